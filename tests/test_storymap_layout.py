"""Nothing on the map covers anything else, and a story runs from top to bottom."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

pytest.importorskip("fast_sugiyama")

from generator import long_story
from storymap_stories import STORY, graph

from burgemeestersgame.scenario import load_scenario, scenario_from_files
from burgemeestersgame.storymap import Picture, graph_of, lay_out
from burgemeestersgame.storymap.metrics import width_of, wrapped

ROOT = Path(__file__).parent.parent


def made(scenes: int) -> Picture:
    text = long_story(scenes, seed=scenes)
    return lay_out(graph_of(scenario_from_files({"scenario.yaml": text.encode()}, "gegenereerd")))


PICTURES = {
    "small": lambda: lay_out(graph()),
    "council night": lambda: lay_out(graph_of(load_scenario(ROOT / "scenarios/azc-raadsavond"))),
    "12 scenes": lambda: made(12),
    "60 scenes": lambda: made(60),
}


@pytest.fixture(scope="module", params=PICTURES, ids=lambda name: name.replace(" ", "-"))
def picture(request) -> Picture:
    return PICTURES[request.param]()


def test_no_box_covers_another(picture):
    outer = [piece for piece in picture.pieces if piece.kind not in ("choice", "timeout")] + list(
        picture.labels
    )

    for one, other in combinations(outer, 2):
        apart = (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )
        assert apart, (one.key, other.key)


def test_every_box_is_on_the_picture(picture):
    for piece in (*picture.pieces, *picture.labels):
        assert piece.x >= 0
        assert piece.y >= 0
        assert piece.x + piece.width <= picture.width
        assert piece.y + piece.height <= picture.height


def test_text_stays_inside_its_box(picture):
    for piece in (*picture.pieces, *picture.labels):
        for text in piece.texts:
            assert piece.y < text.y < piece.y + piece.height, (piece.key, text.text)
            assert text.x >= piece.x, (piece.key, text.text)
            if text.anchor == "start":
                size = 16 if text.style == "lead" else 12
                right = text.x + width_of(text.text, size)
                assert right <= piece.x + piece.width, (piece.key, text.text)


def test_every_way_leads_down_and_ends_at_its_scene(picture):
    boxes = {piece.key: piece for piece in picture.pieces}
    for line in picture.lines:
        ends = [y for _x, y in line.points]
        assert ends == sorted(ends)
        target = boxes[line.to]
        assert line.points[-1][1] == target.y
        assert target.x < line.points[-1][0] < target.x + target.width
        assert line.points[0][1] >= boxes[line.source].y + boxes[line.source].height


def test_no_way_runs_through_a_box_it_has_nothing_to_do_with(picture):
    boxes = [piece for piece in picture.pieces if piece.kind not in ("choice", "timeout", "action")]
    for line in picture.lines:
        own = {line.source, line.to}
        for (x, top), (_x, bottom) in zip(line.points[::2], line.points[1::2], strict=False):
            for box in boxes:
                if box.key in own or box.parent.split("/")[0] in own:
                    continue
                crosses = (
                    box.x < x < box.x + box.width and box.y < bottom and top < box.y + box.height
                )
                assert not crosses, (line.source, line.to, box.key)


def test_exits_of_one_scene_leave_it_at_different_places(picture):
    exits = {}
    for line in picture.lines:
        exits.setdefault((line.source, line.points[0][0]), set()).add(line.deeds)

    assert {place: deeds for place, deeds in exits.items() if len(deeds) > 1} == {}


def test_phases_are_bands_that_follow_each_other_and_hold_their_scenes(picture):
    phase = {scene.id: scene.phase for scene in picture.graph.scenes}
    bands = {phase: band for band in picture.bands for phase in band.phases}

    assert [band.phases for band in picture.bands] == [
        (phase,) for phase, _label in picture.graph.phases
    ]
    for upper, lower in zip(picture.bands, picture.bands[1:], strict=False):
        assert upper.bottom == lower.top
    for piece in picture.pieces:
        if piece.key in phase:
            band = bands[phase[piece.key]]
            assert band.top <= piece.y
            assert piece.y + piece.height <= band.bottom


def test_a_story_that_goes_back_in_phase_still_has_bands():
    text = STORY.replace("    phase: tijdens\n", "    phase: nazorg\n").replace(
        "  - ending: slot-greep\n    phase: nazorg\n", "  - ending: slot-greep\n    phase: vooraf\n"
    )
    mixed = lay_out(graph_of(scenario_from_files({"scenario.yaml": text.encode()}, "park")))

    assert {phase for band in mixed.bands for phase in band.phases} == {"vooraf", "nazorg"}


def test_two_hundred_scenes_stay_narrow_enough_to_read_from_top_to_bottom():
    long = made(200)

    assert len({piece.key for piece in long.pieces if piece.kind in ("dilemma", "bridge")}) == 198
    assert long.width < 1700


def test_lines_fit_whatever_the_words():
    long = "Bestuursdwangaanzeggingsbevoegdheid"

    lines = wrapped(f"De {long} en\tmeer   woorden", 110, 13)

    assert all(width_of(line, 13) <= 110 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == f"De{long}enmeerwoorden"
    assert wrapped("een twee drie vier vijf zes", 60, 13, most=2)[-1].endswith("…")
    assert wrapped("", 60, 13) == []
    assert wrapped("x" * 50, 3, 13) == list("x" * 50)
