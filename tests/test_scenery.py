"""The places of the game: names, states, and a drawing at some hour."""

import re

import pytest

from burgemeestersgame.scenery import Place, light_at, place_named, place_names

EVERY_PLACE = sorted(place_names())


def layers(svg: str) -> set[str]:
    return set(re.findall(r'<g id="laag-([^"]+)">', svg))


def test_a_place_is_found_by_its_name():
    assert place_named("keuken") == Place("keuken")


def test_a_place_may_have_a_hyphen_in_its_name():
    assert place_named("straat-nacht") == Place("straat-nacht")
    assert place_named("straat-nacht-brand") == Place("straat-nacht", "straat-nacht-brand")


@pytest.mark.parametrize("name", ["nergens", "keuken-nergens", "../keuken", "", "draw"])
def test_no_other_name_is_a_place(name):
    assert place_named(name) is None


@pytest.mark.parametrize("name", EVERY_PLACE)
@pytest.mark.parametrize("light", ["dag", "avond", "nacht", "blauw"])
def test_every_place_can_be_drawn_in_every_light(name, light):
    svg = place_named(name).svg(light)

    assert len(layers(svg)) >= 2
    assert svg.startswith("<svg")
    assert svg.endswith("</svg>\n")


def test_a_state_switches_layers_on():
    assert "koffer" not in layers(Place("keuken").svg("avond"))
    assert "koffer" in layers(Place("keuken", "keuken-koffer").svg("avond"))


def test_what_is_ordinary_makes_way_for_a_state():
    assert "dagelijks" in layers(Place("plein").svg("dag"))
    assert "dagelijks" not in layers(Place("plein", "plein-avond-menigte").svg("dag"))


def test_only_a_state_that_says_so_brings_riot_police():
    with_them = {name for name in EVERY_PLACE if "me" in layers(place_named(name).svg("blauw"))}

    assert with_them == {"plein-nacht-menigte-blauw"}


def test_colours_are_those_of_the_hour():
    day, night = (Place("kamer").svg(light) for light in ("dag", "nacht"))

    assert day != night
    assert re.sub("#[0-9A-F]{6}", "", Place("gang").svg("dag")) == re.sub(
        "#[0-9A-F]{6}", "", Place("gang").svg("nacht")
    )


def test_a_state_may_have_a_light_of_its_own():
    assert Place("plein", "plein-nacht-menigte-blauw").light(12) == "blauw"
    assert Place("plein").light(12) == "dag"


@pytest.mark.parametrize(
    ("hour", "light"), [(6, "nacht"), (7, "dag"), (17, "dag"), (18, "avond"), (21, "nacht")]
)
def test_light_follows_the_hour(hour, light):
    assert light_at(hour) == light


def test_only_the_square_has_a_clock():
    clocks = {name for name in EVERY_PLACE if place_named(name).clock}

    assert {place_named(name).master for name in clocks} == {"plein"}
