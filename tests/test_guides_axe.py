"""The guides as pages pass axe-core in a real browser, on a phone as on a screen.

Needs what `test_html_axe` needs, and is skipped where that is missing.
"""

from __future__ import annotations

import html

import pytest
from test_html_axe import axe, chromium, reported, violations

from burgemeestersgame.guides import guide_page

__all__ = ["axe", "chromium"]  # fixtures

PAGES = ("handboek/README", "handboek/7-uitproberen", "formaat", "zaalgids", "zaal-checklist")


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return guide_page(request.param).read_text("utf-8")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_has_no_violation_that_axe_can_find(page, axe, chromium, tmp_path, width, colours):
    scheme = {"dark": 0, "light": 1}[colours]
    options = (f"--window-size={width},900", f"--blink-settings=preferredColorScheme={scheme}")

    assert violations(page, axe, chromium, tmp_path, *options) == []


def test_nobody_has_to_scroll_sideways_on_a_phone(page, chromium, tmp_path):
    frame = f"""
    <iframe id="page" width="320" height="900" srcdoc="{html.escape(page)}"></iframe>
    <pre id="found"></pre>
    <script>onload = () => found.textContent =
      document.getElementById("page").contentDocument.documentElement.scrollWidth</script>
    """

    assert int(reported(frame, chromium, tmp_path)) <= 320
