"""Each form of the map shows every scene, every way on and everything that comes later."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("fast_sugiyama")

from storymap_stories import HITS, STORY, graph, story

from burgemeestersgame.scenario import load_scenario, scenario_from_files
from burgemeestersgame.storymap import (
    graph_of,
    lay_out,
    read_hits,
    to_html,
    to_mermaid,
    to_svg,
)

ROOT = Path(__file__).parent.parent
SVG = "{http://www.w3.org/2000/svg}"

WAYS = {
    ("lunch", "zin-lunch"),
    ("lunch", "raad"),
    ("zin-lunch", "slot-greep"),
    ("zin-lunch", "raad"),
    ("raad", "slot-rust"),
    ("raad", "slot-greep"),
    ("raad", "winter"),
    ("winter", "slot-rust"),
}


@pytest.fixture(scope="module")
def svg() -> ElementTree.Element:
    return ElementTree.fromstring(to_svg(lay_out(graph())))


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(lay_out(graph()))


def keys(svg: ElementTree.Element) -> set[str | None]:
    return {each.get("data-key") for each in svg.iter() if each.get("data-key")}


def written(svg: ElementTree.Element) -> str:
    return " ".join(each.text or "" for each in svg.iter(f"{SVG}text"))


def test_the_picture_has_every_scene_choice_action_and_delayed_consequence(svg):
    graph_ = graph()

    expected = {scene.id for scene in graph_.scenes}
    expected |= {deed.key for deed in graph_.deeds()}
    expected |= {later.id for deed in graph_.deeds() for later in deed.later}
    assert keys(svg) == expected
    assert {"lunch/timeout", "action:logboek", "foto-in-krant"} <= expected


def test_the_picture_has_every_way_on(svg):
    drawn = {(each.get("data-from"), each.get("data-to")) for each in svg.iter(f"{SVG}g")}

    assert {pair for pair in drawn if pair[0]} == WAYS


def test_what_comes_later_and_what_cancels_it_are_lines_of_their_own(svg):
    def lines(kind: str) -> set[tuple[str | None, str | None]]:
        return {
            (each.get("data-from"), each.get("data-to"))
            for each in svg.iter(f"{SVG}path")
            if each.get("class") == kind
        }

    assert lines("delayed") == {
        ("lunch/gaan", "foto-in-krant"),
        ("action:logboek", "schrift-vol"),
    }
    assert lines("cancels") == {
        ("action:rectificatie", "foto-in-krant"),
        ("raad/zwijgen", "schrift-vol"),
    }


def test_conditions_stand_on_the_picture_in_words(svg):
    text = written(svg)

    assert "is at least 60" in text
    assert "2. otherwise" in text
    assert "Only if not" in text
    assert "if the scene is" in text  # skipped
    assert "After 2 days" in text


def test_only_the_scene_that_can_be_skipped_past_its_choices_has_a_way_for_that(svg):
    dotted = [
        (each.get("data-from"), each.get("data-to"))
        for each in svg.iter(f"{SVG}g")
        if any("skip" in (path.get("class") or "") for path in each.iter(f"{SVG}path"))
    ]

    assert dotted == [("raad", "winter")]


def test_kinds_of_boxes_differ_in_icon_and_shape_not_in_colour_alone(svg):
    looks = {}
    for each in svg.iter():
        if each.get("data-key") and each.tag == f"{SVG}g":
            kind = (each.get("class") or "").split()[0]
            shape = next(child for child in each if "box" in (child.get("class") or ""))
            icons = [child.get("href") for child in each if child.tag == f"{SVG}use"]
            corners = re.sub(r"[^a-zA-Z]", "", shape.get("d") or "") or shape.get("rx")
            looks[kind] = (corners, icons[0] if icons else None)

    scenes = [looks[kind] for kind in ("dilemma", "explain", "bridge", "ending")]
    assert len({shape for shape, _icon in scenes}) == 4
    assert len({icon for _shape, icon in looks.values()}) == len(looks)


def test_the_page_tells_everything_about_each_scene_with_its_line(page):
    lines = STORY.splitlines()

    for scene in graph().scenes:
        assert f'<article id="scene-{scene.id}"' in page
        assert f"scenario.yaml:{scene.line}" in page
        assert scene.id in lines[scene.line - 1]
    for said in (
        "Ik zou niet gaan.",
        "Uw zwager belde gisteren.",
        "U liet het gaan.",
        "Begin een logboek",
        "Only if not (“U houdt een logboek bij”)",
        "Can be cancelled by",
        "integriteit-uitnodigingen",
        "3 weeks later",
    ):
        assert said in page


def test_every_link_on_the_page_leads_somewhere_on_the_page(page):
    ids = set(re.findall(r' id="([^"]+)"', page))

    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links <= ids
    assert {"scene-lunch", "action-logboek"} <= links
    assert len(re.findall(r' id="', page)) == len(ids)


def test_the_page_loads_nothing(page):
    without_namespaces = page.replace("http://www.w3.org/2000/svg", "")
    without_namespaces = without_namespaces.replace("https://lucide.dev", "")

    assert "http" not in without_namespaces.replace("http-equiv", "")
    assert not re.search(r"<(link|img|iframe|script src|object|embed)", without_namespaces)
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", page)


def test_only_the_script_of_ours_may_run(page):
    import base64
    import hashlib

    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL)
    policy = re.search(r"script-src 'sha256-([^']+)'", page)

    assert len(scripts) == 1
    assert policy is not None
    digest = hashlib.sha256(scripts[0].encode()).digest()
    assert base64.b64encode(digest).decode() == policy.group(1)


def test_what_the_author_wrote_is_no_markup_anywhere(page, svg):
    assert "<img" not in page
    assert "<b>op" not in page
    assert "<i>straks" not in page
    assert not list(svg.iter(f"{SVG}b"))
    assert not list(svg.iter(f"{SVG}img"))


def test_the_mermaid_text_has_every_scene_way_and_delayed_consequence():
    graph_ = graph()
    text = to_mermaid(graph_)
    nodes = dict(re.findall(r'^    (\w+)\W+"(.*?)"', text, re.MULTILINE))

    for scene in graph_.scenes:
        assert any(f"· {scene.id}" in label for label in nodes.values())
    for deed in graph_.deeds():
        for later in deed.later:
            assert any(label.startswith(later.id) for label in nodes.values())

    names = {label.partition("· ")[2].partition("<")[0]: name for name, label in nodes.items()}
    edges = re.findall(r"^  (\w+) (-->|-\.->|---|--x)(?:\|.*\|)? (\w+)$", text, re.MULTILINE)
    assert {one for edge in edges for one in (edge[0], edge[2])} <= set(nodes)
    assert sum(arrow == "--x" for _a, arrow, _b in edges) == 2
    into = {name: sum(edge[2] == name for edge in edges) for name in nodes}
    # From each choice that leads there, and by the skip.
    assert into[names["raad"]] == 3
    assert into[names["winter"]] == 1
    assert into[names["slot-greep"]] == 2


def test_mermaid_labels_hold_nothing_that_mermaid_or_html_would_read_as_markup():
    text = to_mermaid(graph())

    for label in re.findall(r'"([^"\n]*)"', text):
        rest = re.sub(r"#\d+;|<br/>", "", label)
        assert not re.search(r"[<>&#`{}|\[\]\\]", rest), label
    for line in text.splitlines():
        assert line.count('"') in (0, 2), line


@pytest.mark.parametrize("write", [to_svg, to_html], ids=["svg", "html"])
def test_counts_stand_on_the_picture_and_what_never_happened_says_so(write):
    hits = read_hits(json.dumps(HITS))

    text = write(lay_out(graph(), hits))

    assert "600 × (60 %)" in text
    assert "350 × (35 %)" in text
    assert text.count(">never</text>") == 1
    assert 'class="choice never" data-key="lunch/nog-niet"' in text


def test_a_way_is_as_thick_as_its_share():
    hits = read_hits(json.dumps(HITS))

    shares = {(line.source, line.to): line.share for line in lay_out(graph(), hits).lines}

    assert shares["lunch", "zin-lunch"] == 0.65
    assert shares["lunch", "raad"] == 0.35
    assert shares["raad", "slot-greep"] == 0.2
    assert shares["zin-lunch", "raad"] is None  # nobody counted that
    text = to_svg(lay_out(graph(), hits))
    assert f"stroke-width:{1.5 + 8 * 0.65:.1f}" in text


def test_mermaid_counts_each_choice_by_itself():
    text = to_mermaid(graph(), read_hits(json.dumps(HITS)))

    assert text.count('|"600 × (60 %)"|') == 1
    assert text.count('|"50 × (5,0 %)"|') + text.count('|"50 × (5.0 %)"|') == 1
    assert text.count('|"never"|') == 1


def test_the_council_night_and_the_small_one_have_all_of_it_too():
    for folder in ("scenarios/azc-raadsavond", "tests/scenarios/klein"):
        graph_ = graph_of(load_scenario(ROOT / folder))
        picture = lay_out(graph_)
        drawn = keys(ElementTree.fromstring(to_svg(picture)))

        assert {scene.id for scene in graph_.scenes} <= drawn
        assert {later.id for deed in graph_.deeds() for later in deed.later} <= drawn
        roads = [
            (scene.id, road.to)
            for scene in graph_.scenes
            for each in scene.exits
            for road in each.roads
        ]
        assert [(line.source, line.to) for line in picture.lines] == roads


@pytest.mark.parametrize("form", ["svg", "html", "mermaid"])
def test_the_same_scenario_gives_the_same_bytes_in_every_process(form, tmp_path):
    folder = tmp_path / "park"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(STORY, encoding="utf-8")

    def output(seed: str) -> bytes:
        command = [sys.executable, "-m", "burgemeestersgame", "map", str(folder), "--format", form]
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            [*command, "--lang", "en"], capture_output=True, check=True, env=environment
        ).stdout

    first = output("1")
    assert len(first) > 1000
    assert first == output("2")


def test_a_story_of_one_ending_has_a_map():
    alone = re.sub(
        r"(?s)actions:.*", "scenes:\n  - {ending: slot, phase: vooraf, text: Uit.}\n", STORY
    )
    graph_ = graph_of(scenario_from_files({"scenario.yaml": alone.encode()}, "park"))

    assert keys(ElementTree.fromstring(to_svg(lay_out(graph_)))) == {"slot"}


def test_texts_are_in_the_language_of_the_story():
    page = to_html(lay_out(graph_of(story())))

    assert page.count('lang="nl"') >= 2
    assert '<html lang="en">' in page
