"""The guides as pages: all of what they say, and links that lead somewhere."""

import re
from pathlib import Path

import pytest

from burgemeestersgame.errors import GameError
from burgemeestersgame.guides import HANDBOOK, guide_page
from burgemeestersgame.guides.markdown import headings, to_html
from burgemeestersgame.paths import guides_folder

GUIDES = sorted(guides_folder().rglob("*.md"))
_OTHER_MARKS = ("```", "**", "](", "\0", "&lt;a ", "<p>#", "<p>|", "<p>- ")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path_factory.mktemp("home")))
        return guide_page(HANDBOOK).parent.parent


def page_of(pages: Path, guide: Path) -> str:
    return (pages / guide.relative_to(guides_folder())).with_suffix(".html").read_text("utf-8")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_uses_nothing_that_its_page_cannot_show(pages: Path, guide: Path) -> None:
    shown = page_of(pages, guide).split('<section class="guide">')[1]
    without_code = re.sub(r"<pre.*?</pre>|<code>.*?</code>", "", shown, flags=re.DOTALL)

    assert not [mark for mark in _OTHER_MARKS if mark in without_code]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_page_says_every_word_of_its_guide(pages: Path, guide: Path) -> None:
    shown = words(re.sub(r"<[^>]*>", " ", page_of(pages, guide).split("<body>")[1]))
    written = re.sub(r"\]\([^)]*\)|^ *```\w*|!\[[^\]]*", "", guide.read_text("utf-8"), flags=re.M)

    missing = set(words(re.sub(r"^ *\d+\.", "", written, flags=re.M))) - set(shown)

    assert {word for word in missing if not word.isdigit()} == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_every_link_of_a_page_leads_somewhere(pages: Path, guide: Path) -> None:
    page = (pages / guide.relative_to(guides_folder())).with_suffix(".html")
    for address in re.findall(r'(?:href|src)="([^"]*)"', page.read_text("utf-8")):
        path, _sharp, part = address.partition("#")
        if "://" in path:
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), address
        assert not part or f'id="{part}"' in target.read_text("utf-8"), address


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a *b* **c** `d*e*`", "<p>a <em>b</em> <strong>c</strong> <code>d*e*</code></p>"),
        ("2 * 3 * 4 <b>", "<p>2 * 3 * 4 &lt;b&gt;</p>"),
        ("[x](y.md#z)", '<p><a href="y.md#z">x</a></p>'),
        ("![x](y.png)", '<p><img src="y.png" alt="x"></p>'),
        ("- a\n  b\n- c", "<ul>\n<li>a b</li>\n<li>c</li>\n</ul>"),
        ("- a\n  - b", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul></li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a\n> b", "<blockquote><p>a b</p></blockquote>"),
        ("```yaml\na: <b>\n```", '<pre tabindex="0"><code>a: &lt;b&gt;</code></pre>'),
        ("```\nnever closed", '<pre tabindex="0"><code>never closed</code></pre>'),
    ],
)
def test_marks_become_what_they_mean(written: str, shown: str) -> None:
    assert to_html(written) == shown


def test_a_table_has_heads_and_rows() -> None:
    html = to_html("| a | b |\n| --- | --- |\n| `x\\|y` | 2 |")

    assert '<th scope="col">a</th><th scope="col">b</th>' in html
    assert "<td><code>x|y</code></td><td>2</td>" in html


def test_the_id_of_a_heading_is_the_one_that_links_name() -> None:
    assert headings("## 7. Eén `map`, en dán?")[0].id == "7-eén-map-en-dán"


def test_guides_that_cannot_be_written_are_said(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "file"))

    with pytest.raises(GameError, match="cannot be shown"):
        guide_page(HANDBOOK)
