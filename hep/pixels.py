"""Pixels: how pictures that people send are decoded."""

from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile


@contextmanager
def only_whole() -> Iterator[None]:
    """Decode whole files only: a picture that was cut off is an error.

    Other libraries ask Pillow, for everybody in the process, to fill up what is missing.
    """
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
