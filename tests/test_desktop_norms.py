"""The catalogue of norms in the window: searched, narrowed, followed, by keyboard."""

import webbrowser

import pygame
import pytest
from desktop_fakes import (
    ENTER,
    ESCAPE,
    TAB,
    Player,
    key,
    typed,
    window,  # noqa: F401 - a fixture
)

from burgemeestersgame.desktop.longlist import ListRow
from burgemeestersgame.norms import load_norms

pytestmark = pytest.mark.usefixtures("window")

DOWN, UP = key(pygame.K_DOWN), key(pygame.K_UP)
END, HOME = key(pygame.K_END), key(pygame.K_HOME)
NOODBEVEL = "bevoegdheid-noodbevel"


@pytest.fixture(params=["nl", "en"])
def player(request: pytest.FixtureRequest) -> Player:
    player = Player(language=request.param)
    player.click("norms")
    return player


def shown(player: Player) -> list[str]:
    """Return the ids of the norms that the search and the filters leave."""
    return [norm.id for norm in player.app.top.shown_items]


def write(player: Player, text: str) -> None:
    for character in text:
        player.press(typed(character))


def open_norm(player: Player, norm: str) -> None:
    player.app.top.choose(norm)
    player.app.turn([])


def test_all_norms_are_listed_and_the_first_is_shown(player: Player) -> None:
    first = next(iter(load_norms().norms.values()))

    assert len(shown(player)) == len(load_norms().norms)
    assert first.statement.in_language(player.app.kit.settings.language) in player.labels()


def test_a_norm_is_shown_with_everything_that_is_known_of_it(player: Player) -> None:
    language = player.app.kit.settings.language
    norm = load_norms().norms["bevoegdheid-licht-bevel"]
    open_norm(player, norm.id)
    labels = player.labels()

    for text in (norm.name, norm.statement, norm.honours, norm.breaches, norm.caveat):
        assert text is not None
        assert text.in_language(language)[1:] in labels
    assert "Gemeentewet 172" in labels
    assert "https://www.burgemeesters.nl/themas/bevoegdheden/noodbevoegdheden/" in labels
    for pair in load_norms().tensions_of(norm.id):
        assert pair.name.in_language(language) in labels


def test_a_norm_knows_the_dilemmas_that_touch_it(player: Player) -> None:
    open_norm(player, NOODBEVEL)

    assert "De raadsavond" in player.labels()
    assert "Geeft u het noodbevel?" in player.labels()
    assert "Kaasplein" in player.labels()


def test_whoever_types_searches(player: Player) -> None:
    write(player, "noodbevel")

    assert player.focus == "search"
    assert NOODBEVEL in shown(player)
    assert len(shown(player)) < 20
    assert player.app.top.item.id in shown(player)


def test_searching_looks_at_dilemmas_too(player: Player) -> None:
    write(player, "geeft u het noodbevel")

    assert shown(player) == [NOODBEVEL]


def test_escape_empties_the_search_first_and_leaves_then(player: Player) -> None:
    write(player, "zzz")
    assert shown(player) == []

    player.press(ESCAPE)
    assert len(shown(player)) == 110
    player.press(ESCAPE)

    assert player.screen == "menu"


def test_where_nothing_fits_one_button_shows_all_again(player: Player) -> None:
    write(player, "zzz")

    player.click("all")

    assert len(shown(player)) == 110
    assert player.focus.startswith("row-")


def test_arrows_go_through_the_list_and_the_current_norm_is_in_sight(player: Player) -> None:
    ids = shown(player)
    for event, at in ((DOWN, 1), (DOWN, 2), (UP, 1), (END, 109), (HOME, 0)):
        player.press(event)

        assert player.focus == f"row-{ids[at]}"
        row = player.widget(player.focus)
        assert row.visible_rect == row.rect
        assert player.app.top.item.id == ids[at]


def test_tab_passes_the_list_at_one_row(player: Player) -> None:
    player.press(TAB)

    assert not player.focus.startswith("row-")


def test_up_from_the_first_norm_leaves_the_list_and_down_comes_back(player: Player) -> None:
    first = player.focus
    player.app.top.move_focus("search")

    player.press(DOWN)
    assert player.focus == first
    player.press(UP)

    assert player.focus != first


def test_enter_goes_into_the_norm(player: Player) -> None:
    open_norm(player, NOODBEVEL)
    player.app.top.move_focus(f"row-{NOODBEVEL}")

    player.press(ENTER)

    assert player.focus == "open-0"


def test_a_click_chooses_a_norm(player: Player) -> None:
    third = shown(player)[2]

    player.click(f"row-{third}")

    assert player.focus == f"row-{third}"
    assert player.app.top.item.id == third


