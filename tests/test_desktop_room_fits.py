"""The big screen at every size of window and text: letters for ten metres, nothing over another."""

import pygame
import pytest
from desktop_fakes import window  # noqa: F401 - a fixture
from msgspec.structs import replace
from test_desktop_room import a_screen, go_on, with_votes

from burgemeestersgame.desktop.beamer.arranging import Fitted
from burgemeestersgame.desktop.beamer.look import FLOOR
from tests.hosted import HostedRoom
from tests.rooms import KeptRoom

pytestmark = pytest.mark.usefixtures("window")


@pytest.fixture
def hosting():
    return HostedRoom(KeptRoom().room)


@pytest.fixture
def screen(hosting):
    return a_screen(hosting)


SIZES = [(1024, 768), (1280, 720), (1920, 1080), (960, 600)]


def letters(screen) -> list[int]:
    """Return the sizes of all text on the screen, in pixels of a window 1080 high."""
    body = next(widget for widget in screen.root.walk() if isinstance(widget, Fitted))
    theme, density = body._look.theme, body._look.theme.density
    styles = {style for widget in screen.root.walk() if (style := getattr(widget, "style", ""))}
    return [theme.size_px(style) / density for style in styles]


class TestDraws:
    @pytest.mark.parametrize("size", SIZES)
    @pytest.mark.parametrize("scale", [100, 200])
    def test_every_stage_can_be_read_at_ten_metres(self, hosting, size, scale):
        screen = a_screen(hosting, text_scale=scale)
        with_votes(hosting, "gaan", "gaan", "afslaan")
        surface = pygame.Surface(size)
        while hosting.room.stage != "closed":
            screen.tick()
            screen.draw(surface)
            assert min(letters(screen)) >= FLOOR
            overlap = overlapping(screen)
            assert not overlap, f"{hosting.room.stage}: {overlap}"
            go_on(hosting.room)

    @pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
    def test_it_is_dark_in_every_theme(self, hosting, theme):
        surface = pygame.Surface((1280, 720))
        a_screen(hosting, theme=theme).draw(surface)

        assert max(surface.get_at((8, 400))[:3]) < 40

    def test_what_is_too_long_gets_smaller_letters_and_then_scrolls(self, hosting, screen):
        with_votes(hosting, "gaan", "gaan", "afslaan")
        hosting.room.reveal()
        shares = []
        for words in (1, 60, 900):
            story = replace_text(screen, "lang verhaal " * words)
            story.arrange((1280, 720))
            body = next(widget for widget in story.root.walk() if isinstance(widget, Fitted))
            shares.append(body._look.theme.size_px("body"))

        assert shares == sorted(shares, reverse=True)
        assert shares[0] > shares[-1]
        assert screen.main_scroll.most > 0


def replace_text(screen, text):
    """Let the screen show a situation with another text."""
    standing = screen._room.standing
    session = replace(standing.session, stage="reading")
    scene = replace(standing.scene, text=text, messages=())
    screen._standing = standing._replace(session=session, scene=scene)
    return screen


def overlapping(screen) -> list[str]:
    """Return the texts that stand over each other."""
    drawn = [
        widget
        for widget in screen.root.walk()
        if widget.label and widget.visible_rect.width and not widget.children
    ]
    pairs = ((one, other) for at, one in enumerate(drawn) for other in drawn[at + 1 :])
    return [
        f"{one.label!r} and {other.label!r}"
        for one, other in pairs
        if one.visible_rect.inflate(-2, -2).colliderect(other.visible_rect.inflate(-2, -2))
    ]
