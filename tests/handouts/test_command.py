"""`flask handout make`: a draft from a plan template."""

from pathlib import Path

import pikepdf
import pytest
from flask import Flask

from hep.web.commands.handouts import handout
from tests.handouts.pdf import pages_of


def make(app: Flask, *options: str):
    return app.test_cli_runner().invoke(handout, ["make", *options])


def test_it_writes_a_draft_for_the_side_and_paper_asked_for(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "draft.pdf"
    done = make(
        app, "--plan-template", "sciatica-four", "--patient", "Māra Łódź", "--side", "left",
        "--paper", "letter", "-o", str(file),
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    pages = pages_of(file.read_bytes(), tmp_path)
    assert all("DRAFT - not for the patient" in text and "Māra Łódź" in text for text in pages)
    assert "Your exercises for the left side" in pages[0]
    assert not any("Tick each day" in text for text in pages)
    with pikepdf.open(file) as opened:
        assert done.output == f"{file}: {len(opened.pages)} pages\n"
        assert round(float(opened.pages[0].MediaBox[2])) == 612


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--plan-template", "nothing"], "There is no plan template 'nothing'. There are: "),
        (["--patient", "Rosa \u202e"], "Patient: Take out the hidden characters"),
        (["--side", "up"], "is not one of 'left', 'right', 'both'"),
        (["--paper", "a5"], "is not one of 'a4', 'letter'"),
        (["--layout", "poster"], "is not one of 'standard', 'large-print', 'compact'"),
        (["--language", "tlh"], "There is no language 'tlh'. There are: "),
        (["--without", "safety"], "is not one of 'cards'"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(
    app: Flask, tmp_path: Path, options: list[str], message: str
) -> None:
    file = tmp_path / "draft.pdf"
    usual = ["--plan-template", "sciatica-four", "--patient", "Rosa", "-o", str(file)]
    done = make(app, *usual, *options)
    assert done.exit_code == 2
    assert message in done.output
    assert not file.exists()


def test_without_a_file_to_write_it_asks_for_one(app: Flask) -> None:
    done = make(app, "--plan-template", "sciatica-four", "--patient", "Rosa")
    assert done.exit_code == 2
    assert "Missing option '-o'" in done.output


def test_a_file_that_cannot_be_written_is_one_sentence(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "nowhere" / "draft.pdf"
    done = make(app, "--plan-template", "sciatica-four", "--patient", "Rosa", "-o", str(file))
    assert done.exit_code == 1
    assert "No such file or directory" in done.output


def test_it_writes_the_layout_and_the_language_asked_for(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "draft.pdf"
    done = make(
        app, "--plan-template", "sciatica-four", "--patient", "Rosa", "--layout", "log-only",
        "--language", "en-GB", "--without", "summary", "-o", str(file),
    )  # fmt: skip
    assert done.output == f"{file}: 1 page\n"
    [text] = pages_of(file.read_bytes(), tmp_path)
    assert "DRAFT - not for the patient" in text
    assert "about" not in text
