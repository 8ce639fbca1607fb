"""Numbers of many plays at once count as each of them would by itself; so do sets of levels."""

import operator
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from burgemeestersgame.analysis.levelset import LevelSpace
from burgemeestersgame.analysis.planes import Number, above, add, put, subtract
from burgemeestersgame.analysis.watch import Question
from burgemeestersgame.engine import rules

PLAYS = 6
numbers = st.lists(st.integers(0, 300), min_size=PLAYS, max_size=PLAYS)
EVERYONE = (1 << PLAYS) - 1


def planes_of(values, width=9):
    planes = [0] * width
    for play, value in enumerate(values):
        put(planes, 1 << play, value)
    return planes


def number(values):
    return Number([*planes_of(values), 0], EVERYONE)


def values_of(found):
    each = {play: value for value, plays in found.counts(EVERYONE) for play in bits(plays)}
    return [each[play] for play in range(PLAYS)]


def bits(plays):
    return [play for play in range(PLAYS) if plays >> play & 1]


@pytest.mark.parametrize("apply", [operator.add, operator.sub, operator.mul])
@given(one=numbers, two=numbers)
def test_arithmetic_is_that_of_each_play(apply, one, two):
    assert values_of(apply(number(one), number(two))) == list(map(apply, one, two))


@pytest.mark.parametrize(
    "compare",
    [operator.lt, operator.le, operator.gt, operator.ge, operator.eq, operator.ne],
)
@given(one=numbers, two=st.one_of(numbers, st.integers(-5, 305), st.sampled_from([0.5, 60.0])))
def test_a_comparison_gives_the_plays_in_which_it_holds(compare, one, two):
    other = number(two) if isinstance(two, list) else two
    each = two if isinstance(two, list) else [two] * PLAYS

    assert bits(compare(number(one), other)) == [
        play for play in range(PLAYS) if compare(one[play], each[play])
    ]


@given(one=numbers, by=st.integers(1, 40))
def test_a_remainder_is_that_of_each_play(one, by):
    assert values_of(number(one) % by) == [value % by for value in one]


@given(one=numbers, by=st.integers(0, 100), some=st.integers(0, EVERYONE))
def test_adding_for_some_plays_leaves_the_others(one, by, some):
    planes = planes_of(one)

    assert add(planes, some, by) == 0
    assert values_of(Number([*planes, 0], EVERYONE)) == [
        value + by * (some >> play & 1) for play, value in enumerate(one)
    ]
    assert bits(above(planes, some, 100)) == [play for play in bits(some) if one[play] + by > 100]


@given(one=numbers, by=st.integers(0, 300), some=st.integers(0, EVERYONE))
def test_subtracting_tells_who_would_come_below_nothing(one, by, some):
    below = subtract(planes_of(one), some, by)

    assert bits(below) == [play for play in bits(some) if one[play] < by]


# -- sets of levels --------------------------------------------------------------------------------


@given(seed=st.integers(0, 10_000))
def test_a_set_of_levels_moves_as_each_of_them_would(seed):
    pick = random.Random(seed)
    space = LevelSpace([(0, 100), (0, 100)])
    levels = {(pick.randrange(101), pick.randrange(101)) for _ in range(5)}
    effects = ((0, pick.randrange(-100, 101)), (1, pick.randrange(-100, 101)))
    some = sum(map(space.one, levels))

    moved = space.moved(some, effects)

    assert set(space.combinations(moved)) == {rules.moved(each, effects) for each in levels}


def test_a_question_divides_a_set_of_levels():
    space = LevelSpace([(40, 60), (10, 30)])
    question = Question(("sum",), frozenset([0, 1]), lambda numbers: numbers[0] + numbers[1] < 60)

    found = set(space.combinations(space.holding(question)))

    assert found == {(a, b) for a in range(40, 61) for b in range(10, 31) if a + b < 60}
