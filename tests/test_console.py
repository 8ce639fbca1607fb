"""Lines from any standard input, paragraphs to any standard output."""

import io
import os
import sys

import pytest

from burgemeestersgame.console import MAX_LINE, EndOfInput, Paper, standard_lines


@pytest.fixture
def typed(monkeypatch):
    """Return a function that makes bytes the standard input and returns its lines."""
    streams = []

    def lines_of(content: bytes) -> list[str]:
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        streams.append(os.fdopen(reading, encoding="utf-8"))
        monkeypatch.setattr(sys, "stdin", streams[-1])
        return all_lines()

    yield lines_of
    for stream in streams:
        stream.close()


def all_lines() -> list[str]:
    lines, found = standard_lines(), []
    while True:
        try:
            found.append(lines.next())
        except EndOfInput:
            return found


def test_lines_come_one_by_one_without_their_ends(typed):
    assert typed(b"1\r\na2\n\n") == ["1", "a2", ""]


def test_a_last_line_without_an_end_counts(typed):
    assert typed(b"1\n2") == ["1", "2"]


def test_bytes_that_are_no_text_become_harmless(typed):
    assert typed(b"\xef\xbb\xbf1\n\xff\xfe\x00\x1b[2J\n") == ["1", "\ufffd\ufffd[2J"]


def test_a_line_without_end_is_cut(typed):
    assert [len(line) for line in typed(b"x" * (MAX_LINE - 4096) + b"\n")] == [MAX_LINE - 4096]


def test_a_closed_input_has_no_lines(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)

    assert all_lines() == []


def test_an_input_without_a_file_behind_it_is_read_too(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n2\n"))

    assert all_lines() == ["1", "2"]


def test_blocks_are_parted_by_one_empty_line():
    output = io.StringIO()
    paper = Paper(output)

    paper.block("One", "", "two\n\nthree")
    paper.block("", "")
    paper.block("Four")

    assert output.getvalue() == "One\ntwo\nthree\n\nFour\n"


def test_what_an_output_cannot_show_becomes_a_question_mark():
    raw = io.BytesIO()
    paper = Paper(io.TextIOWrapper(raw, encoding="ascii"))

    paper.block("Coördinatie")
    paper.flush()

    assert raw.getvalue().split() == [b"Co?rdinatie"]


def test_a_closed_output_is_no_problem():
    paper = Paper(None)

    paper.block("One")
    paper.ask("Two?")
