"""What goes to others about a session: everything of the group, nothing about a person."""

import csv
import io
import json
import re

import pytest
from hostile import TYPED
from hypothesis import given, settings
from hypothesis import strategies as st
from test_debrief_hostile import Elements
from test_debrief_xapi import check

from burgemeestersgame.debrief.html import to_html
from burgemeestersgame.debrief.pdf import to_pdf
from burgemeestersgame.debrief.text import appendix_as_text, as_text
from burgemeestersgame.groups.document import as_document, to_statements
from burgemeestersgame.groups.report import build
from burgemeestersgame.groups.sheet import to_csv
from burgemeestersgame.room.debriefing import STEPS
from burgemeestersgame.room.seats import animal
from tests import rooms
from tests.looked_back import Played


def every_form(past) -> dict[str, str]:
    """Return the report in every form that is text; the PDF is made of what the text shows."""
    debrief = build(past, "en")
    shown = as_text(debrief) + appendix_as_text(debrief)
    return {
        "html": to_html(debrief),
        "text": "\n".join("\n".join(lines) for page in shown for lines in page),
        "csv": to_csv(past, "en"),
        "json": json.dumps(as_document(past, "en"), ensure_ascii=False),
        "xapi": to_statements(past, "en"),
    }


@pytest.fixture
def played() -> Played:
    return Played(people=5)


def test_the_report_has_the_seven_steps(played):
    played.weigh(["gaan"] * 3 + ["afslaan"], ["afslaan"] * 4)
    played.to_debrief()

    sections = build(played.past(), "en").sections

    # A story without norms of its own still says so.
    assert [section.id for section in sections] == list(STEPS[: len(sections)])
    assert len(sections) >= 6


votes = st.lists(
    st.sampled_from(["gaan", "afslaan", "later", "abstain", "not-yet"]), min_size=0, max_size=8
)


@settings(max_examples=25)
@given(first=votes, second=votes, kept=st.integers(0, 3), has_open_round=st.booleans())
def test_nothing_about_a_person_is_in_any_form(first, second, kept, has_open_round):
    played = Played(people=8)
    room = played.room
    reasons = [f"kanarie{seat}x" for seat in range(8)]
    wanted = []
    for votes in (first, second):
        room.open()
        for seat, choice in enumerate(votes):
            room.vote(seat, choice, "openheid", reasons[seat])
        room.propose(7, "logboek")
        room.reveal()
        if votes is first:
            wanted = [one.text for one in room.reasons[:kept]]
            for one in room.reasons[:kept]:
                room.keep(one.id)
            room.next()
    room.note("Mevrouw Kanariegeel zuchtte")
    room.decide("gaan")
    room.next()
    room.explain("")
    if has_open_round:
        room.open()
        room.vote(3, "alles", reason="kanarie9x")
    past = played.past()

    for form, text in every_form(past).items():
        for reason in [*reasons, "kanarie9x"]:
            assert (reason in text) <= (reason in wanted), form
        if form != "xapi":
            assert all(reason in text for reason in wanted), form
        assert "Kanariegeel" not in text, form
        assert not any(re.search(rf"\b{animal(seat)}\b", text) for seat in range(8)), form
        assert not re.search(r"\bkey-\d", text), form


def test_fewer_than_three_votes_are_in_no_form(played):
    played.weigh(["gaan", "afslaan"], decides="gaan")
    past = played.past()

    forms = every_form(past)

    document = json.loads(forms["json"])["group"]["dilemmas"][0]
    assert document["first"] == {"cast": None, "by_hands": False}
    assert {each["first"] for each in document["answers"]} == {None}
    lines = list(csv.reader(io.StringIO(forms["csv"])))
    assert [line[6:10] for line in lines[1:]] == [[""] * 4] * 3
    assert "votes-before" not in forms["xapi"]
    assert "before the talk" not in forms["text"]


