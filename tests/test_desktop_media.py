"""A scenario's own pictures and sounds in the window: seen, heard, and never a danger."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import media
import pygame
import pytest
from desktop_fakes import (
    ENTER,
    EVENING,
    FakeLibrary,
    FakeSession,
    Player,
    window,  # noqa: F401 - a fixture
)
from msgspec.structs import replace

from burgemeestersgame.desktop import decoding
from burgemeestersgame.desktop import sound as sounds
from burgemeestersgame.desktop.media import NO_MEDIA, Media
from burgemeestersgame.desktop.pictures import bust, has_scene, paint_scene
from burgemeestersgame.desktop.theme import Theme

pytestmark = pytest.mark.usefixtures("window")

RED, GREEN = pygame.Color("#C81E28"), pygame.Color("#1E9650")
THEME = Theme("light", 100, 1.0)


def painted(suffix: str, colour: pygame.Color, size: tuple[int, int] = (64, 64)) -> bytes:
    """Return a picture of one colour."""
    if suffix == ".svg":
        shade = f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"
        return media.svg(f"<rect width='16' height='9' fill='{shade}'/>")
    surface = pygame.Surface(size)
    surface.fill(colour)
    file = io.BytesIO()
    pygame.image.save(surface, file, f"picture{suffix}")
    return file.getvalue()


def a_wav(seconds: float = 0.1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams((1, 2, 8000, 0, "NONE", ""))
        written.writeframes(bytes(2 * int(8000 * seconds)))
    return file.getvalue()


def middle(surface: pygame.Surface) -> pygame.Color:
    width, height = surface.get_size()
    return surface.get_at((width // 2, height // 2))


def are_alike(one: pygame.Color | None, other: pygame.Color) -> bool:
    return one is not None and all(abs(a - b) <= 8 for a, b in zip(one[:3], other[:3], strict=True))


def face(folder: Path | None, name: str, mood: str = "calm") -> pygame.Surface:
    return bust(THEME, Media(folder), name, mood, 96)


def view_of(folder: Path, place: str) -> pygame.Color | None:
    """Return the colour in the middle of the art of a place, None where it is not drawn."""
    surface = pygame.Surface((320, 180))
    found = Media(folder)
    is_drawn = paint_scene(surface, surface.get_rect(), place, EVENING, found)
    assert is_drawn == has_scene(place, found)
    return middle(surface) if is_drawn else None


# Seen


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".svg"])
def test_a_place_of_the_scenario_is_drawn(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"kade{suffix}").write_bytes(painted(suffix, GREEN))

    colour = view_of(tmp_path, "kade")

    assert are_alike(colour, GREEN)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".svg"])
def test_a_portrait_of_the_scenario_is_drawn(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"bakker{suffix}").write_bytes(painted(suffix, RED))

    assert are_alike(middle(face(tmp_path, "bakker")), RED)


@pytest.mark.parametrize("name", ["griffier", "plein"])
def test_the_scenarios_own_picture_comes_before_that_of_the_game(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.png").write_bytes(painted(".png", RED))

    is_place = name == "plein"
    colour = view_of(tmp_path, name) if is_place else middle(face(tmp_path, name))

    assert are_alike(colour, RED)


def test_a_portrait_has_a_file_for_each_mood_and_the_calm_one_for_the_rest(tmp_path: Path) -> None:
    (tmp_path / "bakker-fel.png").write_bytes(painted(".png", RED))
    (tmp_path / "bakker-rustig.png").write_bytes(painted(".png", GREEN))

    assert are_alike(middle(face(tmp_path, "bakker", "angry")), RED)
    assert are_alike(middle(face(tmp_path, "bakker", "worried")), GREEN)
    assert are_alike(middle(face(tmp_path, "bakker", "calm")), GREEN)


def test_pictures_may_lie_in_folders_below(tmp_path: Path) -> None:
    below = tmp_path / "plaatjes"
    below.mkdir()
    (below / "kade.png").write_bytes(painted(".png", GREEN))

    assert has_scene("kade", Media(tmp_path))


def test_a_wide_picture_keeps_its_proportions_and_its_middle(tmp_path: Path) -> None:
    surface = pygame.Surface((800, 100))
    surface.fill(RED)
    surface.fill(GREEN, (350, 0, 100, 100))
    pygame.image.save(surface, tmp_path / "bakker.png")

    found = face(tmp_path, "bakker")

    assert are_alike(found.get_at((10, 80)), GREEN)
    assert are_alike(found.get_at((86, 80)), GREEN)


def test_a_picture_with_few_colours_or_one_pixel_is_drawn_too(tmp_path: Path) -> None:
    (tmp_path / "kade.png").write_bytes(media.PNG)

    assert view_of(tmp_path, "kade") == pygame.Color("black")


def test_a_picture_that_was_saved_anew_is_drawn_anew(tmp_path: Path) -> None:
    file = tmp_path / "kade.png"
    file.write_bytes(painted(".png", RED))
    before = view_of(tmp_path, "kade")
    file.write_bytes(painted(".png", GREEN, (80, 80)))

    assert are_alike(before, RED)
    assert are_alike(view_of(tmp_path, "kade"), GREEN)


def test_a_picture_is_decoded_once_however_often_it_is_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kade.png").write_bytes(painted(".png", RED))
    found, loaded = Media(tmp_path), []
    load = pygame.image.load
    monkeypatch.setattr(pygame.image, "load", lambda *args: loaded.append(args) or load(*args))
    surface = pygame.Surface((320, 180))

    for _ in range(3):
        assert has_scene("kade", found)
        paint_scene(surface, surface.get_rect(), "kade", EVENING, found)

    assert len(loaded) == 1


# Hostile

BAD = {
    "bomb.png": media.png(16_000, 16_000),
    "lies.png": media.png(4_000, 4_000),
    "half.png": media.png()[:40],
    "half.jpg": media.JPEG,
    "half.webp": media.WEBP,
    "text.png": b"no picture",
    "other.png": media.SVG,
    "empty.png": b"",
    "asks.svg": media.svg("<image href='https://example.org/a.png'/>"),
    "reads.svg": media.svg("<image href='file:///etc/passwd'/>"),
    "runs.svg": media.svg("<script>1</script>"),
    "laughs.svg": b'<!DOCTYPE svg [<!ENTITY a "aa">]>' + media.SVG,
}


@pytest.mark.parametrize("name", BAD)
def test_a_picture_that_is_none_is_a_figure_without_a_face_and_no_view(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    stem = Path(name).stem

    drawn = face(tmp_path, stem)

    nobody = bust(THEME, NO_MEDIA, "niemand", "calm", 96)
    assert pygame.image.tobytes(drawn, "RGBA") == pygame.image.tobytes(nobody, "RGBA")
    assert view_of(tmp_path, stem) is None


def test_a_drawing_that_takes_too_long_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "PATIENCE_S", 0)
    line = "<path d='M0 4 L16 4' stroke='#000' stroke-width='9' stroke-dasharray='.0000001'/>"
    (tmp_path / "kade.svg").write_bytes(media.svg(line))

    assert view_of(tmp_path, "kade") is None


def test_a_link_out_of_the_folder_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "geheim.png").write_bytes(painted(".png", RED))
    folder = tmp_path / "verhaal"
    folder.mkdir()
    try:
        (folder / "kade.png").symlink_to(tmp_path / "geheim.png")
    except OSError:
        pytest.skip("this computer makes no links")

    assert view_of(folder, "kade") is None


def test_a_folder_that_is_gone_has_no_pictures(tmp_path: Path) -> None:
    assert not has_scene("kade", Media(tmp_path / "weg"))


# In play


class SoundSession(FakeSession):
    """A game whose scene has a sound."""

    heard_here: str | None = "kerk-klok"

    def view(self):
        return replace(super().view(), sound=self.heard_here)


@pytest.fixture
def music(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is asked of the music player, in a driver that nobody hears."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    asked: list[str] = []
    play = pygame.mixer.music.play
    monkeypatch.setattr(
        pygame.mixer.music, "play", lambda *a, **k: asked.append("play") or play(*a, **k)
    )
    monkeypatch.setattr(pygame.mixer.music, "fadeout", lambda _: asked.append("fade"))
    return asked


def a_player(folder: Path, *, sound: bool) -> Player:
    library = FakeLibrary(SoundSession("reading"))
    library.folder = folder
    (folder / "kerk-klok.wav").write_bytes(a_wav())
    player = Player(library, sound=sound)
    player.press(ENTER)
    return player


def test_the_sound_of_a_scene_is_heard_once_and_can_be_read(
    tmp_path: Path, music: list[str]
) -> None:
    player = a_player(tmp_path, sound=True)

    assert "Te horen: kerk klok" in player.labels()
    player.press(ENTER)  # the next scene has the same sound

    assert player.screen.startswith("explain")
    assert "Te horen: kerk klok" in player.labels()
    assert music == ["play"]


def test_the_sound_stops_where_the_story_is_left(tmp_path: Path, music: list[str]) -> None:
    player = a_player(tmp_path, sound=True)

    player.click("stop")
    player.press(ENTER)

    assert player.screen == "menu"
    assert music == ["play", "fade"]


def test_nothing_sounds_with_the_sound_off_but_all_can_be_read(
    tmp_path: Path, music: list[str]
) -> None:
    player = a_player(tmp_path, sound=False)

    assert "Te horen: kerk klok" in player.labels()
    assert not music


def test_a_sound_that_nobody_has_is_neither_heard_nor_told(
    tmp_path: Path, music: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SoundSession, "heard_here", "regen")
    player = a_player(tmp_path, sound=True)

    assert "Te horen" not in player.labels()
    assert not music


@pytest.mark.parametrize("content", [b"", b"no sound", b"RIFF\0\0\0\0WAVE", media.PNG])
def test_a_sound_that_is_none_is_silence(tmp_path: Path, music: list[str], content: bytes) -> None:
    (tmp_path / "regen.wav").write_bytes(content)
    sound = sounds.SceneSound()

    sound.listen("scene", Media(tmp_path).sound("regen"))
    sound.leave("scene")

    assert "play" not in music


def test_a_computer_without_sound_plays_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise pygame.error("no sound card")

    pygame.mixer.quit()
    monkeypatch.setattr(pygame.mixer, "init", refuse)

    player = a_player(tmp_path, sound=True)

    assert player.screen.startswith("reading")


def test_the_pictures_of_one_story_are_not_shown_in_the_next(tmp_path: Path) -> None:
    (tmp_path / "kade.png").write_bytes(painted(".png", RED))
    player = a_player(tmp_path, sound=False)
    assert has_scene("kade", player.app.kit.look.media)

    player.library.folder = None
    player.app.kit.play(FakeSession("reading"))

    assert not has_scene("kade", player.app.kit.look.media)
