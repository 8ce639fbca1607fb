"""A list to search in, and beside it what was chosen; one after the other where text is large."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

import pygame

from burgemeestersgame.desktop import focus
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column, Flow, Frame, Grid, Ground, Pad, Row
from burgemeestersgame.desktop.longlist import ListRow, LongList, RowHeight
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.scrolling import Scroll, ScrollArea
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Paragraph, Rule, Title
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.search import finder, plain

SEARCH = "search"
MARGIN = 24
WIDEST = 1240


class Facet(NamedTuple):
    """Something by which a list can be narrowed.

    Attributes:
        key: Its lasting name.
        title: What stands above its options.
        options: Each with its words, in the order shown.
        of: Returns which options an item has.
    """

    key: str
    title: str
    options: Sequence[tuple[str, str]]
    of: Callable[[Any], Collection[str]]


class BrowseScreen(Screen):
    """The list, its search field and its filters; a screen fills in what is listed and shown.

    Attributes:
        narrowed: The option chosen for each facet, by their keys.
    """

    def __init__(self, kit: Kit, current: str = "") -> None:
        """Open the list, at the item with an id if there is one."""
        super().__init__(kit)
        self.narrowed: dict[str, str] = {}
        self._editor = Editor(most=80)
        self._current = current
        self._is_open = bool(current)  # in one column: the item is shown, not the list
        self._list_scroll = Scroll()
        self._page_scroll = self.main_scroll
        self._row_height = RowHeight()
        self._language = ""
        self._items: Sequence[Any] = ()
        self._texts: dict[str, str] = {}
        self._shown: Sequence[Any] = ()
        self._shown_for: object = None
        self._index: dict[str, int] = {}
        if current:
            self.move_focus(_row_key(current))

    # What a screen fills in

    def title(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    def items(self) -> Sequence[Any]:
        """Return everything that can be listed, each with an `id`."""
        raise NotImplementedError

    def text_of(self, item: Any) -> str:
        """Return what is searched in."""
        raise NotImplementedError

    def facets(self) -> list[Facet]:
        """Return what the list can be narrowed by."""
        return []

    def count(self, number: int) -> str:
        """Return how many there are, in words."""
        raise NotImplementedError

    def hint(self) -> str:
        """Return what stands in the empty search field."""
        raise NotImplementedError

    def row(self, item: Any) -> tuple[Widget, str]:
        """Return what stands in the row of an item, and what a screen reader says of it."""
        raise NotImplementedError

    def samples(self) -> Iterable[Any]:
        """Return items among which is the highest row."""
        return self._items

    def page(self, item: Any) -> list[Widget | None]:
        """Return what is shown of the chosen item, top to bottom."""
        raise NotImplementedError

    def nothing(self) -> str:
        """Return what is said when there is nothing to list at all."""
        raise NotImplementedError

    def beginnings(self) -> list[Widget]:
        """Return cards with what one can begin with, for when there is nothing to list at all."""
        return []

    def tools(self) -> list[Widget | None]:
        """Return buttons that concern the whole list."""
        return []

    # What is listed

    @property
    def item(self) -> Any | None:
        """The chosen item, None when the list is empty."""
        at = self._index.get(self._current)
        return None if at is None else self._shown[at]

    @property
    def shown_items(self) -> Sequence[Any]:
        """What the search and the filters leave."""
        return self._shown

    def read_again(self) -> None:
        """Forget what is listed: something was added or taken away."""
        self._language = ""
        self.is_changed = True

    def choose(self, id: str) -> None:
        """Show an item; one that is filtered out takes the filters off."""
        self._refresh()
        if id not in self._index:
            self.show_all()
            self._refresh()
        if id != self._current:
            self._current = id
            self._page_scroll = Scroll()
        self.is_changed = True

    def narrow(self, facet: str, option: str) -> None:
        """Leave what has an option of a facet; "" leaves everything."""
        self.narrowed = {key: value for key, value in self.narrowed.items() if key != facet}
        if option:
            self.narrowed[facet] = option
        self._list_scroll = Scroll()
        self.is_changed = True

    def show_all(self) -> Step:
        """Take search and filters off."""
        self._editor = Editor(most=self._editor.most)
        self.narrowed = {}
        self._list_scroll = Scroll()
        self.is_changed = True
        return None

    def matching(self, narrowed: dict[str, str]) -> list[Any]:
        """Return what would be left with other filters and the present search."""
        left = list(self._items)
        for facet in self.facets():
            if facet.key in narrowed:
                option = narrowed[facet.key]
                left = [item for item in left if option in facet.of(item)]
        if self._editor.text.strip():
            if not self._texts:
                self._texts = {item.id: plain(self.text_of(item)) for item in self._items}
            is_found, texts = finder(self._editor.text), self._texts
            left = [item for item in left if is_found(texts[item.id])]
        return left

    def _refresh(self) -> None:
        if self._language != language():
            self._items = self.items()
            self._language = language()
            self._texts = {}
            self._shown_for = None
            self._row_height.forget()
        asked = (self._editor.text, self.narrowed)
        if asked != self._shown_for:
            self._shown = self.matching(self.narrowed)
            self._index = {item.id: at for at, item in enumerate(self._shown)}
            self._shown_for = (self._editor.text, dict(self.narrowed))
        if self._current not in self._index:
            self._current = self._shown[0].id if self._shown else ""
            self._page_scroll = Scroll()

    # The picture

    def build(self) -> Widget:
        self._refresh()
        look = self.kit.look
        if look.theme.is_one_column or self._size[0] < look.px(900):
            return self._one_column(look)
        self.main_scroll = self._page_scroll
        footer = Ground(Pad(Flow(self._buttons(), 12), MARGIN, 12), "sunken", top_line="hairline")
        if not self._items:
            return _empty(Pad(Column(self._head(), 10), MARGIN, 20, most=WIDEST), footer)
        head = Pad(Column(self._head(), 10), MARGIN, 20, 20, 10)
        rows = ScrollArea(
            Pad(self._list(), MARGIN, 6, 8, 12),
            self._list_scroll,
            key="list",
            label=self.title(),
            is_stop=False,
        )
        page = ScrollArea(
            Pad(Column(self._page(), 14), 32, 24, 32, 32, most=820 * look.theme.text_percent / 100),
            self._page_scroll,
            key="page",
            label=self.row(self.item)[1] if self.item is not None else self.title(),
        )
        sheet = Ground(Frame([page], lambda look, rect: page.place(look, rect)), "surface")
        edge = Rule()

        def arrange(look: Look, rect: pygame.Rect) -> None:
            bottom = footer.height(look, rect.width)
            footer.place(look, pygame.Rect(rect.x, rect.bottom - bottom, rect.width, bottom))
            width = min(max(look.theme.text_px(390), rect.width // 3), rect.width * 9 // 20)
            top = head.height(look, width)
            head.place(look, pygame.Rect(rect.x, rect.y, width, top))
            below = rect.height - bottom - top
            rows.place(look, pygame.Rect(rect.x, rect.y + top, width - look.px(8), below))
            left = rect.x + width
            sheet.place(look, pygame.Rect(left, rect.y, rect.right - left, rect.height - bottom))
            edge.place(look, pygame.Rect(left, rect.y, look.px(1), rect.height - bottom))

        return Frame([head, rows, sheet, edge, footer], arrange)

    def _one_column(self, look: Look) -> Widget:
        if self._is_open and self.item is not None:
            self.main_scroll = self._page_scroll
            back = Button(_("To the list"), "to-list", self._close, icon="arrow-left")
            parts: list[Widget | None] = [Flow([back]), *self._page()]
        else:
            self.main_scroll = self._list_scroll
            head = self._head()
            parts = [head[0], Flow(self._buttons(), 12), *head[1:], self._list()]
        column = Pad(Column(parts, 16), 40, 24, 40, 32, most=WIDEST, align="centre")
        area = ScrollArea(column, self.main_scroll, key="page", label=self.title())
        return Frame([area], lambda look, rect: area.place(look, rect))

    def _head(self) -> list[Widget | None]:
        if not self._items:
            cards = self.beginnings()
            below = Pad(Grid(cards, 3), 0, 12) if cards else None
            return [Title(self.title()), Paragraph(self.nothing()), below]
        facets = self.facets()
        chips = [self._chip(facet) for facet in facets if facet.key in self.narrowed]
        is_narrowed = bool(self.narrowed or self._editor.text.strip())
        none = None
        if not self._shown:
            none = Paragraph(_("Nothing fits. Try another word, or take the filters off."))
        return [
            Title(self.title()),
            TextBox(self._editor, SEARCH, self.hint(), hint=self.hint(), on_enter=self._to_list),
            Row(
                [
                    Paragraph(self.count(len(self._shown)), "label", "ink-soft", role="status"),
                    Button(_("Filters"), "filters", self._filters, icon="list-filter")
                    if facets
                    else None,
                ],
                12,
                grow=0,
            ),
            Flow(chips, 8) if chips else None,
            none,
            Flow([Button(_("Show all"), "all", self.show_all)])
            if is_narrowed and not self._shown
            else None,
        ]

    def _chip(self, facet: Facet) -> Widget:
        words = dict(facet.options).get(self.narrowed[facet.key], "")
        chip = Button(
            words,
            f"without-{facet.key}",
            lambda: self.narrow(facet.key, ""),
            icon="x",
            is_chosen=True,
            is_round=True,
            role="button",
        )
        chip.label = _("Take this filter off: {filter}").format(filter=words)
        return chip

    def _list(self) -> Widget:
        return LongList(
            len(self._shown),
            lambda index: self._row(self._shown[index]),
            lambda look, width: self._row_height.at(
                look, width, lambda: map(self._row, self.samples())
            ),
            current=self._index.get(self._current, -1),
            window_px=self._size[1],
            label=self.title(),
        )

    def _row(self, item: Any) -> ListRow:
        inside, label = self.row(item)
        return ListRow(
            inside,
            _row_key(item.id),
            label,
            lambda: self._press_row(item.id),
            is_current=item.id == self._current,
        )

    def _page(self) -> list[Widget | None]:
        return self.page(self.item) if self.item is not None else []

    def _buttons(self) -> list[Widget | None]:
        return [Button(_("Back"), "back", Pop, icon="arrow-left"), *self.tools()]

    # Keyboard and mouse

    def first_focus(self, order: list[Widget]) -> str:
        keys = [widget.key for widget in order]
        wanted = ("to-list", _row_key(self._current), SEARCH)
        return next((key for key in wanted if key in keys), keys[0])

    def handle(self, event: pygame.Event) -> Step:
        # Who types anywhere means to search.
        is_lost = event.type == pygame.TEXTINPUT and not isinstance(self.focused, TextBox)
        if is_lost and event.text.strip() and self.root.find(SEARCH):
            self.move_focus(SEARCH)
        return super().handle(event)

    def key(self, event: pygame.Event) -> Step | bool:
        if event.key == pygame.K_f and event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
            self._is_open = False
            self.arrange()
            self.move_focus(SEARCH)
            return True
        if self.focus == SEARCH and event.key == pygame.K_DOWN and self._shown:
            self._to_list()
            return True
        if self.focus != _row_key(self._current):
            return False
        at, last = self._index[self._current], len(self._shown) - 1
        step = max(1, self._rows_in_sight() - 1)
        wanted = {
            pygame.K_UP: at - 1,
            pygame.K_DOWN: at + 1,
            pygame.K_PAGEUP: max(0, at - step),
            pygame.K_PAGEDOWN: min(last, at + step),
            pygame.K_HOME: 0,
            pygame.K_END: last,
        }.get(event.key, -1)
        if not 0 <= wanted <= last:
            return False
        self.choose(self._shown[wanted].id)
        self.move_focus(_row_key(self._current))
        return True

    def leave(self) -> Step:
        if self.focus == SEARCH and self._editor.text:
            self._editor = Editor(most=self._editor.most)
            self.is_changed = True
            return None
        if self._is_open and self.root.find("to-list"):
            return self._close()
        return Pop()

    def _rows_in_sight(self) -> int:
        row = self.focused
        if row is None or row.clip is None:
            return 1
        return row.clip.height // max(1, row.rect.height)

    def _to_list(self) -> Step:
        if self._shown:
            self.move_focus(_row_key(self._current))
        return None

    def _press_row(self, id: str) -> Step:
        was_current = id == self._current
        self.choose(id)
        self._is_open = True
        if self.root.find("list") is None:  # one column
            self.focus = ""
            return None
        self.move_focus(_row_key(id))
        page = self.root.find("page")
        stops = focus.stops(page) if page is not None else []
        if was_current and stops:
            self.move_focus(stops[0].key)
        return None

    def _close(self) -> Step:
        self._is_open = False
        self.move_focus(_row_key(self._current))
        return None

    def _filters(self) -> Step:
        from burgemeestersgame.desktop.screens.filters import FilterScreen

        return Push(FilterScreen(self.kit, self))


def _empty(head: Widget, footer: Widget) -> Widget:
    """Return a screen without a list: nothing is divided that is not there."""
    area = ScrollArea(head, Scroll(), key="list")

    def arrange(look: Look, rect: pygame.Rect) -> None:
        below = footer.height(look, rect.width)
        area.place(look, pygame.Rect(rect.x, rect.y, rect.width, rect.height - below))
        footer.place(look, pygame.Rect(rect.x, rect.bottom - below, rect.width, below))

    return Frame([area, footer], arrange)


def titled_icon(icon: str, title: str, colour: str = "ink") -> Widget:
    """Return a small heading with an icon before it."""
    return Row([Icon(icon, 20, colour), Heading(title, "label", colour)], 8, grow=1)


def _row_key(id: str) -> str:
    return f"row-{id}"
