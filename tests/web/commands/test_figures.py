"""`flask figure`: drawings drawn afresh, and contact sheets to look at."""

from pathlib import Path

import pytest
from flask import Flask
from PIL import Image

from hep import figures
from hep.drawing.raster import contact_sheet, picture


def test_a_drawing_is_written(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "rest.svg"
    done = app.test_cli_runner().invoke(
        args=["figure", "draw", "supine-figure-4-rest", "--side", "left", "-o", str(file)]
    )
    assert done.exit_code == 0, done.output
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert "Left ankle" in text


def test_the_start_frame_of_an_exercise_is_its_start_pose(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "start.svg"
    done = app.test_cli_runner().invoke(
        args=["figure", "draw", "bird-dog", "--frame", "start", "-o", str(file)]
    )
    assert done.exit_code == 0, done.output
    assert figures.pose("hands-and-knees").title in file.read_text(encoding="utf-8")


def test_an_unknown_figure_is_said(app: Flask, tmp_path: Path) -> None:
    done = app.test_cli_runner().invoke(
        args=["figure", "draw", "no-such-pose", "-o", str(tmp_path / "no.svg")]
    )
    assert done.exit_code != 0
    assert "no-such-pose" in done.output


def test_a_contact_sheet_shows_what_it_names(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "sheet.png"
    done = app.test_cli_runner().invoke(
        args=["figure", "sheet", "hook-lying", "bridge", "-o", str(file), "--enlarge", "0.6"]
    )
    assert done.exit_code == 0, done.output
    assert "2 drawings" in done.output
    with Image.open(file) as sheet:
        low, high = sheet.convert("L").getextrema()
    assert (low < 60, high) == (True, 255)


def test_a_sheet_is_as_wide_as_its_columns() -> None:
    drawing = figures.drawing("hook-lying", "right")
    assert drawing is not None
    one = contact_sheet([("a", drawing.svg)], 1, 0.5)
    two = contact_sheet([("a", drawing.svg), ("b", drawing.svg)], 2, 0.5)
    assert two.width == 2 * one.width


def test_what_is_no_drawing_is_no_picture() -> None:
    with pytest.raises(ValueError, match="view box"):
        picture("<svg></svg>", 1)
