"""What was installed on this computer and where it came from, and installing more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from burgemeestersgame.authoring import install as installing
from burgemeestersgame.authoring.made import packs_to_install
from burgemeestersgame.authoring.unpack import Pack, read_pack
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.asking_file import FileDialog
from burgemeestersgame.desktop.screens.message import ConfirmScreen, as_sentence
from burgemeestersgame.desktop.screens.working import Progress, working
from burgemeestersgame.desktop.steps import Pop, Push, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Icon, Panel, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.installed import Origin, origins


class InstalledScreen(Page):
    """The installed scenarios, each with its origin and a way to take it away."""

    name = "installed"

    def __init__(self, kit: Kit, pack: Path | None = None) -> None:
        """Show them, and begin with installing a pack where one was given."""
        super().__init__(kit)
        self._pack = pack
        self._news = ""
        self._origins = origins()

    def tick(self) -> Step:
        if self._pack is None:
            return None
        pack, self._pack = self._pack, None
        return self._read(pack)

    def title(self) -> str:
        return _("Installed scenarios")

    def subtitle(self) -> str:
        return _("They came as a pack, and stand in the list of stories to play.")

    def content(self) -> list[Widget | None]:
        told = None
        if self._news:
            words = Row([Icon("check", 20, "good"), Paragraph(self._news, "message")], 10, grow=1)
            told = Panel(words, fill="good-soft", line="good", padding=12, role="status")
        none = None if self._origins else Paragraph(_("Nothing is installed yet."))
        return [told, none, *map(self._card, self._origins)]

    def _card(self, origin: Origin) -> Widget:
        away = Button(
            _("Take away"),
            f"away-{origin.id}",
            lambda: self._away(origin),
            icon="trash-2",
            colour="brick",
        )
        away.label = f"{_('Take away')}: {origin.title}"
        return Panel(
            Column(
                [
                    Paragraph(origin.title, "body-strong", is_wide=True),
                    Paragraph(as_sentence(origin.in_words()), "message"),
                    Paragraph(origin.id, "small", "ink-soft"),
                    Flow([away]),
                ],
                6,
            ),
            padding=14,
            role="article",
            label=origin.title,
        )

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Install a pack"), "install", self._ask, icon="download", is_primary=True),
            Button(_("Back"), "back", Pop, icon="arrow-left"),
        ]

    def handle(self, event: pygame.Event) -> Step:
        if event.type == pygame.DROPFILE:
            return self._read(Path(event.file))
        return super().handle(event)

    # Installing

    def _ask(self) -> Step:
        return Push(InstallScreen(self.kit, self._read))

    def _read(self, path: Path) -> Step:
        def job(_progress: Progress) -> Pack:
            return read_pack(path.expanduser())

        def title() -> str:
            return _("Looking at ‘{name}’").format(name=path.name)

        return working(self.kit, title, job, self._offer)

    def _offer(self, pack: Pack) -> Step:
        title = pack.scenario.title
        if installing.is_for_editing(pack):
            text = _("‘{title}’ is a pack for editing. It goes among the scenarios that you write.")
            return self._confirm(text.format(title=title), _("Put it there"), self._unpack, pack)
        there = installing.what_it_replaces(pack)
        if there is not None and there.digest == pack.manifest.digest:
            return self._say(
                _("‘{title}’ is installed already, just like this.").format(title=title)
            )
        maker = pack.manifest.made_by or _("somebody who gave no name")
        text = _("‘{title}’ is from {maker}. Install only what you trust.").format(
            title=title, maker=maker
        )
        if there is not None:
            before = _(
                "It takes the place of ‘{title}’, {origin}. What was played of that stays as it is."
            )
            text += "\n" + before.format(title=there.title, origin=there.in_words())

        def install(pack: Pack) -> str:
            origin = installing.install(pack, there)
            return _("‘{title}’ is installed. You find it among the stories.").format(
                title=origin.title
            )

        return self._confirm(text, _("Install"), install, pack)

    def _confirm(self, text: str, yes: str, do: Callable[[Pack], str], pack: Pack) -> Step:
        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: pack.scenario.title,
                text=lambda: text,
                yes=lambda: yes,
                no=lambda: _("Do nothing"),
                on_yes=lambda: Pop(lambda: self._say(do(pack))),
            )
        )

    def _unpack(self, pack: Pack) -> str:
        folder = installing.unpack_source(pack)
        return _("‘{title}’ is among your own scenarios now, in {folder}.").format(
            title=pack.scenario.title, folder=folder
        )

    # Taking away

    def _away(self, origin: Origin) -> Step:
        def away() -> Step:
            installing.uninstall(origin.id)
            return Pop(lambda: self._say(_("‘{title}’ is gone.").format(title=origin.title)))

        return Push(
            ConfirmScreen(
                self.kit,
                title=lambda: _("Take this scenario away?"),
                text=lambda: _(
                    "‘{title}’ goes from the stories to play. What was played of it stays, and can"
                    " be read and gone on with."
                ).format(title=origin.title),
                yes=lambda: _("Take away"),
                no=lambda: _("Keep it"),
                on_yes=away,
                is_dangerous=True,
            )
        )

    def _say(self, news: str) -> Step:
        self._origins = origins()
        self._news = news
        self.focus = "install"
        self.main_scroll.offset = 0
        self.is_changed = True
        return None


class InstallScreen(FileDialog):
    """Asks for a pack; what was downloaded is offered."""

    name = "install"

    def __init__(self, kit: Kit, read: Callable[[Path], Step]) -> None:
        """Ask for it; `read` gets the path, and is done by the screen below."""
        super().__init__(kit, packs_to_install())
        self._read = read

    def title(self) -> str:
        return _("Install a pack")

    def explanation(self) -> str:
        return _("Drop the pack on this window, or type where it is. Its name ends in .zip.")

    def example(self) -> Path:
        return Path.home() / "de-markt.zip"

    def take(self, path: Path) -> Step:
        return Pop(lambda: self._read(path))


def is_pack(path: Path) -> bool:
    """Whether a file says to be a pack, by its name."""
    return path.suffix.lower() == ".zip"
