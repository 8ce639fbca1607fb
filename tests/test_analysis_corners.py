"""Corners of the rules, each in a story of its own: the analysis says what every play shows."""

import random

import pytest
from every_play import done_here, every_play
from stories import HEAD, a_scenario

from burgemeestersgame.analysis import analyse as module
from burgemeestersgame.analysis.analyse import analyse, names_in
from burgemeestersgame.analysis.possible import Outlook, Viewpoint
from burgemeestersgame.analysis.simulate import simulate
from burgemeestersgame.assessment import assess
from burgemeestersgame.engine.run import Run, replay
from burgemeestersgame.engine.story import compiled

MESSAGE = "messages: {app: {channel: app, from: griffier, text: Er is een bericht.}}"


def dilemma(id, choices, more=""):
    """Return a dilemma as YAML."""
    lines = [
        f"- dilemma: {id}",
        "  phase: tijdens",
        "  text: Er is iets.",
        "  question: Wat nu?",
        *(f"  {line}" for line in more.strip().splitlines()),
        "  choices:",
        *(f"    {line}" for line in choices.strip().splitlines()),
    ]
    return "\n".join(lines) + "\n"


YES_NO = "ja: {text: Ja}\nnee: {text: Nee}"
TIMED = "advice: {griffier: {stance: open, takes: 20 min, text: Wacht even.}}"

