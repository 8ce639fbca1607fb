"""What a screen reader is told: of every screen, at every size of text."""

from __future__ import annotations

import functools
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import pygame
import pytest
from desktop_fakes import (
    FakeLibrary,
    FakeSession,
    Player,
    a_kit,
    window,  # noqa: F401 - a fixture
)
from test_desktop_reflow import SCREENS

from burgemeestersgame.desktop.a11y.asked import Asked
from burgemeestersgame.desktop.a11y.describe import ROLES, describe, says
from burgemeestersgame.desktop.a11y.tree import ROOT, Node, Tree
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.screen import Screen
from burgemeestersgame.desktop.screens.dilemma import DilemmaScreen
from burgemeestersgame.desktop.screens.help import HelpScreen
from burgemeestersgame.desktop.screens.settings import SettingsScreen
from burgemeestersgame.desktop.textbox import TextBox
from burgemeestersgame.desktop.widget import Widget
from burgemeestersgame.desktop.widgets import Digits, Icon, KeyCap, Panel, Paragraph, Rule, Tag
from burgemeestersgame.desktop.wording import time_news

pytestmark = pytest.mark.usefixtures("window")

SIZE = (1280, 720)


class Picture(NamedTuple):
    """A screen as it was last arranged, and what is told of it."""

    roots: list[Widget]
    focused: Widget | None
    tree: Tree

    def widgets(self) -> list[Widget]:
        return [widget for root in self.roots for widget in root.walk()]


def pictured(screen: Screen) -> Picture:
    """Return a screen as it is now."""
    screen.arrange(SIZE)
    screen.arrange(SIZE)
    tree = describe(
        screen.roots, screen.focused, title="Burgemeestersgame", language="nl", size=SIZE
    )
    return Picture(screen.roots, screen.focused, tree)


@functools.cache
def once(name: str, percent: int) -> Picture:
    """Return the picture of a screen, for every test that only looks at it."""
    return pictured(SCREENS[name](a_kit(FakeLibrary(), text_scale=percent)))


@pytest.fixture(params=[100, 200], ids="{} %".format)
def percent(request: pytest.FixtureRequest) -> int:
    return request.param


@pytest.fixture(params=SCREENS)
def picture(request: pytest.FixtureRequest, percent: int) -> Picture:
    return once(request.param, percent)


def in_order(tree: Tree) -> list[Node]:
    return [node for _depth, node in tree.walk()]


def drawn(picture: Picture) -> list[str]:
    """Return every text that somebody sees."""
    kinds = (Paragraph, Digits, Tag)
    seen = [w for w in picture.widgets() if isinstance(w, kinds) and w.rect.width and w.rect.height]
    return [widget.label for widget in seen if widget.label.strip()]


def test_every_part_hangs_together(picture: Picture) -> None:
    nodes = picture.tree.nodes

    below = Counter(child for node in nodes.values() for child in node.children)

    assert set(below) == set(nodes) - {ROOT}
    assert set(below.values()) <= {1}


def test_whatever_can_be_used_is_told_with_a_name(picture: Picture) -> None:
    told = {id(widget) for widget in picture.tree.widgets.values()}

    for widget in picture.widgets():
        assert not widget.is_focusable or id(widget) in told, widget.key
    for node in picture.tree.nodes.values():
        assert node.name or not node.can or node.role == "scroll_view", node


def test_what_has_the_keyboard_is_told_and_only_that(picture: Picture) -> None:
    focus = picture.tree.focus

    assert picture.tree.widgets.get(focus) is picture.focused
    assert (focus == ROOT) == (picture.focused is None)


def test_nothing_that_can_be_read_is_left_out(picture: Picture) -> None:
    nodes = picture.tree.nodes.values()
    said = " ".join(f"{node.name} {node.about} {node.value or ''}" for node in nodes)

    assert not [text for text in drawn(picture) if not says(said, text)]


def test_it_is_told_in_the_order_in_which_it_is_seen(picture: Picture) -> None:
    nodes = picture.tree.nodes

    for node in nodes.values():
        for before, after in pairwise(nodes[child].box for child in node.children):
            is_beside = before.right <= after.left or after.right <= before.left
            assert is_beside or before.top <= after.top, (before, after)


