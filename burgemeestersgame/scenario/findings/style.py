"""Advice on texts: long sentences, long words, texts longer than they read well.

Guide lengths and measures are for people who read under pressure, at language level B1. It is
advice and never more: a quotation may be as long as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from burgemeestersgame.errors import Problem
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.deeds import deeds_of
from burgemeestersgame.scenario.findings.look import Glance, advice
from burgemeestersgame.scenario.model import Choice, Dilemma, Explain, Scenario, Timeout
from burgemeestersgame.scenario.problems import quoted
from burgemeestersgame.scenario.source import Mapping, Node, Scalar, Sequence
from burgemeestersgame.scenario.written import text_index

LONGEST_SENTENCE = 25
LONGEST_MEAN = 15
LONG_WORD = 14
SITUATION, ADVICE, CHOICE, CONSEQUENCE, MESSAGE, APPOINTMENT = 70, 25, 15, 40, 30, 6

# One long word is not many, and one sentence has no mean.
_LEAST_LONG = 2
_LEAST_SENTENCES = 2
_SENTENCE_END = re.compile(r"[.!?…]['\"”’)]*\s+|\n+")
_CUT = re.compile(r" +(#[^\W_][^\n]*)")
_LONG_WORD = re.compile(rf"[^\W\d_]{{{LONG_WORD},}}")


class ReadText(NamedTuple):
    """A text that players read; `most`: its guide length in words, 0 without one."""

    id: str
    text: str
    most: int


def texts_to_read(scenario: Scenario) -> Iterator[ReadText]:
    """Yield what players read in play and in the debrief."""
    for message in scenario.messages.values():
        yield ReadText(f"messages/{message.id}/text", message.text, MESSAGE)
    for appointment in scenario.agenda.values():
        yield ReadText(f"agenda/{appointment.id}/text", appointment.text, APPOINTMENT)
    for deed in deeds_of(scenario):
        path, key = f"actions/{deed.name.removeprefix('action:')}", "consequence"
        if isinstance(deed.source, Timeout):
            path, key = f"{deed.scene}/timeout", "text"
        elif isinstance(deed.source, Choice):
            path = f"{deed.scene}/choices/{deed.source.id}"
            yield ReadText(f"{path}/text", deed.source.text, CHOICE)
        yield ReadText(f"{path}/{key}", deed.done.consequence, CONSEQUENCE)
        yield ReadText(f"{path}/debrief", deed.done.debrief, 0)
    for scene in scenario.scenes.values():
        is_situation = isinstance(scene, Dilemma | Explain)
        yield ReadText(f"{scene.id}/text", scene.text, SITUATION if is_situation else 0)
        if isinstance(scene, Explain):
            yield ReadText(f"{scene.id}/prompt", scene.prompt, 0)
        elif isinstance(scene, Dilemma):
            yield ReadText(f"{scene.id}/question", scene.question, 0)
            for one in scene.advice:
                yield ReadText(f"{scene.id}/advice/{one.advisor}/text", one.text, ADVICE)


def check_style(look: Glance) -> Iterator[Problem]:
    """Texts are short, and so are their sentences and words."""
    kept = _kept_words(look)
    for text in texts_to_read(look.scenario):
        count, longest = _words_in(text.text)
        if text.most and count > text.most:
            yield _advice(
                look,
                text,
                "long-text",
                _("this text has {count} words; {most} read well").format(
                    count=count, most=text.most
                ),
                _("leave out what the player can do without"),
            )
        if count > LONGEST_MEAN:
            yield from _check_sentences(look, text, count)
        if longest >= LONG_WORD:
            yield from _check_words(look, text, count, kept)


def _words_in(text: str) -> tuple[int, int]:
    """Return how many words a text has, and how long the longest is."""
    words = text.split()
    return len(words), max(map(len, words), default=0)


def _check_sentences(look: Glance, text: ReadText, count: int) -> Iterator[Problem]:
    sentences = [length for part in _SENTENCE_END.split(text.text) if (length := len(part.split()))]
    longest = max(sentences, default=0)
    if longest > LONGEST_SENTENCE:
        yield _advice(
            look,
            text,
            "long-sentence",
            _("a sentence here has {count} words; {most} read well").format(
                count=longest, most=LONGEST_SENTENCE
            ),
            _("make two sentences of it"),
        )
    elif len(sentences) >= _LEAST_SENTENCES and count > LONGEST_MEAN * len(sentences):
        yield _advice(
            look,
            text,
            "long-sentences",
            _("the sentences here have {count} words on average; {most} read well").format(
                count=round(count / len(sentences)), most=LONGEST_MEAN
            ),
            _("let a short sentence follow a long one"),
        )


def _check_words(look: Glance, text: ReadText, count: int, kept: set[str]) -> Iterator[Problem]:
    found = _LONG_WORD.findall(text.text)
    if len(found) < _LEAST_LONG or len(found) * 10 <= count:
        return
    long = [word for word in found if word.lower() not in kept]
    if len(long) >= _LEAST_LONG and len(long) * 10 > count:
        yield _advice(
            look,
            text,
            "long-words",
            _("of {count} words, {long} have {least} letters or more: {words}").format(
                count=count,
                long=len(long),
                least=LONG_WORD,
                words=", ".join(dict.fromkeys(long)),
            ),
            _("use shorter ones, or list those that must stay under 'words:'"),
        )


def _kept_words(look: Glance) -> set[str]:
    """Return the long words that the author keeps, in small letters."""
    node = look.root.entries.get("words")
    nodes = node.items if type(node) is Sequence else [node]
    return {one.text.lower() for one in nodes if type(one) is Scalar}


def check_cut(look: Glance) -> Iterator[Problem]:
    """No text without quotes ends at a word with a '#' in front: YAML takes the rest for a remark.

    A remark of an author has a space behind its '#'.
    """
    source = look.written.text.text
    waiting: list[Node] = [look.root] if " #" in source else []
    while waiting:
        node = waiting.pop()
        if type(node) is Scalar:
            end = node.at + len(node.text)
            cut = _CUT.match(source, end)
            if cut and node.plain and " " in node.text and source.startswith(node.text, node.at):
                yield advice(
                    look.written.at(end),
                    "cut-text",
                    _("this text ends here: '{rest}' is taken for a remark").format(
                        rest=quoted(cut[1])
                    ),
                    _("put the whole text between quotes, or a space behind the #"),
                )
        elif type(node) is Sequence:
            waiting += node.items
        elif type(node) is Mapping:
            waiting += node.entries.values()


def _advice(look: Glance, text: ReadText, reference: str, message: str, hint: str) -> Problem:
    index = text_index(look.root, look.written.scenes, text.id)
    return advice(look.written.at(index), reference, message, hint)
