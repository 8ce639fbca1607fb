"""From a file to a scenario: every construct of format 1, and every mistake at once."""

from datetime import datetime
from pathlib import Path

import pytest
from scenario_builder import (
    STORY,
    changed,
    load,
    problems,
    problems_in,
    references,
    structural,
)

from burgemeestersgame import i18n
from burgemeestersgame.errors import GameError, Location, ScenarioError
from burgemeestersgame.scenario import (
    check_scenario,
    load_scenario,
    scenario_files,
    scenario_from_files,
)
from burgemeestersgame.scenario.model import (
    Anchor,
    Better,
    Bridge,
    Channel,
    Dilemma,
    Ending,
    Explain,
    Mood,
    Outcome,
)

KLEIN = Path(__file__).parent / "scenarios" / "klein"


@pytest.fixture(scope="module")
def klein():
    return load_scenario(KLEIN)


@pytest.fixture(scope="module")
def lunch(klein):
    return klein.scenes["lunch"]


# Every construct


def test_the_example_has_nothing_to_complain_about():
    assert check_scenario(KLEIN) == ()


def test_a_folder_and_its_file_are_the_same_scenario(klein):
    assert load_scenario(KLEIN / "scenario.yaml") == klein
    assert load_scenario(str(KLEIN)) == klein


def test_the_head_is_read(klein):
    assert (klein.id, klein.title, klein.language) == ("klein", "De toon op het park", "nl")
    assert klein.role == "burgemeester"
    assert klein.starts == datetime(2016, 3, 1, 9, 0)
    assert klein.minutes_promised == 6


def test_what_is_declared_is_kept_in_file_order(klein):
    assert dict(klein.values) == {
        "openheid": "Openheid",
        "zorg": "Zorg voor mensen",
        "rust": "Rust",
    }
    assert list(klein.indicators) == ["greep", "thuis", "drukte"]
    assert klein.indicators["greep"].better is Better.LOW
    assert klein.indicators["drukte"].start == 50
    assert klein.facts["raad-weet"] == "De raad is ingelicht"
    assert klein.cast["griffier"].portrait == "griffier"
    assert klein.cast["oov"].portrait is None
    assert (klein.roles["raadslid-park"].seats_min, klein.roles["raadslid-park"].seats_max) == (
        1,
        8,
    )
    assert (klein.roles["wethouder"].seats_min, klein.roles["wethouder"].seats_max) == (1, 1)


def test_a_norm_of_its_own_is_a_norm(klein):
    norm = klein.norms["klein-lunch"]

    assert (norm.family, norm.aard, norm.phases) == ("integriteit", "code", ("vooraf", "tijdens"))
    assert norm.roles == ("burgemeester",)
    assert norm.statement.nl == "Een lunch met een aanvrager staat vooraf in de openbare agenda."
    assert norm.caveat.nl == "Verzonnen voor dit voorbeeld"
    assert dict(klein.binding) == {
        "menu-casemanager": "Deze gemeente heeft de werkwijze vastgesteld"
    }


def test_an_action_has_all_consequences(klein):
    riec = klein.actions["riec"]
    done = riec.consequences

    assert (riec.text, riec.available.text) == (
        "Bel het RIEC",
        "scene:lunch and not riec-betrokken",
    )
    assert (riec.times, klein.actions["logboek"].times) == (2, 1)
    assert (done.takes_min, done.consequence) == (30, "Er komt iemand langs.")
    assert (done.effects, done.sets, done.values) == (
        (("greep", -5),),
        ("riec-betrokken",),
        ("zorg",),
    )
    assert done.message == "dank"
    assert done.honours[0].norm == "bevoegdheid-riec-delen"
    assert done.honours[0].condition.text == "logboek-bij"
    assert done.later[0].after_min == 24 * 60


