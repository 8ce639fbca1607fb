"""YAML to nodes: text stays text, places are an editor's, and limits come first."""

import random

import pytest

from burgemeestersgame.scenario.problems import Source
from burgemeestersgame.scenario.source import (
    MAX_BYTES,
    MAX_LEVELS,
    MAX_NODES,
    Mapping,
    Scalar,
    Sequence,
    decode,
    parse,
)


def problems_of(content: bytes | str):
    problems = decode(content.encode() if isinstance(content, str) else content, "story.yaml")
    if not problems.found:
        parse(problems)
    return problems.in_order()


def places(content: bytes | str) -> list[tuple[str, int, int]]:
    return [(one.reference, one.at.line, one.at.column) for one in problems_of(content)]


def tree(content: bytes | str):
    problems = decode(content.encode() if isinstance(content, str) else content, "story.yaml")
    root = parse(problems)
    assert not problems.found
    return root, problems.source


def place_of(content: bytes | str, key: str) -> tuple[int, int]:
    root, source = tree(content)
    at = source.location(root.entries[key].at)
    return at.line, at.column


@pytest.mark.parametrize("text", ["12:30", "on", "yes", "no", "1.10", "010", "~", "2016-03-22"])
def test_what_looks_like_something_else_stays_text(text):
    root, _source = tree(f"key: {text}\n")

    assert root.entries["key"].text == text


def test_a_tree_has_mappings_lists_and_scalars_in_file_order():
    root, _source = tree("b: [1, 2]\na: {c: d}\n")

    assert list(root.entries) == ["b", "a"]
    assert type(root.entries["b"]) is Sequence
    assert type(root.entries["a"]) is Mapping
    assert type(root.entries["b"].items[1]) is Scalar


def test_places_count_characters_from_one():
    assert place_of("één: x\nsleutel: 'één' \nb:   waarde\n", "b") == (3, 6)
    assert place_of("a: {é: x}\nb: '🌷'\n", "b") == (2, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_in_any_editor(end):
    assert place_of(f"a: x{end}{end}# no{end}  {end}b: y{end}", "b") == (5, 4)


@pytest.mark.parametrize("character", ["\u0085", "\u2028", "\u2029"])
def test_what_only_yaml_calls_a_line_end_is_none(character):
    assert place_of(f'a: "x{character}y"\nb: z\n', "b") == (2, 4)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_may_be_asked_for_in_any_order(end):
    lines = ["een", "", "twee twee", "é", "", "", "drie"] * 9
    text = end.join(lines)
    source = Source("story.yaml", text)
    expected = {}
    index = 0
    for number, line in enumerate(lines, start=1):
        for column in range(1, len(line) + 1):
            expected[index + column - 1] = (number, column)
        index += len(line) + len(end)
    order = list(expected)
    random.Random(1).shuffle(order)

    for index in [*order, *expected, *reversed(expected)]:
        at = source.location(index)
        assert (at.line, at.column) == expected[index]


def test_a_byte_order_mark_is_not_counted():
    assert place_of(b"\xef\xbb\xbfa: x\n", "a") == (1, 4)


def test_a_second_key_is_reported_where_it_stands():
    assert places("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n") == [
        ("duplicate-key", 4, 3),
        ("duplicate-key", 5, 1),
    ]


def test_anchors_aliases_and_tags_are_each_reported():
    assert places("a: &x 1\nb: *x\nc: !!python/object:os.system ls\n") == [
        ("no-anchors", 1, 4),
        ("no-anchors", 2, 4),
        ("no-tags", 3, 4),
    ]


def test_a_second_document_is_refused_and_a_first_line_of_dashes_is_not():
    assert places("---\na: 1\n") == []
    assert places("a: 1\n---\nb: 2\n") == [("several-documents", 2, 1)]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a: b\xff\n", ("not-utf8", 1, 5)),
        ("a: één\n".encode("latin-1"), ("not-utf8", 1, 4)),
        ("a: b\n".encode("utf-16"), ("not-utf8", 1, 1)),
        (b"a: b\nc: d\x00\n", ("control-character", 2, 5)),
        (b"a: \x1b[31m\n", ("control-character", 1, 4)),
        ("a: \ufffe\n".encode(), ("control-character", 1, 4)),
        (b'a: b\nc: "d \\e[31m"\n', ("control-character", 2, 4)),
        (b'a: "\\x00"\n', ("control-character", 1, 4)),
        (b'"a\\u009b": b\n', ("control-character", 1, 1)),
    ],
)
def test_what_is_no_readable_text_is_refused(content, place):
    assert places(content) == [place]


def test_a_letter_or_a_line_end_may_be_written_out():
    assert places('a: "caf\\u00e9\\n\\ttwee"\n') == []


def test_a_list_or_table_cannot_be_a_key():
    assert places("a: 1\n? [b, c]\n: d\n") == [("bad-key", 2, 3)]
    assert places("text: {{naam}}\n") == [("bad-key", 1, 8)]


def test_nesting_stops_at_the_limit():
    assert places("[" * MAX_LEVELS + "]" * MAX_LEVELS) == []
    assert places("[" * (MAX_LEVELS + 1)) == [("too-deep", 1, MAX_LEVELS + 1)]
    assert places("\n".join(" " * level + "a:" for level in range(MAX_LEVELS + 1)) + " b") == [
        ("too-deep", MAX_LEVELS + 1, MAX_LEVELS + 1)
    ]


