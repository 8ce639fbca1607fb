"""Two runs of one story beside each other: what differed, and what came of it."""

from __future__ import annotations

from burgemeestersgame.debrief.compare import Comparison, Head, Part, Row, Side
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Fitting, Flow, Pad
from burgemeestersgame.desktop.layout import Row as Beside
from burgemeestersgame.desktop.norm_cards import STATUS
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.steps import Pop
from burgemeestersgame.desktop.table import Line
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Meter, Panel, Paragraph, Tag
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language, ngettext

# What a row needs beside each other: what it is about, and each of the two runs.
_WIDTHS = (220, 260, 260)
_WHOLE = ("indicators", "ending")  # parts that are short, and tell what came of it all


class CompareScreen(Page):
    """Shows what differs; what is the same is a button away."""

    name = "compare"
    page_width = 1180

    def __init__(self, kit: Kit, first_run_id: str, second_run_id: str) -> None:
        super().__init__(kit)
        self._run_ids = first_run_id, second_run_id
        self._language = ""
        self._comparison: Comparison
        self._opened: frozenset[str] = frozenset()

    @property
    def comparison(self) -> Comparison:
        """What is shown, in the language of the interface."""
        if self._language != language():
            self._language = language()
            self._comparison = self.kit.library.compare(*self._run_ids)
        return self._comparison

    def title(self) -> str:
        return _("{title}: two games beside each other").format(title=self.comparison.title)

    def content(self) -> list[Widget | None]:
        found = self.comparison
        return [
            Column([Paragraph(text) for text in found.intro], 6),
            self._heads(),
            *[Column(self._part(part), 8, label=part.title) for part in found.parts],
        ]

    def _heads(self) -> Widget:
        """Return which run stands in which column; where there are no columns, rows say it."""
        heads = self.comparison.first, self.comparison.second
        beside = Line([Paragraph(""), *map(_head, heads)], _WIDTHS)
        return Fitting([Pad(beside, 14, 0), Column([_head(head) for head in heads], 8)])

    def _part(self, part: Part) -> list[Widget | None]:
        same = [] if part.id in _WHOLE else [row for row in part.rows if not row.differs]
        is_open = part.id in self._opened
        shown = [row for row in part.rows if is_open or row not in same]
        return [
            Heading(part.title, "question"),
            Paragraph(part.note, "message", "ink-soft") if part.note else None,
            *[self._row(part, row) for row in shown],
            Flow([self._more(part, len(same), is_open=is_open)]) if same else None,
        ]

    def _more(self, part: Part, count: int, *, is_open: bool) -> Widget:
        if is_open:
            text = _("Only what differs")
        else:
            text = ngettext(
                "{count} the same in both: show it", "{count} the same in both: show them", count
            ).format(count=count)
        return Button(
            text,
            f"same-{part.id}",
            lambda: self._toggle(part.id),
            icon="chevron-up" if is_open else "chevron-down",
            is_quiet=True,
            colour="action",
        )

    def _toggle(self, part: str) -> None:
        self._opened ^= {part}
        self.is_changed = True

    def _row(self, part: Part, row: Row) -> Widget:
        heads = self.comparison.first, self.comparison.second
        sides = row.first, row.second
        about: list[Widget | None] = [
            Paragraph(row.label, "message", "ink-soft", is_wide=True),
            None
            if row.differs
            else Flow([Tag(_("the same"), fill=None, colour="ink-soft", line="line")]),
        ]
        beside = Line([Column(about, 4), *[_side(part, side) for side in sides]], _WIDTHS)
        below = [
            Column([Paragraph(head.title, "small-strong", "ink-soft"), _side(part, side)], 2)
            for head, side in zip(heads, sides, strict=True)
        ]
        label = f"{row.label} " + " ".join(
            f"{head.title}: {' '.join(side.lines)}" for head, side in zip(heads, sides, strict=True)
        )
        return Panel(
            Fitting([beside, Column([Column(about, 4), *below], 10)]),
            edge="lamp" if row.differs else None,
            padding=(14, 10),
            role="article",
            label=label,
        )

    def buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, icon="arrow-left")]


def _head(head: Head) -> Widget:
    words = Column(
        [
            Paragraph(head.title, "body-strong"),
            Paragraph(head.note, "message", "ink-soft") if head.note else None,
        ],
        2,
    )
    return Panel(words, fill="sunken", line=None, padding=(14, 10))


def _side(part: Part, side: Side) -> Widget:
    first, *others = side.lines
    style = "message" if side.id is None else "label"
    ink = "ink-soft" if side.id is None else "ink"
    words: Widget = Paragraph(first, style, ink, is_wide=True)
    if part.id == "norms" and side.id in STATUS:
        icon, colour = STATUS[side.id]
        words = Beside(
            [Icon(icon, 20, colour), Paragraph(first, "label", colour)], 8, grow=1, align="top"
        )
    elif part.id == "indicators" and side.id is not None:
        level = int(side.id)
        words = Column([words, Meter(level / 100, first, thickness=10)], 4)
    return Column([words, *[Paragraph(line, "message", "ink-soft") for line in others]], 4)
