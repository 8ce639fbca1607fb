"""The guides as pages pass axe-core in a real browser, on a phone as on a screen.

Needs what `test_html_axe` needs, and is skipped where that is missing.
"""

from __future__ import annotations

import pytest

from burgemeestersgame.guides import guide_page
from tests.browser import violations, width_of

PAGES = ("handboek/README", "handboek/7-uitproberen", "formaat", "zaalgids", "zaal-checklist")


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return guide_page(request.param).read_text("utf-8")


def test_the_page_has_no_violation_that_axe_can_find(page, axe, chrome):
    assert violations(chrome, axe, page) == []


def test_nobody_has_to_scroll_sideways_on_a_phone(page, chrome):
    assert width_of(chrome, page, 320) <= 320
