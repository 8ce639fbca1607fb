"""Packs from anyone: whatever is wrong is said in one sentence, and nothing is written."""

import contextlib
import io
import json
import os
import random
import stat
import struct
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from burgemeestersgame import __version__
from burgemeestersgame.authoring.contents import MAX_FILES, is_portable
from burgemeestersgame.authoring.install import install
from burgemeestersgame.authoring.unpack import BadPack, pack_from, read_pack
from burgemeestersgame.errors import GameError, ScenarioError
from burgemeestersgame.paths import installed_folder
from tests.media import PNG, svg
from tests.packs import STORY, a_pack, contents, forged, zipped


@pytest.fixture(scope="session")
def good(tmp_path_factory):
    return a_pack(tmp_path_factory.mktemp("good"))


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    return a_pack(tmp_path_factory.mktemp("source"), is_source=True)


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """Return what says why a pack is refused, and sees that nothing of it is left anywhere."""
    passing = tmp_path / "temp"
    passing.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(passing))

    def refused(content: bytes) -> str:
        path = tmp_path / "pak.zip"
        path.write_bytes(content)
        with pytest.raises(BadPack) as raised:
            read_pack(path)
        assert not list(passing.iterdir())
        assert not installed_folder().exists()
        told = str(raised.value)
        assert told.startswith("'pak.zip' cannot be installed: ")
        assert told.isprintable()
        return told.partition(": ")[2]

    return refused


def test_a_good_pack_is_taken(good):
    assert pack_from(good, "x.zip").scenario.id == "klein"


def test_a_pack_that_somebody_compressed_again_is_taken(good):
    again = zipped(contents(good), compression=zipfile.ZIP_DEFLATED)

    assert pack_from(again, "x.zip").files == pack_from(good, "x.zip").files


@pytest.mark.parametrize(
    "path",
    [
        "../kwaad.png",
        "beeld/../../kwaad.png",
        "/tmp/kwaad.png",
        "C:/kwaad.png",
        "C:kwaad.png",
        "..\\kwaad.png",
        "\\\\server\\kwaad.png",
        "con.png",
        "beeld/NUL.png",
        "kwaad.png.",
        "kwaad.png ",
        ".kwaad.png",
        "kwaad.png:stroom.png",
        "ка.png",
        "kwa\u0301d.png",
        "kw\u202egnp.png",
        "kw\x1b[2Jaad.png",
        "kw\naad.png",
        "beeld//kwaad.png",
        "a/b/c/d/e/f/g/h/i.png",
    ],
)
@pytest.mark.parametrize("is_listed", [True, False])
def test_a_file_that_would_land_elsewhere_is_refused(good, refused, path, is_listed):
    told = refused(forged(good, files={path: PNG}, is_listed=is_listed))

    assert "a name that is not allowed" in told


def test_a_name_that_is_cut_at_a_zero_byte_is_refused(good, refused):
    content = forged(good, files={"kwaad.pngXa": PNG}, is_listed=False)

    assert "not allowed" in refused(content.replace(b"kwaad.pngXa", b"kwaad.png\0a"))


@pytest.mark.parametrize("twin", ["Scenario.yaml", "SCENARIO.YAML", "scenario.yaml/x.png"])
def test_two_names_that_are_one_elsewhere_are_refused(source, refused, twin):
    assert "the same name on some computers" in refused(forged(source, files={twin: PNG}))


def test_pictures_that_differ_in_case_only_are_refused(good, refused):
    told = refused(forged(good, files={"beeld/Kamer.svg": svg()}))

    assert "'beeld/Kamer.svg'" in told
    assert "the same name on some computers" in told


def test_a_name_that_is_there_twice_is_refused(good, refused):
    content = forged(good, files={"beeld/x.png": PNG, "beeld/y.png": PNG}, is_listed=False)

    assert "twice" in refused(content.replace(b"beeld/y.png", b"beeld/x.png"))


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK]
)
def test_a_link_a_folder_or_a_device_is_refused(good, refused, kind):
    def entry(info):
        if info.filename == "beeld/x.png":
            info.external_attr = (kind | 0o777) << 16

    told = refused(forged(good, files={"beeld/x.png": b"/etc/passwd"}, entry=entry))

    assert "not an ordinary file: 'beeld/x.png'" in told


