"""Mistakes that authors make, planted in the council night: each is found, and where it stands.

A mistake is a piece of the file and what stands there instead. `§` marks where the problem is;
where that is elsewhere in the file, another text says so.
"""

from typing import NamedTuple

import pytest

from burgemeestersgame.errors import Severity
from burgemeestersgame.paths import scenarios_folder
from burgemeestersgame.scenario import check_scenario

STORY = (scenarios_folder() / "azc-raadsavond" / "scenario.yaml").read_text(encoding="utf-8")


class Mistake(NamedTuple):
    """What an author did; `hint` is a name that the hint must offer."""

    reference: str
    old: str
    new: str
    hint: str = ""
    elsewhere: str = ""


MISTAKES = [
    # Slips of the pen in every kind of name
    Mistake(
        "unknown-indicator",
        "effects: {zaal: +5, plein: -1}",
        "effects: {§zal: +5, plein: -1}",
        "zaal",
    ),
    Mistake(
        "unknown-indicator",
        "effects: {zaal: +5, plein: -1}",
        "effects: {§zaal:+5, plein: -1}",
        "'zaal: '",
    ),
    Mistake("unknown-fact", "sets: me-dichtbij", "sets: §me-dichtbj", "me-dichtbij"),
    Mistake(
        "unknown-value",
        "values: [ruimte]\n        honours: [bevoegdheid-driehoek",
        "values: [§ruimten]\n        honours: [bevoegdheid-driehoek",
        "ruimte",
    ),
    Mistake(
        "unknown-norm",
        "honours: [leidraad-nazorg-dialoog]",
        "honours: [§leidraad-nazorg-dialog]",
        "leidraad-nazorg-dialoog",
    ),
    Mistake(
        "unknown-norm", "honours: [vpt-3-registreren]", "honours: [§vpt-3]", "vpt-3-registreren"
    ),
    Mistake(
        "unknown-norm",
        "honours: [vpt-3-registreren]",
        "honours: [§Leg alles vast wat u ziet]",
        "burgemeestersgame norms",
    ),
    Mistake("unknown-message", "message: ijscoman,", "message: §ijskoman,", "ijscoman"),
    Mistake("unknown-later", "cancels: [krant-auto]", "cancels: [§krant-autos]", "krant-auto"),
    Mistake(
        "unknown-advisor",
        "      oud-collega:\n        stance: officier",
        "      §oudcollega:\n        stance: officier",
        "oud-collega",
    ),
    Mistake("unknown-choice", "stance: uit-zicht", "stance: §uitzicht", "uit-zicht"),
    Mistake("unknown-scene", "    next: ruiten\n", "    next: §ruitten\n", "ruiten"),
    Mistake(
        "unknown-scene",
        "available: scene:hervatten and not scene:voordeur",
        "available: scene:§hervaten and not scene:voordeur",
        "hervatten",
    ),
    Mistake(
        "unknown-choice",
        "choice:plek/laat-bekend and",
        "choice:§plek/laatbekend and",
        "plek/laat-bekend",
    ),
    Mistake(
        "unknown-name",
        "available: noodverordening and (scene:hervatten",
        "available: §noodverordning and (scene:hervatten",
        "noodverordening",
    ),
    Mistake("unknown-name", "if: gestemd and raad < 58", "if: §gestemt and raad < 58", "gestemd"),
    Mistake(
        "unknown-phase",
        "    phase: tijdens\n    at: 2024-09-19 18:36",
        "    phase: §tijden\n    at: 2024-09-19 18:36",
        "tijdens",
    ),
    Mistake(
        "unknown-quote",
        "'{zin-kolkstraat}' Daaronder",
        "'{§zin-kolkstrat}' Daaronder",
        "zin-kolkstraat",
    ),
    Mistake(
        "unknown-sender",
        "    from: zandvliet\n    text: >-\n      Kreeg",
        "    from: §zandvleit\n    text: >-\n      Kreeg",
        "zandvliet",
    ),
    Mistake(
        "unknown-word",
        "    channel: doormat\n    from: Familie",
        "    channel: §dormat\n    from: Familie",
        "doormat",
    ),
    Mistake(
        "unknown-word",
        '        mood: worried\n        text: "Je zegt',
        '        mood: §worryd\n        text: "Je zegt',
        "worried",
    ),
    Mistake("unknown-word", "zaal: {start: 55, better: high,", "zaal: {start: 55, better: §hoog,"),
    Mistake(
        "unknown-picture",
        "place: plein-avond-publiek",
        "place: §plein-avond-publik",
        "plein-avond-publiek",
    ),
    Mistake("unknown-picture", "portrait: griffier}", "portrait: §grifier}", "griffier"),
    Mistake("unknown-scene", "questions:\n    stilte:", "questions:\n    §stillte:", "stilte"),
    # Keys
    Mistake(
        "unknown-key",
        "        effects: {zaal: +5, plein: -1}",
        "        §effect: {zaal: +5, plein: -1}",
        "effects",
    ),
    Mistake(
        "unknown-key",
        "    available: nazorg\n    takes: 20 min",
        "    §if: nazorg\n    takes: 20 min",
        "available",
    ),
    Mistake(
        "unknown-key",
        "    prompt: >-\n      De bewonersavond",
        "    §question: >-\n      De bewonersavond",
        "prompt",
    ),
    Mistake(
        "unknown-key",
        "    question: Wat spreekt u af?",
        "    §questions: Wat spreekt u af?",
        "question",
    ),
    Mistake(
        "unknown-key",
        '        mood: worried\n        text: "Je zegt',
        '        §portrait: thuis\n        text: "Je zegt',
        "cast",
    ),
    Mistake(
        "unknown-key",
        "  - ending: slot-gebroken\n",
        "  - ending: slot-gebroken\n    §next: slot-elders\n",
        "bridge",
    ),
    Mistake(
        "unknown-key",
        "        stance: uit-zicht\n",
        "        stance: uit-zicht\n        §honours: [bevoegdheid-betoging]\n",
    ),
    Mistake(
        "unknown-key",
        "later: [{id: wijkt-later, after: 9 hours,",
        "later: [{id: wijkt-later, after: 9 hours, §breaches: [bevoegdheid-driehoek],",
    ),
    Mistake(
        "unknown-key",
        "later: [{id: wijkt-later, after: 9 hours,",
        "later: [{id: wijkt-later, §at: 9 hours,",
        "after",
    ),
    Mistake(
        "duplicate-key",
        "        takes: 30 min\n        consequence: >-\n          Ilse",
        "        takes: 30 min\n        §takes: 40 min\n        consequence: >-\n          Ilse",
    ),
    Mistake("duplicate-id", "  - bridge: telling\n", "  - bridge: §plek\n"),
    Mistake("duplicate-id", "{id: wijkt-later, after", "{id: §busjes-later, after"),
    Mistake("missing-key", "      secretaris:\n        stance: hekken\n", "      §secretaris:\n"),
    Mistake("missing-key", "  slager:\n    channel: app\n", "  §slager:\n"),
    Mistake("missing-key", "format: 1\n", "", elsewhere="# De raadsavond"),
    Mistake(
        "missing-key", "{id: wijkt-later, after: 9 hours, message", "§{id: wijkt-later, message"
    ),
    # Values
    Mistake(
        "bad-duration",
        "    takes: 5 min\n    consequence: Een schrift",
        "    takes: §5 minuten\n    consequence: Een schrift",
        "5 min",
    ),
    Mistake(
        "bad-duration",
        "    takes: 5 min\n    consequence: Een schrift",
        "    takes: §een uur\n    consequence: Een schrift",
    ),
    Mistake("bad-moment", "at: 2024-09-13 14:00", "at: §13-09-2024 14:00"),
    Mistake("bad-moment", "at: 2024-09-13 14:00", "at: §2024-09-31 14:00"),
    Mistake("bad-range", "zaal: {start: 55,", "zaal: {start: §155,"),
    Mistake("wrong-type", "zaal: {start: 55,", "zaal: {start: §hoog,"),
    Mistake("bad-id", "  - bridge: telling\n", "  - bridge: §Telling\n", "telling"),
    Mistake("unknown-choice", "        stance: uit-zicht\n", "        stance: §ja\n"),
    # YAML
    Mistake(
        "syntax",
        'text: "Begin een logboek: wat, wie, hoe laat"',
        "text: Begin een logboek§: wat, wie, hoe laat",
    ),
    Mistake(
        "syntax",
        'text: "App naar huis: ik ben heel"',
        'text: §"App naar huis: ik ben heel',
        elsewhere='text: "App naar huis',
    ),
    Mistake("syntax", "    question: Wat spreekt u af?", "   §question: Wat spreekt u af?"),
    Mistake(
        "syntax",
        "        takes: 30 min\n        consequence: >-\n          Ilse",
        "§\ttakes: 30 min\n        consequence: >-\n          Ilse",
    ),
    Mistake(
        "syntax",
        "        values: [ruimte]\n        honours: [bevoegdheid-driehoek",
        "        values: [ruimt§e\n        honours: [bevoegdheid-driehoek",
    ),
    # Conditions
    Mistake("condition-syntax", "if: gestemd and raad < 58", "if: gestemd and raad §= 58", "=="),
    Mistake("condition-syntax", "if: gestemd and raad < 58", "if: gestemd §&& raad < 58"),
    Mistake("condition-type", "if: gestemd and raad < 58", "if: gestemd and §raad"),
    Mistake("condition-never", "if: gestemd and raad < 58", "if: §gestemd and raad > 100"),
    Mistake("condition-never", "if: gestemd and raad < 58", "if: §raad < 20 and raad > 60"),
    Mistake("condition-never", "if: zaal < 50\n", "if: §gestemd and not gestemd\n"),
    Mistake(
        "condition-never",
        "if: zaal < 50\n",
        "if: §choice:stilte/kleiner and choice:stilte/criteria\n",
    ),
    Mistake("condition-never", "if: zaal < 50\n", "if: §clock < 2024-01-01 09:00\n"),
    Mistake("condition-never", "if: zaal < 50\n", "if: §vooraf\n"),
    Mistake("condition-never", "if: zaal < 50\n", "if: §scene:slot-elders\n"),
    Mistake("condition-always", "if: zaal < 50\n", "if: §scene:stilte\n"),
    Mistake("condition-always", "if: zaal < 50\n", "if: §zaal >= 0\n"),
    Mistake(
        "condition-always",
        "available: vooraf or tijdens\n",
        "available: §vooraf or tijdens or nazorg\n",
    ),
    Mistake(
        "condition-shadowed",
        "      - {if: plein < 52, to: slot-voorjaar}",
        "      - {if: §raad < 40, to: slot-voorjaar}",
    ),
    # The way through
    Mistake("circle", "    next: ruiten\n", "    next: §stoelen\n"),
    Mistake("circle", "    next: rol\n", "    next: §plek\n"),
    Mistake(
        "next-without-end",
        "    next: [{if: thuis >= 66, to: noor-fietst}, {to: noor-logeert}]",
        "    next: [{if: thuis >= 66, to: noor-fietst}, {§if: thuis < 66, to: noor-logeert}]",
    ),
    Mistake(
        "next-after-end",
        "    next: [{if: thuis >= 66, to: noor-fietst}, {to: noor-logeert}]",
        "    next: [{to: noor-fietst}, §{to: noor-logeert}]",
    ),
    Mistake(
        "unreachable-scene",
        "{if: thuis >= 66, to: noor-fietst}",
        "{if: thuis >= 66, to: noor-logeert}",
        elsewhere="noor-fietst\n    place: keuken",
    ),
    Mistake(
        "out-of-reach",
        "{if: choice:rol/twee-weken, to: slot-overdracht}",
        "{if: choice:rol/twee-weken and vooraf, to: slot-overdracht}",
        elsewhere="slot-overdracht\n    place",
    ),
    # Never used, never there
    Mistake(
        "fact-never-read",
        "  gestemd: De raad",
        "  §pers-gebeld: U belde de krant\n  gestemd: De raad",
    ),
    Mistake("fact-never-set", "    sets: concept-klaar\n", "", elsewhere="concept-klaar: Er ligt"),
    Mistake(
        "indicator-unused",
        "  thuis: {start: 70,",
        "  §pers: {start: 50, better: high, label: De krant}\n  thuis: {start: 70,",
    ),
    Mistake(
        "message-never-sent",
        "  slager:\n    channel: app\n",
        "  §taart: {channel: app, from: oov, text: Er is taart.}\n  slager:\n    channel: app\n",
    ),
    Mistake("message-never-sent", "message: ijscoman, ", "", elsewhere="ijscoman:\n    channel"),
    Mistake(
        "later-never-comes",
        "{id: ijscoman-later, after: 29 hours,",
        "{id: §ijscoman-later, after: 29 weeks,",
    ),
    Mistake(
        "action-never-available",
        "  steun:\n    text: Bel het Ondersteuningsteam Weerbaar Bestuur\n    available: nazorg",
        "  §steun:\n    text: Bel het Ondersteuningsteam Weerbaar Bestuur\n   "
        " available: nazorg and not scene:voordeur",
    ),
    Mistake(
        "action-never-available",
        "available: vooraf and scene:stoelen\n    takes: 20 min\n    consequence: Een deur",
        "available: vooraf and scene:ruiten\n    takes: 20 min\n    consequence: Een deur",
        elsewhere="route:\n    text",
    ),
    # Dilemmas that are none
    Mistake(
        "dominated-choice",
        "        effects: {woord: +4, plein: -3}\n        values: [rechtmatigheid]\n    "
        "    honours: [bevoegdheid-openbaarheid-raad, bevoegdheid-toegang-beheersen]\n  "
        "      later:\n          - {id: fiets-1, after: 4 days, message: fietsenhok}\n"
        "          - {id: film-later, after: 162 hours, message: film}\n",
        "        effects: {plein: -3, woord: -3}\n        values: [zorg]\n",
        elsewhere="loting:\n        text",
    ),
    Mistake(
        "same-text",
        "text: Vannacht slaapt u met Robin en Noor bij Robins zus in Kolkerzijl",
        "text: §Ja. Laat die auto komen",
    ),
    Mistake("time-limit-short", "    seconds: 90\n", "    §seconds: 9\n"),
    Mistake("play-too-long", "minutes-promised: 18", "§minutes-promised: 8"),
    Mistake("timeout-pair", "    seconds: 90\n", "", elsewhere="timeout:\n"),
    # Norms
    Mistake(
        "norm-not-binding",
        "        honours: [leidraad-tijdens-gezin]\n        later",
        "        breaches: [§menu-1-gesprek]\n        later",
    ),
    Mistake(
        "norm-contradiction",
        "        breaches: [stelsel-cbb-bij-dreiging-burgemeester]",
        "        breaches: [stelsel-cbb-bij-dreiging-burgemeester]\n        honours:"
        " [§stelsel-cbb-bij-dreiging-burgemeester]",
    ),
    Mistake(
        "nothing-to-repair",
        "        breaches: [stelsel-cbb-bij-dreiging-burgemeester]\n",
        "",
        elsewhere="stelsel-cbb-bij-dreiging-burgemeester]\n    debrief: U gaf",
    ),
    Mistake(
        "repair-before-breach",
        "        honours: [leidraad-vooraf-risicoanalyse, integriteit-geheimhouding-grond]",
        "        honours: [leidraad-vooraf-risicoanalyse,"
        " integriteit-geheimhouding-grond]\n        repairs:"
        " [§stelsel-cbb-bij-dreiging-burgemeester]",
    ),
    Mistake(
        "norm-prefix",
        "values:\n  openheid",
        "norms: {§eigen-norm: {family: integriteit, aard: code, text: Een norm., source:"
        " De code, certainty: geverifieerd}}\nvalues:\n  openheid",
    ),
    # For groups, and accepted findings
    Mistake(
        "unknown-role",
        "    seconds: 90\n",
        "    seconds: 90\n    private: {§raadslid: U zag hem staan.}\n",
    ),
    Mistake(
        "accept-unused",
        "\nguide:\n",
        "\naccept:\n  - §{finding: long-text, at: plek, because: Een citaat}\nguide:\n",
    ),
    Mistake(
        "unknown-scene",
        "\nguide:\n",
        "\naccept: [{finding: long-text, at: §driehoekje/advice/ovd, because: Kort}]\nguide:\n",
    ),
    # Texts
    Mistake(
        "long-sentence",
        "    text: Hanneke Duurkoop komt zelf het verslag brengen, in een envelop. Ze",
        "    text: §Hanneke Duurkoop komt zelf het verslag brengen in een envelop die"
        " zij de hele weg van het raadhuis onder haar jas heeft gehouden en die zij nu"
        " niet wil loslaten. Ze",
    ),
    Mistake(
        "quote-outside-message",
        "    text: Hanneke Duurkoop komt",
        "    text: Hier §{zin-plein} komt Hanneke komt",
    ),
]


