"""When to stop: which signs stand on which plan's handout."""

from dataclasses import replace

from hep.library import Library
from hep.plans import Plan, add
from hep.safety import Action, stop_rules


def slugs(plan: Plan, library: Library) -> set[str]:
    return {rule.slug for rule in stop_rules(plan, library.exercises, library.stop_rules.values())}


def test_the_rules_of_every_handout_stand_on_an_empty_plan_too(library: Library) -> None:
    always = {
        rule.slug for group in library.stop_rules.values() if group.always for rule in group.rules
    }
    assert always
    assert slugs(Plan(), library) == always


def test_a_hip_exercise_brings_the_signs_of_spine_and_leg(library: Library) -> None:
    plan = add(Plan(), library.exercises["knees-to-side"])
    wanted = {rule.slug for rule in library.stop_rules["spine-and-hip"].rules}
    assert wanted <= slugs(plan, library)


def test_a_nerve_glide_of_the_arm_brings_the_signs_of_the_neck(library: Library) -> None:
    exercise = library.exercises["bridge"]
    demands = replace(exercise.demands, other_tags=frozenset({"neural:ulnar"}))
    glide = replace(exercise, region="nerve", demands=demands)
    library = replace(library, exercises={**library.exercises, "bridge": glide})
    wanted = {rule.slug for rule in library.stop_rules["neck"].rules}
    assert wanted <= slugs(add(Plan(), glide), library)


def test_an_unknown_exercise_brings_every_sign(library: Library) -> None:
    plan = add(Plan(), replace(library.exercises["bridge"], slug="gone"))
    every = {rule.slug for group in library.stop_rules.values() for rule in group.rules}
    assert slugs(plan, library) == every


def test_the_most_urgent_come_first(library: Library) -> None:
    plan = add(Plan(), library.exercises["knees-to-side"])
    actions = [
        rule.action for rule in stop_rules(plan, library.exercises, library.stop_rules.values())
    ]
    assert actions == sorted(actions, key=list(Action).index)
