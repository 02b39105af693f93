"""What a clinic may put of its own on a sheet, and what is kept out of it."""

from io import BytesIO

import pytest
from PIL import Image, ImageFile

from hep import logos
from hep.branding import BrandingRefused, contrast, read_address, read_colour
from hep.logos import LogoRefused

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SQUARE = '<path d="M0 0L10 0L10 10z" fill="#0b4a5a"/>'


def svg(inside: str, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    return f"<svg {SPACE} {attributes}>{inside}</svg>".encode()


def picture(kind: str, size: tuple[int, int] = (40, 20)) -> bytes:
    kept = BytesIO()
    Image.new("RGB", size, "navy").save(kept, kind, comment=b"where it was taken")
    return kept.getvalue()


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#ffffff") == pytest.approx(1)
    assert contrast("#767676") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("text", ["#767676", " #0B4A5A ", "#000000"])
def test_a_colour_that_can_be_read_is_taken(text: str) -> None:
    assert read_colour(text) == text.strip().lower()


@pytest.mark.parametrize(
    ("text", "said"),
    [("#777777", "too light"), ("#ffe000", "too light"), ("teal", "six digits"), ("", "six")],
)
def test_a_colour_that_cannot_be_read_is_refused(text: str, said: str) -> None:
    with pytest.raises(BrandingRefused, match=said):
        read_colour(text)


@pytest.mark.parametrize("text", ["", "https://clinic.example", "https://clinic.example/a-b"])
def test_a_public_address_is_taken(text: str) -> None:
    assert read_address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "clinic.example",
        "http://clinic.example",
        "javascript:alert(1)",
        "https://",
        "https://rosa@clinic.example",
        "https://clinic.example/#rosa",
        "https://clinic.example/?patient=rosa",
        "https://clinic.example/a b",
        "https://[",
        "https://clinic.example/" + "a" * 200,
    ],
)
def test_any_other_address_is_refused(text: str) -> None:
    with pytest.raises(BrandingRefused):
        read_address(text)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_of_a_picture_only_pixels_are_kept(kind: str) -> None:
    kept = logos.prepare(picture(kind))
    assert kept.mime == logos.PNG
    assert b"where it was taken" not in kept.data
    assert Image.open(BytesIO(kept.data)).size == (40, 20)


def test_shapes_are_kept_and_all_else_is_left_out() -> None:
    bad = (
        "<script>alert(1)</script><style>*{fill:url(https://x.example)}</style>"
        '<image xlink:href="https://x.example/a.png"/><use xlink:href="#a"/><text>Hello</text>'
        '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">b</b></foreignObject>'
        '<path d="M0 0L1 1" onclick="alert(1)" style="fill:red" filter="url(#f)" opacity=".5"'
        ' fill="url(https://x.example)"/><a xlink:href="https://x.example">'
        f"{SQUARE}</a>"
    )
    kept = logos.prepare(svg(bad + SQUARE))
    text = kept.data.decode()
    assert kept.mime == logos.SVG
    for word in ("script", "style", "image", "use", "text", "http://www.w3.org/1999", "example",
                 "onclick", "filter", "opacity", "href"):  # fmt: skip
        assert word not in text, word
    assert text.count("<path") == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"a" * 300_000, "larger"),
        (b"GIF89a", "not a PNG"),
        (b"\x89PNG but not really", "damaged"),
        (picture("PNG")[:60], "damaged"),
        (b"<html/>", "not a PNG"),
        (svg(""), "no shapes"),
        (svg(SQUARE, ""), "no viewBox"),
        (svg(SQUARE * 2001), "more than 2000"),
        (b'<!DOCTYPE s [<!ENTITY a "b">]>' + svg("&a;"), "entities"),
        (b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"), "entities"),
    ],
)
def test_what_is_no_logo_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(LogoRefused, match=said):
        logos.prepare(data)


def test_a_cut_off_picture_is_refused_whatever_others_ask_of_pillow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(LogoRefused, match="damaged"):
        logos.prepare(picture("PNG")[:60])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    with pytest.raises(LogoRefused, match="pixels"):
        logos.prepare(picture("PNG", (5000, 4000)))
