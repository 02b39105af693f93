"""Languages: the words of a dosage, the sides of a body, and nothing mixed without being said."""

import tomllib
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings

from hep import figures, plan_templates
from hep.dosage import (
    Amount,
    Basis,
    Dosage,
    Frequency,
    Load,
    LoadKind,
    Rhythm,
    Side,
    Unit,
    at_least,
    between,
    exactly,
    read,
    sentence,
    sentences,
)
from hep.exercises import PatientText, worded
from hep.handouts.lacking import Lack, kept, lacking, unreviewed
from hep.handouts.sheet import Sheet, SheetRefused, compose
from hep.library import DATA
from hep.library import read as read_library
from hep.library.check.conditions import fires
from hep.library.check.vocabulary import read as read_vocabulary
from hep.plans import Plan
from hep.printing import Printing
from hep.readability import formulas
from tests.dosage.strategies import dosages
from tests.handouts.people import occasion, page

LIBRARY = read_library()
SPANISH = ("piriformis-beginner", "sciatica-four", "piriformis-intermediate", "low-back-acute")
OTHERS = ("es", "fr", "de", "pt")
TODAY = date(2026, 11, 26)


def plan_of(slug: str) -> Plan:
    return plan_templates.start(LIBRARY.plan_templates[slug], Side.LEFT, LIBRARY.exercises, TODAY)


def sheet(slug: str, code: str, *, english: bool = False, **care: tuple[str, ...]) -> Sheet:
    plan = plan_of(slug)
    printing = Printing(language=code, english=english)
    return compose(
        plan,
        occasion(language=LIBRARY.languages[code], printing=printing),
        LIBRARY,
        figures.drawing,
        care={plan.exercises[0].key: care.get("care", ())},
    )


def text_of(made: PatientText) -> list[str]:
    values = [getattr(made, field.name) for field in fields(made)]
    lines = [[value] if isinstance(value, str) else list(value) for value in values]
    return [line for some in lines for line in some if line]


STRETCH = Dosage(
    Amount(reps=between(2, 3), basis=Basis.PER_SIDE, hold=at_least(30)), side=Side.BOTH
)
ONCE = Dosage(
    Amount(sets=2, reps=exactly(10), load=Load(LoadKind.BAND, "lightest")),
    Frequency(exactly(3), Rhythm.AS_NEEDED),
)


@pytest.mark.parametrize(
    ("code", "stretch", "needed"),
    [
        (
            "es",
            "Mantenga al menos 30 segundos. Haga 2 o 3 repeticiones de cada lado. "
            "Una vez al día, todos los días.",
            "Use la banda más suave.",
        ),
        (
            "fr",
            "Tenez au moins 30 secondes. Faites 2 ou 3 répétitions de chaque côté. "
            "Une fois par jour, tous les jours.",
            "Prenez la bande la plus souple.",
        ),
        (
            "de",
            "Halten Sie mindestens 30 Sekunden. Machen Sie 2 oder 3 Wiederholungen auf jeder "
            "Seite. Einmal am Tag, jeden Tag.",
            "Nehmen Sie das leichteste Band.",
        ),
        (
            "pt",
            "Segure por pelo menos 30 segundos. Faça 2 ou 3 repetições de cada lado. "
            "Uma vez por dia, todos os dias.",
            "Use a faixa mais leve.",
        ),
    ],
)
def test_a_dosage_reads_as_the_language_says_it(code: str, stretch: str, needed: str) -> None:
    words = LIBRARY.languages[code].dosage
    assert sentence(STRETCH, words) == stretch
    assert needed in sentences(ONCE, words)[0]


@pytest.mark.parametrize(
    ("code", "one", "many"),
    [
        ("en-US", "Do 1 step.", "Do 2 steps."),
        ("es", "Haga 1 paso.", "Haga 2 pasos."),
        ("fr", "Faites 1 tour.", "Faites 2 tours."),
        ("de", "Machen Sie 1 Schritt.", "Machen Sie 2 Schritte."),
        ("pt", "Faça 1 passo.", "Faça 2 passos."),
    ],
)
def test_one_is_not_many(code: str, one: str, many: str) -> None:
    unit = Unit.ROUNDS if code == "fr" else Unit.STEPS
    words = LIBRARY.languages[code].dosage
    for count, expected in ((1, one), (2, many)):
        said = sentence(Dosage(Amount(reps=exactly(count), unit=unit)), words)
        assert said.startswith(expected)


@pytest.mark.parametrize("code", OTHERS)
@settings(max_examples=60)
@given(dosage=dosages())
def test_every_dosage_reads_back_in_every_language(code: str, dosage: Dosage) -> None:
    words = LIBRARY.languages[code].dosage
    assert read(" ".join(sentences(dosage, words)), words) == dosage


