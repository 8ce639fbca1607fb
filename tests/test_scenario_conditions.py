"""The condition language: what it reads, what it refuses, and where."""

from datetime import datetime

import pytest

from burgemeestersgame import i18n
from burgemeestersgame.scenario.condition_check import Names, check_condition
from burgemeestersgame.scenario.condition_parser import MAX_CHARACTERS, MAX_LEVELS, parse_condition
from burgemeestersgame.scenario.condition_words import in_words
from burgemeestersgame.scenario.conditions import (
    All,
    Any,
    Arithmetic,
    Clock,
    Compare,
    ConditionError,
    Moment,
    Name,
    Not,
    Number,
    TimeOfDay,
    Visit,
    walk,
)

NAMES = Names(
    indicators={"greep", "thuis"},
    facts={"logboek", "me-paraat"},
    phases=("vooraf", "tijdens", "nazorg"),
    scenes={"lunch"},
    choices={"lunch/gaan", "lunch/timeout"},
    actions={"riec"},
)


def tree(text: str):
    return parse_condition(text).tree


def refused(text: str) -> ConditionError:
    with pytest.raises(ConditionError) as raised:
        parse_condition(text)
    return raised.value


def wrong(text: str) -> list[tuple[str, int]]:
    """Return reference and offset of everything wrong with the names and kinds in a condition."""
    return [(one.reference, one.offset) for one in check_condition(parse_condition(text), NAMES)]


def test_a_hyphen_belongs_to_the_name():
    assert tree("me-paraat") == Name("me-paraat", 0)


def test_not_binds_tighter_than_and_and_and_tighter_than_or():
    assert tree("a or not b and c") == Any((Name("a", 0), All((Not(Name("b", 9)), Name("c", 15)))))


def test_brackets_come_first():
    assert tree("(a or b) and c") == All((Any((Name("a", 1), Name("b", 6))), Name("c", 13)))


def test_comparisons_bind_tighter_than_not_and_sums_tighter_than_comparisons():
    greep, thuis = Name("greep", 4), Name("thuis", 12)

    assert tree("not greep + thuis * 2 >= 60") == Not(
        Compare(">=", Arithmetic("+", greep, Arithmetic("*", thuis, Number(2))), Number(60))
    )


def test_sums_go_from_left_to_right():
    assert tree("9 - 4 - 1 > 0").left == Arithmetic(
        "-", Arithmetic("-", Number(9), Number(4)), Number(1)
    )


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">=", "==", "!="])
@pytest.mark.parametrize("space", ["", " "])
def test_all_comparisons_are_read_with_and_without_spaces(operator, space):
    assert tree(f"greep{space}{operator}{space}60") == Compare(
        operator, Name("greep", 0), Number(60)
    )


def test_numbers_are_whole_where_they_can_be():
    assert tree("greep > 59.5").right == Number(59.5)
    assert isinstance(tree("greep > 60.0").right.value, int)


def test_visits_name_a_scene_a_choice_or_an_action():
    assert tree("scene:lunch") == Visit("scene", "lunch", "", 0)
    assert tree("choice:lunch/gaan") == Visit("choice", "lunch", "gaan", 0)
    assert tree("action:riec") == Visit("action", "riec", "", 0)


def test_the_clock_is_compared_with_a_moment_or_a_time_of_day():
    assert tree("clock >= 2016-03-22 10:00") == Compare(
        ">=", Clock(0), Moment(datetime(2016, 3, 22, 10, 0))
    )
    assert tree("clock < 20:20") == Compare("<", Clock(0), TimeOfDay(20 * 60 + 20))
    assert tree("clock < 2016-03-22 9:05 and a") == All(
        (Compare("<", Clock(0), Moment(datetime(2016, 3, 22, 9, 5))), Name("a", 28))
    )


def test_lines_may_be_broken_anywhere_between_words():
    assert tree("a\n  and\tb") == All((Name("a", 0), Name("b", 8)))


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("", 0, "stops too early"),
        ("a and", 5, "stops too early"),
        ("and a", 0, "did not expect 'and' here"),
        ("a b", 2, "did not expect 'b' here"),
        ("(a or b", 0, "a bracket is opened and not closed"),
        ("a or b)", 6, "did not expect ')' here"),
        ("greep = 60", 6, "cannot read '='"),
        ("a && b", 2, "cannot read '&&'"),
        ("a || b", 2, "cannot read '||'"),
        ("!a", 0, "cannot read '!'"),
        ("A and b", 0, "cannot read 'A'"),
        ("a AND b", 2, "cannot read 'AND'"),
        ("me_paraat", 0, "cannot read 'me_paraat'"),
        ("1 < greep < 3", 10, "two comparisons in a row"),
        ("greep -3 > 1", 6, "a minus needs a space on both sides"),
        ("greep- 3 > 1", 0, "cannot read 'greep-'"),
        ("greep >= -3", 9, "a minus needs a space on both sides"),
        ("greep / 2 > 1", 6, "cannot read '/'"),
        ("greep % 2 > 1", 6, "cannot read '%'"),
        ("2 ** 9 > 1", 3, "did not expect '*' here"),
        ("clock < 24:00", 8, "'24:00' is no time of day"),
        ("clock < 20:60", 8, "'20:60' is no time of day"),
        ("clock < 2016-02-30 10:00", 8, "is no date and time"),
        ("choice:lunch", 0, "is incomplete or has too much"),
        ("scene:lunch/gaan", 0, "is incomplete or has too much"),
        ("scene: lunch", 0, "cannot read 'scene:'"),
        ("fact:logboek", 0, "cannot read 'fact:logboek'"),
        ("'logboek'", 0, "cannot read"),
        ("greep >= 60%", 11, "cannot read '%'"),
        ("open('x')", 5, "cannot read"),
        ("a.b", 1, "cannot read '.b'"),
        ("x[0]", 1, "cannot read '[0]'"),
        ("lambda: 1", 0, "cannot read 'lambda:'"),
        ("greep >= 6e9", 9, "cannot read '6e9'"),
    ],
)
def test_what_is_no_condition_is_refused_where_it_goes_wrong(text, offset, message):
    error = refused(text)

    assert (error.reference, error.offset) == ("condition-syntax", offset)
    assert message in error.message


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("greep = 60", "write '==' to compare"),
        ("a && b", "write 'and', 'or' and 'not' in words"),
        ("a AND b", "write 'and'"),
        ("greep => 60", "write '>='"),
        ("greep =< 60", "write '<='"),
        ("greep ≥ 60", "write '>='"),
        ("Logboek", "'logboek'"),
        ("me_paraat", "'me-paraat'"),
        ("greep- 3 > 1", "a minus needs a space on both sides"),
        ("60-greep > 1", "a minus needs a space on both sides"),
        ("a b", "join conditions with 'and' or 'or'"),
        ("niet a", "write 'not'"),
        ("1 < greep < 3", "a < b and b < c"),
    ],
)
def test_a_way_out_is_offered(text, hint):
    assert hint in refused(text).hint


