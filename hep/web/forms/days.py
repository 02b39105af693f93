"""Fields for a day of the calendar."""

from collections.abc import Sequence

from wtforms import DateField


class DayField(DateField):
    """One day. Browsers send it as 2026-11-26, whatever they show."""

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Read the day; what is none is refused in words that say what is wanted."""
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError("Choose a day, or write it like 2026-11-26.") from None
