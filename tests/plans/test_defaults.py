"""Default dosages: the nearest wins and says so."""

from dataclasses import replace

from hep.dosage import Amount, Dosage, Frequency, Side, exactly
from hep.library import Library
from hep.plans import Defaults, Plan, add, as_default, swap

OWN = Dosage(Amount(reps=exactly(7)), Frequency())
CLINIC = Dosage(Amount(reps=exactly(8)), Frequency())


def test_the_nearest_default_wins(library: Library) -> None:
    bridge = library.exercises["bridge"]
    defaults = Defaults({"bridge": OWN}, {"bridge": CLINIC}, "Dana Okafor")
    for known, reps, said in (
        (defaults, "7", "Dana Okafor's default"),
        (replace(defaults, own={}), "8", "the clinic's default"),
        (Defaults(), bridge.dosage.amount.reps.text, bridge.dosage.set_by),
    ):
        [one] = add(Plan(), bridge, defaults=known).exercises
        assert (one.dosage.amount.reps.text, one.dosage.set_by) == (reps, said)


def test_a_default_is_for_both_sides_and_holds_no_note(library: Library) -> None:
    dosage = Dosage(Amount(reps=exactly(7)), side=Side.LEFT, note="Rosa", reason="Rosa")
    kept = as_default(dosage)
    assert (kept.side, kept.note, kept.reason) == (Side.BOTH, "", "")
    plan = add(Plan(), library.exercises["bridge"])
    changed = swap(plan, 1, library.exercises["clamshell"], Defaults({"clamshell": kept}))
    assert changed.get(1).dosage.amount.reps == exactly(7)
    assert changed.get(1).dosage.side is Side.BOTH