def test_what_does_not_scroll_lies_within_the_window(picture: Picture) -> None:
    whole = pygame.Rect((0, 0), SIZE)

    for id, widget in picture.tree.widgets.items():
        left, top, right, bottom = picture.tree.nodes[id].box
        place = pygame.Rect(left, top, right - left, bottom - top)
        assert widget.clip is not None or whole.contains(place), id


def test_nothing_is_told_twice_in_a_row(picture: Picture) -> None:
    names = [node.name for node in in_order(picture.tree) if node.role in ("label", "heading")]

    assert not [name for name, after in pairwise(names) if name == after]


def test_every_role_of_a_widget_is_one_that_screen_readers_know(picture: Picture) -> None:
    assert {widget.role for widget in picture.widgets()} <= set(ROLES)


# One part or one screen at a time


def of(widget: Widget) -> Tree:
    """Return what is told of a single widget."""
    widget.place(a_kit().look, pygame.Rect((0, 0), SIZE))
    return describe([widget], None, title="Burgemeestersgame", language="nl", size=SIZE)


def test_a_button_says_after_its_name_what_else_stands_on_it() -> None:
    words = Column([Paragraph("Het plein"), Paragraph("Nog niet gespeeld"), Paragraph("plein")])
    card = Panel(words, key="card", label="Het plein, 18 minuten", on_press=lambda: None)

    (_window, button) = in_order(of(card))

    assert (button.role, button.name) == ("button", "Het plein, 18 minuten")
    assert button.about == "Nog niet gespeeld"


def test_a_text_that_only_names_the_group_beside_it_is_not_told_again() -> None:
    group = Flow([Button("Ja", "yes", lambda: None)], label="Zeker?")

    nodes = in_order(of(Column([Paragraph("Zeker?"), group, Paragraph("Denk na.")])))

    assert [node.name for node in nodes[1:]] == ["Zeker?", "Ja", "Denk na."]


def test_what_arranges_or_pleases_the_eye_is_left_out() -> None:
    nodes = in_order(of(Column([Icon("clock"), Rule(), Row([KeyCap("A"), Widget(role="image")])])))

    assert [node.role for node in nodes] == ["window"]


def of_role(picture: Picture, role: str) -> list[Node]:
    return [node for node in in_order(picture.tree) if node.role == role]


def test_a_choice_says_its_place_its_time_and_who_advises_it() -> None:
    told = once("dilemma heard", 100)

    (group,) = of_role(told, "radio_group")
    choices = of_role(told, "radio_button")

    assert group.name == "Geeft u het noodbevel?"
    assert [choice.position for choice in choices] == [(n, 4) for n in range(1, 5)]
    assert choices[1].name.startswith("2. Ja, nu.")
    assert choices[1].about == "2 min. Aangeraden door: Officier van dienst"
    assert [choice.is_on for choice in choices] == [False] * 4


def test_the_choice_that_is_selected_says_so() -> None:
    choices = of_role(once("dilemma chosen", 100), "radio_button")

    assert [choice.is_on for choice in choices] == [False, False, True, False]


def test_a_message_is_one_thing_with_who_when_and_what() -> None:
    *_before, last = of_role(once("dilemma", 100), "article")

    assert last.name == (
        "Robin, Partner, 18.43, nieuw: Ik kijk mee op tv. Gaat het? Bel als het kan."
    )
    assert last.live == "polite"


def test_what_happens_is_said_unasked() -> None:
    live = [node.name for node in in_order(once("dilemma heard", 100).tree) if node.live]

    assert any(name.startswith("18.43 uur. De raad is geschorst.") for name in live)
    assert any("Ik heb twaalf mensen." in name for name in live)


@pytest.mark.parametrize("name", ["settings", "norms", "debrief 3"])
def test_a_screen_says_unasked_where_one_is(name: str) -> None:
    first = next(node for node in of_role(once(name, 100), "heading") if node.level == 1)

    assert first.live == "polite"


