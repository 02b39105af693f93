"""`flask figure`: drawings made from poses, committed under data/figures."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from hep import figures
from hep.figures import ledger
from hep.figures.committed import FOLDER, INDEX, VERDICTS, mirrored
from hep.pose import PoseError, digest


@click.group()
def figure() -> None:
    """Drawings made from the poses in data/poses. Needs the `figures` dependency group."""


@figure.command()
@click.argument("slugs", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Draw again what is not stale, too.")
def build(slugs: Sequence[str], every: bool) -> None:
    """Draw every pose whose committed drawing is missing or stale, or only SLUGS."""
    from hep.drawing import ENGINE

    entries = ledger.read(INDEX)
    for slug in _chosen(slugs):
        if every or slugs or ledger.stale(entries, figures.pose(slug), ENGINE):
            entry = _drawn(slug, ENGINE)
            ledger.record(INDEX, slug, entry)
            click.echo(f"{slug}: {entry['bytes'] / 1024:.1f} KB")
    gone = set(entries) - set(figures.pose_slugs())
    for slug in gone:
        (FOLDER / f"{slug}.svg").unlink(missing_ok=True)
    ledger.forget(INDEX, gone)


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
@click.option("--all", "every", is_flag=True, help="Check again what did not change, too.")
def check(slugs: Sequence[str], every: bool) -> None:
    """Check every pose that changed since its last verdict, and keep the verdicts."""
    from hep.drawing import ENGINE
    from hep.drawing.checks import check as check_pose

    known = ledger.read(VERDICTS)
    for slug in _chosen(slugs):
        pose = figures.pose(slug)
        if every or slugs or ledger.stale(known, pose, ENGINE):
            entry = {"pose": digest(pose), "engine": ENGINE, **vars(check_pose(pose))}
            ledger.record(VERDICTS, slug, entry)
    ledger.forget(VERDICTS, set(known) - set(figures.pose_slugs()))
    verdicts = ledger.read(VERDICTS)
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