def test_a_message_comes_from_the_cast_or_from_any_text_and_may_quote(klein):
    foto, dank = klein.messages["foto"], klein.messages["dank"]

    assert (foto.channel, foto.sender, foto.sender_is_cast) == (Channel.PRESS, "redactie", False)
    assert (foto.quotes, foto.without) == (("zin-lunch",), "U wilde niets zeggen.")
    assert (dank.sender, dank.sender_is_cast, dank.quotes) == ("oov", True, ())


def test_a_dilemma_is_read_whole(lunch):
    assert isinstance(lunch, Dilemma)
    assert (lunch.phase, lunch.at) == ("vooraf", Anchor(after_min=3 * 7 * 24 * 60, moment=None))
    assert [(one.name, one.condition and one.condition.text) for one in lunch.place] == [
        ("kamer-avond", "greep < 20"),
        ("kamer", None),
    ]
    assert [one.name for one in lunch.sound] == ["regen"]
    assert lunch.text.startswith("De parkdirecteur nodigt u uit voor een lunch. Over een maand")
    assert lunch.question == "Neemt u de uitnodiging aan?"
    assert lunch.time_limit_s == 90.0
    assert dict(lunch.private) == {"raadslid-park": "Uw zwager belde gisteren."}
    assert lunch.documented.outcome is Outcome.GECONSTRUEERD
    assert lunch.reflect == "Aan wie zou u dit niet kunnen uitleggen?"


def test_advice_has_a_stance_a_mood_and_takes_time(lunch):
    first, second = lunch.advice

    assert (first.advisor, first.stance, first.takes_min) == ("griffier", "afslaan", 5)
    assert first.mood is Mood.WORRIED
    assert (second.stance, second.takes_min, second.mood) == ("open", 0, Mood.CALM)


def test_a_choice_has_consequences_of_its_own_and_later_ones(lunch):
    gaan, _afslaan, nog_niet = lunch.choices
    first, second = gaan.consequences.later

    assert gaan.consequences.effects == (("greep", 6), ("drukte", 2))
    assert gaan.consequences.debrief.startswith("U ging open")
    assert (first.id, first.after_min, first.condition.text) == (
        "foto-in-krant",
        14 * 24 * 60,
        "not logboek-bij",
    )
    assert (second.sets, second.cancels, second.message) == (
        ("raad-weet",),
        ("riec-belt",),
        "thuis",
    )
    assert first.order < second.order
    assert nog_niet.condition.text == "greep < 50 and clock < 2016-03-22 10:00"
    assert [(way.to, way.condition and way.condition.text) for way in nog_niet.next] == [
        ("raad", "riec-betrokken"),
        ("winter", None),
    ]


def test_the_text_of_a_timeout_is_its_consequence(lunch):
    done = lunch.timeout.consequences

    assert (done.consequence, done.takes_min, done.message) == ("U liet het gaan.", 10, "briefje")
    assert done.breaches[0].norm == "menu-casemanager"
    assert [way.to for way in lunch.timeout.next] == ["raad"]


def test_scenes_are_of_four_kinds(klein):
    kinds = [type(scene) for scene in klein.scenes.values()]

    assert kinds == [Dilemma, Explain, Dilemma, Bridge, Ending, Ending]
    assert klein.scenes["raad"].condition.text == "riec-betrokken or choice:lunch/gaan"
    assert klein.scenes["raad"].at.moment == datetime(2016, 3, 22, 10, 0)
    assert klein.scenes["zin-lunch"].prompt.startswith("Een buurvrouw")


def test_a_scene_has_the_phase_of_the_nearest_scene_above_that_names_one(klein):
    phases = [scene.phase for scene in klein.scenes.values()]

    assert phases == ["vooraf", "vooraf", "tijdens", "nazorg", "nazorg", "nazorg"]


def test_without_next_a_scene_goes_to_the_one_below_and_a_choice_takes_its_scene_s(klein):
    lunch = klein.scenes["lunch"]

    assert [way.to for way in lunch.next] == ["zin-lunch"]
    assert klein.scenes["raad"].choices[1].next == ()
    assert [way.to for way in klein.scenes["raad"].next] == ["winter"]
    assert klein.scenes["slot-rust"].next == ()


