"""The handbook quotes its example word for word, and the example is what the handbook asks for."""

import re
from pathlib import Path

import pytest

from burgemeestersgame.analysis.simulate import simulate
from burgemeestersgame.authoring.new import create
from burgemeestersgame.errors import Severity
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import check_scenario, load_scenario
from burgemeestersgame.scenario.model import Dilemma

DOCS = Path(__file__).parent.parent / "docs"
EXAMPLE = DOCS / "voorbeelden" / "festival"
CHAPTERS = sorted((DOCS / "handboek").glob("[0-9]-*.md"))
QUOTES = [
    pytest.param(match[1], id=f"{page.name}:{text.count(chr(10), 0, match.start()) + 1}")
    for page in CHAPTERS
    for text in [page.read_text(encoding="utf-8")]
    for match in re.finditer(r"^```yaml\n(.*?)^```$", text, re.M | re.S)
]


def _unindented(text: str) -> str:
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quote_stands_in_the_example(quote: str) -> None:
    story = _unindented((EXAMPLE / "scenario.yaml").read_text(encoding="utf-8"))

    parts = [_unindented(part) for part in quote.split("\n\n")]

    assert [part for part in parts if part not in story] == []


def test_the_table_of_prices_is_that_of_the_example() -> None:
    text = (DOCS / "handboek" / "3-keuzes.md").read_text(encoding="utf-8")
    head, *rows = [
        [cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in re.findall(r"^\| (?:keuze|`).*\|$", text, re.M)
    ]
    scene = load_scenario(EXAMPLE).scenes["onweer"]
    assert isinstance(scene, Dilemma)

    told = {row[0]: dict(zip(head[1:], map(int, row[1:]), strict=True)) for row in rows}

    assert told == {choice.id: dict(choice.consequences.effects) for choice in scene.choices}


def test_the_chapter_on_norms_counts_the_tensions() -> None:
    text = (DOCS / "handboek" / "4-normen.md").read_text(encoding="utf-8")

    assert f"Het spel kent {len(load_norms().tensions)} van zulke paren" in text


def test_there_is_nothing_to_say_about_the_example() -> None:
    assert [str(problem) for problem in check_scenario(EXAMPLE)] == []
    assert "accept:" not in (EXAMPLE / "scenario.yaml").read_text(encoding="utf-8")


def test_the_endings_of_the_example_are_as_common_as_the_handbook_asks() -> None:
    counts = simulate(load_scenario(EXAMPLE), 4000, 1)

    shares = {id: count / 4000 for id, count in counts.endings.items()}

    assert len(shares) == 4
    assert all(0.02 <= share <= 0.6 for share in shares.values()), shares


def test_every_chapter_ends_in_something_to_do() -> None:
    for page in CHAPTERS:
        assert "\n## Doe dit\n\n1. " in page.read_text(encoding="utf-8"), page.name


def test_people_and_a_dilemma_of_ones_own_leave_the_first_scenario_without_errors(
    tmp_path: Path,
) -> None:
    folder = create(tmp_path / "eigen", title="Eigen", role="burgemeester", language="nl")
    file = folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")

    # Chapter 2: people on top of those who were there.
    text = text.replace("cast:\n", "cast:\n  boer: {name: Anna Postma, role: Boer}\n", 1)
    file.write_text(text, encoding="utf-8")
    assert _errors(folder) == []

    # Chapter 3: a dilemma in the place of the first, and its questions away.
    mine = """  - dilemma: schuren
    phase: vooraf
    text: Het gaat misschien onweren. Er staan vier schuren langs de dijk.
    question: Vraagt u of zij open mogen?
    advice:
      boer: {stance: vragen, text: "Als ze van de trekker afblijven."}
    choices:
      vragen: {text: U belt vier boeren, effects: {vertrouwen: +2}}
      wachten: {text: Nog niet. U wacht op het weerbericht, effects: {avond: +2}}

"""
    first, rest = text.split("  # Een dilemma: een situatie", 1)
    text = first + mine + rest[rest.index("  # De speler legt het uit") :]
    text = re.sub(r"^    bankje: .*\n", "", text, flags=re.M)
    file.write_text(text, encoding="utf-8")
    assert _errors(folder) == []


def _errors(folder: Path) -> list[str]:
    found = check_scenario(folder)
    return [str(problem) for problem in found if problem.severity is Severity.ERROR]
