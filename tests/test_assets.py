"""The pictures, icons, fonts and sounds that come with the game are whole."""

import json
import re
import struct
import wave
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from assets.scenes import draw
from burgemeestersgame.paths import assets_folder

MOODS = ("rustig", "gespannen", "fel")
ICONS = sorted((assets_folder() / "icons").glob("*.svg"))
MAP_ICONS = sorted((assets_folder() / "icons" / "maki").glob("*.svg"))
SCENES = assets_folder() / "scenes"
PORTRAITS = sorted((assets_folder() / "portraits").glob("*.png"))


def size_of_png(path: Path) -> tuple[int, int]:
    header = path.read_bytes()[:24]
    assert header.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", header[16:24])


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_has_its_colour_written_in(path):
    text = path.read_text(encoding="utf-8")

    assert ET.fromstring(text).get("viewBox") == "0 0 24 24"
    assert 'stroke="#000000"' in text  # what the game replaces; SDL draws currentColor grey
    assert "currentColor" not in text


@pytest.mark.parametrize("path", MAP_ICONS, ids=lambda path: path.stem)
def test_an_icon_of_the_map_has_its_colour_written_in(path):
    text = path.read_text(encoding="utf-8")

    assert ET.fromstring(text).get("viewBox") == "0 0 15 15"
    assert 'fill="#000000"' in text


def test_every_scene_is_what_its_source_draws():
    drawn = draw.files()
    there = {path.name: path.read_text(encoding="utf-8") for path in SCENES.glob("*.*")}

    assert sorted(drawn) == sorted(there)
    assert [name for name in drawn if drawn[name] != there[name]] == []


@pytest.mark.parametrize("place", draw.PLACES)
def test_a_scene_only_has_flat_shapes_in_layers(place):
    svg = ET.parse(SCENES / f"{place}.svg").getroot()
    kinds = {element.tag.rpartition("}")[2] for element in svg.iter()} - {"svg"}

    assert kinds <= {"g", "rect", "polygon", "circle", "ellipse", "path"}
    assert all(layer.get("id", "").startswith("laag-") for layer in svg)
    assert not [shape for layer in svg for shape in layer if shape.tag.endswith("}g")]


@pytest.mark.parametrize("place", draw.PLACES)
def test_every_colour_of_a_scene_has_a_name_and_every_name_a_colour_of_its_own(place):
    """Otherwise two things would have one colour by night, or none."""
    colours = json.loads((SCENES / f"{place}.json").read_text(encoding="utf-8"))["kleuren"]
    used = set(re.findall(r"#[0-9A-F]{6}", (SCENES / f"{place}.svg").read_text(encoding="utf-8")))
    by_day = [role["dag"] for role in colours.values()]

    assert used == set(by_day)
    assert len(by_day) == len(set(by_day))


@pytest.mark.parametrize("path", PORTRAITS, ids=lambda path: path.stem)
def test_a_portrait_is_twice_its_size_on_screen(path):
    assert size_of_png(path) == (240, 240)


def test_everyone_has_three_moods():
    names = {path.stem for path in PORTRAITS}
    people = {name.rpartition("-")[0] for name in names}

    assert len(people) >= 16
    assert names == {f"{person}-{mood}" for person in people for mood in MOODS}


def test_the_colours_of_every_theme_have_the_same_names():
    tokens = json.loads((assets_folder() / "tokens.json").read_text(encoding="utf-8"))

    assert tokens["light"].keys() == tokens["dark"].keys() == tokens["contrast"].keys()


@pytest.mark.parametrize("name", ["message", "last-seconds"])
def test_a_chime_is_short_and_never_clips(name):
    with wave.open(str(assets_folder() / "sounds" / f"{name}.wav"), "rb") as file:
        frames = file.readframes(file.getnframes())
        length_s = file.getnframes() / file.getframerate()
    samples = struct.unpack(f"<{len(frames) // 2}h", frames)

    assert 0.3 <= length_s <= 1.0
    assert 3_000 < max(map(abs, samples)) < 30_000


def test_all_assets_take_at_most_twelve_megabytes():
    files = [path for path in assets_folder().rglob("*") if path.is_file()]

    assert sum(path.stat().st_size for path in files) <= 12_000_000


def test_everything_made_by_others_is_credited():
    credits = (assets_folder() / "CREDITS.md").read_text(encoding="utf-8")

    for word in ("Inter Project", "OFL 1.1", "Lucide", "ISC", "Maki", "Pablo Stanley", "CC0 1.0"):
        assert word in credits
