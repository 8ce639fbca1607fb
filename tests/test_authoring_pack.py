"""Packing: what is in it, the same bytes every time, and what cannot be handed over."""

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from burgemeestersgame.authoring.contents import Kind, belongs, clash, is_portable
from burgemeestersgame.authoring.pack import pack
from burgemeestersgame.authoring.unpack import pack_from
from burgemeestersgame.errors import GameError, ScenarioError
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import load_scenario, scenario_from_files
from burgemeestersgame.scenario.texts import texts_of
from tests.command import ROOT
from tests.media import PNG
from tests.packs import STORY, a_pack, a_scenario, contents


@pytest.fixture
def klein(tmp_path):
    return a_scenario(tmp_path / "klein")


def test_a_pack_holds_what_play_uses_and_nothing_else(klein):
    for name in ("ongebruikt.png", "notities.docx", ".geheim.png", "README.md", "messages.pot"):
        (klein / name).write_bytes(PNG)

    packed = pack(klein)

    assert list(contents(packed.content)) == [
        "manifest.json",
        "beeld/griffier-rustig.png",
        "beeld/kamer.svg",
        "locale/en/LC_MESSAGES/messages.po",
        "scenario.yaml",
    ]
    assert set(packed.left_out) == {"README.md", "messages.pot", "notities.docx", "ongebruikt.png"}


def test_a_pack_for_a_colleague_holds_all_that_belongs_to_the_scenario(klein):
    hidden = klein / ".git"
    hidden.mkdir()
    (hidden / "config.yaml").write_text("x")
    for name in ("ongebruikt.png", "notities.docx", ".geheim.png", "schema.json", "virus.exe"):
        (klein / name).write_bytes(PNG)
    for name in ("README.md", "messages.pot", "locale/fy.po"):
        (klein / name).write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")

    packed = pack(klein, is_source=True)

    assert set(contents(packed.content)) - set(contents(pack(klein).content)) == {
        "README.md",
        "locale/fy.po",
        "messages.pot",
        "ongebruikt.png",
        "schema.json",
    }
    assert packed.manifest.kind is Kind.SOURCE
    assert set(packed.left_out) == {"notities.docx", "virus.exe"}


def test_the_list_says_what_the_pack_is(klein):
    packed = pack(klein, made_by="Gemeente\nHaverwolde")
    says = json.loads(contents(packed.content)["manifest.json"])

    assert {name: says[name] for name in ("pack", "kind", "id", "title", "languages")} == {
        "pack": 1,
        "kind": "play",
        "id": "klein",
        "title": "De toon op het park",
        "languages": ["nl", "en"],
    }
    assert says["made-by"] == "Gemeente Haverwolde"
    assert says["story"] == load_scenario(klein).digest
    assert says["files"]["beeld/griffier-rustig.png"]["size"] == len(PNG)


def test_the_same_scenario_gives_the_same_bytes(klein, tmp_path):
    other = tmp_path / "een andere dag"
    for path in sorted(klein.rglob("*"), reverse=True):  # made in another order, at another time
        if path.is_file():
            copy = other / path.relative_to(klein)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (1, 1))
            copy.chmod(0o600)

    assert pack(klein).content == pack(other).content


def test_nothing_in_a_pack_is_compressed_or_dated(klein, tmp_path):
    (tmp_path / "k.zip").write_bytes(pack(klein).content)

    with zipfile.ZipFile(tmp_path / "k.zip") as archive:
        said = {(one.compress_type, one.date_time, one.create_system) for one in archive.infolist()}

    assert said == {(zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 3)}


@pytest.mark.parametrize("folder", sorted(scenarios_folder().iterdir()), ids=lambda one: one.name)
@pytest.mark.parametrize("is_source", [False, True])
def test_every_scenario_of_ours_comes_out_as_it_went_in(folder, is_source):
    packed = pack(folder, is_source=is_source)

    found = pack_from(packed.content, "x.zip")

    for language in packed.manifest.languages:
        unpacked = scenario_from_files(found.files, "x", language)
        assert texts_of(unpacked) == texts_of(load_scenario(folder, language))
    assert found.scenario.digest == load_scenario(folder).digest


def test_the_worked_example_of_the_docs_can_be_packed():
    assert pack(ROOT / "docs" / "voorbeelden" / "rondje-om-de-kerk").content


def test_a_scenario_with_errors_is_not_packed(tmp_path):
    folder = a_scenario(tmp_path, STORY.replace("to: slot-rust}", "to: slot-onrust}"))

    with pytest.raises(ScenarioError, match="slot-onrust"):
        pack(folder)