def test_the_guide_and_accepted_findings_are_read(klein):
    assert klein.guide.goals[0] == "Een uitnodiging wegen"
    assert list(klein.guide.minutes) == [45, 90]
    assert klein.guide.questions["raad"] == ("Wat mag de raad weten?",)
    assert klein.guide.care.startswith("Wie zelf bedreigd is")
    assert [(each.finding, each.at) for each in klein.accept] == [
        ("missing-picture", ""),
        ("missing-sound", "lunch"),
    ]


def test_what_is_announced_is_read(klein):
    raad, wandeling = klein.agenda.values()

    assert (raad.at, raad.text) == (datetime(2016, 3, 22, 10), "De raad wil uitleg")
    assert raad.condition is not None
    assert (wandeling.id, wandeling.condition) == ("wandeling", None)


def test_what_is_declared_says_where(klein):
    file = str(KLEIN / "scenario.yaml")

    assert klein.cast["griffier"].source == Location(file, 30, 3)
    assert klein.scenes["lunch"].source == Location(file, 61, 14)
    assert klein.scenes["lunch"].choices[0].source == Location(file, 76, 7)


def test_delayed_consequences_are_numbered_in_file_order():
    actions = "actions:\n  logboek: {text: x, later: {id: een, after: 1 day}}\n"
    old = "actions:\n  logboek: {text: Begin een logboek, takes: 10 min, sets: logboek-bij}\n"
    choice = ("text: U slaat af,", "text: U slaat af, later: {id: twee, after: 1 day},")

    above = load((old, actions), choice)
    below = scenario_from_files(
        {"scenario.yaml": (changed((old, ""), choice) + actions).encode()}, "park"
    )

    def orders(scenario):
        action = scenario.actions["logboek"].consequences.later[0]
        return action.order, scenario.scenes["lunch"].choices[1].consequences.later[0].order

    assert orders(above)[0] < orders(above)[1]
    assert orders(below)[0] > orders(below)[1]


# Forms


@pytest.mark.parametrize("form", ["openheid", "[openheid]", '"openheid"', "[ openheid, ]"])
def test_where_a_list_is_expected_one_item_may_stand_alone(form):
    scenario = load(("values: [openheid]", f"values: {form}"))

    assert scenario.scenes["lunch"].choices[1].consequences.values == ("openheid",)


def test_a_norm_with_a_condition_may_stand_alone_too():
    scenario = load(
        ("values: [openheid]", "honours: {norm: vpt-3-registreren, if: logboek-bij}"),
    )

    (mark,) = scenario.scenes["lunch"].choices[1].consequences.honours
    assert (mark.norm, mark.condition.text) == ("vpt-3-registreren", "logboek-bij")


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0 min", 0),
        ("10 min", 10),
        ("1 hour", 60),
        ("2 hours", 120),
        ("1 day", 1440),
        ("2 days", 2880),
        ("1 week", 10080),
        ("3 weeks", 30240),
    ],
)
def test_durations_have_four_units_singular_too(text, minutes):
    scenario = load(("takes: 10 min", f"takes: {text}"))

    assert scenario.actions["logboek"].consequences.takes_min == minutes


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10", "write '10 min'"),
        ("10min", "write '10 min'"),
        ("2 uur", "write '2 hours'"),
        ("3 minutes", "write '3 min'"),
        ("1.5 hours", "min, hours, days or weeks"),
        ("-5 min", "min, hours, days or weeks"),
        ("99999 weeks", "min, hours, days or weeks"),
    ],
)
def test_another_duration_is_refused_with_the_likely_one(text, hint):
    (problem,) = problems_in(changed(("takes: 10 min", f"takes: {text}")))

    assert problem.reference == "bad-duration"
    assert hint in problem.hint


@pytest.mark.parametrize(
    "text", ["2016-02-30 10:00", "2016-03-01", "10:00", "gisteren", "2016-03-01 25:00", "3 weeks"]
)
def test_a_moment_is_a_date_and_a_time(text):
    assert references(("starts: 2016-03-01 09:00", f"starts: {text}")) == ["bad-moment"]
    assert references(("phase: vooraf", f"phase: vooraf\n    at: {text}")) == ["bad-moment"]


