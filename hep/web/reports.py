"""What is reported of a plan: for the clinic's record, for the referrer, for the patient's page."""

from dataclasses import dataclass
from datetime import datetime

from flask import Flask

from hep import plans as plans_
from hep.follow_ups import FollowUp, report, timeline
from hep.follow_ups.report import Report
from hep.follow_ups.timeline import Timeline
from hep.languages import SOURCE
from hep.plans import Plan, Row, phases
from hep.store import episodes, follow_ups, handouts
from hep.store.follow_ups import Recorded
from hep.store.handouts import Handout, Kind
from hep.store.plans import SavedPlan
from hep.web import context, findings
from hep.web.filters import day
from hep.web.findings import PlanReview


@dataclass(frozen=True)
class Issued:
    """A handout and what it marked, compared with the one of the same plan before it."""

    handout: Handout
    rows: tuple[Row, ...]

    @property
    def at(self) -> datetime:
        """When it was printed."""
        return self.handout.issued_at

    def count(self, mark: str) -> int:
        """How many exercises it marked so: `new`, `changed` or `stopped`."""
        return sum(row.mark is not None and row.mark.value == mark for row in self.rows)


def issued(every: list[Handout]) -> list[Issued]:
    """Handouts with what they marked; `every` is the newest first."""
    found = []
    for place, handout in enumerate(every):
        before = next((one for one in every[place + 1 :] if _replaces(handout, one)), None)
        rows = plans_.rows(before.plan, handout.plan, _exercises()) if before else ()
        found.append(Issued(handout, rows))
    return found


def _replaces(handout: Handout, other: Handout) -> bool:
    """Whether both hold exercises of one plan, in different versions."""
    same = handout.plan_id == other.plan_id and handout.revision != other.revision
    return same and handout.kind is other.kind is Kind.EXERCISES


@dataclass(frozen=True)
class Course:
    """One episode as its page shows it: the answers, the newest first, and what was printed."""

    said: list[Recorded]
    issued: list[Issued]

    @property
    def chart(self) -> Timeline | None:
        """Pain and function from visit to visit."""
        return chart(self.said)

    @property
    def last(self) -> tuple[FollowUp, FollowUp]:
        """The newest answers and those before them, empty where there are none."""
        return _last(self.said)

    @property
    def history(self) -> list[Issued | Recorded]:
        """Everything of the episode, the newest first."""
        every: list[Issued | Recorded] = [*self.issued, *self.said]
        return sorted(every, key=lambda one: one.at, reverse=True)


def _last(said: list[Recorded]) -> tuple[FollowUp, FollowUp]:
    """The newest answers and those before them, empty where there are none."""
    now, before = (*(one.answers for one in said), FollowUp(), FollowUp())[:2]
    return now, before


def courses(patient_id: int, known: list[SavedPlan]) -> dict[int, Course]:
    """The course of each episode; `known` are all plans of the patient, archived ones too."""
    episode_of = {saved.id: saved.episode_id for saved in known}
    printed = issued(handouts.of_patient(context.db(), patient_id))
    said = follow_ups.of_patient(context.db(), patient_id)
    return {
        episode.id: Course(
            [one for one in said if one.episode_id == episode.id],
            [one for one in printed if episode_of.get(one.handout.plan_id) == episode.id],
        )
        for episode in episodes.of_patient(context.db(), patient_id)
    }


def since_printed(saved: SavedPlan) -> tuple[Row, ...]:
    """The plan line by line, with what changed since the handout a new one would replace."""
    before = handouts.before(context.db(), saved)
    if before is None:
        return plans_.unmarked(saved.plan)
    return plans_.rows(before.plan, saved.plan, _exercises())


def changed(saved: SavedPlan) -> list[Row]:
    """What a handout of this plan marks as new, changed or stopped."""
    return [row for row in since_printed(saved) if row.mark is not None]


def register(app: Flask) -> None:
    """Give the pages what changed since the last handout."""
    app.add_template_global(changed, "changed_since_printed")


def _exercises() -> plans_.Library:
    return context.library().exercises


def visits(patient_id: int, episode_id: int) -> list[Recorded]:
    """What was said in one episode, the newest first."""
    every = follow_ups.of_patient(context.db(), patient_id)
    return [one for one in every if one.episode_id == episode_id]


def chart(said: list[Recorded]) -> Timeline | None:
    """The chart of what was said; None where neither pain nor function was asked."""
    return timeline.timeline((one.day, one.answers) for one in said)


def of_plan(saved: SavedPlan) -> Report:
    """Everything to be said of a plan today."""
    words = context.library().languages[SOURCE].dosage
    review = findings.of_plan(saved.plan, saved.patient_id, saved.episode_id)
    return Report(
        day=context.today(),
        clinician=context.account().signature,
        problem=episodes.get(context.db(), saved.episode_id).name,
        goal=saved.plan.goal,
        phase=_phase(saved.plan),
        review=saved.plan.review_date,
        summary=_summary(saved.plan),
        said=report.said(*_last(visits(saved.patient_id, saved.episode_id))),
        exercises=report.exercises(saved.plan, _exercises(), words),
        changes=report.changes(since_printed(saved), _exercises(), words),
        findings=_findings(review),
        printed=_printed(saved),
    )


def _phase(plan: Plan) -> str:
    if plan.current_phase is None or len(plan.phases) < 2:
        return ""
    title = f", {plan.current_phase.title}" if plan.current_phase.title else ""
    week = phases.weeks_in(plan, context.today())
    return f"Phase {plan.phase} of {len(plan.phases)}{title}, week {week}"


def _summary(plan: Plan) -> str:
    load = plans_.load(plan, _exercises())
    noun = "exercise" if load.exercises == 1 else "exercises"
    return f"Plan: {load.exercises} {noun}, about {load.minutes_per_day} minutes a day."


def _findings(review: PlanReview) -> tuple[str, ...]:
    """One line for each condition that matched, and how many red flags nobody asked."""
    lines = [
        f"{one.kind.value.capitalize()}: {one.condition.label}"
        + (f", {one.side.value}" if one.side else "")
        + "."
        for one in review.findings
    ]
    found = list(dict.fromkeys(lines)) or ["No rule matched what was recorded."]
    missing = len(review.flags_not_asked)
    return (*found, *([f"{missing} red flags not asked."] if missing else []))


def _printed(saved: SavedPlan) -> str:
    last = handouts.last_of_plans(context.db(), [saved.id]).get(saved.id)
    if last is None:
        return "Not printed yet."
    if last.revision == saved.revision:
        return f"Handout given {day(last.issued_at)}, code {last.code}."
    return f"This version is not printed yet; the last handout is of {day(last.issued_at)}."