@pytest.mark.parametrize(
    ("option", "fits"),
    [
        ("family-vpt", lambda norm: norm.family == "vpt"),
        ("aard-wet", lambda norm: norm.aard == "wet"),
        ("phase-nazorg", lambda norm: "nazorg" in norm.phases),
        ("phase-none", lambda norm: not norm.phases),
        ("certainty-geverifieerd", lambda norm: norm.certainty == "geverifieerd"),
        ("story-De raadsavond", lambda norm: norm.id == NOODBEVEL),
        ("role-griffier", lambda norm: "griffier" in norm.roles),
    ],
)
def test_a_filter_leaves_what_fits_and_says_how_many(player: Player, option: str, fits) -> None:
    expected = [norm.id for norm in load_norms().norms.values() if fits(norm)]

    player.click("filters")
    player.app.top.move_focus(option)
    player.press(ENTER)
    assert player.widget(option).label.endswith(f" {len(expected)}")
    player.press(ESCAPE)

    assert shown(player) == expected
    assert str(len(expected)) in player.labels()


def test_filters_work_together_and_each_is_taken_off_by_itself(player: Player) -> None:
    for option in ("family-bevoegdheid", "aard-wet"):
        player.click("filters")
        player.app.top.move_focus(option)
        player.press(ENTER, ESCAPE)
    both = shown(player)

    player.click("without-aard")
    one = shown(player)
    player.click("without-family")

    assert set(both) < set(one)
    assert len(shown(player)) == 110


def test_pressing_a_chosen_filter_again_takes_it_off(player: Player) -> None:
    player.click("filters")
    player.app.top.move_focus("aard-wet")

    player.press(ENTER, ENTER, ESCAPE)

    assert len(shown(player)) == 110


def test_a_tension_leads_to_the_other_norm_and_back(player: Player) -> None:
    open_norm(player, "bevoegdheid-licht-bevel")
    pair = load_norms().tensions_of("bevoegdheid-licht-bevel")[0]
    other = pair.side_b[0] if "bevoegdheid-licht-bevel" in pair.side_a else pair.side_a[0]

    player.app.top.move_focus(f"to-{pair.id}-{other}")
    player.press(ENTER)
    assert player.app.top.item.id == other
    assert player.focus == "came-from"
    player.press(ENTER)

    assert player.app.top.item.id == "bevoegdheid-licht-bevel"
    assert player.app.top.root.find("came-from") is None


def test_a_link_to_a_norm_that_is_filtered_out_takes_the_filters_off(player: Player) -> None:
    write(player, "bevoegdheid-licht-bevel")
    assert player.app.top.item.id == "bevoegdheid-licht-bevel"
    link = next(w for w in player.app.top.root.walk() if w.key.startswith("to-spanning"))

    player.app.top.move_focus(link.key)
    player.press(ENTER)

    assert link.key.endswith(player.app.top.item.id)
    assert len(shown(player)) == 110


def test_an_address_is_opened_only_when_asked(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    open_norm(player, NOODBEVEL)
    assert opened == []

    player.app.top.move_focus("open-0")
    player.press(ENTER)

    assert opened == [player.widget("open-0").label]


def test_another_language_shows_at_once_and_keeps_norm_and_filters(player: Player) -> None:
    open_norm(player, NOODBEVEL)
    player.app.top.narrow("aard", "wet")
    other = {"nl": "en", "en": "nl"}[player.app.kit.settings.language]

    player.app.kit.change(language=other)
    player.app.top.is_changed = True
    player.app.turn([])

    norm = load_norms().norms[NOODBEVEL]
    assert norm.statement.in_language(other) in player.labels()
    assert player.app.top.narrowed == {"aard": "wet"}


def test_with_large_text_the_list_and_the_norm_follow_each_other() -> None:
    player = Player(text_scale=200)
    player.app.top.move_focus("norms")
    player.press(ENTER, DOWN)
    second = player.app.top.item

    player.press(ENTER)
    assert second.statement.nl in player.labels()
    assert not [w for w in player.app.top.root.walk() if isinstance(w, ListRow)]
    player.press(ESCAPE)

    assert player.focus == f"row-{second.id}"
    assert player.screen == "norms"


def test_control_and_f_goes_to_the_search_from_anywhere() -> None:
    player = Player(text_scale=200)
    player.app.top.move_focus("norms")
    player.press(ENTER, ENTER)

    player.press(key(pygame.K_f, "f", pygame.KMOD_CTRL))

    assert player.focus == "search"


def test_only_the_rows_in_sight_are_made(player: Player) -> None:
    rows = [widget for widget in player.app.top.root.walk() if isinstance(widget, ListRow)]

    assert len(rows) < 14


def test_a_norm_in_the_debrief_leads_to_the_catalogue_and_back() -> None:
    player = Player()
    player.open_run("bbbb2222")
    player.app.top._open(3)
    player.app.turn([])
    player.click("norm-bevoegdheid-betoging")

    player.app.top.move_focus("more-bevoegdheid-betoging")
    player.press(ENTER)
    assert player.app.top.item.id == "bevoegdheid-betoging"
    row = player.widget("row-bevoegdheid-betoging")
    assert row.visible_rect == row.rect
    player.press(ESCAPE)

    assert player.screen == "debrief"
    assert player.focus == "more-bevoegdheid-betoging"
