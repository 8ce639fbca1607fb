"""The analysis of a scenario, worked out once: kept in the data folder, or shipped beside it.

A shipped analysis is the file `analysis.json` in a scenario's folder. It is made by

    python -m burgemeestersgame.analysis.cached scenarios/azc-raadsavond

and left aside as soon as the story, a norm or the analysis itself is another one.
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
        is_fresh: Work it out anew, whatever is kept.
        progress: Called now and then with the share that is done, if it is worked out.
    """
    digest = digest_of(scenario)

    def build() -> bytes:
        from burgemeestersgame.analysis.analyse import analyse  # late: mostly not needed

        return to_json(replace(analyse(scenario, progress=progress), digest=digest))

    if is_fresh:
        found = from_json(build())
        assert found is not None
        return found
    if folder is not None:
        shipped = shipped_analysis(scenario, folder)
        if shipped is not None:
            return shipped
    name = f"analysis-{scenario.id}"
    found = from_json(cached(name, (digest.encode(), str(FORM).encode()), build))
    return found or analysis_of(scenario, is_fresh=True, progress=progress)


def shipped_analysis(scenario: Scenario, folder: Path) -> Analysis | None:
    """Return the analysis in a scenario's folder, None where there is none that fits."""
    try:
        analysis = from_json((folder / SHIPPED).read_bytes())
    except (OSError, ValueError):
        return None
    return analysis if analysis is not None and analysis.digest == digest_of(scenario) else None


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


def write_shipped(folder: Path) -> Path:
    """Work the analysis of a scenario out and write it into its folder."""
    path = folder / SHIPPED
    path.write_bytes(to_json(analysis_of(load_scenario(folder), is_fresh=True)))
    return path


if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_shipped(Path(name))
