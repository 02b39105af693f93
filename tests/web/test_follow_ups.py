"""Follow-ups over HTTP: what is asked, what is done about each exercise, what is kept."""

from dataclasses import replace
from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from sqlite_utils import Database

from hep.accounts import Account
from hep.follow_ups import Felt, Often
from hep.library import Library
from hep.patients import Patient
from hep.plans import phases
from hep.store import clinics, follow_ups, handouts, plans
from hep.web.filters import day
from tests.conftest import CLINIC
from tests.handouts.pdf import pages_of
from tests.web.building import Builder, slugs, started
from tests.web.pages import PageClient


@pytest.fixture
def builder(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> Builder:
    """A plan of three exercises that was printed once."""
    names = ("double-knee-to-chest", "clamshell", "bridge")
    built = started(client, db, dana, rosa, library, *names)
    handouts.issue(db, built.saved, dana.id, code="1-1", pdf_sha256="0" * 64, pages=1)
    return built


def send(builder: Builder, do: str = "save", **fields: str) -> str:
    data = {"revision": builder.revision, "do": do, "review_date": "2099-01-01"}
    data |= {"review_date": f"{builder.saved.plan.review_date}"}
    data |= {name.replace("__", "-"): value for name, value in fields.items()}
    builder.answer = builder.client.send(f"{builder.plan}/follow-up", data)
    if builder.answer.status_code == 303:
        builder.look()
    return unescape(builder.answer.get_data(as_text=True))


def look(builder: Builder) -> str:
    return unescape(builder.client.get(f"{builder.plan}/follow-up").get_data(as_text=True))


def test_the_patients_page_leads_to_it_once_the_plan_was_printed(
    builder: Builder, rosa: Patient
) -> None:
    page = builder.client.get(f"/patients/{rosa.id}").get_data(as_text=True)
    assert f'href="{builder.plan}/follow-up">Follow up</a>' in page


def test_one_harder_and_one_stopped_is_one_new_revision(builder: Builder) -> None:
    before = builder.saved
    send(builder, "print", go1__what="stop", go1__reason="It hurt.", go2__what="harder")
    assert builder.answer.headers["Location"] == f"{builder.plan}/print"
    assert builder.saved.revision == before.revision + 1
    assert slugs(builder.saved) == ["clamshell-band", "bridge"]
    assert builder.saved.plan.stopped[0].reason == "It hurt."
    page = look(builder)
    assert "in place of Open your knees like a clam" in page
    assert "It hurt." in page
    assert plans.get(builder.db, builder.id, before.revision) == before


def test_the_rung_and_the_dosage_can_be_chosen(builder: Builder) -> None:
    send(builder, go2__what="harder", go2__harder="sidelying-hip-abd", go3__what="dosage",
         ex3__reps="8", ex3__sets="2", ex3__hold="5")  # fmt: skip
    assert slugs(builder.saved)[1] == "sidelying-hip-abd"
    assert builder.saved.plan.get(3).dosage.amount.reps.text == "8"


def test_looking_shows_what_would_change_and_keeps_nothing(builder: Builder) -> None:
    page = send(builder, "look", go1__what="stop", pain_now="4")
    assert builder.answer.status_code == 200
    assert "Bring back" not in page
    assert ">Stopped</span>" in page
    assert builder.saved.revision == 1
    assert follow_ups.of_plan(builder.db, builder.id) == []


def test_a_review_that_is_over_is_proposed_anew_and_says_what_it_was(builder: Builder) -> None:
    over = replace(builder.saved.plan, review_date=date.today() - timedelta(days=1))
    plans.save(builder.db, builder.id, 1, 1, over)
    builder.look()
    page = look(builder)
    assert f'value="{date.today() + timedelta(weeks=2)}"' in page
    assert f"was {day(over.review_date)}" in page
    send(builder, review_date=f"{date.today() + timedelta(weeks=3)}")
    assert builder.saved.plan.review_date == date.today() + timedelta(weeks=3)
    assert "Changed too, not marked: the review date." in look(builder)


def test_answers_are_kept_and_asked_again_next_to_the_old_ones(
    builder: Builder, rosa: Patient
) -> None:
    send(builder, often="most days", pain_now="3", pain_worst="5", settled="yes", hard="The bridge",
         go1__felt="easy", **{"activity1-name": "Sitting", "activity1-score": "6"})  # fmt: skip
    [said] = follow_ups.of_patient(builder.db, rosa.id)
    answers = said.answers
    assert (answers.often, answers.pain_now, answers.pain_worst) == (Often.MOST_DAYS, 3, 5)
    assert (answers.settled, answers.nerve_signs, answers.hard) == (True, None, "The bridge")
    assert answers.felt == {1: Felt.EASY}
    assert answers.activities[0].name == "Sitting"
    assert said.by == "Dana Okafor"
    assert 'id="pain_now-3" value="3" checked' in look(builder)


def test_without_an_answer_nothing_is_recorded(builder: Builder) -> None:
    send(builder, go2__what="easier")
    assert builder.saved.revision == 2
    assert follow_ups.of_plan(builder.db, builder.id) == []


def test_a_correction_on_the_same_day_counts_and_the_first_answer_stays(builder: Builder) -> None:
    send(builder, pain_now="3")
    send(builder, pain_now="3")
    send(builder, pain_now="4")
    [said] = follow_ups.of_plan(builder.db, builder.id)
    assert said.answers.pain_now == 4
    assert builder.db.table("follow_ups").count == 2


def test_a_suggestion_is_shown_with_its_reason_and_only_taken_when_chosen(
    builder: Builder,
) -> None:
    answers = {"often": "every day", "pain_worst": "2", "go2__felt": "easy"}
    page = send(builder, "look", **answers)
    assert "Felt easy, done every day, worst pain 2 of 10." in page
    assert "Take it" in page
    send(builder, **answers)
    assert builder.saved.revision == 1, "a suggestion changes nothing by itself"
    send(builder, **answers, go2__what="suggested")
    assert builder.saved.plan.get(2).dosage.amount.reps.text == "12"
    assert "Felt easy, done" not in look(builder), "it is not suggested twice on one day"


def test_a_nerve_sign_says_step_back_and_ask_the_red_flags(builder: Builder) -> None:
    page = send(builder, "look", nerve_signs="yes")
    assert "Step back and look" in page
    assert "Ask the red flags again" in page


def test_the_clinics_own_pain_rule_says_when_to_step_back(builder: Builder, db: Database) -> None:
    clinics.save(db, replace(CLINIC, pain_fine=2, pain_allowed=3))
    assert "pain of 4 of 10, above 3" in send(builder, "look", pain_worst="4").lower()


def test_what_was_stopped_can_be_brought_back_to_its_place(builder: Builder) -> None:
    before = builder.saved.plan
    send(builder, go1__what="stop")
    assert "Bring back" in look(builder)
    send(builder, "back:1")
    assert builder.saved.plan == before
    send(builder, "back:1")
    assert builder.answer.status_code == 400


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"pain_now": "11"}, "Pain now: Not a valid choice"),
        ({"go2__what": "harder", "go2__harder": "bridge"}, "Not a valid choice"),
        ({"go3__what": "dosage", "ex3__reps": "900"}, "Lift your hips: Use 1 to 100 repetitions"),
        ({"review_date": "soon"}, "Next review: Choose a day, or write it like 2026-11-26."),
        ({"go9__what": "stop", "go1__what": "explode"}, "Not a valid choice"),
    ],
)
def test_bad_input_is_named_and_changes_nothing(
    builder: Builder, fields: dict[str, str], message: str
) -> None:
    page = send(builder, **fields)
    assert builder.answer.status_code == 422
    assert message in page
    assert builder.saved.revision == 1
    assert follow_ups.of_plan(builder.db, builder.id) == []


