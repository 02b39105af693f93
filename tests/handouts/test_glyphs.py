"""Glyphs: the letters on the paper are the letters of the text.

A text extraction cannot see a wrong glyph, so the page is compared as pixels with the same words
drawn by another program from the same font files.
"""

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat

from hep.handouts import rendering
from hep.handouts.refusal import FONTS, printable
from hep.library import read
from tests.handouts.pdf import pages_of, raster

SIZE = 60
NOTO, BOLD, SIGNS = (
    FONTS / name for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "DejaVuSans.ttf")
)
WORDS = [
    ("Māori", NOTO, 400),
    ("Łódź", NOTO, 400),
    ("Māori", BOLD, 700),
    ("Łódź", BOLD, 700),
    ("Ελένη", NOTO, 400),
    ("ßñçãõœ", NOTO, 400),
    ("«¿¡»éüÉ", BOLD, 700),
    ("Жанна", NOTO, 400),
    ("≥≤", SIGNS, 400),
    ("→✓□", SIGNS, 400),
]


def printed(words: str, weight: int) -> bytes:
    html = (
        '<html lang="en"><head><title>t</title></head><body class="standard a4">'
        f'<p style="font-size: {SIZE}pt; line-height: 2; font-weight: {weight}">{words}</p>'
    )
    return rendering.render(html, {}).pdf


def ink(image: Image.Image) -> Image.Image:
    """The inked part of the upper half of a page, at one size for comparing."""
    upper = image.crop((0, 0, image.width, image.height // 2))
    box = ImageChops.invert(upper).getbbox()
    assert box is not None
    return upper.crop(box).resize((160, 60))


def drawn(words: str, font: Path) -> Image.Image:
    page = Image.new("L", (600, 600), 255)
    face = ImageFont.truetype(str(font), SIZE)
    ImageDraw.Draw(page).text((20, 20), words, font=face, fill=0)
    return ink(page)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures, from 0 to 1."""
    return ImageStat.Stat(ImageChops.difference(one, other)).mean[0] / 255


@pytest.mark.parametrize(("words", "font", "weight"), WORDS)
def test_letters_on_paper_are_those_of_the_font(
    words: str, font: Path, weight: int, tmp_path: Path
) -> None:
    pdf = printed(words, weight)
    assert words in pages_of(pdf, tmp_path)[0]
    assert difference(ink(raster(pdf)), drawn(words, font)) < 0.08


def test_the_comparison_sees_a_wrong_letter() -> None:
    assert difference(drawn("Māori", NOTO), drawn("Mkori", NOTO)) > 0.1
    assert difference(drawn("Łódź", NOTO), drawn("®hód", NOTO)) > 0.1


def test_every_word_of_the_library_can_be_printed() -> None:
    library = read()
    said = [repr(exercise.patient) + exercise.name for exercise in library.exercises.values()]
    said += [repr(card.paragraphs) for card in library.cards.values()]
    said += [repr(group.rules) for group in library.stop_rules.values()]
    said += [repr(vars(language)) for language in library.languages.values()]
    said += [repr(vars(translation)) for translation in library.translations.values()]
    assert {one for text in said for one in text if ord(one) not in printable()} == set()