def test_an_entry_for_a_folder_is_refused(good, refused):
    assert "not an ordinary file" in refused(forged(good, files={"beeld/": b""}))


@pytest.mark.parametrize(
    ("name", "size"), [("beeld/x.png", 60_000_000), ("scenario.yaml", 9_000_000)]
)
def test_a_file_that_grows_a_thousand_times_is_refused_before_it_has(good, refused, name, size):
    bomb = forged(good, files={name: bytes(size)}, compression=zipfile.ZIP_DEFLATED)
    assert len(bomb) < size / 500

    assert "grow far larger" in refused(bomb)


def test_what_a_bomb_says_of_its_size_counts_for_nothing(good, refused):
    bomb = bytearray(
        forged(good, files={"beeld/x.png": bytes(30_000_000)}, compression=zipfile.ZIP_DEFLATED)
    )
    size = struct.pack("<I", 30_000_000)
    while (at := bomb.find(size)) >= 0:
        bomb[at : at + 4] = struct.pack("<I", len(PNG))

    assert refused(bytes(bomb))


def test_many_files_of_middling_size_are_too_large_together(good, refused):
    chance = random.Random(1).randbytes(7_900_000)

    assert "larger than" in refused(
        forged(good, files={f"beeld/x{number}.png": chance for number in range(9)})
    )


def test_too_many_files_are_refused(good, refused):
    told = refused(forged(good, files={f"x{number}.png": b"" for number in range(MAX_FILES + 1)}))

    assert told == f"it holds more than {MAX_FILES} files"


def test_a_list_that_would_fill_the_memory_is_refused_from_the_last_bytes(
    good, refused, monkeypatch
):
    many = forged(good, files={f"x{number}.png": b"" for number in range(5_000)})
    monkeypatch.setattr(zipfile, "ZipFile", None)

    assert refused(many) == f"it holds more than {MAX_FILES} files"


def test_a_count_that_lies_is_refused(good, refused):
    many = bytearray(forged(good, files={f"x{number}.png": b"" for number in range(2_000)}))
    many[-14:-10] = struct.pack("<HH", 5, 5)

    assert refused(bytes(many)) == f"it holds more than {MAX_FILES} files"


def test_a_second_ending_that_tells_of_a_longer_list_does_not_count(good, refused, monkeypatch):
    many = forged(good, files={f"x{number}.png": b"" for number in range(5_000)})
    *_said, size, offset, _remark = struct.unpack("<4s4H2LH", many[-22:])
    ending = struct.pack(
        "<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 5_006, 5_006, size, offset
    ) + struct.pack("<4sLQL", b"PK\x06\x07", 0, len(many) - 22, 1)
    short = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 0, 0, 0)
    content = many[:-22] + ending
    content += short[:12] + struct.pack("<2LH", 100, len(content) - 100, 0)
    assert len(zipfile.ZipFile(io.BytesIO(content)).namelist()) > 5_000
    monkeypatch.setattr(zipfile, "ZipFile", lambda _file: pytest.fail("it was trusted"))

    assert refused(content) == "it is damaged; have it sent again"


@pytest.mark.parametrize("line", ["format: 2\n", "format: 1\nsomething-new: yes\n"])
def test_what_only_a_newer_version_understands_is_not_the_readers_to_mend(good, refused, line):
    story = {"scenario.yaml": STORY.replace("format: 1\n", line).encode()}

    assert refused(forged(good, files=story, says={"made-with": "99.0.0"})) == (
        "it was made by a newer version of the game; install that first"
    )