def test_both_changes_are_brought_together_or_neither_is_lost(builder: Builder) -> None:
    opened = builder.revision
    builder.send(ex3__reps="8")
    builder.revision = opened
    send(builder, go1__what="stop")
    assert slugs(builder.saved) == ["clamshell", "bridge"]
    assert builder.saved.plan.get(3).dosage.amount.reps.text == "8"
    builder.revision = opened
    page = send(builder, pain_now="5", go3__what="stop")
    assert builder.answer.status_code == 409
    assert "Somebody changed the same thing meanwhile" in page
    assert follow_ups.of_plan(builder.db, builder.id) == []


def test_the_patients_page_shows_the_course_of_each_episode(
    builder: Builder, rosa: Patient
) -> None:
    send(builder, pain_now="3", pain_worst="5", often="most days", go1__what="stop",
         **{"activity1-name": "Sitting", "activity1-score": "6"})  # fmt: skip
    handouts.issue(builder.db, builder.saved, 1, code="1-2", pdf_sha256="0" * 64, pages=2)
    page = unescape(builder.client.get(f"/patients/{rosa.id}").get_data(as_text=True))
    assert 'aria-label="worst pain: 5. pain now: 3. function: 6"' in page
    assert "Show as a table" in page
    assert "Follow-up: pain now 3, worst 5, done most days" in page
    assert "Stopped 1" in page
    assert page.count("Print again") == 2


