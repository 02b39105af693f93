"""What a patient was asked: each condition is not asked, no, or yes. Absence is never a no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from hep.dosage import Side
from hep.safety.conditions import Condition, Present

RED_FLAGS = "Red flags"


# What a condition may be asked for. `leg` and `arm` stand for nerves; the others bear loads.
REGIONS = (
    *("leg", "arm", "neck", "chest", "upper-back", "low-back", "abdomen", "pelvis", "shoulder"),
    *("upper-arm", "elbow", "forearm", "wrist", "hand", "hip", "buttock", "groin", "front-thigh"),
    *("back-thigh", "knee", "calf", "shin", "ankle", "foot"),
)


class Answer(StrEnum):
    """What is known about one condition."""

    NOT_ASKED = "not asked"
    NO = "no"
    YES = "yes"


@dataclass(frozen=True)
class Recorded:
    """One answer as it was recorded. `order` is the surgeon's or doctor's order in words.

    `as_group` says that it was answered with others at once; `until` ends a limit in time;
    `asked` is the question as it was put, where that is known.
    """

    condition: str
    answer: Answer
    by: str
    at: datetime
    episode: int
    side: Side | None = None
    region: str = ""
    since: date | None = None
    until: date | None = None
    order: str = ""
    as_group: bool = False
    asked: str = ""


@dataclass(frozen=True)
class Clearance:
    """Who looked at a red flag and let the programme go on."""

    condition: str
    reviewed_by: str
    profession: str
    day: date
    action: str
    note: str
    by: str
    at: datetime


@dataclass(frozen=True)
class Screening:
    """The newest answer and the newest clearance for each condition, seen from one episode.

    `here` holds what counts for red flags in this episode, where that is not the newest answer
    (see `screened`). `red_flag_weeks` is the clinic's own limit for a red-flag no, if it has one.
    """

    episode: int | None = None
    answers: Mapping[str, Recorded] = field(default_factory=dict)
    clearances: Mapping[str, Clearance] = field(default_factory=dict)
    here: Mapping[str, Recorded] = field(default_factory=dict)
    red_flag_weeks: int | None = None

    def answer(self, condition: Condition, today: date) -> Answer:
        """What holds today: an old no, or a red-flag no of another episode, is not asked.

        A no to another question, such as another week of pregnancy, is none to this one. A yes
        stays until it is taken back. Once somebody cleared it, it ages like a no.
        """
        recorded = self.recorded(condition)
        if recorded is None:
            return Answer.NOT_ASKED
        settled = recorded.answer is Answer.NO or self.cleared(condition)
        if settled and not self._holds(recorded, condition, today):
            return Answer.NOT_ASKED
        return recorded.answer

    def recorded(self, condition: Condition) -> Recorded | None:
        """The answer that counts in this episode, or None when there never was one."""
        newest = self.answers.get(condition.slug)
        return self.here.get(condition.slug, newest) if condition.area == RED_FLAGS else newest

    def _holds(self, recorded: Recorded, condition: Condition, today: date) -> bool:
        if recorded.answer is Answer.NO and recorded.asked not in ("", condition.label):
            return False
        red_flag = condition.area == RED_FLAGS
        if red_flag and recorded.episode != self.episode:
            return False
        weeks = self.red_flag_weeks if red_flag and self.red_flag_weeks else condition.valid_weeks
        clearance = self.clearances.get(condition.slug) if recorded.answer is Answer.YES else None
        settled_at = clearance.at if clearance else recorded.at
        return today <= settled_at.date() + timedelta(weeks=weeks)

    def cleared(self, condition: Condition) -> bool:
        """Whether a red flag was cleared after it was recorded."""
        recorded, clearance = self.recorded(condition), self.clearances.get(condition.slug)
        return bool(recorded and clearance and clearance.at >= recorded.at)

    def present(self, conditions: Iterable[Condition], today: date) -> list[Present]:
        """The conditions to match: every yes that was not cleared, ended or not."""
        return [
            Present(condition, recorded.side, recorded.region)
            for condition in conditions
            if (recorded := self.recorded(condition))
            and self.answer(condition, today) is Answer.YES
            and not self.cleared(condition)
        ]

    def not_asked(self, conditions: Iterable[Condition], today: date) -> list[Condition]:
        """The conditions nobody knows about today."""
        return [one for one in conditions if self.answer(one, today) is Answer.NOT_ASKED]

    def to_confirm(self, today: date) -> list[Recorded]:
        """Limits whose time is over: they count until somebody confirms that they are lifted."""
        return [
            one
            for one in self.answers.values()
            if one.answer is Answer.YES and one.until is not None and one.until < today
        ]


def screened(
    episode: int | None, every: Iterable[Recorded], clearances: Mapping[str, Clearance]
) -> Screening:
    """The screening as one episode sees it, from all answers of a patient, the oldest first.

    The newest answer counts, whatever its episode. Only for red flags each episode keeps its own:
    a no of another episode changes nothing here, and a yes of another episode counts here until
    it is answered here after it, taken back where it was given, or cleared.
    """
    answers: dict[str, Recorded] = {}
    last: dict[str, dict[int, Recorded]] = {}
    for one in every:
        answers[one.condition] = one
        by_episode = last.setdefault(one.condition, {})
        by_episode.pop(one.episode, None)
        by_episode[one.episode] = one
    here = {
        slug: counting[-1]
        for slug, by_episode in last.items()
        if (counting := [one for one in by_episode.values() if _counts(one, episode)])
    }
    return Screening(episode, answers, clearances, here)


def _counts(one: Recorded, episode: int | None) -> bool:
    return one.episode == episode or one.answer is Answer.YES


def red_flags(conditions: Iterable[Condition]) -> list[Condition]:
    """The conditions that forbid a programme."""
    return [condition for condition in conditions if condition.area == RED_FLAGS]


def areas(conditions: Iterable[Condition]) -> dict[str, list[Condition]]:
    """The conditions by body area, red flags first, each by its label."""
    grouped: dict[str, list[Condition]] = {RED_FLAGS: []}
    for condition in sorted(conditions, key=lambda one: (one.area, one.label)):
        grouped.setdefault(condition.area, []).append(condition)
    return grouped
