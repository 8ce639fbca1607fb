"""The digest says whether two scenarios play the same, and nothing about how they read."""

import pytest
from scenario_builder import STORY, changed, load

from burgemeestersgame.scenario import load_scenario, scenario_from_files

RICH = (
    "      gaan: {text: U gaat, effects: {greep: +6}, breaches: [integriteit-uitnodigingen]}\n",
    "      gaan:\n"
    "        text: U gaat\n"
    "        effects: {greep: +6}\n"
    "        breaches: [integriteit-uitnodigingen]\n"
    "        later: [{id: krant, after: 2 weeks, if: not logboek-bij, message: foto}]\n",
)


def digest(*changes: tuple[str, str]) -> str:
    return load(RICH, *changes).digest


def test_a_digest_is_a_sha_256_in_hexadecimal():
    assert len(digest()) == 64
    int(digest(), 16)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: U gaat", "text: U gaat er toch heen"),
        ("title: De toon op het park", "title: Anders"),
        ("Openheid", "Open zijn"),
        ("label: Greep van het park", "label: Greep"),
        ("name: Henk IJsselstein", "name: Hanneke Duurkoop"),
        ("question: Gaat u?", "question: En?\n    place: kamer\n    sound: regen"),
        ("minutes-promised: 5", "minutes-promised: 15"),
        ("from: redactie", "from: De Haverbode"),
        ("if: not logboek-bij", "if: 'not (logboek-bij)'"),
        ("{greep: +6}", "{ greep: 6 }"),
        ("if: greep >= 60", "if: greep>=60.0"),
        ("cast:\n", "# een opmerking\n\ncast:\n"),
        ("seats: 1-8", "seats: 2"),
        ("    question: Gaat u?", "    question: Gaat u?\n    next: zin-lunch"),
        ("after: 2 weeks", "after: 14 days"),
        ("scenes:\n", "agenda: {raad: {at: 2016-04-01 19:30, text: De raad begint}}\nscenes:\n"),
    ],
)
def test_how_it_reads_does_not_count(old, new):
    assert digest((old, new)) == digest()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{greep: +6}", "{greep: +7}"),
        ("takes: 10 min", "takes: 11 min"),
        ("starts: 2016-03-01 09:00", "starts: 2016-03-01 09:01"),
        ("start: 20", "start: 21"),
        ("better: low", "better: high"),
        ("if: greep >= 60", "if: greep >= 61"),
        ("after: 2 weeks", "after: 3 weeks"),
        ("if: not logboek-bij", "if: logboek-bij"),
        ("channel: press", "channel: mail"),
        ("breaches: [integriteit", "honours: [integriteit"),
        ("values: [openheid]", "values: [zorg]"),
        ("sets: logboek-bij", "sets: riec-betrokken"),
        ("phase: vooraf", "phase: tijdens"),
        ("phase: vooraf", "phase: vooraf\n    at: +1 day"),
        ("{to: slot-rust}", "{to: slot-greep}"),
        ("text: U gaat\n", "text: U gaat\n        consequence: Er was soep.\n"),
        ("text: U gaat\n", "text: U gaat\n        if: greep < 99\n"),
        ("id: krant", "id: krantje"),
        ("cast:\n", "binding: {menu-casemanager: x}\ncast:\n"),
    ],
)
def test_how_it_plays_does(old, new):
    assert digest((old, new)) != digest()


def test_another_order_plays_differently():
    first, second = "slot-greep", "slot-rust"
    swapped = STORY.replace(first, "§").replace(second, first).replace("§", second)

    assert scenario_from_files({"scenario.yaml": swapped.encode()}, "x").digest != load().digest


def test_line_ends_and_a_byte_order_mark_do_not_count():
    windows = b"\xef\xbb\xbf" + changed().replace("\n", "\r\n").encode()

    assert scenario_from_files({"scenario.yaml": windows}, "x").digest == load().digest


def test_where_a_scenario_lies_does_not_count(tmp_path):
    (tmp_path / "scenario.yaml").write_text(STORY, encoding="utf-8")

    assert load_scenario(tmp_path).digest == load().digest