def planted(mistake: Mistake) -> tuple[str, int]:
    """Return the story with the mistake in it, and the line of the problem."""
    assert mistake.old in STORY, mistake.old
    text = STORY.replace(mistake.old, mistake.new, 1)
    mark = text.find("§") if "§" in text else text.index(mistake.elsewhere)
    return text.replace("§", "", 1), text.count("\n", 0, mark) + 1


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.reference}: {one.new[:30]!r}")
def test_a_mistake_is_found_where_it_is(mistake: Mistake, tmp_path):
    text, line = planted(mistake)
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")

    found = check_scenario(tmp_path)

    there = [one for one in found if (one.reference, one.at.line) == (mistake.reference, line)]
    assert there, (line, [str(one) for one in found])
    assert mistake.hint in (there[0].hint or "")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.reference}: {one.new[:30]!r}")
def test_a_mistake_does_not_bring_a_flood_of_others(mistake: Mistake, tmp_path):
    text, _line = planted(mistake)
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")

    found = [one for one in check_scenario(tmp_path) if one.severity is not Severity.ADVICE]

    assert len(found) <= 5, [str(one) for one in found]


def test_there_is_nothing_to_say_about_the_story_without_mistakes():
    assert check_scenario(scenarios_folder() / "azc-raadsavond") == ()


