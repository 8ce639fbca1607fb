"""Installing and taking away: whole or not at all, and never what belongs to somebody else."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from burgemeestersgame import desk, files, library
from burgemeestersgame.authoring import install as installing
from burgemeestersgame.authoring.install import (
    NotInstalled,
    install,
    uninstall,
    unpack_source,
    what_it_replaces,
)
from burgemeestersgame.authoring.pack import pack
from burgemeestersgame.authoring.unpack import Pack, pack_from
from burgemeestersgame.installed import origin_of, origins
from burgemeestersgame.paths import authors_folder, installed_folder, scenarios_folder
from burgemeestersgame.scenario import load_scenario
from burgemeestersgame.session import Session
from burgemeestersgame.store import open_store
from tests.packs import STORY, a_pack

NEWER = STORY.replace("title: De toon op het park", "title: Een andere toon")


@pytest.fixture
def make(tmp_path):
    """Return what makes a pack that was read: of the small scenario, or of another story."""
    made = iter(range(100))

    def make(story: str = STORY, **asked) -> Pack:
        return pack_from(a_pack(tmp_path / f"klein-{next(made)}", story, **asked), "klein.zip")

    return make


def ids() -> list[str]:
    return [entry.id for entry in library.entries("nl")]


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock" and "cache" not in path.parts
    }


def test_an_installed_scenario_is_in_the_menu_with_its_origin(make):
    origin = install(make(made_by="Gemeente Haverwolde"))

    [entry] = [one for one in library.entries("en") if one.id == "klein"]

    assert entry.title == "The tone at the park"
    assert entry.languages == ("nl", "en")
    assert entry.origin == origin
    assert origin.file == "klein.zip"
    assert origin.in_words().startswith("from Gemeente Haverwolde, installed from klein.zip on ")


def test_the_window_shows_where_a_story_was_installed_from(make):
    install(make())

    with desk.Shelf() as shelf:
        told = {story.id: story.origin for story in shelf.scenarios()}

    assert told["klein"].startswith("installed from klein.zip on ")
    assert told["azc-raadsavond"] == ""


def test_it_is_found_by_its_id_and_plays_with_its_pictures_beside_it(make):
    install(make())

    path = library.find("klein")

    assert load_scenario(path, "en").title == "The tone at the park"
    assert (path / "beeld" / "kamer.svg").is_file()


def test_shipped_scenarios_come_first(make):
    install(make(STORY.replace("id: klein", "id: aaa").replace("klein-lunch", "aaa-lunch")))

    assert ids() == [*sorted(one.name for one in scenarios_folder().iterdir()), "aaa"]


def test_a_newer_version_replaces_the_one_that_somebody_agreed_to_lose(make):
    old = install(make())
    newer = make(NEWER)

    assert what_it_replaces(newer) == old
    origin = install(newer, old)

    assert library.find("klein") == origin.path
    assert load_scenario(origin.path).title == "Een andere toon"
    assert not old.path.exists()


def test_nothing_is_replaced_unasked(make):
    old = install(make())

    with pytest.raises(NotInstalled, match="just now"):
        install(make(NEWER))

    assert origins() == (old,)
    assert load_scenario(old.path).title == "De toon op het park"


def test_the_same_contents_have_the_same_digest_whoever_zipped_them(make):
    old = install(make())
    again = make()

    assert again.manifest.digest == what_it_replaces(again).digest == old.digest


def test_an_id_of_the_game_is_refused(tmp_path):
    ours = pack_from(pack(scenarios_folder() / "azc-raadsavond").content, "x.zip")

    with pytest.raises(NotInstalled, match="comes with the game and is not replaced"):
        install(ours)

    assert not installed_folder().exists() or not list(installed_folder().glob("[!.]*"))


@pytest.mark.parametrize(("first", "second"), [("A", "B"), ("A", ""), ("", "B")])
def test_another_maker_does_not_take_an_id_over(make, first, second):
    old = install(make(made_by=first))
    other = make(NEWER, made_by=second)

    with pytest.raises(NotInstalled, match="somebody else's"):
        install(other, old)

    assert origins() == (old,)


def test_a_scenario_that_comes_with_a_newer_game_goes_before_an_installed_one(make, monkeypatch):
    install(make())
    monkeypatch.setattr(library, "_shipped", lambda: [scenarios_folder() / "klein"])

    assert library.find("klein") == scenarios_folder() / "klein"
    uninstall("klein")  # what was installed can still be taken away
    assert origins() == ()


def test_what_was_played_keeps_the_version_it_was_played_on(make):
    old = install(make())
    with desk.Shelf() as shelf:
        session = shelf.start("klein", None)
        session.begin()
        run_id = session.run_id

    longer = NEWER.replace("U gaat, en zet het in uw agenda", "U gaat, en zegt het niemand")
    install(make(longer.replace("greep: +6, drukte: 2", "greep: +60")), old)
    uninstall("klein")

    with open_store() as store:
        again = Session.reopen(store, run_id, language="nl")
        assert again.scenario.title == "De toon op het park"
        again.decide("gaan")
        assert again.game.view().indicators[0].value == 26


def test_taking_away_leaves_no_trace_but_other_scenarios(make):
    before = everything_in(installed_folder())
    install(make())

    uninstall("klein")

    assert "klein" not in ids()
    assert everything_in(installed_folder()) == before
    with pytest.raises(library.UnknownScenario):
        library.find("klein")


def test_only_what_was_installed_is_taken_away(tmp_path):
    mine = authors_folder() / "mijn-verhaal"
    mine.mkdir(parents=True)
    (mine / "scenario.yaml").write_text(STORY, encoding="utf-8")
    before = everything_in(tmp_path)

    for name in ("mijn-verhaal", "azc-raadsavond", "..", "../scenarios", "", ".", str(mine)):
        with pytest.raises(NotInstalled):
            uninstall(name)

    assert everything_in(tmp_path) == before


def test_a_pack_for_editing_is_put_among_the_scenarios_of_the_author(make):
    folder = unpack_source(make(is_source=True))

    assert folder == authors_folder() / "klein"
    assert load_scenario(folder).id == "klein"
    assert "klein" not in ids()


def test_the_work_of_an_author_is_never_overwritten(make):
    mine = authors_folder() / "klein"
    mine.mkdir(parents=True)
    (mine / "scenario.yaml").write_text("van mij", encoding="utf-8")

    with pytest.raises(NotInstalled, match="nobody's work is overwritten"):
        unpack_source(make(is_source=True))

    assert everything_in(authors_folder()) == {"klein/scenario.yaml": b"van mij"}


@pytest.mark.parametrize("fails_at", range(6))
@pytest.mark.parametrize("has_older", [False, True])
def test_a_full_disk_leaves_what_was_there(make, monkeypatch, fails_at, has_older):
    old = install(make()) if has_older else None
    newer = make(NEWER)
    before = everything_in(installed_folder())
    calls = iter(range(1_000))

    def full(_descriptor):
        if next(calls) >= fails_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    if fails_at == 5:  # four files and the origin: now nothing fails any more
        assert install(newer, old).title == "Een andere toon"
        return
    with pytest.raises(NotInstalled, match="the disk is full"):
        install(newer, old)

    assert everything_in(installed_folder()) == before
    assert origins() == ((old,) if old else ())


def test_an_author_s_folder_on_a_full_disk_gets_no_half_scenario(make, monkeypatch):
    source = make(is_source=True)

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotInstalled, match="the disk is full"):
        unpack_source(source)

    assert list(authors_folder().iterdir()) == []


def test_where_nothing_may_be_written_that_is_said(make):
    installed_folder().parent.mkdir(parents=True)
    installed_folder().write_text("a file where a folder should be")

    with pytest.raises(NotInstalled, match="this did not work"):
        install(make())


def test_a_power_cut_between_files_and_origin_leaves_nothing_in_the_menu(make, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(installing, "write_atomically", lambda *_: None)
        patch.setattr(installing, "_tidy", lambda *_, **__: None)
        left = install(make())
    assert left.path.is_dir()

    assert (origins(), "klein" in ids()) == ((), False)
    origin = install(make(NEWER))
    assert not left.path.exists()
    assert origins() == (origin,)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b'{"id": "klein"}', b"\xff", b'{"id": "ander", "folder": ".."}']
)
def test_a_damaged_origin_hides_one_scenario_and_it_can_be_taken_away(make, damage):
    install(make())
    (installed_folder() / "klein" / "origin.json").write_bytes(damage)

    assert "klein" not in ids()
    assert "azc-raadsavond" in ids()
    uninstall("klein")
    assert not (installed_folder() / "klein").exists()


def test_an_origin_points_at_no_folder_but_its_own(make):
    install(make())
    path = installed_folder() / "klein" / "origin.json"
    path.write_bytes(path.read_bytes().replace(origin_of("klein").folder.encode(), b"../../x"))

    assert origin_of("klein") is None


def test_two_installs_at_once_wait_for_nobody_and_lose_nothing(make):
    holding = (
        "import sys; from pathlib import Path; from burgemeestersgame.files import one_at_a_time\n"
        f"with one_at_a_time(Path({str(installed_folder() / '.lock')!r})) as mine:\n"
        "    print(mine, flush=True); sys.stdin.read()"
    )
    newer = make()
    with subprocess.Popen(
        [sys.executable, "-c", holding], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "True\n"
        with pytest.raises(NotInstalled, match="another window"):
            install(newer)
        other.communicate("")

    assert install(newer).id == "klein"


def test_only_one_holds_a_file_and_an_end_lets_go_of_it(tmp_path):
    lock = tmp_path / "map" / ".lock"

    with files.one_at_a_time(lock) as first, files.one_at_a_time(lock) as second:
        assert (first, second) == (True, False)
    with files.one_at_a_time(lock) as third:
        assert third


_KILLED = """\
import os, sys
from pathlib import Path
from burgemeestersgame.authoring.install import install, what_it_replaces
from burgemeestersgame.authoring.unpack import read_pack

pack = read_pack(Path(sys.argv[1]))
left = int(sys.argv[2])

def die(_descriptor, sync=os.fsync):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    sync(_descriptor)

os.fsync = die
install(pack, what_it_replaces(pack))
"""


@pytest.mark.parametrize("writes", range(6))
def test_a_program_that_is_killed_leaves_the_old_or_the_new_and_never_half(make, tmp_path, writes):
    old = install(make())
    (tmp_path / "newer.zip").write_bytes(a_pack(tmp_path / "newer", NEWER))

    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(tmp_path / "newer.zip"), str(writes)],
        timeout=60,
        check=False,
    )

    [now] = origins()
    assert done.returncode == (0 if writes == 5 else 9)
    assert (now == old) is (writes < 5)
    scenario = load_scenario(now.path, "nl")
    assert scenario.title == ("De toon op het park" if writes < 5 else "Een andere toon")
    install(make(STORY if writes == 5 else NEWER), now)  # whoever comes next tidies up
    assert len([path for path in (installed_folder() / "klein").iterdir() if path.is_dir()]) == 1
