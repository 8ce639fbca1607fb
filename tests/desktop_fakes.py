"""A library and a game without scenario, engine or disk, for tests of the window.

The story is one dilemma with something to read after it, one sentence to write and one
ending: every kind of screen once, in Dutch, with texts as long as real ones.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pygame
import pytest
from msgspec.structs import replace

from burgemeestersgame.credits import Credit
from burgemeestersgame.debrief import model
from burgemeestersgame.debrief.compare import Comparison, Head, Part, Row, Side
from burgemeestersgame.desktop import app
from burgemeestersgame.desktop.ports import (
    CourseEntry,
    Credits,
    Kept,
    Overview,
    Ports,
    RunEntry,
    ScenarioEntry,
)
from burgemeestersgame.desktop.screen import Kit, Screen
from burgemeestersgame.desktop.screens.menu import MenuScreen
from burgemeestersgame.engine.decided import Done
from burgemeestersgame.engine.game import NotNow
from burgemeestersgame.engine.view import (
    ActionView,
    AdviceView,
    AppointmentView,
    ChoiceView,
    FactView,
    IndicatorView,
    MessageView,
    ReportView,
    ValueView,
    View,
)
from burgemeestersgame.engine.whereabouts import Stay
from burgemeestersgame.export import NotExported
from burgemeestersgame.norms import load_norms
from burgemeestersgame.norms_page import Place
from burgemeestersgame.session import Intention
from burgemeestersgame.settings import Settings
from burgemeestersgame.trainer_guide import (
    Answer,
    Initiative,
    NormNote,
    Plan,
    Station,
    TrainerGuide,
)

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

COMING = (
    AppointmentView("telling", "Griffier telt de zaal", EVENING + timedelta(minutes=6)),
    AppointmentView("me", "ME op zijn vroegst hier", EVENING + timedelta(minutes=16)),
    AppointmentView("raad", "Raad over de geschorste punten", EVENING + timedelta(days=1, hours=1)),
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
        self.coming = COMING
        self._resumes = ""
        self.factor: float | None = None
        self.scenario = SimpleNamespace(
            title="De raadsavond",
            minutes_promised=18,
            role="burgemeester",
            cast={
                who: SimpleNamespace(id=who, name=ADVICE[who][0], role=ADVICE[who][1], portrait=who)
                for who in ADVICE
            },
        )
        self.last_intention: Intention | None = None
        self.is_replay = False
        self.game = SimpleNamespace(stretch=self._stretch)

    def _stretch(self, factor: float | None) -> None:
        self.factor = factor

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
        told = self._resumes if self.state == "paused" else self.state
        text, question = texts.get(told, ("", ""))
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
            coming=() if self.state == "ending" else self.coming,
            reports=tuple(self._report(action) for action in self.done) if is_open else (),
            decided=CHOICES[1].text if self.state == "reading" else "",
            timed_out=False,
            seconds_left=self.seconds if self.state in ("deciding", "paused") else None,
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

    def decide(
        self,
        choice: str,
        reason: str = "",
        value: str | None = None,
        confidence: float | None = None,
    ) -> None:
        weighed = [str(each) for each in (value, confidence) if each is not None]
        self._go("deciding", "reading", "decide", choice, reason, *weighed)

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


def a_debrief() -> model.Debrief:
    """Return a debrief with every kind of block."""
    breached = model.NormCard(
        id="bevoegdheid-betoging",
        name="Betoging beschermd",
        statement="Vreedzame betogers houden hun plek, ook als anderen geweld gebruiken.",
        family="bevoegdheid",
        phase="tijdens",
        status="breached",
        status_word="geschonden",
        aard="wet",
        is_law=True,
        source="Wet openbare manifestaties, artikel 2; https://wetten.overheid.nl/BWBR0004318/",
        certainty="geverifieerd",
        certainty_word="geverifieerd",
        certainty_dots=3,
        caveat="De rechter weegt elk geval.",
        because=(
            model.Because("18.49", "U stelde een noodverordening vast.", "geschonden", "breach"),
        ),
        tensions=("Orde tegenover betogen",),
    )
    missed = replace(
        breached,
        id="leidraad-thuis",
        name="Het thuisfront hoort erbij",
        status="missed",
        status_word="kans gemist",
        is_law=False,
        because=(),
        tensions=(),
    )
    decision = model.DecisionCard(
        time="18.43",
        scene="tekenen",
        question="Geeft u het noodbevel?",
        choice=CHOICES[1].text,
        timed_out=False,
        reason="Er stonden kinderen tussen.",
        value="Veiligheid",
        consequence="Omgeroepen. Ze klapten.",
        debrief="Uw noodbevel gold een herkenbare groep en u koos het moment zelf.",
        reflect="Aan wie op dat plein dacht u het eerst?",
        number=1,
        puts_first="Daadkracht",
        mending="U herstelde het later: ‘Bel de betogers’ (18.50).",
    )
    unasked = replace(decision, question="Niemand vroeg het, u deed het", number=0, reason="")
    unheard = model.Voice(
        "Nadia Boukhriss",
        "Officier van justitie",
        "voor: met de ME",
        ADVICE["officier"][5],
        is_heard=False,
    )
    chart = model.LineChart(
        "Hoe het verliep",
        "De veiligheid van de zaal daalde van 55 naar 43.",
        (
            model.Series("zaal", "Veiligheid van de zaal", "high", ((0, 55), (6, 43), (20, 60))),
            model.Series("woord", "Gewicht van uw woord", "high", ((0, 60), (20, 62))),
        ),
        ((6, "1"), (7, "2")),
        ((0, "18.43"), (20, "19.03")),
        (("Het begin", (55, 60)), ("1. 18.43", (43, 60)), ("2. 19.03", (60, 62))),
    )
    families = model.MarkChart(
        "Normen per familie",
        "Bevoegdheid: 1 van 2. Leidraad: 3 van 5.",
        (),
        (
            model.MarkRow("Bevoegdheid", (model.Mark(0, "honoured"), model.Mark(1, "breached"))),
            model.MarkRow(
                "Leidraad", (model.Mark(0, "repaired"), model.Mark(1, "missed")), "1 van 2"
            ),
        ),
        (("honoured", "nageleefd"), ("missed", "kans gemist")),
        ("Familie", "Nageleefd"),
        (("Bevoegdheid", "1"), ("Leidraad", "1")),
    )
    moment = model.Moment(EVENING, "18.43", "decision", "U koos het noodbevel", "Ze klapten.")
    message = model.Moment(
        EVENING + timedelta(days=1),
        "9.00",
        "message",
        "Robin, in de app",
        "Gaat het?\nDit kwam door: U koos het noodbevel",
    )
    return model.Debrief(
        title="De raadsavond",
        subtitle="Een gewone avond",
        language="nl",
        sections=(
            model.Section("one-minute", "Hoe was het?", (model.Paragraph("Neem een minuut."),)),
            model.Section(
                "what-happened",
                "Wat er gebeurde",
                (
                    chart,
                    model.Heading("Uit het logboek"),
                    model.Timeline((moment, message)),
                    model.Paragraph("U zei: wij luisteren eerst.", "quote"),
                ),
            ),
            model.Section("your-reasons", "Uw redenen", (decision, unasked, unheard)),
            model.Section(
                "norms",
                "Normen",
                (
                    families,
                    model.NormGroup("Tijdens", "1 van 2", (breached,)),
                    model.NormGroup("Nazorg", "0 van 1", (missed,)),
                ),
            ),
            model.Section(
                "other-roads",
                "Andere wegen",
                (
                    model.TurningPoint(
                        time="18.43",
                        number=1,
                        question="Geeft u het noodbevel?",
                        deed=CHOICES[1].text,
                        lost=("Het einde ‘Een gewone avond’ was hierna niet meer te bereiken.",),
                        kept=("Alleen zo bleef ‘Betoging beschermd’ haalbaar.",),
                        event=7,
                    ),
                    model.Fold(
                        "Alle besluiten",
                        (
                            model.TurningTable(
                                "Alle besluiten",
                                ("Besluit", "Niet meer haalbaar", "Alleen zo nog haalbaar"),
                                (("1. Geeft u het noodbevel?", "Een gewone avond", "niets"),),
                            ),
                        ),
                    ),
                    model.CaseNote(
                        "Geeft u het noodbevel?", "werkelijk", "werkelijk gebeurd", "Het lag klaar."
                    ),
                ),
            ),
            model.Section(
                "intention",
                "Eén voornemen",
                (model.Paragraph("Wat doet u vanaf morgen anders?", "strong"),),
            ),
        ),
        help="Zelf bedreigd? Bel bij gevaar 112. Praat met uw griffier.",
        help_certainty="te verifiëren",
    )


def a_run(run_id: str, started: datetime = EVENING, **more) -> RunEntry:
    """Return a run of the only story."""
    started = started.astimezone()
    return RunEntry(run_id, "De raadsavond", "azc-raadsavond", started, started, **more)


def a_guide() -> TrainerGuide:
    """Return a trainer's guide with everything in it."""
    norm = NormNote(
        id="bevoegdheid-betoging",
        name="Betoging beschermd",
        statement="Vreedzame betogers houden hun plek, ook als anderen geweld gebruiken.",
        kind="wet",
        source="Wet openbare manifestaties, artikel 2",
        certainty="geverifieerd",
        dots=3,
        caveat="de rechter weegt elk geval",
        changed="",
    )
    return TrainerGuide(
        scenario="azc-raadsavond",
        title="De raadsavond",
        language="nl",
        minutes=18,
        goals=("Merken welke druk u volgt",),
        plans=(
            Plan(minutes=45, text="Speel alleen of per drie. Bespreek daarna tekenen."),
            Plan(minutes=90, text="Speel samen en stem bij elk dilemma eerst stil."),
        ),
        care="Vraag niet wie het zelf meemaakte.",
        stations=(
            Station(
                scene="tekenen",
                number=1,
                title="Geeft u het noodbevel?",
                phase="tijdens",
                seconds=90,
                is_always_there=True,
                answers=tuple(
                    Answer(text=choice.text, advised_by=("Griffier",), values=("Gezag",))
                    for choice in CHOICES
                ),
                open_by=("Adviseur openbare orde",),
                tensions=(("Orde tegenover betogen", "Wie de orde herstelt, raakt een betoging."),),
                questions=("Wie hoorde hulp, wie een grens?",),
                norms=(norm,),
            ),
            Station(
                scene="zin-plein",
                number=0,
                title="Wat zegt u tegen de vader?",
                phase="nazorg",
                seconds=None,
                is_always_there=False,
                answers=(),
                open_by=(),
                tensions=(),
                questions=("Wie las zijn zin hardop?",),
                norms=(),
            ),
        ),
        initiatives=(Initiative(text="Werk het logboek bij", norms=(norm,)),),
    )


