"""Pieces that an editor offers to write at once, for the author to fill in.

`${1:...}` is where the cursor goes first.
"""

from __future__ import annotations

from typing import Any

from burgemeestersgame.i18n import gettext as _


def snippets() -> dict[str, list[dict[str, Any]]]:
    """Return what is offered, by construct, or by construct and key: `scenario/actions`."""
    choice = {"text": "${0:" + _("what you do") + "}", "takes": "10 min"}
    dilemma = {
        "dilemma": "${1:id}",
        "text": "${2:" + _("the situation") + "}",
        "question": "${3:" + _("what do you do?") + "}",
        "advice": {"${4:id}": {"stance": "open", "text": "${5}"}},
        "choices": {"${6:id}": choice, "${7:id}": choice},
    }
    return {
        "scene": [_snippet(_("new dilemma with advice and two choices"), dilemma)],
        "scenario/indicators": [
            _snippet(
                _("new indicator"),
                {"${1:id}": {"start": 50, "better": "high", "label": "${2}"}},
            )
        ],
        "scenario/cast": [_snippet(_("new person"), {"${1:id}": {"name": "${2}", "role": "${3}"}})],
        "scenario/messages": [
            _snippet(
                _("new message"), {"${1:id}": {"channel": "app", "from": "${2}", "text": "${3}"}}
            )
        ],
        "scenario/agenda": [
            _snippet(_("new appointment"), {"${1:id}": {"at": "2026-03-22 10:00", "text": "${2}"}})
        ],
        "scenario/actions": [
            _snippet(
                _("new action"),
                {"${1:id}": {"text": "${2}", "takes": "10 min", "consequence": "${3}"}},
            )
        ],
        "dilemma/advice": [
            _snippet(_("new advice"), {"${1:id}": {"stance": "open", "text": "${2}"}})
        ],
        "dilemma/choices": [_snippet(_("new choice"), {"${1:id}": choice})],
    }


def _snippet(label: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"label": label, "body": body}
