"""The clinic's own poses: read from what was typed, with every fault named by its line."""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from hep.figures.poses import pose, pose_tables, pose_text
from hep.pose import Pose, PoseError, read

NAME = "This pose"
LARGEST_NUMBER = 1000
_HEADER = re.compile(r"\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"\s*([\w\-. \"']+?)\s*=")
_WORDS = re.compile(r'^(title|description)[ \t]*=[ \t]*(?!""")["\'].*\n?', re.M)
Path = tuple[str, ...]


@dataclass(frozen=True)
class Fault:
    """Something wrong in a pose text; `line` counts from 1 and is 0 where it is the whole."""

    line: int
    message: str


@dataclass(frozen=True)
class PoseText:
    """A pose as it is shown to be changed: its words apart from the rest."""

    title: str
    alt: str
    text: str


def copied(slug: str) -> PoseText:
    """The text of a pose of the library, to start from. Raises KeyError where there is none."""
    text, known = pose_text(slug), pose(slug)
    head, bracket, rest = text.partition("\n[")
    return PoseText(
        known.title, known.description, (_WORDS.sub("", head) + bracket + rest).strip() + "\n"
    )


def own_pose(text: str) -> Pose:
    """The pose of a text, without words. Raises PoseError and TOML's own error."""
    table = {**tomllib.loads(text), "title": "", "description": ""}
    return read(NAME, {**pose_tables(), NAME: table})


def worded(svg: str, title: str, alt: str) -> str:
    """A drawing that was made without words, with these."""
    named = f"<title>{escape(title, quote=False)}</title><desc>{escape(alt, quote=False)}</desc>"
    return svg.replace("<title></title><desc></desc>", named, 1)


def faults(text: str) -> tuple[Fault, ...]:
    """Everything the reader finds wrong, in the order of the lines; empty when it can be drawn."""
    try:
        table = tomllib.loads(text)
        found = tuple(_faults(text, table))
        return tuple(sorted(found, key=lambda one: one.line)) or _in_all(table)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        last = len(text.rstrip().splitlines())
        return (Fault(int(line[1]) if line else last, f"This cannot be read: {error}."),)
    except RecursionError:
        return (Fault(0, "This cannot be read: brackets stand in brackets too often."),)


def line_of(text: str, message: str) -> int:
    """The line that holds a name which a message quotes; 0 where none does."""
    for name in re.findall(r"'([^']+)'", message):
        for number, line in enumerate(text.splitlines(), 1):
            if name in line:
                return number
    return 0


def _faults(text: str, table: Mapping[str, Any]) -> Iterator[Fault]:
    start = {"from": table["from"]} if "from" in table else {}
    if start and str(table["from"]) not in pose_tables():
        yield Fault(_line(text, ("from",)), f"from: there is no pose {table['from']!r}.")
        start = {}
    for path, part in _parts(table):
        message = _wide_number(part) or _wrong({**start, **part})
        if message:
            unknown = re.search(r"does not know ([^\s,;]+)", message)
            yield Fault(_line(text, (*path, *(unknown.groups() if unknown else ()))), message)


def _in_all(table: Mapping[str, Any]) -> tuple[Fault, ...]:
    message = _wrong(table)
    return (Fault(0, message),) if message else ()


def _parts(table: Mapping[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The smallest parts that can be read alone, and where each stands."""
    for key, value in table.items():
        if key == "from":
            continue
        if key in ("joints", "legs", "arms", "props") and isinstance(value, Mapping):
            yield from (((key, name), {key: {name: part}}) for name, part in value.items())
        elif key == "arrows" and isinstance(value, list):
            yield from (((key, str(at)), {key: [part]}) for at, part in enumerate(value))
        else:
            yield (key,), {key: value}


def _wrong(table: Mapping[str, Any]) -> str:
    """What the reader says of a table; empty when it can read it."""
    try:
        read(NAME, {**pose_tables(), NAME: table})
    except PoseError as error:
        said = str(error).removeprefix(f"{NAME}: ")
        return f"A value here does not fit: {said}." if error.__cause__ else f"{said}."
    return ""


def _wide_number(value: object) -> str:
    """Says so where a number is none or beyond all measure: the engine would draw for ever."""
    for one in _numbers(value):
        if not math.isfinite(one) or abs(one) > LARGEST_NUMBER:
            return f"The number {one} is too large. Lengths are metres, angles degrees."
    return ""


def _numbers(value: object) -> Iterable[float]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return [number for one in value for number in _numbers(one)]
    return [value] if isinstance(value, int | float) else []


def _line(text: str, path: Path) -> int:
    """The line that says most of a path, the first of them; 0 where none does."""
    best, shared = 0, 0
    for number, said in _said(text):
        same = _same(said, path)
        if same > shared:
            best, shared = number, same
    return best


def _same(said: Path, path: Path) -> int:
    for count, (one, other) in enumerate(zip(said, path, strict=False)):
        if one != other:
            return 0 if count < len(path) - 1 else count
    return min(len(said), len(path))


def _said(text: str) -> Iterator[tuple[int, Path]]:
    """Each line that opens a table or says a key, with the path it stands for."""
    table: Path = ()
    seen = -1
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.fullmatch(line):
            table = _path(header[1])
            if line.lstrip().startswith("[["):
                seen += 1
                table = (*table, str(seen))
            yield number, table
        elif key := _KEY.match(line):
            yield number, (*table, *_path(key[1]))


def _path(dotted: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))
