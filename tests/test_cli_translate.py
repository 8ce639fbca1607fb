"""`translate`: a template, catalogues brought up to date, their state, and a page."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from scenario_builder import STORY

from burgemeestersgame import cli, i18n
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.scenario.pofile import parse

PO = "locale/en/LC_MESSAGES/messages.po"


def translate(*arguments: object, language: str = "en") -> int:
    return cli.main(["--lang", language, "translate", *map(str, arguments)])


@pytest.fixture
def park(tmp_path: Path) -> Path:
    """Return the folder of a small scenario."""
    folder = tmp_path / "park"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(STORY, encoding="utf-8")
    return folder


@pytest.fixture
def begun(park: Path) -> Path:
    """Return the same with an English catalogue in which one text is translated."""
    assert translate("update", park, "--lang", "en") == 0
    fill_in(park, "Gaat u?", "Will you go?")
    return park


def fill_in(park: Path, original: str, text: str) -> None:
    """Do what a translator does."""
    change(park / PO, f'msgid "{original}"\nmsgstr ""', f'msgid "{original}"\nmsgstr "{text}"')


def change(file: Path, old: str, new: str) -> None:
    content = file.read_text(encoding="utf-8")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")


def test_a_template_tells_a_translator_all_about_a_text(capsys, park):
    assert translate("extract", park) == 0

    template = capsys.readouterr().out
    assert (
        "#. Bericht van redactie, in de krant\n#. Hooguit ongeveer 30 woorden\n"
        "#. Laat staan: {zin-lunch}\n#: scenario.yaml:19\n"
        'msgctxt "messages/foto/text"\nmsgid "U zei: {zin-lunch}"\nmsgstr ""\n'
    ) in template
    assert '"Language:' not in template


def test_a_template_for_a_language_says_so(capsys, park):
    assert translate("extract", park, "--lang", "de") == 0

    assert '"Language: de\\n"' in capsys.readouterr().out


def test_comments_for_translators_are_in_the_language_of_the_scenario(capsys, park):
    templates = []
    for language in ("nl", "en"):
        translate("extract", park, language=language)
        templates.append(capsys.readouterr().out)

    assert templates[0] == templates[1]


def test_a_first_update_begins_a_catalogue_in_the_order_of_the_story(capsys, park):
    assert translate("update", park, "--lang", "en") == 0

    content = parse((park / PO).read_bytes())
    assert [one.id for one in content.entries][:3] == [
        "title",
        "values/openheid",
        "values/zorg",
    ]
    assert "Language: en" in content.header
    assert f"{park / PO} was made, with 20 texts to translate" in capsys.readouterr().err


def test_what_is_translated_is_played_after_an_update(begun):
    change(begun / "scenario.yaml", "title: De toon op het park", "title: De toon")
    change(begun / "scenario.yaml", "- dilemma: lunch", "- dilemma: diner")

    assert translate("update", begun) == 0

    assert load_scenario(begun, "en").scenes["diner"].question == "Will you go?"


def test_a_second_update_touches_nothing(capsys, begun):
    translate("update", begun)
    before = (begun / PO).stat()
    capsys.readouterr()

    assert translate("update", begun) == 0

    after = (begun / PO).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert "was up to date already: 1 of 20 translated" in capsys.readouterr().err


def test_all_catalogues_are_brought_up_to_date_unless_one_is_named(begun):
    translate("update", begun, "--lang", "de")
    change(begun / "scenario.yaml", "title: De toon op het park", "title: De toon")
    german = begun / PO.replace("/en/", "/de/")

    assert translate("update", begun, "--lang", "en") == 0
    assert b"De toon op het park" in german.read_bytes()

    assert translate("update", begun) == 0
    assert b"De toon op het park" not in german.read_bytes()


def test_a_catalogue_that_cannot_be_read_is_not_written_over(capsys, begun):
    translate("update", begun, "--lang", "de")
    change(begun / "scenario.yaml", "title: De toon op het park", "title: De toon")
    broken = (begun / PO).read_bytes() + b"wat is dit\n"
    (begun / PO).write_bytes(broken)
    capsys.readouterr()

    assert translate("update", begun) == 1

    said = capsys.readouterr()
    assert (begun / PO).read_bytes() == broken
    assert said.out.startswith(f"{begun / PO}:{len(broken.splitlines())}:1:")
    assert "[bad-catalogue]" in said.out
    assert "de/LC_MESSAGES/messages.po" in said.err, "the other one is brought up to date"


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_line_ends_stay_as_a_tool_wrote_them(begun, end):
    content = (begun / PO).read_bytes().replace(b"\n", end.encode())
    (begun / PO).write_bytes(b"\xef\xbb\xbf" + content)

    translate("update", begun)

    assert (begun / PO).read_bytes() == content


def test_a_compiled_catalogue_is_taken_over(begun):
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with (begun / PO).open("rb") as file, (begun / PO).with_suffix(".mo").open("wb") as other:
        write_mo(other, read_po(file))
    (begun / PO).unlink()

    assert translate("update", begun) == 0

    assert load_scenario(begun, "en").scenes["lunch"].question == "Will you go?"


def test_rights_and_header_of_a_catalogue_stay(begun):
    change(begun / PO, '"Language: en\\n"', '"Last-Translator: Robin\\n"\n"Language: en\\n"')
    (begun / PO).chmod(0o640)
    change(begun / "scenario.yaml", "title: De toon op het park", "title: De toon")

    translate("update", begun)

    assert '"Last-Translator: Robin\\n"\n"Language: en\\n"' in (begun / PO).read_text("utf-8")
    if os.name == "posix":
        assert (begun / PO).stat().st_mode & 0o777 == 0o640


def test_nothing_is_written_through_a_link_out_of_the_folder(capsys, park, tmp_path):
    outside = tmp_path / "elders"
    outside.mkdir()
    try:
        (park / "locale").symlink_to(outside)
    except OSError:
        pytest.skip("no links here")

    assert translate("update", park, "--lang", "en") == 2

    assert list(outside.iterdir()) == []
    assert "outside the folder" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["xx", "../en", "", "English", "nl"])
def test_what_is_no_other_language_is_wrong_use(park, language):
    assert translate("update", park, "--lang", language) == 2

    assert not (park / "locale").exists()


@pytest.mark.parametrize("action", ["update", "status"])
def test_who_has_no_translation_is_told_how_to_begin_one(capsys, park, action):
    status = translate(action, park)

    assert status == {"update": 2, "status": 0}[action]
    assert "translate update PATH --lang en" in capsys.readouterr().err


@pytest.mark.parametrize("action", ["extract", "update", "status", "page"])
def test_a_scenario_with_errors_is_not_translated(capsys, park, action):
    (park / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")

    assert translate(action, park, "--lang", "en") == 1
    assert "[missing-key]" in capsys.readouterr().out
    assert translate(action, park / "weg", "--lang", "en") == 2


def test_the_language_of_a_translation_is_not_that_of_the_interface(park):
    translate("update", park, "--lang", "en", language="nl")

    assert i18n.language() == "nl"


# How far it is


def test_the_state_is_a_table_and_a_list_of_what_is_open(capsys, begun):
    change(begun / "scenario.yaml", "question: Gaat u?", "question: Gaat u mee?")
    translate("update", begun)
    capsys.readouterr()

    assert translate("status", begun) == 0

    heads, row, *problems = capsys.readouterr().out.splitlines()
    assert heads.split("  ")[0] == "language"
    assert row.split() == ["en", "0", "1", "19", "0", "0", "%"]
    assert sum("[missing-translation]" in line for line in problems) == 10
    assert problems[-1] == "… and 9 more texts without a translation"
    assert sum("[stale-translation]" in line for line in problems) == 1


def test_what_is_open_counts_only_for_who_is_strict(begun):
    assert translate("status", begun) == 0
    assert translate("status", begun, "--strict") == 1


def test_a_broken_catalogue_is_an_error_in_the_state(capsys, begun):
    (begun / PO).write_bytes(b"wat is dit\n")
    capsys.readouterr()

    assert translate("status", begun) == 1
    assert "[bad-catalogue]" in capsys.readouterr().out


def test_the_state_as_json_has_counts_and_problems(capsys, begun):
    change(begun / "scenario.yaml", "question: Gaat u?", "reflect: Gaat u?\n    question: Nou?")
    translate("update", begun)
    change(begun / "scenario.yaml", "    reflect: Gaat u?\n", "")
    translate("update", begun)
    translate("update", begun, "--lang", "de")
    capsys.readouterr()

    assert translate("status", begun, "--lang", "en", "--format", "json") == 0

    state = json.loads(capsys.readouterr().out)
    assert state["languages"] == [
        {
            "language": "en",
            "file": str(begun / PO),
            "texts": 20,
            "translated": 0,
            "uncertain": 0,
            "missing": 20,
            "obsolete": 1,
            "percent": 0,
        }
    ]
    assert len(state["problems"]) == 20
    assert {problem["severity"] for problem in state["problems"]} == {"warning"}


def test_the_state_of_a_translation_that_is_not_there_is_wrong_use(capsys, begun):
    assert translate("status", begun, "--lang", "de") == 2
    assert "translate update PATH --lang de" in capsys.readouterr().err
