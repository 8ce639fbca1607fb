"""Boxes of the picture with their text wrapped: how large each is, and where things stand in it.

All places are in pixels from the top left of the block that a scene or an action makes: its card
and, hanging below the choices, what comes of them later.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.storymap.graph import Deed, Delayed, Road, SceneNode
from burgemeestersgame.storymap.hits import Hits
from burgemeestersgame.storymap.metrics import width_of, wrapped
from burgemeestersgame.storymap.wording import shortened

CELL, GAP, PAD = 164.0, 8.0, 14.0
PLAIN, ACTION, LABEL = 300.0, 290.0, 146.0
_SMALL, _TEXT, _LEAD = 12.0, 13.0, 16.0
_LEADING = 1.32
_ICON = 16.0
_BAR = 14.0
_STEM, _HANG = 6.0, 30.0
ARROW = 16.0  # from the left of a choice or action: where arrows to what comes later leave it

KIND_ICONS = {"dilemma": "gavel", "explain": "quote", "bridge": "route", "ending": "flag"}
TOUCH_ICONS = {"honours": "circle-check", "breaches": "circle-x", "repairs": "wrench"}
_DEED_ICONS = {"choice": "circle", "timeout": "hourglass", "action": "hand"}


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline. `style` names a class of the style sheet."""

    x: float
    y: float
    text: str
    style: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon of ours, by its name, with its top left corner."""

    x: float
    y: float
    size: float
    name: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A box with what is written in it.

    Attributes:
        kind: What it is, which decides its shape: dilemma, explain, bridge, ending, choice,
            timeout, action, later or label.
        key: Of the scene, deed or delayed consequence.
        parent: Key of the deed from which a delayed consequence comes.
    """

    kind: str
    key: str
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...] = ()
    icons: tuple[Icon, ...] = ()
    is_never: bool = False
    parent: str = ""

    def moved(self, dx: float, dy: float) -> Piece:
        """Return it elsewhere."""
        return replace(
            self,
            x=self.x + dx,
            y=self.y + dy,
            texts=tuple(replace(each, x=each.x + dx, y=each.y + dy) for each in self.texts),
            icons=tuple(replace(each, x=each.x + dx, y=each.y + dy) for each in self.icons),
        )


