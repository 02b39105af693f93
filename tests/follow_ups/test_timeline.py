"""The chart of pain and function, and the words of a report."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hep import plans
from hep.follow_ups import Activity, FollowUp, Often, report, timeline
from hep.languages import SOURCE
from hep.library import Library
from hep.plans import Plan, rows

DAY = date(2026, 11, 12)
SCORES = st.none() | st.integers(0, 10)
VISITS = st.lists(
    st.tuples(st.dates(DAY, DAY + timedelta(days=400)),
              st.builds(FollowUp, pain_now=SCORES, pain_worst=SCORES))
)  # fmt: skip


@given(VISITS)
def test_every_answer_has_its_point_inside_the_chart(visits: list[tuple[date, FollowUp]]) -> None:
    made = timeline.timeline(visits)
    asked = [value for _, said in visits for value in (said.pain_now, said.pain_worst)]
    values = [value for value in asked if value is not None]
    if made is None:
        assert values == []
        return
    marks = [mark for line in made.lines for mark in line.marks]
    assert sorted(mark.value for mark in marks) == sorted(values)
    assert all(40 <= mark.x <= 360 and 20 <= mark.y <= 160 for mark in marks)
    assert all(mark.y == 160 - 14 * mark.value for mark in marks)
    places = [x for x, _ in made.days]
    assert all(after - before >= 52 for before, after in pairwise(places))
    labels = sorted(made.label_y(line) for line in made.lines)
    assert all(after - before >= 13 for before, after in pairwise(labels))


def test_function_is_the_mean_of_what_was_scored() -> None:
    activities = (Activity("Sit", 4), Activity("Walk", 7), Activity("Run"))
    assert timeline.function(FollowUp(activities=activities)) == 5.5
    assert timeline.function(FollowUp(activities=(Activity("Run"),))) is None


def test_the_chart_is_told_in_words() -> None:
    made = timeline.timeline(
        [(DAY, FollowUp(pain_now=6)), (DAY + timedelta(8), FollowUp(pain_now=3))]
    )
    assert made is not None
    assert made.told == "pain now: 6, now 3"


def _report(library: Library, old: Plan, new: Plan, now: FollowUp) -> report.Report:
    words = library.languages[SOURCE].dosage
    return report.Report(
        day=DAY, clinician="Dana Okafor, PT", problem="Right buttock", goal="Walk",
        phase="", review=DAY + timedelta(14), summary="2 exercises.",
        said=report.said(now, FollowUp(pain_now=6)),
        exercises=report.exercises(new, library.exercises, words),
        changes=report.changes(rows(old, new, library.exercises), library.exercises, words),
        findings=("Precaution: irritable nerve.",), printed="Issued, code 1-2.",
    )  # fmt: skip


def test_the_report_says_plan_dosage_findings_and_changes(library: Library) -> None:
    old = Plan()
    for slug in ("double-knee-to-chest", "clamshell", "bridge"):
        old = plans.add(old, library.exercises[slug])
    new = plans.swap(plans.stop(old, 1, "It hurt."), 2, library.exercises["clamshell-band"])
    dosage = new.get(3).dosage
    fewer = replace(dosage, amount=replace(dosage.amount, sets=1))
    new = plans.change_dosage(new, 3, fewer)
    made = _report(library, old, new, FollowUp(Often.MOST_DAYS, 3, nerve_signs=False))
    text = report.short(made)
    for part in ("Exercises done: most days", "Pain now: 3 of 10 (was 6)", "Stopped: ", "It hurt.",
                 "in place of Clamshell", "Changed: Bridge", "Was: ", "irritable nerve",
                 "Tingling, numbness or weakness: no", "Review 26 Nov 2026"):  # fmt: skip
        assert part in text
    full = report.long(made)
    assert "1. Clamshell with band (“Clam with a band”), both: " in full
    assert full.index("PATIENT SAYS") < full.index("\nPLAN") < full.index("FINDINGS")
    assert "PHASE" not in full, "what there is not has no heading"
