"""Files made to crash, fill or hang the program are refused: within a second and 200 MB.

Each is read in a process of its own with little memory, so that a refusal that comes too late is a
failure and not a dead test run.
"""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scenario_builder import STORY, changed

from burgemeestersgame.errors import GameError
from burgemeestersgame.scenario import check_scenario, scenario_from_files

MEMORY = 200_000_000
READ = """
import pathlib, re, sys
from burgemeestersgame.scenario import check_scenario
for path in sys.argv[1:]:
    print(*sorted({problem.reference for problem in check_scenario(path)}))
# Not `getrusage`, which remembers the process that started this one.
status = pathlib.Path("/proc/self/status")
most = re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()) if status.exists() else None
print(int(most[1]) * 1024 if most else 0)
"""


def bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for number in range(20):
        name, above = chr(ord("b") + number), chr(ord("a") + number)
        lines.append(f"{name}: &{name} [{', '.join([f'*{above}'] * 9)}]")
    return "\n".join(lines)


def long_conditions(count: int) -> str:
    dilemmas = "".join(
        f"  - dilemma: d{number}\n    text: x\n    question: x\n    choices:\n"
        f"      a: {{text: x, if: '{' or '.join(f'greep > {number}{n}' for n in range(25))}'}}\n"
        f"      b: {{text: x, if: greep < {number}}}\n"
        for number in range(count)
    )
    return changed(("  - explain: zin-lunch", dilemmas + "  - explain: zin-lunch"))


def alike() -> str:
    facts = "".join(f", {'a' * 27}{number}: x" for number in range(50_000))
    names = ", ".join(f"{'a' * 26}b{number}" for number in range(900))
    return changed(
        ("facts: {", "facts: {x: x" + facts + ", "), ("sets: logboek-bij", f"sets: [{names}]")
    )


HOSTILE = {
    "an alias bomb": (bomb(), "no-anchors"),
    "a million aliases": ("a: &a x\nb: [" + "*a, " * 1_000_000 + "*a]", "too-many-nodes"),
    "a python tag": ("a: !!python/object/apply:os.system [ls]\n" + STORY, "no-tags"),
    "120 kB of brackets": ("[" * 120_000, "too-deep"),
    "120 kB of braces": ("{a: " * 30_000, "too-deep"),
    "120 kB of dashes": ("- " * 60_000, "too-deep"),
    "8 MB of tiny nodes": ("[" + "a," * 3_990_000 + "]", "too-many-nodes"),
    "8 MB of short lines": ("- a\n" * 1_990_000, "too-many-nodes"),
    "8 MB of one key": ("a: b\n" * 1_590_000, "too-many-nodes"),
    "8 MB of empty lines": ("\n" * 7_990_000, "wrong-type"),
    "8 MB of remarks": (
        changed(("nodigt u uit.", "nodigt u uit #weg")) + " #a\n" * 1_990_000,
        "cut-text",
    ),
    "a huge id": (changed(("id: park", "id: " + "x-" * 3_900_000)), "bad-id"),
    "a huge number": (changed(("greep: +6", "greep: " + "9" * 7_000_000)), "wrong-type"),
    "a huge condition": (
        changed(("if: greep >= 60", "if: " + "(" * 3_000_000)),
        "condition-too-long",
    ),
    "a deep condition": (changed(("if: greep >= 60", "if: " + "(" * 400)), "condition-too-long"),
    "an exploding condition": (
        changed(("if: greep >= 60", "if: 9**9**9**9 > 1")),
        "condition-syntax",
    ),
    "a condition that runs code": (
        changed(("if: greep >= 60", "if: \"__import__('os').system('ls')\"")),
        "condition-syntax",
    ),
    "a million years": (changed(("takes: 10 min", "takes: 999999 weeks")), "bad-duration"),
    "two million quotes": (
        changed(("without: U zweeg.", 'without: "' + "{a}" * 2_000_000 + '"')),
        "too-many-problems",
    ),
    "thousands of long conditions": (long_conditions(6_000), "too-many-conditions"),
    "50,000 facts that look alike": (alike(), "unknown-fact"),
    "noughts": (STORY + "\0" * 100_000, "control-character"),
    "no text": (b"\x93\xfa" * 1_000_000, "not-utf8"),
}


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory):
    """Return what a process with little memory says of each file, and the most memory it had."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for number, (content, _reference) in enumerate(HOSTILE.values()):
        path = folder / f"{number}.yaml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        paths.append(str(path))
    with (folder / "huge.yaml").open("wb") as file:
        file.truncate(100_000_000)
    done = subprocess.run(
        [sys.executable, "-c", READ, *paths, str(folder / "huge.yaml")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        timeout=120,
    )
    *lines, most = done.stdout.splitlines()
    return dict(zip([*HOSTILE, "100 MB"], lines, strict=True)), int(most)


@pytest.mark.parametrize(("name", "reference"), [(name, HOSTILE[name][1]) for name in HOSTILE])
def test_a_hostile_file_is_refused_with_a_message(verdicts, name, reference):
    assert reference in verdicts[0][name].split()


def test_a_file_of_100_mb_is_refused(verdicts):
    assert verdicts[0]["100 MB"] == "too-large"


def test_refusing_them_all_takes_little_memory(verdicts):
    assert verdicts[1] < MEMORY


def test_a_scenario_cannot_be_a_device_or_a_pipe(tmp_path):
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders here")
    os.mkfifo(tmp_path / "scenario.yaml")

    with pytest.raises(GameError, match="not an ordinary file"):
        check_scenario(tmp_path)


# Whatever stands in a file, the answer is a scenario or a list of problems.


FEW = settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])


def is_judged(content: bytes) -> None:
    with contextlib.suppress(GameError):  # any other exception is a traceback for the author
        scenario_from_files({"scenario.yaml": content}, "x")


@FEW
@given(st.binary(max_size=200))
def test_any_bytes_are_judged(content):
    is_judged(content)


@FEW
@given(st.text(st.sampled_from("abc:-[]{}!&*?|>%@`\"'#, \n\t\\~\x85\u2028é")))
def test_any_yaml_like_text_is_judged(content):
    is_judged(content.encode())


LINES = STORY.splitlines(keepends=True)


@FEW
@given(st.data())
def test_any_damage_to_a_good_file_is_judged(data):
    lines = list(LINES)
    for _time in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        place = data.draw(st.integers(0, len(line)))
        match data.draw(st.sampled_from(["drop", "double", "cut", "insert", "empty", "swap"])):
            case "drop":
                lines[number] = ""
            case "double":
                lines[number] = line * 2
            case "cut":
                lines[number] = line[place:]
            case "insert":
                extra = data.draw(
                    st.sampled_from([*":-[]{}!&*\"',#\t", "x", "\n", "[x]", "{x: y}"])
                )
                lines[number] = line[:place] + extra + line[place:]
            case "empty":
                lines[number] = line.split(":")[0] + ":\n"
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[number], lines[other] = lines[other], line

    is_judged("".join(lines).encode())
