"""Fields for words: cleaned when read, refused with a reason at the field."""

from collections.abc import Sequence
from typing import Any

from wtforms import StringField, TextAreaField
from wtforms.validators import StopValidation

from hep.texts import LONGEST_TEXT, TextRefused, clean, clean_name, shown

TAKEN_OUT = "They are taken out here: look at it, then save again."


class LineField(StringField):
    """One line of text."""

    most = 200
    data: Any

    def __init__(self, label: str = "", validators: Any = None, **kwargs: Any) -> None:
        self.most = kwargs.pop("most", self.most)
        super().__init__(label, validators, **kwargs)

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Clean what was typed; keep it when it is refused, to be mended."""
        super().process_formdata(valuelist)
        self.refused = ""
        if not valuelist and self.data is not None:
            # A form without this field keeps what there was, whatever kind of value that is.
            return
        try:
            self.data = self._clean(self.data or "")
        except TextRefused as refused:
            gone = "" if self.data == shown(self.data) else f" {TAKEN_OUT}"
            self.data, self.refused = shown(self.data), f"{refused}{gone}"

    def _clean(self, text: str) -> str:
        return clean(text, most=self.most)

    def pre_validate(self, form: Any) -> None:
        """Say at the field why the text was refused; what comes after could take it back."""
        if getattr(self, "refused", ""):
            raise StopValidation(self.refused)


class NameField(LineField):
    """A name: letters, digits and usual punctuation."""

    most = 80

    def _clean(self, text: str) -> str:
        return clean_name(text, most=self.most)


class TextField(LineField, TextAreaField):
    """Several lines of text."""

    most = LONGEST_TEXT

    def _clean(self, text: str) -> str:
        return clean(text, most=self.most, lines=True)


class LinesField(TextField):
    """Several lines; the value is a tuple of those that are not empty, `most_lines` of them."""

    def __init__(self, label: str = "", validators: Any = None, **kwargs: Any) -> None:
        self.most_lines = kwargs.pop("most_lines", 20)
        super().__init__(label, validators, **kwargs)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines as values."""
        if not isinstance(self.data, str):
            return tuple(self.data or ())
        return tuple(line.strip() for line in self.data.splitlines() if line.strip())

    def _value(self) -> str:
        return self.data if isinstance(self.data, str) else "\n".join(self.data or ())

    def pre_validate(self, form: Any) -> None:
        """Refuse more lines than there may be."""
        super().pre_validate(form)
        if len(self.lines) > self.most_lines:
            raise StopValidation(f"Use at most {self.most_lines} lines; one line is one thing.")
