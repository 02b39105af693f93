"""The review of a plan as the pages need it: findings, what was not asked, what ended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from hep import safety
from hep.exercises import Exercise
from hep.plans import Plan
from hep.safety import Condition, Finding, Kind, Present, Recorded, Screening, advice, decisions
from hep.safety.advice import Beside, Mark
from hep.safety.decisions import Decisions, Missing
from hep.safety.guards import Guard, Person, guards
from hep.store import handouts, patients, screening
from hep.web import context


@dataclass(frozen=True)
class PlanReview:
    """One plan against one patient's screening, today."""

    plan: Plan
    screening: Screening
    person: Person
    asked_before: bool
    """Whether it was noted earlier in this episode that red flags were not asked."""

    @property
    def conditions(self) -> Mapping[str, Condition]:
        """Every condition, as this clinic asks it."""
        return context.conditions()

    @cached_property
    def present(self) -> list[Present]:
        """The conditions that are matched; none when the clinic switched matching off."""
        if not context.the_clinic().matching:
            return []
        conditions = context.conditions().values()
        return self.screening.present(conditions, context.today())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, the gravest first."""
        return safety.review(self.plan, context.library().exercises, self.present)

    @cached_property
    def beside(self) -> dict[int, list[Beside]]:
        """The findings of each exercise, by its key."""
        return advice.beside(self.plan, self.findings)

    @cached_property
    def stops(self) -> list[Condition]:
        """Red flags that forbid the programme until somebody clears them."""
        return [
            one.condition
            for one in self.present
            if any(row.kind is Kind.STOP for row in one.condition.rows)
        ]

    @cached_property
    def undecided(self) -> list[int]:
        """The contraindicated exercises that no reason in the plan answers, by their keys."""
        return decisions.undecided(self.plan, self.findings)

    @cached_property
    def care(self) -> dict[int, tuple[str, ...]]:
        """The lines that print beside each exercise, by its key."""
        return advice.keep_lines(self.plan, self.findings)

    def missing(self, decided: Decisions) -> tuple[Missing, ...]:
        """What forbids printing; empty when it may go ahead."""
        return decisions.missing(
            self.findings,
            decided,
            self.flags_not_asked,
            guards=self.guards,
            asked_before=self.asked_before,
        )

    def of(self, plan: Plan) -> "PlanReview":
        """The review of another plan of the same patient, without asking the database again."""
        return replace(self, plan=plan)

    @property
    def despite(self) -> dict[int, str]:
        """The reasons that were written in the builder and answer all that matches now."""
        keys = set(decisions.contraindicated(self.findings)) - set(self.undecided)
        return {key: self.plan.get(key).despite for key in keys}

    def of_kind(self, kind: Kind) -> list[Finding]:
        """The findings of one kind."""
        return [one for one in self.findings if one.kind is kind]

    @cached_property
    def flags_not_asked(self) -> list[Condition]:
        """Red flags nobody asked about in this episode, or too long ago."""
        flags = safety.red_flags(context.conditions().values())
        return self.screening.not_asked(flags, context.today())

    @cached_property
    def not_asked(self) -> list[Condition]:
        """Every condition nobody knows about today."""
        conditions = context.conditions().values()
        return self.screening.not_asked(conditions, context.today())

    @cached_property
    def to_confirm(self) -> list[Recorded]:
        """Limits whose time is over and that nobody confirmed as lifted."""
        return self.screening.to_confirm(context.today())

    @cached_property
    def guards(self) -> tuple[Guard, ...]:
        """Doses and programmes outside their usual range."""
        library = context.library()
        return guards(self.plan, library.exercises, library.types, self.person)

    def guards_of(self, key: int | None) -> list[Guard]:
        """The guards of one exercise, or with None those of the whole programme."""
        return [one for one in self.guards if one.exercise == key]

    def kind_of(self, exercise: Exercise) -> Kind | None:
        """The gravest kind an exercise of the library would meet on both sides."""
        return advice.gravest(exercise, self.present)

    def marks_of(self, exercise: Exercise) -> tuple[Mark, ...]:
        """What an exercise of the library would meet, for each side where they differ."""
        return advice.marks(exercise, self.present)

    def forbids(self, exercise: Exercise) -> bool:
        """Whether an exercise meets a stop or a contraindication, on either side."""
        kind = self.kind_of(exercise)
        return kind is not None and kind.rank <= Kind.CONTRAINDICATION.rank

    def alternative(self, key: int) -> Exercise | None:
        """Another exercise for one that is contraindicated, and that the plan has not yet."""
        one = self.plan.get(key)
        others = {each.exercise for each in self.plan.exercises} - {one.exercise}
        usable = context.library().usable_in(self.plan)
        pool = {slug: exercise for slug, exercise in usable.items() if slug not in others}
        return advice.alternative(one, pool, self.present)


def of_plan(plan: Plan, patient_id: int, episode_id: int | None = None) -> PlanReview:
    """The review of a patient's plan as its episode sees it; without one, the newest open one."""
    known = replace(
        screening.get(context.db(), patient_id, episode_id),
        red_flag_weeks=context.the_clinic().red_flag_weeks,
    )
    conditions = known.present(context.conditions().values(), context.today())
    given = handouts.of_patient(context.db(), patient_id)
    person = Person(
        today=context.today(),
        age=patients.get(context.db(), patient_id).age(context.today()),
        conditions=frozenset(one.condition.slug for one in conditions),
        pain_allowed=context.the_clinic().pain_allowed,
        history=frozenset(one.exercise for each in given for one in each.plan.exercises),
    )
    asked_before = any(
        one.decisions.flags_not_asked and one.decisions.episode == known.episode for one in given
    )
    return PlanReview(plan, known, person, asked_before)
