"""Builds the faces of the package's fonts from the outlines of three families.

Each weight is one file of two families that share their outlines: "Targetbook Sans" writes quotation marks, dashes and
dots as Latin script has them, "Targetbook Sans SC" as Chinese has them, one character wide. Both have every character,
so that no text is finished in a font of the machine.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

from targetbook.page.charts.kit.style import CHINESE_FAMILY, LATIN_FAMILY
from targetbook.press.fonts.characters import is_latin

STYLES = {400: "Regular", 700: "Bold"}
TICKS = "✓✔✗✘"  # a pair comes from one hand
CHINESE_MARKS = "‘’“”…—·"
EM = 1000
ASCENT = 1160
DESCENT = -288
X_HEIGHT = 536
CAP_HEIGHT = 714
HEIGHTS = {
    "version": 4,
    "sTypoAscender": ASCENT,
    "sTypoDescender": DESCENT,
    "sTypoLineGap": 0,
    "usWinAscent": ASCENT,
    "usWinDescent": -DESCENT,
    "sxHeight": X_HEIGHT,
    "sCapHeight": CAP_HEIGHT,
}
DAY_ONE = 3_850_070_400  # 1 January 2026, in seconds since 1904: the time of making is nobody's concern
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."

Outlines = Mapping[str, tuple[TTFont, str]]  # name of a glyph: the font and the glyph it is drawn from


@dataclass(frozen=True)
class Sources:
    """The three families in one weight."""

    chinese: TTFont
    latin: TTFont
    symbols: TTFont

    def font_for(self, char: str) -> TTFont | None:
        """Choose the font that draws a character."""
        order = [self.chinese, self.symbols]
        if char in TICKS:
            order = [self.symbols]
        elif is_latin(char):
            order = [self.latin, *order]

        return next((font for font in order if ord(char) in font.getBestCmap()), None)


def collection(sources: Sources, chars: set[str], weight: int) -> TTCollection:
    """Put one weight together: outlines once, a table of characters for each of the two families."""
    latin: dict[int, str] = {}
    outlines = {".notdef": (sources.latin, ".notdef")}

    for char in sorted(chars):
        font = sources.font_for(char)
        if font is not None:
            name = f"u{ord(char):04X}"
            latin[ord(char)] = name
            outlines[name] = (font, font.getBestCmap()[ord(char)])

    wide = {ord(char): f"u{ord(char):04X}.zh" for char in CHINESE_MARKS}
    for code, name in wide.items():
        outlines[name] = (sources.chinese, sources.chinese.getBestCmap()[code])

    both = TTCollection()
    both.fonts = [
        face(LATIN_FAMILY, weight, outlines, latin),
        face(CHINESE_FAMILY, weight, outlines, latin | wide),
    ]

    return both


def face(family: str, weight: int, outlines: Outlines, cmap: dict[int, str]) -> TTFont:
    """Build one family's face from outlines of others, without hints, kerning or a time of making."""
    bold = weight > 400
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap(cmap)
    builder.setupGlyf({name: outline(font, glyph) for name, (font, glyph) in outlines.items()})

    glyf = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (font["hmtx"][glyph][0], glyf[name].xMin) for name, (font, glyph) in outlines.items()}
    )
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)

    builder.setupNameTable(name_records(family, STYLES[weight], outlines))
    builder.setupOS2(usWeightClass=weight, fsSelection=0x20 if bold else 0x40, **HEIGHTS)
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=DAY_ONE, modified=DAY_ONE, macStyle=int(bold))
    builder.font.recalcTimestamp = False

    return builder.font


def outline(font: TTFont, glyph: str) -> Any:
    """Give the outline."""
    glyphs = font.getGlyphSet()
    parts = DecomposingRecordingPen(glyphs)
    glyphs[glyph].draw(parts)
    pen = TTGlyphPen(None)
    parts.replay(pen)

    return pen.glyph(dropImpliedOnCurves=True)


def name_records(family: str, style: str, outlines: Outlines) -> dict[str, str]:
    """Name a face, its makers and its licence."""
    makers = dict.fromkeys(str(font["name"].getDebugName(0)) for font, _ in outlines.values())
    compact = family.replace(" ", "")
    return {
        "copyright": "; ".join(makers),
        "familyName": family,
        "styleName": style,
        "uniqueFontIdentifier": f"{compact}-{style}",
        "fullName": f"{family} {style}",
        "version": "Version 1.000",
        "psName": f"{compact}-{style}",
        "licenseDescription": LICENCE,
        "licenseInfoURL": "https://scripts.sil.org/OFL",
    }