def a_comparison() -> Comparison:
    """Return two runs beside each other, with a row that differs in each part."""
    same = Side("scherm", ("Eerst wie binnen 500 meter woont. De rest door loting",))
    signed = Side("nu", (CHOICES[1].text, "Uw reden: er stonden kinderen tussen."))
    waited = Side("omroepen", (CHOICES[0].text,))
    end = Side("rust", ("Om half twaalf doet de bode het licht in de raadzaal uit.",))
    return Comparison(
        title="De raadsavond",
        language="nl",
        first=Head("bbbb2222", "De eerste keer", "23 mei 2019, 20.11"),
        second=Head("cccc3333", "Het herspel", "24 mei 2019, 9.00"),
        intro=("Twee wegen door één verhaal, naast elkaar. Geen van beide is de juiste.",),
        parts=(
            Part(
                "decisions",
                "Wat u besloot",
                "",
                (
                    Row("stoelen", "Wie krijgt een stoel?", same, same),
                    Row("tekenen", "Geeft u het noodbevel?", signed, waited),
                    Row("brief", "Wat schrijft u de raad?", Side(None, ("Kwam niet voor",)), same),
                ),
            ),
            Part(
                "norms",
                "Normen die anders uitvielen",
                "31 normen vielen in beide hetzelfde uit en staan er niet bij.",
                (
                    Row(
                        "bevoegdheid-betoging",
                        "Betoging beschermd",
                        Side("breached", ("Geschonden",)),
                        Side("honoured", ("Nageleefd",)),
                    ),
                ),
            ),
            Part(
                "indicators",
                "Hoe het er aan het eind voor stond",
                "Van 0 tot 100.",
                (
                    Row(
                        "zaal",
                        "Veiligheid van de zaal (begon op 55)",
                        Side("43", ("43",)),
                        Side("60", ("60",)),
                    ),
                ),
            ),
            Part("ending", "Hoe het afliep", "", (Row("ending", "Het einde", end, end),)),
        ),
    )


