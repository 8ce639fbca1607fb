"""`runs delete`, `runs wipe` and `runs keep`: taking away what was played, now or by itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from burgemeestersgame.commands import FINE
from burgemeestersgame.commands.asking import ask
from burgemeestersgame.commands.output import emit, talk
from burgemeestersgame.commands.runs import described
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import ngettext
from burgemeestersgame.settings import load_settings, save_settings
from burgemeestersgame.store import Store, Unreadable, open_store
from burgemeestersgame.store.forgetting import forget_everything, forget_old, forget_run


def delete_run(name: str, *, is_sure: bool) -> int:
    """Take away one run for good.

    Raises:
        WrongUse: Whoever was asked did not say yes.
        UnknownRun, StoreError: There is no such run, or it could not be taken away.
    """
    with open_store() as store:
        run_id = store.find(name)
        if not is_sure:
            entry = store.entry(run_id)
            ask(
                f"{entry.id}  {next(described([entry]))}",
                _("Take this run away for good? What was typed in it goes too. [y/N]"),
                _("nothing was taken away"),
            )
        forget_run(store, run_id)
        replays = [entry.id for entry in store.entries() if entry.replay_of == run_id]
    talk(_("Taken away: {id}").format(id=run_id))
    if replays:
        talk(
            _("What a replay took over from it is still kept there: {runs}").format(
                runs=", ".join(replays)
            )
        )
    return FINE


def wipe_runs(*, is_sure: bool) -> int:
    """Take away everything about runs on this computer.

    Raises:
        WrongUse: Whoever was asked did not say yes.
        StoreError, NotForgotten: Not everything could be taken away; the text says what.
    """
    if not is_sure:
        ask(
            _how_many(),
            _(
                "Wipe everything that was played on this computer, with reports and exported runs"
                " in the folder of the game? This cannot be undone. [y/N]"
            ),
            _("nothing was wiped"),
        )
    forget_everything()
    talk(_("Everything that was played is wiped, and a pen name with it. Other settings stay."))
    return FINE


def keep_runs(days: int | str | None) -> int:
    """Set after how many days a run that nobody touches is taken away, and say what is set.

    Args:
        days: `always` keeps them until somebody takes them away; None only says what is set.
    """
    settings = load_settings()
    if days is not None:
        settings = replace(settings, keep_days=days if isinstance(days, int) else None)
        save_settings(settings)
    if settings.keep_days is None:
        emit(_("Runs are kept until you take them away."))
        return FINE
    emit(
        ngettext(
            "A run that nobody touches for {count} day is taken away when the game starts.",
            "A run that nobody touches for {count} days is taken away when the game starts.",
            settings.keep_days,
        ).format(count=settings.keep_days)
    )
    with open_store() as store:
        old = len(store.untouched_since(datetime.now(UTC) - timedelta(days=settings.keep_days)))
    if old:
        emit(
            ngettext(
                "{count} run is that old now and goes at the next start.",
                "{count} runs are that old now and go at the next start.",
                old,
            ).format(count=old)
        )
    return FINE


def forget_old_runs(store: Store, but: str | None = None) -> None:
    """Take away what is older than the player wants to keep, and say so.

    Args:
        but: The id of a run that is about to be played.
    """
    count = forget_old(store, load_settings().keep_days, but=but)
    if count:
        talk(told_forgotten(count))


def told_forgotten(count: int) -> str:
    """Say how many runs were taken away by themselves, and why."""
    return ngettext(
        "{count} run was taken away, because nobody touched it for as long as you set.",
        "{count} runs were taken away, because nobody touched them for as long as you set.",
        count,
    ).format(count=count)


def _how_many() -> str:
    try:
        with open_store() as store:
            count = store.count()
    except Unreadable as error:
        return str(error)
    return ngettext(
        "{count} run is kept on this computer.", "{count} runs are kept on this computer.", count
    ).format(count=count)
