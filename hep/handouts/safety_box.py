"""The safety boxes: what is fine, when to stop and call, when to get help. Always printed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hep import safety
from hep.clinics import Clinic
from hep.handouts.refusal import SheetRefused
from hep.languages import Language
from hep.library import Library
from hep.plans import Plan
from hep.safety import Action, StopRule

# The group of stop rules with the seven nerve sensations of source S004: first in their box.
NERVE_SENSATIONS = "nerve-sensations"
_NEVER_WITHOUT = (Action.FINE, Action.STOP_AND_CALL, Action.EMERGENCY)
_ORDER = (Action.FINE, Action.STOP_AND_CALL, Action.SAME_DAY, Action.EMERGENCY)
_NAMES = {
    Action.FINE: "fine",
    Action.STOP_AND_CALL: "stop",
    Action.SAME_DAY: "same_day",
    Action.EMERGENCY: "emergency",
}


@dataclass(frozen=True)
class SafetyBox:
    """One box. `kind` is fine, stop, same_day or emergency; `number` is whom to call or empty."""

    kind: str
    label: str
    number: str
    signs: tuple[str, ...]

    @property
    def columns(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The signs in two columns, the first never the shorter."""
        middle = (len(self.signs) + 1) // 2
        return self.signs[:middle], self.signs[middle:]


def boxes(
    plan: Plan, library: Library, clinic: Clinic, language: Language
) -> tuple[SafetyBox, ...]:
    """The boxes of a plan in the order they are printed, the most urgent last and heaviest.

    Raises SheetRefused when the library lacks the signs no handout is printed without, or has
    them in another language only.
    """
    if any(group.language != language.code for group in library.stop_rules.values()):
        raise SheetRefused(
            f"The stop rules are not all in {language.name}. No handout is printed without them: "
            "choose another language."
        )
    sensations = library.stop_rules.get(NERVE_SENSATIONS)
    rules = safety.stop_rules(plan, library.exercises, library.stop_rules.values())
    missing = set(_NEVER_WITHOUT) - {rule.action for rule in rules}
    if missing or sensations is None or not set(sensations.rules) <= set(rules):
        raise SheetRefused("The library lacks stop rules. No handout is printed without them.")
    first = sorted(rules, key=lambda rule: rule not in sensations.rules)
    made = (_box(action, first, clinic, language.handout) for action in _ORDER)
    return tuple(box for box in made if box.signs)


def _box(
    action: Action, rules: Iterable[StopRule], clinic: Clinic, words: Mapping[str, str]
) -> SafetyBox:
    numbers = {Action.STOP_AND_CALL: clinic.phone, Action.EMERGENCY: clinic.emergency}
    short = (filled(rule.short, clinic) for rule in rules if rule.action is action)
    kind = _NAMES[action]
    return SafetyBox(kind, words[kind], numbers.get(action, ""), tuple(dict.fromkeys(short)))


def filled(line: str, clinic: Clinic) -> str:
    """A line for the patient with the clinic's numbers put in."""
    values = {
        "emergency": clinic.emergency,
        "phone": clinic.phone,
        "pain_fine": str(clinic.pain_fine),
        "pain_between": clinic.pain_between,
        "pain_stop": str(clinic.pain_stop),
    }
    for token, value in values.items():
        line = line.replace(f"{{{token}}}", value)
    return line