def test_a_huge_list_is_refused(good, refused):
    files = {name: one for name, one in contents(good).items() if name != "manifest.json"}
    huge = {"manifest.json": b'{"pack": 1, "x": "' + random.Random(1).randbytes(2_000_000)}

    assert "grow far larger" in refused(zipped(huge | files))


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"pack": "1"}', b"{}"]
)
def test_a_list_that_is_none_is_refused(good, refused, content):
    assert refused(zipped(contents(good) | {"manifest.json": content})) == "its list cannot be read"


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ({"pack": 2}, "it was made by a newer version of the game; install that first"),
        ({"pack": 0}, "its list cannot be read"),
        ({"kind": "virus"}, "its list cannot be read"),
        ({"id": "../../x"}, "its list tells of a scenario with a name that is not allowed"),
        ({"id": "con"}, "its list tells of a scenario with a name that is not allowed"),
        ({"id": "ander"}, "its list tells of another scenario than the one that is in it"),
        ({"title": "Iets anders"}, "its list tells of another scenario than the one that is in it"),
        ({"story": "0" * 64}, "its list tells of another story than the one that is in it"),
        ({"languages": ["../x"]}, "its list cannot be read"),
        ({"languages": []}, "its list cannot be read"),
        ({"made-by": "x" * 100_000}, "its list cannot be read"),
        ({"files": {"scenario.yaml": {"sha256": "0", "size": 1}}}, "its list cannot be read"),
        ({"files": {"scenario.yaml": {"sha256": "0" * 64, "size": -1}}}, "its list cannot be read"),
    ],
)
def test_a_list_that_says_what_is_not_so_is_refused(good, refused, says, told):
    assert refused(forged(good, says=says)) == told


def test_another_version_of_the_game_may_count_stories_otherwise(good):
    other = forged(good, says={"story": "0" * 64, "made-with": f"{__version__}.1"})

    assert pack_from(other, "x.zip").scenario.id == "klein"


def test_who_made_it_is_told_without_signs_that_a_terminal_obeys(good):
    found = pack_from(forged(good, says={"made-by": "Ge\x1b[31mmeente\n\u202e!"}), "x.zip")

    assert found.manifest.made_by.isprintable()


def test_a_file_that_is_not_on_the_list_is_refused(good, refused):
    told = refused(forged(good, files={"beeld/x.png": PNG}, is_listed=False))

    assert told == "it holds a file that is not on its list: 'beeld/x.png'"


def test_a_file_that_is_on_the_list_and_not_there_is_refused(good, refused):
    told = refused(forged(good, without="beeld/kamer.svg"))

    assert told == "a file on its list is not in it: 'beeld/kamer.svg'"


def test_a_pack_without_a_story_is_refused(good, refused):
    files = contents(good)
    manifest = json.loads(files["manifest.json"])
    del manifest["files"]["scenario.yaml"], files["scenario.yaml"]
    files["manifest.json"] = json.dumps(manifest).encode()

    assert refused(zipped(files)) == "there is no scenario.yaml in it"


def test_a_file_that_was_changed_on_the_way_is_refused(good, refused):
    changed = contents(good) | {"scenario.yaml": STORY.replace("park", "perk").encode()}

    assert "'scenario.yaml' in it was changed after it was packed" in refused(zipped(changed))


@pytest.mark.parametrize(
    "name", ["start.exe", "x.py", "x.html", "pak.zip", "messages.mo", "origin.json", "README.md"]
)
def test_a_file_that_is_no_part_of_a_scenario_is_refused(good, refused, name):
    assert "no part of a scenario" in refused(forged(good, files={name: b"x"}))


@pytest.mark.parametrize("name", ["beeld/x.png", "x.svg", "x.ogg"])
def test_an_archive_in_disguise_is_refused(good, refused, name):
    assert f"'{name}': this is no" in refused(forged(good, files={name: good}))


def test_an_archive_that_is_called_a_text_is_refused(source, refused):
    assert "is no text" in refused(forged(source, files={"README.md": source}))


def test_signs_that_a_terminal_obeys_are_refused_wherever_they_hide(good, refused):
    name = "locale/en/LC_MESSAGES/messages.po"
    catalogue = contents(good)[name].replace(b"The tone", b"The \x1b]0;tone\x07")
    written_out = STORY.replace("De toon op het park", '"De \\e[31mtoon"').encode()

    assert f"'{name}' in it is no text" in refused(forged(good, files={name: catalogue}))
    with pytest.raises(ScenarioError, match="control-character"):
        pack_from(forged(good, files={"scenario.yaml": written_out}), "x.zip")


@pytest.mark.parametrize(
    "inside", ["<script/>", '<image href="https://example.org/x.png"/>', '<g onload="x()"/>']
)
def test_a_picture_that_runs_or_fetches_something_is_refused(good, refused, inside):
    assert "'beeld/kamer.svg': this picture" in refused(
        forged(good, files={"beeld/kamer.svg": svg(inside)})
    )


