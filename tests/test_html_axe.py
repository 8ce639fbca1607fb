"""The debrief's page passes axe-core in a real browser, light and dark, wide and narrow.

Needs Chromium, and axe-core from `AXE_CORE` (the path of `axe.min.js`) or through npm. Where they
are missing these tests are skipped, unless `CI` is set: there they must run.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from test_debrief_html import every_block

from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.debrief.model import Debrief, Section
from tests import browser

_REPORT = """
axe.run(document).then(found => {
  document.documentElement.innerHTML = '<pre id="found"></pre>';
  document.getElementById('found').textContent = JSON.stringify(found.violations.map(
    each => each.id + ': ' + each.nodes.map(node => node.html).join(' | ')));
})
"""


@pytest.fixture(scope="module")
def chromium() -> str:
    return browser.chromium()


@pytest.fixture(scope="module")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    known = os.environ.get("AXE_CORE")
    if known:
        return Path(known).read_text(encoding="utf-8")
    npm = shutil.which("npm")
    if npm is None or not os.environ.get("CI"):
        browser.missing("axe-core (set AXE_CORE to the path of axe.min.js)")
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(
        [str(npm), "install", "--prefix", str(folder), "--no-save", "axe-core@4"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(page: str, axe: str, chromium: str, folder: Path, *options: str) -> list[str]:
    """Return what axe finds on a page; the page's own policy would keep axe out, so it goes."""
    page = re.sub(r"<meta http-equiv[^>]*>", "", page)
    page = page.replace("</body>", f"<script>{axe}</script><script>{_REPORT}</script></body>")
    found: list[str] = json.loads(reported(page, chromium, folder, *options))
    return found


def reported(page: str, chromium: str, folder: Path, *options: str) -> str:
    """Return what a page has written into its element `found` by the time it is done."""
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    seen = subprocess.run(
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder / 'profile'}",
            "--virtual-time-budget=30000",
            *options,
            "--dump-dom",
            file.as_uri(),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    report = re.search(r'<pre id="found">(.*)</pre>', seen, re.DOTALL)
    assert report is not None, "the page did not report"
    return html.unescape(report.group(1))


@pytest.fixture(scope="module")
def page() -> str:
    """Return a page that has every kind of block, with norms and folds opened."""
    section = Section("norms", "Norms", tuple(every_block("woord")))
    debrief = Debrief("De proef", "gespeeld", "nl", (section,), "Bel 112.", "te verifiëren")
    return to_html(debrief).replace("<details class", "<details open class")


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_the_page_has_no_violation_that_axe_can_find(page, axe, chromium, tmp_path, width, colours):
    scheme = {"dark": 0, "light": 1}[colours]

    found = violations(
        page,
        axe,
        chromium,
        tmp_path,
        f"--window-size={width},900",
        f"--blink-settings=preferredColorScheme={scheme}",
    )

    assert found == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_has_to_scroll_sideways(page, chromium, tmp_path, width):
    frame = f"""
    <iframe id="page" width="{width}" height="900" srcdoc="{html.escape(page)}"></iframe>
    <pre id="found"></pre>
    <script>onload = () => found.textContent =
      document.getElementById("page").contentDocument.documentElement.scrollWidth</script>
    """

    assert int(reported(frame, chromium, tmp_path)) <= width


def test_axe_would_find_a_violation_if_there_were_one(page, axe, chromium, tmp_path):
    broken = page.replace('lang="nl"', "").replace("color: var(--ink);", "color: #E8E1D3;")

    found = violations(broken, axe, chromium, tmp_path)

    assert [each.split(":")[0] for each in found][:2] == ["color-contrast", "html-has-lang"]
