"""A course: sessions and runs of one group beside each other, on one page, without names."""

from datetime import UTC, datetime, timedelta

import pytest

from burgemeestersgame.engine import Game
from burgemeestersgame.engine.run import Intended, Run
from burgemeestersgame.groups.course import Played as Part
from burgemeestersgame.groups.course import course
from burgemeestersgame.groups.course_views import as_json, as_text, to_html
from tests.looked_back import Played
from tests.rooms import a_story

BEGAN = datetime(2026, 3, 3, 19, 30, tzinfo=UTC)


def session(choice="gaan", agreed="", days=0) -> Part:
    played = Played(people=5)
    played.weigh([choice] * 4 + ["abstain"], decides=choice)
    played.to_debrief()
    if agreed:
        played.room.agree(agreed)
    past = played.past()
    return Part(past.scenario, past.run, past, BEGAN + timedelta(days=days))


def alone(choice="gaan", intention="") -> Part:
    scenario = a_story()
    game = Game(scenario, run=Run(scenario.id, scenario.digest), time_factor=None)
    game.begin()
    while game.ending is None:
        if game.state == "deciding":
            open_now = [each.id for each in game.view().choices]
            game.decide(choice if choice in open_now else open_now[0])
        elif game.state == "explaining":
            game.explain("")
        else:
            game.proceed()
    events = game.run.events
    if intention:
        events = (*events, Intended(text=intention))
    return Part(scenario, Run(scenario.id, scenario.digest, events), None, BEGAN)


def everything(page) -> str:
    text = "\n".join("\n".join(lines) for lines in as_text(page))
    return text + to_html(page) + str(as_json(page))


def test_agreements_stand_in_the_order_in_which_they_were_made():
    parts = [session(agreed="Later.", days=30), session(agreed="Eerst.\nEn dit."), session()]

    page = course("Raad", parts, "en")

    assert [each.lines for each in page.agreements] == [("Eerst.", "En dit."), ("Later.",)]
    assert page.agreements[0].head == "3 March 2026, 7.30 p.m. · De toon op het park"


def test_the_same_story_shows_what_was_done_each_time():
    page = course("Raad", [session("gaan"), session("afslaan", days=30)], "en")

    (table,) = page.stories
    assert table.heads == ("3 March 2026", "2 April 2026")
    assert [cell.text for cell in table.rows[0].cells] == ["U gaat (4 of 5)", "U slaat af (4 of 5)"]


def test_a_story_played_once_is_not_played_again():
    assert course("Raad", [session()], "en").stories == ()


@pytest.mark.parametrize(("runs", "is_told"), [(2, False), (3, True)])
def test_what_people_play_alone_is_told_from_three_on(runs, is_told):
    parts = [session(), *(alone("afslaan", f"Voornemen {number}") for number in range(runs))]

    page = course("Raad", parts, "en")

    assert ("Voornemen 0" in everything(page)) is is_told
    assert ("3 × U slaat af" in everything(page)) is is_told
    assert f"played alone {runs} times" in everything(page)


def test_an_empty_course_says_so():
    assert course("Raad", [], "en").subtitle == "Nothing is in this course yet."


def test_what_was_typed_is_text_on_the_page():
    page = course("<b>Raad</b>", [session(agreed="<script>1</script>")], "en")

    html = to_html(page)

    assert "<script" not in html
    assert "<b>Raad" not in html
