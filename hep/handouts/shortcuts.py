"""Shortcuts: questions WeasyPrint asks itself very often, answered in fewer steps.

Each gives the answer of the function it stands before, which is asked in every other case. They
stand on what is not public, so they are taken with the version they were written for only, and a
test compares the bytes of whole handouts with and without.
"""

import re
from collections.abc import Callable
from typing import Any

import tinyhtml5.inputstream
import weasyprint
import weasyprint.css
import weasyprint.layout.percent
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.formatting_structure.boxes import Box

from hep.handouts.recordings import KNOWN

# Their values depend on each other or on more than the parent.
_ENTANGLED = frozenset({"position", "float", "display", "page"})
_ORDINARY = frozenset(
    key
    for key in INITIAL_VALUES
    if key not in _ENTANGLED and not key.startswith(("text_decoration_", "__"))
)
_PASSED_ON = _ORDINARY & frozenset(INHERITED)
_LOGICAL = {
    key: tuple(named(block="ttb", inline=way) for way in ("ltr", "rtl"))
    for key, named in PHYSICAL_FUNCTIONS.items()
}
_NEVER = ("", "")
_COMPUTED = _ORDINARY - _PASSED_ON - frozenset(INITIAL_NOT_COMPUTED)
_INITIAL = {key: INITIAL_VALUES[key] for key in _COMPUTED - _LOGICAL.keys()}
# A side may have been set by its logical name, such as the start of a line.
_SIDES = {key: INITIAL_VALUES[key] for key in _COMPUTED & _LOGICAL.keys()}


def _style(ask: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A property nobody set is the initial one, or the parent's."""

    def missing(style: Any, key: str) -> Any:
        cascaded = style.cascaded
        if key in cascaded:
            return ask(style, key)
        if key in _INITIAL:
            value = style[key] = _INITIAL[key]
            return value
        if key in _PASSED_ON and style.parent_style is not None:
            value = style[key] = style.parent_style[key]
            return value
        one, other = _LOGICAL.get(key, _NEVER)
        if key in _SIDES and one not in cascaded and other not in cascaded:
            value = style[key] = _SIDES[key]
            return value
        return ask(style, key)

    return missing


def _length(ask: Callable[[Any, str, Any], None]) -> Callable[[Any, str, Any], None]:
    """A length in pixels is what it is, and so is `auto` where that is allowed."""

    def resolve(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if value == "auto" and name not in ("min_width", "min_height"):
            setattr(box, name, value)
        elif getattr(value, "unit", None) == "px":
            setattr(box, name, value.value)
        else:
            ask(box, name, refer_to)

    return resolve


def _flow(ask: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """What neither floats nor is placed is in the flow."""

    def is_in_normal_flow(box: Any) -> bool:
        style = box.style
        if style["position"] == "static" and style["float"] == "none":
            return True
        return ask(box)

    return is_in_normal_flow


class _Patterns(dict[tuple[str, bool], re.Pattern[str]]):
    """The parser compiles a pattern for each run of text, because it keeps it under a wrong key."""

    def __missing__(self, key: tuple[str, bool]) -> re.Pattern[str]:
        characters, opposite = key
        escaped = "".join(f"\\x{ord(one):02x}" for one in characters)
        pattern = self[key] = re.compile(f"[{'' if opposite else '^'}{escaped}]+")
        return pattern


def take() -> None:
    """Take all shortcuts in this process, for good. Only the renderer's own process does."""
    if not weasyprint.VERSION.startswith(KNOWN):
        return
    for owner, name, shorter in _SHORTCUTS:
        setattr(owner, name, shorter(getattr(owner, name)))


_SHORTCUTS: tuple[tuple[Any, str, Callable[[Any], Any]], ...] = (
    (weasyprint.css.ComputedStyle, "__missing__", _style),
    (weasyprint.layout.percent, "resolve_one_percentage", _length),
    (Box, "is_in_normal_flow", _flow),
    (tinyhtml5.inputstream, "characters_until_regex", lambda _: _Patterns()),
)
