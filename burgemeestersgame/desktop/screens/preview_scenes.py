"""Every scene of the story that is being written, and the ways on from it; one goes to any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from burgemeestersgame.desktop.browse import BrowseScreen, Facet, titled_icon
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.screen import Kit
from burgemeestersgame.desktop.screens.play import screen_for
from burgemeestersgame.desktop.steps import Restart, Step
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Heading, Icon, Paragraph
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.storymap.graph import Exit, Road, SceneNode, graph_of

if TYPE_CHECKING:
    from burgemeestersgame.authoring.preview import Preview

_ICONS = {"dilemma": "gavel", "explain": "quote", "bridge": "book-open", "ending": "flag"}


class ScenesScreen(BrowseScreen):
    """The scenes in file order; one goes there with everything as it stands now."""

    name = "scenes"

    def __init__(self, kit: Kit, preview: Preview) -> None:
        assert preview.session is not None
        super().__init__(kit, preview.session.view().scene or "")
        self._is_open = False
        self._preview = preview
        self._changes = preview.changes

    def tick(self) -> Step:
        if self._changes != self._preview.changes:
            self._changes = self._preview.changes
            self.read_again()
        return super().tick()

    def title(self) -> str:
        return _("Scenes")

    def hint(self) -> str:
        return _("Search the scenes")

    def count(self, number: int) -> str:
        return ngettext("{count} scene", "{count} scenes", number).format(count=number)

    def nothing(self) -> str:
        return _("There are no scenes here.")

    def items(self) -> Sequence[SceneNode]:
        graph = graph_of(self._preview.scenario)
        self._phases = graph.phases
        self._actions = graph.actions
        return graph.scenes

    def text_of(self, scene: SceneNode) -> str:
        choices = (f"{deed.id} {deed.text}" for deed in scene.deeds)
        return " ".join([scene.id, scene.lead, scene.text, *choices])

    def facets(self) -> list[Facet]:
        kinds = dict.fromkeys(scene.kind for scene in self._items)
        return [
            Facet(
                "kind",
                _("Kind"),
                [(kind, _kind(kind)) for kind in kinds],
                lambda scene: (scene.kind,),
            ),
            Facet("phase", _("Phase"), self._phases, lambda scene: (scene.phase,)),
        ]

    def row(self, scene: SceneNode) -> tuple[Widget, str]:
        words = Column(
            [
                Paragraph(scene.id, "label", is_wide=True, limit=1),
                Paragraph(scene.lead, "small", "ink-soft", is_wide=True, limit=1),
            ],
            2,
        )
        row = Row([Icon(_ICONS[scene.kind], 20, "ink-soft"), words], 10, grow=1)
        return row, f"{scene.id}, {_kind(scene.kind)}. {scene.lead}"

    def samples(self) -> Sequence[SceneNode]:
        return self._items[:1]  # every row has two lines

    def page(self, scene: SceneNode) -> list[Widget | None]:
        where = " · ".join(filter(None, (_kind(scene.kind), _phase(self._phases, scene), scene.at)))
        only_if = None
        if scene.condition:
            only_if = Paragraph(_("Only if {condition}").format(condition=scene.condition.full))
        return [
            Column([Paragraph(where, "message", "ink-soft"), Heading(scene.id)], 4),
            Flow(
                [
                    Button(
                        _("Go here"), "go", lambda: self._go(scene.id), is_primary=True, icon="play"
                    )
                ]
            ),
            Paragraph(
                _("Facts, indicators and the clock stay as they stand in your game."),
                "small",
                "ink-soft",
            ),
            only_if,
            Paragraph(scene.text) if scene.text else None,
            Paragraph(scene.lead, "body-strong") if scene.lead != scene.text else None,
            *self._ways(scene),
        ]

    def _ways(self, scene: SceneNode) -> list[Widget]:
        if not scene.exits:
            return []
        texts = {deed.key: deed.text for deed in scene.deeds}
        return [
            titled_icon("route", _("Where it goes on")),
            *(self._exit(each, texts) for each in scene.exits),
        ]

    def _exit(self, way: Exit, texts: dict[str, str]) -> Widget:
        deeds: list[Widget] = [Paragraph(texts.get(key, key)) for key in way.deeds]
        if way.is_skip:
            deeds.append(Paragraph(_("Skipped"), colour="ink-soft"))
        roads = [
            Button(_road(road), f"to-{number}-{road.to}", lambda road=road: self._look_at(road.to))
            for number, road in enumerate(way.roads)
        ]
        for road in roads:
            road.key = f"{way.deeds or way.is_skip}-{road.key}"
        return Column([*deeds, Flow(roads, 8)], 4)

    def _look_at(self, id: str) -> Step:
        self.choose(id)
        self.focus = "go"
        return None

    def _go(self, id: str) -> Step:
        self._preview.go(id)
        return Restart(screen_for(self.kit, self._preview.session))


def _road(road: Road) -> str:
    if road.condition:
        return _("to {scene} if {condition}").format(scene=road.to, condition=road.condition.full)
    return _("to {scene}").format(scene=road.to)


def _kind(kind: str) -> str:
    return {
        "dilemma": _("Dilemma"),
        "explain": _("Explain-it moment"),
        "bridge": _("Bridge"),
        "ending": _("Ending"),
    }[kind]


def _phase(phases: Sequence[tuple[str, str]], scene: SceneNode) -> str:
    return dict(phases).get(scene.phase, "")
