"""A table of a file read field by field; what is wrong is collected, not raised at the first."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hep.texts import TextRefused, clean


@dataclass
class Table:
    """One table. `where` is how messages name it; `faults` is shared with the tables inside."""

    where: str
    fields: Mapping[str, Any]
    faults: list[str] = field(default_factory=list)

    def say(self, name: str, fault: str) -> None:
        """Note what is wrong with a field."""
        self.faults.append(f"{self.where}{name}: {fault}")

    def refuse_unknown(self, known: str) -> None:
        """Note every field the format does not have."""
        for name in sorted(set(self.fields) - set(known.split())):
            self.say(name[:60], "this field is not known.")

    def text(self, name: str, most: int, *, lines: bool = False, needed: bool = False) -> str:
        """A text as it was typed; empty when it is left out."""
        value = self.fields.get(name, "")
        if not isinstance(value, str):
            self.say(name, "write it as text, in quotes.")
            return ""
        try:
            tidy = clean(value, most=most, lines=lines)
        except TextRefused as refused:
            self.say(name, str(refused))
            return ""
        if needed and not tidy:
            self.say(name, "this is needed.")
        return tidy

    def number(self, name: str, usual: int, least: int, most: int) -> int:
        """A whole number within its limits."""
        value = self.fields.get(name, usual)
        if type(value) is not int or not least <= value <= most:
            self.say(name, f"use a whole number from {least} to {most}.")
            return usual
        return value

    def day(self, name: str) -> date | None:
        """A date, written as 2027-01-31; None when it is left out."""
        value = self.fields.get(name)
        if value is not None and type(value) is not date:
            self.say(name, "write a date as 2027-01-31, without quotes.")
            return None
        return value

    def texts(self, name: str, most: int, longest: int = 30) -> tuple[str, ...]:
        """A list of texts."""
        value = self.fields.get(name, [])
        if not isinstance(value, list) or len(value) > longest:
            self.say(name, f"write a list of at most {longest} texts.")
            return ()
        inside = Table(self.where, {f"{name} {n}": one for n, one in enumerate(value, 1)})
        inside.faults = self.faults
        return tuple(inside.text(place, most, needed=True) for place in inside.fields)

    def tables(self, name: str, noun: str, longest: int) -> list["Table"]:
        """The tables of a list of tables, each with its number in its name."""
        value = self.fields.get(name, [])
        whole = isinstance(value, list) and all(isinstance(one, dict) for one in value)
        if not whole or not 1 <= len(value) <= longest:
            self.say(name, f"write 1 to {longest} tables [[{name}]].")
            return []
        return [
            Table(f"{self.where}{noun} {number}, ", one, self.faults)
            for number, one in enumerate(value, 1)
        ]
