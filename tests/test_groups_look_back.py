"""What a session shows afterwards: the counts, who knew what, and the one question to ask."""

import pytest

from burgemeestersgame.groups.asking import shift
from burgemeestersgame.groups.look_back import look_back
from burgemeestersgame.groups.wording import decided_by, shift_told
from burgemeestersgame.room import Decides, RoomSettings
from tests.looked_back import Played, first_of


@pytest.fixture
def played() -> Played:
    return Played()


def counts(weighed, when):
    return {each.id: getattr(each, when) for each in weighed.answers}


class TestTheVotes:
    def test_both_rounds_are_told_with_what_was_done(self, played):
        played.weigh(["gaan"] * 3 + ["afslaan"], ["afslaan"] * 3 + ["abstain"])

        weighed = first_of(look_back(played.past(), "en"))

        assert counts(weighed, "before") == {"gaan": 3, "afslaan": 1, "later": 0, "abstain": 0}
        assert counts(weighed, "after") == {"gaan": 0, "afslaan": 3, "later": 0, "abstain": 1}
        assert [each.id for each in weighed.answers if each.is_decided] == ["afslaan"]

    def test_of_fewer_than_three_votes_only_their_number_is_known_and_not_told(self, played):
        played.weigh(["gaan", "afslaan"], decides="gaan")

        weighed = first_of(look_back(played.past(), "en"))

        assert set(counts(weighed, "before").values()) == {None}
        assert weighed.had_most is None
        assert not weighed.before.is_shown

    def test_a_round_that_was_not_held_is_none(self, played):
        played.weigh(["gaan"] * 3, decides="gaan")

        weighed = first_of(look_back(played.past(), "en"))

        assert weighed.after is None
        assert shift(weighed) is None
        assert shift_told(weighed) == ""

    def test_counted_hands_are_told_as_such(self, played):
        played.room.open()
        played.room.hands({"gaan": 20, "afslaan": 2})
        played.room.reveal()
        played.room.decide("gaan")

        weighed = first_of(look_back(played.past(), "en"))

        assert weighed.before == (22, True, True)

    def test_values_are_told_from_three_on(self, played):
        played.weigh(["gaan"] * 3, value="openheid")
        assert [each.number for each in first_of(look_back(played.past(), "en")).values] == [3]

        few = Played()
        few.weigh(["gaan"] * 2, value="openheid", decides="gaan")
        assert first_of(look_back(few.past(), "en")).values == ()

    def test_a_kept_reason_stands_with_its_answer(self, played):
        played.room.open()
        for seat in range(3):
            played.room.vote(seat, "gaan", reason=f"reden {seat}")
        played.room.reveal()
        played.room.keep(played.room.reasons[0].id)
        played.room.decide("gaan")

        answers = first_of(look_back(played.past(), "en")).answers

        assert {each.id: each.reasons for each in answers}["gaan"] == ("reden 0",)

    def test_the_last_word_is_that_of_the_settings_at_that_moment(self, played):
        played.room.set_up(RoomSettings(decides=Decides.MAJORITY))
        played.weigh(["gaan"] * 3, decides="gaan")
        played.room.set_up(RoomSettings(decides=Decides.TRAINER))

        weighed = first_of(look_back(played.past(), "en"))

        assert decided_by(weighed) == "The majority had the last word."

    def test_a_decision_against_most_votes_is_said(self, played):
        played.weigh(["gaan"] * 3, decides="afslaan")

        weighed = first_of(look_back(played.past(), "en"))

        assert decided_by(weighed).endswith("Something else had more votes.")

    def test_a_shift_is_told_by_what_won_most(self, played):
        played.weigh(["gaan"] * 4, ["gaan", "afslaan", "afslaan", "afslaan"])

        weighed = first_of(look_back(played.past(), "en"))

        assert shift(weighed) == 0.75
        assert shift_told(weighed) == "After the talk ‘U slaat af’ went from 0 of 4 to 3 of 4."


class TestTheQuestion:
    @pytest.mark.parametrize(
        ("first", "second", "decides", "begins"),
        [
            (["gaan"] * 2 + ["abstain"] * 2, (), "gaan", "Many of you did not choose"),
            (["gaan"] * 3 + ["afslaan"], (), "afslaan", "The room did something else"),
            (["gaan"] * 4, ["afslaan"] * 3 + ["gaan"], "afslaan", "The talk moved many"),
            (["gaan"] * 4, (), "gaan", "Nobody chose otherwise"),
            (["gaan"] * 2 + ["afslaan"] * 2, (), "gaan", "You stayed divided"),
            (["gaan", "afslaan"], (), "gaan", "Wie belde u al eens?"),  # of the guide
        ],
    )
    def test_it_fits_what_happened(self, played, first, second, decides, begins):
        played.weigh(first, second, decides)

        assert first_of(look_back(played.past(), "en")).ask.startswith(begins)

    def test_none_about_counts_is_asked_twice(self, played):
        played.weigh(["gaan"] * 4, decides="gaan")
        played.room.next()
        played.room.explain("")
        played.weigh(["alles"] * 4, decides="alles")

        first, second = look_back(played.past(), "en").dilemmas

        assert first.ask.startswith("Nobody chose otherwise")
        assert second.ask.startswith("What would you do the same way again")


class TestWhoKnewWhat:
    def test_what_a_role_was_told_comes_with_the_trainers_mark(self, played):
        played.room.open()
        played.room.mark_told(["zwager"], is_told=False)
        played.room.decide("gaan")

        (known,) = first_of(look_back(played.past(), "en")).knew

        assert (known.name, known.text) == ("Raadslid en zwager", "Uw zwager belde gisteren.")
        assert known.is_told is False
        assert known.holders > 0

    def test_nobody_knew_what_no_seat_was_told(self):
        played = Played(people=0)
        played.weigh((), decides="gaan")

        assert first_of(look_back(played.past(), "en")).knew == ()
