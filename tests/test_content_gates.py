"""Every gate of the content can fail: each case spoils one file of a copy."""

import marshal
import shutil
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from hep import library, readability
from hep.library import DATA, check, content
from hep.library.check import conditions, patient_text, poses, translations
from hep.library.content import ContentError
from tests.spoiled import CAUDA, PULL, SPOILED, TEMPLATE

# Each test here reads and checks all of the content; to watch every line doubles that.
pytestmark = pytest.mark.no_cover


@cache
def parsed(text):
    return marshal.dumps(tomllib.loads(text))


@pytest.fixture(autouse=True)
def parse_once(monkeypatch):
    """Parse each text once for all tests here: every one of them reads the whole content."""
    once = SimpleNamespace(
        loads=lambda text: marshal.loads(parsed(text)), TOMLDecodeError=tomllib.TOMLDecodeError
    )
    monkeypatch.setattr(content, "tomllib", once)


VALUES, FOUND = {}, {}


def value_once(path, kind, table):
    """A table that is the same as before is the same value, in place of an equal one."""
    key = path.name, kind, marshal.dumps(table)
    if key not in VALUES:
        VALUES[key] = structured(path, kind, table)
    return VALUES[key]


def once(function):
    """A check that, for the same values, finds what it found before."""

    def again(*given, **named):
        everything = (*given, *named.values())
        key = function, *map(key_of, everything)
        if key not in FOUND:
            # What was given is kept too, so that nothing else comes to have its identity.
            FOUND[key] = tuple(function(*given, **named)), everything
        return FOUND[key][0]

    return again


def key_of(one):
    if isinstance(one, list | tuple):
        return tuple(one)
    return one if isinstance(one, str | bool) else id(one)


structured = content.value
# Checks of one text or one exercise, which take nearly all of the time.
CHECKS = [
    (conditions, "_question_findings"),
    (conditions, "_wording_findings"),
    (patient_text, "findings"),
    (poses, "_disagreements"),
    (translations, "_level"),
    (translations, "_lines"),
]


@pytest.fixture
def check_once(monkeypatch):
    """Check anew only what was spoiled: the rest is the same for every test that asks for this."""
    monkeypatch.setattr(content, "value", value_once)
    for module, name in CHECKS:
        monkeypatch.setattr(module, name, once(getattr(module, name)))


@pytest.fixture(scope="module")
def links(tmp_path_factory):
    """Links to every file of the content, and which they are."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("figures", "poses"):
        (folder / name).mkdir()
    ignore = shutil.ignore_patterns("figures", "poses")
    shutil.copytree(DATA, folder, dirs_exist_ok=True, ignore=ignore, copy_function=link)
    return folder, {path for path in folder.rglob("*") if path.is_symlink()}


@pytest.fixture
def data(links):
    """The content, to spoil: a test replaces the link to the file it spoils."""
    folder, every = links
    yield folder
    for path in folder.rglob("*.toml"):
        if not path.is_symlink():
            path.unlink()
    for path in every:
        if not path.is_symlink():
            link(DATA / path.relative_to(folder), path)


def link(source, target):
    Path(target).symlink_to(source)


def spoil(data: Path, file: str, old: str, new: str) -> list[str]:
    path = data / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} no longer holds {old!r}: choose another place to spoil."
    path.unlink()
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return check.findings(library.read(data), data)


@pytest.mark.usefixtures("check_once")
@pytest.mark.parametrize(("file", "old", "new", "expected"), SPOILED, ids=lambda value: value[:40])
def test_gate_finds(data, file, old, new, expected):
    found = spoil(data, file, old, new)
    assert any(expected in finding for finding in found), "\n".join(found) or "no finding"


def test_two_exercises_may_not_share_their_steps(data):
    source = (data / PULL).read_text(encoding="utf-8")
    copy = source.replace('slug = "supine-figure-4-pull"', 'slug = "copied"')
    (data / "exercises" / "copied.toml").write_text(copy, encoding="utf-8")
    found = check.findings(library.read(data), data)
    assert any("patient.steps: the same as in" in finding for finding in found)
    assert any("patient.name: the same as in" in finding for finding in found)


def test_a_source_that_nothing_cites_is_found(data):
    text = (data / "sources/S001.toml").read_text(encoding="utf-8").replace("S001", "UNUSED")
    (data / "sources/UNUSED.toml").write_text(text, encoding="utf-8")
    found = check.findings(library.read(data), data)
    assert found == ["sources/UNUSED.toml: nothing cites it. Cite it or delete the file."]


def test_a_level_that_cannot_be_measured_is_a_finding(data, monkeypatch):
    def unmeasurable(*_):
        raise readability.NotMeasurable("It needs a package.")

    monkeypatch.setattr(readability, "measure", unmeasurable)
    found = check.findings(library.read(data), data)
    assert found == [
        "vocabulary.toml: the reading level of no text was measured. It needs a package."
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (TEMPLATE, 'hold = "15-45"', 'hold = "45-15"', "sciatica-four.toml: phase 1, exercise 2"),
        (TEMPLATE, 'group = "main"', 'group = "first"', "sciatica-four.toml: phase 1, exercise 1"),
        (TEMPLATE, 'exercise = "bridge"', 'exercise = "hop"', "there is no exercise 'hop'"),
        (
            TEMPLATE,
            "\n[[phases]]",
            'then = "hop"\n\n[[phases]]',
            "no template 'hop' can come after",
        ),
        (PULL, 'hold = "30+"', 'hold = "long"', "supine-figure-4-pull.toml: dosage"),
        (PULL, 'sidedness = "one side"', 'sidedness = "two sides"', "sidedness"),
        (PULL, "level = 2", "level = 2\nmood = 1", "unknown field mood"),
        (CAUDA, "question = ", "asked = ", "rf-cauda-equina.toml: .*unknown field asked"),
        (PULL, 'slug = "supine-figure-4-pull"', 'slug = "other"', "the name of the file"),
        ("synonyms.toml", '"lbp" =', "lbp", "synonyms.toml"),
        ("vocabulary.toml", "regions = [", "region = [", "vocabulary.toml"),
    ],
)
def test_what_cannot_be_read_names_the_file(data, file, old, new, expected):
    with pytest.raises(ContentError, match=expected):
        spoil(data, file, old, new)


def test_angles_that_follow_from_contacts_ask_for_their_tags():
    """The pose states 86 degrees; hugging the knee brings the hip past 90."""
    library_now = library.read()
    exercise = library_now.exercises["seated-trunk-hip-twist"]
    fewer = replace(exercise.demands, tags=exercise.demands.tags - {"hip:flex-gt90"})
    spoilt = replace(exercise, demands=fewer)
    known = replace(library_now, exercises={**library_now.exercises, spoilt.slug: spoilt})
    assert list(poses.findings(library_now)) == []
    assert list(poses.findings(known)) == [
        "exercises/seated-trunk-hip-twist.toml: demands: "
        "the drawing needs hip:flex-gt90 (right side)."
    ]
