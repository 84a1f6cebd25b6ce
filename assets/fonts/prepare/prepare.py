#!/usr/bin/python3
"""Prepares the bundled fonts: python3 prepare.py [WORK] writes ../*.ttf.

Needs npm and fontTools (Debian: python3-fonttools). WORK keeps the downloaded
originals for the next run; without it a temporary folder is used.

Two things are changed, neither of them a glyph:

1. Every Coverage table is written as Format 1, a list of glyphs. go-text's
   HarfBuzz port up to 0.3.5 loses ranges of Format 2 when it builds the digests
   that let it skip lookups, and so skips cursive attachment in Nastaliq.
2. The default language system of the Arabic script gives Urdu forms: `ARA ` is
   dropped, since a caller that names no language is taken for Arabic, and where
   a font has `URD ` that becomes the default.

The same originals give the same bytes: no table takes the time of the run.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

sys.dont_write_bytecode = True
import originals  # noqa: E402 (no __pycache__ beside the fonts)

LAYOUT = ("GDEF", "GSUB", "GPOS")


def write_coverage(coverage, font):
    """Stands in for Coverage.preWrite, which picks the smaller format."""
    ids = font.getGlyphIDMany(coverage.glyphs)
    if ids != sorted(ids):
        raise ValueError("a coverage table is not in glyph order")
    coverage.Format = 1
    return {"GlyphArray": coverage.glyphs}


def prefer_urdu(table):
    """Makes Urdu the default of the Arabic script."""
    for record in table.ScriptList.ScriptRecord:
        if record.ScriptTag != "arab":
            continue
        script = record.Script
        for language in script.LangSysRecord:
            if language.LangSysTag == "URD ":
                script.DefaultLangSys = language.LangSys
        script.LangSysRecord = [
            language for language in script.LangSysRecord if language.LangSysTag != "ARA "
        ]
        script.LangSysCount = len(script.LangSysRecord)


def prepare(source, target):
    font = TTFont(source, lazy=False, recalcBBoxes=False, recalcTimestamp=False)
    # The repacker is an optional library: without it every machine writes the same.
    font.cfg["fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"] = False
    for tag in LAYOUT:
        if tag in font:
            font[tag].ensureDecompiled(recurse=True)
            if tag != "GDEF":
                prefer_urdu(font[tag].table)
    font.save(target, reorderTables=True)


def coverage_formats(path):
    """Counts the Coverage tables of a written font by their format."""
    counts = {}
    read = otTables.Coverage.postRead

    def count(coverage, raw, font):
        counts[coverage.Format] = counts.get(coverage.Format, 0) + 1
        read(coverage, raw, font)

    otTables.Coverage.postRead = count
    try:
        font = TTFont(path, lazy=False)
        for tag in LAYOUT:
            if tag in font:
                font[tag].ensureDecompiled(recurse=True)
    finally:
        otTables.Coverage.postRead = read
    return counts


def check(source, target):
    """Glyph ids, names, outlines and advances must be the original's."""
    before, after = TTFont(source), TTFont(target)
    if before.getGlyphOrder() != after.getGlyphOrder():
        raise ValueError("the glyph order changed")
    for tag in before.reader.keys():
        if tag not in LAYOUT + ("head",) and before.reader[tag] != after.reader[tag]:
            raise ValueError(f"table {tag} changed")
    counts = coverage_formats(target)
    if set(counts) != {1}:
        raise ValueError(f"coverage formats {counts}")
    return counts[1]


def main(work):
    otTables.Coverage.preWrite = write_coverage
    fonts = Path(__file__).resolve().parent.parent
    for name, source in originals.fetch(work).items():
        target = fonts / f"{name}.ttf"
        prepare(source, target)
        tables = check(source, target)
        print(f"{target.name}: {target.stat().st_size} bytes, {tables} coverage tables")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(folder)
