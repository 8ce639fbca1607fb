"""What there is to say about a story that can be played, case by case."""

from pathlib import Path

import pytest

from burgemeestersgame.scenario import check_scenario
from burgemeestersgame.scenario.findings import MOST_ALIKE

HEAD = """\
format: 1
id: park
title: De toon op het park
language: nl
role: burgemeester
starts: 2016-03-01 09:00
minutes-promised: 9
values: {openheid: Openheid, zorg: Zorg voor mensen}
indicators:
  greep: {start: 20, better: low, label: Greep van het park}
  praat: {start: 50, better: neutral, label: Hoeveel erover gepraat wordt}
cast:
  griffier: {name: Henk IJsselstein, role: Griffier}
  oov: {name: Daan Ruyterkamp, role: Adviseur openbare orde}
  thuis: {name: Robin, role: Thuis}
"""
LOCO = "  loco: {name: Loes Prins, role: Loco}\nscenes:"
NORM = "integriteit-uitnodigingen"


def found(folder: Path, text: str) -> list[str]:
    """Return the references of all there is to say about a story below `HEAD`."""
    (folder / "scenario.yaml").write_text(HEAD + text, encoding="utf-8")
    return references(folder)


def references(folder: Path) -> list[str]:
    return [problem.reference for problem in check_scenario(folder)]


def dilemma(id: str = "lunch", *, one: str = "", other: str = "", more: str = "") -> str:
    return (
        f"  - dilemma: {id}\n    phase: vooraf\n    text: Er ligt een brief.\n"
        f"    question: Wat doet u?\n{more}"
        f"    choices:\n      a: {{text: Antwoorden{one}}}\n      b: {{text: Wachten{other}}}\n"
    )


END = "  - ending: slot\n    text: Klaar.\n"
STORY = f"scenes:\n{dilemma()}{END}"


# What is coming


@pytest.mark.parametrize(
    ("at", "condition", "said"),
    [
        ("2016-03-01 09:01", "vooraf", []),
        ("2016-03-01 09:00", "vooraf", ["agenda-passed"]),
        ("2016-03-01 10:00", "choice:tweede/a", ["condition-never"]),
        ("2016-03-01 12:01", "choice:tweede/a", []),
        ("2016-03-01 12:01", "clock >= 2016-03-01 12:02", ["condition-never"]),
        ("2016-03-01 12:01", "greep >= 21", ["condition-never"]),
        ("2016-03-01 12:01", "greep <= 20", ["condition-always"]),
    ],
)
def test_an_appointment_can_be_announced_before_its_moment(tmp_path, at, condition, said):
    scenes = (
        dilemma(one=", takes: 3 hours", other=", takes: 4 hours, effects: {greep: -1}")
        + dilemma("tweede")
        + END
    )
    agenda = f"agenda: {{raad: {{at: {at}, text: De raad begint, if: {condition}}}}}\n"
    about = {"agenda-passed", "condition-never", "condition-always"}

    assert [one for one in found(tmp_path, f"{agenda}scenes:\n{scenes}") if one in about] == said


def test_the_words_of_an_appointment_are_few(tmp_path):
    agenda = (
        "agenda: {raad: {at: 2016-03-02 09:00, text: De raad begint dan aan zijn vergadering}}\n"
    )

    assert "long-text" in found(tmp_path, agenda + STORY)


