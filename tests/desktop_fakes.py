"""A library and a game without scenario, engine or disk, for tests of the window.

The story is one dilemma with something to read after it, one sentence to write and one
ending: every kind of screen once, in Dutch, with texts as long as real ones.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

from burgemeestersgame.desktop.ports import NormEntry, Ports, RunEntry, ScenarioEntry
from burgemeestersgame.engine.game import NotNow
from burgemeestersgame.engine.view import (
    ActionView,
    AdviceView,
    ChoiceView,
    FactView,
    IndicatorView,
    MessageView,
    ReportView,
    ValueView,
    View,
)
from burgemeestersgame.settings import Settings

EVENING = datetime(2019, 5, 23, 18, 43)

CHOICES = (
    ChoiceView(
        "omroepen",
        "Nog niet. U laat omroepen en stuurt met gewone bevelen weg wie gooit",
        timedelta(minutes=6),
    ),
    ChoiceView(
        "nu",
        "Ja, nu. U geeft het zelf, voor wie na de waarschuwing bij de hekken blijft",
        timedelta(minutes=2),
    ),
    ChoiceView(
        "met-me",
        "Nog niet. U spreekt met beide officieren af: zodra de ME staat, geeft u het",
        timedelta(minutes=14),
    ),
    ChoiceView(
        "breed",
        "U stelt een noodverordening vast: iedereen weg van het plein en uit drie straten",
        timedelta(minutes=4),
    ),
)

ADVICE = {
    "ovd": (
        "Ilse Wagenvoort",
        "Officier van dienst",
        "worried",
        5,
        "nu",
        "Ik heb twaalf mensen. Met dat bevel zeg ik: weg hier. Zonder sta ik te vragen."
        " Of teken vast, dan kies ik buiten het moment.",
    ),
    "officier": (
        "Nadia Boukhriss",
        "Officier van justitie",
        "calm",
        5,
        "met-me",
        "Een bevel dat niemand uitvoert, leert ze dat u niets kunt. En ik moet er straks mee naar"
        " de rechter.",
    ),
    "oov": (
        "Daan Ruyterkamp",
        "Adviseur openbare orde",
        "calm",
        0,
        "omroepen",
        "Die gezinnen komen uit de Kolkstraat. Roep eerst om, dan ziet de politie wie er"
        " overblijft.",
    ),
    "griffier": (
        "Hanneke Duurkoop",
        "Griffier",
        "angry",
        0,
        "open",
        "Negentig mensen in één gang. Onze weg naar buiten gaat door de Schoolstraat. Loopt die"
        " vol, dan zitten we.",
    ),
}

ACTIONS = (
    ActionView(
        "vak",
        "Wijs vreedzame betogers het Kaasplein aan en laat dat omroepen",
        timedelta(minutes=3),
    ),
    ActionView("logboek", "Werk het logboek bij", timedelta(minutes=2)),
    ActionView("thuis", "Stuur een bericht naar huis", timedelta(minutes=1)),
    ActionView("commissaris", "Bel de commissaris van de Koning", timedelta(minutes=10)),
    ActionView("loco", "Vraag de locoburgemeester naar het raadhuis", timedelta(minutes=5)),
)

MESSAGES = (
    MessageView(
        "m1",
        "app",
        "Bert Schoonewille",
        "wethouder-bouw",
        "Wethouder bouwen",
        "Wat er ook gebeurt, ik sta straks naast u.",
        EVENING - timedelta(minutes=31),
        is_new=False,
    ),
    MessageView(
        "m2",
        "phone",
        "Meldkamer",
        None,
        "",
        "Meer mensen dan verwacht. Een groep duwt tegen het hek.",
        EVENING - timedelta(minutes=9),
        is_new=False,
    ),
    MessageView(
        "m3",
        "press",
        "De Haverbode",
        "verslaggever",
        "Krant",
        "Honderden mensen bij raadsvergadering over opvang.",
        EVENING - timedelta(minutes=4),
        is_new=False,
    ),
    MessageView(
        "m4",
        "app",
        "Robin",
        "thuis",
        "Partner",
        "Ik kijk mee op tv. Gaat het? Bel als het kan.",
        EVENING,
        is_new=True,
    ),
)

INDICATORS = (
    IndicatorView("zaal", "Veiligheid van de zaal", "high", 55, 43, 55),
    IndicatorView("woord", "Gewicht van uw woord", "high", 60, 60, 60),
    IndicatorView("plein", "Ruimte voor vreedzaam protest", "high", 65, 69, 65),
)

SITUATION = (
    "18.43 uur. De raad is geschorst. Zaal en tribune zitten in een gang zonder ramen. Buiten"
    " gooien zo'n veertig mensen flessen en vuurwerk over de hekken. Tien meter achter hen staan"
    " gezinnen met een spandoek. Een vader heeft een kind op zijn nek. De ME komt over een"
    " kwartier. Voor u ligt het concept-noodbevel. De officier van dienst belt: 'Burgemeester, ik"
    " heb het nu nodig.'"
)


class FakeSession:
    """A game of four scenes; `seconds` is what is left of the time limit."""

    def __init__(self, state: str = "briefing", run_id: str = "aaaa1111") -> None:
        self.run_id = run_id
        self.state = state
        self.seconds: float | None = 72.0
        self.place: str | None = "plein"
        self.kind = "dilemma"
        self.heard: list[str] = []
        self.done: list[str] = []
        self.said: list[tuple[str, ...]] = []
        self.moment = EVENING
        self.messages = MESSAGES
        self._resumes = ""
        self.scenario = SimpleNamespace(title="De raadsavond")
        self.game = SimpleNamespace(stretch=lambda factor: self.said.append(("stretch", factor)))

    @property
    def finished(self) -> bool:
        return self.state == "debrief"

    def view(self) -> View:
        texts = {
            "deciding": (SITUATION, "Geeft u het noodbevel?"),
            "reading": (
                "De laatste rij van de tribune liep nog langs het plein toen er flessen vlogen."
                " Een bezoeker en een bode zijn naar de huisarts.",
                "",
            ),
            "explaining": (
                "",
                "De vader met het spandoek staat op de trap, tussen het glas. 'Ik stond hier met"
                " mijn kind. Waarom zo, en waarom toen?' Eén zin.",
            ),
            "ending": (
                "Om half twaalf doet de bode het licht in de raadzaal uit. De tribune is leeg.",
                "",
            ),
        }
        text, question = texts.get(self.state, ("", ""))
        is_open = self.state == "deciding"
        return View(
            state=self.state,
            scene={"deciding": "tekenen", "explaining": "zin-plein"}.get(self.state, self.state),
            kind={"explaining": "explain", "ending": "ending"}.get(self.state, self.kind),
            phase="nazorg" if self.state in ("ending", "explaining") else "tijdens",
            place=self.place,
            sound=None,
            story_time=self.moment,
            text=text,
            question=question,
            choices=CHOICES if is_open else (),
            actions=tuple(a for a in ACTIONS if a.id not in self.done) if is_open else (),
            advice=tuple(self._advice(who) for who in ADVICE),
            messages=self.messages,
            reports=tuple(self._report(action) for action in self.done) if is_open else (),
            decided=CHOICES[1].text if self.state == "reading" else "",
            timed_out=False,
            seconds_left=self.seconds if is_open else None,
            seconds_limit=90.0 if self.seconds is not None else None,
            indicators=INDICATORS,
            facts=(FactView("vak", "Vreedzaam protest heeft een plek", is_true=True),),
            values=(
                ValueView("ruimte", "Ruimte geven"),
                ValueView("daadkracht", "Daadkracht"),
                ValueView("gezag", "Gezag"),
                ValueView("veiligheid", "Veiligheid"),
            ),
            dilemmas_done=3,
            ending="rust" if self.state in ("ending", "debrief") else None,
        )

    def _advice(self, who: str) -> AdviceView:
        name, role, mood, takes, stance, text = ADVICE[who]
        is_heard = who in self.heard
        return AdviceView(
            who,
            name,
            role,
            who,
            mood,
            timedelta(minutes=takes),
            stance if is_heard else None,
            text if is_heard else None,
        )

    def _report(self, action: str) -> ReportView:
        text = next(each.text for each in ACTIONS if each.id == action)
        return ReportView(action, text, "Het is gedaan. Het kostte tijd die u niet terugkrijgt.")

    def _go(self, allowed: str, to: str, *said: str) -> None:
        if self.state != allowed:
            raise NotNow(f"not in {self.state}")
        self.state = to
        self.said.append(said)

    def begin(self, values=()) -> None:
        self._go("briefing", "deciding", "begin", *values)

    def consult(self, advisor: str) -> None:
        self._go("deciding", "deciding", "consult", advisor)
        self.heard.append(advisor)
        self.moment += timedelta(minutes=ADVICE[advisor][3])

    def act(self, action: str) -> None:
        self._go("deciding", "deciding", "act", action)
        self.done.append(action)
        self.moment += timedelta(minutes=2)

    def decide(self, choice: str, reason: str = "") -> None:
        self._go("deciding", "reading", "decide", choice, reason)

    def proceed(self) -> None:
        after = {"reading": "explaining", "ending": "debrief"}
        self._go(self.state, after[self.state], "proceed")

    def explain(self, text: str) -> None:
        self._go("explaining", "ending", "explain", text)

    def pause(self) -> None:
        self._resumes = self.state
        self._go(self.state, "paused", "pause")

    def resume(self) -> None:
        self._go("paused", self._resumes, "resume")

    def tick(self) -> None:
        if self.seconds is not None and self.seconds <= 0 and self.state == "deciding":
            self.state = "reading"

    def in_language(self, language: str) -> None:
        self.said.append(("language", language))


class FakeLibrary:
    """One story, two runs, and a record of what was asked."""

    def __init__(self, session: FakeSession | None = None) -> None:
        self.session = session or FakeSession()
        self.is_wiped = False
        self.saved: list[str] = []

    def scenarios(self):
        return [
            ScenarioEntry(
                id="azc-raadsavond",
                title="De raadsavond",
                role="Burgemeester",
                minutes=18,
                summary="De raad vergadert over een opvanglocatie. Buiten staat het plein vol.",
            )
        ]

    def runs(self):
        if self.is_wiped:
            return []
        return [
            RunEntry(id="aaaa1111", title="De raadsavond", started=EVENING, dilemmas_done=3),
            RunEntry(
                id="bbbb2222",
                title="De raadsavond",
                started=EVENING - timedelta(days=3),
                is_finished=True,
                ending="rust",
                dilemmas_done=9,
            ),
        ]

    def start(self, scenario_id: str, time_factor: float | None) -> FakeSession:
        return self.session

    def resume(self, run_id: str, time_factor: float | None) -> FakeSession:
        if self.session.state == "briefing":
            self.session.state = "deciding"
        return self.session

    def debrief(self, run_id: str):
        from desktop_debrief import a_debrief

        return a_debrief()

    def save_html(self, run_id: str) -> Path:
        self.saved.append(run_id)
        return Path("verslag.html")

    def norms(self):
        return [
            NormEntry(
                id="bevoegdheid-noodbevel",
                family="bevoegdheid",
                statement="U geeft een noodbevel alleen bij ernstige vrees voor wanordelijkheden,"
                " aan een herkenbare groep, en niet langer dan nodig.",
                source="Gemeentewet, artikel 175",
                aard="wet",
                certainty="geverifieerd",
                phases=("tijdens",),
            )
        ]

    def wipe(self) -> None:
        self.is_wiped = True


def ports(library: FakeLibrary | None = None, **settings) -> Ports:
    """Return what the window needs, with settings that are kept nowhere."""
    chosen = replace(Settings(language="nl"), **settings)
    return Ports(
        library=library or FakeLibrary(),
        settings=chosen,
        keep=lambda _: None,
        language=chosen.language or "nl",
    )