@pytest.mark.parametrize(
    ("code", "text", "left", "right"),
    [
        ("es", "Doble la {this leg}.", "Doble la pierna izquierda.", "Doble la pierna derecha."),
        ("es", "Suba el {this foot}.", "Suba el pie izquierdo.", "Suba el pie derecho."),
        ("es", "{this knee} al {other shoulder}.", "Rodilla izquierda al hombro derecho.",
         "Rodilla derecha al hombro izquierdo."),
        ("fr", "Pliez la {this leg}.", "Pliez la jambe gauche.", "Pliez la jambe droite."),
        ("fr", "Levez le {this foot}.", "Levez le pied gauche.", "Levez le pied droit."),
        ("de", "Ihr {this knee}", "Ihr linkes Knie", "Ihr rechtes Knie"),
        ("de", "Mit {this knee:dem}", "Mit dem linken Knie", "Mit dem rechten Knie"),
        ("de", "Auf {other foot:den}", "Auf den rechten Fuß", "Auf den linken Fuß"),
        ("pt", "Dobre a {this leg}.", "Dobre a perna esquerda.", "Dobre a perna direita."),
        ("en-GB", "Bend your {this leg}.", "Bend your left leg.", "Bend your right leg."),
    ],
)  # fmt: skip
def test_sides_agree_with_their_part(code: str, text: str, left: str, right: str) -> None:
    sides = LIBRARY.languages[code].sides
    assert worded(text, Side.LEFT, sides) == left
    assert worded(text, Side.RIGHT, sides) == right


@pytest.mark.parametrize(
    ("code", "day", "said"),
    [
        ("en-US", date(2026, 11, 20), "November 20, 2026"),
        ("en-GB", date(2026, 11, 20), "20 November 2026"),
        ("es", date(2026, 11, 20), "20 de noviembre de 2026"),
        ("fr", date(2026, 8, 1), "1er août 2026"),
        ("de", date(2026, 3, 2), "2. März 2026"),
        ("pt", date(2026, 3, 2), "2 de março de 2026"),
    ],
)
def test_dates_are_written_in_the_order_of_the_language(code: str, day: date, said: str) -> None:
    assert LIBRARY.languages[code].long_date(day) == said


def test_english_of_the_uk_says_some_words_otherwise() -> None:
    here, there = (LIBRARY.in_language(code) for code in ("en-US", "en-GB"))
    slug = "double-knee-to-chest"
    assert "toward your chest" in here.exercises[slug].patient.steps[0]
    assert "towards your chest" in there.exercises[slug].patient.steps[0]
    saddle = there.stop_rules["spine-and-hip"].rules[0].patient[0]
    assert saddle.startswith("Go to the emergency department now")
    assert lacking(plan_of("piriformis-beginner"), LIBRARY, LIBRARY.languages["en-GB"],
                   Printing(), {}) == ()  # fmt: skip


@pytest.mark.parametrize("slug", SPANISH)
def test_spanish_has_everything_these_plans_can_print(slug: str) -> None:
    plan, spanish = plan_of(slug), LIBRARY.languages["es"]
    exercises = [LIBRARY.exercises[one.exercise] for one in plan.exercises]
    regions = ["", *read_vocabulary(DATA).load_regions]
    can_print = tuple(
        row.keep
        for condition in LIBRARY.conditions.values()
        for row in condition.rows
        for wanted in [[row.only_region] if row.only_region else regions]
        if row.keep
        and any(fires(row, condition, one, region) for one in exercises for region in wanted)
    )
    assert len(can_print) > 10
    assert lacking(plan, LIBRARY, spanish, Printing(), {plan.exercises[0].key: can_print}) == ()


def test_a_spanish_sheet_holds_no_english() -> None:
    made = sheet(
        "low-back-acute", "es", care=("Keep this small. Stay within what your surgeon allows.",)
    )
    html = page(made)
    english = [rule.short for group in LIBRARY.stop_rules.values() for rule in group.rules]
    english += list(LIBRARY.languages["es"].phrases) + [
        text for text in LIBRARY.languages["en-US"].handout.values() if len(text) > 6
    ]
    for one in plan_of("low-back-acute").exercises:
        exercise = LIBRARY.exercises[one.exercise]
        english += [exercise.name, *text_of(exercise.patient)]
    plain = [line for line in english if "{" not in line]
    assert [line for line in plain if line in html] == []
    assert "No pase de lo que permite su cirujano." in html
    assert made.foreign == ""


def test_what_a_language_lacks_is_refused_by_name_or_printed_in_english_on_purpose() -> None:
    with pytest.raises(SheetRefused, match=r"no German text for: .*What piriformis syndrome is"):
        sheet("piriformis-beginner", "de")
    line = LIBRARY.conditions["osteoporosis"].rows[0].keep
    made = sheet("piriformis-beginner", "de", english=True, care=(line,))
    german = LIBRARY.languages["de"].handout
    assert made.foreign == german["english_front"]
    assert {one.foreign for one in made.exercises} == {german["english"]}
    assert {one.language for one in made.exercises} == {"en-US"}
    assert {card.foreign for card in made.cards} == {german["english"]}
    [note] = [one for one in made.exercises[0].notes if one.kind == "care"]
    assert note.text == f"{line} {german['english']}"
    html = page(made)
    assert html.count(german["english"]) >= len(made.exercises) + len(made.cards)


