"""Where the places of the game are on the map of the town."""

import pytest

from burgemeestersgame.paths import assets_folder
from burgemeestersgame.scenery import MAP, place_named, place_names, spot_of, spots


def test_every_place_of_the_game_is_on_the_map():
    off = [name for name in place_names() if spot_of(name) is None]

    assert off == [MAP]


def test_a_state_of_a_place_is_where_the_place_is():
    assert spot_of("raadzaal-glas") == spot_of("raadzaal")


@pytest.mark.parametrize("place", ["", "nergens", "mijn-eigen-plaatje"])
def test_a_place_that_is_not_ours_is_nowhere(place):
    assert spot_of(place) is None


def test_a_spot_is_on_the_map_with_an_icon():
    for spot in spots():
        assert 0 < spot.x < 1600
        assert 0 < spot.y < 900
        assert (assets_folder() / "icons" / "maki" / f"{spot.icon}.svg").is_file()
        assert all(place_named(place) for place in spot.places)


def test_no_two_spots_are_so_near_that_their_markers_meet():
    places = [(spot.x, spot.y) for spot in spots()]

    assert all(
        abs(one[0] - other[0]) > 60 or abs(one[1] - other[1]) > 60
        for number, one in enumerate(places)
        for other in places[:number]
    )
