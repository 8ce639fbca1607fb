"""A debrief as plain text: a page for each step, blocks of lines, nothing left out."""

from datetime import datetime

from msgspec.structs import replace

from burgemeestersgame.debrief.model import (
    Because,
    Debrief,
    DecisionCard,
    Fold,
    Heading,
    LineChart,
    MarkChart,
    Moment,
    NormCard,
    NormGroup,
    Paragraph,
    Said,
    Section,
    Series,
    Timeline,
    Voice,
)
from burgemeestersgame.debrief.text import appendix_as_text, as_text

NORM = NormCard(
    id="vpt-3",
    name="Every incident recorded",
    statement="Patterns become visible.",
    family="vpt",
    phase="tijdens",
    status="honoured",
    status_word="honoured",
    aard="wet",
    is_law=True,
    source="Study, section 2.",
    certainty="geverifieerd",
    certainty_word="certain",
    certainty_dots=3,
    caveat="",
    because=(Because("9.00 a.m.", "You began a log", "honoured", "honour"),),
    tensions=(),
)


def a_debrief(*sections):
    return Debrief(
        title="The night",
        subtitle="It ended",
        language="en",
        sections=tuple(sections),
        help="Ring 112.",
        help_certainty="verified",
    )


def test_each_step_is_a_page_with_the_title_before_and_help_behind():
    pages = as_text(
        a_debrief(
            Section("minute", "One minute", (Paragraph("Breathe."),)),
            Section("norms", "Norms", (Paragraph("Rules."),)),
        )
    )

    assert pages == (
        (("Looking back: The night", "It ended"), ("1. One minute",), ("Breathe.",)),
        (("2. Norms",), ("Rules.",), ("Where to find help", "Ring 112.", "verified")),
    )


NORM_IN_FULL = (
    "Honoured: Every incident recorded.",
    "Patterns become visible.",
    "9.00 a.m.: You began a log (honoured)",
    "Source: Study, section 2 (certain)",
)


def test_a_norm_is_named_and_told_with_its_reason_and_source_in_the_appendix():
    debrief = a_debrief(Section("norms", "Norms", (NormGroup("During", "1 of 1", (NORM,)),)))

    (page,) = as_text(debrief)
    assert page[2:5] == (
        ("During: 1 of 1",),
        ("Honoured: Every incident recorded.",),
        ("→ What the other norms say, and where that is written",),
    )
    assert appendix_as_text(debrief) == (
        (
            ("Appendix to step 1: Norms",),
            ("What the other norms say, and where that is written",),
            ("During",),
            NORM_IN_FULL,
        ),
    )


def test_a_norm_that_was_breached_is_told_at_once_and_not_again():
    breached = replace(NORM, status="breached", status_word="breached")
    debrief = a_debrief(Section("norms", "Norms", (NormGroup("During", "", (breached,)),)))

    (page,) = as_text(debrief)
    assert page[2:4] == (
        ("During",),
        ("Breached: Every incident recorded.", *NORM_IN_FULL[1:]),
    )
    assert appendix_as_text(debrief) == ()


def test_what_is_folded_away_is_named_in_its_place_and_told_in_the_appendix():
    fold = Fold("More questions", (Heading("1. Sign?"), Paragraph("Who was there?")))

    debrief = a_debrief(Section("questions", "Questions", (Paragraph("To talk over."), fold)))

    (page,) = as_text(debrief)
    assert page[0][-1] == "What stands behind an arrow (→) is told in the appendix."
    assert page[2:4] == (("To talk over.",), ("→ More questions",))
    assert appendix_as_text(debrief) == (
        (
            ("Appendix to step 1: Questions",),
            ("More questions",),
            ("1. Sign?",),
            ("Who was there?",),
        ),
    )


def test_a_line_chart_tells_where_it_began_and_ended_and_the_rest_to_who_asks():
    series = Series("hall", "Safety", "high", ((0, 55), (9, 70)))
    chart = LineChart("Over time", "Safety rose.", (series,), (), ())
    debrief = a_debrief(Section("course", "What happened", (chart,)))

    (page,) = as_text(debrief)
    assert page[2] == ("Over time", "Safety: 55 → 70")
    assert ("Over time", "Safety rose.") in appendix_as_text(debrief)[0]


def test_a_day_is_named_once_in_the_course_of_events():
    moments = tuple(
        Moment(datetime(2024, 9, day, 9), "9.00 a.m.", "decision", f"Decision {day}")
        for day in (4, 4, 5)
    )

    (page,) = as_text(a_debrief(Section("course", "What happened", (Timeline(moments),))))

    assert [lines[0] for lines in page[2:-1]] == [
        "Wednesday 4 September",
        "9.00 a.m. Decision 4",
        "9.00 a.m. Decision 4",
        "Thursday 5 September",
        "9.00 a.m. Decision 5",
    ]


def test_silence_is_told_as_silence():
    card = DecisionCard("9.00 a.m.", "signing", "Sign?", "", True, "", "", "", "", "", number=3)

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (card,))))

    assert page[2] == ("9.00 a.m. 3. Sign?", "The time was up: silence decided.")


def test_a_decision_tells_which_values_it_put_first_and_what_mended_it():
    card = DecisionCard(
        "9.00 a.m.",
        "signing",
        "Sign?",
        "You sign",
        False,
        "I promised",
        "Care",
        "",
        "",
        "",
        number=1,
        puts_first="Openness",
        mending="You mended it later: ‘A call’.",
    )

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (card,))))

    assert page[2][2:] == (
        "Your reason: I promised",
        "Came first here: Openness",
        "You named: Care",
        "You mended it later: ‘A call’.",
    )


def test_advisors_stand_together_with_what_was_not_heard():
    voices = (
        Voice("Henk", "Clerk", "for: You sign", "Do it.", is_heard=False),
        Voice("Daan", "Adviser", "for what you did", "", is_heard=True),
    )

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", voices)))

    assert page[2] == (
        "Henk, Clerk (not heard), for: You sign",
        "“Do it.”",
        "Daan, Adviser (heard), for what you did",
    )


def test_a_sentence_said_outside_stands_above_what_came_back():
    back = Moment(datetime(2024, 5, 23, 9), "9.00 a.m.", "message", "Lotte, in the news", "A head")
    said = Said("Why?", "Because.", (back,))

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (said,))))

    assert page[2:4] == (("Why?", "“Because.”"), ("9.00 a.m. Lotte, in the news", "A head"))


def test_a_chart_of_signs_is_told_in_words():
    chart = MarkChart("Values", "Openness: 1.\nCare: nothing.", (), (), (), (), ())

    (page,) = as_text(a_debrief(Section("reasons", "Your reasons", (chart,))))

    assert page[2] == ("Values", "Openness: 1.", "Care: nothing.")
