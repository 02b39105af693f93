"""The advice sheet: only for a stopped patient, without any exercise, kept like a handout."""

from html import unescape

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.audit import Act, Wanted
from hep.handouts import rendering
from hep.handouts.rendering import Rendering
from hep.library import Library
from hep.patients import Patient
from hep.store import audit, handouts, plans
from hep.store.handouts import Kind
from tests.web.building import Builder, started
from tests.web.pages import PageClient


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the renderer, which is not run here."""
    pages: list[str] = []

    def render(html: str, _assets: object) -> Rendering:
        pages.append(unescape(html))
        return Rendering(b"%PDF-", 1)

    monkeypatch.setattr(rendering, "render", render)
    return pages


@pytest.fixture
def page(rosa: Patient) -> str:
    return f"/patients/{rosa.id}/advice"


@pytest.fixture
def stopped(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """A plan that a possible clot stops."""
    client.send(
        f"/patients/{rosa.id}/screening", {"rf-dvt-pe-answer": "yes", "latex-answer": "yes"}
    )
    return started(client, db, dana, rosa, library, "bridge", "wall-sit")


def test_there_is_none_while_nothing_is_stopped(
    client: PageClient, db: Database, page: str, rosa: Patient
) -> None:
    assert client.get(page).status_code == 404
    assert client.get(f"{page}.pdf").status_code == 404
    assert client.send(page).status_code == 404
    assert plans.of_patient(db, rosa.id) == []


def test_it_is_offered_where_printing_is_refused(client: PageClient, stopped: Builder) -> None:
    shown = unescape(client.get(f"{stopped.plan}/print").text)
    assert "Advice sheet, without exercises" in shown
    assert f"plan={stopped.id}" in shown
    patient = client.get(f"/patients/{stopped.saved.patient_id}").text
    assert '<div class="finding stop' in patient
    assert "Advice sheet" in patient


def test_the_sheet_says_what_to_avoid_and_holds_no_exercise(
    client: PageClient, stopped: Builder, page: str, library: Library, printed: list[str]
) -> None:
    assert client.get(f"{page}.pdf").status_code == 200
    [sheet] = printed
    assert "If one calf is swollen, hot or sore, get help today." in sheet
    assert "{emergency}" not in sheet
    assert "No exercises for now" in sheet
    assert all(f'class="safety {kind}"' in sheet for kind in ("stop", "emergency"))
    assert 'class="safety fine"' not in sheet
    names = {library.exercises[slug].plain_name for slug in ("bridge", "wall-sit")}
    assert not any(name in sheet for name in names)
    assert "DRAFT - not for the patient" in sheet


def test_it_is_issued_and_kept_like_a_handout(
    client: PageClient,
    stopped: Builder,
    page: str,
    db: Database,
    rosa: Patient,
    printed: list[str],
) -> None:
    answer = client.send(page, {"plan": str(stopped.id)})
    assert answer.status_code == 303
    [kept] = handouts.of_patient(db, rosa.id)
    assert (kept.kind, kept.plan.exercises, kept.plan_id) == (Kind.ADVICE, (), stopped.id)
    assert client.get(answer.headers["Location"]).data == b"%PDF-"
    assert "DRAFT" not in printed[-1]
    assert handouts.last_of_plans(db, [stopped.id]) == {}
    acts = [one.act for one in audit.find(db, Wanted()) if one.handout_id == kept.id]
    assert acts == [Act.OPENED, Act.ADVISED]
    assert "Advice, no exercises" in client.get(f"/patients/{rosa.id}").text
    assert "advice without exercises" in client.get(f"/handouts/{kept.id}").text


def test_a_patient_without_a_plan_gets_one_to_keep_it_with(
    client: PageClient, page: str, db: Database, rosa: Patient, printed: list[str]
) -> None:
    client.send(f"/patients/{rosa.id}/screening", {"rf-cauda-equina-answer": "yes"})
    assert client.get(page).status_code == 200
    assert client.send(page).status_code == 303
    [kept] = handouts.of_patient(db, rosa.id)
    assert kept.plan_id == plans.of_patient(db, rosa.id)[0].id
    assert "Go now if both legs get weak." in printed[-1]


def test_a_cleared_flag_ends_it(
    client: PageClient, stopped: Builder, page: str, rosa: Patient
) -> None:
    cleared = {"reviewed_by": "Dr Ng", "profession": "GP", "day": "2026-11-20", "action": "Scan"}
    client.send(f"/patients/{rosa.id}/screening/rf-dvt-pe/clear", cleared)
    assert client.get(page).status_code == 404


def test_it_speaks_the_patients_language(
    client: PageClient, stopped: Builder, page: str, db: Database, printed: list[str]
) -> None:
    db.execute("UPDATE patients SET language = 'es'")
    db.conn.commit()
    assert client.get(f"{page}.pdf").status_code == 200
    assert "Por ahora, sin ejercicios" in printed[-1]
    assert "No exercises for now" not in printed[-1]


def test_what_cannot_be_printed_is_said(
    client: PageClient, stopped: Builder, page: str, db: Database
) -> None:
    db.execute("UPDATE patients SET name = '王 Wang'")
    db.conn.commit()
    answer = client.get(page)
    assert answer.status_code == 422
    assert "the fonts of the handout lack" in answer.text
    assert client.send(page).status_code == 422
    assert handouts.of_patient(db, stopped.saved.patient_id) == []
