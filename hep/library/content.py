"""Content files turned into values: TOML in, frozen dataclasses out."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import cattrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError

from hep.dosage import Dosage, ExerciseType, Span, parse_count
from hep.exercises import Exercise
from hep.languages import Language
from hep.library.dosages import dosage_from

T = TypeVar("T")


class ContentError(ValueError):
    """A content file that cannot be read; the message names the file, the field and the fix."""


_converter = cattrs.Converter(forbid_extra_keys=True)
_converter.register_structure_hook(Dosage, lambda table, _: dosage_from(table))
_converter.register_structure_hook(Span, lambda text, _: parse_count(str(text)))


def toml(path: Path) -> dict[str, Any]:
    """The file as a dict. Raises ContentError when it is not UTF-8 TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ContentError(f"{path.name}: {error}") from error


def value(path: Path, kind: type[T], table: Mapping[str, Any]) -> T:
    """One value from one table. Raises ContentError naming the file and each wrong field."""
    try:
        return _converter.structure(table, kind)
    except (ClassValidationError, ForbiddenExtraKeysError) as error:
        wrong = "; ".join(_reasons(error))
        raise ContentError(f"{path.name}: {wrong}") from error


def _reasons(error: BaseException, field: str = "") -> list[str]:
    if isinstance(error, ForbiddenExtraKeysError):
        return [f"unknown field {', '.join(sorted(error.extra_fields))}"]
    if not isinstance(error, BaseExceptionGroup):
        return [f"{field or 'value'}: {error!r}"]
    return [line for inner in error.exceptions for line in _reasons(inner, _note(inner) or field)]


def _note(error: BaseException) -> str:
    notes = getattr(error, "__notes__", [])
    return getattr(notes[-1], "name", "") if notes else ""


def folder(path: Path, kind: type[T], *, key: str = "slug") -> dict[str, T]:
    """Every TOML file of a folder as values, by `key`, which must be the file's name."""
    return {file.stem: named(file, value(file, kind, toml(file)), key) for file in files(path)}


def files(path: Path) -> list[Path]:
    """The TOML files of a folder, in the order of their names."""
    return sorted(path.glob("*.toml"))


def named(file: Path, one: T, key: str) -> T:
    """The value, if its `key` is the file's name. Raises ContentError."""
    if getattr(one, key) != file.stem:
        raise ContentError(f"{file.name}: {key} must be {file.stem}, the name of the file")
    return one


def languages(path: Path) -> dict[str, Language]:
    """Every language, by code; one that is like another says only what it says otherwise."""
    found: dict[str, Language] = {}
    tables = {file.stem: toml(file) for file in files(path)}
    for file in files(path):
        fields = tables[file.stem]
        if like := fields.get("like"):
            if "like" in tables.get(like, {"like": ""}):
                raise ContentError(f"{file.name}: like: there is no whole language {like!r}")
            fields = _over(tables[like], fields)
        found[file.stem] = named(file, value(file, Language, fields), "code")
    return found


def _over(whole: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """A table with the entries of another in their place, inner tables entry by entry."""
    over = dict(whole)
    for key, new in changes.items():
        inner = whole.get(key)
        over[key] = {**inner, **new} if isinstance(inner, dict) and isinstance(new, dict) else new
    return over


def table(path: Path, kind: type[T], *, key: str) -> dict[str, T]:
    """A file of many small tables as values, each by its heading, which becomes `key`."""
    return {name: value(path, kind, {key: name, **fields}) for name, fields in toml(path).items()}


def synonyms(path: Path) -> dict[str, tuple[str, ...]]:
    """Search words and what they stand for."""
    return {word: tuple(meanings) for word, meanings in toml(path).items()}


def exercises(path: Path) -> dict[str, Exercise]:
    """Every exercise, by slug."""
    return folder(path, Exercise)


def exercise_types(path: Path) -> dict[str, ExerciseType]:
    """Every exercise type, by its two-letter code."""
    return {kind.code: kind for kind in folder(path, ExerciseType).values()}
