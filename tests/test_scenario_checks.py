"""The whole story: ways through, open choices and norms."""

import pytest
from scenario_builder import changed, load, problems, problems_in, references, structural

from burgemeestersgame.scenario import check_scenario
from burgemeestersgame.scenario.checks import reachable, ways_of

REST = (
    "  - explain: zin-lunch\n"
    "    prompt: Een buurvrouw vraagt waarom u er zat.\n"
    "    next: [{if: greep >= 60, to: slot-greep}, {to: slot-rust}]\n"
    "  - ending: slot-greep\n"
    "    text: De directeur belt. U neemt op.\n"
    "  - ending: slot-rust\n"
    "    text: De krant schrijft over iets anders.\n"
)
ZIN = "  - explain: zin-lunch\n    prompt: Wat zegt u?\n"
END = "  - ending: slot\n    text: Klaar.\n"


def bridge(id: str, more: str = "") -> str:
    return f"  - bridge: {id}\n    text: x\n{more}"


def warnings(tmp_path, *changes: tuple[str, str]) -> list[tuple[str, int]]:
    """Return reference and line of each problem of a story that can be played all the same."""
    (tmp_path / "scenario.yaml").write_text(changed(*changes), encoding="utf-8")
    found = structural(check_scenario(tmp_path))
    assert all(problem.severity == "warning" for problem in found)
    return [(problem.reference, problem.at.line) for problem in found]


# The way through


def test_ways_on_are_those_of_choices_time_out_and_a_skipped_scene():
    scene = load(
        ("text: U gaat,", "text: U gaat, next: slot-rust,"),
        ("text: U slaat af,", "text: U slaat af, next: slot-greep,"),
    ).scenes["lunch"]
    skipped = load(
        ("    phase: vooraf", "    phase: vooraf\n    if: logboek-bij"),
        ("text: U gaat,", "text: U gaat, next: slot-rust,"),
        ("text: U slaat af,", "text: U slaat af, next: slot-greep,"),
    ).scenes["lunch"]

    assert {way.to for way in ways_of(scene)} == {"slot-rust", "slot-greep"}
    assert {way.to for way in ways_of(skipped)} == {"slot-rust", "slot-greep", "zin-lunch"}


def test_a_scene_that_some_way_leads_to_is_reachable():
    scenes = load().scenes

    assert reachable(scenes) == set(scenes)


def test_a_scene_nobody_reaches_is_reported_where_it_is_declared(tmp_path):
    direct = ("{if: greep >= 60, to: slot-greep}, {to: slot-rust}", "{to: slot-rust}")

    assert warnings(tmp_path, direct) == [("unreachable-scene", 31)]


def test_a_scene_that_only_a_skipped_scene_leads_to_is_reachable(tmp_path):
    story = (
        bridge("een", "    if: logboek-bij\n    next: drie\n")
        + bridge("twee")
        + bridge("drie")
        + ZIN
        + END
    )

    assert warnings(tmp_path, (REST, story)) == [("unreachable-scene", 32)]


def test_the_last_scene_needs_somewhere_to_go():
    assert problems(
        (REST, ZIN + END + bridge("winter")), ("[openheid]", "[openheid], next: winter")
    )[0] == ("dead-end", 32, 13)


def test_a_last_dilemma_needs_no_next_where_all_its_answers_have_one():
    last = (
        "  - ending: slot\n    text: x\n"
        "  - dilemma: laatste\n    text: x\n    question: y\n"
        "    choices: {a: {text: a, next: slot}, b: {text: b, next: slot}}\n"
    )
    to_it = ("[openheid]", "[openheid], next: laatste")

    load((REST, ZIN + last), to_it)
    assert references((REST, ZIN + last.replace("b, next: slot", "b")), to_it) == ["dead-end"]
    assert references(
        (
            REST,
            ZIN
            + last.replace("text: x\n    question", "if: logboek-bij\n    text: x\n    question"),
        ),
        to_it,
    ) == ["dead-end"]


def test_a_circle_is_reported_at_the_way_back_and_named():
    story = ZIN + bridge("een") + bridge("twee") + bridge("drie", "    next: een\n") + END

    (problem,) = [one for one in problems_in(changed((REST, story))) if one.reference == "circle"]

    assert problem.at.line == 36
    assert "een → twee → drie → een" in problem.message


def test_a_name_that_no_scene_has_makes_no_circle_with_the_one_it_is_like():
    story = ZIN + bridge("eendracht", "    next: eendrachtig\n") + END

    assert references((REST, story)) == ["unknown-scene"]


def test_a_scene_that_leads_to_itself_is_a_circle():
    assert "circle" in references((REST, ZIN + bridge("een", "    next: een\n") + END))


def test_a_way_up_in_the_file_that_leads_nowhere_back_is_no_circle():
    story = (
        bridge("laat", "    next: slot\n")
        + ZIN
        + "    next: laat\n"
        + "  - ending: slot\n    text: x\n"
    )

    load(
        (REST, story),
        ("[openheid]", "[openheid], next: zin-lunch"),
        ("greep: +6}", "greep: +6}, next: zin-lunch"),
    )


