"""Documents: what goes into the database comes out the same."""

import json

import pytest
from hypothesis import given

from hep.plan_templates import PlanTemplate
from hep.plans import Plan
from hep.store import documents
from tests.dosage.strategies import dosages
from tests.plans.strategies import plan_templates, plans


@given(plans(dosages()))
def test_a_plan_comes_out_as_it_went_in(plan: Plan) -> None:
    assert documents.load(documents.dump(plan), Plan) == plan
    assert documents.structure(documents.plain(plan), Plan) == plan


@given(plan_templates())
def test_a_plan_template_comes_out_as_it_went_in(template: PlanTemplate) -> None:
    assert documents.load(documents.dump(template), PlanTemplate) == template


def test_a_template_from_before_there_were_phases_has_one() -> None:
    bridge = '{"key":1,"exercise":"bridge","dosage":{"amount":{}}}'
    old = f'{{"slug":"x","title":"X","for_whom":"","weeks":6,"exercises":[{bridge}]}}'
    [phase] = documents.load(old, PlanTemplate).phases
    assert (phase.weeks, [one.exercise for one in phase.exercises]) == (6, ["bridge"])


def test_what_is_usual_is_left_out() -> None:
    assert documents.dump(Plan()) == "{}"
    assert json.loads(documents.dump(Plan(goal="Ōtaki"))) == {"goal": "Ōtaki"}
    assert "Ōtaki" in documents.dump(Plan(goal="Ōtaki"))


@pytest.mark.parametrize(
    "text", ["", "[]x", '{"exercises":[{"key":"one"}]}', '{"review_date":"soon"}']
)
def test_a_damaged_document_is_refused(text: str) -> None:
    with pytest.raises(Exception, match=r".") as refused:
        documents.load(text, Plan)
    assert isinstance(refused.value, ValueError | ExceptionGroup)