def test_a_scenario_with_errors_is_refused_with_all_of_them_at_their_place_in_the_pack(good):
    broken = STORY.replace("to: slot-rust}", "to: slot-onrust}").encode()

    with pytest.raises(ScenarioError) as raised:
        pack_from(forged(good, files={"scenario.yaml": broken}), "pak.zip")

    assert {problem.at.file for problem in raised.value.problems} == {"pak.zip/scenario.yaml"}


def test_a_catalogue_with_errors_is_refused_at_its_place_in_the_pack(good):
    name = "locale/en/LC_MESSAGES/messages.po"

    with pytest.raises(ScenarioError) as raised:
        pack_from(forged(good, files={name: b"onzin"}), "pak.zip")

    assert [problem.at.file for problem in raised.value.problems] == [f"pak.zip/{name}"]


def test_a_locked_pack_is_refused(good, refused):
    locked = bytearray(good)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(mark, at + 1)) >= 0:
            locked[at + place] |= 1

    assert refused(bytes(locked)) == "it is locked with a password"


def test_another_way_of_compressing_is_refused(good, refused):
    pressed = zipped(contents(good), compression=zipfile.ZIP_LZMA)

    assert refused(pressed) == "it is compressed in a way that packs are not"


@pytest.mark.parametrize(
    "content",
    [b"", b"PK", b"%PDF-1.7", b"Rar!\x1a\x07", b"MZ", b"\0" * 1_000, b"#!/bin/sh\n", b"PK\x05\x06"],
)
def test_a_file_that_is_no_pack_is_refused(refused, content):
    assert refused(content) == "it is no pack that this game made"


def test_any_other_zip_is_refused(refused):
    assert refused(zipped({"scenario.yaml": STORY.encode()})) == "it is no pack that this game made"


def test_a_pack_behind_a_program_is_refused(good, refused):
    assert refused(b"MZ" + bytes(200) + good) == "it is no pack that this game made"


def test_two_packs_in_one_file_are_refused(good, refused):
    assert refused(good + good) == "it is damaged; have it sent again"


def test_a_remark_at_the_end_is_refused(good, refused):
    assert "not whole" in refused(good[:-2] + b"\x04\x00hoi!")


def test_a_pack_is_refused_wherever_it_was_cut(good, refused):
    for end in (1, 3, 4, 21, 22, 100, len(good) // 2, len(good) - 23, len(good) - 1):
        assert refused(good[:end])


def test_a_folder_a_pipe_and_nothing_are_no_packs(tmp_path):
    os.mkfifo(tmp_path / "pijp")
    for name in ("", "pijp", "er-niet.zip"):
        with pytest.raises(GameError):
            read_pack(tmp_path / name)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_at_all_gives_a_traceback_or_another_scenario(good, data):
    changed = bytearray(good)
    for _number in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at] = data.draw(st.integers(0, 255))
    with contextlib.suppress(BadPack, ScenarioError):
        found = pack_from(bytes(changed), "x.zip")
        assert found.files == pack_from(good, "x.zip").files


_NAMES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=12),
    st.lists(
        st.sampled_from(["..", ".", "", "/", "\\", "a", "A", "C:", "con", "x.png", "~", "\0", "é"]),
        min_size=1,
        max_size=5,
    ).map("/".join),
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(_NAMES, min_size=1, max_size=4, unique=True))
def test_whatever_the_names_nothing_lands_outside_the_folder(good, tmp_path, names):
    content = forged(good, files={f"{name}.png": PNG for name in names})
    try:
        found = pack_from(content, "x.zip")
    except BadPack:
        return
    root = Path("/somewhere/else")
    for path in found.files:
        assert is_portable(path)
        assert Path(os.path.normpath(root / path)).is_relative_to(root)


def test_what_is_installed_is_what_was_packed_byte_for_byte(good):
    found = pack_from(good, "x.zip")

    origin = install(found)

    assert {
        path.relative_to(origin.path).as_posix(): path.read_bytes()
        for path in origin.path.rglob("*")
        if path.is_file()
    } == dict(found.files)


def test_the_forger_forges_nothing_where_nothing_is_asked(good):
    assert pack_from(forged(good), "x.zip").files == pack_from(good, "x.zip").files
    assert zipfile.ZipFile(io.BytesIO(forged(good))).testzip() is None
