"""Every gate of languages and translations can fail: each case spoils one file of its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from hep import library
from hep.library import DATA, Library, content
from hep.library.check import languages, translations, vocabulary
from hep.library.translations import CardText, ConditionText, ExerciseText, RulesText

LIBRARY = library.read()
WORDS = vocabulary.read(DATA)
KINDS = {"exercises": ExerciseText, "cards": CardText, "stop_rules": RulesText,
         "conditions": ConditionText}  # fmt: skip
FOLDERS = {"cards": "education", "conditions": "safety"}


def spoiled(tmp_path: Path, kind: str, slug: str, old: str, new: str) -> Library:
    """The library with one translation of Spanish read from a spoiled copy."""
    path = DATA / FOLDERS.get(kind, kind) / "es" / f"{slug}.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} no longer holds {old!r}: choose another place to spoil."
    (tmp_path / path.name).write_text(text.replace(old, new, 1), encoding="utf-8")
    spanish = LIBRARY.translations["es"]
    found = {**getattr(spanish, kind), **content.folder(tmp_path, KINDS[kind])}
    return replace(LIBRARY, translations={"es": replace(spanish, **{kind: found})})


PULL = "supine-figure-4-pull"
SPOILED = [
    ("stop_rules", "all", 'slug = "all-fall"', 'slug = "all-falls"', "all-fall: is missing"),
    ("stop_rules", "all", "Llame al {emergency}.", "Llame al 911.", "use the tokens of the source"),
    ("exercises", PULL, "Suelte despacio.", "Suelte la pierna derecha.", "not 'derecha'"),
    ("exercises", PULL, "Suelte despacio.", "Suelte el glúteo.", "'glúteo' is not for patients"),
    ("exercises", PULL, "Suelte", f"Suba {'y suba ' * 18}", "make two sentences of"),
    ("exercises", PULL, "{other foot}", "{other foto}", "there is no token {other foto}"),
    ("exercises", PULL, "Suelte despacio.", "suelte despacio.", "begin with a capital letter"),
    ("exercises", PULL, '  "Mantenga. Respire. No rebote.",\n', "", "as many as the source has"),
    ("exercises", PULL, "Acérquelo despacio. Pare con un tirón leve.", "Ya.", "where to stop"),
    ("exercises", PULL, 'end_picture = "', 'end_picture = "" # "', "tell what the drawing shows"),
    ("exercises", PULL, "Esto afloja", "Rehabilitación fisioterapéutica. " * 30, "inflesz is"),
    ("cards", "low-back-pain", '  "¿Qué ayuda?', '  "Una.",\n  "¿Qué ayuda?', "as many as"),
    ("conditions", "osteoporosis", "osteoporosis-1 =", "osteoporosis-9 =", "nothing of that name"),
]


@pytest.mark.parametrize(("kind", "slug", "old", "new", "expected"), SPOILED)
def test_gate_finds(
    tmp_path: Path, kind: str, slug: str, old: str, new: str, expected: str
) -> None:
    found = list(translations.findings(spoiled(tmp_path, kind, slug, old, new), WORDS))
    assert any(expected in finding for finding in found), "\n".join(found) or "no finding"


@pytest.mark.parametrize("kind", KINDS)
def test_a_translation_of_nothing_is_found(tmp_path: Path, kind: str) -> None:
    spanish = LIBRARY.translations["es"]
    one = next(iter(getattr(spanish, kind).values()))
    stray = replace(spanish, **{kind: {**getattr(spanish, kind), "nothing": one}})
    found = list(translations.findings(replace(LIBRARY, translations={"es": stray}), WORDS))
    folder = FOLDERS.get(kind, kind)
    assert f"{folder}/es/nothing.toml: there is no {folder}/nothing.toml." in found


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('fine = "Esto es normal"\n', "", "handout: fine: is missing"),
        ("{exercises}, unos", "Ejercicios, unos", "use the holes of"),
        ('left_leg = "', 'left_legs = "', "sides: say left_leg"),
        ('"agosto"', '"julio"', "months: name all twelve"),
        ('"ma"', '"lu"', "a short name of their own"),
        ('formula = "inflesz"', 'formula = "feel"', "'feel' is not one of"),
        ("least = 70.0\n", "", "set least for a score"),
        ("chair = ", "chairs = ", "equipment: name 'chair'"),
        ('"It should feel easy."', '"It feels easy."', "phrases: say 'It should feel easy.'"),
    ],
)
def test_a_gap_in_a_language_is_found(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = (DATA / "languages" / "es.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "es.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    spoilt = {**LIBRARY.languages, **content.languages(tmp_path)}
    found = list(languages.findings(replace(LIBRARY, languages=spoilt), WORDS))
    assert any(expected in finding for finding in found), "\n".join(found) or "no finding"


def test_a_language_may_only_be_like_a_whole_one(tmp_path: Path) -> None:
    text = (DATA / "languages" / "en-GB.toml").read_text(encoding="utf-8")
    (tmp_path / "en-GB.toml").write_text(text, encoding="utf-8")
    with pytest.raises(content.ContentError, match="there is no whole language 'en-US'"):
        content.languages(tmp_path)