@pytest.mark.parametrize("code", ["nederlands", "NL", "du", "xx", "nl_nl"])
def test_a_language_has_a_code(code):
    assert references(("language: nl", f"language: {code}")) == ["unknown-word"]


@pytest.mark.parametrize("code", ["fy", "nds", "en_GB", "pt-BR"])
def test_every_language_that_has_a_code_will_do(code):
    assert references(("language: nl", f"language: {code}")) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("22-03-2016 10:00", "2016-03-22 10:00"),
        ("22-3-2016 9.05 uur", "2016-03-22 09:05"),
        ("2016/03/22 10:00", "2016-03-22 10:00"),
        ("2016-03-22 10.00", "2016-03-22 10:00"),
        ("2016-03-22", "2016-03-22 09:00"),
        ("22 maart 2016 10:00", "2016-03-22 10:00"),
        ("3 weeks", "+3 weeks"),
    ],
)
def test_a_moment_in_other_words_is_understood_in_the_hint(text, meant):
    [problem] = problems_in(changed(("phase: vooraf", f"phase: vooraf\n    at: {text}")))

    assert problem.hint == f"write '{meant}'"


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("start: 20,", "start = 20,", "write 'start: '"),
        ("start: 20,", "start:20,", "write 'start: '"),
        ("values: [openheid]", "values: openheid, veilig-thuis", "[veilig-thuis, ...]"),
        ("text: U slaat af", "text: Nee, dank u", "stands in quotes"),
        ("role: burgemeester", "\u00a0role: burgemeester", "ordinary spaces"),
    ],
)
def test_a_key_without_a_value_is_explained(old, new, hint):
    problem = problems_in(changed((old, new)))[0]

    assert problem.reference == "unknown-key"
    assert hint in problem.hint


@pytest.mark.parametrize("text", ["U zei: {zin-lunch", "{zin-lunch} en {zin", "{ {zin-lunch}"])
def test_a_quote_is_closed(text):
    assert references(('"U zei: {zin-lunch}"', f'"{text}"'))[0] == "unknown-quote"


def test_a_time_of_day_with_a_point_is_understood_in_the_hint():
    [problem] = problems_in(
        changed(("- explain: zin-lunch", "- explain: zin-lunch\n    if: clock < 9.30"))
    )

    assert (problem.reference, problem.hint) == (
        "condition-type",
        "write a time of day with a colon: 09:30",
    )


def test_a_scene_cannot_come_some_other_time_after_arriving():
    assert references(("phase: vooraf", "phase: vooraf\n    at: +3 weken")) == ["bad-duration"]


@pytest.mark.parametrize("text", ["+6", "6", "-4", "'+6'"])
def test_an_effect_is_a_whole_number_with_or_without_a_sign(text):
    scenario = load(("greep: +6", f"greep: {text}"))

    assert scenario.scenes["lunch"].choices[0].consequences.effects == (
        ("greep", int(text.strip("'"))),
    )


def test_a_number_that_is_far_too_large_is_out_of_its_range():
    [problem] = problems_in(changed(("start: 20", f"start: {'9' * 12}")))

    assert problem.reference == "bad-range"


def test_a_space_that_is_missing_in_a_list_of_effects_is_told():
    problem, nothing = problems_in(changed(("greep: +6", "greep:+6")))

    assert nothing.message == "nothing stands here; it must be one word or text"
    assert problem.hint.startswith("write 'greep: ' and then its value. Indicators are listed")
    i18n.use("nl")
    problem, _nothing = problems_in(changed(("greep: +6", "greep:+6")))
    assert problem.hint.startswith("schrijf 'greep: ' en dan de waarde. ")


def test_an_empty_list_is_nothing_at_all():
    ways = "[{if: greep >= 60, to: slot-greep}, {to: slot-rust}]"

    messages = [problem.message for problem in problems_in(changed((ways, "[]")))]

    assert "nothing stands here; it must be the id of a scene" in messages


