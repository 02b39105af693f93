"""Photos: pixels come through and nothing else; whatever is no plain photo is refused."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from hep import photos
from hep.photos import PhotoRefused

PHONE = Path(__file__).with_name("phone.heic").read_bytes()


def picture(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **more: object) -> bytes:
    """A picture: red on its left half, white on its right."""
    image = Image.new(str(more.pop("mode", "RGB")), size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    kept = BytesIO()
    image.save(kept, kind, **more)
    return kept.getvalue()


def bomb(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few bytes that says it has 3.6 thousand million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        whole = name + data
        return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    "data",
    [picture("JPEG"), picture("PNG"), picture("WEBP"), PHONE],
    ids=["jpeg", "png", "webp", "heic"],
)
def test_every_kind_becomes_a_plain_jpeg_and_its_mirror_image(data: bytes) -> None:
    made = photos.prepare(data)
    shown, mirrored = (Image.open(BytesIO(one)) for one in (made.jpeg, made.mirrored))
    assert shown.format == mirrored.format == "JPEG"
    assert shown.size == mirrored.size == (made.width, made.height)
    left, right = (5, made.height // 2), (made.width - 6, made.height // 2)
    assert shown.getpixel(left)[1] < 80 < shown.getpixel(right)[1]
    assert mirrored.getpixel(right)[1] < 80 < mirrored.getpixel(left)[1]


def test_nothing_but_pixels_is_kept_and_the_picture_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "PhoneMaker"
    exif.get_ifd(0x8825)[1] = "S"
    made = photos.prepare(picture(exif=exif.tobytes(), comment=b"Rosa at home"))
    assert (made.width, made.height) == (480, 640)
    kept = Image.open(BytesIO(made.jpeg))
    assert not kept.getexif()
    assert set(kept.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    for private in (b"PhoneMaker", b"Rosa", b"Exif"):
        assert private not in made.jpeg


def test_a_large_photo_is_scaled_down_and_what_lets_through_lies_on_white() -> None:
    made = photos.prepare(picture(size=(4000, 3000)))
    assert (made.width, made.height) == (1200, 900)
    clear = BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(clear, "PNG")
    assert Image.open(BytesIO(photos.prepare(clear.getvalue()).jpeg)).getpixel((9, 9))[0] > 250


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"GIF89a" + bytes(200), "not a JPEG"),
        (b"plain words", "not a JPEG"),
        (picture("GIF"), "not a JPEG"),
        (picture("TIFF"), "not a JPEG"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99", "not a JPEG"),
        (picture()[:2000], "damaged"),
        (picture("PNG")[:-200], "damaged"),
        (picture("WEBP")[:60], "damaged"),
        (PHONE[:560], "damaged"),
        (bomb(), "million pixels"),
        (bomb(9000, 9000), "million pixels"),
        (picture() + b"PK\x03\x04" + bytes(50), "ZIP archive"),
        (picture(comment=b"%PDF-1.7"), "PDF"),
        (picture(comment=b"<ScRipt>alert(1)</script>"), "web page"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "web page"),
        (picture(size=(150, 90)), "too small"),
        (bytes(photos.LARGEST_FILE + 1), "larger than 12 MB"),
    ],
)
def test_what_is_no_photo_is_refused_with_a_reason(data: bytes, said: str) -> None:
    with pytest.raises(PhotoRefused, match=said):
        photos.prepare(data)