def test_what_is_missing_is_named_by_its_kind() -> None:
    plan = plan_of("piriformis-beginner")
    line = LIBRARY.conditions["osteoporosis"].rows[0].keep
    found = lacking(plan, LIBRARY, LIBRARY.languages["fr"], Printing(), {1: (line, "Typed.")})
    assert [one.kind for one in found] == [Lack.EXERCISE] * 4 + [Lack.CARD, Lack.PRECAUTION]
    assert found[0].name == "Hook-lying start position"


@pytest.mark.parametrize("code", OTHERS)
def test_no_handout_is_printed_while_a_stop_rule_is_missing(code: str) -> None:
    translation = LIBRARY.translations[code]
    rules = translation.stop_rules["neck"]
    short = {**translation.stop_rules, "neck": replace(rules, rules=rules.rules[1:])}
    broken = {**LIBRARY.translations, code: replace(translation, stop_rules=short)}
    with pytest.raises(SheetRefused, match="stop rules are not all in"):
        compose(
            plan_of("piriformis-beginner"),
            occasion(language=LIBRARY.languages[code], printing=Printing(english=True)),
            replace(LIBRARY, translations=broken),
            figures.drawing,
        )


def test_translations_say_who_reviewed_them() -> None:
    plan = plan_of("piriformis-beginner")
    said = unreviewed(plan, LIBRARY, LIBRARY.languages["es"])
    assert said == ("not yet reviewed by a clinician or a translator",)
    assert unreviewed(plan, LIBRARY, LIBRARY.languages["en-GB"]) == ()


def test_the_picture_is_told_in_the_language_of_the_sheet() -> None:
    made = sheet("piriformis-beginner", "es")
    assert made.exercises[2].end.alt.endswith(
        "lleva la rodilla izquierda sobre el cuerpo hacia el hombro derecho."
    )


def test_every_line_of_a_red_flag_is_told_in_every_language() -> None:
    for code in OTHERS:
        known = kept(LIBRARY, LIBRARY.languages[code])
        for condition in LIBRARY.conditions.values():
            for row in condition.rows:
                if row.kind.value == "stop":
                    assert known[row.avoid][1] == code, (code, row.slug)


def test_the_formulas_are_those_that_were_published() -> None:
    counts = formulas.Counts(["a"] * 8 + ["abcdefg"] * 2, [1] * 8 + [3] * 2, 2)
    assert formulas.inflesz(counts) == pytest.approx(206.835 - 62.3 * 1.4 - 5)
    assert formulas.kandel_moles(counts) == pytest.approx(207 - 1.015 * 5 - 73.6 * 1.4)
    assert formulas.flesch_portuguese(counts) == pytest.approx(248.835 - 1.015 * 5 - 84.6 * 1.4)
    grade = 0.1935 * 20 + 0.1672 * 5 + 0.1297 * 20 - 0.0327 * 80 - 0.875
    assert formulas.wiener_sachtext(counts) == pytest.approx(grade)


@pytest.mark.parametrize(
    ("word", "dictionary", "count"),
    [
        ("rodilla", "es", 3),
        ("douleur", "fr", 2),
        ("Oberschenkel", "de_DE", 4),
        ("perna", "pt_BR", 2),
    ],
)
def test_syllables_are_those_of_the_hyphenation(word: str, dictionary: str, count: int) -> None:
    assert formulas.syllables(word, dictionary) == count


def test_a_hard_text_scores_worse_in_every_language() -> None:
    plain = {"es": "Doble la rodilla. Pare.", "fr": "Pliez le genou. Stop.",
             "de": "Beugen Sie das Knie. Halt.", "pt": "Dobre a perna. Pare."}  # fmt: skip
    hard = {
        "es": "La rehabilitación fisioterapéutica requiere acondicionamiento musculoesquelético",
        "fr": "La réhabilitation physiothérapeutique nécessite un conditionnement approprié",
        "de": "Physiotherapeutische Rehabilitationsmaßnahmen erfordern Muskelkonditionierung",
        "pt": "A reabilitação fisioterapêutica necessita condicionamento musculoesquelético",
    }
    for code in OTHERS:
        reading = LIBRARY.languages[code].reading
        easy, difficult = (formulas.score(text[code], reading) for text in (plain, hard))
        if reading.least is not None:
            assert difficult < reading.least < easy
        else:
            assert easy < (reading.most or 0) < difficult


def test_every_language_file_says_whose_formula_it_uses() -> None:
    for path in (DATA / "languages").glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        assert "like" in table or table["reading"]["source"]


def test_spanish_has_every_precaution_line() -> None:
    spanish = LIBRARY.in_language("es").conditions
    rows = [row for condition in spanish.values() for row in condition.rows if row.keep]
    assert {row.language for row in rows} == {"es"}