# Dominated choices


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (", takes: 1 hour", ""),
        (", effects: {greep: +1}", ""),
        ("", ", effects: {greep: -1}"),
        ("", ", values: [zorg]"),
        ("", f", honours: [{NORM}]"),
        (f", breaches: [{NORM}]", ""),
        (", values: [zorg]", ", values: [zorg, openheid]"),
        (f", breaches: [{NORM}]", f", breaches: [{{norm: {NORM}, if: greep > 20}}]"),
        (", if: greep > 20, takes: 5 min", ", if: greep > 19"),
    ],
)
def test_a_choice_that_is_worse_in_one_respect_and_better_in_none_is_dominated(
    tmp_path, one, other
):
    mover = "  - dilemma: eerst\n    phase: vooraf\n    text: Er belt iemand.\n    question: En?\n"
    mover += "    choices:\n      op: {text: Opnemen, effects: {greep: +9}, values: [zorg]}\n"
    mover += "      niet: {text: Laten gaan, effects: {greep: -2}, values: [openheid]}\n"

    assert "dominated-choice" in found(
        tmp_path, f"scenes:\n{mover}{dilemma(one=one, other=other)}{END}"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", ""),
        (", takes: 1 hour, values: [zorg]", ""),
        (", effects: {praat: +1}", ""),
        (", effects: {greep: +1, praat: -1}", ""),
        (", takes: 1 hour, sets: gebeld", ""),
        (", takes: 1 hour, message: foto", ""),
        (", takes: 1 hour, next: slot-a", ""),
        (", takes: 1 hour, later: {id: krant, after: 0 min, effects: {greep: 1}}", ""),
        (f", takes: 1 hour, honours: [{NORM}]", ""),
        (", takes: 1 hour", ", if: greep > 20"),
        (f", takes: 1 hour, breaches: [{{norm: {NORM}, if: greep > 20}}]", f", breaches: [{NORM}]"),
    ],
)
def test_a_choice_that_has_something_of_its_own_is_not_dominated(tmp_path, one, other):
    head = (
        "facts: {gebeld: U belde}\n"
        "messages: {foto: {channel: press, from: redactie, text: U stond er niet op.}}\n"
    )
    ends = "  - ending: slot-a\n    text: Zo.\n"
    mover = dilemma(
        "eerst", one=", effects: {greep: +9}, values: [zorg]", other=", values: [openheid]"
    )

    assert "dominated-choice" not in found(
        tmp_path, f"{head}scenes:\n{mover}{dilemma(one=one, other=other)}{END}{ends}"
    )


# Advisors


def advice(**stances: str) -> str:
    lines = "".join(
        f"      {advisor}: {{stance: {stance}, text: Zo.}}\n" for advisor, stance in stances.items()
    )
    return f"    advice:\n{lines}"


@pytest.mark.parametrize(
    ("stances", "is_said"),
    [
        ({"griffier": "a", "oov": "a"}, True),
        ({"griffier": "a", "oov": "b"}, False),
        ({"griffier": "a", "oov": "open"}, False),
        ({"griffier": "open", "oov": "open"}, False),
        ({"griffier": "a"}, False),
    ],
)
def test_advisors_agree_where_two_or_more_take_one_stance(tmp_path, stances, is_said):
    story = f"scenes:\n{dilemma(more=advice(**stances))}{END}"

    assert ("advisors-agree" in found(tmp_path, story)) is is_said


@pytest.mark.parametrize(
    ("first", "second", "is_said"),
    [
        ("aab", "aba", True),  # the first is always with the most
        ("abo", "bao", False),  # each for themselves
        ("aab", "abo", False),  # once there is no majority
        ("aoo", "aoo", False),
    ],
)
def test_an_advisor_follows_who_is_with_the_most_in_every_dilemma(tmp_path, first, second, is_said):
    names = ("griffier", "oov", "thuis")
    one, two = (
        advice(
            **{name: {"o": "open"}.get(sign, sign) for name, sign in zip(names, signs, strict=True)}
        )
        for signs in (first, second)
    )
    story = f"scenes:\n{dilemma(more=one)}{dilemma('raad', more=two)}{END}"

    assert ("advisor-follows" in found(tmp_path, story)) is is_said


def test_of_two_halves_neither_is_the_majority(tmp_path):
    one = advice(griffier="a", oov="a", thuis="b", loco="b")
    two = advice(griffier="b", oov="a", thuis="b", loco="a")
    text = f"scenes:\n{dilemma(more=one)}{dilemma('raad', more=two)}{END}"

    assert "advisor-follows" not in found(tmp_path, text.replace("scenes:", LOCO, 1))


# What came before


def test_a_choice_for_each_answer_of_an_earlier_dilemma_leaves_one_open(tmp_path):
    later = dilemma("raad", one=", if: choice:lunch/a", other=", if: choice:lunch/b")

    assert "no-choice-left" not in found(tmp_path, f"scenes:\n{dilemma()}{later}{END}")


