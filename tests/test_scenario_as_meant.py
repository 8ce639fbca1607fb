"""One slip is one problem: reading goes on with what its author surely meant."""

import pytest
from scenario_builder import changed

from burgemeestersgame.scenario import check_scenario

# The builder's story, with what would be said about it as it is mended.
CLEAN = (
    (", riec-betrokken: Het RIEC kijkt mee}", "}"),
    ("greep >= 60", "greep >= 26"),
    ("{text: U slaat af, values", "{text: U slaat af, if: not logboek-bij, values"),
    ("breaches: [integriteit-uitnodigingen]", "message: foto, values: [zorg]"),
    (
        "    question: Gaat u?\n",
        "    question: Gaat u?\n    advice: {griffier: {stance: gaan, text: Ga.}}\n",
    ),
)


@pytest.fixture
def said(tmp_path):
    """Return what is said about the story with changes: reference, line and severity."""

    def said(*changes: tuple[str, str]) -> list[str]:
        (tmp_path / "scenario.yaml").write_text(changed(*CLEAN, *changes), encoding="utf-8")
        return [problem.reference for problem in check_scenario(tmp_path)]

    return said


def test_there_is_nothing_to_say_about_the_story_as_it_is(said):
    assert said() == []


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("indicators:", "indicator:"),
        ("facts:", "fact:"),
        ("facts:", "feiten:"),
        ("cast:", "casting:"),
        ("messages:", "berichten:"),
        ("values: {openheid", "waarden: {openheid"),
        ("- dilemma: lunch", "- dillema: lunch"),
        ("- explain: zin-lunch", "- uitleg: zin-lunch"),
        ("- ending: slot-greep", "- einde: slot-greep"),
        ("    choices:", "    choises:"),
        ("    question:", "    vraag:"),
        ("effects:", "effect:"),
        ("message: foto", "mesage: foto"),
        ("{text: U gaat,", "{tekst: U gaat,"),
        ("if: greep", "als: greep"),
    ],
)
def test_a_misspelt_key_is_one_problem(said, key, written):
    assert said((key, written)) == ["unknown-key"]


@pytest.mark.parametrize(
    ("id", "written", "reference"),
    [
        ("  greep: {", "  Greep: {", "bad-id"),
        ("{logboek-bij: U", "{logboek_bij: U", "bad-id"),
        ("  griffier: {name", "  Griffier: {name", "bad-id"),
        ("  foto: {channel", "  Foto: {channel", "bad-id"),
        ("      gaan: {", "      Gaan: {", "bad-id"),
        ("- explain: zin-lunch", "- explain: zin_lunch", "bad-id"),
        ("- ending: slot-rust", "- ending: Slot rust", "bad-id"),
    ],
)
def test_an_id_that_is_misspelt_where_it_is_declared_is_one_problem(said, id, written, reference):
    assert said((id, written)) == [reference]


def test_a_norm_without_its_prefix_is_known_by_its_whole_name(said):
    norm = "{family: leidraad, aard: code, text: A., source: B, certainty: geverifieerd}"

    assert said(
        ("cast:", f"norms:\n  lunch: {norm}\ncast:"),
        ("message: foto,", "message: foto, honours: park-lunch,"),
    ) == ["norm-prefix"]


@pytest.mark.parametrize(
    ("section", "written"),
    [
        ("values: {openheid: Openheid, zorg: Zorg voor mensen}", "values: [openheid, zorg]"),
        ("facts: {logboek-bij: U houdt een logboek bij}", "facts: [logboek-bij]"),
        ("  greep: {start: 20, better: low, label: Greep van het park}", "  greep"),
        ("  griffier: {name: Henk IJsselstein, role: Griffier}", "  - griffier"),
    ],
)
def test_a_table_that_is_a_list_is_one_problem(said, section, written):
    assert said((section, written)) == ["wrong-type"]


def test_an_action_that_cannot_be_read_is_no_unknown_action_elsewhere(said):
    assert said(
        ("  logboek: {text: Begin een logboek, takes: 10 min, sets: logboek-bij}", "  - logboek"),
        ("if: greep >= 26", "if: action:logboek"),
    ) == ["wrong-type"]


