"""`simulate`: many plays at random, and what came of them."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from burgemeestersgame import export, i18n, library
from burgemeestersgame.analysis.examples import run_of, shortened
from burgemeestersgame.analysis.simulate import Simulation, Spread, simulate
from burgemeestersgame.analysis.steps import Move
from burgemeestersgame.assessment import Status
from burgemeestersgame.authoring.figures import by_dilemma, share_in_words
from burgemeestersgame.commands import FINE, WrongUse
from burgemeestersgame.commands.output import emit, json_text, talk, write_result
from burgemeestersgame.commands.progress import bar
from burgemeestersgame.debrief.words import status_word
from burgemeestersgame.i18n import format_number, ngettext
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import load_scenario, scenario_files
from burgemeestersgame.scenario.model import Scenario


def simulate_scenario(
    name: str,
    form: str,
    *,
    runs: int,
    seed: int,
    example: str | None = None,
    target: str | None = None,
) -> int:
    """Play a scenario many times at random and write the counts.

    Args:
        example: Something that happened, or `norm:status`: instead of the counts, keep the
            shortest play in which it did.
        target: The file for that play, else for the counts; None: the play is kept with the runs of
            this computer, and counts go to standard output.
    """
    path = library.find_to_write(name)
    scenario = load_scenario(path, i18n.language())
    with bar() as show:
        found = simulate(scenario, runs, seed, lambda done: show(done / runs))
    if example is not None:
        moves = _moves(found, scenario, example)
        _keep_example(scenario, scenario_files(path), example, moves, target)
        return FINE
    text = json_text(as_json(found)) if form == "json" else "\n".join(_as_text(found, scenario))
    _write(target or "-", f"{text}\n")
    return FINE


def _write(target: str, text: str) -> None:
    write_result(target, text.encode())
    if target != "-":
        talk(_("Written: {path}").format(path=target))


def as_json(found: Simulation) -> dict[str, object]:
    """Return what came of the plays as values for JSON."""
    return {
        "runs": found.runs,
        "choices": found.choices,
        "seconds": found.seconds,
        "endings": found.endings,
        "choices_by_id": found.choices_by_id,
        "actions": found.actions,
        "messages": found.messages,
        "laters": found.laters,
        "scenes": found.scenes,
        "never": found.never,
        "minutes": _spread(found.minutes),
        "indicators": {id: _spread(spread) for id, spread in found.levels.items()},
        "norms": {
            id: {status.value: count for status, count in counts.items()}
            for id, counts in found.norms.items()
        },
        "shortest": {name: decisions(moves) for name, moves in found.shortest.items()},
    }


def decisions(moves: tuple[Move, ...]) -> int:
    """Return how many decisions and time-outs there are among moves."""
    return sum(move.kind in ("choose", "wait") for move in moves)


def _spread(spread: Spread) -> dict[str, float]:
    return {
        "min": round(spread.least, 2),
        "p10": round(spread.p10, 2),
        "median": round(spread.median, 2),
        "p90": round(spread.p90, 2),
        "max": round(spread.most, 2),
    }


def _moves(found: Simulation, scenario: Scenario, name: str) -> tuple[Move, ...]:
    moves = found.shortest.get(name)
    if moves is None:
        norms = (f"{norm}:{status.value}" for norm in found.norms for status in Status)
        known = {*found.never, *found.shortest, *norms}
        if name not in known:
            message = _("nothing in '{scenario}' is called '{id}'").format(
                scenario=scenario.id, id=name
            )
            if close := difflib.get_close_matches(name, sorted(known), 1):
                message += "; " + _("did you mean '{word}'?").format(word=close[0])
            raise WrongUse(message)
        raise WrongUse(
            _("'{id}' did not happen in {runs} plays of '{scenario}'").format(
                id=name, runs=format_number(found.runs), scenario=scenario.id
            )
        )
    return moves


def _keep_example(
    scenario: Scenario,
    files: Mapping[str, bytes],
    name: str,
    moves: tuple[Move, ...],
    target: str | None,
) -> None:
    run = run_of(scenario, shortened(scenario, moves, name))
    exported = export.Exported(run=run, files=files, language=scenario.language)
    if target is not None:
        _write(target, export.to_json(exported))
        return
    from burgemeestersgame.commands.runs import take_in
    from burgemeestersgame.store import open_store

    with open_store() as store:
        run_id = take_in(store, exported)
    talk(_("Kept. Open it with:"))
    emit(f"burgemeestersgame play --resume {run_id}")
    emit(f"burgemeestersgame debrief {run_id} -o debrief.html")


# -- as text ---------------------------------------------------------------------------------------


def _as_text(found: Simulation, scenario: Scenario) -> Iterator[str]:
    yield ngettext(
        "{title}: {runs} play, {choices} decisions, {seconds} s",
        "{title}: {runs} plays, {choices} decisions, {seconds} s",
        found.runs,
    ).format(
        title=scenario.title,
        runs=format_number(found.runs),
        choices=format_number(found.choices),
        seconds=format_number(found.seconds, 1),
    )
    minutes = found.minutes
    yield _(
        "Minutes of play: {median} ({p10} to {p90} in most plays); promised: {promised}"
    ).format(
        median=format_number(minutes.median),
        p10=format_number(minutes.p10),
        p90=format_number(minutes.p90),
        promised=scenario.minutes_promised,
    )
    yield ""
    yield _("Endings")
    yield from _counts(found.endings, found.runs)
    yield ""
    yield _("Choices")
    for dilemma, counts in by_dilemma(found.choices_by_id).items():
        yield f"  {dilemma}"
        yield from (f"  {line}" for line in _counts(counts, sum(counts.values())))
    if found.actions:
        yield ""
        yield _("Actions")
        yield from _counts(found.actions, found.runs)
    if found.levels:
        yield ""
        yield _("Indicators at the end: least, 10 %, median, 90 %, most")
        for id, spread in found.levels.items():
            yield f"  {id}: " + ", ".join(format_number(value) for value in spread)
    if found.norms:
        yield ""
        yield _("Norms at the end")
    for id, statuses in found.norms.items():
        shares = (
            f"{status_word(status)} {share_in_words(count, found.runs)}"
            for status, count in statuses.items()
            if count
        )
        yield f"  {id}: {', '.join(shares)}"
    yield ""
    never = found.never
    if never:
        yield ngettext(
            "{count} thing never happened:", "{count} things never happened:", len(never)
        ).format(count=len(never))
        yield from (f"  {name}" for name in never)
        yield _("What can never happen at all, 'analyse' says.")
    else:
        yield _("Everything in the file happened at least once.")


def _counts(counts: Mapping[str, int], whole: int) -> Iterator[str]:
    for id, count in counts.items():
        yield f"  {id}: {format_number(count)} ({share_in_words(count, whole)})"
