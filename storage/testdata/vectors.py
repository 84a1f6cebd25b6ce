#!/usr/bin/python3
"""Writes slot.json, seal.json, header.json, files.json and backup.json beside this file, with other
people's implementations of the primitives, from SECURITY.md's description alone.

Needs Debian's python3-nacl, python3-argon2 and python3-zstandard.
"""
import base64
import hashlib
import hmac
import json
import pathlib
import struct
import uuid

import zstandard
from argon2.low_level import Type, hash_secret_raw
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt as seal_chunk,
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


ITEM, REVISION, SESSION, DEVICE, PHOTO = (bytes([n]) * 16 for n in (0xA1, 0xB2, 0xC3, 0xD4, 0xE5))
CHAIN_START = bytes(32)


def value(record: bytes, plain: bytes, purpose: str = "gehwara 1 values") -> bytes:
    nonce = hashlib.sha256(b"value" + record).digest()[:24]
    packed = zstandard.ZstdCompressor().compress(plain)
    return b"\x01" + nonce + seal(packed, b"\x01" + record, nonce, subkey(purpose))


def sealed(record: bytes, plain: str) -> dict:
    return {"record": record.hex(), "plain": plain, "sealed": value(record, plain.encode()).hex()}


def crc32c(data: bytes) -> bytes:
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return struct.pack(">I", crc ^ 0xFFFFFFFF)


def position(seq: int, chain: bytes) -> bytes:
    return struct.pack(">Q", seq) + chain


def state(flags: int, millis: int, counter: int, kind: str, sort: str) -> bytes:
    clock = struct.pack(">QI", millis, counter) + DEVICE
    return bytes([flags]) + clock + bytes([len(kind)]) + kind.encode() + bytes([len(sort)]) + sort.encode()


REVISION_KEY, DRAFT_KEY, TOMBSTONE_KEY = b"r" + ITEM + REVISION, b"d" + ITEM + SESSION, b"e" + bytes(16)
REVISION_PLAIN = state(2, 1795000000000, 7, "entry", "2026-11-22") + b"\x00" + b"\x01" + PHOTO + "پہلی کروٹ".encode()
DRAFT_PLAIN = b"\x05entry" + b"\x0a2026-11-23" + b"\x01" + REVISION + "آدھا جملہ".encode()


def spool() -> dict:
    """A segment, number 2, behind one record that is in no segment any more."""
    revision, draft = value(REVISION_KEY, REVISION_PLAIN), value(DRAFT_KEY, DRAFT_PLAIN)
    blanked = hashlib.sha256(b"d" + ITEM + SESSION + b"something that was erased").digest()
    records = [
        b"r" + ITEM + REVISION + bytes(16) + revision,
        b"d" + ITEM + SESSION + draft,
        b"\x00" + blanked,
        b"x" + ITEM + SESSION,
        b"e" + bytes([0xA0]) + bytes(15),
        b"a" + ITEM + REVISION + revision,
    ]
    seq, chain = 1, hashlib.sha256(CHAIN_START + hashlib.sha256(b"x" + bytes(32)).digest()).digest()
    head = b"gehwara spool 1\n" + struct.pack(">Q", 2) + position(seq, chain)
    segment, nonces = head + crc32c(head), []
    for record in records:
        nonce = hashlib.sha256(b"frame" + record).digest()[:24]
        number = struct.pack(">Q", seq + 1)
        sealed = seal(chain + record, b"\x01" + number, nonce, subkey("gehwara 1 spool"))
        start = struct.pack(">I", len(nonce + sealed)) + number
        segment += start + crc32c(start) + nonce + sealed
        nonces.append(nonce.hex())
        link = blanked if record[0] == 0 else hashlib.sha256(record).digest()
        seq, chain = seq + 1, hashlib.sha256(chain + link).digest()
    return {"segment": segment.hex(), "records": [r.hex() for r in records], "nonces": nonces,
            "end": position(seq, chain).hex()}


def sealed_file(purpose: str, first_line: bytes, what: str, plain: bytes) -> dict:
    salt = hashlib.sha256(b"file" + what.encode()).digest()
    key = hkdf(subkey(purpose), salt, first_line + what.encode())
    chunks = [plain[at:at + 65536] for at in range(0, len(plain), 65536)] or [b""]
    out = first_line + salt
    for n, chunk in enumerate(chunks):
        last = b"\x01" if n == len(chunks) - 1 else b"\x00"
        out += seal_chunk(chunk, None, struct.pack(">3xQ", n) + last, key)
    small = len(plain) < 4096
    return {"what": what, "salt": salt.hex(), "size": len(plain), "sha256": hashlib.sha256(out).hexdigest(),
            "sealed": out.hex() if small else "", "plain": plain.hex() if small else ""}