_CHOICES = """\
    choices:
      gaan: {text: U gaat, effects: {greep: +6}, message: foto, values: [zorg]}
      afslaan: {text: U slaat af, if: not logboek-bij, values: [openheid]}
"""


@pytest.mark.parametrize(
    ("written", "reference"),
    [
        ("", "missing-key"),
        ("    choices: {}\n", "too-few-choices"),
        ("    choices: [gaan]\n", "wrong-type"),
    ],
)
def test_a_dilemma_without_choices_is_one_problem(said, written, reference):
    naming = ("if: greep >= 26", "if: choice:lunch/gaan")

    assert said((_CHOICES, written), naming) == [reference]


def test_beside_a_dilemma_without_choices_a_misspelt_dilemma_is_said(said):
    naming = ("if: greep >= 26", "if: choice:lunsj/gaan")

    assert said((_CHOICES, ""), naming) == ["missing-key", "unknown-choice"]


@pytest.mark.parametrize(
    ("name", "written", "reference"),
    [
        ("sets: logboek-bij", "sets: logboek-by", "unknown-fact"),
        ("message: foto", "message: fotto", "unknown-message"),
        ("if: not logboek-bij", "if: not logboek-by", "unknown-name"),
        ("{if: greep", "{if: grep", "unknown-name"),
        ("effects: {greep", "effects: {grep", "unknown-indicator"),
        ("values: [zorg]", "values: [zorgg]", "unknown-value"),
        ("{to: slot-rust}", "{to: slot-rusd}", "unknown-scene"),
        ("advice: {griffier", "advice: {grifier", "unknown-advisor"),
    ],
)
def test_a_misspelt_name_does_not_leave_what_it_names_unused(said, name, written, reference):
    assert said((name, written)) == [reference]


def test_beside_an_error_everything_else_is_said_too(said):
    assert set(
        said(
            ("sets: logboek-bij", "sets: logboek-by"),
            ("greep >= 26", "greep >= 90"),
            ("    question: Gaat u?\n", "    question: Gaat u?\n    place: kaasmarkt\n"),
        )
    ) == {"unknown-fact", "condition-never", "out-of-reach", "missing-picture"}


@pytest.mark.parametrize(
    ("old", "new", "reference"),
    [
        ("if: not logboek-bij", "if: not logboek-bij and", "condition-syntax"),
        ("if: not logboek-bij", "if: logboek-bij > 3", "condition-type"),
        ("if: not logboek-bij", "if: not logboek-bij or maan", "unknown-name"),
        ("starts: 2016-03-01 09:00", "starts: 1 maart 2016 9:00", "bad-moment"),
        ("takes: 10 min", "takes: 10 minuten", "bad-duration"),
        ("text: U gaat", "text: [U gaat]", "wrong-type"),
        ("role: burgemeester", "role: burgemeester\nauthor: Henk", "unknown-key"),
    ],
)
def test_what_does_not_keep_play_from_being_followed_hides_nothing(said, old, new, reference):
    found = said((old, new), ("greep >= 26", "greep >= 90"))

    assert sorted(found) == sorted([reference, "condition-never", "out-of-reach"])


def test_where_a_part_is_lost_only_what_stands_by_itself_is_said(said):
    assert said(
        ("effects: {greep: +6}", "effects: [greep]"),  # nothing moves it now
        ("    question: Gaat u?\n", "    question: Gaat u?\n    place: kaasmarkt\n"),
    ) == ["missing-picture", "wrong-type"]


def test_what_is_accepted_may_not_show_yet_beside_an_error(said):
    accept = "accept: [{finding: condition-never, because: Dat komt nog}]\nscenes:\n"

    assert said(("effects: {greep: +6}", "effects: [greep]"), ("scenes:\n", accept)) == [
        "wrong-type"
    ]


def test_the_right_spelling_is_offered_of_an_id_that_is_misspelt_itself(tmp_path):
    text = changed(
        ("- ending: slot-rust", "- ending: Slot_rust"), ("{to: slot-rust}", "{to: slot-rusd}")
    )
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")

    hints = [one.hint for one in check_scenario(tmp_path) if one.reference == "unknown-scene"]

    assert "'slot-rust'" in hints[0]
