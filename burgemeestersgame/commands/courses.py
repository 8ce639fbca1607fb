"""`course`: what one group played, kept together without names, and its page for the trainer."""

from __future__ import annotations

from collections.abc import Sequence

from burgemeestersgame import courses, i18n
from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.asking import ask
from burgemeestersgame.commands.output import (
    emit,
    emit_json,
    form_for,
    json_text,
    talk,
    write_result,
)
from burgemeestersgame.commands.runs import described, kept
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.store import Course, open_store
from burgemeestersgame.store.forgetting import forget_course

_FORMS = {".txt": "text", ".html": "html", ".htm": "html", ".json": "json"}


def new_course(name: str) -> int:
    """Begin a course under a name."""
    with open_store() as store:
        course = store.courses.create(name)
    talk(_("Begun: course '{name}'").format(name=course.name))
    return FINE


def list_courses(form: str) -> int:
    """Write the courses on this computer, the newest first.

    Args:
        form: `text` or `json`.
    """
    with open_store() as store:
        found = store.courses.all()
    if form == "json":
        emit_json([{"name": each.name, "begun": each.begun, "runs": each.runs} for each in found])
    elif found:
        emit("\n".join(map(_in_a_line, found)))
    else:
        talk(_("There is no course yet; begin one with: burgemeestersgame course new NAME"))
    return FINE


def add_to_course(name: str, runs: Sequence[str]) -> int:
    """Put runs and sessions in a course; one in a file is taken in first."""
    ids = [kept(run) for run in runs]
    with open_store() as store:
        course = store.courses.find(name)
        for run_id in ids:
            store.courses.add(course.id, run_id)
            told = next(described([store.entry(run_id)]))
            talk(_("In course '{name}': {run}").format(name=course.name, run=told))
    return FINE


def take_out_of_course(name: str, runs: Sequence[str]) -> int:
    """Take runs and sessions out of a course; they stay on this computer."""
    with open_store() as store:
        course = store.courses.find(name)
        for run in runs:
            run_id = store.find(run)
            store.courses.take_out(course.id, run_id)
            talk(_("Not in course '{name}' any more: {run}").format(name=course.name, run=run_id))
    return FINE


def show_course(name: str, form: str | None, target: str) -> int:
    """Write the page of a course.

    Args:
        form: text, html or json; None: as the name of the file says, else text.
    """
    from burgemeestersgame.groups.course_views import as_json, as_text, to_html

    form = form or form_for(target, _FORMS, "text")
    with open_store() as store:
        page = courses.page_of(store, store.courses.find(name), i18n.language())
    if form == "json":
        text = json_text(as_json(page))
    elif form == "html":
        text = to_html(page)
    else:
        text = "\n\n".join("\n".join(lines) for lines in as_text(page))
    write_result(target, (text.rstrip("\n") + "\n").encode(errors="replace"))
    if target != "-":
        talk(_("Written: {path}").format(path=target))
    return FINE


def delete_course(name: str, *, is_sure: bool) -> int:
    """Forget a course; what was played in it stays.

    Raises:
        WrongUse: Whoever was asked did not say yes.
    """
    with open_store() as store:
        course = store.courses.find(name)
        if not is_sure:
            question = _("Take this course away? What was played in it stays. [y/N]")
            ask(_in_a_line(course), question, _("nothing was taken away"))
        forget_course(store, course.id)
    talk(_("Taken away: {id}").format(id=course.name))
    return FINE


def _in_a_line(course: Course) -> str:
    text = ngettext("{name}: {count} game", "{name}: {count} games", course.runs)
    return text.format(name=course.name, count=course.runs)
