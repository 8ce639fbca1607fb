"""The versioned JSON that crosses the sockets; `docs/protocol.md` says how it is used.

A message of an unknown kind, with an unknown key or with a value of another type is an error with
a code, never an exception that reaches anybody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from burgemeestersgame.room.settings import RoomSettings, Seconds

VERSION = 1
TOKEN_HEX = 32  # 128 bits
MAX_FRAME = 8192  # bytes from a client

_Token = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}$", description="128 random bits")]
_Id = Annotated[str, Meta(min_length=1, max_length=64, description="Made by the sender")]
_Name = Annotated[str, Meta(max_length=200)]
_Text = Annotated[str, Meta(max_length=4000)]


class _FromClient(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="t"):
    """A message from a phone or a trainer's page."""


class Hello(_FromClient, frozen=True, tag="hello"):
    """First message of a phone: who it is, by a token that it made itself.

    Attributes:
        code: Of the room; needed once, not for a token that has a seat.
        role: What the participant would like to be.
    """

    v: int
    token: _Token
    code: _Name = ""
    role: _Name | None = None


class Vote(_FromClient, frozen=True, tag="vote"):
    """An answer in the open round.

    Attributes:
        moment: The round it is meant for, as the frame `scene` said; None: whichever is open.
    """

    id: _Id
    choice: _Name
    value: _Name | None = None
    reason: _Text = ""
    moment: int | None = None


class Propose(_FromClient, frozen=True, tag="propose"):
    """That the room does something unasked, or not any more."""

    id: _Id
    action: _Name
    wanted: bool = True


class SuggestLine(_FromClient, frozen=True, tag="line"):
    """A line for the agreement, in the place of one's own before; '' for none any more."""

    id: _Id
    text: _Text


class Support(_FromClient, frozen=True, tag="support"):
    """That somebody stands behind a line for the agreement, or not any more."""

    id: _Id
    line: int
    wanted: bool = True


class ChooseRole(_FromClient, frozen=True, tag="role"):
    """The role that a participant chooses in the lobby."""

    id: _Id
    role: _Name


class MayorDecides(_FromClient, frozen=True, tag="decide"):
    """The decision of the one who plays the mayor."""

    id: _Id
    choice: _Name


class Leave(_FromClient, frozen=True, tag="leave"):
    """Somebody goes, and is not to be waited for."""

    id: _Id


class Ping(_FromClient, frozen=True, tag="ping"):
    """Asks for a `pong`: a browser cannot see the socket's own."""


class TrainerHello(_FromClient, frozen=True, tag="trainer"):
    """First message of a trainer's page. `key`: the part of its address after `#`."""

    v: int
    key: Annotated[str, Meta(max_length=100)]


What = Literal[
    "practise",
    "open",
    "extend",
    "close",
    "hands",
    "reveal",
    "decide",
    "consult",
    "act",
    "explain",
    "next",
    "look-back",
    "pause",
    "resume",
    "hide",
    "spotlight",
    "keep",
    "drop",
    "note",
    "agree",
    "page",
    "told",
    "adopt",
    "drop-line",
    "settings",
    "roles",
    "mayor",
    "dismiss",
    "new-code",
    "address",
    "end",
]


class Do(_FromClient, frozen=True, tag="do"):
    """A command of the trainer; which attributes count depends on `what`.

    Attributes:
        moment: The moment at which the page stood; a command meant for another one is refused, so
            that a command sent twice is done once. None: now.
        seconds: open: a limit, 0 for none, None for that of the settings; extend: so many more,
            None for no limit.
        choice: decide. text: explain, note, agree. action: act. advisor: consult.
        reason: spotlight, keep, drop. line: adopt, drop-line. votes: hands.
        seat: roles, dismiss, mayor. roles: roles.
        on: hide, whether a spotlight shines, and told: whether it was said.
        number: page: of the debrief, from 1.
        address: The network address to put behind the QR code.
    """

    id: _Id
    what: What
    moment: int | None = None
    seconds: Seconds | None = None
    choice: _Name | None = None
    text: _Text = ""
    action: _Name = ""
    advisor: _Name = ""
    reason: int | None = None
    line: int | None = None
    votes: Mapping[_Name, Annotated[int, Meta(ge=0, le=10_000)]] = {}
    seat: int | None = None
    roles: tuple[_Name, ...] = ()
    on: bool = True
    number: int | None = None
    address: _Name = ""
    settings: RoomSettings | None = None


class Report(_FromClient, frozen=True, tag="report"):
    """Asks for the report of the session; its `ack` holds a `name` for the file, and `html`."""

    id: _Id


FromPhone = (
    Hello | Vote | Propose | SuggestLine | Support | ChooseRole | MayorDecides | Leave | Ping
)
FromTrainer = TrainerHello | Do | Report | Ping

_phone: msgspec.json.Decoder[Any] = msgspec.json.Decoder(FromPhone)
_trainer: msgspec.json.Decoder[Any] = msgspec.json.Decoder(FromTrainer)
_encoder = msgspec.json.Encoder()


class BadMessage(Exception):
    """What came is no message of this protocol."""


def from_phone(text: str | bytes) -> FromPhone:
    """Return a phone's message; raises BadMessage."""
    return _decoded(_phone, text)  # type: ignore[no-any-return]


def from_trainer(text: str | bytes) -> FromTrainer:
    """Return a message of the trainer's page; raises BadMessage."""
    return _decoded(_trainer, text)  # type: ignore[no-any-return]


class _Versioned(Struct, frozen=True):
    v: int | None = None


_versioned = msgspec.json.Decoder(_Versioned)


def version_of(text: str | bytes) -> int | None:
    """Return the version that a message says it is of, None if it says nothing of the kind."""
    try:
        return _versioned.decode(text).v
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None


def _decoded(decoder: msgspec.json.Decoder[Any], text: str | bytes) -> Any:
    try:
        return decoder.decode(text)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise BadMessage(str(error)) from None


def frame(kind: str, **parts: object) -> str:
    """Return a message to a client: `v`, its kind as `t`, and its parts (`bytes` are JSON)."""
    body: dict[str, object] = {"v": VERSION, "t": kind}
    for name, part in parts.items():
        body[name] = msgspec.Raw(part) if isinstance(part, bytes) else part
    return _encoder.encode(body).decode()


def encoded(value: object) -> bytes:
    """Return a part of a message as JSON, to be put in several frames."""
    return _encoder.encode(value)


def key_of(token: str) -> str:
    """Return what is kept instead of a token or a trainer's key: its SHA-256, in hexadecimal.

    Both have 128 random bits, so that no salt is needed.
    """
    return hashlib.sha256(token.encode()).hexdigest()


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of what clients may send."""
    from burgemeestersgame.groups.shown import DebriefView
    from burgemeestersgame.room import shown

    kinds = [*FromPhone.__args__, *FromTrainer.__args__]
    parts = [shown.SessionView, shown.Scene, shown.Reasons, shown.RoleCard, shown.Mine]
    parts += [shown.TrainerView, DebriefView]
    unique = list(dict.fromkeys(kinds))
    schemas, components = msgspec.json.schema_components(
        [*unique, *parts], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Burgemeestersgame group play, version {VERSION}: messages from clients",
        "oneOf": schemas[: len(unique)],
        "$defs": components,
    }
