#!/usr/bin/python3
"""Writes slot.json and seal.json beside this file, with other people's
implementations of the primitives, from SECURITY.md's description alone.

Needs Debian's python3-nacl, python3-argon2 and python3-zstandard.
"""
import hashlib
import hmac
import json
import pathlib
import struct
import uuid

import zstandard
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_encrypt as seal,
    crypto_scalarmult_base,
)

HERE = pathlib.Path(__file__).parent
MASTER = bytes(range(32))
JOURNAL = uuid.UUID("6f9b1f3e-8f62-4b55-9c07-0d6a2f1c4e11")


def hkdf(key: bytes, salt: bytes, info: bytes) -> bytes:
    """RFC 5869 with SHA-256, 32 bytes."""
    extracted = hmac.new(salt, key, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()


def subkey(label: str) -> bytes:
    return hkdf(MASTER, JOURNAL.bytes, label.encode())


def slot(kind: str, typed: str, folded: str, time: int, memory: int, threads: int) -> dict:
    salt = hashlib.sha256(b"salt" + kind.encode()).digest()[:16]
    nonce = hashlib.sha256(b"nonce" + kind.encode()).digest()[:24]
    key = hash_secret_raw(folded.encode(), salt, time, memory, threads, 32, Type.ID, 0x13)
    bound = b"gehwara slot 1\0" + kind.encode() + b"\0" + JOURNAL.bytes
    bound += struct.pack(">IIB", time, memory, threads) + salt
    return {
        "kind": kind, "typed": typed, "folded": folded, "journal": str(JOURNAL),
        "time": time, "memory_kib": memory, "threads": threads,
        "salt": salt.hex(), "nonce": nonce.hex(), "master": MASTER.hex(),
        "wrapped": (nonce + seal(MASTER, bound, nonce, key)).hex(),
    }


def sealed(record: bytes, plain: str) -> dict:
    nonce = hashlib.sha256(b"value" + record).digest()[:24]
    packed = zstandard.ZstdCompressor().compress(plain.encode())
    value = b"\x01" + nonce + seal(packed, b"\x01" + record, nonce, subkey("gehwara 1 values"))
    return {"record": record.hex(), "plain": plain, "sealed": value.hex()}


def write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (HERE / name).write_text(text + "\n", encoding="utf-8")


write("slot.json", [
    slot("passphrase", " ميرا كمره ۱۲ ", "میرا کمرہ 12", 1, 8 << 10, 1),
    slot("passphrase", "Correct Horse", "Correct Horse", 3, 64 << 10, 2),
    slot("recovery", "۱۲۳۴۰-56784 ٩٠١٢١ 34562 78903 12342 56789 90123",
         "1234056784901213456278903123425678990123", 1, 8 << 10, 1),
])
write("seal.json", {
    "journal": str(JOURNAL),
    "master": MASTER.hex(),
    "keys": {label: subkey(label).hex() for label in (
        "gehwara 1 badger", "gehwara 1 values", "gehwara 1 photos",
        "gehwara 1 identity", "gehwara 1 name")},
    "public_key": crypto_scalarmult_base(subkey("gehwara 1 identity")).hex(),
    "values": [
        sealed(b"r" + bytes(32), "آج اس نے پہلی بار ہنسا۔ First laugh."),
        sealed(b"e" + bytes(16), ""),
        sealed(b"d" + bytes(range(32)), "کروٹ " * 400),
    ],
})
