"""`new`: a new scenario, after a few questions or by what the arguments say."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from burgemeestersgame import i18n, library
from burgemeestersgame.authoring.new import LANGUAGES, copy, create, name_for, place_for
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import emit, talk
from burgemeestersgame.console import EndOfInput, Paper, is_terminal, standard_lines
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import is_bare, path_of
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.scenario.folder import SCENARIO_FILE

_ROLE = "burgemeester"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the arguments say of a new scenario; None or '' where they say nothing.

    Attributes:
        path: A path, or a name in the author's own folder.
        language: Where it was said with the command; else the interface's is a guess.
        source: The id or path of a scenario to copy.
    """

    path: str | None
    title: str | None
    role: str | None
    about: str | None
    language: str | None
    source: str | None


def new_scenario(asked: Asked) -> int:
    """Make a scenario and say what can be done with it; its folder goes to standard output.

    On a terminal the user is asked what the arguments do not say.
    """
    ask = _questions() if is_terminal(sys.stdin) and is_terminal(sys.stderr) else _no_questions
    made = _copied(asked, asked.source, ask) if asked.source else _created(asked, ask)
    emit(str(made))
    name = _shortest(made)
    talk(
        "\n".join(
            (
                _("Write in: {file}").format(file=made / SCENARIO_FILE),
                _("Play it with: {command}").format(command=f"burgemeestersgame play {name}"),
                _("Look it over with: {command}").format(command=f"burgemeestersgame check {name}"),
                _("See it while you write: {command}").format(
                    command=f"burgemeestersgame preview {name}"
                ),
            )
        )
    )
    return FINE


def _shortest(made: Path) -> str:
    """Return what commands can call a scenario: its name alone where every one of them finds it."""
    with contextlib.suppress(library.UnknownScenario):
        if library.find(made.name) == made == path_of(made.name):
            return made.name
    return f'"{made}"'


def _created(asked: Asked, ask: _Question) -> Path:
    title = asked.title or ask(_("What is it called?"), _title_of(asked.path))
    folder = _folder(asked.path, title)
    role = asked.role or ask(_("Who is the player?"), _ROLE)
    language = asked.language or _language(ask)
    about = asked.about
    if about is None:
        about = ask(_("What is it about, in one sentence? You may leave this empty."), "")
    return create(folder, title=title, role=role, language=language, about=about)


def _copied(asked: Asked, name: str, ask: _Question) -> Path:
    source = library.find_to_write(name)
    before = load_scenario(source).title
    title = asked.title or ask(
        _("What is the copy called?"),
        _title_of(asked.path) or _("{title} (copy)").format(title=before),
    )
    folder = _folder(asked.path, title)
    return copy(source, folder, title=title, role=asked.role or "", language=i18n.language())


def _language(ask: _Question) -> str:
    while True:
        choose = _("In which language is it: {languages}?").format(languages=", ".join(LANGUAGES))
        answer = ask(choose, i18n.language()).lower()
        if answer in LANGUAGES:
            return answer


def _folder(path: str | None, title: str) -> Path:
    name = path or name_for(title)
    if not name:
        raise WrongUse(_("say what the new scenario is called: burgemeestersgame new de-markt"))
    better = name_for(name)
    if is_bare(name) and better != name and better:
        raise WrongUse(
            _(
                "'{name}' is a title; the folder has small letters, digits and hyphens. Write:"
                " {command}"
            ).format(name=name, command=f'burgemeestersgame new {better} --title "{name}"')
        )
    return place_for(name)


def _title_of(path: str | None) -> str:
    """Return the title that a folder's name suggests: `de-markt` is `De markt`."""
    words = Path(path).name.replace("-", " ").strip() if path else ""
    return words[:1].upper() + words[1:]


_Question = Callable[[str, str], str]


def _no_questions(question: str, usual: str) -> str:
    return usual


def _questions() -> _Question:
    lines, paper = standard_lines(), Paper(sys.stderr)

    def ask(question: str, usual: str) -> str:
        paper.ask(f"{question} [{usual}]" if usual else question)
        try:
            answer = (lines.next() or "").strip()
        except EndOfInput as error:
            raise WrongUse(_("nothing was made")) from error
        paper.answered()
        return answer or usual

    return ask
