"""What a button of the template's editor does: `add:1:bridge`, `up:1:3`, `phase`, `drop:2`."""

from collections.abc import Callable
from functools import partial

from hep import plan_templates, plans
from hep.plan_templates import PlanTemplate
from hep.plans import Library
from hep.web.forms.steps import UnknownStep


def apply(step: str, template: PlanTemplate, library: Library) -> PlanTemplate:
    """The template after the step. Raises UnknownStep."""
    name, *arguments = step.split(":")
    try:
        if name == "keep":
            return template
        if name == "phase":
            return plan_templates.add_phase(template)
        if name == "drop":
            return plan_templates.remove_phase(template, int(arguments[0]))
        number, what = arguments
        change = _CHANGES[name](what, library)
        return plan_templates.change_phase(template, int(number), change)
    except (KeyError, ValueError, IndexError) as error:
        raise UnknownStep(str(error)[:60]) from error


_CHANGES: dict[str, Callable[[str, Library], Callable[[plans.Plan], plans.Plan]]] = {
    "add": lambda slug, library: partial(plans.add, exercise=library[slug]),
    "remove": lambda key, _: partial(plans.remove, key=int(key)),
    "up": lambda key, _: partial(plans.move, key=int(key), by=-1),
    "down": lambda key, _: partial(plans.move, key=int(key), by=1),
}
