"""The draft mark: the word in large outlined letters behind every page of a draft."""

from functools import cache

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from hep.handouts.refusal import FONTS

ADDRESS = "hep:draft"


@cache
def draft_mark(word: str) -> str:
    """An SVG of the word as outlines: a thin line survives black and white and hides no text."""
    letters, across = [], 0
    with TTFont(FONTS / "NotoSans-Bold.ttf", lazy=True) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        for character in word:
            glyph = glyphs[names[ord(character)]]
            pen = SVGPathPen(glyphs, ntos=lambda number: f"{round(number):d}")
            glyph.draw(pen)
            letters.append(f'<path transform="translate({across} 0)" d="{pen.getCommands()}"/>')
            across += round(glyph.width) + 40
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} 1000">'
        '<g transform="matrix(1 0 0 -1 0 860)" fill="none" stroke="#aaa" stroke-width="7">'
        f"{''.join(letters)}</g></svg>"
    )
