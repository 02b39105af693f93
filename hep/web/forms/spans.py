"""Fields for counts and times that may be exact, a range or a minimum."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import StringField

from hep.dosage import Span, Tempo, parse_count, parse_seconds
from hep.dosage.wording import in_minutes

_TEMPO = re.compile(r"^([0-9]{1,2})-([0-9]{1,2})-([0-9]{1,2})$")


class CountField(StringField):
    """A count: `10`, `2-3`, `8+`. Its data is a Span, or None when it may be empty."""

    data: Any

    def __init__(
        self, label: str = "", *, optional: bool = False, unit_needed: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(label, **kwargs)
        self.optional, self.unit_needed, self.typed = optional, unit_needed, ""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the span; raise ValueError with a sentence for the person who typed it."""
        self.typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if self.typed:
            self.data = self._read(self.typed)
        elif valuelist and not self.optional:
            raise ValueError("Type a number.")

    def _read(self, text: str) -> Span | Tempo:
        return parse_count(text)

    def _value(self) -> str:
        return self.typed


class SecondsField(CountField):
    """A time in seconds; with `unit_needed` it must say `s` or `min`."""

    def _read(self, text: str) -> Span | Tempo:
        return parse_seconds(text, unit_needed=self.unit_needed)

    @staticmethod
    def shown(span: Span | None) -> str:
        """How a length of time is typed: `10 min` or `90 s`; empty for none."""
        if span is None:
            return ""
        minutes = in_minutes(span)
        return f"{span.text} s" if minutes is None else f"{minutes.text} min"


class TempoField(CountField):
    """Three numbers: seconds up, pause and down."""

    def __init__(self, label: str = "", **kwargs: Any) -> None:
        super().__init__(label, optional=True, **kwargs)

    def _read(self, text: str) -> Span | Tempo:
        match = _TEMPO.match(text)
        if match is None:
            raise ValueError("Use three numbers like 2-1-3.")
        return Tempo(int(match[1]), int(match[2]), int(match[3]))
