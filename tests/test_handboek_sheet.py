"""The cheat sheet beside the handbook: one sheet, for everyone, with commands that work."""

from __future__ import annotations

import base64
import html
import io
import re
import shlex
from pathlib import Path

import pytest

from burgemeestersgame.arguments import parse as parse_arguments
from burgemeestersgame.scenario.findings import style
from burgemeestersgame.scenario.source import decode, parse
from tests.browser import Page, looked_at, violations

FILE = Path(__file__).parent.parent / "docs" / "handboek" / "spiekbrief.html"
PAGE = FILE.read_text(encoding="utf-8")
STORY, COMMANDS = (html.unescape(text) for text in re.findall(r"<pre>(.*?)</pre>", PAGE, re.S))


@pytest.mark.parametrize("command", COMMANDS.splitlines())
def test_every_command_on_it_is_understood(command: str) -> None:
    parse_arguments(shlex.split(command)[1:])


def test_its_example_can_be_read() -> None:
    problems = decode(STORY.encode(), "sheet.yaml")

    assert parse(problems) is not None
    assert [str(problem) for problem in problems.found] == []


def test_its_lengths_are_those_that_check_counts_with() -> None:
    told = {what: int(most) for what, most in re.findall(r"<td>(\w+)</td><td>(\d+) woorden", PAGE)}

    assert told == {
        "situatie": style.SITUATION,
        "advies": style.ADVICE,
        "keuze": style.CHOICE,
        "gevolg": style.CONSEQUENCE,
        "bericht": style.MESSAGE,
    }


def test_it_is_one_sheet_of_paper(chrome: str) -> None:
    pikepdf = pytest.importorskip("pikepdf")

    async def printed(page: Page) -> bytes:
        made = await page.call("Page.printToPDF", preferCSSPageSize=True)
        return base64.b64decode(made["data"])

    with pikepdf.open(io.BytesIO(looked_at(chrome, PAGE, printed))) as document:
        assert len(document.pages) == 1


def test_axe_finds_nothing_wrong_with_it(axe: str, chrome: str) -> None:
    assert violations(chrome, axe, PAGE) == []