def test_a_time_out_of_that_dilemma_may_leave_none_open(tmp_path):
    limit = "    seconds: 90\n    timeout: {text: U liet het gaan.}\n"
    later = dilemma("raad", one=", if: choice:lunch/a", other=", if: choice:lunch/b")

    assert "no-choice-left" in found(tmp_path, f"scenes:\n{dilemma(more=limit)}{later}{END}")


@pytest.mark.parametrize(
    "condition",
    [
        "gebeld and choice:lunch/b",  # only the other choice sets it
        "choice:lunch/a and choice:lunch/b",
        "scene:links and scene:rechts",
        "not scene:lunch",
        "greep > 29",
        "clock < 2016-03-01 09:00",
        "nazorg",
    ],
)
def test_what_the_way_here_excludes_never_holds(tmp_path, condition):
    story = (
        "facts: {gebeld: U belde}\nscenes:\n"
        + dilemma(
            one=", sets: gebeld, effects: {greep: +9}, next: links",
            other=", values: [zorg], next: rechts",
        )
        + "  - bridge: links\n    text: Links.\n    next: raad\n"
        + "  - bridge: rechts\n    text: Rechts.\n    next: raad\n"
        + dilemma("raad", one=f", if: {condition}", other=", if: gebeld or not gebeld")
        + END
    )

    assert "condition-never" in found(tmp_path, story)


def test_what_every_choice_of_the_next_dilemma_cancels_in_time_never_comes(tmp_path):
    def story(takes: str) -> str:
        return (
            "scenes:\n"
            + dilemma(one=", later: {id: krant, after: 1 day, effects: {greep: +3}}")
            + dilemma("raad", one=f", cancels: krant, takes: {takes}", other=", cancels: krant")
            + "  - ending: slot\n    at: +1 week\n    text: Klaar.\n"
        )

    assert "later-never-comes" in found(tmp_path, story("2 days"))
    assert "later-never-comes" not in found(
        tmp_path, story("2 days").replace("Wachten, cancels: krant", "Wachten")
    )


@pytest.mark.parametrize(("choice", "is_said"), [("b", True), ("a", False)])
def test_what_comes_of_one_choice_asks_in_vain_for_another(tmp_path, choice, is_said):
    condition = f"choice:lunch/{choice} and greep > 24"
    later = f"later: {{id: krant, after: 1 hour, if: {condition}, effects: {{greep: +3}}}}"
    story = (
        "scenes:\n"
        + dilemma(one=f", {later}")
        + dilemma("raad", one=", effects: {greep: +9}")
        + "  - ending: slot\n    at: +1 week\n    text: Klaar.\n"
    )

    assert ("condition-never" in found(tmp_path, story)) is is_said


@pytest.mark.parametrize(
    ("condition", "is_said"),
    [("clock < 09:30", True), ("clock > 11:30", True), ("clock < 10:30", False)],
)
def test_a_delayed_consequence_is_judged_when_it_falls_due(tmp_path, condition, is_said):
    # Decided between nine and ten, with an action of an hour; due an hour later.
    story = (
        "actions:\n  bellen: {text: Bel, takes: 1 hour, values: [zorg]}\nscenes:\n"
        + dilemma(
            one=f", later: {{id: krant, after: 1 hour, if: {condition}, effects: {{greep: +3}}}}"
        )
        + "  - ending: slot\n    at: +1 week\n    text: Klaar.\n"
    )

    assert ("condition-never" in found(tmp_path, story)) is is_said


@pytest.mark.parametrize(
    ("first", "second", "is_said"),
    [
        ("greep + praat >= 65", "praat + greep >= 70", True),
        ("greep + praat >= 70", "greep + praat >= 65", False),
        ("praat - greep > 20", "greep < praat - 30", True),
        ("greep * 2 > 41", "greep > 21", True),
        ("greep > 21", "greep * 2 > 41", False),
        ("greep > 20.5", "greep > 21", True),
    ],
)
def test_sums_of_the_same_indicators_depend_on_each_other(tmp_path, first, second, is_said):
    story = (
        "scenes:\n"
        + dilemma(one=", effects: {greep: +9, praat: +9}", other=", effects: {praat: -9}")
        + f"  - bridge: weging\n    text: Stil.\n    next: [{{if: {first}, to: een}},"
        + f" {{if: {second}, to: twee}}, {{to: slot}}]\n"
        + "  - ending: een\n    text: Een.\n  - ending: twee\n    text: Twee.\n"
        + END
    )

    assert ("condition-shadowed" in found(tmp_path, story)) is is_said


