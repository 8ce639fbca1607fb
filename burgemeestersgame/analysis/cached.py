"""The analysis of a scenario, worked out once: kept in the data folder, or shipped beside it.

A shipped analysis is the file `analysis.json` in a scenario's folder. Building the wheel makes it,
for every scenario that comes with the game, with

    python -m burgemeestersgame.analysis.cached FOLDER > analysis.json

so that it is never out of date there; a checkout has none. Anywhere else it is left aside as soon
as the story, a norm or the analysis itself is another one.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from burgemeestersgame.analysis.result import FORM, Analysis, from_json, to_json
from burgemeestersgame.cache import cached
from burgemeestersgame.norms import load_norms
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.scenario.model import Scenario
from burgemeestersgame.scenario.named_norms import norm_of, norms_named

SHIPPED = "analysis.json"


def analysis_of(
    scenario: Scenario,
    *,
    folder: Path | None = None,
    is_fresh: bool = False,
    progress: Callable[[float], None] | None = None,
) -> Analysis:
    """Return the analysis of a scenario, from where it is kept if it is.

    Args:
        folder: Of the scenario, where a shipped analysis may lie.
        is_fresh: Work it out anew, whatever is kept or shipped, and keep that.
        progress: Called now and then with the share that is done, if it is worked out.
    """
    digest = digest_of(scenario)

    def build() -> bytes:
        shipped = None if is_fresh or folder is None else _shipped(folder, digest)
        return to_json(shipped or _worked_out(scenario, digest, progress))

    name = f"analysis-{scenario.id}"
    found = from_json(cached(name, (digest.encode(),), build, is_fresh=is_fresh))
    assert found is not None, "what is kept under a digest has its form"
    return found


def shipped(folder: Path) -> bytes:
    """Return what `analysis.json` says beside the scenario in a folder.

    Raises:
        ScenarioError: The scenario has errors.
    """
    scenario = load_scenario(folder)
    return to_json(_worked_out(scenario, digest_of(scenario)))


def digest_of(scenario: Scenario) -> str:
    """Return SHA-256, in hexadecimal, over all that an analysis depends on: the story, and what the
    catalogue says of its norms."""
    catalogue = load_norms()
    ids = norms_named(scenario)
    digest = hashlib.sha256(f"{FORM} {scenario.digest}\n".encode())
    for id in ids:
        opposites = sorted(catalogue.opposites(id).intersection(ids))
        aard = norm_of(scenario, catalogue, id).aard
        digest.update(f"{id} {aard} {' '.join(opposites)}\n".encode())
    return digest.hexdigest()


def _shipped(folder: Path, digest: str) -> Analysis | None:
    """Return the analysis in a scenario's folder, None where there is none with that digest."""
    try:
        analysis = from_json((folder / SHIPPED).read_bytes())
    except (OSError, ValueError):
        return None
    return analysis if analysis is not None and analysis.digest == digest else None


def _worked_out(
    scenario: Scenario, digest: str, progress: Callable[[float], None] | None = None
) -> Analysis:
    from burgemeestersgame.analysis.analyse import analyse  # late: mostly not needed

    return replace(analyse(scenario, progress=progress), digest=digest)


if __name__ == "__main__":
    sys.stdout.buffer.write(shipped(Path(sys.argv[1])))
