"""Records a play to every ending of a scenario that comes with the game.

    python tests/plays/record.py azc-raadsavond

Run it after a change of the story that the recorded plays no longer fit, and read what it wrote:
an ending that needs very different moves than before may not be what the author meant.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parent), str(FOLDER.parent.parent)]

from moves import Bot  # noqa: E402 - found through the line above

from burgemeestersgame.paths import scenarios_folder  # noqa: E402
from burgemeestersgame.scenario import load_scenario  # noqa: E402
from burgemeestersgame.scenario.model import Ending  # noqa: E402

GAMES = 3000


def main(scenario_id: str) -> int:
    """Write the shortest play to each ending and the longest of all; 1 if an ending is missing."""
    scenario = load_scenario(scenarios_folder() / scenario_id)
    endings = [scene.id for scene in scenario.scenes.values() if isinstance(scene, Ending)]
    bot = Bot(scenario)
    shortest: dict[str, list[str]] = {}
    longest: tuple[list[str], str] = ([], "")
    for _game in range(GAMES):
        moves, ending = bot.play()
        if ending not in shortest or len(moves) < len(shortest[ending]):
            shortest[ending] = moves
        longest = max(longest, (moves, ending), key=lambda play: len(play[0]))
    for old in FOLDER.glob(f"{scenario_id}--*.json"):
        old.unlink()
    found = [(ending, moves, ending) for ending, moves in shortest.items()]
    for name, moves, ending in [*found, ("longest", *longest)]:
        play = {"scenario": scenario_id, "ending": ending, "moves": moves}
        text = json.dumps(play, ensure_ascii=False, indent=2) + "\n"
        (FOLDER / f"{scenario_id}--{name}.json").write_text(text, encoding="utf-8")
    missing = [ending for ending in endings if ending not in shortest]
    print(f"{len(shortest)} of {len(endings)} endings recorded", *missing, sep="\n  not found: ")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
