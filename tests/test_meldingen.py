"""Every finding has its page in `docs/meldingen`, and its two examples do what the page says."""

import re
from pathlib import Path

import pytest
from test_bad_scenarios import references

from burgemeestersgame.scenario import check_scenario

FOLDER = Path(__file__).parent.parent / "docs" / "meldingen"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.stem != "README")

# What a page leaves out because every scenario has it.
REST = {
    "format": "format: 1\n",
    "id": "id: voorbeeld\n",
    "title": "title: Een voorbeeld\n",
    "language": "language: nl\n",
    "role": "role: burgemeester\n",
    "starts": "starts: 2016-03-01 09:00\n",
    "minutes-promised": "minutes-promised: 5\n",
    "values": "values: {openheid: Openheid, zorg: Zorg voor mensen}\n",
    "indicators": ("indicators:\n  greep: {start: 20, better: low, label: Greep van het park}\n"),
    "cast": (
        "cast:\n  griffier: {name: Henk IJsselstein, role: Griffier}\n"
        "  oov: {name: Daan Ruyterkamp, role: Adviseur openbare orde}\n"
    ),
}
TRANSLATED = """\
messages:
  foto: {channel: press, from: redactie, text: "U zei: {zin-lunch}", without: U zweeg.}
scenes:
  - dilemma: lunch
    phase: vooraf
    text: De parkdirecteur nodigt u uit.
    question: Gaat u?
    choices:
      gaan: {text: U gaat, message: foto}
      afslaan: {text: U slaat af, values: [openheid]}
  - explain: zin-lunch
    prompt: Waarom zat u er?
  - ending: slot
    text: De krant schrijft over iets anders.
"""
CATALOGUE = "locale/en/LC_MESSAGES/messages.po"

# Files that a page cannot show: their size, their place or their bytes are what is wrong.
WITHOUT_EXAMPLE = {
    "bad-file",
    "control-character",
    "folder-name",
    "more-alike",
    "not-utf8",
    "outside-folder",
    "too-large",
    "too-many-conditions",
    "too-many-nodes",
    "too-many-problems",
    "too-much-to-follow",
    "unknown-sound",
    "unused-file",
}


def example(page: Path, heading: str) -> tuple[str, str]:
    """Return the language and the text of the example below a heading."""
    text = page.read_text(encoding="utf-8")
    match = re.search(rf"^## {heading}\n\n```(\w+)\n(.*?)^```$", text, re.M | re.S)
    assert match, heading
    return match[1], match[2]


def found_in(page: Path, heading: str, folder: Path) -> list[tuple[str, int, str]]:
    """Return reference, line within the example and severity of everything in an example."""
    language, text = example(page, heading)
    story = TRANSLATED if language == "po" else text
    head = "".join(part for key, part in REST.items() if not re.search(rf"^{key}:", story, re.M))
    if language == "po":
        (folder / CATALOGUE).parent.mkdir(parents=True)
        (folder / CATALOGUE).write_text(text, encoding="utf-8")
    (folder / "scenario.yaml").write_text(head + story, encoding="utf-8")
    lines = head.count("\n")
    return [
        (one.reference, one.at.line - lines * one.at.file.endswith("yaml"), one.severity)
        for one in check_scenario(folder)
    ]


WITH_EXAMPLE = [page for page in PAGES if page.stem not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("page", WITH_EXAMPLE, ids=lambda page: page.stem)
def test_the_wrong_example_is_reported_on_the_line_that_the_page_marks(page, tmp_path):
    language, text = example(page, "Fout")
    found = found_in(page, "Fout", tmp_path)

    assert page.stem in [reference for reference, _line, _severity in found]
    if language == "yaml":
        marked = text[: text.index("# hier")].count("\n") + 1
        assert (page.stem, marked) in [found_one[:2] for found_one in found]


@pytest.mark.parametrize("page", WITH_EXAMPLE, ids=lambda page: page.stem)
def test_a_page_says_how_bad_it_is(page, tmp_path):
    words = {"error": "Fout", "warning": "Waarschuwing", "advice": "Advies"}
    found = found_in(page, "Fout", tmp_path)

    [said] = {words[severity] for reference, _line, severity in found if reference == page.stem}
    assert f"**{said}: " in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", WITH_EXAMPLE, ids=lambda page: page.stem)
def test_the_right_example_is_not_reported(page, tmp_path):
    language, _text = example(page, "Goed")
    found = found_in(page, "Goed", tmp_path)

    if language == "po":  # which texts the page translates is not what it is about
        found = [one for one in found if one[1] > 0 and one[0] != "missing-translation"]
    assert page.stem not in [reference for reference, _line, _severity in found]
    assert [one for one in found if one[2] == "error"] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_begins_with_its_finding(page):
    first, _empty, second = page.read_text(encoding="utf-8").splitlines()[:3]

    assert first == f"# {page.stem}"
    assert re.match(r"\*\*(Fout|Waarschuwing|Advies): .+\.\*\*$", second)


def test_every_finding_has_its_page():
    pages = {page.stem for page in PAGES}

    assert references() - {"unknown-"} - pages == set()


def test_the_index_names_every_page():
    index = (FOLDER / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"\]\(([a-z0-9-]+)\.md\)", index)) == {page.stem for page in PAGES}
