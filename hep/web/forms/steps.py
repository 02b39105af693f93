"""What a button of the builder does: `add:bridge`, `up:3`, `remove:3`, `side:left`."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hep import plans
from hep.dosage import Side
from hep.plans import Library, Plan


class UnknownStep(ValueError):
    """No button of ours does this."""


@dataclass(frozen=True)
class Step:
    """One change of a plan. `name` is what it is called in the builder's form."""

    name: str
    arguments: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Step":
        """Read what a button sent. Raises UnknownStep."""
        name, *arguments = text.split(":")
        if name not in _STEPS or len(arguments) != _STEPS[name][0]:
            raise UnknownStep(text[:60])
        return cls(name, tuple(arguments))

    def apply(
        self, plan: Plan, library: Library, defaults: plans.Defaults = plans.NO_DEFAULTS
    ) -> Plan:
        """The plan after the step. Raises UnknownStep for an exercise that is not there."""
        try:
            if self.name == "add":
                return plans.add(plan, library[self.arguments[0]], defaults=defaults)
            if self.name == "swap":
                key, slug = self.arguments
                return plans.swap(plan, int(key), library[slug], defaults)
            return _STEPS[self.name][1](plan, library, *self.arguments)
        except (KeyError, ValueError) as error:
            raise UnknownStep(str(error)[:60]) from error

    def anchor(self, plan: Plan) -> str:
        """Where the page should come back to: the card that was acted on."""
        if self.name == "add" and plan.exercises:
            return f"ex-{max(one.key for one in plan.exercises)}"
        if self.name == "several":
            return "several"
        if self.name in ("up", "down", "place", "swap", "default"):
            return f"ex-{self.arguments[0]}"
        return "plan"


def _keep(plan: Plan, _library: Library) -> Plan:
    return plan


def _default(plan: Plan, _library: Library, key: str) -> Plan:
    plan.get(int(key))
    return plan


def _card(plan: Plan, _library: Library, slug: str) -> Plan:
    """Take an education card out."""
    return replace(plan, cards=tuple(one for one in plan.cards if one != slug))


def _remove(plan: Plan, _library: Library, key: str) -> Plan:
    return plans.remove(plan, int(key))


def _up(plan: Plan, _library: Library, key: str) -> Plan:
    return plans.move(plan, int(key), -1)


def _down(plan: Plan, _library: Library, key: str) -> Plan:
    return plans.move(plan, int(key), 1)


def _place(plan: Plan, _library: Library, key: str, position: str) -> Plan:
    return plans.place_at(plan, int(key), int(position))


def _side(plan: Plan, library: Library, side: str) -> Plan:
    return plans.change_side(plan, Side(side), library)


_STEPS: dict[str, tuple[int, Callable[..., Plan]]] = {
    "save": (0, _keep),
    "search": (0, _keep),
    "print": (0, _keep),
    "add": (1, _keep),
    "remove": (1, _remove),
    "up": (1, _up),
    "down": (1, _down),
    "place": (2, _place),
    "swap": (2, _keep),
    "side": (1, _side),
    "default": (1, _default),
    "card": (1, _card),
    "undo": (0, _keep),
    "redo": (0, _keep),
    "several": (0, _keep),
    "template": (1, _keep),
}
