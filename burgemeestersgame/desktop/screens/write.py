"""The corner of who writes: their scenarios, and what can be done with each, without a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pygame

from burgemeestersgame.authoring import own as owned
from burgemeestersgame.authoring.own import Own
from burgemeestersgame.desktop.browse import BrowseScreen
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.cards import menu_card
from burgemeestersgame.desktop.layout import Column, Flow, Grid, Row
from burgemeestersgame.desktop.outside import show_outside
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.asking_file import FileDialog
from burgemeestersgame.desktop.screens.installed import InstalledScreen, is_pack
from burgemeestersgame.desktop.screens.write_check import FindingsScreen, check, working_on
from burgemeestersgame.desktop.steps import Pop, Push, Replace, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Panel, Paragraph
from burgemeestersgame.i18n import format_number, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.paths import authors_folder


class WriteScreen(BrowseScreen):
    """The author's scenarios, the one changed last first. Screens are imported when needed."""

    name = "write"

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._news = ""  # what was just done, until something else is chosen

    def shown(self) -> None:
        self.read_again()  # files change beside the window

    # What is listed

    def title(self) -> str:
        return _("Write")

    def hint(self) -> str:
        return _("Search your scenarios")

    def count(self, number: int) -> str:
        words = ngettext("{count} scenario", "{count} scenarios", number)
        return words.format(count=format_number(number))

    def nothing(self) -> str:
        return _(
            "Here you write scenarios of your own, about what could happen where you work. There"
            " are three ways to begin."
        )

    def items(self) -> Sequence[Own]:
        return owned.own_scenarios()

    def text_of(self, own: Own) -> str:
        return f"{own.title} {own.path}"

    def row(self, own: Own) -> tuple[Widget, str]:
        where = str(own.path) if own.is_elsewhere else own.path.name
        words = Column(
            [
                Paragraph(own.title, "label", is_wide=True, limit=2),
                Paragraph(where, "small", "ink-soft", is_wide=True, limit=2),
            ],
            2,
        )
        icon = Icon("folder-open" if own.is_elsewhere else "pen-line", 22, "ink-soft")
        return Row([icon, words], 12, grow=1, align="top"), f"{own.title}, {where}"

    # What is shown of one

    def page(self, own: Own) -> list[Widget | None]:
        cards = [
            menu_card(
                "preview",
                _("Play while you write"),
                _("The window follows each save of the file"),
                lambda: self._preview(own),
                icon="play",
                is_primary=True,
            ),
            menu_card(
                "check",
                _("Check"),
                _("What is missing or does not fit, with its place in the file"),
                lambda: self._check(own),
                icon="clipboard-list",
            ),
            menu_card(
                "map",
                _("Map"),
                _("The whole story as a picture, in your browser"),
                lambda: self._map(own),
                icon="route",
            ),
            menu_card(
                "plays",
                _("1,000 plays"),
                _("What comes of it when the computer chooses at random"),
                lambda: self._simulate(own),
                icon="users",
            ),
            menu_card(
                "translations",
                _("Translations"),
                _("How far each is, and what is still to do"),
                lambda: self._translations(own),
                icon="languages",
            ),
            menu_card(
                "pack",
                _("Make a pack"),
                _("The scenario as one file, to hand to somebody"),
                lambda: self._pack(own),
                icon="upload",
            ),
            menu_card(
                "copy",
                _("Copy"),
                _("Go on with another version, and leave this one"),
                lambda: self._new(own),
                icon="columns-2",
            ),
            menu_card(
                "forget",
                _("Take off the list"),
                _("The files stay where they are"),
                lambda: self._forget(own),
                icon="x",
            )
            if own.is_elsewhere
            else None,
        ]
        return [
            self._told(),
            Column(
                [
                    Heading(own.title),
                    Paragraph(str(own.path), "message", "ink-soft", is_wide=True),
                    Flow(
                        [
                            _link(_("Open the file"), "file", own.file, "pencil-line"),
                            _link(_("Open the folder"), "folder", own.folder, "folder-open"),
                        ],
                        20,
                        gap_below=0,
                    ),
                ],
                4,
            ),
            Grid([card for card in cards if card is not None], 2, 12, 250),
        ]

    def _told(self) -> Widget | None:
        if not self._news:
            return None
        words = Row([Icon("check", 20, "good"), Paragraph(self._news, "message")], 10, grow=1)
        return Panel(words, fill="good-soft", line="good", padding=12, role="status")

    def beginnings(self) -> list[Widget]:
        return [
            menu_card(
                "new",
                _("New scenario"),
                _("A small example that plays at once, and shows you how to go on"),
                self._new,
                icon="plus",
                is_primary=True,
            ),
            menu_card(
                "open",
                _("Open another scenario"),
                _("A folder on this computer, or a pack that somebody gave you"),
                self._ask,
                icon="folder-open",
            ),
            menu_card(
                "handbook",
                _("Handbook (in Dutch)"),
                _("How to write one, from the first sentence to a pack"),
                self._handbook,
                icon="book-open",
            ),
        ]

    def tools(self) -> list[Widget | None]:
        installed = Button(_("Installed"), "installed", self._installed, icon="download")
        if not self._items:
            return [installed]
        return [
            Button(_("New scenario"), "new", self._new, icon="plus", is_primary=True),
            Button(_("Open another"), "open", self._ask, icon="folder-open"),
            installed,
            Button(_("Handbook (in Dutch)"), "handbook", self._handbook, icon="book-open"),
        ]

    def first_focus(self, order: list[Widget]) -> str:
        if not self._items:
            return "new"
        return super().first_focus(order)

    # What can be done with one

    def choose(self, id: str) -> None:
        self._news = ""
        super().choose(id)

    def _preview(self, own: Own) -> Step:
        from burgemeestersgame.desktop.screens.preview import PreviewScreen

        return Push(PreviewScreen(self.kit, own.path))

    def _check(self, own: Own) -> Step:
        return check(self.kit, own, lambda checked: Push(FindingsScreen(self.kit, own, checked)))

    def _map(self, own: Own) -> Step:
        from burgemeestersgame.authoring.made import make_map
        from burgemeestersgame.desktop.screens.made import MadeScreen

        def open_it(path: Path) -> Step:
            show_outside(path)
            made = MadeScreen(
                self.kit,
                lambda: _("The map is in your browser"),
                lambda: (_("It is one page, which you can also print or give away."),),
                path,
                is_page=True,
            )
            return Push(made)

        title = _("Drawing the map of ‘{title}’")
        return working_on(
            self.kit,
            own,
            lambda: title.format(title=own.title),
            lambda _progress: make_map(own.path),
            open_it,
        )

    def _simulate(self, own: Own) -> Step:
        from burgemeestersgame.desktop.screens.write_figures import simulate

        return simulate(self.kit, own)

    def _translations(self, own: Own) -> Step:
        from burgemeestersgame.desktop.screens.write_translations import translations

        return translations(self.kit, own)

    def _pack(self, own: Own) -> Step:
        from burgemeestersgame.desktop.screens.write_pack import PackScreen

        return Push(PackScreen(self.kit, own))

    def _forget(self, own: Own) -> Step:
        owned.forget(own.path)
        self.read_again()
        self._is_open = False
        self._news = _("‘{title}’ is off the list; its files stay.").format(title=own.title)
        self.focus = ""
        return None

    # What can be done besides

    def handle(self, event: pygame.Event) -> Step:
        if event.type == pygame.DROPFILE:
            return self._take(Path(event.file))
        return super().handle(event)

    def _new(self, source: Own | None = None) -> Step:
        from burgemeestersgame.desktop.screens.write_new import NewScreen

        return Push(NewScreen(self.kit, self._made, source))

    def _ask(self) -> Step:
        return Push(OpenScreen(self.kit, self._opened))

    def _installed(self) -> Step:
        return Push(InstalledScreen(self.kit))

    def _handbook(self) -> Step:
        from burgemeestersgame.desktop.screens.opening_guide import opening_guide
        from burgemeestersgame.guides import HANDBOOK

        return opening_guide(self.kit, HANDBOOK)

    def _take(self, path: Path) -> Step:
        """Go on with a file from elsewhere: a pack is installed, anything else opened."""
        if is_pack(path):
            return Push(InstalledScreen(self.kit, path))
        return self._opened(owned.open_scenario(path))

    def _opened(self, own: Own) -> Step:
        return self._point_at(own, _("This scenario is on your list now."))

    def _made(self, path: Path) -> Step:
        news = _("It is made, and can be played as it is. Open the file to make it yours.")
        return self._point_at(owned.open_scenario(path), news)

    def _point_at(self, own: Own, news: str) -> Step:
        self.read_again()
        self.choose(own.id)
        self._news = news
        self._is_open = False
        self.move_focus(f"row-{own.id}")
        return None


def _link(text: str, key: str, path: Path, icon: str) -> Widget:
    """Return what shows a file or folder in the program that this computer has for it."""

    def show() -> Step:
        show_outside(path)
        return None

    return Button(text, key, show, icon=icon, is_quiet=True, colour="action")


class OpenScreen(FileDialog):
    """Asks for a scenario in another folder, or for a pack."""

    name = "open-scenario"

    def __init__(self, kit: Kit, opened: Callable[[Own], Step]) -> None:
        """Ask for it; `opened` gets the scenario, and is done by the screen below."""
        super().__init__(kit)
        self._opened = opened

    def title(self) -> str:
        return _("Open another scenario")

    def explanation(self) -> str:
        return _(
            "Drop the folder of a scenario on this window, or type where it is. A pack that"
            " somebody gave you works too."
        )

    def label(self) -> str:
        return _("Where the folder or file is")

    def example(self) -> Path:
        return authors_folder() / "de-markt"

    def take(self, path: Path) -> Step:
        if is_pack(path):
            return Replace(InstalledScreen(self.kit, path))
        own = owned.open_scenario(path)
        return Pop(lambda: self._opened(own))
