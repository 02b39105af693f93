"""A plan template: what it keeps."""

from dataclasses import dataclass
from datetime import date

from hep.dosage import Side
from hep.plans import REVIEW_WEEKS, Phase, PrescribedExercise, Stage


@dataclass(frozen=True)
class PlanTemplate:
    """A plan without a patient, in one phase or more.

    `ours` names the exercises the cited source does not hold. `review_weeks` is when a plan made
    from it is looked at again, `review_date` when the template itself is. `change` says what its
    newest version changed. Starter templates of the library are read-only and have no `id` in
    the clinic's database. One that is not `shared` is seen by its owner only.
    """

    slug: str
    title: str
    for_whom: str
    phases: tuple[Phase, ...]
    goal: str = ""
    cards: tuple[str, ...] = ()
    note: str = ""
    ours: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    region: str = ""
    condition: str = ""
    review_weeks: int = REVIEW_WEEKS
    author: str = "HEP contributors"
    review: str = "not yet reviewed by a clinician"
    review_date: date | None = None
    change: str = ""
    id: int | None = None
    owner: str = ""
    owner_id: int | None = None
    version: int = 1
    shared: bool = True
    archived: bool = False

    @property
    def is_starter(self) -> bool:
        """Whether it came with the library."""
        return self.id is None

    @property
    def exercises(self) -> tuple[PrescribedExercise, ...]:
        """What a plan made from it starts with: the exercises of the first phase."""
        return self.phases[0].exercises if self.phases else ()

    @property
    def weeks(self) -> int:
        """How many weeks all phases usually take."""
        return sum(phase.weeks for phase in self.phases)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """How far along recovery its phases are, each named once."""
        return tuple(dict.fromkeys(phase.stage for phase in self.phases if phase.stage))

    @property
    def every_exercise(self) -> tuple[PrescribedExercise, ...]:
        """The exercises of all phases."""
        return tuple(one for phase in self.phases for one in phase.exercises)

    @property
    def names_a_side(self) -> bool:
        """Whether an exercise is prescribed for the left or the right side only."""
        return any(one.dosage.side in (Side.LEFT, Side.RIGHT) for one in self.every_exercise)
