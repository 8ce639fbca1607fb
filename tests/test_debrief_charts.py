"""A chart as a picture: what it names, that nothing overlaps, and that colour is not alone."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from burgemeestersgame.debrief.charts import line_sample, svg
from burgemeestersgame.debrief.mark_svg import svg as svg_of_marks
from burgemeestersgame.debrief.model import LineChart, MarkChart, Series

SVG = "{http://www.w3.org/2000/svg}"


def a_chart(*ends: int, marks: int = 3, label: str = "Rust in de zaal") -> LineChart:
    return LineChart(
        title="Indicators",
        summary="It went down.",
        series=tuple(
            Series(f"een-{number}", label, "high", ((0, 50), (100, end)))
            for number, end in enumerate(ends)
        ),
        marks=tuple((round(100 * n / marks), str(n)) for n in range(1, marks + 1)),
        ticks=((0, "23 May"),),
    )


def tops(picture: ET.Element, words: str) -> list[float]:
    return sorted(
        float(each.attrib["y"]) for each in picture.iter(f"{SVG}text") if each.text == words
    )


def test_a_picture_has_a_title_and_a_description():
    picture = ET.fromstring(svg(a_chart(40), "one"))

    named = picture.attrib["aria-labelledby"].split()
    found = {each.attrib["id"]: each.text for each in picture if "id" in each.attrib}
    assert [found[id] for id in named] == ["Indicators", "It went down."]


def test_every_line_has_dashes_of_its_own():
    picture = ET.fromstring(svg(a_chart(10, 20, 30, 40, 50, 60)))

    lines = [each for each in picture.iter(f"{SVG}path") if "stroke-linejoin" in each.attrib]
    assert len({each.attrib.get("stroke-dasharray") for each in lines}) == 6


@pytest.mark.parametrize("ends", [(50, 50, 50, 50), (0, 1, 2, 3), (98, 99, 100), (10, 55, 56, 90)])
def test_names_at_the_ends_of_lines_do_not_overlap_and_stay_in_the_picture(ends):
    picture = ET.fromstring(svg(a_chart(*ends)))

    places = tops(picture, "Rust in de zaal")
    assert all(b - a >= 17 for a, b in pairwise(places))
    assert places[0] > 0
    assert places[-1] < float(picture.attrib["viewBox"].split()[3])


@pytest.mark.parametrize("is_narrow", [True, False])
@pytest.mark.parametrize("marks", [1, 12, 40])
def test_marks_of_decisions_never_cover_each_other(is_narrow, marks):
    picture = ET.fromstring(svg(a_chart(40, marks=marks), is_narrow=is_narrow))

    circles = [
        (float(each.attrib["cx"]), float(each.attrib["cy"]), float(each.attrib["r"]))
        for each in picture.iter(f"{SVG}circle")
    ]
    assert len(circles) == marks
    for number, (x, y, r) in enumerate(circles):
        for other_x, other_y, _r in circles[number + 1 :]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 >= (2 * r) ** 2


def test_a_narrow_picture_leaves_the_names_to_the_legend():
    picture = svg(a_chart(40), is_narrow=True)

    assert "Rust in de zaal" not in picture


def test_words_cannot_become_markup():
    picture = svg(a_chart(40, label='<b>"&</b>'))

    ET.fromstring(picture)
    assert "<b>" not in picture


def test_a_sample_looks_like_its_line():
    dashes = re.search(r'stroke-dasharray="([^"]*)"', line_sample(1))

    assert dashes is not None
    assert f'stroke-dasharray="{dashes.group(1)}"' in svg(a_chart(40, 60))


@pytest.mark.parametrize("decisions", [4, 10, 12])
def test_on_a_phone_the_head_before_the_decisions_stays_in_the_picture(decisions):
    numbers = tuple(str(number) for number in range(1, decisions + 1))
    chart = MarkChart("Values", "None.", ("vooraf", *numbers), (), (), (), ())

    picture = ET.fromstring(svg_of_marks(chart, is_narrow=True))

    head, first, *_rest = [float(each.attrib["x"]) for each in picture.iter(f"{SVG}text")]
    assert head >= len("vooraf") * 7 / 2
    assert first - head > len("vooraf") * 7 / 2
