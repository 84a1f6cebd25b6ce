#!/usr/bin/python3
"""Writes the shaping vectors: python3 vectors.py [WORK].

Shapes the words and sentences beside it (collect.py tells where they are from)
with hb-shape on the original Urdu fonts, the language set to Urdu, into
app/typeset/testdata/shaping/<font>.tsv.gz. Needs npm,
fontTools and hb-shape (Debian: libharfbuzz-bin). A line is one run:

    text before TAB run TAB text after TAB direction TAB script TAB glyphs

Glyphs are as hb-shape writes them, id=cluster@dx,dy+advance in font units, in
visual order, clusters counted in characters from the start of the run. Glyph
ids hold for the prepared fonts too: prepare.py refuses another glyph order.

A word is one run. A sentence is cut where direction or script changes and where
the font lacks a character; the characters it lacks are context only.
"""

import gzip
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

sys.dont_write_bytecode = True
import originals  # noqa: E402 (no __pycache__ beside the fonts)

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[2] / "app" / "typeset" / "testdata" / "shaping"
FONTS = [
    f"{family}-{weight}"
    for family in ("NotoNastaliqUrdu", "NotoNaskhArabic")
    for weight in ("Regular", "Bold")
]

# What runs left to right in an Urdu sentence: Latin words and numbers. This is
# enough for the sentences here and is no bidirectional algorithm.
LEFT_TO_RIGHT = re.compile(
    r"(?P<Latn>[A-Za-z](?:[A-Za-z0-9 ]*[A-Za-z0-9])?)"
    r"|(?P<Arab>[0-9۰-۹](?:[0-9۰-۹.,:٬-]*[0-9۰-۹])?)"
)
JOINERS = {0x200C, 0x200D}


def runs(sentence):
    """Yields (start, end, direction, script)."""
    at = 0
    for match in LEFT_TO_RIGHT.finditer(sentence):
        if at < match.start():
            yield at, match.start(), "rtl", "Arab"
        yield match.start(), match.end(), "ltr", match.lastgroup
        at = match.end()
    if at < len(sentence):
        yield at, len(sentence), "rtl", "Arab"


def covered(sentence, start, end, cmap):
    """Yields the parts of a run for which the font has the characters."""
    begin = start
    for i in range(start, end + 1):
        if i == end or ord(sentence[i]) not in cmap:
            if begin < i:
                yield begin, i
            begin = i + 1


def shape(font, direction, script, text, *options):
    """Returns one string of glyphs for each line of text."""
    command = [
        "hb-shape", "--no-glyph-names", "--shaper=ot", "--language=ur",
        f"--direction={direction}", f"--script={script}", *options, str(font),
    ]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
    return [line.strip("[]") for line in done.stdout.splitlines()]


def word_lines(font, words):
    for word, glyphs in zip(words, shape(font, "rtl", "Arab", "\n".join(words)), strict=True):
        yield "", word, "", "rtl", "Arab", glyphs


def sentence_lines(font, sentences):
    cmap = TTFont(font).getBestCmap().keys() | JOINERS
    for sentence in sentences:
        for start, end, direction, script in runs(sentence):
            for a, b in covered(sentence, start, end, cmap):
                before, run, after = sentence[:a], sentence[a:b], sentence[b:]
                context = [f"--text-before={before}"] if before else []
                context += [f"--text-after={after}"] if after else []
                (glyphs,) = shape(font, direction, script, run, *context)
                yield before, run, after, direction, script, glyphs


def read(*names):
    """Returns the lines of the files, each once, without notices."""
    lines = (line for name in names for line in (HERE / name).read_text().splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("# ")))


def main(work):
    words = read("words.txt", "cldr-words.txt")
    sentences = read("sentences.txt", "lessons.txt")
    OUT.mkdir(parents=True, exist_ok=True)
    fonts = originals.fetch(work)
    for name in FONTS:
        # A word with a character the font lacks goes to another font: no vector.
        cmap = TTFont(fonts[name]).getBestCmap().keys() | JOINERS
        known = [word for word in words if all(ord(c) in cmap for c in word)]
        lines = [*word_lines(fonts[name], known), *sentence_lines(fonts[name], sentences)]
        text = "".join("\t".join(line) + "\n" for line in lines)
        target = OUT / f"{name}.tsv.gz"
        target.write_bytes(gzip.compress(text.encode(), mtime=0))
        print(f"{target.name}: {len(known)} words, {len(lines) - len(known)} runs "
              f"of {len(sentences)} sentences, {target.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(folder)
