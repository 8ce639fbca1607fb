"""Makes one file of a scenario, to hand to somebody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from burgemeestersgame.authoring.contents import LONGEST_NAME
from burgemeestersgame.authoring.made import make_pack
from burgemeestersgame.authoring.own import Own
from burgemeestersgame.authoring.pack import Packed
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.editor import Editor
from burgemeestersgame.desktop.layout import Column
from burgemeestersgame.desktop.options import options
from burgemeestersgame.desktop.pages import Page
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.made import MadeScreen
from burgemeestersgame.desktop.screens.working import Progress
from burgemeestersgame.desktop.screens.write_check import working_on
from burgemeestersgame.desktop.steps import Pop, Replace, Step
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext

_MOST_NAMED = 10


class PackScreen(Page):
    """Asks what the file is for and whose it is."""

    name = "pack"

    def __init__(self, kit: Kit, own: Own) -> None:
        super().__init__(kit)
        self._own = own
        self._is_source = False
        name = kit.settings.player
        self._maker = Editor(name, len(name), most=LONGEST_NAME)

    def title(self) -> str:
        return _("Make a pack: {title}").format(title=self._own.title)

    def content(self) -> list[Widget | None]:
        name = _("Who made it")
        note = _("You may leave this empty. Whoever installs the pack sees it.")
        return [
            Paragraph(
                _(
                    "A pack is one file with the whole scenario. You hand it over yourself: by"
                    " mail, on a stick. Nothing is sent."
                )
            ),
            options(
                _("What it is for"),
                "source",
                self._is_source,
                [(False, _("To play")), (True, _("To edit on"))],
                self._choose,
                _("With everything that a colleague needs to edit on.")
                if self._is_source
                else _("With only what players need."),
            ),
            Column(
                [
                    Heading(name, "label"),
                    TextBox(self._maker, "maker", name, on_enter=self._make),
                    Paragraph(note, "small", "ink-soft"),
                ],
                8,
            ),
        ]

    def buttons(self) -> list[Widget | None]:
        return [
            Button(_("Make the pack"), "make", self._make, icon="upload", is_primary=True),
            Button(_("Back"), "back", Pop, icon="arrow-left"),
        ]

    def _choose(self, is_source: bool) -> Step:
        self._is_source = is_source
        return None

    def _make(self) -> Step:
        own, is_source, maker = self._own, self._is_source, self._maker.text.strip()

        def job(_progress: Progress) -> tuple[Path, Packed]:
            return make_pack(own.path, is_source=is_source, made_by=maker)

        def title() -> str:
            return _("Packing ‘{title}’").format(title=own.title)

        return working_on(self.kit, own, title, job, self._made)

    def _made(self, made: tuple[Path, Packed]) -> Step:
        path, packed = made

        def texts() -> Sequence[str]:
            return _told(packed)

        return Replace(MadeScreen(self.kit, lambda: _("The pack is made"), texts, path))


def _told(packed: Packed) -> Sequence[str]:
    count = len(packed.manifest.files)
    said = [ngettext("{count} file is in it.", "{count} files are in it.", count)]
    told = [text.format(count=count) for text in said]
    if packed.left_out:
        files = ", ".join(packed.left_out[:_MOST_NAMED])
        if len(packed.left_out) > _MOST_NAMED:
            files += " …"
        told.append(_("Not in it: {files}").format(files=files))
    return told
