"""`flask figure`: drawings made from poses, committed under data/figures."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from hep import figures
from hep.figures.committed import FOLDER, index, mirrored
from hep.pose import PoseError, digest

VERDICTS = FOLDER / "verdicts.json"


@click.group()
def figure() -> None:
    """Drawings made from the poses in data/poses. Needs the `figures` dependency group."""


@figure.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Draw again what is not stale, too.")
def build(slugs: Sequence[str], every: bool) -> None:
    """Draw every pose whose committed drawing is missing or stale, or only SLUGS."""
    from hep.drawing import ENGINE

    entries = dict(index())
    for slug in _chosen(slugs):
        if every or slugs or _stale(slug, entries, ENGINE):
            entries[slug] = _drawn(slug, ENGINE)
            click.echo(f"{slug}: {entries[slug]['bytes'] / 1024:.1f} KB")
            _write(FOLDER / "index.json", entries)
    for gone in set(entries) - set(figures.pose_slugs()):
        del entries[gone]
        (FOLDER / f"{gone}.svg").unlink(missing_ok=True)
    _write(FOLDER / "index.json", entries)


def _stale(slug: str, entries: dict[str, dict[str, Any]], engine: int) -> bool:
    entry = entries.get(slug, {})
    return (entry.get("pose"), entry.get("engine")) != (digest(figures.pose(slug)), engine)


def _drawn(slug: str, engine: int) -> dict[str, Any]:
    """Write one drawing; what the index is to know of it."""
    from hep.drawing import draw as draw_pose

    pose = figures.pose(slug)
    made = draw_pose(pose)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{slug}.svg").write_text(made.svg, encoding="utf-8")
    return {
        "title": pose.title,
        "description": pose.description,
        "width": made.width,
        "height": made.height,
        "bytes": len(made.svg),
        "pose": digest(pose),
        "engine": engine,
    }


def _write(path: Path, entries: dict[str, Any]) -> None:
    """One line per entry, in order, so that changes read well."""
    lines = [f"{json.dumps(slug)}: {json.dumps(entries[slug])}" for slug in sorted(entries)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _chosen(slugs: Sequence[str]) -> Iterable[str]:
    known = figures.pose_slugs()
    for slug in slugs:
        if slug not in known:
            raise click.ClickException(f"There is no pose {slug}; poses are files in data/poses.")
    return slugs or known


@figure.command()
@click.argument("slug")
@click.option("--frame", type=click.Choice(["start", "end"]), default="end", show_default=True)
@click.option("--side", type=click.Choice(["left", "right"]), default="right", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE.svg")
def draw(slug: str, frame: str, side: str, output: Path) -> None:
    """Draw one frame of the exercise SLUG (or the pose SLUG) afresh into a file."""
    from hep.drawing import draw as draw_pose

    pose_slug = _frame(slug, frame)
    try:
        pose = figures.pose(pose_slug)
    except PoseError as error:
        raise click.ClickException(str(error)) from error
    made = draw_pose(pose)
    found = figures.Drawing(made.svg, made.width, made.height, pose.title, pose.description)
    output.write_text((mirrored(found) if side == "left" else found).svg, encoding="utf-8")
    click.echo(f"{output}: {made.width} x {made.height} mm")


def _frame(slug: str, frame: str) -> str:
    """The pose of an exercise's frame; a slug that is no exercise names a pose itself."""
    from hep.library import DATA, content

    exercise = content.exercises(DATA / "exercises").get(slug)
    if exercise is not None:
        return exercise.start_pose if frame == "start" else exercise.end_pose
    start = f"{slug}-start"
    return start if frame == "start" and start in figures.pose_slugs() else slug


@figure.command()
@click.argument("slugs", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("sheet.png"))
@click.option("--columns", default=4, show_default=True)
@click.option(
    "--enlarge", default=2.0, show_default=True, help="1 is the size on paper at 100 dpi."
)
def sheet(slugs: Sequence[str], output: Path, columns: int, enlarge: float) -> None:
    """A contact sheet (PNG) of the committed drawings, to be looked at one by one."""
    from hep.drawing.raster import contact_sheet

    drawings = [(slug, figures.drawing(slug, "right")) for slug in _chosen(slugs)]
    cells = [(slug, found.svg) for slug, found in drawings if found is not None]
    contact_sheet(cells, columns, enlarge).save(output)
    click.echo(f"{output}: {len(cells)} drawings")


@figure.command()
@click.argument("slugs", nargs=-1)
def check(slugs: Sequence[str]) -> None:
    """Check every pose that changed since its last verdict, and keep the verdicts."""
    from hep.drawing import ENGINE
    from hep.drawing.checks import check as check_pose

    verdicts = json.loads(VERDICTS.read_text(encoding="utf-8")) if VERDICTS.exists() else {}
    verdicts = {slug: verdicts[slug] for slug in figures.pose_slugs() if slug in verdicts}
    for slug in _chosen(slugs):
        if slugs or _stale(slug, verdicts, ENGINE):
            pose = figures.pose(slug)
            verdicts[slug] = {
                "pose": digest(pose),
                "engine": ENGINE,
                "findings": check_pose(pose),
            }
            _write(VERDICTS, verdicts)
    _report(verdicts, _chosen(slugs))


def _report(verdicts: dict[str, Any], slugs: Iterable[str]) -> None:
    from hep.drawing.checks import open_findings

    excused = 0
    for slug in slugs:
        findings = verdicts[slug]["findings"]
        standing = open_findings(figures.pose(slug), findings)
        excused += len(findings) - len(standing)
        for finding in standing:
            click.echo(f"{slug}: {finding}")
    click.echo(f"{excused} findings are excused by their poses.")
