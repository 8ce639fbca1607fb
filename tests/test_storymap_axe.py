"""The map's page passes axe-core in a real browser, and its script does what it says there.

Needs what `test_html_axe` needs, and is skipped where that is missing.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

pytest.importorskip("fast_sugiyama")

from storymap_stories import HITS, graph

from burgemeestersgame.storymap import lay_out, read_hits, to_html
from tests.browser import told, violations


@pytest.fixture(scope="module")
def page() -> str:
    return to_html(lay_out(graph(), read_hits(json.dumps(HITS))))


OPEN = """document.querySelector('a[href="#scene-lunch"]').dispatchEvent(
    new MouseEvent("click", {bubbles: true, cancelable: true}));"""
LIST = """document.querySelector('[data-do="list"]').click();"""


@pytest.mark.parametrize("script", ["0", OPEN, LIST], ids=["map", "panel", "list"])
def test_axe_finds_nothing(page, axe, chrome, script):
    assert violations(chrome, axe, page, script) == []


def test_axe_finds_nothing_without_the_script(page, axe, chrome):
    plain = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)

    assert violations(chrome, axe, plain) == []


def done(page: str, chrome: str, script: str) -> Any:
    """Return what a script on the page, once it has run for a moment, has to tell."""
    return told(
        chrome,
        page,
        """
        const key = (where, key) => document.querySelector(where).dispatchEvent(
          new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
        const map = document.querySelector(".stage svg");
        const box = () => map.getAttribute("viewBox").split(" ").map(Number);
        const wait = () => new Promise(done => setTimeout(done, 200));
        """
        + script,
    )


def test_keys_and_wheel_zoom_and_move_the_picture(page, chrome):
    start, closer, moved, wheeled, whole = done(
        page,
        chrome,
        """
        const seen = [box()];
        key(".stage", "+"); await wait(); seen.push(box());
        key(".stage", "ArrowDown"); await wait(); seen.push(box());
        document.querySelector(".stage").dispatchEvent(
          new WheelEvent("wheel", {deltaY: -300, clientX: 600, clientY: 400, cancelable: true}));
        await wait(); seen.push(box());
        key(".stage", "0"); await wait(); seen.push(box());
        return seen;
        """,
    )

    assert closer[2] < start[2]
    assert moved[1] > closer[1]
    assert wheeled[2] < moved[2]
    assert whole[2] > start[2]


def test_a_scene_opens_in_the_panel_and_escape_goes_back_to_it(page, chrome):
    before, open_, heading, focused, closed, back = done(
        page,
        chrome,
        f"""
        const panel = document.querySelector(".panel");
        const before = panel.hidden;
        {OPEN}
        await wait();
        const seen = [before, panel.hidden, panel.querySelector("h3").textContent,
          document.activeElement === panel.querySelector("h3")];
        key("body", "Escape");
        return [...seen, panel.hidden, document.activeElement.getAttribute("href")];
        """,
    )

    assert (before, open_, closed) == (True, False, True)
    assert heading.endswith("lunch")
    assert focused
    assert back == "#scene-lunch"


def test_search_finds_goes_there_and_says_how_many(page, chrome):
    said, heading, marked, none = done(
        page,
        chrome,
        """
        const input = document.querySelector("#search");
        const look = words => { input.value = words; input.dispatchEvent(new Event("input")); };
        look("HUIS dezwager"); look("buurvrouw");
        document.querySelector("form").requestSubmit();
        await wait();
        const seen = [document.querySelector("output").textContent,
          document.querySelector(".panel h3").textContent,
          document.querySelectorAll(".map .found").length];
        look("nergens te vinden");
        return [...seen, document.querySelector("output").textContent];
        """,
    )

    assert said == "1 of 1"
    assert heading.endswith("zin-lunch")
    assert marked == 1
    assert none == "nothing found"


def test_text_on_the_picture_stays_inside_its_box_in_a_wide_typeface(page, chrome):
    outside = done(
        page.replace("font-family: Inter,", "font-family: 'DejaVu Sans',"),
        chrome,
        """
        const outside = [];
        for (const group of document.querySelectorAll(".map [data-key]:not(path)")) {
          const frame = group.querySelector(".box");
          for (const text of group.querySelectorAll(":scope > text, :scope > a > text")) {
            if (text.classList.contains("far")) continue;
            const box = text.getBBox(), around = frame.getBBox();
            if (box.x < around.x || box.x + box.width > around.x + around.width) {
              outside.push(text.textContent);
            }
          }
        }
        return outside;
        """,
    )

    assert outside == []