@pytest.mark.parametrize("text", ["veel", "1.5", "six", "--6", "'6 punten'"])
def test_an_effect_is_nothing_else(text):
    assert references(("greep: +6", f"greep: {text}")) == ["wrong-type"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("start: 20", "start: -1"),
        ("start: 20", "start: 101"),
        ("greep: +6", "greep: +101"),
        ("takes: 10 min", "times: 0"),
        ("seats: 1-8", "seats: 0"),
        ("seats: 1-8", "seats: 8-1"),
        ("minutes-promised: 5", "minutes-promised: 0"),
    ],
)
def test_numbers_stay_within_their_range(old, new):
    assert references((old, new)) == ["bad-range"]


def test_seconds_may_have_a_fraction_and_are_more_than_nothing():
    timeout = "    timeout: {text: U zweeg.}\n    choices:"

    scenario = load(("    choices:", f"    seconds: 7.5\n{timeout}"))

    assert scenario.scenes["lunch"].time_limit_s == 7.5
    assert references(("    choices:", f"    seconds: 0\n{timeout}")) == ["bad-range"]
    assert references(("    choices:", f"    seconds: lang\n{timeout}")) == ["wrong-type"]


# Mistakes


def test_all_problems_come_at_once_in_file_order():
    found = problems(
        ("better: low", "better: lower"),
        ("sets: logboek-bij", "sets: logboek"),
        ("greep: +6", "grep: +6"),
        ("to: slot-rust", "to: slot-rst"),
        ("title: De toon op het park\n", ""),
    )

    assert found == [
        ("missing-key", 1, 1),
        ("unknown-word", 9, 30),
        ("unknown-fact", 16, 59),
        ("unknown-indicator", 25, 38),
        ("unknown-scene", 29, 52),
    ]


def test_warnings_come_along_with_errors_and_do_not_raise_alone():
    lost = "  - bridge: nergens\n    text: x\n    next: slot-rust\n  - ending: slot-greep"

    load(("  - ending: slot-greep", lost), ("next: [{if", "next: [{if"))
    found = problems(
        ("next: [{if: greep >= 60, to: slot-greep}, {to: slot-rust}]", "next: slot-greep"),
        ("sets: logboek-bij", "sets: logboek"),
    )

    assert [reference for reference, _line, _column in found] == [
        "unknown-fact",
        "unreachable-scene",
    ]


def test_a_missing_key_is_reported_at_the_key_of_its_parent():
    assert problems(("{start: 20, better: low,", "{start: 20,")) == [("missing-key", 10, 3)]
    assert problems(("text: U slaat af, ", "")) == [("missing-key", 27, 7)]


def test_in_a_list_a_missing_key_is_reported_where_the_item_begins():
    later = "later: [{id: krant, after: 1 day}, {after: 1 day}], values"

    assert problems(("values: [openheid]", f"{later}: [openheid]")) == [("missing-key", 27, 70)]
    assert problems(("    prompt: Een buurvrouw vraagt waarom u er zat.\n", "")) == [
        ("missing-key", 28, 5)
    ]


def test_a_missing_key_at_the_top_is_reported_at_the_beginning():
    text = "# Een opmerking\n\n" + changed(("title: De toon op het park\n", ""))

    (problem,) = problems_in(text)

    assert (problem.reference, problem.at.line, problem.at.column) == ("missing-key", 1, 1)


def test_a_misspelt_key_is_one_problem_not_two():
    (problem,) = problems_in(changed(("    question: Gaat u?", "    qestion: Gaat u?")))

    assert (problem.reference, problem.at.line) == ("unknown-key", 24)
    assert problem.hint == "did you mean 'question'?"


def test_a_dilemma_without_text_or_question_can_be_played_but_is_warned_about(tmp_path):
    text = changed(("    question: Gaat u?\n", ""))
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")

    (problem,) = structural(check_scenario(tmp_path))

    assert (problem.reference, problem.severity) == ("missing-key", "warning")
    assert load_scenario(tmp_path).scenes["lunch"].question == ""