def test_the_number_of_parts_stops_at_the_limit():
    most = MAX_NODES - 1

    assert places("[" + "a," * most + "]") == []
    assert places("[" + "a," * (most + 1) + "]") == [("too-many-nodes", 1, 2 * MAX_NODES)]


def test_a_file_above_the_limit_is_not_even_decoded():
    assert places(b"\xff" * (MAX_BYTES + 1)) == [("too-large", 1, 1)]


SYNTAX = {
    "a tab": ("a:\n\tb: c\n", 2, 1, "a tab stands here"),
    "an open quote": ('a: "b\nc: d\n', 1, 4, "opened here and not closed"),
    "a text after its quote": ('a: "b" c\n', 1, 8, "goes on after its closing quote"),
    "a quote in a quoted text": ("a: 'b 't c'\n", 1, 8, "goes on after its closing quote"),
    "no space after a colon": ("a: b\ntext:c\nd: e\n", 2, 1, "behind the ':' a space is missing"),
    "a folded text too far left": ("a:\n  b: >-\n  Een zin.\n", 3, 3, "too far to the left"),
    "a comment in a text": ("a: b # c\n  d\n", 2, 3, "does not fit"),
    "a colon in a text": ("a: b: c\n", 1, 5, "a ':' with a space behind it"),
    "no space after the first": (
        "a:\n  text:c\n  d: e\n",
        2,
        3,
        "behind the ':' a space is missing",
    ),
    "a key that is too deep": ("a: b\n  c: d\n", 2, 4, "a key cannot stand here"),
    "a key that is not deep enough": ("a:\n    b: c\n  d: e\n", 3, 3, "does not fit"),
    "a sign that begins no text": ("a: @home\n", 1, 4, "a text cannot begin with '@'"),
    "a backtick": ("a: `b`\n", 1, 4, "a text cannot begin with '`'"),
    "a percent sign": ("a: %b\n", 1, 4, "a text cannot begin with '%'"),
    "a star": ("a: * b\n", 1, 4, "a text cannot begin with '*'"),
    "an ampersand": ("a: & b\n", 1, 4, "a text cannot begin with '&'"),
    "a missing colon": ("a: b\ncd\ne: f\n", 2, 1, "behind 'cd' a ':' is missing"),
    "an open brace": ("a: {b: c\nd: e\n", 1, 8, "a '}' or a comma is missing"),
    "an open brace at the end": ("a: b\nc: {d: e\n", 2, 8, "a '}' or a comma is missing"),
    "an open brace above an item": ("- {b: c\n- {d: e}\n", 1, 7, "a '}' or a comma is missing"),
    "an open brace before a comma": (
        "{a: [{b: {c: d},\n{b: e}]}\n",
        1,
        16,
        "a '}' or ']' is missing before this comma",
    ),
    "an open bracket": ("a: [b, c\nd: e\n", 1, 8, "a ']' or a comma is missing"),
    "a list without its first dash": (
        "a:\n    b: c\n  - b: d\n",
        2,
        5,
        "a '-' is missing in front of this",
    ),
    "a dash of a text processor": ("a:\n  – b: c\n    d: e\n", 2, 3, "not with '–'"),
    "a bullet in a text": ("a: |\n  • b\nc\nd: e\n", 3, 1, "behind 'c' a ':' is missing"),
    "a hard space in front": (
        "a:\n  b: c\n\u00a0 d: e\n  f: g\n",
        3,
        1,
        "another kind of space, U+00A0",
    ),
    "a hard space behind a colon": ("a: b\nc:\u00a0d\ne: f\n", 2, 3, "another kind of space"),
    "a text below its key": ("a:\nb c\nd: e\n", 2, 1, "stands too far to the left"),
    "a brace too many": ("a: {b: c}}\nd: e\n", 1, 10, "a '}' stands here that closes nothing"),
    "an item beside a key": ("a: b\n- c\n", 2, 1, "does not fit"),
    "an item on the line of its key": ("a: - b\n", 1, 4, "does not fit"),
    "a backslash": ('a: "C:\\map"\n', 1, 7, "a backslash has a special meaning"),
    "a text after a bar": ("a: | b\n  c\n", 1, 6, "the text begins on the next line"),
    "a percent sign on a line": ("%b\na: c\n", 1, 1, "a line cannot begin with '%'"),
    "a text that begins in brackets": (
        "a: [lacht] Nee.\n",
        1,
        4,
        "a text cannot begin with '['",
    ),
    "a text that begins in braces": ("a: {zin} nog\n", 1, 4, "a text cannot begin with '{'"),
    "a value behind a list": ("a: [b] c: d\n", 1, 8, "does not fit"),
    "no space after a dash": ("a:\n  -b: c\n    d: e\n", 2, 3, "behind the '-' a space is missing"),
    "no space after a later dash": (
        "a:\n  - b: c\n  -d: e\n    f: g\n",
        3,
        3,
        "behind the '-' a space is missing",
    ),
    "a text with a colon below its key": (
        "a:\n  b:\n    Een: twee\n    drie vier vijf zes\n    zeven\n",
        4,
        5,
        "does not fit",
    ),
    "an unclosed bang": ("a: !<b\n", 1, 4, "a text cannot begin with '!'"),
}


@pytest.mark.parametrize(
    ("content", "line", "column", "message"), SYNTAX.values(), ids=SYNTAX.keys()
)
def test_a_mistake_in_yaml_is_explained_where_it_is(content, line, column, message):
    (problem,) = problems_of(content)

    assert problem.reference == "syntax"
    assert (problem.at.line, problem.at.column) == (line, column)
    assert message in problem.message
    assert problem.hint