def test_advisors_who_all_agree_are_found_at_their_dilemma(tmp_path):
    start, end = STORY.index("  - dilemma: driehoek"), STORY.index("      rustig-plein:\n")
    part = STORY[start:end]
    for stance in ("uit-zicht", "rustig-plein", "alleen-insprekers"):
        part = part.replace(f"stance: {stance}", "stance: hekken")
    (tmp_path / "scenario.yaml").write_text(STORY[:start] + part + STORY[end:], encoding="utf-8")

    found = [(one.reference, one.at.line) for one in check_scenario(tmp_path)]

    assert ("advisors-agree", STORY.count("\n", 0, start) + 1) in found


def test_several_mistakes_are_all_found_at_once(tmp_path):
    text = STORY
    for old, new in (
        ("sets: me-dichtbij", "sets: me-dichtbj"),
        ("message: ijscoman,", "message: ijskoman,"),
        ("stance: uit-zicht", "stance: uitzicht"),
        ("at: 2024-09-13 14:00", "at: 13-09-2024 14:00"),
    ):
        text = text.replace(old, new, 1)
    (tmp_path / "scenario.yaml").write_text(text, encoding="utf-8")

    assert {one.reference for one in check_scenario(tmp_path)} == {
        "unknown-fact",
        "unknown-message",
        "unknown-choice",
        "bad-moment",
    }
