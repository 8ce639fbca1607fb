"""The guides say what is so: their examples play, and they name no key, norm or command that is not
there."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from burgemeestersgame.arguments import parse as parse_arguments
from burgemeestersgame.engine import Game
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import Scenario, check_scenario, load_scenario, shapes
from burgemeestersgame.scenario.condition_parser import MAX_CHARACTERS, MAX_LEVELS, parse_condition
from burgemeestersgame.scenario.findings.pictures import of_the_game
from burgemeestersgame.scenario.model import Channel, Dilemma, Mood, Outcome
from burgemeestersgame.scenario.source import Mapping, Node, Scalar, Sequence, decode, parse

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
EXAMPLE = DOCS / "voorbeelden" / "rondje-om-de-kerk"
PAGES = [*sorted(DOCS.glob("*.md")), *sorted((DOCS / "handboek").glob("*.md"))]

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _blocks(page: Path, language: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of every fenced block in a language."""
    text = page.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        if match[1] == language:
            yield text.count("\n", 0, match.start()) + 1, match[2]


YAML_BLOCKS = [
    pytest.param(text, id=f"{page.name}:{line}")
    for page in PAGES
    for line, text in _blocks(page, "yaml")
]
GUIDE_BLOCKS = [block for block in YAML_BLOCKS if str(block.id).startswith("scenario-schrijven")]
COMMANDS = [
    pytest.param(line, id=line)
    for line in dict.fromkeys(
        line
        for page in PAGES
        for _line, text in _blocks(page, "text")
        for line in text.splitlines()
        if line.startswith("burgemeestersgame")
    )
]


def _parsed(text: str) -> Node:
    problems = decode(text.encode(), "example.yaml")
    root = parse(problems)
    assert [str(problem) for problem in problems.found] == []
    assert root is not None
    return root


def _mappings(node: Node) -> Iterator[Mapping]:
    match node:
        case Mapping():
            yield node
            for child in node.entries.values():
                yield from _mappings(child)
        case Sequence():
            for child in node.items:
                yield from _mappings(child)