def test_a_comma_in_a_short_form_gets_its_own_advice():
    (problem,) = problems_in(changed(("text: U slaat af,", "text: Nee, dank u,")))

    assert problem.reference == "unknown-key"
    assert "a text with a comma in it stands in quotes" in problem.hint


def test_what_comes_later_has_no_norms():
    later = "later: {id: krant, after: 1 day, honours: [vpt-3-registreren]}"

    (problem,) = problems_in(changed(("values: [openheid]", later)))

    assert problem.reference == "unknown-key"
    assert "norms belong to the choice itself" in problem.hint


@pytest.mark.parametrize("key", ["next: slot-rust", "if: greep > 3", "choices: {}"])
def test_an_ending_goes_nowhere_and_is_never_skipped(key):
    (problem,) = problems_in(
        changed(("  - ending: slot-rust\n", f"  - ending: slot-rust\n    {key}\n"))
    )

    assert problem.reference == "unknown-key"


def test_a_scene_is_of_one_kind():
    assert references(("  - explain: zin-lunch", "  - explain: zin-lunch\n    bridge: x")) == [
        "unknown-key"
    ]
    assert references(("  - dilemma: lunch", "  - dilema: lunch")) == ["unknown-key"]
    assert (
        references(("  - ending: slot-rust\n", "  -\n"), ("{to: slot-rust}", "{to: slot-greep}"))[0]
        == "missing-key"
    )


def test_a_second_scene_of_the_same_name_is_reported_at_its_key():
    assert problems(("  - ending: slot-rust", "  - ending: slot-greep"))[:1] == [
        ("unknown-scene", 30, 52)
    ]
    found = problems(
        ("  - explain: zin-lunch", "  - bridge: lunch\n    text: x\n  - explain: zin-lunch")
    )
    assert found == [("duplicate-id", 28, 5)]


@pytest.mark.parametrize(
    "again",
    [
        "  - bridge: lunch\n    text: x\n  - explain: zin-lunch",  # below the first
        "  - bridge: tussen\n    text: x\n  - bridge: lunch\n    text: x\n  - explain: zin-lunch",
        "  - bridge: tussen\n    text: x\n    next: lunch\n"
        "  - bridge: lunch\n    text: x\n  - explain: zin-lunch",
    ],
)
def test_a_second_scene_of_the_same_name_is_no_circle(again):
    assert references(("  - explain: zin-lunch", again)) == ["duplicate-id"]


def test_a_story_whose_last_scene_has_a_name_twice_is_not_called_endless():
    text = STORY[: STORY.index("  - explain:")] + "  - ending: lunch\n    text: x\n"

    assert "duplicate-id" in [problem.reference for problem in problems_in(text)]
    assert not {problem.reference for problem in problems_in(text)} & {
        "circle",
        "dead-end",
        "no-ending",
    }


def test_a_second_choice_of_the_same_name_does_not_make_too_few():
    assert problems(("      afslaan:", "      gaan:")) == [("duplicate-key", 27, 7)]


def test_a_dilemma_without_choices_says_nothing_of_stances():
    start, end = STORY.index("    choices:"), STORY.index("  - explain:")
    advice = "    advice:\n      griffier: {stance: gaan, text: Doe maar.}\n"

    assert problems((STORY[start:end], advice)) == [("missing-key", 21, 5)]
    assert problems((STORY[start:end], advice + "    choices:\n")) == [("too-few-choices", 27, 5)]


def test_seconds_without_timeout_are_a_mistake_where_they_stand():
    assert problems(("    question: Gaat u?", "    question: Gaat u?\n    seconds: 30")) == [
        ("timeout-pair", 25, 5)
    ]


@pytest.mark.parametrize("empty", ['""', "''", '"  "', ""])
@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: De toon op het park", 3, 1),
        ("    text: De krant schrijft over iets anders.", 34, 5),
        ("    question: Gaat u?", 24, 5),
    ],
)
def test_a_text_is_not_empty(text, line, column, empty):
    key = text[: text.index(":") + 1]

    assert problems((text, f"{key} {empty}")) == [("wrong-type", line, column)]


