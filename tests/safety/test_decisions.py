"""Before printing: what must be decided, and what cannot be decided away."""

from hep.dosage import Side
from hep.library import Library
from hep.safety import Finding, Present, review
from hep.safety.advice import alternative, beside, gravest, keep_lines
from hep.safety.conditions import Kind
from hep.safety.decisions import Decisions, contraindicated, missing, seen
from hep.safety.guards import Guard, Level
from tests.safety.test_review import plan_of

REASON = "The surgeon agreed on 3 November."


def findings(library: Library, condition: str, *slugs: str) -> tuple[Finding, ...]:
    plan = plan_of(*((slug, Side.BOTH) for slug in slugs))
    return review(plan, library.exercises, [Present(library.conditions[condition], Side.LEFT)])


def fields(*args: object, **kwargs: object) -> list[str]:
    return [one.field for one in missing(*args, **kwargs)]  # type: ignore[arg-type]


def test_a_stop_cannot_be_decided_away(library: Library) -> None:
    found = findings(library, "rf-cauda-equina", "bridge")
    assert fields(found, Decisions(reasons={1: REASON}, precautions_read=True)) == ["stop"]


def test_a_contraindication_asks_for_a_reason_of_ten_characters(library: Library) -> None:
    found = findings(library, "tha-posterior", "double-knee-to-chest")
    assert contraindicated(found) == [1]
    assert "reason-1" in fields(found, Decisions(precautions_read=True))
    assert "reason-1" in fields(found, Decisions(reasons={1: " too short"[:9]}))
    assert fields(found, Decisions(reasons={1: REASON}, precautions_read=True)) == []


def test_precautions_want_one_tick(library: Library) -> None:
    found = findings(library, "nerve-irritable", "knees-to-side")
    assert fields(found, Decisions()) == ["read"]
    assert fields(found, Decisions(precautions_read=True)) == []


def test_red_flags_are_asked_or_noted_once(library: Library) -> None:
    flags = [library.conditions["rf-infection"]]
    assert fields((), Decisions(), flags) == ["unasked"]
    assert fields((), Decisions(flags_not_asked=("rf-infection",)), flags) == []
    assert fields((), Decisions(), flags, asked_before=True) == []


def test_a_refusal_and_a_strong_warning_block(library: Library) -> None:
    refused = Guard(Level.REFUSE, None, "13 exercises", "too many")
    strong = Guard(Level.STRONG, 1, "A hold of 200 s", "too long")
    read = Decisions(precautions_read=True)
    assert fields((), read, guards=[refused]) == ["limits"]
    assert fields((), read, guards=[strong]) == ["limits"]
    assert fields((), Decisions(), guards=[Guard(Level.WARN, None, "", "")]) == ["read"]
    assert fields((), Decisions(), guards=[Guard(Level.INFO, None, "", "")]) == []


def test_only_keep_lines_print_and_never_beside_a_contraindication(library: Library) -> None:
    plan = plan_of(("double-knee-to-chest", None), ("knee-rolls", None))
    present = [Present(library.conditions["tha-posterior"], Side.LEFT)]
    found = review(plan, library.exercises, present)
    lines = keep_lines(plan, found)
    assert 1 not in lines
    keeps = {one.row.keep for one in found}
    assert all(line in keeps for line in lines.get(2, ()))


def test_each_line_prints_once_for_the_plan(library: Library) -> None:
    plan = plan_of(("knees-to-side", Side.LEFT), ("seated-figure-4", Side.LEFT))
    found = review(plan, library.exercises, [Present(library.conditions["nerve-irritable"])])
    printed = [line for lines in keep_lines(plan, found).values() for line in lines]
    assert printed
    assert len(printed) == len(set(printed))
    assert beside(plan, found)[2][0].as_for == 1


def test_an_alternative_meets_no_contraindication(library: Library) -> None:
    present = [Present(library.conditions["tha-posterior"], Side.LEFT)]
    plan = plan_of(("supine-figure-4-pull", Side.LEFT))
    other = alternative(plan.exercises[0], library.exercises, present)
    assert other is not None
    kind = gravest(other, present, Side.LEFT)
    assert kind is None or kind.rank > Kind.CONTRAINDICATION.rank


def test_no_sheet_forbids_what_it_prescribes(library: Library) -> None:
    """`avoid` lines are general advice: none of them is ever among the lines that print."""
    for condition in library.conditions.values():
        for row in condition.rows:
            if not row.must_fire:
                continue
            slug = row.must_fire[0].partition("@")[0]
            plan = plan_of((slug, Side.BOTH))
            found = review(plan, library.exercises, [Present(condition)])
            for lines in keep_lines(plan, found).values():
                assert not set(lines) & {one.row.avoid for one in found}


def test_what_was_seen_is_kept(library: Library) -> None:
    found = findings(library, "tha-posterior", "double-knee-to-chest")
    assert seen(found)[0].kind == "contraindication"
    assert seen(found)[0].exercise == "double-knee-to-chest"