def test_what_changed_is_shown_in_the_builder_and_before_printing(builder: Builder) -> None:
    assert "since the last handout" not in builder.page
    send(builder, go1__what="stop", go1__reason="It hurt.", go2__what="harder")
    for page in (builder.page, builder.client.get(f"{builder.plan}/print").get_data(as_text=True)):
        assert "2 changes since the last handout" in page
        assert "It hurt." in page


def test_the_text_for_the_record_holds_plan_dosage_changes_and_no_name(
    builder: Builder, rosa: Patient
) -> None:
    send(builder, go1__what="stop", pain_now="3")
    page = unescape(builder.client.get(f"{builder.plan}/note").get_data(as_text=True))
    texts = page.split("<textarea")[1:]
    assert len(texts) == 2
    for text in texts:
        told = text.split("</textarea>")[0]
        assert "Stopped: Double knee-to-chest" in told
        assert "Pain now: 3 of 10" in told
        assert rosa.name not in told
    assert "1. Clamshell (“Open your knees like a clam”), both: " in texts[1]


def test_the_summary_for_the_referrer_is_one_page_and_on_the_audit_trail(
    builder: Builder, rosa: Patient, library: Library, tmp_path: Path
) -> None:
    for slug in list(library.exercises)[:9]:
        builder.send(f"add:{slug}")
    send(builder, pain_now="3", pain_worst="5")
    answer = builder.client.send(f"{builder.plan}/summary")
    assert answer.mimetype == "application/pdf"
    [told] = pages_of(answer.data, tmp_path)
    for part in ("For the referrer", rosa.name, "Pain now: 3 of 10", "12. ", "New: "):
        assert part in told
    rows = builder.db.execute("SELECT act, details FROM audit WHERE patient_id = ?", [rosa.id])
    assert ("exported", "summary for the referrer") in rows.fetchall()


def test_the_next_phase_is_offered_and_only_what_is_ticked_is_added(
    client: PageClient, db: Database, dana: Account, rosa: Patient, library: Library
) -> None:
    template = next(one for one in library.plan_templates.values() if len(one.phases) > 1)
    fields = {"plan_template": template.slug, "side": "left"}
    client.send(f"/patients/{rosa.id}/plans/from-template", fields)
    [saved] = plans.of_patient(db, rosa.id)
    builder = Builder(client, f"/plans/{saved.id}", db)
    page = look(builder)
    assert f"Phase 1 of {len(template.phases)}" in page
    for criterion in template.phases[1].entry:
        assert criterion in page
    first, *rest = phases.offered(saved.plan)
    send(builder, offered=first.exercise)
    assert builder.saved.plan.phase == 1, "ticking an exercise does not open the phase"
    send(builder, next_phase="y", offered=first.exercise)
    plan = builder.saved.plan
    assert (plan.phase, len(plan.exercises)) == (2, len(saved.plan.exercises) + 1)
    assert first.exercise in slugs(builder.saved)
    assert not {one.exercise for one in rest} & set(slugs(builder.saved))


def test_an_exercise_that_is_contraindicated_comes_last_and_says_so(
    builder: Builder, rosa: Patient
) -> None:
    assert builder.client.send(f"/patients/{rosa.id}/screening", {"sternotomy-answer": "yes"})
    page = send(builder, "look", go2__what="harder")
    options = page.split('id="go2-harder"')[1].split("</select>")[0]
    assert options.rstrip().endswith("(Quadruped hip abduction): contraindicated</option>")
    assert options.count("contraindicated") == 1
    page = send(builder, "look", go2__what="harder", go2__harder="fire-hydrant")
    assert "Contraindication: " in page