def _text(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


# -- the example ---


@pytest.fixture(scope="module")
def example() -> Scenario:
    return load_scenario(EXAMPLE)


def test_there_is_nothing_to_say_about_the_example():
    assert [str(problem) for problem in check_scenario(EXAMPLE)] == []


def test_the_example_has_every_key_of_the_format():
    root = _parsed((EXAMPLE / "scenario.yaml").read_text(encoding="utf-8"))

    used = {key for table in _mappings(root) for key in table.entries}

    assert _all_keys() - used == set()


def test_the_example_has_every_channel_mood_and_outcome(example: Scenario):
    dilemmas = [scene for scene in example.scenes.values() if isinstance(scene, Dilemma)]

    assert {message.channel for message in example.messages.values()} == set(Channel)
    assert {advice.mood for each in dilemmas for advice in each.advice} == set(Mood)
    outcomes = {each.documented.outcome for each in dilemmas if each.documented}
    assert outcomes == set(Outcome) - {Outcome.WERKELIJK}  # nothing in it really happened


def test_a_bot_that_takes_every_road_through_the_example_meets_everything(example: Scenario):
    met = _play_every_road(example)

    assert met >= {
        *example.scenes,
        *example.messages,
        *(f"action:{action}" for action in example.actions),
        *(
            f"{scene.id}/{choice}"
            for scene in example.scenes.values()
            if isinstance(scene, Dilemma)
            for choice in (*(each.id for each in scene.choices), "timeout" * bool(scene.timeout))
            if choice
        ),
    }


class _Clock:
    """Real time that passes only when a test says so."""

    now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def _play_every_road(scenario: Scenario) -> set[str]:
    """Return all that is met by doing everything or nothing unasked, and choosing everything."""
    met: set[str] = set()
    # One road is a list of moves: at each fork the first that was not tried there yet.
    roads: list[tuple[str, ...]] = [()]
    while roads:
        road = roads.pop()
        clock = _Clock()
        game = Game(scenario, clock=clock)
        moves = iter(road)
        taken: list[str] = []
        while (view := game.view()).state != "debrief":
            met.update(message.id for message in view.messages)
            if view.scene:
                met.add(view.scene)
            match view.state:
                case "briefing":
                    game.begin()
                    continue
                case "reading" | "ending":
                    game.proceed()
                    continue
                case "explaining":
                    options = ["say", "silence"]
                case _:
                    options = [choice.id for choice in view.choices]
                    options += [f"acted/{id}" for id in options]
                    options += ["timeout"] if view.seconds_left is not None else []
            move = next(moves, None)
            if move is None:
                move = options[0]
                roads += [(*taken, other) for other in options[1:]]
            taken.append(move)
            _do(game, clock, move, met)
    return met


def _do(game: Game, clock: _Clock, move: str, met: set[str]) -> None:
    view = game.view()
    if move in ("say", "silence"):
        game.explain("Met de klok mee." if move == "say" else "")
    elif move == "timeout":
        clock.now_s += 1000.0
        game.tick()
        met.add(f"{view.scene}/timeout")
    else:
        before, _slash, choice = move.rpartition("/")
        while before and game.view().actions:
            action = game.view().actions[0].id
            met.add(f"action:{action}")
            game.act(action)
        if before and choice not in {each.id for each in game.view().choices}:
            choice = game.view().choices[0].id  # it was closed by the time that acting took
        met.add(f"{view.scene}/{choice}")
        game.decide(choice)


# -- the snippets ---


@pytest.mark.parametrize("text", YAML_BLOCKS)
def test_every_snippet_can_be_read_and_every_condition_in_it_too(text: str):
    for table in _mappings(_parsed(text)):
        for key in ("if", "available"):
            condition = table.entries.get(key)
            if isinstance(condition, Scalar):
                parse_condition(condition.text)


@pytest.mark.parametrize("text", YAML_BLOCKS)
def test_a_snippet_that_is_a_whole_scenario_loads_without_a_word(text: str, tmp_path: Path):
    root = _parsed(text)
    if not (isinstance(root, Mapping) and {"id", "scenes"} <= root.entries.keys()):
        return
    id = root.entries["id"]
    assert isinstance(id, Scalar)
    folder = tmp_path / id.text
    folder.mkdir()
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")

    assert [str(problem) for problem in check_scenario(folder)] == []


def test_the_guide_begins_with_a_whole_scenario():
    _line, text = next(_blocks(DOCS / "scenario-schrijven.md", "yaml"))

    assert text.startswith("format: 1\n")
    assert "\nscenes:\n" in text


KINDS = {
    "dilemma": shapes.DILEMMA,
    "explain": shapes.EXPLAIN,
    "bridge": shapes.BRIDGE,
    "ending": shapes.ENDING,
}


def test_the_problem_that_the_guide_shows_is_what_check_says(tmp_path: Path):
    _line, text = next(_blocks(DOCS / "scenario-schrijven.md", "yaml"))
    folder = tmp_path / "de-lindeboom"
    folder.mkdir()
    wrong = text.replace("effects: {vertrouwen:", "effects: {vertouwen:", 1)
    (folder / "scenario.yaml").write_text(wrong, encoding="utf-8")

    [problem] = check_scenario(folder)

    place = f"de-lindeboom/scenario.yaml:{problem.at.line}:{problem.at.column}: "
    assert place in _text("scenario-schrijven.md")
    assert f"[{problem.reference}]" in _text("scenario-schrijven.md")


# What stands below a key: one construct or a list of them, or a table of ids with one each.
BELOW = {
    "later": shapes.LATER,
    "next": shapes.WAY,
    "place": shapes.VARIANT,
    "sound": shapes.VARIANT,
    "timeout": shapes.TIMEOUT,
    "documented": shapes.DOCUMENTED,
    "guide": shapes.GUIDE,
    "accept": shapes.ACCEPTANCE,
    "honours": shapes.MARK,
    "breaches": shapes.MARK,
    "repairs": shapes.MARK,
}
BELOW_IDS = {
    "indicators": shapes.INDICATOR,
    "norms": shapes.NORM,
    "cast": shapes.CAST_MEMBER,
    "roles": shapes.ROLE,
    "messages": shapes.MESSAGE,
    "agenda": shapes.APPOINTMENT,
    "actions": shapes.ACTION,
    "advice": shapes.ADVICE,
    "choices": shapes.CHOICE,
}


@pytest.mark.parametrize("text", GUIDE_BLOCKS)
def test_every_key_in_a_snippet_of_the_guide_is_one_of_its_construct(text: str):
    for table in _mappings(_parsed(text)):
        for kind, shape in KINDS.items():
            if kind in table.entries:
                assert table.entries.keys() <= shape.known
        for key, value in table.entries.items():
            if key in BELOW:
                children = value.items if isinstance(value, Sequence) else [value]
                known = BELOW[key].known
            elif key in BELOW_IDS and isinstance(value, Mapping):
                children, known = list(value.entries.values()), BELOW_IDS[key].known
            else:
                continue
            for child in children:
                if isinstance(child, Mapping):
                    assert child.entries.keys() <= known


# -- the reference ---

# Which heading of the reference describes which construct of the loader.
TABLES = {
    "Het scenario": [shapes.SCENARIO],
    "Indicator": [shapes.INDICATOR],
    "Eigen norm": [shapes.NORM],
    "Persoon": [shapes.CAST_MEMBER],
    "Rol": [shapes.ROLE],
    "Bericht": [shapes.MESSAGE],
    "Afspraak": [shapes.APPOINTMENT],
    "Advies": [shapes.ADVICE],
    "Later gevolg": [shapes.LATER],
    "Normen bij een keuze": [shapes.MARK],
    "Wegen": [shapes.WAY],
    "Wissels": [shapes.VARIANT],
    "Echte zaak": [shapes.DOCUMENTED],
    "Gids": [shapes.GUIDE],
    "Aanvaarde bevinding": [shapes.ACCEPTANCE],
}
SHARED = {"Keuze": shapes.CHOICE, "Time-out": shapes.TIMEOUT, "Actie": shapes.ACTION}


def _all_keys() -> set[str]:
    return {
        key
        for shape in vars(shapes).values()
        if isinstance(shape, shapes.Shape)
        for key in shape.known
    }


def _rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table under a heading of the reference."""
    match = re.search(
        rf"^#+ {re.escape(heading)}$(.*?)(?=^#|\Z)", _text("formaat.md"), re.MULTILINE | re.DOTALL
    )
    assert match, heading
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in match[1].splitlines()
        if line.startswith("|")
    ]
    return [rows[0], *rows[2:]]


def _needs(heading: str) -> dict[str, str]:
    """Return what the column `moet` says of each key; '' where there is no such column."""
    head, *rows = _rows(heading)
    column = head.index("moet") if "moet" in head else None
    return {row[0].strip("`"): row[column] if column is not None else "" for row in rows}


def _expected(shape: shapes.Shape) -> dict[str, str]:
    return {
        key: "graag" if key in shape.wanted else "ja" if key in shape.required else ""
        for key in shape.known
    }


def _strict(needs: dict[str, str]) -> dict[str, str]:
    """Leave out what is needed only beside something else."""
    return {key: need if need in ("ja", "graag") else "" for key, need in needs.items()}


@pytest.mark.parametrize("heading", TABLES)
def test_the_reference_has_the_keys_of_the_loader(heading: str):
    for shape in TABLES[heading]:
        assert _strict(_needs(heading)) == _expected(shape)


@pytest.mark.parametrize("heading", SHARED)
def test_choices_timeouts_and_actions_have_their_own_keys_and_the_shared_ones(heading: str):
    shared = _needs("Gevolgen")
    own = _strict(_needs(heading))

    assert own | shared == _expected(SHARED[heading])
    assert own.keys() & shared.keys() == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_reference_has_the_keys_of_every_kind_of_scene(kind: str):
    head, *rows = _rows("Scènes")
    column = head.index(kind)
    words = {"ja": "ja", "graag": "graag", "mag": ""}
    told = {row[0].strip("`"): words[row[column]] for row in rows if row[column]}
    told[kind] = "ja"
    if kind == "dilemma":
        told |= _strict(_needs("Dilemma"))

    assert told == _expected(KINDS[kind])


def test_no_construct_is_left_out_of_the_reference():
    described = {
        id(shape)
        for shape in (*SHARED.values(), *KINDS.values(), *(s for ss in TABLES.values() for s in ss))
    }

    assert {
        name
        for name, shape in vars(shapes).items()
        if isinstance(shape, shapes.Shape) and id(shape) not in described
    } == set()


@pytest.mark.parametrize("words", [Channel, Mood, Outcome])
def test_the_reference_names_every_word_that_can_be_chosen(words: type[Channel]):
    assert {word for word in words if f"`{word.value}`" not in _text("formaat.md")} == set()


def test_the_limits_of_conditions_are_those_of_the_parser():
    for page in ("formaat.md", "scenario-schrijven.md"):
        assert re.search(rf"{MAX_CHARACTERS} tekens en {MAX_LEVELS} lagen", _text(page)), page


@pytest.mark.parametrize(
    "row", [row for row in _rows("Voorwaarden") if row[0].startswith("`")], ids=lambda row: row[0]
)
def test_every_form_in_the_table_of_conditions_can_be_read(row: list[str]):
    for form in re.findall(r"`([^`]+)`", row[0]):
        parse_condition(form)


def test_every_condition_in_the_guide_can_be_read():
    chapter = _text("scenario-schrijven.md").split("## 15. ")[1].split("## 16. ")[0]
    forms = re.findall(r"^\| `([^`]+)` \|", chapter, re.MULTILINE)

    assert len(forms) >= 10
    for form in forms:
        parse_condition(form)


# -- norms, commands, links ---


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_norm_that_a_page_names_exists(page: Path):
    catalogue = load_norms()
    known = {*catalogue.norms, *(pair.id for pair in catalogue.tensions)}
    families = "|".join([*catalogue.families, "menu", "spanning"])
    named = set(
        re.findall(rf"(?<![\w/.-])(?:{families})(?:-[a-z0-9]+)+", page.read_text(encoding="utf-8"))
    )

    assert {name for name in named if name not in known} == set()


def test_the_page_on_norms_counts_them_right():
    catalogue = load_norms()

    assert f"{len(catalogue.norms)} normen" in _text("normen.md")
    assert f"{len(catalogue.tensions)} spanningen" in _text("normen.md")
    assert f"er {len(catalogue.norms)}." in _text("scenario-schrijven.md")


def test_the_norm_that_is_shown_stands_in_the_catalogue_word_for_word():
    [(_line, shown)] = _blocks(DOCS / "normen.md", "yaml")
    files = (ROOT / "burgemeestersgame" / "norms").glob("*.yaml")

    assert any(
        shown.removeprefix("norms:\n").strip() in file.read_text(encoding="utf-8") for file in files
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_a_page_shows_is_understood(command: str):
    arguments = shlex.split(command)[1:]
    if arguments == ["--version"]:
        return

    parse_arguments(arguments)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        path, _hash, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        if anchor:
            assert anchor in _anchors(file), target


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_index_names_every_page():
    for folder in (DOCS, DOCS / "handboek"):
        index = (folder / "README.md").read_text(encoding="utf-8")
        names = {page.name for kind in ("md", "html") for page in folder.glob(f"*.{kind}")}

        assert {name for name in names - {"README.md"} if f"({name})" not in index} == set()


def test_the_pictures_of_places_that_the_guide_offers_are_there():
    rows = re.findall(r"^\| `([\w-]+)` \|.*\|(.*)\|$", _text("scenario-schrijven.md"), re.MULTILINE)
    known = set(of_the_game("scenes"))
    offered = {place for place, _ in rows if place in known}
    for place in set(offered):
        states = " ".join(ends for other, ends in rows if other == place)
        offered |= {place + end for end in re.findall(r"`(-[\w-]+)`", states)}

    assert offered == known


def test_the_portraits_that_the_guide_offers_are_there_with_every_mood():
    [names] = re.findall(
        r"Er zijn portretten van:\n(.*?)\.\n", _text("scenario-schrijven.md"), re.S
    )
    offered = set(re.split(r", | en |,?\n", names))
    files = (ROOT / "assets" / "portraits").glob("*.png")

    assert offered == {file.stem.rpartition("-")[0] for file in files}
