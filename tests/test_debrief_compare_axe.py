"""The page with two runs passes axe-core in a real browser, on a phone as on a screen.

Needs what `test_html_axe` needs, and is skipped where that is missing.
"""

from __future__ import annotations

from test_debrief_compare import compared

from burgemeestersgame.debrief.compare_views import to_html
from tests.browser import violations, width_of


def test_the_page_has_no_violation_that_axe_can_find(axe, chrome):
    assert violations(chrome, axe, to_html(compared())) == []


def test_nobody_has_to_scroll_sideways_on_a_phone(chrome):
    assert width_of(chrome, to_html(compared()), 320) <= 320
