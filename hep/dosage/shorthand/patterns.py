"""The expressions of the short writing: spans, times, and the words around them."""

import re

_PLAIN = r"(?:at least |>= ?|≥ ?)?[0-9]{1,5}(?: ?(?:-|to|or) ?[0-9]{1,5})?(?: ?\+| or more)?"
SPAN = rf"{_PLAIN}(?:,? ?aim (?:for |at )?[0-9]{{1,5}})?"
_UNIT = r"(?:seconds|second|secs|sec|s|minutes|minute|mins|min|m|\"|')"
TIME = rf"{SPAN} ?{_UNIT}(?![a-z0-9])(?: ?\+)?"
NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,2})?(?: ?(?:-|to) ?[0-9]{1,3}(?:[.,][0-9]{1,2})?)?"
END = r"(?![a-z0-9/%\"'+-])"
COUNTED = r"(?:reps?|repetitions?|times|steps?|lengths?|breaths?|letters?|rounds?|walks?)"
A_DAY = r"(?:(?: ?x)? ?/ ?|(?: ?x| times)? (?:a|per|each) )(?:day|d)\b"
A_WEEK = r"(?:(?: ?x| ?d| days)? ?/ ?|(?: ?x| times| days)? (?:a|per|each) )(?:week|wk|w)\b"

# What may stand between the parts without saying anything.
FILLER = re.compile(r"[\s,;.()]+|(?:and|do|then|of|with|for|on|at most|up to|the)\b")
WORD = re.compile(r"[^\s,;]+")


_PLAIN_SIGNS = str.maketrans("×–—’″", "x--'\"")


def tidy(text: str) -> str:
    """The line in lower case with plain signs: `3 × 30–45 s` becomes `3 x 30-45 s`."""
    return " ".join(text.lower().translate(_PLAIN_SIGNS).split())