# id: (scenes, what stands above them)
STORIES = {
    "an anchor that has passed leaves the clock": (
        dilemma("een", "lang: {text: Lang, takes: 3 hours}\nkort: {text: Kort, takes: 10 min}")
        + "- {bridge: brug, at: 2024-05-23 20:00, text: U wacht.}\n"
        + dilemma(
            "twee",
            "vroeg: {text: Vroeg, if: clock <= 20:00}\nlaat: {text: Laat, if: clock > 20:00}\n"
            "nooit: {text: Nooit, if: clock < 20:00}",
        ),
        "",
    ),
    "what falls due exactly when it is asked has happened": (
        dilemma(
            "een",
            "op-tijd: {text: Ja, takes: 30 min, later: {id: l1, after: 30 min, sets: kan}}\n"
            "te-laat: {text: Nee, takes: 29 min, later: {id: l2, after: 30 min, sets: mag}}",
        )
        + dilemma("twee", "a: {text: A, if: kan}\nb: {text: B, if: mag}\nc: {text: C}"),
        "",
    ),
    "at equal times the file decides who comes first": (
        dilemma(
            "een",
            "a:\n  text: A\n  takes: 1 hour\n  later:\n"
            "    - {id: l1, after: 30 min, if: not kan, sets: mag}\n"
            "    - {id: l2, after: 30 min, sets: kan}\n"
            "    - {id: l3, after: 30 min, if: kan and mag, message: app}\n"
            "b: {text: B}",
        )
        + dilemma("twee", YES_NO),
        MESSAGE,
    ),
    "a delayed consequence cancels another on the way": (
        dilemma(
            "een",
            "a:\n  text: A\n  later:\n    - {id: l1, after: 20 min, cancels: l2}\n"
            "    - {id: l2, after: 40 min, sets: kan}\n"
            "b: {text: B, later: {id: l3, after: 40 min, sets: kan}}",
        )
        + dilemma("twee", "kort: {text: Kort, takes: 10 min}\nlang: {text: Lang, takes: 1 hour}")
        + dilemma("drie", "x: {text: X, if: kan}\ny: {text: Y}", TIMED),
        "",
    ),
    "what a condition asks when it falls due may have changed since": (
        dilemma(
            "een",
            "a: {text: A, effects: {zaal: +5}, later: {id: l1, after: 1 hour, if: zaal > 52,"
            " sets: kan}}\nb: {text: B, later: {id: l2, after: 1 hour, if: mag, message: app}}",
        )
        + dilemma(
            "twee",
            "snel: {text: Snel, effects: {zaal: -10}, takes: 2 hours}\n"
            "traag: {text: Traag, sets: mag, takes: 2 hours}",
        )
        + dilemma("drie", "x: {text: X, if: kan}\ny: {text: Y}"),
        MESSAGE,
    ),
    "the time of day comes round again after midnight": (
        dilemma(
            "een",
            "laat: {text: Laat, takes: 5 hours}\nnacht: {text: Nacht, takes: 7 hours}\n"
            "dag: {text: Dag, takes: 1 day}",
        )
        + dilemma(
            "twee",
            "voor: {text: Voor, if: clock >= 22:00}\nna: {text: Na, if: clock < 02:00}\n"
            "gelijk: {text: Gelijk, if: clock == 18:00}\nrest: {text: Rest}",
            TIMED,
        ),
        "",
    ),
    "a clock is compared with what an action took": (
        dilemma("een", "a: {text: A, if: clock >= 18:40}\nb: {text: B, if: clock < 18:40}"),
        "actions:\n  bel: {text: Bel, takes: 20 min, times: 2}\n"
        "  brief: {text: Brief, takes: 25 min, available: clock < 18:30}",
    ),
    "an action may be taken twice, at one place or at two": (
        dilemma("een", YES_NO, "seconds: 60\ntimeout: {text: U zweeg.}")
        + dilemma("twee", "ja: {text: Ja, if: zaal > 65}\nnee: {text: Nee}"),
        "actions: {kan-twee: {text: Nog eens, times: 2, effects: {zaal: +9},"
        " honours: vpt-6-aangifte}}",
    ),
    "what was done here is no chance here, though it may be done again": (
        dilemma("een", "ja: {text: Ja, if: zaal >= 50}\nnee: {text: Nee}")
        + dilemma("twee", YES_NO, "if: choice:een/ja"),
        "actions: {doe: {text: Doe het, times: 2, effects: {zaal: +1}, honours:"
        " [{norm: vpt-6-aangifte, if: action:doe}]}}",
    ),
    "an action that ran out is no chance any more": (
        dilemma("een", "ja: {text: Ja, breaches: vpt-6-aangifte}\nnee: {text: Nee}")
        + dilemma("twee", "ja: {text: Ja}\nnee: {text: Nee, sets: kan}")
        + dilemma("drie", YES_NO),
        "actions: {doe: {text: Doe het, available: not kan, honours: [{norm: vpt-6-aangifte,"
        " if: scene:twee}], repairs: vpt-6-aangifte}}",
    ),
    "silence may honour, breach and lead elsewhere": (
        dilemma(
            "een",
            "ja: {text: Ja, honours: vpt-6-aangifte}\nnee: {text: Nee}",
            "seconds: 60\ntimeout: {text: U zweeg., breaches: vpt-6-aangifte, next: drie}",
        )
        + dilemma("twee", "a: {text: A, if: choice:een/ja}\nb: {text: B}")
        + dilemma("drie", "a: {text: A, repairs: vpt-6-aangifte}\nb: {text: B, if: scene:twee}"),
        "",
    ),
    "where no choice is open play goes on, and no silence is possible": (
        dilemma("een", "a: {text: A, sets: kan, effects: {zaal: +5}}\nb: {text: B}")
        + dilemma(
            "twee",
            "x: {text: X, if: kan and zaal < 52}\ny: {text: Y, if: zaal > 52 and not kan}",
            "seconds: 60\ntimeout: {text: U zweeg., sets: mag}\nnext: drie",
        )
        + dilemma("drie", "x: {text: X, if: mag}\ny: {text: Y}"),
        "",
    ),
    "silence needs a choice that might have been taken": (
        dilemma(
            "een",
            "a: {text: A, if: action:tegen, honours: vpt-6-aangifte}\n"
            "b: {text: B, if: zaal + 0 >= 45}",
            "seconds: 60\ntimeout: {text: U zweeg.}",
        )
        + dilemma("twee", "a: {text: A, repairs: vpt-6-aangifte}\nb: {text: B}"),
        "actions:\n  voor: {text: Voor, breaches: [{norm: vpt-6-aangifte, if: not scene:twee}]}\n"
        "  tegen: {text: Tegen, available: action:voor, effects: {zaal: -20}}",
    ),
    "what a decision makes true holds at once, past a scene that is skipped": (
        dilemma(
            "een",
            "a: {text: A, consequence: Gedaan., sets: kan, effects: {zaal: +5}}\n"
            "b: {text: B, if: mag}",
        )
        + dilemma("nooit", YES_NO, "if: mag\nnext: [{if: choice:een/a, to: drie}, {to: twee}]")
        + dilemma("twee", YES_NO, "next: ander")
        + dilemma("drie", "ja: {text: Ja, honours: vpt-6-aangifte}\nnee: {text: Nee}", "next: slot")
        + "- {ending: ander, text: Het is anders.}\n",
        "",
    ),
    "an action may leave nothing to choose": (
        dilemma(
            "een", "x: {text: X, if: not kan}\ny: {text: Y, if: not kan}\nz: {text: Z, if: mag}"
        )
        + dilemma("twee", YES_NO),
        "actions: {doe: {text: Doe het, sets: kan, honours: vpt-6-aangifte}}",
    ),
    "a skipped scene leaves no trace and takes no time": (
        dilemma("een", "a: {text: A, sets: kan}\nb: {text: B}")
        + dilemma("twee", YES_NO, "if: kan\nat: +2 hours\nnext: drie")
        + dilemma(
            "drie",
            "x: {text: X, if: scene:twee}\ny: {text: Y, if: clock < 19:00}\nz: {text: Z}",
        ),
        "",
    ),
    "advice may take until what is coming has come": (
        dilemma("een", "a: {text: A, later: {id: l1, after: 15 min, message: app}}\nb: {text: B}")
        + dilemma("twee", YES_NO, TIMED),
        MESSAGE,
    ),
    "only what was breached can be mended, and a breach comes back": (
        dilemma("een", "a: {text: A, breaches: vpt-6-aangifte}\nb: {text: B}")
        + dilemma("twee", "a: {text: A, repairs: vpt-6-aangifte}\nb: {text: B}")
        + dilemma(
            "drie",
            "a: {text: A, honours: vpt-6-aangifte}\n"
            "b: {text: B, breaches: [{norm: vpt-6-aangifte, if: scene:twee and zaal >= 50}]}",
        ),
        "",
    ),
    "serving the other side of a tension is no missed chance": (
        dilemma("een", "a: {text: A, breaches: bevoegdheid-betoging}\nb: {text: B}")
        + dilemma(
            "twee",
            "a: {text: A, repairs: bevoegdheid-betoging}\n"
            "b: {text: B, honours: bevoegdheid-noodbevel}\nc: {text: C, if: zaal < 50}\n"
            "d: {text: D}",
        ),
        "actions: {orde: {text: Orde, honours: bevoegdheid-noodbevel, effects: {zaal: -3}}}",
    ),
    "levels stop at nought and a hundred": (
        dilemma(
            "een", "op: {text: Op, effects: {zaal: +80}}\nneer: {text: Neer, effects: {zaal: -80}}"
        )
        + dilemma(
            "twee", "op: {text: Op, effects: {zaal: +30}}\nneer: {text: Neer, effects: {zaal: -30}}"
        )
        + dilemma(
            "drie",
            "a: {text: A, if: zaal == 70}\nb: {text: B, if: zaal == 30}\n"
            "c: {text: C, if: zaal == 0 or zaal == 100}\nd: {text: D, if: zaal == 50}",
        ),
        "",
    ),
    "what is pending lapses at an ending": (
        dilemma(
            "een",
            "a: {text: A, later: {id: l1, after: 1 hour, message: app}}\n"
            "b: {text: B, takes: 2 hours, later: {id: l2, after: 1 hour, message: app}}",
        ),
        MESSAGE,
    ),
    "what is pending is not scheduled again, and may be after it was cancelled": (
        dilemma("een", "a: {text: A, cancels: l1}\nb: {text: B}", TIMED)
        + dilemma("twee", "a: {text: A, takes: 50 min}\nb: {text: B, takes: 30 min}")
        + dilemma(
            "drie", "x: {text: X, if: zaal == 53}\ny: {text: Y, if: zaal == 56}\nz: {text: Z}"
        ),
        "actions: {doe: {text: Doe, times: 2, later: {id: l1, after: 45 min,"
        " effects: {zaal: +3}}}}",
    ),
}