def test_a_circle_through_a_skipped_scene_counts():
    story = (
        ZIN
        + bridge("een")
        + "  - dilemma: twee\n    if: logboek-bij\n    text: x\n    question: y\n    next: een\n"
        "    choices: {a: {text: a, next: slot}, b: {text: b, next: slot}}\n" + END
    )

    assert references((REST, story)) == ["circle"]


def test_two_circles_are_both_reported():
    story = (
        ZIN
        + bridge("een")
        + bridge("twee", "    next: [{if: logboek-bij, to: een}, {to: drie}]\n")
        + bridge("drie")
        + bridge("vier", "    next: [{if: logboek-bij, to: drie}, {to: slot}]\n")
        + END
    )

    assert references((REST, story)) == ["circle", "circle"]


def test_a_long_circle_is_named_in_short():
    story = "".join(bridge(f"b{number}") for number in range(50))

    (problem,) = [
        one
        for one in problems_in(changed((REST, ZIN + story + bridge("om", "    next: b0\n") + END)))
        if one.reference == "circle"
    ]

    assert "…" in problem.message
    assert len(problem.message) < 200


def test_a_story_without_an_ending_is_told_so_once():
    assert references((REST, ZIN)) == ["no-ending"]


# Open choices


def open_choices(tmp_path, one: str, other: str) -> list[str]:
    found = warnings(
        tmp_path,
        ("text: U gaat,", f"text: U gaat, if: {one},"),
        ("text: U slaat af,", f"text: U slaat af, if: {other},"),
        ("takes: 10 min,", "takes: 5 hours, times: 9, effects: {greep: +10},"),
    )
    return [reference for reference, _line in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("logboek-bij", "not logboek-bij"),
        ("greep >= 60", "greep < 60"),
        ("greep > 59", "greep <= 59"),
        ("greep >= 60", "60 > greep"),
        ("greep >= 30", "greep <= 60"),
        ("greep + 10 >= 60", "not greep + 10 >= 60"),
        ("clock < 2016-03-22 10:00", "clock >= 2016-03-22 10:00"),
        ("clock < 20:20", "clock >= 20:20"),
        ("vooraf", "tijdens"),
        ("logboek-bij and riec-betrokken", "not logboek-bij or not riec-betrokken"),
        ("greep >= 0", "greep > 50"),
        ("action:logboek", "not action:logboek"),
    ],
)
def test_conditions_that_together_always_hold_keep_a_choice_open(tmp_path, one, other):
    assert open_choices(tmp_path, one, other) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("logboek-bij", "riec-betrokken"),
        ("greep > 60", "greep < 60"),
        ("greep >= 60", "greep < 59"),
        ("tijdens", "nazorg"),
        ("clock < 20:20", "clock > 20:20"),
        ("logboek-bij and greep > 35", "not logboek-bij"),
    ],
)
def test_conditions_that_may_all_fail_are_warned_about(tmp_path, one, other):
    assert open_choices(tmp_path, one, other) == ["no-choice-left"]


def test_one_choice_without_a_condition_is_enough(tmp_path):
    assert warnings(tmp_path, ("text: U gaat,", "text: U gaat, if: logboek-bij,")) == []


# Norms

GIFT = "integriteit-uitnodigingen"


def test_a_choice_does_not_breach_what_it_honours_or_repairs():
    for other in ("honours", "repairs"):
        found = references((f"breaches: [{GIFT}]", f"breaches: [{GIFT}], {other}: [{GIFT}]"))
        assert found == ["norm-contradiction"]


def test_a_choice_may_repair_and_honour_one_norm():
    load(("values: [openheid]", f"repairs: [{GIFT}], honours: [{GIFT}]"))


def test_marks_whose_conditions_exclude_each_other_do_not_contradict():
    marks = f"breaches: {{norm: {GIFT}, if: not logboek-bij}}, honours: {{norm: {GIFT}, if: %s}}"

    load((f"breaches: [{GIFT}]", marks % "logboek-bij"))
    assert references((f"breaches: [{GIFT}]", marks % "greep > 5")) == ["norm-contradiction"]


def test_a_repair_of_what_nothing_breaches_is_warned_about(tmp_path):
    assert warnings(tmp_path, ("values: [openheid]", "repairs: [vpt-3-registreren]")) == [
        ("nothing-to-repair", 27)
    ]
    assert warnings(tmp_path, ("values: [openheid]", f"repairs: [{GIFT}]")) == []


def test_circles_without_end_are_named_as_far_as_that_is_cheap():
    count = 3_000
    lines = [
        f"  - bridge: b{n}\n    text: x\n"
        f"    next: [{{if: logboek-bij, to: b{n * 7919 % count}}}, {{to: b{(n + 1) % count}}}]\n"
        for n in range(count)
    ]
    text = changed(("  - explain:", "".join(lines) + "  - explain:"))

    circles = [problem for problem in problems_in(text) if problem.reference == "circle"]

    assert len(circles) == 20
    for circle in circles:
        named = circle.message.partition(": ")[2].split(" → ")
        assert named[0] == named[-1]
        assert len(named) <= 9