@dataclass(frozen=True, slots=True)
class Port:
    """Where an exit leaves a block: at `x`, at its bottom.

    Attributes:
        stems: Where lines come out of the choices: pairs of x and y.
        bar: Height at which they join; the bottom where there is but one.
    """

    x: float
    bar: float
    stems: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A scene or an action with everything that hangs from it."""

    width: float
    height: float
    pieces: tuple[Piece, ...]
    ports: tuple[Port, ...] = ()


class _Writer:
    """Writes lines of text and icons from the top of a box down."""

    def __init__(self, x: float, y: float, width: float, language: str) -> None:
        self.x, self.y, self.width = x, y, width
        self._language = language
        self.texts: list[Text] = []
        self.icons: list[Icon] = []

    def paragraph(
        self, text: str, style: str, size: float, *, most: int | None = None, icon: str = ""
    ) -> None:
        """Write a text, with an icon before its first line."""
        if not text:
            return
        indent = _ICON + 5 if icon else 0.0
        is_bold = style in ("lead", "strong", "kind")
        lines = wrapped(
            text,
            self.width - indent,
            size,
            is_bold=is_bold,
            most=most,
            language=self._language,
        )
        step = round(size * _LEADING, 1)
        if icon:
            self.icons.append(Icon(self.x, self.y + (step - _ICON) / 2 + 1, _ICON, icon, style))
        for line in lines:
            self.y += step
            self.texts.append(Text(self.x + indent, self.y - size * 0.24, line, style))

    def gap(self, height: float) -> None:
        self.y += height

    def counts(self, deed: Deed) -> None:
        """Write how many norms a deed honours, breaches and repairs, as small tags."""
        found = [(how, deed.count(how)) for how in TOUCH_ICONS if deed.count(how)]
        if not found:
            return
        x = self.x
        for how, count in found:
            self.icons.append(Icon(x, self.y + 2, _ICON, TOUCH_ICONS[how], how))
            number = str(count)
            self.texts.append(Text(x + _ICON + 4, self.y + 14.5, number, how))
            x += _ICON + 4 + width_of(number, _TEXT, is_bold=True) + 10
        self.y += 20


def scene_block(scene: SceneNode, language: str, hits: Hits | None) -> Block:
    """Return the block of a scene.

    Args:
        language: Of its texts.
    """
    columns = len(scene.deeds)
    width = max(PLAIN, columns * CELL + (columns - 1) * GAP + 2 * PAD)
    writer = _Writer(PAD, 10.0, width - 2 * PAD, language)
    count = hits.of_scene(scene) if hits else None
    kind = f"{kind_word(scene.kind)} · {scene.id}"
    writer.paragraph(kind, "kind", _TEXT, most=2, icon=KIND_ICONS[scene.kind])
    if scene.at:
        writer.paragraph(_capital(scene.at), "soft", _SMALL, icon="clock")
    if scene.limit:
        limit = _("time limit: {seconds}").format(seconds=scene.limit)
        writer.paragraph(_capital(limit), "soft", _SMALL, icon="hourglass")
    if scene.condition:
        writer.gap(3)
        writer.paragraph(only_if(scene, brief=True), "only", _SMALL, most=6, icon="circle-help")
    writer.gap(5)
    if scene.kind == "dilemma":
        writer.paragraph(scene.lead, "lead", _LEAD, most=4)
    else:
        writer.paragraph(scene.lead, "text", _TEXT, most=4)
    if hits is not None and count is not None:
        writer.gap(3)
        writer.paragraph(hits.in_words(count), "hits", _TEXT)
    if not scene.deeds:
        height = writer.y + 12
        card = _card(scene, width, height, writer, count == 0)
        ports = tuple(_straight(width / 2, height) for each in scene.exits)
        return Block(width, height, (card,), ports)
    writer.gap(10)
    return _dilemma(scene, width, writer, language, hits, count == 0)


def _dilemma(
    scene: SceneNode,
    width: float,
    writer: _Writer,
    language: str,
    hits: Hits | None,
    is_never: bool,
) -> Block:
    top = writer.y
    whole = hits.of_scene(scene) if hits else None
    left = (width - len(scene.deeds) * (CELL + GAP) + GAP) / 2
    places = {deed.key: left + n * (CELL + GAP) for n, deed in enumerate(scene.deeds)}
    cells = [_cell(deed, places[deed.key], top, language, hits, whole) for deed in scene.deeds]
    tall = max(cell.height for cell in cells)
    bottom = top + tall + PAD
    card = _card(scene, width, bottom, writer, is_never)
    pieces = [card, *(replace(cell, height=tall) for cell in cells)]
    ends = [bottom]
    for deed in scene.deeds:
        y = bottom + 14
        for later in deed.later:
            tag = _tag(later, deed.key, places[deed.key] + _HANG, y, CELL - _HANG, language, hits)
            pieces.append(tag)
            y += tag.height + 8
            ends.append(y)
    ports, height = _ports(scene, places, width, bottom, max(ends))
    return Block(width, height, tuple(pieces), ports)


def _card(scene: SceneNode, width: float, height: float, writer: _Writer, is_never: bool) -> Piece:
    return Piece(
        scene.kind,
        scene.id,
        0.0,
        0.0,
        width,
        height,
        tuple(writer.texts),
        tuple(writer.icons),
        is_never,
    )


def _cell(
    deed: Deed, x: float, y: float, language: str, hits: Hits | None, whole: int | None
) -> Piece:
    writer = _Writer(x + 9, y + 6, CELL - 18, language)
    writer.paragraph(deed.text, "strong", _TEXT, most=7, icon=_DEED_ICONS[deed.kind])
    if deed.kind == "timeout" and deed.consequence:
        writer.paragraph(deed.consequence, "text", _SMALL, most=3)
    if deed.condition:
        writer.gap(4)
        said = _("Only if {condition}").format(condition=deed.condition.brief)
        writer.paragraph(said, "only", _SMALL, most=6, icon="circle-help")
    writer.gap(3)
    writer.counts(deed)
    _cancelling(writer, deed.cancels)
    count = hits.of_deed(deed.key) if hits else None
    if hits is not None and count is not None:
        writer.paragraph(hits.in_words(count, whole), "hits", _TEXT)
    return Piece(
        deed.kind,
        deed.key,
        x,
        y,
        CELL,
        writer.y + 7 - y,
        tuple(writer.texts),
        tuple(writer.icons),
        count == 0,
    )


def _tag(
    later: Delayed,
    parent: str,
    x: float,
    y: float,
    width: float,
    language: str,
    hits: Hits | None,
) -> Piece:
    """Return the box of a delayed consequence; `parent` is the key of the deed it comes of."""
    writer = _Writer(x + 8, y + 5, width - 16, language)
    writer.paragraph(_capital(later.after), "strong", _SMALL, icon="history")
    if later.condition:
        said = _("Only if {condition}").format(condition=later.condition.brief)
        writer.paragraph(said, "only", _SMALL, most=5)
    if later.sender:
        writer.paragraph(later.sender, "text", _SMALL, most=2, icon="mail")
        writer.paragraph(f"“{shortened(later.message, 60)}”", "soft", _SMALL, most=3)
    for effect in later.effects:
        writer.paragraph(effect, "text", _SMALL, most=3)
    for fact in later.sets:
        writer.paragraph(_("Now true: {fact}").format(fact=fact), "text", _SMALL, most=3)
    _cancelling(writer, later.cancels)
    if later.cancelled_by:
        who = ", ".join(each.removeprefix("action:") for each in later.cancelled_by)
        writer.paragraph(_("Can be cancelled: {who}").format(who=who), "only", _SMALL, most=3)
    count = hits.of_later(later.id) if hits else None
    if hits is not None and count is not None:
        writer.gap(2)
        writer.paragraph(hits.in_words(count, hits.of_deed(parent)), "hits", _SMALL)
    return Piece(
        "later",
        later.id,
        x,
        y,
        width,
        writer.y + 6 - y,
        tuple(writer.texts),
        tuple(writer.icons),
        count == 0,
        parent=parent,
    )


def _cancelling(writer: _Writer, cancels: Iterable[str]) -> None:
    for id in cancels:
        writer.paragraph(_("Cancels {later}").format(later=id), "only", _SMALL, most=2, icon="x")


def _ports(
    scene: SceneNode, places: dict[str, float], width: float, bottom: float, below: float
) -> tuple[tuple[Port, ...], float]:
    """Return where the exits leave a dilemma, and the height of its block."""
    height = below + 6
    bars = []
    for each in scene.exits:
        bars.append(height if len(each.deeds) > 1 else below)
        height += _BAR if len(each.deeds) > 1 else 0.0
    height += 4
    ports = []
    for each, bar in zip(scene.exits, bars, strict=True):
        xs = [places[key] + _STEM for key in each.deeds]
        if not xs:
            ports.append(Port(width - 5, height, ((width - 5, bottom),)))
            continue
        # With one exit for all, it leaves from the middle of the card; else below one of its
        # choices, where no other exit leaves.
        is_only = len(scene.exits) == 1 and len(xs) > 1
        x = width / 2 if is_only else min(xs, key=lambda each_x: abs(each_x - width / 2))
        stems = tuple((each_x, bottom) for each_x in xs)
        ports.append(Port(x, bar if len(xs) > 1 else height, stems))
    return tuple(ports), height


def _straight(x: float, y: float) -> Port:
    return Port(x, y, ((x, y),))


def action_block(action: Deed, language: str, hits: Hits | None) -> Block:
    """Return the block of an action, for the list beside the story."""
    writer = _Writer(PAD, 9.0, ACTION - 2 * PAD, language)
    writer.paragraph(f"{_('Action')} · {action.id}", "kind", _SMALL, most=2, icon="hand")
    writer.gap(2)
    writer.paragraph(action.text, "strong", _TEXT, most=4)
    writer.gap(3)
    writer.paragraph(available(action, brief=True), "only", _SMALL, most=7, icon="circle-help")
    if action.takes:
        writer.paragraph(
            _("Takes {duration}").format(duration=action.takes), "soft", _SMALL, icon="clock"
        )
    if action.times:
        writer.paragraph(_("At most {times}").format(times=action.times), "soft", _SMALL)
    writer.counts(action)
    _cancelling(writer, action.cancels)
    count = hits.of_deed(action.key) if hits else None
    if hits is not None and count is not None:
        writer.paragraph(hits.in_words(count), "hits", _TEXT)
    height = writer.y + 9
    pieces = [
        Piece(
            "action",
            action.key,
            0.0,
            0.0,
            ACTION,
            height,
            tuple(writer.texts),
            tuple(writer.icons),
            count == 0,
        )
    ]
    y = height + 14
    for later in action.later:
        tag = _tag(later, action.key, _HANG, y, ACTION - _HANG, language, hits)
        pieces.append(tag)
        y += tag.height + 8
    return Block(ACTION, max(height, y - 8 if action.later else height), tuple(pieces))


def label_piece(text: str, key: str, language: str) -> Piece:
    """Return the words on a way on."""
    writer = _Writer(8.0, 3.0, LABEL - 16, language)
    writer.paragraph(text, "label", _SMALL, most=11)
    wide = max((width_of(each.text, _SMALL) for each in writer.texts), default=0.0)
    width = min(LABEL, wide + 16)
    texts = tuple(replace(each, x=width / 2, anchor="middle") for each in writer.texts)
    return Piece("label", key, 0.0, 0.0, width, writer.y + 5, texts)


def kind_word(kind: str) -> str:
    """Return what a kind of scene is called."""
    return {
        "dilemma": _("Dilemma"),
        "explain": _("Explain it"),
        "bridge": _("Bridge"),
        "ending": _("Ending"),
    }[kind]


def road_words(road: Road, *, is_skip: bool, brief: bool) -> str:
    """Return when a way on is taken; '' where it always is."""
    condition = road.condition.brief if brief else road.condition.full
    if is_skip and not road.order:
        return _("if the scene is skipped")
    if road.is_last:
        said = _("{number}. otherwise").format(number=road.order)
    elif road.order:
        said = _("{number}. if {condition}").format(number=road.order, condition=condition)
    elif condition:
        said = _("if {condition}").format(condition=condition)
    else:
        return ""
    return _("skipped: {when}").format(when=said) if is_skip else said


def only_if(scene: SceneNode, *, brief: bool) -> str:
    """Return the condition under which a scene is entered, and that it is skipped otherwise."""
    condition = scene.condition.brief if brief else scene.condition.full
    return _("Only if {condition}. Otherwise skipped").format(condition=condition)


def available(action: Deed, *, brief: bool) -> str:
    """Return when an action is open."""
    if not action.condition:
        return _("At every dilemma")
    condition = action.condition.brief if brief else action.condition.full
    return _("At a dilemma, while {condition}").format(condition=condition)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