def test_length_and_depth_are_limited():
    fits = "a and " * 83 + "bc"
    assert len(fits) == MAX_CHARACTERS

    parse_condition(fits)
    parse_condition("(" * MAX_LEVELS + "a" + ")" * MAX_LEVELS)
    assert refused(fits + "d").reference == "condition-too-long"
    assert refused("(" * (MAX_LEVELS + 1) + "a").reference == "condition-too-long"
    assert refused("not " * (MAX_LEVELS + 1) + "a").reference == "condition-too-long"


def test_the_longest_sum_is_no_problem_for_what_reads_it():
    condition = parse_condition("+".join(["1"] * 248) + " > 3")

    assert list(check_condition(condition, NAMES)) == []
    assert sum(1 for _part in walk(condition.tree)) == 248 * 2 + 1


def test_known_names_of_every_kind_are_fine():
    text = (
        "greep >= 60 and not me-paraat or tijdens and scene:lunch and choice:lunch/gaan"
        " and choice:lunch/timeout and action:riec and clock < 20:20 and 10:00 <= clock"
    )

    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "reference", "offset"),
    [
        ("logboek and grep > 3", "unknown-name", 12),
        ("scene:lnch", "unknown-scene", 0),
        ("not choice:lunch/gan", "unknown-choice", 4),
        ("choice:lnch/gaan", "unknown-choice", 0),
        ("a-b and action:riek", "unknown-name", 0),
    ],
)
def test_an_unknown_name_is_reported_where_it_stands(text, reference, offset):
    assert wrong(text)[0] == (reference, offset)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("greep-thuis > 0", "greep - thuis"), ("thuis > greep-10", "greep - 10")],
)
def test_a_minus_without_spaces_is_no_unknown_name(text, meant):
    errors = list(check_condition(parse_condition(text), NAMES))

    assert [(one.reference, one.message, one.hint, one.unknown) for one in errors] == [
        ("condition-syntax", "a minus needs a space on both sides", f"write '{meant}'", "")
    ]
    i18n.use("nl")
    assert "spatie" in next(check_condition(parse_condition(text), NAMES)).message


def test_every_unknown_name_is_reported():
    assert wrong("x and y > 3 or action:z") == [
        ("unknown-name", 0),
        ("unknown-name", 6),
        ("unknown-action", 15),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "greep",
        "60",
        "clock",
        "20:20",
        "not greep",
        "logboek and greep",
        "logboek > 3",
        "logboek == me-paraat",
        "greep > 20:20",
        "clock > 60",
        "clock == clock",
        "20:20 < 21:00",
        "clock + 3 > 20:20",
        "logboek + 1 > 0",
        "scene:lunch > 3",
        "(greep > 3) + 1 > 2",
        "tijdens >= 1",
    ],
)
def test_kinds_are_not_mixed(text):
    assert {reference for reference, _offset in wrong(text)} == {"condition-type"}


def test_a_condition_is_told_in_words_of_the_reader():
    condition = parse_condition("greep >= 60 and not (logboek or choice:lunch/gaan)")

    def label(kind, name):
        return f"<{kind} {name}>"

    assert in_words(condition, label) == (
        "<name greep> is at least 60 and not (<name logboek> or <choice lunch/gaan>)"
    )


@pytest.mark.parametrize(
    ("text", "english", "dutch"),
    [
        ("clock < 20:20", "it is before 8.20 p.m.", "het vóór 20.20 is"),
        ("clock >= 09:05", "it is 9.05 a.m. or later", "het 9.05 of later is"),
        ("09:05 >= clock", "it is 9.05 a.m. or earlier", "het 9.05 of vroeger is"),
        (
            "clock > 2016-03-22 10:00",
            "it is after 22 March 2016 at 10.00 a.m.",
            "het na 22 maart 2016 om 10.00 is",
        ),
        ("clock == 00:00", "it is exactly 12.00 a.m.", "het precies 0.00 is"),
        ("thuis < 50", "thuis is below 50", "thuis lager dan 50 is"),
    ],
)
def test_what_goes_behind_if_is_said_as_people_say_it(text, english, dutch):
    for language, words in (("en", english), ("nl", dutch)):
        i18n.use(language)
        assert in_words(parse_condition(text), lambda _kind, name: name) == words


def test_errors_are_in_the_language_of_the_moment():
    i18n.use("nl")
    dutch = refused("a and").message
    i18n.use("en")

    assert refused("a and").message == "the condition stops too early"
    assert isinstance(dutch, str)