class FakeCourses:
    """Courses in memory."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.runs: set[tuple[int, str]] = set()
        self.saved: list[int] = []

    def all(self, run_id: str = "") -> list[CourseEntry]:
        return [
            CourseEntry(
                id, name, sum(course == id for course, _run in self.runs), (id, run_id) in self.runs
            )
            for id, name in enumerate(self.names)
            if name
        ]

    def begin(self, name: str) -> int:
        self.names.append(name)
        return len(self.names) - 1

    def put_in(self, course: int, run_id: str) -> None:
        self.runs.add((course, run_id))

    def take_out(self, course: int, run_id: str) -> None:
        self.runs.remove((course, run_id))

    def save(self, course: int) -> Path:
        self.saved.append(course)
        return Path("cursus.html")

    def delete(self, course: int) -> None:
        self.names[course] = ""


class FakeLibrary:
    """One story, two runs, and a record of what was asked."""

    def __init__(self, session: FakeSession | None = None) -> None:
        self.session = session or FakeSession()
        self.folder: Path | None = None  # with pictures and sounds
        self.saved: list[str] = []
        self.saved_guides: list[str] = []
        self.tutorial = ""
        self.news = ""
        self.exported: list[str] = []
        self.imported: list[Path] = []
        self.kept_runs = [
            a_run("aaaa1111", dilemmas_done=3),
            a_run("bbbb2222", EVENING - timedelta(days=3), is_finished=True, dilemmas_done=9),
        ]
        self.intentions: dict[str, str] = {}
        self.replayed: list[tuple[str, int]] = []
        self.may_work = threading.Event()
        self.may_work.set()
        self.compared: list[tuple[str, str]] = []
        self.courses = FakeCourses()

    def sessions(self):
        return []

    def scenarios(self):
        return [
            ScenarioEntry(
                id="azc-raadsavond",
                title="De raadsavond",
                role="Burgemeester",
                minutes=18,
                summary="De raad vergadert over een opvanglocatie. Buiten staat het plein vol.",
                place="plein",
                dilemmas=10,
                interests=4,
            )
        ]

    def overview(self):
        runs = self.runs()
        unfinished = next((run for run in runs if not run.is_finished), None)
        finished = sum(run.is_finished for run in runs)
        return Overview(unfinished, finished, self.news, self.tutorial)

    def runs(self):
        return list(self.kept_runs)

    def start(self, scenario_id: str, time_factor: float | None) -> FakeSession:
        return self.session

    def resume(self, run_id: str, time_factor: float | None) -> FakeSession:
        if self.session.state == "briefing":
            self.session.state = "deciding"
        return self.session

    def media_folder(self, session: FakeSession) -> Path | None:
        return self.folder

    def debrief(self, run_id: str, turning_points: Sequence[object] = ()):
        told = a_debrief()
        if turning_points:
            return told
        *before, roads, intention = told.sections
        known = tuple(
            block
            for block in roads.blocks
            if not isinstance(block, model.TurningPoint | model.Fold)
        )
        return replace(told, sections=(*before, replace(roads, blocks=known), intention))

    def turning_points(self, run_id: str) -> Callable[[], Sequence[object]]:
        def work() -> Sequence[object]:
            self.may_work.wait()
            return ("some",)

        return work

    def replay(self, run_id: str, event: int, time_factor: float | None) -> FakeSession:
        self.replayed.append((run_id, event))
        self.session = FakeSession("deciding", "cccc3333")
        self.session.is_replay = True
        return self.session

    def replay_of(self, run_id: str) -> str:
        return "bbbb2222" if run_id == "cccc3333" else ""

    def compare(self, first: str, second: str) -> Comparison:
        self.compared.append((first, second))
        return a_comparison()

    def intention(self, run_id: str) -> str:
        return self.intentions.get(run_id, "")

    def intend(self, run_id: str, text: str) -> None:
        self.intentions[run_id] = text

    def save_html(self, run_id: str) -> Path:
        self.saved.append(run_id)
        return Path("verslag.html")

    def trainer_guide(self, scenario_id: str) -> TrainerGuide:
        return a_guide()

    def decided(self, session: FakeSession) -> Sequence[Done]:
        return (
            Done(EVENING - timedelta(days=14), "choice", "Wat stelt u voor?", "Niets, nog."),
            Done(EVENING - timedelta(minutes=4), "action", "", ACTIONS[1].text),
            Done(EVENING - timedelta(minutes=2), "timeout", "Wat zegt u buiten?", ""),
        )

    def whereabouts(self, session: FakeSession) -> Sequence[Stay]:
        return (
            Stay("stilte", "kamer-kaart", EVENING - timedelta(days=14), "Wat stelt u voor?"),
            Stay("wachten", "plein", EVENING - timedelta(hours=1), ""),
            Stay("tekenen", "gang-vol", EVENING, "Geeft u het noodbevel?"),
        )

    def stays(self, run_id: str) -> Sequence[Stay]:
        return self.whereabouts(self.session)

    def guide_of(self, session: FakeSession) -> TrainerGuide:
        return a_guide()

    def save_guide(self, scenario_id: str) -> Path:
        self.saved_guides.append(scenario_id)
        return Path("gids.html")

    def credits(self) -> Credits:
        return Credits(
            (Credit("portraits/*.png", "Pablo Stanley (Open Peeps)", "CC0 1.0"),),
            (Credit("pygame-ce 2.5.8", "A community project", "LGPL"),),
        )

    def norms(self):
        return load_norms()

    def norm_places(self):
        return {
            "bevoegdheid-noodbevel": (
                Place("De raadsavond", "Geeft u het noodbevel?"),
                Place("De raadsavond", ACTIONS[0].text, is_action=True),
            )
        }

    def export_run(self, run_id: str) -> Path:
        self.exported.append(run_id)
        return Path("spel.json")

    def files_to_import(self):
        return [Path("downloads/burgemeestersgame-raadsavond.json")]

    def import_run(self, path: Path) -> str:
        if path.name == "leeg.json":
            raise NotExported("this is no exported run: it cannot be read as JSON")
        run_id = f"cccc{len(self.imported):04}"
        self.imported.append(path)
        self.kept_runs.insert(0, a_run(run_id, is_finished=True, is_imported=True))
        return run_id

    def delete(self, run_id: str) -> None:
        self.kept_runs = [run for run in self.kept_runs if run.id != run_id]

    def untouched(self, days: int) -> int:
        return {30: 2, 90: 1}.get(days, 0)

    def kept(self) -> Kept:
        return Kept(len(self.kept_runs), 2, Path("reports"))

    def wipe(self) -> None:
        self.kept_runs = []


def ports(library: FakeLibrary | None = None, **settings) -> Ports:
    """Return what the window needs, with settings that are kept nowhere."""
    chosen = Settings(**{"language": "nl", **settings})
    return Ports(
        library=library or FakeLibrary(),
        settings=chosen,
        keep=lambda _: None,
        language=chosen.language or "nl",
    )


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Iterator[pygame.Surface]:
    """Return a window of 1280 by 720 that nobody sees; fonts stay open for the next one."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode((1280, 720))
    pygame.mixer.quit()
    pygame.display.quit()


