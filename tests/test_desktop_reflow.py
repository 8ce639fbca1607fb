"""At every text size, on every screen: nothing cut off, nothing on top of something else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from desktop_fakes import (
    MESSAGES,
    SITUATION,
    FakeLibrary,
    FakeSession,
    a_kit,
    window,  # noqa: F401 - a fixture
)
from msgspec.structs import replace

from burgemeestersgame import library
from burgemeestersgame.authoring.figures import Figure, Figures
from burgemeestersgame.authoring.install import install
from burgemeestersgame.authoring.made import make_pack
from burgemeestersgame.authoring.new import create, place_for
from burgemeestersgame.authoring.own import Own, open_scenario
from burgemeestersgame.authoring.translate import Standing
from burgemeestersgame.authoring.unpack import pack_from
from burgemeestersgame.desktop.background import Work
from burgemeestersgame.desktop.cards import message_card
from burgemeestersgame.desktop.layout import Row
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.briefing import BriefingScreen
from burgemeestersgame.desktop.screens.compare import CompareScreen
from burgemeestersgame.desktop.screens.credits import CreditsScreen
from burgemeestersgame.desktop.screens.debrief import DebriefScreen
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.desktop.screens.dossier import DossierScreen
from burgemeestersgame.desktop.screens.ending import EndingScreen
from burgemeestersgame.desktop.screens.explain import ExplainScreen
from burgemeestersgame.desktop.screens.exported import ExportedScreen
from burgemeestersgame.desktop.screens.filters import FilterScreen
from burgemeestersgame.desktop.screens.help import HelpScreen
from burgemeestersgame.desktop.screens.history import ChooseOther, HistoryScreen
from burgemeestersgame.desktop.screens.importing import ImportScreen
from burgemeestersgame.desktop.screens.installed import InstalledScreen, InstallScreen
from burgemeestersgame.desktop.screens.made import MadeScreen
from burgemeestersgame.desktop.screens.menu import MenuScreen
from burgemeestersgame.desktop.screens.message import ProblemScreen
from burgemeestersgame.desktop.screens.norms import NormsScreen
from burgemeestersgame.desktop.screens.notes import NotesScreen
from burgemeestersgame.desktop.screens.paused import PausedScreen
from burgemeestersgame.desktop.screens.reading import ReadingScreen
from burgemeestersgame.desktop.screens.settings import SettingsScreen
from burgemeestersgame.desktop.screens.stories import StoriesScreen
from burgemeestersgame.desktop.screens.town_map import TownMapScreen
from burgemeestersgame.desktop.screens.trainer_guide import TrainerGuideScreen
from burgemeestersgame.desktop.screens.wiping import wipe_question
from burgemeestersgame.desktop.screens.working import Progress, WorkingScreen
from burgemeestersgame.desktop.screens.write import OpenScreen, WriteScreen
from burgemeestersgame.desktop.screens.write_check import FindingsScreen
from burgemeestersgame.desktop.screens.write_figures import FiguresScreen
from burgemeestersgame.desktop.screens.write_new import NewScreen
from burgemeestersgame.desktop.screens.write_pack import PackScreen
from burgemeestersgame.desktop.screens.write_translations import Status, TranslationsScreen
from burgemeestersgame.desktop.scrolling import ScrollArea
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Paragraph
from burgemeestersgame.errors import Location, Problem, Severity
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import Checked

pytestmark = pytest.mark.usefixtures("window")

# Size of the window, and of the text in per cent.
WINDOWS = [
    (1280, 720, 100),
    (1920, 1080, 100),
    (960, 600, 125),
    (1280, 720, 150),
    (1280, 720, 175),
    (1280, 720, 200),
    (960, 600, 200),
]

# Pictures may have something in front of them; the rest may not.
BACKGROUNDS = {"image"}


def _dilemma(kit: Kit, **more) -> DilemmaScreen:
    session = FakeSession("deciding")
    for name, value in more.items():
        setattr(session, name, value)
    return DilemmaScreen(kit, session)


def _heard(kit: Kit) -> Screen:
    screen = _dilemma(kit)
    screen.arrange()
    for advisor in ("officier", "oov", "ovd"):
        screen.hear(advisor)
    return screen


def _acted(kit: Kit) -> Screen:
    screen = _dilemma(kit)
    screen.arrange()
    screen.act("vak")
    return screen


def _chosen(kit: Kit) -> Screen:
    screen = _dilemma(kit)
    screen.arrange()
    screen.select("met-me")
    return screen


def _weighing(kit: Kit) -> Screen:
    screen = _chosen(kit)
    screen._weigh()
    return screen


def _opened(kit: Kit) -> Screen:
    screen = _dilemma(kit)
    screen.arrange()
    screen._open_drawer()
    return screen


def _debrief(part: int) -> Callable[[Kit], Screen]:
    def make(kit: Kit) -> Screen:
        screen = DebriefScreen(kit, "bbbb2222")
        screen._turning_points = ("some",)
        screen.arrange()
        screen._open(part)
        screen._choose("bevoegdheid-betoging")
        return screen

    return make


def _listed(kit: Kit) -> NormsScreen:
    screen = NormsScreen(kit)
    screen.narrow("aard", "wet")
    screen.arrange()
    return screen


def _compared(kit: Kit) -> Screen:
    screen = CompareScreen(kit, "bbbb2222", "cccc3333")
    screen.arrange()
    screen._toggle("decisions")
    return screen


def _a_game(kit: Kit) -> Screen:
    screen = HistoryScreen(kit)
    screen.arrange()
    screen._press_row("bbbb2222")
    return screen


def _guide(part: str) -> Callable[[Kit], Screen]:
    def make(kit: Kit) -> Screen:
        screen = TrainerGuideScreen(kit, "azc-raadsavond")
        screen.arrange()
        screen._press_row(part)
        return screen

    return make


def _new(kit: Kit) -> Screen:
    kit.library.wipe()
    kit.library.tutorial = "oefening"
    return MenuScreen(kit)


def _path(name: str) -> Path:
    return Path("/home/someone/Documenten/Burgemeestersgame/scenarios") / name


OWN = Own(_path("een-festival-dat-misschien-niet-doorgaat"), "Een festival dat niet doorgaat")


def _written(kit: Kit) -> Screen:
    create(place_for("de-markt"), title="De markt", role="burgemeester", language="nl")
    open_scenario(scenarios_folder() / "azc-raadsavond")
    screen = WriteScreen(kit)
    screen.arrange()
    screen._press_row(screen.item.id)
    screen._news = "Dit scenario staat nu op uw lijst."
    return screen


def _problems() -> tuple[Problem, ...]:
    place = Location(str(_path("een-festival-dat-misschien-niet-doorgaat") / "scenario.yaml"), 1234)
    message = "het woord 'veiligheidsrisicogebiedverordening' komt nergens voor" * 2
    return tuple(
        Problem(
            at=place,
            reference="unknown-key",
            severity=each,
            message=message,
            hint=f"leg uit: {message}",
        )
        for each in Severity
    )


def _figures(kit: Kit) -> Screen:
    answers = tuple(Figure(f"{SITUATION[:90]} {number}", 333, 1000) for number in range(3))
    asked = (("Geeft u het noodbevel?", answers),)
    never = ("de keuze ‘Ja’ bij ‘Geeft u het noodbevel?’",)
    told = Figures(
        "De raadsavond", 1000, "De meesten hebben 16 minuten nodig.", answers, asked, never
    )
    return FiguresScreen(kit, told)


def _translations(kit: Kit) -> Screen:
    standing = Standing("en", _path("messages.po"), 1413, 1200, 13, 0)
    screen = TranslationsScreen(kit, OWN, Status((standing,), _problems()))
    screen._language.insert("fr")
    screen._news = f"{_path('messages.po')} is bijgewerkt."
    return screen


def _installed(kit: Kit) -> Screen:
    pack, _packed = make_pack(scenarios_folder() / "azc-raadsavond", is_source=False, made_by="")
    found = pack_from(pack.read_bytes(), "festival.zip")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(library, "is_shipped", lambda id: False)
        install(found)
    return InstalledScreen(kit)


def _working(kit: Kit) -> Screen:
    progress = Progress()
    screen = WorkingScreen(kit, lambda: "Bezig", Work(lambda: None), progress, lambda _: None)
    screen._told = 0.4
    return screen


SCREENS: dict[str, Callable[[Kit], Screen]] = {
    "menu": MenuScreen,
    "menu for who is new": _new,
    "stories": StoriesScreen,
    "how to lead": _guide("/leading"),
    "guide of a dilemma": _guide("tekenen"),
    "guide of what nobody asks": _guide("/unasked"),
    "credits": CreditsScreen,
    "dossier": lambda kit: DossierScreen(kit, FakeSession("deciding")),
    "map": lambda kit: TownMapScreen(kit, FakeSession("deciding")),
    "trainer's notes": lambda kit: NotesScreen(kit, kit.library.session, "tekenen"),
    "history": HistoryScreen,
    "a game": _a_game,
    "games to compare with": lambda kit: ChooseOther(kit, kit.library.runs()[-1]),
    "import": lambda kit: ImportScreen(kit, lambda run_id, path: None),
    "exported": lambda kit: ExportedScreen(kit, Path("/home/someone/reports/spel.json")),
    "wipe": lambda kit: wipe_question(kit, lambda: None),
    "norms": NormsScreen,
    "a norm": lambda kit: NormsScreen(kit, "bevoegdheid-licht-bevel"),
    "filters": lambda kit: FilterScreen(kit, _listed(kit)),
    "settings": SettingsScreen,
    "help": HelpScreen,
    "write nothing yet": WriteScreen,
    "write": _written,
    "open a scenario": lambda kit: OpenScreen(kit, lambda own: None),
    "new scenario": lambda kit: NewScreen(kit, lambda path: None),
    "copy": lambda kit: NewScreen(kit, lambda path: None, OWN),
    "findings": lambda kit: FindingsScreen(kit, OWN, Checked(_problems(), 3)),
    "no findings": lambda kit: FindingsScreen(kit, OWN, Checked((), 0)),
    "figures": _figures,
    "translations": _translations,
    "pack": lambda kit: PackScreen(kit, OWN),
    "made": lambda kit: MadeScreen(kit, lambda: "Gemaakt", lambda: ("Kijk.",), _path("markt.zip")),
    "installed": _installed,
    "install": lambda kit: InstallScreen(kit, lambda path: None),
    "working": _working,
    "problem": lambda kit: ProblemScreen(kit, "the disk is full: no space left on device"),
    "briefing": lambda kit: BriefingScreen(kit, FakeSession()),
    "dilemma": _dilemma,
    "dilemma without art": lambda kit: _dilemma(kit, place="gang"),
    "dilemma in a hurry": lambda kit: _dilemma(kit, seconds=12.0),
    "dilemma heard": _heard,
    "dilemma acted": _acted,
    "dilemma chosen": _chosen,
    "dilemma weighed": _weighing,
    "dilemma with all actions": _opened,
    "reading": lambda kit: ReadingScreen(kit, FakeSession("reading")),
    "explaining": lambda kit: ExplainScreen(kit, FakeSession("explaining")),
    "ending": lambda kit: EndingScreen(kit, FakeSession("ending")),
    "paused": lambda kit: PausedScreen(kit, FakeSession("paused")),
    **{f"debrief {part + 1}": _debrief(part) for part in range(6)},
    "debrief of a replay": lambda kit: DebriefScreen(kit, "cccc3333"),
    "compare": lambda kit: CompareScreen(kit, "bbbb2222", "cccc3333"),
    "compare with all": _compared,
    "dilemma of a replay": lambda kit: DilemmaScreen(kit, kit.library.replay("bbbb2222", 7, 1.0)),
}


def leaves(root: Widget) -> Iterator[Widget]:
    """Yield what is seen: widgets without children that say or are something."""
    for widget in root.walk():
        if not widget.children and widget.rect.width and widget.rect.height:
            yield widget


def seen(widget: Widget) -> pygame.Rect:
    return widget.visible_rect


@pytest.fixture(params=WINDOWS, ids=lambda shape: "{}x{} at {} %".format(*shape))
def shape(request: pytest.FixtureRequest) -> tuple[int, int, int]:
    return request.param


@pytest.fixture(params=SCREENS)
def root(request: pytest.FixtureRequest, shape: tuple[int, int, int]) -> Widget:
    width, height, percent = shape
    screen = SCREENS[request.param](a_kit(FakeLibrary(), text_scale=percent))
    screen.arrange((width, height))
    return screen.arrange((width, height))


def test_everything_fits_stands_apart_and_can_be_pressed(
    root: Widget, shape: tuple[int, int, int]
) -> None:
    # One test, as to make a screen takes longer than to look at it.
    fits(root, shape)
    stands_apart(root)
    can_be_pressed(root)


def fits(root: Widget, shape: tuple[int, int, int]) -> None:
    """Nothing is cut off."""
    whole = pygame.Rect((0, 0), shape[:2])
    look = a_kit(text_scale=shape[2]).look

    for widget in leaves(root):
        if widget.clip is None:
            assert whole.contains(widget.rect), f"outside the window: {widget.label!r}"
        else:
            # What scrolls may be below the edge, never beside it.
            area = widget.clip
            assert area.left <= widget.rect.left, f"cut off at the left: {widget.label!r}"
            assert widget.rect.right <= area.right, f"cut off at the right: {widget.label!r}"
        if isinstance(widget, Paragraph) and widget.label:
            assert widget.rect.height >= widget.height(look, widget.rect.width), (
                f"too low for its text: {widget.label!r}"
            )


def stands_apart(root: Widget) -> None:
    """Nothing stands on top of something else."""
    shown = [widget for widget in leaves(root) if widget.role not in BACKGROUNDS]

    for number, first in enumerate(shown):
        for second in shown[number + 1 :]:
            both = seen(first).clip(seen(second))
            assert both.width <= 1 or both.height <= 1, f"{first.label!r} and {second.label!r}"


def can_be_pressed(root: Widget) -> None:
    """Every control is large enough and has a name of its own."""
    stops = [widget for widget in root.walk() if widget.is_focusable]
    keys = [widget.key for widget in stops]

    assert len(keys) == len(set(keys))
    assert all(keys)
    for widget in stops:
        assert widget.label, f"{widget.key} has no label"
        if not isinstance(widget, ScrollArea):
            assert min(widget.rect.size) >= 44, f"{widget.key} is too small: {widget.rect.size}"


@pytest.mark.parametrize("size", [(100, 100), (3000, 60)])
@pytest.mark.parametrize("name", ["menu", "dilemma", "reading", "paused", "map"])
def test_a_window_that_the_system_makes_far_too_small_is_drawn_all_the_same(
    name: str, size: tuple[int, int]
) -> None:
    kit = a_kit(FakeLibrary(), text_scale=200, beamer=True)
    kit.fit(size)
    small = pygame.Surface(size)

    SCREENS[name](kit).draw(small)

    assert len({tuple(small.get_at((x, 40))) for x in range(size[0])}) > 1


def test_a_name_is_not_broken_for_the_tag_beside_it() -> None:
    look = a_kit(language="en").look
    message = replace(MESSAGES[3], sender="Hanneke van Ruyterkamp", is_new=True)
    card = message_card(message, is_new=True)
    width = look.text.width(message.sender, "small-strong") + look.px(120)

    card.place(look, pygame.Rect(0, 0, width, card.height(look, width)))

    name = next(w for w in card.walk() if w.label == message.sender and w.role == "text")
    assert name.rect.height == look.theme.line_px("small-strong")
    assert "new" in [w.label for w in card.walk()]


@pytest.mark.parametrize("percent", [100, 200])
def test_what_the_keys_do_stands_in_one_column(percent: int) -> None:
    root = HelpScreen(a_kit(text_scale=percent)).arrange((1280, 720))

    rows = [widget for widget in root.walk() if isinstance(widget, Row) and widget.role == "text"]
    assert len(rows) > 10
    assert len({row.children[1].rect.left for row in rows}) == 1