def snapshot() -> dict:
    tally = struct.pack(">QQQ", 1, 1, 1)
    head = struct.pack(">Q", 1795000001000) + position(5, hashlib.sha256(b"chain").digest())
    head += DEVICE + struct.pack(">QI", 1795000000000, 7) + tally
    plain = head
    for key, sealed in ((TOMBSTONE_KEY, value(TOMBSTONE_KEY, b"")), (DRAFT_KEY, value(DRAFT_KEY, DRAFT_PLAIN)),
                        (REVISION_KEY, value(REVISION_KEY, REVISION_PLAIN))):
        plain += bytes([len(key)]) + key + struct.pack(">I", len(sealed)) + sealed
    plain += b"\x00" + b"\x01" + PHOTO
    return sealed_file("gehwara 1 snapshots", b"gehwara snap 1\n\n", f"{6:016x}", plain)


def file_list() -> dict:
    plain = b"\x02db" + position(5, hashlib.sha256(b"chain").digest()) + b"\x02"
    for name in ("000001.sst", "MANIFEST"):
        plain += bytes([len(name)]) + name.encode() + struct.pack(">Q", 1000) + hashlib.sha256(name.encode()).digest()
    plain += b"\x02" + struct.pack(">QQ", 4, 6)
    return {"plain": plain.hex(), "sealed": value(b"files", plain).hex()}


def seen() -> dict:
    plain = position(5, hashlib.sha256(b"chain").digest())
    return {"folder": "00112233445566778899aabbccddeeff", "plain": plain.hex(),
            "sealed": value(b"seen 00112233445566778899aabbccddeeff", plain).hex()}


def repairs() -> dict:
    """Two mendings: a store made again of a snapshot, and a spool of which two saves are lost."""
    plain = b"\x02"
    for when, faults, taken, replayed, lost, aside in (
        (1795000000000, ("store-damaged", "snapshot-damaged"), 1794900000000, 12, 0, "damaged-2026-11-19-1"),
        (1795000001000, ("spool-damaged",), 0, 0, 2, ""),
    ):
        plain += struct.pack(">Q", when) + bytes([len(faults)])
        for fault in faults:
            plain += bytes([len(fault)]) + fault.encode()
        plain += struct.pack(">QQQ", taken, replayed, lost) + bytes([len(aside)]) + aside.encode()
    return {"plain": plain.hex(), "sealed": value(b"repairs", plain).hex()}


def records() -> dict:
    """What else lies in a store: name of the record, its key and its value as they lie there."""
    clock = struct.pack(">QI", 1795000000000, 7)
    place = position(5, hashlib.sha256(b"chain").digest()) + struct.pack(">QQQ", 1, 1, 1)
    heads = b"\x01" + REVISION + state(0, 1795000000000, 7, "entry", "2026-11-22")
    plain = {b"h" + ITEM: heads, b"mdevice": DEVICE, b"mclock": clock, b"mplace": place}
    stored = {key: value(key, text) for key, text in plain.items()}
    stored[b"nentry\0002026-11-22\0" + clock + DEVICE + ITEM] = REVISION
    return {key.hex(): text.hex() for key, text in stored.items()}


def base64_of(data: bytes) -> str:
    return base64.b64encode(data).decode()


def header(named: dict) -> str:
    slots = [{
        "kind": of["kind"],
        "argon2id": {"time": of["time"], "memory_kib": of["memory_kib"], "threads": of["threads"]},
        "salt": base64_of(bytes.fromhex(of["salt"])), "wrapped": base64_of(bytes.fromhex(of["wrapped"])),
    } for of in (SLOTS[0], SLOTS[2])]
    body = {"serial": 3, "journal": str(JOURNAL)} | named | {
        "public_key": base64_of(crypto_scalarmult_base(subkey("gehwara 1 identity"))), "store": "db", "slots": slots,
    }
    text = compact(body)
    checksum = hashlib.sha256(f"gehwara journal\n2\n{text}".encode()).hexdigest()
    return f'{{"format":"gehwara journal","version":2,"checksum":"{checksum}","body":{text}}}\n'


def compact(of: object) -> str:
    return json.dumps(of, ensure_ascii=False, separators=(",", ":"))


def hidden(folded: str, name: str, picture: str) -> dict:
    salt = hashlib.sha256(b"salt hidden").digest()[:16]
    label = compact({"name": name, "picture": picture}).encode()
    return {"hidden": {
        "argon2id": {"time": 1, "memory_kib": 8 << 10, "threads": 1}, "salt": base64_of(salt),
        "hash": base64_of(hash_secret_raw(folded.encode(), salt, 1, 8 << 10, 1, 32, Type.ID, 0x13)),
        "label": base64_of(value(b"", label, "gehwara 1 name")),
    }}


