"""What people type: normalised, and refused with a reason where it could not be printed."""

import re
import unicodedata
from difflib import SequenceMatcher

# Rendering time grows with the square of an unbroken run, and with stacked marks (measured).
LONGEST_RUN = 60
LONGEST_TEXT = 2000
MOST_MARKS = 3

_WORD = re.compile(r"[a-z0-9]+")
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1}}}")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_KEPT = frozenset("\n\t")

# What HTML forbids in a page, and what would turn the text around it.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(
        chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
    )
    + "]"
)


class TextRefused(ValueError):
    """A text that cannot be kept; the message says what to change."""


def clean(text: str, *, most: int = LONGEST_TEXT, lines: bool = False) -> str:
    """The text in Unicode's composed form, without blanks at its ends.

    `lines` keeps line breaks; else all white space becomes single blanks. Raises TextRefused
    for control and direction characters, stacked marks, unbroken runs and too much text.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    _refuse_characters(composed)
    tidy = composed.strip() if lines else " ".join(composed.split())
    if len(tidy) > most:
        raise TextRefused(f"This is too long: {len(tidy)} characters. Use at most {most}.")
    if _RUN.search(tidy):
        raise TextRefused(f"A word is too long to print. Put a blank in after {LONGEST_RUN}.")
    return tidy


def shown(text: str) -> str:
    """The text as a page may hold it: control and direction characters left out."""
    return _UNSHOWN.sub("", text)


def clean_name(text: str, *, most: int = 80) -> str:
    """A name of a person, clinic or thing: one line of letters, digits and usual punctuation.

    Raises TextRefused as `clean` does, and for pictures and characters of markup.
    """
    tidy = clean(text, most=most)
    for character in tidy:
        if character in "<>{}[]|\\^~`" or unicodedata.category(character) in ("So", "Sk", "Cs"):
            raise TextRefused(f"A name cannot hold this character: {character}")
    return tidy


def _refuse_characters(text: str) -> None:
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        if character in _BIDI:
            raise TextRefused("Take out the hidden characters that change the reading direction.")
        if category in ("Cc", "Co", "Cn", "Cs") and character not in _KEPT:
            raise TextRefused("Take out the control characters: they cannot be printed.")
        if category == "Cf" and character not in _JOINERS and character != "\u00ad":
            raise TextRefused("Take out the hidden characters: they cannot be printed.")
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > MOST_MARKS:
            raise TextRefused("There are too many marks on one letter to print it.")


# Letters that Unicode does not take apart into a base letter and a mark.
_BASE = str.maketrans(
    {"’": "'", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
)


def fold(text: str) -> str:
    """Lower case without accents, as searches compare it."""
    if text.isascii():
        return text.lower()
    lower = unicodedata.normalize("NFKD", text).casefold()
    spread = unicodedata.normalize("NFKD", lower)
    return "".join(one for one in spread if not unicodedata.combining(one)).translate(_BASE)


def words(text: str) -> list[str]:
    """The words of a text, folded, as searches keep them."""
    return _WORD.findall(fold(text))


def marked(before: str, after: str) -> list[tuple[str, bool]]:
    """The words of `after`, each with whether it is another than in `before`."""
    old, new = before.split(), after.split()
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(word, step != "equal") for step, _, _, low, high in steps for word in new[low:high]]