def test_a_catalogue_that_cannot_be_read_is_an_error_too(klein):
    (klein / "locale/en/LC_MESSAGES/messages.po").write_text("onzin", encoding="utf-8")

    with pytest.raises(ScenarioError, match="bad-catalogue"):
        pack(klein)


def test_a_picture_that_is_none_is_not_packed(klein):
    (klein / "beeld" / "kamer.svg").write_text("<svg onload='x()'/>", encoding="utf-8")

    with pytest.raises(ScenarioError, match="bad-file"):
        pack(klein)


def test_a_picture_that_is_not_used_stops_nobody(klein):
    (klein / "oud.png").write_bytes(b"MZ")

    assert "oud.png" not in contents(pack(klein).content)


def test_a_link_to_elsewhere_is_not_packed(klein, tmp_path):
    (tmp_path / "geheim.png").write_bytes(PNG)
    (klein / "beeld" / "griffier-rustig.png").unlink()
    (klein / "beeld" / "griffier-rustig.png").symlink_to(tmp_path / "geheim.png")

    with pytest.raises(ScenarioError, match="outside"):
        pack(klein)


def test_a_name_that_other_computers_do_not_know_is_told(klein):
    (klein / "beeld").rename(klein / "béeld")

    with pytest.raises(GameError, match="letters without accents"):
        pack(klein)


def test_a_story_of_its_own_name_takes_no_files_of_its_neighbours(tmp_path):
    folder = a_scenario(tmp_path)
    (folder / "scenario.yaml").rename(folder / "klein.yaml")

    assert list(contents(pack(folder / "klein.yaml").content)) == ["manifest.json", "scenario.yaml"]


def test_a_compiled_catalogue_is_left_out_and_named(klein):
    catalogue = klein / "locale" / "en" / "LC_MESSAGES"
    (catalogue / "messages.mo").write_bytes(b"\xde\x12\x04\x95" + bytes(24))

    packed = pack(klein)

    assert packed.left_out == ("locale/en/LC_MESSAGES/messages.mo",)


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "../x.png",
        "a/../../x.png",
        "/x.png",
        "a//x.png",
        "C:x.png",
        "C:/x.png",
        "a\\x.png",
        "..\\x.png",
        "x.png\0.txt",
        "con",
        "CON.png",
        "aux .png",
        "beeld/lpt1.svg",
        "x.png.",
        "x ",
        " x.png",
        ".verborgen.png",
        "a/.git/x.yaml",
        "x.png:stroom",
        "kafe\u0301.png",
        "café.png",
        "a\u202egnp.exe",
        "x\n.png",
        "a/" * 9 + "x.png",
        "x" * 151,
        "~/x.png",
        "*.png",
    ],
)
def test_a_path_that_leads_elsewhere_or_is_another_elsewhere_is_not_portable(path):
    assert not is_portable(path)


@pytest.mark.parametrize(
    "path",
    ["scenario.yaml", "locale/pt_BR/LC_MESSAGES/messages.po", "mijn beeld/plein-2 (nieuw).svg"],
)
def test_an_ordinary_path_is_portable(path):
    assert is_portable(path)


@pytest.mark.parametrize(
    "paths", [("a.png", "A.png"), ("b/a.png", "B/a.png"), ("a", "a/b.png"), ("a/b.png", "A")]
)
def test_two_paths_that_are_one_on_some_computer_clash(paths):
    assert clash(paths) == paths


def test_paths_in_one_folder_do_not_clash():
    assert clash(["a/b.png", "a/c.png", "a/d/b.png", "ab.png"]) is None


@pytest.mark.parametrize(
    ("path", "kinds"),
    [
        ("scenario.yaml", "play source"),
        ("locale/en/LC_MESSAGES/messages.po", "play source"),
        ("locale/xx/LC_MESSAGES/messages.po", "source"),
        ("beeld/plein.png", "play source"),
        ("README.md", "source"),
        ("leesmij.txt", "source"),
        ("schema.json", "source"),
        ("origin.json", ""),
        ("manifest.json", ""),
        ("spel.py", ""),
        ("start.bat", ""),
        ("pak.zip", ""),
        ("messages.mo", ""),
        ("pagina.html", ""),
    ],
)
def test_only_files_of_a_scenario_have_a_place_in_a_pack(path, kinds):
    assert [kind for kind in Kind if belongs(path, kind)] == kinds.split()


def test_a_pack_made_of_an_unpacked_one_is_the_same(tmp_path):
    first = a_pack(tmp_path / "een", is_source=True)
    again = tmp_path / "twee"
    for path, content in contents(first).items():
        if path != "manifest.json":
            (again / path).parent.mkdir(parents=True, exist_ok=True)
            Path(again, path).write_bytes(content)

    assert pack(again, is_source=True).content == first
