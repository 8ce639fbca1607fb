"""The agreement that a group writes together: lines, who stands behind them, and what is left."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from burgemeestersgame.room import Refused
from burgemeestersgame.room.lines import MAX_AGREEMENT, MAX_LINE
from burgemeestersgame.room.view import MOST_LINES, my_view, session_view
from tests.rooms import KeptRoom

ASK, CALL = "Wij vragen eerst wie het weet.", "Wij bellen elkaar dezelfde avond."


@pytest.fixture
def kept() -> KeptRoom:
    return KeptRoom()


def shown(room):
    """Return the lines as everybody sees them, with their support."""
    return {line.text: line.support for line in session_view(room).lines}


def id_of(room, text):
    return next(line.id for line in session_view(room).lines if line.text == text)


def agreement(room):
    return session_view(room).agreement


class TestALine:
    def test_everybody_sees_it_and_nobody_whose_it_is(self, kept):
        room = kept.at_agreement()
        room.suggest(1, ASK)

        assert shown(room) == {ASK: 1}
        assert my_view(room, 1).line.text == ASK
        assert my_view(room, 1).supported == (id_of(room, ASK),)
        assert my_view(room, 2).line is None

    def test_it_is_one_line_of_a_length_that_can_be_read_from_the_back(self, kept):
        room = kept.at_agreement()
        room.suggest(0, "Wij\nbellen  elkaar. " + "x" * 200)

        (text,) = shown(room)
        assert text.startswith("Wij bellen elkaar. xxx")
        assert len(text) == MAX_LINE

    def test_another_one_takes_its_place_and_is_supported_anew(self, kept):
        room = kept.at_agreement()
        room.suggest(0, ASK)
        room.support(1, id_of(room, ASK))
        room.suggest(0, CALL)

        assert shown(room) == {CALL: 1}
        assert room.supported_by(1) == ()

        room.suggest(0, " ")

        assert shown(room) == {}
        assert room.supported_by(0) == ()

    def test_what_somebody_suggests_already_is_supported_instead(self, kept):
        room = kept.at_agreement()
        room.suggest(0, ASK)
        room.suggest(1, ASK)

        assert shown(room) == {ASK: 2}
        assert room.line_of(1) is None

    def test_support_counts_once_however_often_it_is_asked(self, kept):
        room = kept.at_agreement()
        room.suggest(0, ASK)
        line = id_of(room, ASK)
        for _ in range(3):
            room.suggest(0, ASK)
            room.support(1, line)
        assert shown(room) == {ASK: 2}

        room.support(0, line, is_wanted=False)
        room.support(0, line, is_wanted=False)
        assert shown(room) == {ASK: 1}

    def test_the_order_says_nothing_about_when_it_came(self, kept):
        room = kept.at_agreement(30)
        for seat in range(30):
            room.suggest(seat, f"Zin {seat}")

        ids = [line.id for line in session_view(room).lines]
        assert ids == sorted(ids)
        assert list(shown(room)) != [f"Zin {seat}" for seat in range(30)]

    def test_of_very_many_the_ones_with_most_support_are_shown(self, kept):
        room = kept.at_agreement(MOST_LINES + 2)
        for seat in range(MOST_LINES + 1):
            room.suggest(seat, f"Zin {seat}")
        for line in room.lines():
            if line.text != "Zin 7":
                room.support(MOST_LINES + 1, line.id)

        assert len(shown(room)) == MOST_LINES
        assert "Zin 7" not in shown(room)

    @pytest.mark.parametrize("step", ["pause", "next"])
    def test_it_waits_for_its_moment(self, kept, step):
        room = kept.at_agreement()
        room.suggest(0, ASK)
        line = id_of(room, ASK)
        getattr(room, step)()

        for ask in (lambda: room.suggest(1, CALL), lambda: room.support(1, line)):
            with pytest.raises(Refused):
                ask()

    def test_before_the_agreement_there_are_none(self, kept):
        room = kept.at_first_vote()

        with pytest.raises(Refused, match="not possible now"):
            room.suggest(0, ASK)


class TestTheAgreement:
    def test_the_trainer_takes_lines_over_each_of_them_once(self, kept):
        room = kept.at_agreement()
        for seat, text in enumerate((ASK, CALL)):
            room.suggest(seat, text)
        for text in (CALL, ASK, CALL):
            room.adopt(id_of(room, text))

        assert agreement(room) == f"{CALL}\n{ASK}"
        assert all(line.is_taken for line in session_view(room).lines)

        room.agree(f"{CALL} Ook ’s nachts.\n\n{ASK}\n")

        assert agreement(room) == f"{CALL} Ook ’s nachts.\n{ASK}"
        assert {line.text for line in session_view(room).lines if line.is_taken} == {ASK}

    def test_an_improper_line_goes_for_good_even_if_it_was_taken_over(self, kept):
        room = kept.at_agreement()
        room.agree(CALL)
        room.suggest(0, ASK)
        room.support(1, id_of(room, ASK))
        line = id_of(room, ASK)
        room.adopt(line)
        room.drop_line(line)
        kept.keep()

        assert shown(room) == {}
        assert agreement(room) == CALL
        assert room.supported_by(1) == ()
        assert ASK not in str(kept.texts) + str(kept.held)
        with pytest.raises(Refused, match="not there any more"):
            room.support(2, line)
        with pytest.raises(Refused, match="taken that line away"):
            room.suggest(0, ASK)

    def test_what_does_not_fit_any_more_is_said(self, kept):
        room = kept.at_agreement()
        room.agree("x" * (MAX_AGREEMENT - 20))
        room.suggest(0, ASK)

        with pytest.raises(Refused, match="shorter"):
            room.adopt(id_of(room, ASK))

    @pytest.mark.parametrize("step", ["next", "end"])
    def test_when_the_session_ends_only_the_agreement_is_left(self, kept, step):
        room = kept.at_agreement()
        for seat, text in enumerate((ASK, CALL)):
            room.suggest(seat, text)
        room.adopt(id_of(room, ASK))
        kept.keep()
        getattr(room, step)()
        kept.keep()

        assert agreement(room) == ASK
        assert kept.held.lines == kept.held.supports == {}
        assert CALL not in str(kept.texts) + str(kept.log)


def anything():
    """Return a strategy for whatever may be asked at the agreement, possible or not."""
    seat, text = st.integers(0, 4), st.sampled_from(["", "a", "b", "c"])
    place = st.integers(0, 3)
    return st.one_of(
        st.tuples(st.just("suggest"), seat, text),
        st.tuples(st.just("support"), seat, place, st.booleans()),
        st.tuples(st.sampled_from(["adopt", "drop_line"]), place),
        st.tuples(st.just("agree"), st.sampled_from(["", "a", "b\nd"])),
        st.tuples(st.just("leave"), seat),
        st.tuples(st.just("join"), seat.map(lambda number: f"key-{number}")),
        st.tuples(st.sampled_from(["kill", "pause", "resume", "next"])),
    )


@settings(max_examples=150)
@given(st.lists(st.tuples(anything(), st.booleans()), max_size=30))
def test_in_any_order_lines_are_what_phones_said_and_a_message_that_comes_twice_counts_once(asked):
    kept = KeptRoom()
    kept.at_agreement(5)
    said: dict[int, str] = {}
    behind: dict[str, set[int]] = {}
    for (name, *arguments), comes_twice in asked:
        room = kept.room
        if name == "kill":
            kept.keep()
            kept.room = kept.told_again()
            assert session_view(kept.room) == session_view(room)
            assert [my_view(kept.room, seat) for seat in range(5)] == [
                my_view(room, seat) for seat in range(5)
            ]
            continue
        ids = {text: id_of(room, text) for text in behind}
        if name in ("support", "adopt", "drop_line"):
            place = 1 if name == "support" else 0
            text = sorted(behind)[arguments[place]] if arguments[place] < len(behind) else ""
            arguments[place] = ids.get(text, 7)
        wanted = {"is_wanted": arguments.pop()} if name == "support" else {}
        before = room.snapshot()
        try:
            for _ in range(1 + (comes_twice and name in ("suggest", "support", "adopt", "agree"))):
                getattr(room, name)(*arguments, **wanted)
        except Refused:
            assert room.snapshot() == before
            continue
        if name == "suggest":
            seat, new = arguments
            if said.get(seat, "") != new:
                behind.pop(said.pop(seat, ""), None)
                if new and new not in behind:
                    said[seat] = new
                if new:
                    behind.setdefault(new, set()).add(seat)
        elif name == "support":
            (behind[text].add if wanted["is_wanted"] else behind[text].discard)(arguments[0])
        elif name == "drop_line":
            del behind[text]
            said = {seat: each for seat, each in said.items() if each != text}
        if room.stage == "closed":
            said, behind = {}, {}
        kept.keep()
        assert shown(room) == {text: len(seats) for text, seats in behind.items()}
        lines = {seat: room.line_of(seat).text for seat in range(5) if room.line_of(seat)}
        assert lines == said