# Norms


def test_a_norm_that_one_choice_keeps_is_not_always_breached(tmp_path):
    both = dilemma(one=f", breaches: [{NORM}]", other=f", breaches: [{NORM}]")
    one = dilemma(one=f", breaches: [{NORM}]", other=f", breaches: [{{norm: {NORM}, if: vooraf}}]")
    kept = dilemma(one=f", breaches: [{NORM}]", other=", values: [zorg]")

    assert "norm-always-breached" in found(tmp_path, f"scenes:\n{both}{END}")
    assert "norm-always-breached" in found(tmp_path, f"scenes:\n{one}{END}")
    assert "norm-always-breached" not in found(tmp_path, f"scenes:\n{kept}{END}")


def test_an_action_may_repair_what_was_breached_at_the_same_dilemma_by_an_action(tmp_path):
    actions = (
        f"actions:\n  lekken: {{text: Lek het, breaches: [{NORM}]}}\n"
        f"  melden: {{text: Meld het, repairs: [{NORM}]}}\n"
    )

    assert "repair-before-breach" not in found(tmp_path, actions + STORY)


# Pictures and sounds


def test_a_picture_in_the_folder_of_the_scenario_is_one(tmp_path):
    (tmp_path / "kaasmarkt.png").touch()
    story = STORY.replace("    question", "    place: kaasmarkt\n    question")

    assert not {"missing-picture", "unused-file"} & {*found(tmp_path, story)}


def test_a_mood_is_of_a_portrait_and_no_place_has_one(tmp_path):
    (tmp_path / "kaasmarkt-fel.png").touch()
    story = STORY.replace("    question", "    place: kaasmarkt\n    question")

    assert "missing-picture" in found(tmp_path, story)


def test_a_picture_that_the_scenario_never_names_is_reported_at_its_file(tmp_path):
    (tmp_path / "beeld").mkdir()
    (tmp_path / "beeld" / "oud.png").touch()
    (tmp_path / "scenario.yaml").write_text(HEAD + STORY, encoding="utf-8")

    [problem] = [one for one in check_scenario(tmp_path) if one.reference == "unused-file"]

    assert problem.at.file.endswith("oud.png")


@pytest.mark.parametrize(
    ("path", "is_said"),
    [
        ("locale/en/LC_MESSAGES/messages.po", False),
        ("locale/engels/LC_MESSAGES/messages.po", True),
        ("locale/xx/LC_MESSAGES/messages.po", True),
        ("locale/en/messages.po", True),
        ("en.po", True),
    ],
)
def test_a_catalogue_where_nobody_looks_is_reported(tmp_path, path, is_said):
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')

    assert ("unused-file" in found(tmp_path, STORY)) is is_said


def test_a_sound_that_is_nearly_one_of_the_scenario_is_a_slip(tmp_path):
    (tmp_path / "kerkklok.ogg").touch()
    story = STORY.replace("    question", "    sound: kerkklk\n    question")

    assert "unknown-sound" in found(tmp_path, story)


# Reading


def test_a_time_limit_is_enough_from_reading_time_and_twenty_seconds(tmp_path):
    def story(seconds: int) -> str:
        limit = f"    seconds: {seconds}\n    timeout: {{text: U liet het gaan.}}\n"
        return f"scenes:\n{dilemma(more=limit)}{END}"

    # Nine words at 200 a minute take 2.7 seconds.
    assert "time-limit-short" in found(tmp_path, story(22))
    assert "time-limit-short" not in found(tmp_path, story(23))


@pytest.mark.parametrize(
    ("words", "is_said"), [(15, False), (16, True)], ids=["as long as reads well", "longer"]
)
def test_a_choice_has_a_guide_length(tmp_path, words, is_said):
    story = STORY.replace("Antwoorden", " ".join(["ja"] * words))

    assert ("long-text" in found(tmp_path, story)) is is_said


