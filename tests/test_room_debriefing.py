"""The pages of a debrief: which there are, how the room goes through them, and what is marked."""

import pytest

from burgemeestersgame.room import Refused
from tests.looked_back import Played


@pytest.fixture
def played() -> Played:
    """Return a session at its debrief: two dilemmas, at the first of which one role knew more."""
    session = Played()
    session.to_debrief()
    return session


def pages(room) -> list[str]:
    return [
        f"{place.step} {place.dilemma}{' secrets' * place.is_about_secrets}".rstrip()
        for place in room.places
    ]


def test_there_is_a_page_for_each_dilemma_and_one_for_what_only_some_knew(played):
    assert pages(played.room) == [
        *("one-minute", "what-happened"),
        *("reasons lunch", "reasons lunch secrets", "reasons raad"),
        *("norms", "other-roads"),
    ]


def test_what_no_seat_was_told_has_no_page():
    played = Played(people=0)
    played.to_debrief()

    assert "reasons lunch secrets" not in pages(played.room)


def test_next_goes_through_the_pages_and_then_to_the_agreement(played):
    seen = []
    while played.room.stage == "debrief":
        seen.append(played.room.place)
        played.room.next()

    assert seen == list(played.room.places)
    assert played.room.stage == "agreement"


def test_any_page_can_be_turned_to_and_a_killed_session_is_still_there(played):
    played.room.turn(4)
    played.kept.keep()

    assert played.kept.told_again().place.dilemma == "raad"


@pytest.mark.parametrize("page", [-1, 7])
def test_a_page_that_is_not_there_is_refused(played, page):
    with pytest.raises(Refused):
        played.room.turn(page)


def test_a_page_is_turned_only_while_the_group_looks_back():
    with pytest.raises(Refused):
        Played().room.turn(1)


def test_a_command_sent_twice_turns_one_page(played):
    before = played.room.moment
    played.room.next()

    assert played.room.moment != before


def test_what_was_said_is_marked_at_the_dilemma_and_can_be_corrected_when_looking_back():
    played = Played()
    played.room.mark_told(["zwager"], True)
    played.to_debrief()
    played.room.turn(3)
    played.room.mark_told(["zwager"], False)

    assert played.room.state.told == {("lunch", "zwager"): False}


@pytest.mark.parametrize(("page", "role"), [(3, "nieuw"), (0, "zwager"), (4, "zwager")])
def test_only_what_a_role_knew_there_can_be_marked(played, page, role):
    played.room.turn(page)

    with pytest.raises(Refused):
        played.room.mark_told([role], True)


def test_roles_given_while_looking_back_move_no_page_and_say_nothing_of_what_was_known(played):
    room, before = played.room, played.room.places
    room.turn(len(before) - 1)

    for seat in range(len(room.state.seats)):
        room.give_roles(seat, [])
    assert room.places == before
    assert room.place.step == "other-roads"

    for seat in range(len(room.state.seats)):
        room.give_roles(seat, ["zwager"])
    assert room.state.outcomes[0].holders["zwager"] < len(room.state.seats)


def test_who_comes_in_while_looking_back_moves_no_page():
    played = Played(people=0)
    played.to_debrief()
    before = played.room.places

    played.room.join("key-of-a-late-one")

    assert played.room.places == before
