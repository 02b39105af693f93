"""What a clinician decided before printing: reasons, what was read, what was not asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from hep.plans import Plan
from hep.safety.conditions import Condition, Kind
from hep.safety.guards import Guard, Level
from hep.safety.review import Finding

SHORTEST_REASON = 10


@dataclass(frozen=True)
class Seen:
    """One finding as it stood when the plan was printed."""

    kind: str
    condition: str
    row: str
    exercise: str


@dataclass(frozen=True)
class Decisions:
    """Kept with the handout for ever. Keys of `reasons` and `told` are those of the exercises.

    A reason never reaches the sheet; `told` is what the patient reads beside the exercise.
    """

    reasons: Mapping[int, str] = field(default_factory=dict)
    told: Mapping[int, str] = field(default_factory=dict)
    precautions_read: bool = False
    flags_not_asked: tuple[str, ...] = ()
    episode: int | None = None
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True)
class Missing:
    """One thing to do before printing: the field of the page and a sentence."""

    field: str
    message: str


def missing(
    findings: Iterable[Finding],
    decisions: Decisions,
    flags_not_asked: Iterable[Condition] = (),
    *,
    guards: Iterable[Guard] = (),
    asked_before: bool = False,
) -> tuple[Missing, ...]:
    """What forbids printing; empty when it may go ahead. A stop cannot be decided away here."""
    found = list(findings)
    problems = [
        Missing("stop", f"{one.condition.label}: {one.row.clinician}")
        for one in found
        if one.kind is Kind.STOP
    ]
    for key in contraindicated(found):
        if len(decisions.reasons.get(key, "").strip()) < SHORTEST_REASON:
            problems.append(
                Missing(f"reason-{key}", "Say who decided and why, in 10 characters or more.")
            )
    limits = list(guards)
    problems += [_of_limit(one) for one in limits if _blocks(one)]
    to_read = _of(found, Kind.PRECAUTION) or any(one.level is not Level.INFO for one in limits)
    if to_read and not decisions.precautions_read:
        problems.append(Missing("read", "Read these, then tick the box."))
    flags = list(flags_not_asked)
    if flags and not asked_before and not decisions.flags_not_asked:
        problems.append(
            Missing("unasked", "Ask about the red flags, or tick that they were not asked.")
        )
    return tuple(dict.fromkeys(problems))


def _blocks(guard: Guard) -> bool:
    """A refusal always, and a strong warning of one exercise until a reason stands beside it."""
    strong = guard.level is Level.STRONG and guard.exercise is not None
    return guard.level is Level.REFUSE or strong


def _of_limit(guard: Guard) -> Missing:
    more = "" if guard.level is Level.REFUSE else " Type the reason beside its dosage."
    return Missing("limits", f"{guard.message} {guard.why}{more}")


def contraindicated(findings: Iterable[Finding]) -> list[int]:
    """The keys of the exercises that need a reason, each once, in the order of the findings."""
    found = _of(list(findings), Kind.CONTRAINDICATION)
    return list(dict.fromkeys(one.exercise for one in found if one.exercise is not None))


def undecided(plan: Plan, findings: Iterable[Finding]) -> list[int]:
    """The keys of the exercises whose contraindication no reason in the plan answers yet."""
    rules = contraindicating(findings)
    return [
        key
        for key, matched in rules.items()
        if len((one := plan.get(key)).despite.strip()) < SHORTEST_REASON
        or not matched <= set(one.despite_rules)
    ]


def contraindicating(findings: Iterable[Finding]) -> dict[int, set[str]]:
    """The rules that contraindicate each exercise, by its key."""
    found: dict[int, set[str]] = {}
    for one in _of(list(findings), Kind.CONTRAINDICATION):
        if one.exercise is not None:
            found.setdefault(one.exercise, set()).add(one.row.slug)
    return found


def answer(before: Plan, plan: Plan, findings: Iterable[Finding]) -> Plan:
    """The plan in which a reason that was just written names the rules it answers."""
    rules = contraindicating(findings)
    known = {one.key: one.despite for one in before.exercises}
    return replace(
        plan,
        exercises=tuple(
            replace(one, despite_rules=tuple(sorted(rules.get(one.key, ()))) if one.despite else ())
            if one.despite != known.get(one.key, "")
            else one
            for one in plan.exercises
        ),
    )


def seen(findings: Iterable[Finding]) -> tuple[Seen, ...]:
    """The findings as they are kept with the handout."""
    return tuple(
        Seen(one.kind.value, one.condition.slug, one.row.slug, one.slug) for one in findings
    )


def fingerprint(findings: Iterable[Finding]) -> str:
    """Another text as soon as a finding comes, goes or moves to another limb."""
    said = sorted(f"{one.row.slug} {one.exercise} {one.limb}" for one in findings)
    return sha256("\n".join(said).encode()).hexdigest()[:16]


def _of(findings: list[Finding], kind: Kind) -> list[Finding]:
    return [one for one in findings if one.kind is kind]