def bech32(prefix: str, data: bytes) -> str:
    """BIP 173, in capital letters."""
    bits = "".join(f"{byte:08b}" for byte in data)
    bits += "0" * (-len(bits) % 5)
    groups = [int(bits[at:at + 5], 2) for at in range(0, len(bits), 5)]
    lower = prefix.lower().encode()
    rest = 1
    for value in [c >> 5 for c in lower] + [0] + [c & 31 for c in lower] + groups + [0] * 6:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for n, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            rest ^= generator if top >> n & 1 else 0
    groups += [(rest ^ 1) >> 5 * (5 - n) & 31 for n in range(6)]
    return (prefix.lower() + "1" + "".join("qpzry9x8gf2tvdw0s3jn54khce6mua7l"[g] for g in groups)).upper()


def backup() -> dict:
    """What Gehwara adds to age and tar: the seal, the identity as age knows it, and
    how a header keeps a file for age."""
    plain = struct.pack(">QQI", 1795000001000, 1795000000000, 7) + struct.pack(">QQQ", 1, 1, 1)
    plain += struct.pack(">QQQQ", 2, 1, 5120, 4096)
    for part in (b"header.json", b"revisions.age", b"photos.age"):
        plain += hashlib.sha256(part).digest()
    nonce = hashlib.sha256(b"nonce backup").digest()[:24]
    start = b"gehwara backup 1\n"
    salt = bytes.fromhex(SLOTS[0]["salt"])
    file = b"age-encryption.org/v1\n-> scrypt and so on"
    return {
        "identity": bech32("AGE-SECRET-KEY-", subkey("gehwara 1 identity")),
        "plain": plain.hex(),
        "seal": (start + nonce + seal(plain, start + JOURNAL.bytes, nonce, subkey("gehwara 1 backups"))).hex(),
        "salt": salt.hex(), "file": file.hex(),
        "age": value(b"age passphrase\0" + salt, file, "gehwara 1 backups").hex(),
    }


SLOTS = [
    slot("passphrase", " ميرا كمره ۱۲ ", "میرا کمرہ 12", 1, 8 << 10, 1),
    slot("passphrase", "Correct Horse", "Correct Horse", 3, 64 << 10, 2),
    slot("recovery", "۱۲۳۴۰-56784 ٩٠١٢١ 34562 78903 12342 56789 90123",
         "1234056784901213456278903123425678990123", 1, 8 << 10, 1),
]


def write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (HERE / name).write_text(text + "\n", encoding="utf-8")


write("slot.json", SLOTS)
write("header.json", [
    {"typed": "ناؤ", "name": "ناؤ", "picture": "boat", "header": header({"name": "ناؤ", "picture": "boat"})},
    {"typed": " ميري  كتاب ZEBRA ۷", "name": "میری کتاب Zebra 7", "picture": "kite",
     "header": header(hidden("میری کتاب zebra 7", "میری کتاب Zebra 7", "kite"))},
])
write("seal.json", {
    "journal": str(JOURNAL),
    "master": MASTER.hex(),
    "keys": {label: subkey(label).hex() for label in (
        "gehwara 1 badger", "gehwara 1 values", "gehwara 1 photos",
        "gehwara 1 identity", "gehwara 1 name", "gehwara 1 spool", "gehwara 1 snapshots",
        "gehwara 1 backups")},
    "public_key": crypto_scalarmult_base(subkey("gehwara 1 identity")).hex(),
    "values": [
        sealed(b"r" + bytes(32), "آج اس نے پہلی بار ہنسا۔ First laugh."),
        sealed(b"e" + bytes(16), ""),
        sealed(b"d" + bytes(range(32)), "کروٹ " * 400),
    ],
})
write("files.json", {
    "spool": spool(),
    "snapshot": snapshot(),
    "files": file_list(),
    "seen": seen(),
    "repairs": repairs(),
    "records": records(),
    "tries": '{"wrong":4,"until":1795000000000}\n',
    "photos": [
        sealed_file("gehwara 1 photos", b"gehwara photo 1\n", PHOTO.hex(), bytes(n * 7 % 251 for n in range(size)))
        if size else sealed_file("gehwara 1 photos", b"gehwara photo 1\n", PHOTO.hex() + ".thumb", b"")
        for size in (0, 100, 65536, 65537, 200000)
    ],
})
write("backup.json", backup())
