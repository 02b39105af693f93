"""A dosage in the short writing of clinicians: `3x30s 2/d`, `2x10 3/wk`, `30+`."""

from hep.dosage.shorthand.reading import Typed, read_line
from hep.dosage.shorthand.writing import write_line

__all__ = ["Typed", "read_line", "write_line"]