def key(code: int, unicode: str = "", mod: int = 0) -> pygame.Event:
    """Return the event of a key going down."""
    return pygame.Event(pygame.KEYDOWN, key=code, unicode=unicode, mod=mod)


def letter(character: str) -> pygame.Event:
    """Return the event of a key that stands for a character."""
    return key(pygame.key.key_code(character), character)


ENTER = key(pygame.K_RETURN, "\r")
ESCAPE = key(pygame.K_ESCAPE)
TAB = key(pygame.K_TAB, "\t")
BACK_TAB = key(pygame.K_TAB, "\t", pygame.KMOD_SHIFT)


def typed(text: str) -> pygame.Event:
    """Return the event of text being typed."""
    return pygame.Event(pygame.TEXTINPUT, text=text)


def a_kit(library: FakeLibrary | None = None, **settings) -> Kit:
    """Return a kit with settings of one's choice."""
    return Kit(ports(library, **settings))


class Player:
    """Someone at the keyboard of the whole program; every key is followed by a picture."""

    def __init__(self, library: FakeLibrary | None = None, **settings) -> None:
        self.library = library or FakeLibrary()
        kit = a_kit(self.library, **settings)
        self.app = app.App(kit, MenuScreen(kit))
        self.app.turn([])

    @property
    def screen(self) -> str:
        """The name of the screen on top."""
        return self.app.top.name

    @property
    def focus(self) -> str:
        """The key of the widget with the focus."""
        return self.app.top.focus

    def press(self, *events: pygame.Event) -> None:
        for event in events:
            self.app.turn([event])
            if event.type == pygame.KEYDOWN:
                self.app.turn([pygame.Event(pygame.KEYUP, key=event.key, mod=event.mod)])

    def widget(self, name: str):
        """Return a widget that must be there."""
        found = self.app.top.root.find(name)
        assert found is not None, f"there is no {name} on {self.screen}"
        return found

    def click(self, name: str) -> None:
        place = self.widget(name).rect.center
        for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            self.app.turn([pygame.Event(kind, pos=place, button=1)])

    def show(self, make: Callable[[Kit], Screen]) -> None:
        """Put a screen on top of the others."""
        self.app.stack.append(make(self.app.kit))
        self.app.turn([])

    def tab_to(self, beginning: str) -> None:
        """Move the focus with Tab to the first control whose key begins so."""
        for _ in range(80):
            if self.focus.startswith(beginning):
                return
            self.press(TAB)
        pytest.fail(f"Tab never came to {beginning} on {self.screen}")

    def open_run(self, run_id: str) -> None:
        """Go on with a run or read its debrief, from the menu."""
        self.click("reports")
        self.click(f"row-{run_id}")
        self.click("read" if self.app.top.root.find("read") else "continue")

    def labels(self) -> str:
        """Return everything that can be read on the screen."""
        return "\n".join(widget.label for widget in self.app.top.root.walk() if widget.label)