def test_a_dialog_keeps_what_is_below_it_out_of_reach() -> None:
    (dialog,) = of_role(once("wipe", 100), "dialog")

    assert dialog.is_modal


def test_the_keys_in_the_help_are_said_with_what_they_do() -> None:
    names = [node.name for node in of_role(once("help", 100), "label")]

    assert any(name.startswith("F11: ") for name in names)


def test_a_setting_is_a_question_with_one_answer_on() -> None:
    told = once("settings", 100)

    for group in of_role(told, "radio_group"):
        answers = [told.tree.nodes[child] for child in group.children]
        assert [answer.is_on for answer in answers].count(True) == 1, group.name


def test_a_field_says_what_was_typed_and_where_the_caret_is() -> None:
    screen = SettingsScreen(a_kit(FakeLibrary(), player="Toos"))

    (field,) = of_role(pictured(screen), "text_input")

    assert (field.value, field.caret) == ("Toos", 4)


def test_it_is_told_in_the_language_of_the_moment() -> None:
    kit = a_kit()
    screen = HelpScreen(kit)
    kit.speak("en")

    assert pictured(screen).tree.nodes["#page"].name == "Help"


@pytest.mark.parametrize(
    ("left", "news"),
    [
        (90.0, ("90 seconds left", "polite")),
        (80.0, None),
        (60.0, ("1 minute left", "polite")),
        (57.2, ("1 minute left", "polite")),
        (50.0, None),
        (30.0, ("30 seconds left", "polite")),
        (24.0, None),
        (20.0, ("Only 20 seconds left", "assertive")),
        (3.0, ("Only 20 seconds left", "assertive")),
    ],
)
def test_the_time_is_said_a_few_times_and_once_as_it_presses(
    left: float, news: tuple[str, str] | None
) -> None:
    assert time_news(left, 90.0) == news


def test_the_time_that_is_said_stands_beside_the_bar_that_shows_it() -> None:
    hurried = once("dilemma in a hurry", 100)

    assert [node.live for node in in_order(hurried.tree) if "20 seconden" in node.name] == [
        "assertive"
    ]


# What is asked


def asked(player: Player, key: str, action: str, value: str = "") -> None:
    """Ask something of the screen on top, as a screen reader does."""
    top = player.app.top
    player.app._do(top.answer(Asked(player.widget(key), action, value)))
    player.app.turn([])


def test_pressing_is_the_same_as_the_key() -> None:
    player = Player(FakeLibrary(FakeSession("deciding")))
    player.show(lambda kit: DilemmaScreen(kit, kit.library.session))

    asked(player, "choice-3", "click")
    assert player.screen == "dilemma tekenen"
    asked(player, "confirm", "click")

    assert player.library.session.said[-1] == ("decide", "met-me", "")


def test_the_keyboard_can_be_put_anywhere() -> None:
    player = Player()

    asked(player, "settings", "focus")

    assert player.focus == "settings"
    assert player.screen == "menu"


def test_a_field_can_be_filled_and_pressing_it_sends_nothing() -> None:
    player = Player(FakeLibrary(FakeSession("deciding")))
    player.show(lambda kit: DilemmaScreen(kit, kit.library.session))
    asked(player, "choice-1", "click")

    asked(player, "reason", "set_value", "Er staan kinderen.")
    asked(player, "reason", "click")

    field = player.widget("reason")
    assert isinstance(field, TextBox)
    assert field.editor.text == "Er staan kinderen."
    assert player.focus == "reason"
    assert player.library.session.said == []


def test_a_page_can_be_scrolled() -> None:
    player = Player(text_scale=200)
    player.show(HelpScreen)

    asked(player, "page", "scroll_down")
    down = player.app.top.main_scroll.offset
    asked(player, "page", "scroll_up")

    assert down > 0
    assert player.app.top.main_scroll.offset == 0


def test_what_is_gone_cannot_be_asked() -> None:
    player = Player()
    gone = Asked(Widget(key="gone", label="Weg", on_press=lambda: pytest.fail("pressed")), "click")

    assert player.app.top.answer(gone) is None
