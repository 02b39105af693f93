"""The safety block stands on every sheet: whatever the layout, the language, the parts left out."""

import re
from html import unescape
from pathlib import Path

import pytest

from hep import handouts
from hep.handouts.advice import compose as compose_advice
from hep.library import Library
from hep.plans import Plan, add, new
from hep.printing import Layout, Paper, Part, Printing
from hep.safety import Action, Present
from tests.handouts.people import CLINIC, TODAY, occasion, page, sheet

CSS = sorted((Path(handouts.__file__).parent / "css").glob("*.css"))
LAYOUTS = list(Layout)
EVERY_PART = frozenset(Part)
# Class names of the block, of its boxes, and of what every page and every draft says.
KEPT = ("safety", "stay", "stop", "emergency", "same_day", "fine", "foot", "draft-line")
HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|opacity|font-size:\s*0|clip|text-indent:\s*-|left:\s*-",
)


@pytest.mark.parametrize("issued", [True, False], ids=["issued", "draft"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_language_or_setting_is_without_it(
    library: Library, layout: Layout, issued: bool
) -> None:
    """Every language of `data/languages` and both papers, with every part left out."""
    programme = add(new(TODAY), library.exercises["bridge"])
    for language in library.languages.values():
        for paper in Paper:
            way = Printing(layout=layout, paper=paper, without=EVERY_PART, english=True)
            made = sheet(programme, printing=way, language=language, issued=issued, library=library)
            text = unescape(page(made))
            for kind in ("fine", "stop", "emergency"):
                assert f'class="safety {kind}"' in text, (language.code, kind)
            assert made.stop_line in re.sub(r"<[^>]*>", "", text)
            assert CLINIC.phone in text
            assert CLINIC.emergency in text
            assert (made.words["draft_line"] in text) is not issued
            assert bool(re.search(r'<body class="[^"]*\bdraft\b', text)) is not issued


@pytest.mark.parametrize("path", CSS, ids=lambda path: path.name)
def test_no_style_hides_it(path: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", css)
    assert rules
    for selectors, body in rules:
        for selector in selectors.split(","):
            if _of_block(selector):
                assert not HIDDEN.search(body), selector


def _of_block(selector: str) -> bool:
    """Whether a rule is about the block, or a plain element in it."""
    own = re.findall(r"\.([\w-]+)", selector.split()[-1])
    return bool(set(own or re.findall(r"\.([\w-]+)", selector)) & set(KEPT))


def test_no_part_stands_for_it() -> None:
    names = {one.value for one in Part} | {one.value for one in Layout}
    words = ("safety", "stop", "emergency", "rules", "draft")
    assert not [name for name in names if any(word in name for word in words)]


def test_each_language_says_every_urgent_sign(library: Library) -> None:
    always = [group for group in library.stop_rules.values() if group.always]
    for code in library.languages:
        said = library.in_language(code)
        for group in always:
            rules = said.stop_rules[group.slug].rules
            assert [rule.slug for rule in rules] == [rule.slug for rule in group.rules]
            assert all(rule.short for rule in rules if rule.action is not Action.FINE)


def test_an_advice_sheet_has_it_in_every_language(library: Library) -> None:
    present = [Present(library.conditions["rf-cauda-equina"])]
    for language in library.languages.values():
        made = compose_advice(Plan(), present, occasion(language=language), library)
        assert {"stop", "emergency"} <= {box.kind for box in made.safety}
        assert made.lines
        assert CLINIC.phone in made.stop_line
