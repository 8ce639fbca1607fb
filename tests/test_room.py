"""A group session without sockets: rounds that are sealed, steps in order, and what is left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burgemeestersgame import i18n
from burgemeestersgame.engine.run import RunError
from burgemeestersgame.room import Dealing, Decides, Refused, Room, RoomSettings
from burgemeestersgame.room import events as e
from burgemeestersgame.room.lifecycle import STAGES
from burgemeestersgame.room.next_step import next_step
from burgemeestersgame.room.stage_words import stages_in_words
from burgemeestersgame.room.view import (
    card_view,
    my_view,
    reasons_view,
    scene_view,
    session_view,
    trainer_view,
)
from burgemeestersgame.scenario import scenario_from_files
from tests.rooms import STORY, KeptRoom


@pytest.fixture
def kept() -> KeptRoom:
    return KeptRoom()


def votes_for(room, *choices):
    for seat, choice in enumerate(choices):
        room.vote(seat, choice)


def everything_shown(room) -> str:
    views = (scene_view(room), session_view(room), reasons_view(room))
    return str(views) + str(trainer_view(room, frozenset()))


class TestTheWayThrough:
    def test_a_session_goes_from_lobby_to_agreement_in_the_order_of_the_design(self, kept):
        room, seen = kept.room, []
        for number in range(4):
            room.join(f"key-{number}")

        def note():
            seen.append(room.stage)

        note()
        for step in ("next", "next"):
            getattr(room, step)()
            note()
        room.open()
        votes_for(room, "gaan", "gaan", "afslaan")
        room.reveal()
        note()
        room.next()
        note()
        room.open()
        note()
        votes_for(room, "afslaan", "afslaan", "gaan")
        room.reveal()
        note()
        room.next()
        note()
        room.decide("gaan")
        note()
        room.next()
        note()
        room.explain("Ik wilde luisteren.")
        note()
        room.decide("alles")
        note()
        room.next()
        note()
        for _ in room.places:
            room.next()
        note()
        room.next()
        note()

        assert seen == [
            *("lobby", "briefing", "first-vote", "first-reveal", "talk", "second-vote"),
            *("second-reveal", "decision", "consequence", "explaining", "first-vote", "ending"),
            *("debrief", "agreement", "closed"),
        ]

    def test_the_trainer_may_skip_the_first_reveal(self, kept):
        room = kept.at_first_vote()
        votes_for(room, "gaan", "gaan", "afslaan")
        room.close()

        room.next()

        assert room.stage == "talk"
        assert session_view(room).before is None

    def test_a_round_that_is_open_must_be_closed_before_the_next_step(self, kept):
        room = kept.at_first_vote()

        with pytest.raises(Refused, match="close it first"):
            room.next()

    @pytest.mark.parametrize(("language", "words"), [("en", "First vote"), ("nl", "Eerste stem")])
    def test_what_is_not_possible_now_names_the_stage_in_words(self, kept, language, words):
        room = kept.at_first_vote()
        i18n.use(language)

        for ask in (room.practise, lambda: room.explain("Ja."), lambda: room.agree("Ja.")):
            with pytest.raises(Refused, match=f"'{words}'"):
                ask()

    def test_every_stage_has_its_words(self):
        assert stages_in_words().keys() == set(STAGES)

    def test_the_practice_round_leaves_the_story_alone(self, kept):
        room = kept.room
        for number in range(3):
            room.join(f"key-{number}")
        room.practise()
        room.open()
        votes_for(room, "coffee", "tea", "air")
        room.reveal()

        assert session_view(room).before.votes == {"air": 1, "coffee": 1, "tea": 1}

        room.next()

        assert room.stage == "briefing"
        assert room.game.run.events == ()

    @pytest.mark.parametrize(
        ("usual", "given", "lasts"), [(None, None, 120), (90, None, 90), (None, 0, None)]
    )
    def test_a_practice_round_lasts_two_minutes_unless_told_otherwise(
        self, kept, usual, given, lasts
    ):
        room = kept.room
        room.set_up(RoomSettings(seconds=usual))
        room.practise()
        room.open(given)

        assert room.seconds_left() == lasts

    def test_nothing_can_be_asked_of_a_session_that_has_ended(self, kept):
        room = kept.at_first_vote()
        room.end()

        for ask in (room.open, room.next, lambda: room.vote(0, "gaan"), lambda: room.join("new")):
            with pytest.raises(Refused, match="has ended"):
                ask()

    def test_who_pauses_stops_everything_and_no_time_is_lost(self, kept):
        room = kept.room
        for number in range(3):
            room.join(f"key-{number}")
        room.open(60)
        kept.clock.now += 20
        room.pause()
        kept.clock.now += 1000

        with pytest.raises(Refused, match="paused"):
            room.vote(0, "gaan")
        assert not room.tick()
        assert room.join("key-2").number == 2, "a locked phone comes back in a pause as well"

        room.resume()

        assert room.seconds_left() == pytest.approx(40)

    def test_a_story_may_be_left_for_a_debrief_of_what_was_decided_until_then(self, kept):
        room = kept.room
        room.join("key")
        room.open()
        with pytest.raises(Refused, match="nothing has been decided"):
            room.look_back()
        assert "look-back" not in room.commands()
        room.decide("afslaan")
        room.explain("Wij gingen niet.")
        room.open()
        room.vote(0, "alles", reason="Omdat het kan.")

        room.look_back()
        kept.keep()

        assert room.stage == "debrief"
        assert not kept.held.ballots
        assert {place.dilemma for place in room.places} == {"", "lunch"}
        for _page in range(len(room.places)):
            room.next()
        assert room.stage == "agreement"


class TestARound:
    def test_nobody_sees_a_vote_before_the_reveal(self, kept):
        room = kept.at_first_vote()
        room.vote(0, "gaan", "openheid", "Om te luisteren")
        room.vote(1, "afslaan")
        room.vote(2, "afslaan")

        def is_sealed():
            shown = everything_shown(room)
            assert "luisteren" not in shown
            assert session_view(room).before is None
            assert trainer_view(room, frozenset()).leaders == ()

        is_sealed()
        room.close()
        is_sealed()
        room.reveal()

        assert session_view(room).before.votes == {"afslaan": 2, "gaan": 1}
        assert [reason.text for reason in reasons_view(room).shown] == ["Om te luisteren"]

    @pytest.mark.parametrize("people", [1, 2])
    def test_fewer_than_three_votes_are_never_shown(self, kept, people):
        room = kept.at_first_vote(people)
        for seat in range(people):
            room.vote(seat, "gaan", "zorg", f"reden {seat}")
        room.reveal()

        assert session_view(room).before.votes is None
        assert session_view(room).before.values is None
        assert reasons_view(room).shown == ()

    @pytest.mark.parametrize("decides", [Decides.TRAINER, Decides.MAJORITY])
    def test_what_most_of_fewer_than_three_voted_decides_and_says_nothing(self, kept, decides):
        room = kept.at_first_vote(2)
        room.set_up(RoomSettings(decides=decides))
        votes_for(room, "gaan", "gaan")
        room.close()
        for _step in ("talk", "second-vote", "decision"):
            room.next()

        assert trainer_view(room, frozenset()).leaders == ()
        assert next_step(room) == ""
        with pytest.raises(Refused, match="choose one"):
            room.decide()
        room.decide("afslaan")
        assert room.state.outcomes[0].choice == "afslaan"

    def test_a_first_round_says_nothing_once_fewer_than_three_voted_again(self, kept):
        room = kept.at_first_vote()
        votes_for(room, "gaan", "gaan", "gaan")
        room.close()
        room.next()
        room.next()
        room.open()
        votes_for(room, "afslaan", "afslaan")
        room.close()
        room.next()

        assert room.stage == "decision"
        assert trainer_view(room, frozenset()).leaders == ()

    def test_a_later_answer_takes_the_place_of_an_earlier_one(self, kept):
        room = kept.at_first_vote()
        for choice in ("gaan", "afslaan", "gaan"):
            room.vote(0, choice)
        room.vote(1, "abstain")
        room.vote(2, "not-yet")
        room.reveal()

        assert session_view(room).before.votes == {"abstain": 1, "gaan": 1, "not-yet": 1}
        assert session_view(room).before.missing == 1

    def test_the_shift_between_the_rounds_is_shown(self, kept):
        room = kept.at_first_vote()
        votes_for(room, "gaan", "gaan", "gaan", "afslaan")
        room.reveal()
        room.open()
        votes_for(room, "afslaan", "gaan", "afslaan", "afslaan")
        room.reveal()

        shown = session_view(room)
        assert shown.before.votes == {"afslaan": 1, "gaan": 3}
        assert shown.after.votes == {"afslaan": 3, "gaan": 1}

    def test_a_round_closes_by_itself_when_its_time_is_up(self, kept):
        for number in range(3):
            kept.room.join(f"key-{number}")
        kept.room.open(30)
        votes_for(kept.room, "gaan", "gaan", "afslaan")
        kept.clock.now += 29.9

        assert not kept.room.tick()

        kept.clock.now += 0.1

        assert kept.room.tick()
        assert kept.room.state.first.votes == {"afslaan": 1, "gaan": 2}

    def test_time_can_be_added_or_taken_off(self, kept):
        room = kept.at_first_vote()
        room.extend(30)
        assert room.seconds_left() == pytest.approx(30)
        room.extend(60)
        assert room.seconds_left() == pytest.approx(90)
        room.extend(None)
        assert room.seconds_left() is None

    def test_hands_take_the_place_of_phones(self, kept):
        room = kept.at_first_vote()
        room.vote(0, "gaan", reason="geheim")

        room.hands({"afslaan": 3, "gaan": 1, "later": 0})
        room.reveal()

        assert session_view(room).before.votes == {"afslaan": 3, "gaan": 1}
        assert session_view(room).before.by_hands
        assert reasons_view(room).shown == ()

    @pytest.mark.parametrize(
        ("choice", "value", "says"),
        [("weg", None, "no choice 'weg'"), ("gaan", "moed", "no value 'moed'")],
    )
    def test_a_vote_for_what_is_not_there_is_refused(self, kept, choice, value, says):
        room = kept.at_first_vote()

        with pytest.raises(Refused, match=says):
            room.vote(0, choice, value)

    def test_who_leaves_is_not_missed_and_their_open_vote_does_not_count(self, kept):
        room = kept.at_first_vote(5)
        votes_for(room, "gaan", "gaan", "afslaan", "afslaan")
        room.leave(0)
        room.leave(4)

        assert room.missing() == 0
        room.reveal()
        assert session_view(room).before.votes == {"afslaan": 2, "gaan": 1}


class TestDeciding:
    def at_decision(self, kept, decides):
        kept.room.set_up(RoomSettings(decides=decides))
        room = kept.at_first_vote()
        votes_for(room, "gaan", "gaan", "gaan", "afslaan")
        room.close()
        room.next()
        room.open()
        votes_for(room, "afslaan", "afslaan", "gaan", "afslaan")
        room.reveal()
        return room

    def test_the_majority_of_the_second_round_decides(self, kept):
        room = self.at_decision(kept, Decides.MAJORITY)

        with pytest.raises(Refused, match="majority"):
            room.decide("gaan")
        room.decide()

        assert room.state.outcomes[0].choice == "afslaan"

    def test_only_who_plays_the_mayor_decides_on_a_phone(self, kept):
        room = self.at_decision(kept, Decides.MAYOR)
        mayor = room.mayor()
        other = next(seat.number for seat in room.state.seats if seat.number != mayor)

        with pytest.raises(Refused, match="somebody else"):
            room.decide_as_mayor(other, "gaan")
        room.decide_as_mayor(mayor, "gaan")

        assert room.state.outcomes[0].choice == "gaan"

    def test_where_votes_are_tied_somebody_must_choose(self, kept):
        room = kept.at_first_vote()
        votes_for(room, "gaan", "gaan", "afslaan", "afslaan")
        room.reveal()

        with pytest.raises(Refused, match="choose one"):
            room.decide()

    def test_an_action_can_be_proposed_and_done_and_what_it_closes_cannot_be_voted(self, kept):
        room = kept.at_first_vote()
        votes_for(room, "later", "gaan")
        room.propose(2, "logboek")
        room.propose(3, "logboek")

        assert trainer_view(room, frozenset()).proposals == {"logboek": 2}

        room.act("logboek")

        assert "later" not in room.choices()
        assert room.ballot(0) is None
        assert room.missing() == 3
        assert room.proposals() == {}

    def test_what_the_time_that_advice_takes_closes_cannot_be_voted(self):
        story = STORY.replace("if: not logboek-bij", "if: clock < 2016-03-01 09:05")
        story = story.replace(
            "takes: 10 min,", "takes: 10 min, available: clock < 2016-03-01 09:05,"
        )
        room = Room(scenario_from_files({"scenario.yaml": story.encode()}, "park", "nl"))
        for number in range(3):
            room.join(f"key-{number}")
        room.open()
        votes_for(room, "later", "gaan")
        room.propose(2, "logboek")

        room.consult("griffier")

        assert room.ballot(0) is None
        assert room.ballot(1) is not None
        assert room.proposals() == {}


@pytest.mark.parametrize(
    "event",
    [e.Moved(stage="birst-vote"), e.RolesGiven(seat=4, roles=("nieuw",)), e.Left(seat=-1)],
)
def test_a_log_that_no_room_can_have_written_is_refused(kept, event):
    kept.at_first_vote(4)
    kept.keep()
    kept.log.append(event)

    with pytest.raises(RunError):
        kept.told_again()


class TestRoles:
    def test_who_comes_back_in_the_practice_round_has_no_roles_dealt(self, kept):
        for number in range(4):
            kept.room.join(f"key-{number}")
        kept.room.practise()

        kept.room.join("key-2")
        kept.room.join("key-of-a-late-one")
        assert not any(seat.roles for seat in kept.room.state.seats)

        kept.room.next()
        assert all(seat.roles for seat in kept.room.state.seats)

    def test_what_one_role_is_told_is_in_no_other_view(self, kept):
        room = kept.at_first_vote(6)
        secret = "Uw zwager belde gisteren."
        told = [seat for seat in room.state.seats if "zwager" in seat.roles]

        assert told
        assert secret not in str(scene_view(room)) + str(session_view(room))
        for seat in room.state.seats:
            seen = str(card_view(room, seat.roles)) + str(my_view(room, seat.number))
            assert (secret in seen) is (seat in told)

    def test_private_information_is_for_its_own_dilemma(self, kept):
        room = kept.at_first_vote()
        room.decide("afslaan")

        assert all(card.private == "" for card in card_view(room, ("zwager",)))

    def test_who_chose_a_role_keeps_it_and_the_others_are_dealt_the_rest(self, kept):
        room = kept.room
        room.join("a", "nieuw")
        for key in "bcd":
            room.join(key)
        room.next()

        assert room.state.seats[0].roles == ("nieuw",)
        assert {role for seat in room.state.seats for role in seat.roles} == {
            *("burgemeester", "zwager", "nieuw")
        }

    def test_a_role_that_is_taken_is_refused_while_others_are_free(self, kept):
        kept.room.join("a", "burgemeester")

        with pytest.raises(Refused, match="taken") as refused:
            kept.room.join("b", "burgemeester")

        assert refused.value.code == "taken"
        assert len(kept.room.state.seats) == 1

    @pytest.mark.parametrize("people", [1, 2, 5, 40])
    def test_every_role_is_in_the_room_whatever_its_number(self, kept, people):
        for number in range(people):
            kept.room.join(f"key-{number}")
        kept.room.next()

        held = [seat.roles for seat in kept.room.state.seats]
        assert all(held)
        assert {role for roles in held for role in roles} == {"burgemeester", "zwager", "nieuw"}
        if people >= 3:
            assert all(len(roles) == 1 for roles in held)

    def test_a_late_joiner_gets_a_role_and_the_place_where_the_room_is(self, kept):
        room = kept.at_first_vote()
        seat = room.join("late")

        assert seat.roles
        room.vote(seat.number, "gaan")
        assert room.voted() == 1

    def test_roles_chosen_on_a_phone_are_the_trainers_where_the_session_says_so(self, kept):
        kept.room.set_up(RoomSettings(dealing=Dealing.HAND))
        kept.room.join("a", "nieuw")

        with pytest.raises(Refused, match="trainer gives"):
            kept.room.choose_role(0, "zwager")
        kept.room.give_roles(0, ["zwager", "nieuw"])

        assert kept.room.state.seats[0].roles == ("zwager", "nieuw")


class TestReasonsAndNotes:
    def revealed(self, kept):
        room = kept.at_first_vote()
        for seat in range(3):
            room.vote(seat, "gaan", None, f"reden {seat}")
        room.reveal()
        kept.keep()
        return room

    def test_a_reason_is_kept_only_when_the_group_keeps_it(self, kept):
        room = self.revealed(kept)
        first = room.reasons[0]

        assert "reden" not in str(kept.log) + str(kept.texts) + str(kept.held)

        room.keep(first.id)
        kept.keep()

        assert kept.texts == {first.id: "reden 0"}
        assert kept.told_again().text(first.id) == "reden 0"

    def test_an_improper_reason_goes_for_good_even_if_it_was_kept(self, kept):
        room = self.revealed(kept)
        first = room.reasons[0]
        room.point_at(first.id)
        room.keep(first.id)
        kept.keep()

        room.drop(first.id)
        kept.keep()

        assert kept.texts == {}
        assert first.text not in everything_shown(room)
        assert reasons_view(room).spotlight is None

    def test_a_note_knows_its_moment(self, kept):
        room = self.revealed(kept)
        room.note("Stil")

        (note,) = trainer_view(room, frozenset()).notes
        assert (note.text, note.scene, note.stage) == (
            "Stil",
            "lunch",
            "first-reveal",
        )


def anything():
    """Return a strategy for whatever trainer and seats may ask, possible or not."""
    seat = st.integers(0, 5)
    choice = st.sampled_from(["gaan", "afslaan", "later", "alles", "abstain", "not-yet", "tea"])
    trainer = st.sampled_from(
        ["practise", "open", "close", "reveal", "next", "pause", "resume", "tick", "decide"]
    )
    return st.one_of(
        st.tuples(st.just("vote"), seat, choice, st.none(), st.sampled_from(["", "omdat"])),
        st.tuples(st.just("join"), seat.map(lambda number: f"key-{number}")),
        st.tuples(st.just("leave"), seat),
        st.tuples(st.just("decide"), choice),
        st.tuples(st.just("explain"), st.just("zin")),
        st.tuples(st.just("propose"), seat, st.just("logboek")),
        st.tuples(st.just("act"), st.just("logboek")),
        st.tuples(st.just("hands"), st.dictionaries(choice, st.integers(0, 9))),
        st.tuples(st.just("open"), st.just(30)),
        st.tuples(st.just("wait")),
        st.tuples(st.just("kill")),
        st.tuples(trainer),
    )


@settings(max_examples=150)
@given(st.lists(anything(), max_size=40))
def test_in_any_order_no_answer_is_lost_or_counted_twice_and_a_kill_changes_nothing(commands):
    kept = KeptRoom()
    answered: dict[int, str] = {}
    for name, *arguments in commands:
        room = kept.room
        if name == "wait":
            kept.clock.now += 20
            continue
        if name == "kill":
            again = kept.told_again()
            assert again.state == room.state
            assert again.game.run == room.game.run
            assert session_view(again).round == session_view(room).round
            kept.room = again
            assert {seat: again.ballot(seat).choice for seat in answered} == answered
            continue
        before, was = room.snapshot(), dict(answered)
        if name in ("vote", "leave", "propose") and arguments[0] >= len(room.state.seats):
            continue
        try:
            getattr(room, name)(*arguments)
        except Refused:
            assert room.snapshot() == before
            assert room.drain().events == ()
            continue
        closed = [event for event in room._events if isinstance(event, e.RoundClosed)]
        if name == "vote":
            answered[arguments[0]] = arguments[1]
        elif name == "leave":
            answered.pop(arguments[0], None)
        elif name == "act":
            answered = {seat: choice for seat, choice in answered.items() if room.ballot(seat)}
        if closed:
            (event,) = closed
            if not event.by_hands:
                assert sum(event.votes.values()) == len(was)
                for choice in set(was.values()):
                    assert event.votes[choice] == list(was.values()).count(choice)
            answered = {}
        if room.stage == "closed":
            answered = {}
        kept.keep()
        assert room.voted() == len(answered)