def test_the_first_scene_names_a_phase():
    assert problems(("    phase: vooraf\n", "")) == [("missing-key", 21, 5)]


@pytest.mark.parametrize("id", ["Lunch", "de_lunch", "lünch", "a--b", "-a", "a-", "a b", "x" * 101])
def test_ids_are_kebab_case_and_ascii(id):
    assert references(("      afslaan:", f"      {id}:")) == ["bad-id"]


def test_a_bad_id_comes_with_a_good_one():
    (problem,) = problems_in(changed(("      afslaan:", "      Niet gaan (café):")))

    assert problem.hint == "write 'niet-gaan-cafe'"


def test_indicators_facts_and_phases_share_one_name_space():
    assert references(("facts: {", "facts: {greep: x, ")) == ["name-clash"]
    assert references(("facts: {", "facts: {tijdens: x, ")) == ["name-clash"]
    assert references(("facts: {", "facts: {clock: x, ")) == ["name-clash"]
    assert references(("facts: {", "facts: {112-gebeld: x, ")) == ["bad-id"]


def test_an_unknown_name_is_offered_its_nearest_and_where_the_known_ones_are():
    (problem,) = problems_in(changed(("greep: +6", "grep: +6")))

    assert (
        problem.hint == "did you mean 'greep'? Indicators are listed under 'indicators:' on line 9."
    )


def test_a_name_of_another_kind_is_recognised():
    (problem,) = problems_in(changed(("sets: logboek-bij", "sets: zin-lunch")))

    assert "'zin-lunch' is a scene." in problem.hint


def test_one_typo_in_a_target_makes_no_other_problems():
    assert problems(("{to: slot-rust}", "{to: slot-rsut}")) == [("unknown-scene", 30, 52)]
    assert problems(("{to: slot-rust}", "{to: qqqqqqqq}")) == [("unknown-scene", 30, 52)]


def test_too_many_problems_are_not_all_shown():
    many = "".join(f"  fact-{number}: [x]\n" for number in range(2000))

    found = problems_in(changed(("facts: {", "facts:\n" + many + "#")))

    assert len(found) <= 1001
    assert found[-1].reference == "too-many-problems" or any(
        one.reference == "too-many-problems" for one in found
    )


@pytest.mark.parametrize(
    ("condition", "column"),
    [
        ("greep >= 60 and grep < 5", 29),
        ('"greep >= 60 and grep < 5"', 30),
        ("'greep >= 60 and grep < 5'", 30),
    ],
)
def test_an_unknown_name_in_a_condition_is_reported_where_it_stands(condition, column):
    found = problems(("if: greep >= 60, to", f"if: {condition}, to"))

    assert found == [("unknown-name", 30, column + 4)]


def test_an_unknown_name_in_a_folded_condition_is_found_on_its_line():
    folded = "    next:\n      - if: >-\n          greep >= 60\n          and grep < 5\n"
    old = "    next: [{if: greep >= 60, to: slot-greep}, {to: slot-rust}]\n"

    assert problems((old, folded + "        to: slot-greep\n      - to: slot-rust\n")) == [
        ("unknown-name", 33, 15)
    ]


@pytest.mark.parametrize("name", ["../x", "/etc/passwd", "a/b", "..\\x", "C:\\x", "https://x.nl/y"])
def test_pictures_sounds_and_portraits_are_names_never_paths(name):
    assert references(("phase: vooraf", f"phase: vooraf\n    place: '{name}'")) == [
        "outside-folder"
    ]
    assert references(("phase: vooraf", f"phase: vooraf\n    sound: '{name}'")) == [
        "outside-folder"
    ]
    assert references(("role: Griffier}", f"role: Griffier, portrait: '{name}'}}")) == [
        "outside-folder"
    ]


