"""What a plan needs and a language lacks: told before anything is printed, by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hep.handouts.marks import Before
from hep.handouts.refusal import SheetRefused
from hep.languages import Language
from hep.library import Library
from hep.plans import Plan
from hep.printing import Part, Printing


class Lack(StrEnum):
    """What kind of text is missing."""

    EXERCISE = "exercise"
    CARD = "card"
    PRECAUTION = "precaution"


@dataclass(frozen=True)
class Missing:
    """One text that a language lacks, by the name a clinician knows it by."""

    kind: Lack
    name: str


def lacking(
    plan: Plan,
    library: Library,
    language: Language,
    printing: Printing,
    care: Mapping[int, tuple[str, ...]],
    before: Before | None = None,
) -> tuple[Missing, ...]:
    """The exercises, cards and precaution lines that are printed and have no text in the language.

    `library` is the one of the content, `care` the lines that precautions print, as written;
    `before` holds the exercises that were stopped and are named.
    """
    said = library.in_language(language.code)
    shown = [said.exercises[slug] for slug in _known(plan, library)]
    if before is not None and printing.shows(Part.CHANGES):
        shown += [said.exercises[slug] for slug in _known(before.plan, library)]
    wanted = plan.cards if printing.shows(Part.CARDS) else ()
    cards = [said.cards[slug] for slug in wanted if slug in said.cards]
    lines = dict.fromkeys(line for found in care.values() for line in found)
    rows = kept(library, language)
    return (
        *_missing(Lack.EXERCISE, ((one.name, one.language) for one in shown), language),
        *_missing(Lack.CARD, ((one.title, one.language) for one in cards), language),
        *_missing(
            Lack.PRECAUTION, ((line, rows[line][1]) for line in lines if line in rows), language
        ),
    )


def _known(plan: Plan, library: Library) -> list[str]:
    slugs = dict.fromkeys(one.exercise for one in plan.exercises)
    return [slug for slug in slugs if slug in library.exercises]


def _missing(
    kind: Lack, named: Iterable[tuple[str, str]], language: Language
) -> tuple[Missing, ...]:
    names = dict.fromkeys(name for name, code in named if code != language.code)
    return tuple(Missing(kind, name) for name in names)


def kept(library: Library, language: Language) -> dict[str, tuple[str, str]]:
    """Each line of a condition as written: what patients read, and the language of that."""
    said = library.in_language(language.code)
    found: dict[str, tuple[str, str]] = {}
    for slug, condition in library.conditions.items():
        for written, row in zip(condition.rows, said.conditions[slug].rows, strict=True):
            for line, text, code in (
                (written.keep, row.keep, row.language),
                (written.avoid, row.avoid, row.avoid_language),
            ):
                if line and (code == language.code or line not in found):
                    found[line] = text, code
    return found


def told(lines: Iterable[str], library: Library, language: Language) -> tuple[str, ...]:
    """Lines of conditions in the language; those it lacks stay in English, and say so.

    What a clinician typed stays as typed.
    """
    known, marked = kept(library, language), language.handout["english"]

    def said(line: str) -> str:
        text, code = known.get(line, (line, language.code))
        return text if code == language.code else f"{text} {marked}"

    return tuple(map(said, lines))


@dataclass(frozen=True)
class Spoken:
    """What a sheet is composed from: all in one language, or marked as English on purpose."""

    library: Library
    care: Mapping[int, tuple[str, ...]]
    foreign: str


def spoken(
    plan: Plan,
    library: Library,
    language: Language,
    printing: Printing,
    care: Mapping[int, tuple[str, ...]],
    before: Before | None = None,
) -> Spoken:
    """The library and the lines of precautions in a language.

    What is missing is left in English where `printing` asks for it. Raises SheetRefused else.
    """
    missing = lacking(plan, library, language, printing, care, before)
    if missing and not printing.english:
        names = "; ".join(one.name for one in missing)
        raise SheetRefused(
            f"There is no {language.name} text for: {names}. Choose another language, or print "
            "these in English on a sheet that says so."
        )
    return Spoken(
        library.in_language(language.code),
        {key: told(lines, library, language) for key, lines in care.items()},
        language.handout["english_front"] if missing else "",
    )


def unreviewed(plan: Plan, library: Library, language: Language) -> tuple[str, ...]:
    """What the language's texts say of their own review, each said once: words, rules, exercises.

    Nothing for the language the content is written in: its exercises carry their own status.
    """
    if language.is_source:
        return ()
    said = library.in_language(language.code)
    reviews = [language.review, *(group.review for group in said.stop_rules.values())]
    reviews += [said.exercises[slug].translation_review for slug in _known(plan, library)]
    reviews += [said.cards[slug].translation_review for slug in plan.cards if slug in said.cards]
    return tuple(dict.fromkeys(filter(None, reviews)))
