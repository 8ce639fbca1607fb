"""The debrief's page passes axe-core in a real browser, light and dark, wide and narrow.

Needs Chromium, and axe-core (`conftest.axe`). Where they are missing these tests are skipped,
unless `CI` is set: there they must run.
"""

from __future__ import annotations

import pytest
from test_debrief_html import every_block

from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.debrief.model import Debrief, Section
from tests.browser import violations, width_of


@pytest.fixture(scope="module")
def page() -> str:
    """Return a page that has every kind of block, with norms and folds opened."""
    section = Section("norms", "Norms", tuple(every_block("woord")))
    debrief = Debrief("De proef", "gespeeld", "nl", (section,), "Bel 112.", "te verifiëren")
    return to_html(debrief).replace("<details class", "<details open class")


def test_the_page_has_no_violation_that_axe_can_find(page, axe, chrome):
    assert violations(chrome, axe, page) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_has_to_scroll_sideways(page, chrome, width):
    assert width_of(chrome, page, width) <= width


def test_axe_would_find_a_violation_if_there_were_one(page, axe, chrome):
    broken = page.replace('lang="nl"', "").replace("color: var(--ink);", "color: #E8E1D3;")

    found = violations(chrome, axe, broken)

    assert [each.split(":")[:2] for each in found] == [
        ["on a screen", " color-contrast"],
        ["on a screen", " html-has-lang"],
        ["on a phone", " color-contrast"],
        ["on a phone", " html-has-lang"],
    ]


def test_one_would_see_that_a_page_is_too_wide(page, chrome):
    wide = page.replace("<main", '<div style="width: 400px">.</div><main', 1)

    assert width_of(chrome, wide, 320) == 400
