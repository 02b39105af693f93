"""The field for the next easier exercise: its choices are written out once for each library."""

from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape
from wtforms import SelectField
from wtforms.validators import ValidationError
from wtforms.widgets import html_params

from hep.library import Library
from hep.web.forms.exercises import Shelf


class EasierField(SelectField):
    """One of the library's own exercises, or none.

    A library may hold thousands: to escape and write each of them for every page takes seconds.
    """

    def __init__(self, label: str, validators: Any = (), **named: Any) -> None:
        super().__init__(label, validators, choices=[], validate_choice=False, **named)
        self.widget = _written

    def offer(self, library: Library) -> None:
        """Fill in what may be chosen."""
        self._library, self.options = library, _options(Shelf(library))

    def pre_validate(self, form: Any) -> None:
        """Refuse what was not offered."""
        if not self.data:
            return
        chosen = self._library.offered.get(self.data)
        if chosen is None or chosen.own is not None:
            raise ValidationError("Not a valid choice.")


def _written(field: EasierField, **attributes: Any) -> Markup:
    attributes.setdefault("id", field.id)
    chosen = f'<option value="{escape(field.data or "")}">'
    options = field.options.replace(chosen, chosen.replace("<option", "<option selected"), 1)
    named = html_params(name=field.name, **attributes)
    return Markup(f"<select {named}>{options}</select>")  # noqa: S704 - each part is escaped


@lru_cache(maxsize=8)
def _options(shelf: Shelf) -> str:
    """Every exercise by its plain name."""
    every = shelf.library.offered.values()
    named = sorted((one.plain_name, one.slug) for one in every if one.own is None)
    options = [("none named", ""), *named]
    return "".join(
        f'<option value="{escape(slug)}">{escape(name)}</option>' for name, slug in options
    )