@pytest.fixture(params=STORIES, ids=str)
def story(request):
    scenes, more = STORIES[request.param]
    scenario = a_scenario(scenes, f"{more}\n" if more else "", HEAD)
    return scenario, every_play(scenario, 3_000)


@pytest.mark.parametrize("plays_at_random", [1, 500])
def test_the_analysis_says_what_every_play_shows(story, plays_at_random, monkeypatch):
    monkeypatch.setattr(module, "PLAYS", plays_at_random)
    scenario, every = story

    analysis = analyse(scenario)

    assert analysis.exact
    assert set(analysis.unreachable) == set(names_in(compiled(scenario))) - every.names
    assert {id: set(statuses) for id, statuses in analysis.norms.items()} == every.statuses
    assert int(analysis.playthroughs) == len(every.sequences)


def test_random_plays_meet_everything_there_is(story):
    scenario, every = story

    found = simulate(scenario, 4_000, 1)

    statuses = {f"{id}:{status}" for id, all_ in every.statuses.items() for status in all_}
    assert set(found.shortest) == every.names | statuses


def test_from_anywhere_in_a_play_what_is_still_possible_is_known(story):
    scenario, every = story
    pick = random.Random(1)
    outlook = Outlook(scenario)
    begun = dict.fromkeys(
        run.events[:count] for run in every.runs for count in range(1, len(run.events))
    )
    for events in pick.sample([*begun], min(len(begun), 40)):
        now = Run(scenario.id, scenario.digest, events)
        alike = [
            shown
            for run, shown in zip(every.runs, every.assessments, strict=True)
            if run.events[: len(events)] == events
        ]
        statuses = {id: result.status for id, result in assess(scenario, now).norms.items()}
        at = Viewpoint(replay(scenario, now), statuses, done_here(events))

        ends = {ending for ending in outlook.endings if outlook.can_end(at.state, ending)}
        assert ends == {each.ending for each in alike}
        assert {id: outlook.can_become(id, at) for id in outlook.norms} == {
            id: {each.norms[id].status for each in alike} for id in statuses
        }