def test_a_value_is_counted_in_the_round_in_which_it_was_named(played):
    room = played.room
    for named in (3, 2):  # two are too few to tell
        room.open()
        for seat in range(4):
            room.vote(seat, "gaan", "zorg" if seat < named else None)
        room.reveal()
    room.decide("gaan")

    lines = list(csv.reader(io.StringIO(to_csv(played.past(), "en"))))

    assert [line[5:8] for line in lines if line[4].startswith("value")] == [
        ["Zorg voor mensen", "3", ""]
    ]


@pytest.mark.parametrize(("people", "is_said"), [(3, False), (12, True)])
def test_that_a_role_kept_silent_is_said_only_where_three_held_it(people, is_said):
    played = Played(people=0)
    for number in range(people):
        played.room.join(f"key-{number}")
    for number in range(people):
        played.room.give_roles(number, ["zwager" if number < people - 2 else "nieuw"])
    played.room.open()
    played.room.mark_told(["zwager"], is_told=False)
    played.room.decide("gaan")

    forms = every_form(played.past())

    assert ("This was not said at the table." in forms["text"]) is is_said
    assert ('"told": false' in forms["json"]) is is_said
    assert "Uw zwager belde gisteren." in forms["html"]  # the story's own words


@pytest.mark.parametrize(("people", "is_said"), [(4, False), (6, True)])
def test_how_much_was_said_is_told_only_where_three_held_each_role(monkeypatch, people, is_said):
    both = "private: {zwager: Uw zwager belde gisteren., nieuw: U hoorde iets.}"
    story = rooms.STORY.replace("private: {zwager: Uw zwager belde gisteren.}", both)
    monkeypatch.setattr(rooms, "STORY", story)
    played = Played(people)
    for number in range(people):
        played.room.give_roles(number, ["zwager" if number < 3 else "nieuw"])
    played.room.mark_told(["zwager", "nieuw"], is_told=False)
    played.room.decide("gaan")

    assert ("0 of these 2" in every_form(played.past())["text"]) is is_said


def test_what_was_typed_is_text_in_every_form():
    played = Played(people=len(TYPED))
    room = played.room
    room.open()
    for seat, reason in enumerate(TYPED):
        room.vote(seat, "gaan", reason=reason)
    room.reveal()
    for reason in room.reasons:
        room.keep(reason.id)
    played.to_debrief()
    room.agree("\n".join(TYPED[:6]))
    room.note(TYPED[0])
    past = played.past()

    forms = every_form(past)

    tags = {tag for tag, _attributes in Elements(forms["html"]).found}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "embed", "form", "base", "link"})
    cells = [cell for line in csv.reader(io.StringIO(forms["csv"])) for cell in line]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)
    assert any("HYPERLINK" in cell for cell in cells)
    assert "kwaad" not in forms["xapi"]
    assert to_pdf(build(past, "nl", has_notes=True)).startswith(b"%PDF")


def test_notes_of_the_trainer_are_told_only_to_who_asks(played):
    played.room.note("Wat nu?")
    played.to_debrief()
    past = played.past()

    assert "Wat nu?" not in to_html(build(past, "en"))
    assert "Wat nu?" in to_html(build(past, "en", has_notes=True))
    assert "do not pass it on" in build(past, "en", has_notes=True).privacy
    assert "do not pass it on" not in build(past, "en").privacy


def test_statements_hold_the_counts_and_are_the_same_when_made_again(played):
    played.weigh(["gaan"] * 3, ["afslaan"] * 3)
    played.to_debrief()
    past = played.past()

    told = [json.loads(line) for line in to_statements(past, "en").splitlines()]

    for statement in told:
        check(statement)
    assert to_statements(past, "en") == to_statements(past, "en")
    answers = [each["result"] for each in told if each["verb"]["id"].endswith("/answered")]
    extensions = {
        name.rpartition("/")[2]: value for name, value in answers[0]["extensions"].items()
    }
    assert extensions["votes-before"] == {"gaan": 3, "afslaan": 0, "later": 0}
    assert extensions["votes-after"] == {"gaan": 0, "afslaan": 3, "later": 0}
