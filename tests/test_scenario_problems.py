"""Problems as they are collected: which name an author probably meant, and at what cost."""

import difflib

import pytest

from burgemeestersgame.scenario.problems import Effort, Problems, Source, nearest

# Places


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_place_is_the_same_in_whatever_order_places_are_asked_for(end):
    lines = ["x" * (number * 37 % 113) for number in range(3_000)] + ["y" * 50_000, "z"]
    text = end.join(lines)
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + len(end))
    source = Source("x", text)

    for step in range(0, 6_000, 7):
        number = step * 1_009 % len(lines)
        at = source.location(starts[number] + len(lines[number]))
        assert (at.line, at.column) == (number + 1, len(lines[number]) + 1)


# Names

NAMES = ["lunch", "zin-lunch", "slot-greep", "slot-rust", "vpt-3-registreren", "raad", "raad-weet"]
PLENTY = 1_000_000


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("lunsj", "lunch"),
        ("slot-gerep", "slot-greep"),
        ("Slot-Rüst", "slot-rust"),
        ("vpt-3", "vpt-3-registreren"),
        ("raad-wet", "raad-weet"),
        ("bungalow", None),
        ("xx", None),
    ],
)
def test_the_nearest_name_is_what_an_author_meant(written, meant):
    assert nearest(written, NAMES, Effort(PLENTY)) == meant


@pytest.mark.parametrize("wanted", [f"{name[1:]}{name[:2]}" for name in NAMES])
def test_the_nearest_name_is_the_one_that_difflib_finds(wanted):
    close = difflib.get_close_matches(wanted, NAMES, n=1, cutoff=0.55)

    assert [nearest(wanted, NAMES, Effort(PLENTY))] == (close or [None])


def compared(monkeypatch, names: list[str], wanted: list[str]) -> tuple[int, list[str | None]]:
    """Return how often two names were compared in full, and what was found."""
    count = 0
    blocks = difflib.SequenceMatcher.get_matching_blocks

    def counted(matcher):
        nonlocal count
        count += 1
        return blocks(matcher)

    monkeypatch.setattr(difflib.SequenceMatcher, "get_matching_blocks", counted)
    problems = Problems(Source("x", ""))
    found = [problems.nearest(name, names) for name in wanted]
    return count, found


@pytest.mark.parametrize("letter", ["a", "é"])
@pytest.mark.parametrize("length", [3, 27, 50])
@pytest.mark.parametrize("size", [1_000, 30_000])
def test_names_made_to_look_alike_are_not_compared_for_ever(monkeypatch, letter, length, size):
    names = [f"{letter * length}{number}" for number in range(size)]

    count, found = compared(monkeypatch, names, [f"{letter * length}b{n}" for n in range(900)])

    assert count < 20_000  # each name takes two of these
    assert found[-1] is None


def test_a_large_story_gets_a_hint_for_each_slip_of_the_pen(monkeypatch):
    names = [f"{word}-{number}" for number in range(100) for word in ("lunch", "raad", "foto")]

    _count, found = compared(monkeypatch, names, [f"lunsj-{number}" for number in range(20)])

    assert found == [f"lunch-{number}" for number in range(20)]
