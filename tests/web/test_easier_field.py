"""The field for the easier exercise says what any field of choices would, only sooner."""

from dataclasses import replace

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField
from wtforms.fields.choices import SelectChoice

from hep import own_exercises
from hep.library import Library
from hep.web.forms.easier import EasierField


class Quick(Form):
    """The field of the product."""

    one = EasierField("Easier")


class Plain(Form):
    """The same choices in a field of WTForms."""

    one = SelectField("Easier")


@pytest.fixture
def shelf(library: Library) -> Library:
    """A library with an own exercise, and with a name that has to be escaped."""
    own = replace(own_exercises.clone(library.exercises["bridge"], "Dana"), slug="own-bridge")
    odd = replace(library.exercises["bridge"], slug='a"b', name="<b>", patient=own.patient)
    odd = replace(odd, patient=replace(odd.patient, name="Bend & <stretch>"))
    return replace(library, exercises={**library.exercises, own.slug: own, odd.slug: odd})


def both(shelf: Library, chosen: str) -> tuple[Quick, Plain]:
    sent = MultiDict({"one": chosen})
    quick, plain = Quick(sent), Plain(sent)
    quick.one.offer(shelf)
    every = sorted((one.plain_name, one.slug) for one in shelf.offered.values() if not one.own)
    plain.one.choices = [SelectChoice("", "none named"), *(SelectChoice(b, a) for a, b in every)]
    return quick, plain


@pytest.mark.parametrize("chosen", ["", "bridge", 'a"b', "own-bridge", "no-such", '"><script>'])
def test_it_writes_and_refuses_what_any_field_of_choices_would(shelf: Library, chosen: str) -> None:
    quick, plain = both(shelf, chosen)
    assert quick.validate() == plain.validate()
    assert quick.errors == plain.errors
    attributes = {"class": "form-select", "aria-describedby": "one-hint"}
    assert quick.one(**attributes) == plain.one(**attributes)
