#!/usr/bin/python3
"""Collects what vectors.py shapes: python3 collect.py [WORK]. Needs npm.

words.txt       Urdu words of the program's own texts; those it once had stay
cldr-words.txt  Urdu words of the names of languages, scripts and territories
lessons.txt     sentences of the lessons: all that hold more than letters, and
                every fourth of the others

sentences.txt is written by hand and not touched.
"""

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
CLDR = "cldr-localenames-full@48.2.0"
NOTICE = f"""\
# The Urdu words of npm package {CLDR}, main/ur.
# Copyright © 2004-2026 Unicode, Inc. Unicode License V3: LICENSE-CLDR.txt.
"""

WORD = re.compile(r"[\u0621-\u064A\u064B-\u0655\u0670-\u06D3\u06D5\u200C\u200D]+")
MARKUP = re.compile(r"\{#\w+\}|[#*]|^- |^\d+\. |\[[ x]\] |!?\[[^\]]*\]\([^)]*\)")
SENTENCE = re.compile(r"[^۔؟!]+[۔؟!]?[»”\")\]]*")


def own_words():
    texts = [*ROOT.glob("assets/lessons/*/ur.md"), ROOT / "assets/help/ur.toml", ROOT / "i18n/ur.toml"]
    words = set((HERE / "words.txt").read_text().split())
    for text in texts:
        words.update(WORD.findall(text.read_text()))
    return words


def cldr_words(work):
    packed = subprocess.run(
        ["npm", "pack", "--silent", CLDR], cwd=work, check=True, capture_output=True, text=True,
    ).stdout.split()[-1]
    words = set()
    with tarfile.open(Path(work) / packed) as archive:
        for member in archive:
            if "/main/ur/" in member.name and member.name.endswith(".json"):
                names = json.dumps(json.load(archive.extractfile(member)), ensure_ascii=False)
                words.update(WORD.findall(names))
    return words


def lesson_sentences():
    plain = 0
    for lesson in sorted(ROOT.glob("assets/lessons/*/ur.md")):
        for line in lesson.read_text().splitlines():
            for sentence in SENTENCE.findall(MARKUP.sub("", line)):
                sentence = sentence.strip()
                if len(sentence.split()) < 3 or "\t" in sentence:
                    continue
                plain += not re.search(r"[^\u0621-\u064A\u0670-\u06D4 ،]", sentence)
                if re.search(r"[^\u0621-\u064A\u0670-\u06D4 ،؟:]", sentence) or plain % 4 == 0:
                    yield sentence


def main(work):
    own, cldr = own_words(), cldr_words(work)
    (HERE / "words.txt").write_text("\n".join(sorted(own)) + "\n")
    (HERE / "cldr-words.txt").write_text(NOTICE + "\n".join(sorted(cldr - own)) + "\n")
    (HERE / "lessons.txt").write_text("\n".join(dict.fromkeys(lesson_sentences())) + "\n")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(folder)
