"""Text ids, translations, and what is wrong with a catalogue."""

import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from scenario_builder import STORY, structural

from burgemeestersgame import i18n
from burgemeestersgame.errors import GameError, ScenarioError
from burgemeestersgame.scenario import (
    check_scenario,
    load_scenario,
    scenario_files,
    scenario_from_files,
)
from burgemeestersgame.scenario.texts import texts_of, translated
from burgemeestersgame.scenario.translations import check_translations, extract_scenario

KLEIN = Path(__file__).parent / "scenarios" / "klein"
PO = "locale/en/LC_MESSAGES/messages.po"


def catalogue_of(texts: dict[str, str]) -> Catalog:
    """Return a catalogue in which every translation is the text in capitals."""
    catalogue = Catalog("en")
    for id, text in texts.items():
        upper = text.upper().replace("{ZIN-LUNCH}", "{zin-lunch}")
        catalogue.add(text, upper, context=id)
    return catalogue


def write(folder: Path, catalogue: Catalog) -> Path:
    path = folder / PO
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0)
    return path


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a small scenario with a whole English catalogue."""
    (tmp_path / "scenario.yaml").write_text(STORY, encoding="utf-8")
    write(tmp_path, catalogue_of(texts_of(load_scenario(tmp_path))))
    return tmp_path


@pytest.fixture
def catalogue(folder):
    """Return the catalogue of that folder, to be changed and written again."""
    return catalogue_of(texts_of(load_scenario(folder)))


def test_text_ids_are_the_path_of_ids():
    ids = set(texts_of(load_scenario(KLEIN)))

    assert ids >= {
        "title",
        "values/openheid",
        "indicators/greep/label",
        "facts/logboek-bij",
        "binding/menu-casemanager",
        "norms/klein-lunch/text",
        "norms/klein-lunch/source",
        "norms/klein-lunch/caveat",
        "cast/griffier/name",
        "cast/griffier/role",
        "roles/raadslid-park/brief",
        "actions/riec/text",
        "actions/riec/consequence",
        "messages/foto/text",
        "messages/foto/without",
        "messages/foto/from",
        "lunch/text",
        "lunch/question",
        "lunch/reflect",
        "lunch/documented/text",
        "lunch/advice/griffier/text",
        "lunch/choices/gaan/text",
        "lunch/choices/gaan/consequence",
        "lunch/choices/gaan/debrief",
        "lunch/timeout/text",
        "lunch/private/raadslid-park",
        "zin-lunch/prompt",
        "winter/text",
        "slot-rust/text",
        "guide/goals/1",
        "guide/goals/2",
        "guide/minutes/45",
        "guide/questions/lunch/2",
        "guide/questions/raad/1",
        "guide/care",
    }
    assert "messages/dank/from" not in ids, "a sender of the cast is translated with the cast"
    assert "norms/klein-lunch/name" not in ids, "it has no name of its own"


def test_every_text_is_translated_and_nothing_else_changes():
    scenario = load_scenario(KLEIN)

    english = translated(scenario, "en", lambda id, text: f"{id}: {text}")

    assert english.language == "en"
    assert english.digest == scenario.digest
    assert {id: f"{id}: {text}" for id, text in texts_of(scenario).items()} == texts_of(english)
    assert translated(english, "nl", lambda id, text: text.removeprefix(f"{id}: ")) == scenario


def test_a_scenario_is_loaded_in_another_language(folder):
    scenario = load_scenario(folder, "en")

    assert scenario.language == "en"
    assert scenario.title == "DE TOON OP HET PARK"
    assert scenario.scenes["lunch"].choices[0].text == "U GAAT"
    assert load_scenario(folder).title == load_scenario(folder, "nl").title == "De toon op het park"
    assert load_scenario(folder, "de").title == "De toon op het park"


def test_the_second_reading_needs_no_babel(folder, monkeypatch):
    load_scenario(folder, "en")
    monkeypatch.setitem(__import__("sys").modules, "babel.messages.pofile", None)

    assert load_scenario(folder, "en").title == "DE TOON OP HET PARK"


def test_what_is_missing_stale_or_uncertain_falls_back_to_the_original(folder, catalogue):
    catalogue.delete("De toon op het park", "title")
    catalogue.get("U gaat", "lunch/choices/gaan/text").flags.add("fuzzy")
    catalogue.delete("Gaat u?", "lunch/question")
    catalogue.add("Gaat u mee?", "ARE YOU?", context="lunch/question")
    write(folder, catalogue)

    scenario = load_scenario(folder, "en")

    assert scenario.title == "De toon op het park"
    assert scenario.scenes["lunch"].choices[0].text == "U gaat"
    assert scenario.scenes["lunch"].question == "Gaat u?"
    assert scenario.scenes["lunch"].choices[1].text == "U SLAAT AF"


def test_a_compiled_catalogue_will_do(folder, catalogue):
    (folder / PO).unlink()
    with (folder / PO).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)

    assert load_scenario(folder, "en").title == "DE TOON OP HET PARK"
    assert scenario_from_files(scenario_files(folder), "x", "en").title == "DE TOON OP HET PARK"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b'msgid "', b"{}", b"msgid 3\n"])
@pytest.mark.parametrize("name", ["messages.po", "messages.mo"])
def test_a_broken_catalogue_keeps_nobody_from_playing(folder, name, content):
    (folder / PO).unlink()
    (folder / PO).with_name(name).write_bytes(content)

    assert load_scenario(folder, "en").title == "De toon op het park"


def test_a_catalogue_far_larger_than_its_scenario_is_not_read(folder):
    assert load_scenario(folder, "en").title == "DE TOON OP HET PARK"

    with (folder / PO).open("ab") as file:
        file.write(b"#\n" * 100_000)

    assert load_scenario(folder, "en").title == "De toon op het park"


def test_a_catalogue_outside_the_folder_is_not_read(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elders") / "messages.po"
    (folder / PO).rename(elsewhere)
    try:
        (folder / PO).symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")

    assert load_scenario(folder, "en").title == "De toon op het park"
    assert load_scenario(folder, "../en").title == "De toon op het park"


def test_a_scenario_kept_with_a_run_has_its_catalogues(folder):
    files = scenario_files(folder)

    assert list(files) == ["scenario.yaml", PO]
    assert scenario_from_files(files, "park", "en").title == "DE TOON OP HET PARK"
    assert scenario_from_files(files, "park").title == "De toon op het park"


# What is wrong with a catalogue


def found(folder: Path) -> list[tuple[str, str, int]]:
    return [
        (problem.reference, Path(problem.at.file).name, problem.at.line)
        for problem in check_translations(folder)
    ]


def line_of(path: Path, text: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_a_whole_catalogue_is_fine(folder):
    assert check_translations(folder) == ()
    assert structural(check_scenario(folder)) == []


def test_a_missing_translation_is_reported_at_its_text(folder, catalogue):
    catalogue.delete("U slaat af", "lunch/choices/afslaan/text")
    write(folder, catalogue)

    assert found(folder) == [("missing-translation", "scenario.yaml", 27)]


def test_an_empty_translation_is_reported_in_the_catalogue(folder, catalogue):
    catalogue.get("U slaat af", "lunch/choices/afslaan/text").string = ""
    path = write(folder, catalogue)

    assert found(folder) == [
        ("missing-translation", "messages.po", line_of(path, 'msgid "U slaat af"'))
    ]


def test_a_stale_translation_is_reported_in_the_catalogue(folder):
    old = STORY.replace("question: Gaat u?", "question: Gaat u mee?")
    (folder / "scenario.yaml").write_text(old, encoding="utf-8")

    assert found(folder) == [
        ("stale-translation", "messages.po", line_of(folder / PO, 'msgid "Gaat u?"'))
    ]


def test_an_uncertain_translation_is_stale(folder, catalogue):
    catalogue.get("Gaat u?", "lunch/question").flags.add("fuzzy")
    write(folder, catalogue)

    assert [reference for reference, _file, _line in found(folder)] == ["stale-translation"]


def test_an_orphan_is_offered_the_text_that_lacks_a_translation(folder, catalogue):
    catalogue.delete("Gaat u?", context="lunch/question")
    catalogue.add("Gaat u?", "GAAT U?", context="lunch/questions")
    write(folder, catalogue)

    [orphan] = [one for one in check_scenario(folder) if one.reference == "orphan-translation"]

    assert orphan.hint == "did you mean 'lunch/question'?"


def test_a_translation_of_nothing_is_an_orphan(folder, catalogue):
    catalogue.add("Weg", "GONE", context="lunch/choices/weg/text")
    path = write(folder, catalogue)

    assert found(folder) == [("orphan-translation", "messages.po", line_of(path, 'msgid "Weg"'))]


def test_a_translation_quotes_what_the_text_quotes(folder, catalogue):
    catalogue.get("U zei: {zin-lunch}", "messages/foto/text").string = "YOU SAID: {sentence}"
    write(folder, catalogue)

    assert [reference for reference, _file, _line in found(folder)] == ["translation-quote"]


def test_a_broken_catalogue_is_an_error(folder):
    (folder / PO).write_text('msgid "a"\nmsgstr "b"\nwat\n', encoding="utf-8")

    (problem,) = structural(check_scenario(folder))

    assert (problem.reference, problem.severity) == ("bad-catalogue", "error")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b'msgid "a"\nmsgstr "b"\nwat\n', 3, "een regel begint met msgctxt"),
        (b'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n\nmsgid "d"\nmsgstr "e"\n', 4, "geen msgstr"),
        (b'\n"los"\n', 2, "hoort bij geen msgctxt"),
        (b'msgid "a"\nmsgstr "\xff"\n', 2, "UTF-8"),
        (b'msgid "a"\nmsgstr[x] "b"\n', 2, "niet kan staan"),
    ],
)
def test_a_broken_catalogue_is_told_in_our_words_with_the_line(folder, content, line, reason):
    (folder / PO).write_bytes(content)

    i18n.use("nl")
    (problem,) = structural(check_scenario(folder))

    assert problem.at.line == line
    assert reason in problem.message


def test_a_catalogue_outside_the_folder_is_an_error(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elders") / "messages.po"
    (folder / PO).rename(elsewhere)
    try:
        (folder / PO).symlink_to(elsewhere)
    except OSError:
        pytest.skip("no links here")

    assert found(folder) == [("outside-folder", "messages.po", 1)]


def test_a_huge_catalogue_is_an_error(folder):
    with (folder / PO).open("wb") as file:
        file.truncate(42_000_000)

    assert found(folder) == [("too-large", "messages.po", 1)]


@pytest.mark.parametrize(
    "content",
    [
        b"".join(b'\nmsgctxt "q%d"\nmsgid "x"\nmsgstr "y"\n' % n for n in range(2_000)),
        b"#\n" * 100_000,
        b"#: " + b"x:1 " * 100_000,
    ],
)
def test_a_catalogue_far_larger_than_its_scenario_is_an_error(folder, content):
    (folder / PO).write_bytes(content)

    assert found(folder) == [("too-large", "messages.po", 1)]


def test_a_catalogue_that_is_no_file_is_an_error(folder):
    (folder / PO).unlink()
    (folder / PO).mkdir()

    assert found(folder) == [("bad-catalogue", "messages.po", 1)]


def test_the_list_of_what_is_not_translated_ends(folder):
    scenes = "".join(f"  - bridge: b{n}\n    text: x\n" for n in range(1_100))
    text = STORY.replace("  - explain:", scenes + "  - explain:")
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")

    problems = check_translations(folder)

    assert len(problems) == 1_001
    assert {problem.severity for problem in problems} == {"warning"}
    assert "too-many-problems" in [problem.reference for problem in problems]


def test_translations_of_a_scenario_with_errors_are_not_checked(folder):
    (folder / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")

    with pytest.raises(ScenarioError):
        check_translations(folder)
    with pytest.raises(GameError):
        check_translations(folder / "weg")


# Extraction


def test_babel_extracts_every_text_with_its_id_and_line():
    with (KLEIN / "scenario.yaml").open("rb") as file:
        messages = list(extract(extract_scenario, file, keywords={"pgettext": ((1, "c"), 2)}))

    texts = texts_of(load_scenario(KLEIN))
    assert {context: text for _line, text, _comments, context in messages} == texts
    lines = {context: line for line, _text, _comments, context in messages}
    assert lines["title"] == 4
    assert lines["lunch/choices/gaan/debrief"] == 87
    assert lines["guide/questions/lunch/2"] == lines["guide/questions/raad/1"]


def test_a_template_can_be_written_and_read_back(tmp_path):
    with (KLEIN / "scenario.yaml").open("rb") as file:
        template = Catalog()
        for line, _name, (id, text), _comments in extract_scenario(file, {}, (), {}):
            template.add(text, context=id, locations=[("scenario.yaml", line)])
    written = io.BytesIO()
    write_po(written, template)

    assert written.getvalue().count(b"msgctxt") == len(texts_of(load_scenario(KLEIN)))


def test_a_translation_with_signs_that_a_terminal_obeys_is_told_and_not_shown(tmp_path):
    (tmp_path / "scenario.yaml").write_text(STORY, encoding="utf-8")
    catalogue = tmp_path / "locale" / "en" / "LC_MESSAGES" / "messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgctxt "title"\nmsgid "De toon op het park"\nmsgstr "The \x1b[31mtone"\n',
        encoding="utf-8",
    )

    [problem] = [one for one in check_scenario(tmp_path) if one.reference == "bad-catalogue"]

    assert (problem.at.line, "U+001B" in problem.message) == (5, True)
    assert load_scenario(tmp_path, "en").title == "De toon op het park"


def test_a_compiled_translation_with_such_signs_is_not_shown_either(tmp_path):
    (tmp_path / "scenario.yaml").write_text(STORY, encoding="utf-8")
    path = tmp_path / "locale" / "en" / "LC_MESSAGES" / "messages.mo"
    path.parent.mkdir(parents=True)
    told = Catalog(locale="en")
    told.add("De toon op het park", "The \x1b[31mtone", context="title")
    told.add("Gaat u?", "Do you go?", context="lunch/question")
    with path.open("wb") as file:
        write_mo(file, told)

    scenario = load_scenario(tmp_path, "en")

    assert scenario.title == "De toon op het park"
    assert scenario.scenes["lunch"].question == "Do you go?"