def test_words_that_the_author_keeps_are_not_long(tmp_path):
    text = "Vergunningverlening kost tijd. " * 10
    story = STORY.replace("Er ligt een brief.", text)

    assert "long-words" in found(tmp_path, story)
    assert "long-words" not in found(tmp_path, f"words: [vergunningverlening]\n{story}")


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("De vergunningverlening ligt stil.", False),  # one is not many
        ("De vergunningverlening ligt bij de gemeentesecretaris.", True),
        ("De vergunningverlening ligt bij de gemeentesecretaris" + " nu" * 14, False),
    ],
)
def test_a_short_text_can_have_many_long_words_too(tmp_path, text, is_said):
    assert ("long-words" in found(tmp_path, STORY.replace("Er ligt een brief.", text))) is is_said


@pytest.mark.parametrize(("words", "is_said"), [(15, False), (16, True)])
def test_two_sentences_have_a_mean(tmp_path, words, is_said):
    story = STORY.replace("Er ligt een brief.", (" ".join(["ja"] * words) + ". ") * 2)

    assert ("long-sentences" in found(tmp_path, story)) is is_said


@pytest.mark.parametrize(("minutes", "is_said"), [(1, True), (2, False)])
def test_a_play_may_last_a_little_longer_than_promised(tmp_path, minutes, is_said):
    # Four dilemmas of 25 seconds and a few words: nearly two minutes.
    scenes = "".join(
        dilemma(id, other=", values: [zorg]") for id in ("een", "twee", "drie", "vier")
    )
    text = HEAD.replace("minutes-promised: 9", f"minutes-promised: {minutes}")
    (tmp_path / "scenario.yaml").write_text(f"{text}scenes:\n{scenes}{END}", encoding="utf-8")

    assert ("play-too-long" in references(tmp_path)) is is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Op de gevel staat #weg", True),
        ("Op de gevel staat #1", True),
        ("Op de gevel staat # weg", False),  # a remark
        ('"Op de gevel staat #weg"', False),
        ("Op de gevel staat nr. 4#weg", False),
        ("gevel #weg", False),
        ("|-\n      Op de gevel staat #weg", False),
    ],
)
def test_a_text_is_cut_at_a_word_with_a_hash(tmp_path, text, is_said):
    assert ("cut-text" in found(tmp_path, STORY.replace("Er ligt een brief.", text))) is is_said


# Accepting, and counting


def test_a_finding_is_accepted_at_its_place_only(tmp_path):
    story = STORY.replace("Antwoorden", " ".join(["ja"] * 16))
    accept = "accept: [{finding: long-text, at: %s, because: Zo zei hij het}]\n"

    assert "long-text" not in found(tmp_path, story + accept % "lunch")
    assert "long-text" not in found(tmp_path, story + accept % "lunch/choices/a")
    assert {"long-text", "accept-unused"} <= {*found(tmp_path, story + accept % "lunch/choices/b")}
    assert {"long-text", "accept-unused"} <= {*found(tmp_path, story + accept % "slot")}


def test_a_finding_in_a_catalogue_is_accepted_without_a_place(tmp_path):
    catalogue = tmp_path / "locale" / "en" / "LC_MESSAGES" / "messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n')
    accept = "accept: [{finding: missing-translation, because: Dat komt nog}]\n"

    assert "missing-translation" in found(tmp_path, STORY)
    assert "missing-translation" not in found(tmp_path, STORY + accept)


def test_of_many_findings_alike_the_rest_is_counted(tmp_path):
    count = MOST_ALIKE + 10
    facts = "".join(f"  f{number}: Feit {number}\n" for number in range(count))

    references = found(tmp_path, f"facts:\n{facts}{STORY}")

    assert references.count("fact-never-read") == MOST_ALIKE
    assert references.count("more-alike") == 1


def test_a_story_with_more_actions_than_can_be_followed_is_told_so(tmp_path):
    actions = "".join(f"  d{number}: {{text: Doe het}}\n" for number in range(600))
    scenes = "".join(dilemma(f"s{number}") for number in range(100))

    assert found(tmp_path, f"actions:\n{actions}scenes:\n{scenes}{END}") == ["too-much-to-follow"]