def test_only_the_text_of_a_message_quotes():
    assert references(("text: U gaat,", "text: 'Dit: {zin-lunch}',")) == ["quote-outside-message"]
    assert references(("without: U zweeg.", "without: 'Dit: {zin-lunch}'")) == [
        "quote-outside-message"
    ]
    assert references(("{zin-lunch}", "{lunch}")) == ["unknown-quote"]


def test_a_soft_norm_counts_only_where_the_scenario_makes_it_binding():
    breach = ("integriteit-uitnodigingen", "menu-casemanager")

    assert references(breach) == ["norm-not-binding"]
    load(breach, ("cast:\n", "binding: {menu-casemanager: Zo is het vastgesteld}\ncast:\n"))
    load(("breaches: [integriteit-uitnodigingen]", "honours: [menu-casemanager]"))


def test_an_own_norm_can_be_soft_and_binding_too():
    norm = (
        "norms: {park-x: {family: vpt, aard: suggestie, text: x, source: y,"
        " certainty: geverifieerd}}"
    )
    breach = ("integriteit-uitnodigingen", "park-x")

    assert references(breach, ("cast:\n", f"{norm}\ncast:\n")) == ["norm-not-binding"]
    load(breach, ("cast:\n", f"{norm}\nbinding: {{park-x: z}}\ncast:\n"))


def test_an_accepted_finding_is_about_something_that_is_there():
    accept = "accept: {{finding: long-text, at: {at}, because: x}}\n"

    assert problems_in(STORY + accept.format(at="lunch/choices/gaan")) == ()
    assert problems_in(STORY + accept.format(at="messages/foto")) == ()
    assert [one.reference for one in problems_in(STORY + accept.format(at="messages/fto"))] == [
        "unknown-name"
    ]
    assert [one.reference for one in problems_in(STORY + accept.format(at="lnch"))] == [
        "unknown-scene"
    ]


# Files


def test_a_path_that_is_not_there_is_a_clear_error(tmp_path):
    with pytest.raises(GameError, match="there is no file or folder"):
        load_scenario(tmp_path / "weg")
    with pytest.raises(GameError, match=r"there is no scenario\.yaml in"):
        load_scenario(tmp_path)
    with pytest.raises(GameError, match="there is no file or folder"):
        load_scenario("a\0b")


def test_a_scenario_outside_its_folder_is_refused(tmp_path):
    (tmp_path / "elders.yaml").write_text(STORY, encoding="utf-8")
    (tmp_path / "park").mkdir()
    try:
        (tmp_path / "park" / "scenario.yaml").symlink_to(tmp_path / "elders.yaml")
    except OSError:
        pytest.skip("no links here")

    assert [one.reference for one in check_scenario(tmp_path / "park")] == ["outside-folder"]
    with pytest.raises(ScenarioError, match="outside-folder"):
        load_scenario(tmp_path / "park")
    with pytest.raises(ScenarioError, match="outside-folder"):
        scenario_files(tmp_path / "park")


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "scenario.yaml").open("wb") as file:
        file.truncate(100_000_000)

    assert [one.reference for one in check_scenario(tmp_path)] == ["too-large"]


def test_the_files_of_a_scenario_give_the_same_scenario_back(klein):
    files = scenario_files(KLEIN)

    assert list(files) == ["scenario.yaml"]
    assert scenario_from_files(files, "klein").digest == klein.digest
    with pytest.raises(GameError, match=r"there is no scenario\.yaml in 'klein'"):
        scenario_from_files({}, "klein")


def test_in_a_folder_of_scenarios_folder_and_id_are_the_same(tmp_path):
    for folder in ("scenarios/park", "scenarios/parc", "elders/parc"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "scenario.yaml").write_text(STORY, encoding="utf-8")

    assert structural(check_scenario(tmp_path / "scenarios/park")) == []
    assert structural(check_scenario(tmp_path / "elders/parc")) == []
    (problem,) = structural(check_scenario(tmp_path / "scenarios/parc"))
    assert (problem.reference, problem.severity, problem.at.line) == ("folder-name", "warning", 2)
