"""When to go on and when to step back: suggestions with their reasons, never applied here.

The rules are those of the clinical notes, section 2.5, defaults of ours: a hold that feels easy
three days in a row gets 5 seconds more up to its maximum, then the next exercise; strength with
effort of 6 of 10 or less and pain that is fine gets repetitions up to 12, then load or the next
exercise; balance gets less support, then the next exercise. More pain than is allowed, pain not
settled by the next morning or any nerve sign: the exercise below, and the clinician looks. What
is fine and what is allowed is the clinic's rule, 3 and 5 of 10 unless it says otherwise.
"""

from dataclasses import dataclass

from hep.clinics import PainRule
from hep.dosage import Dosage
from hep.exercises import Exercise
from hep.follow_ups.choices import What
from hep.follow_ups.values import Felt, FollowUp, Often
from hep.plans import Library, PrescribedExercise, ladder, progression
from hep.plans.ladder import Types

USUAL = PainRule()
_OFTEN_ENOUGH = (None, Often.EVERY_DAY, Often.MOST_DAYS)
_STEPS = {
    "SS": "hold 5 seconds longer, up to the maximum",
    "IS": "hold 5 seconds longer, up to the maximum",
    "ST": "add 2 repetitions, up to 12",
}
_LOAD = "It is at the top of its repetitions: add load, 2 to 10 percent, or the next band."
_SUPPORT = "Less support first: two hands, one hand, fingertips, none."
_ASK_FIRST = "Before going on, ask how often it was done and how bad the pain was."
_OWN = "Go by this exercise's own criterion."


@dataclass(frozen=True)
class Suggestion:
    """One suggestion: what to do, why, and the criterion of the exercise itself.

    `what` is KEEP where there is nothing to choose here, only something to think of, said in
    `text`. `dosage` is the one to go to when `what` is DOSAGE.
    """

    what: What
    reason: str
    text: str = ""
    criterion: str = ""
    dosage: Dosage | None = None


def signs_to_step_back(answers: FollowUp, pain: PainRule = USUAL) -> tuple[str, ...]:
    """Which answers say to step back, in words; none of them is a diagnosis."""
    worst = _worst(answers)
    found = {
        f"pain of {worst} of 10, above {pain.allowed}": worst is not None and worst > pain.allowed,
        "pain not settled by the next morning": answers.settled is False,
        "a nerve sign": answers.nerve_signs is True,
    }
    return tuple(words for words, there in found.items() if there)


def suggest(
    one: PrescribedExercise,
    answers: FollowUp,
    library: Library,
    types: Types,
    pain: PainRule = USUAL,
) -> Suggestion | None:
    """What may help with one exercise, or None when the answers say nothing about it."""
    exercise = library.get(one.exercise)
    if exercise is None:
        return None
    felt = answers.felt.get(one.key)
    signs = signs_to_step_back(answers, pain)
    if felt is Felt.HARD or (signs and _concerns_all(answers)):
        return _back(one, exercise, felt, signs, library, types)
    if felt is not Felt.EASY or signs or answers.often not in _OFTEN_ENOUGH:
        return None
    worst = _worst(answers)
    if exercise.type == "ST" and worst is not None and worst > pain.fine:
        return None
    return _on(one, exercise, answers, library, types)


def _concerns_all(answers: FollowUp) -> bool:
    """Whether no exercise was named as the hard one, so that any of them may be."""
    return Felt.HARD not in answers.felt.values()


def _back(
    one: PrescribedExercise,
    exercise: Exercise,
    felt: Felt | None,
    signs: tuple[str, ...],
    library: Library,
    types: Types,
) -> Suggestion:
    reasons = (*(["felt hard"] if felt is Felt.HARD else []), *signs)
    reason = _sentence(reasons)
    criterion = exercise.clinical.regress_when
    can_step = ladder.easier(exercise, library) or progression.less(
        one.dosage, types[exercise.type]
    )
    if not can_step:
        return Suggestion(What.STOP, reason, "There is nothing easier: less, or stop.", criterion)
    return Suggestion(What.EASIER, reason, "", criterion)


def _on(
    one: PrescribedExercise,
    exercise: Exercise,
    answers: FollowUp,
    library: Library,
    types: Types,
) -> Suggestion | None:
    """The next step up; what was not asked is asked first, and is never taken for a good sign."""
    code, criterion = exercise.type, exercise.clinical.progress_when
    reason = _sentence(("felt easy", *_done(answers), *_pain(answers)))
    if _worst(answers) is None or answers.often is None:
        return Suggestion(What.KEEP, reason, _ASK_FIRST, criterion)
    longer = progression.more(one.dosage, exercise.dosage, types[code])
    if longer is not None:
        return Suggestion(What.DOSAGE, reason, f"The rule: {_STEPS[code]}.", criterion, longer)
    if code == "BA":
        return Suggestion(What.KEEP, reason, _SUPPORT, criterion)
    if ladder.harder(exercise, library):
        text = "It is at its top: the next exercise." if code in _STEPS else _OWN
        return Suggestion(What.HARDER, reason, text, criterion)
    return Suggestion(What.KEEP, reason, _LOAD if code == "ST" else _OWN, criterion)


def _worst(answers: FollowUp) -> int | None:
    """The worst pain, or the pain now where only that was asked; None when neither was."""
    return answers.pain_now if answers.pain_worst is None else answers.pain_worst


def _done(answers: FollowUp) -> tuple[str, ...]:
    return (f"done {answers.often.value}" if answers.often else "how often was not asked",)


def _pain(answers: FollowUp) -> tuple[str, ...]:
    if answers.pain_worst is not None:
        return (f"worst pain {answers.pain_worst} of 10",)
    now = answers.pain_now
    return ("pain was not asked" if now is None else f"pain now {now} of 10",)


def _sentence(parts: tuple[str, ...]) -> str:
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."
