"""Small stories at random, with everything the rules know, and few enough plays to try them all.

Conditions may contradict themselves, anchors may have passed, scenes may be skipped, and what is
delayed may be cancelled: a test may not say what such a story means, only what holds for any.
"""

from __future__ import annotations

import random
from typing import Any

import yaml

from burgemeestersgame.scenario import Scenario, ScenarioError, scenario_from_files

# One with a tension to the next two; one that may be breached; one that is only a suggestion.
NORMS = (
    "bevoegdheid-betoging",
    "bevoegdheid-noodbevel",
    "leidraad-tijdens-mensen-eerst",
    "integriteit-niet-zwichten",
    "vpt-6-aangifte",
    "menu-1-gesprek",
)
_SOFT = ("menu-1-gesprek", "integriteit-niet-zwichten")
_FACTS = ("kan", "mag", "moet")
_INDICATORS = ("zaal", "raad")


class _Author:
    """Writes one story; every draw comes from `pick`."""

    def __init__(self, pick: random.Random, most_scenes: int) -> None:
        self.pick = pick
        self.most_scenes = most_scenes
        self.dilemmas: dict[str, list[str]] = {}
        self.scenes_so_far: list[str] = []
        self.actions: list[str] = []
        self.laters: list[str] = []
        self.has_time = pick.random() < 0.5

    def chance(self, p: float) -> bool:
        return self.pick.random() < p

    def story(self) -> dict[str, Any]:
        pick = self.pick
        count = pick.randint(2, self.most_scenes)
        self.actions = [f"actie-{number}" for number in range(pick.randint(0, 2))]
        endings = ["slot-a", "slot-b"][: pick.randint(1, 2)]
        names = [f"scene-{number}" for number in range(count)]
        scenes = [self.scene(number, names, endings) for number in range(count)]
        for name in endings:
            at = {"at": pick.choice(("+3 hours", "+1 day"))} if self.chance(0.2) else {}
            scenes.append({"ending": name, "text": f"Dit is {name}.", **at})
        story: dict[str, Any] = {
            "format": 1,
            "id": "proef",
            "title": "De proef",
            "language": "nl",
            "role": "burgemeester",
            "starts": pick.choice(("2024-05-23 18:00", "2024-05-23 18:00", "2024-05-22 22:30")),
            "minutes-promised": 5,
            "values": {"openheid": "Openheid", "gezag": "Gezag"},
            "indicators": {
                "zaal": {"start": pick.choice((5, 50, 95)), "better": "high", "label": "Zaal"},
                "raad": {"start": pick.choice((40, 60)), "better": "neutral", "label": "Raad"},
            },
            "facts": {fact: f"Het {fact}" for fact in _FACTS},
            "binding": {"menu-1-gesprek": "Hier geldt het"} if self.chance(0.3) else {},
            "cast": {"griffier": {"name": "Hanneke", "role": "Griffier"}},
            "actions": {name: self.action(name) for name in self.actions},
            "messages": {
                "app": {"channel": "app", "from": "griffier", "text": "Er is een bericht."}
            },
            "scenes": scenes,
        }
        if self.chance(0.5):
            story["agenda"] = {f"afspraak-{number}": self.appointment() for number in range(2)}
        return {key: value for key, value in story.items() if value}

    def scene(self, number: int, names: list[str], endings: list[str]) -> dict[str, Any]:
        pick, name = self.pick, names[number]
        ahead = [*names[number + 1 :], *endings]
        scene: dict[str, Any] = {}
        if number and self.chance(0.25):
            scene["if"] = self.condition()
        if self.chance(0.3):
            scene["at"] = pick.choice(("+30 min", "+1 day", "2024-05-23 18:30", "2024-05-23 20:00"))
        scene["phase"] = "vooraf" if number == 0 else pick.choice(("vooraf", "tijdens"))
        if number and self.chance(0.25):
            kind = pick.choice(("bridge", "bridge", "explain"))
            text = "prompt" if kind == "explain" else "text"
            scene = {kind: name, **scene, text: "U wacht even."}
        else:
            scene = {"dilemma": name, **scene, **self.dilemma(name, ahead)}
        if self.chance(0.5):
            scene["next"] = self.ways(ahead)
        self.scenes_so_far.append(name)
        return scene

    def dilemma(self, name: str, ahead: list[str]) -> dict[str, Any]:
        choices = [f"keuze-{letter}" for letter in "abc"[: self.pick.randint(2, 3)]]
        made = {}
        for number, choice in enumerate(choices):
            made[choice] = {"text": f"U kiest {choice}", **self.consequences(f"{name}-{choice}")}
            if number and self.chance(0.3):
                made[choice]["if"] = self.condition()
            if self.chance(0.3):
                made[choice]["next"] = self.ways(ahead)
        if self.chance(0.15):
            made[choices[0]]["if"] = self.condition()
        dilemma: dict[str, Any] = {
            "text": "Er gebeurt iets.",
            "question": "Wat doet u?",
            "choices": made,
        }
        if self.has_time and self.chance(0.3):
            advice = {"stance": choices[0], "text": "Doe dat.", "takes": "20 min"}
            dilemma["advice"] = {"griffier": advice}
        if self.chance(0.25):
            dilemma["seconds"] = 60
            dilemma["timeout"] = {"text": "U zweeg.", **self.consequences(f"{name}-stil")}
        self.dilemmas[name] = choices
        return dilemma

    def action(self, name: str) -> dict[str, Any]:
        action: dict[str, Any] = {"text": f"Doe {name}", **self.consequences(name)}
        if self.chance(0.6):
            action["available"] = self.condition()
        if self.chance(0.2):
            action["times"] = 2
        return action

    def consequences(self, name: str) -> dict[str, Any]:
        pick = self.pick
        made: dict[str, Any] = {}
        if self.chance(0.6):
            made["effects"] = {pick.choice(_INDICATORS): pick.choice((-60, -10, -5, 5, 10, 60))}
        if self.chance(0.3):
            made["sets"] = [pick.choice(_FACTS)]
        if self.has_time and self.chance(0.5):
            made["takes"] = pick.choice(("10 min", "30 min", "2 hours"))
        if self.chance(0.2):
            made["message"] = "app"
        if self.has_time and self.chance(0.35):
            made["later"] = [self.later(name)]
        if self.laters and self.chance(0.2):
            made["cancels"] = [pick.choice(self.laters)]
        made |= self.marks()
        return made

    def appointment(self) -> dict[str, Any]:
        at = self.pick.choice(("2024-05-23 19:15", "2024-05-23 20:30", "2024-05-25 09:00"))
        known = {"if": self.condition()} if self.chance(0.7) else {}
        return {"at": at, "text": "De raad komt bijeen", **known}

    def later(self, name: str) -> dict[str, Any]:
        pick = self.pick
        later: dict[str, Any] = {
            "id": f"later-{name}",
            "after": pick.choice(("5 min", "30 min", "1 hour", "3 hours")),
        }
        if self.chance(0.4):
            later["if"] = self.condition()
        kind = pick.randrange(3)
        if kind == 0:
            later["sets"] = [pick.choice(_FACTS)]
        elif kind == 1:
            later["effects"] = {pick.choice(_INDICATORS): pick.choice((-60, -5, 5, 60))}
        else:
            later["message"] = "app"
        if self.laters and self.chance(0.2):
            later["cancels"] = [pick.choice(self.laters)]
        self.laters.append(later["id"])
        return later

    def marks(self) -> dict[str, Any]:
        pick = self.pick
        norms = pick.sample(NORMS, 3)
        made: dict[str, Any] = {}
        for key, norm in zip(("honours", "breaches", "repairs"), norms, strict=True):
            if self.chance(0.3) and (key == "honours" or norm not in _SOFT):
                mark: Any = norm
                if self.chance(0.25):
                    mark = {"norm": norm, "if": self.condition()}
                made[key] = [mark]
        return made

    def ways(self, ahead: list[str]) -> Any:
        target = self.pick.choice(ahead)
        if self.chance(0.5):
            return target
        return [{"if": self.condition(), "to": self.pick.choice(ahead)}, {"to": target}]

    def condition(self, depth: int = 0) -> str:
        pick = self.pick
        kinds = ["level", "fact", "fact", "phase"]
        kinds += ["scene", "choice"] * bool(self.dilemmas) + ["action"] * bool(self.actions)
        kinds += ["clock"] * self.has_time + ["and", "or", "not"] * (depth < 2)
        match pick.choice(kinds):
            case "level":
                sign, level = pick.choice((">=", "<", "==")), pick.choice((0, 45, 50, 60, 100))
                return f"{pick.choice(('zaal', 'zaal', 'raad'))} {sign} {level}"
            case "fact":
                return pick.choice(_FACTS)
            case "phase":
                return pick.choice(("vooraf", "tijdens"))
            case "scene":
                return f"scene:{pick.choice(list(self.dilemmas))}"
            case "choice":
                dilemma = pick.choice(list(self.dilemmas))
                return f"choice:{dilemma}/{pick.choice(self.dilemmas[dilemma])}"
            case "action":
                return f"action:{pick.choice(self.actions)}"
            case "clock":
                moment = pick.choice(
                    ("18:30", "2024-05-23 18:50", "19:15", "2024-05-23 20:30", "00:30", "23:15")
                )
                return f"clock {pick.choice(('<', '>='))} {moment}"
            case "not":
                return f"not ({self.condition(depth + 1)})"
            case word:
                return f"({self.condition(depth + 1)}) {word} (zaal + raad > 100)"
        raise AssertionError


