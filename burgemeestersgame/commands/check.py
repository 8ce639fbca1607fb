"""`check`: every problem in scenarios and in folders of norms."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from burgemeestersgame.commands import FINE, PROBLEMS, WRONG_USE
from burgemeestersgame.commands.output import (
    emit,
    emit_json,
    problem_as_json,
    problem_in_words,
    talk,
)
from burgemeestersgame.errors import GameError, Problem, Severity
from burgemeestersgame.files import reason
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.paths import is_bare, path_of
from burgemeestersgame.scenario.counted import (
    accepted_in_words,
    not_followed_in_words,
    problems_in_words,
)

if TYPE_CHECKING:
    from burgemeestersgame.scenario import Checked

_STORY = "scenario.yaml"


def check(paths: Sequence[str], form: str, *, is_strict: bool = False) -> int:
    """Write the problems of everything that the paths mean.

    A path that means nothing is said on standard error; the others are checked all the
    same, and the exit status is that of wrong use.
    """
    problems: list[Problem] = []
    count = accepted = 0
    is_wrong_use = False
    is_followed = True
    seen: set[str] = set()
    targets: list[Path] = []
    for path in paths:
        try:
            targets += _targets(_meant(path))
        except GameError as error:
            is_wrong_use = True
            talk(f"burgemeestersgame: {error}")
    for target in targets:
        try:
            real = os.path.realpath(target / _STORY if target.is_dir() else target)
            if real not in seen:
                seen.add(real)
                found = _look_over(target)
                problems += found.problems
                accepted += found.accepted
                is_followed = is_followed and found.is_followed
                count += 1
        except (GameError, OSError, ValueError) as error:
            is_wrong_use = True
            talk(f"burgemeestersgame: {_said(error, target)}")
    if form == "json":
        emit_json([problem_as_json(problem) for problem in problems])
    else:
        emit("\n".join(map(problem_in_words, problems)))
        if count:
            talk(_summary(problems, count))
        if accepted:
            talk(accepted_in_words(accepted))
        if not is_followed:
            talk(not_followed_in_words())
    if is_wrong_use:
        return WRONG_USE
    bad = (Severity.ERROR, Severity.WARNING) if is_strict else (Severity.ERROR,)
    return PROBLEMS if any(problem.severity in bad for problem in problems) else FINE


def _meant(name: str) -> Path:
    """Return the path that a name means: what lies here, else a story of ours or installed."""
    path = path_of(name)
    if is_bare(name) and not os.path.lexists(path):
        from burgemeestersgame import library  # late: most check what lies here

        return library.find(name)
    return path


def _targets(path: Path) -> Iterable[Path]:
    """Return what a path means: itself, or every scenario in a folder of scenarios."""
    try:
        if path.is_dir() and not (path / _STORY).exists() and not _is_norms_folder(path):
            inside = sorted(file.parent for file in path.glob(f"*/{_STORY}"))
            return inside or [path]
    except OSError:
        pass  # what is wrong with it, as with a folder without any, says whoever reads it
    return [path]


def _look_over(target: Path) -> Checked:
    from burgemeestersgame.scenario import Checked, look_over

    if target.is_dir() and _is_norms_folder(target):
        from burgemeestersgame.norms import check_norms

        return Checked(check_norms(target), 0)
    return look_over(target)


def _is_norms_folder(path: Path) -> bool:
    from burgemeestersgame.norms import is_norms_folder

    return not (path / _STORY).exists() and is_norms_folder(path)


def _summary(problems: Iterable[Problem], count: int) -> str:
    looked = ngettext("{count} checked", "{count} checked", count).format(count=count)
    return f"{looked}: {problems_in_words(problems, with_none=True)}"


def _said(error: Exception, path: Path) -> str:
    if isinstance(error, GameError):
        return str(error)
    return _("'{path}' cannot be read: {reason}").format(path=path, reason=reason(error))