MISTAKES = ("dead-choice", "dead-action", "dead-message", "dead-ending", "dominated-choice")
_NEVER = "zaal > 90 and zaal < 20"  # no check of single values sees through it


def small(seed: int, mistake: str = "", most_scenes: int = 4) -> str:
    """Return a small scenario as YAML; the same seed gives the same.

    Args:
        most_scenes: Before the endings.
        mistake: One of `MISTAKES` to plant; '' for a scenario with nothing wrong in it. What is
            planted is named `fout`.
    """
    for attempt in range(100):
        story = _Author(random.Random(f"{seed} {attempt}"), most_scenes).story()
        _mend(story)
        if mistake:
            _plant(story, mistake)
        text = yaml.safe_dump(story, sort_keys=False, allow_unicode=True)
        try:
            _scenario(text)
        except ScenarioError:
            continue
        return text
    raise AssertionError("no draw gave a story without errors")


def small_scenario(seed: int, mistake: str = "", most_scenes: int = 4) -> Scenario:
    """Return a small scenario."""
    return _scenario(small(seed, mistake, most_scenes))


def _scenario(text: str) -> Scenario:
    return scenario_from_files({"scenario.yaml": text.encode()}, "proef")


def _plant(story: dict[str, Any], mistake: str) -> None:
    dilemma = story["scenes"][0]
    choices = dilemma["choices"]
    match mistake:
        case "dead-choice":
            choices["fout"] = {"text": "Dit kan nooit", "if": _NEVER}
        case "dead-action":
            story.setdefault("actions", {})["fout"] = {"text": "Nooit", "available": _NEVER}
        case "dead-message":
            story["messages"]["fout"] = {"channel": "app", "from": "griffier", "text": "Nooit."}
            later = {"id": "later-fout", "after": "5 min", "if": _NEVER, "message": "fout"}
            choices["keuze-b"]["later"] = [*choices["keuze-b"].get("later", []), later]
        case "dead-ending":
            second = next(iter(story["scenes"][1].values()))
            dilemma["next"] = [{"if": _NEVER, "to": "fout"}, {"to": second}]
            story["scenes"].append({"ending": "fout", "text": "Dit komt nooit."})
        case "dominated-choice":
            choices["goed"] = {"text": "Goed", "values": ["gezag"]}
            choices["fout"] = {"text": "Fout", "effects": {"zaal": -1}}


def _mend(story: dict[str, Any]) -> None:
    """Leave out repairs of what nothing breaches."""
    deeds = list(story.get("actions", {}).values())
    for scene in story["scenes"]:
        deeds += [*scene.get("choices", {}).values(), scene.get("timeout", {})]
    breached = {
        mark["norm"] if isinstance(mark, dict) else mark
        for deed in deeds
        for mark in deed.get("breaches", ())
    }
    for deed in deeds:
        for mark in deed.get("repairs", ()):
            if (mark["norm"] if isinstance(mark, dict) else mark) not in breached:
                del deed["repairs"]
                break
