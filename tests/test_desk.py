"""What the window is given: scenarios, runs, reports and settings of this computer."""

import shutil
import subprocess
import sys

import pytest
from command import KLEIN

from burgemeestersgame import desk, i18n
from burgemeestersgame.desktop import ports
from burgemeestersgame.engine import NotNow
from burgemeestersgame.settings import Settings, load_settings, save_settings


@pytest.fixture
def shelf():
    """Return the shelf of this computer."""
    with desk.Shelf() as shelf:
        yield shelf


def started(shelf):
    session = shelf.start(str(KLEIN), None)
    session.begin()
    return session


def test_it_offers_what_the_window_asks_for(shelf):
    library: ports.Library = shelf

    assert library.scenarios()[0].id == "azc-raadsavond"
    assert len(library.norms().norms) == 110


def test_a_computer_where_nothing_was_played_has_no_runs_and_gets_no_file(shelf, data_folder):
    assert list(shelf.runs()) == []
    assert not (data_folder / "runs.sqlite3").exists()


def test_a_run_is_on_the_list_from_its_first_command_on(shelf):
    session = shelf.start(str(KLEIN), None)
    before = list(shelf.runs())

    session.begin()
    session.decide("gaan")

    assert before == []
    (entry,) = shelf.runs()
    assert (entry.id, entry.is_finished, entry.dilemmas_done) == (session.run_id, False, 1)
    assert entry.started.utcoffset() is not None


def test_the_runs_are_listed_without_importing_the_engine(shelf):
    started(shelf)
    code = (
        "import sys; from burgemeestersgame.desk import Shelf; (run,) = Shelf().runs();"
        "sys.exit('burgemeestersgame.engine' in sys.modules)"
    )
    shelf.scenarios()  # their titles are kept from the first time on

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_run_can_be_gone_on_with_although_its_scenario_is_gone(shelf, tmp_path):
    folder = tmp_path / "klein"
    shutil.copytree(KLEIN, folder)
    session = shelf.start(str(folder), None)
    session.begin()
    shutil.rmtree(folder)

    again = shelf.resume(session.run_id, None)

    assert again.view().scene == "lunch"
    assert shelf.session is again


def test_time_limits_are_as_long_as_was_asked(shelf):
    session = shelf.start(str(KLEIN), 2.0)
    session.begin()

    assert session.view().seconds_limit == 180.0


def test_a_report_is_kept_in_the_data_folder_and_wiped_with_the_runs(shelf, data_folder):
    session = started(shelf)

    page = shelf.save_html(session.run_id)

    assert page.parent == data_folder / "reports"
    assert "De toon op het park" in page.read_text(encoding="utf-8")
    shelf.wipe()
    assert not page.exists()
    assert list(shelf.runs()) == []


def test_the_debrief_is_in_the_language_of_the_interface(shelf):
    session = started(shelf)

    i18n.use("nl")

    assert shelf.debrief(session.run_id).language == "nl"


def test_a_second_start_does_not_disturb_the_first(shelf):
    first, second = started(shelf), started(shelf)

    first.decide("gaan")

    assert second.view().state == "deciding"
    with pytest.raises(NotNow):
        first.decide("gaan")


def test_without_a_screen_no_window_is_tried(monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    with pytest.raises(desk.NoScreen):
        desk.open_window(Settings())


def test_a_driver_without_pictures_counts_as_a_screen(monkeypatch):
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")

    assert desk.has_screen()


def opened(monkeypatch, play, **arguments):
    """Open the window with a player in its place."""
    from burgemeestersgame.desktop import app

    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(app, "run", play)
    return desk.open_window(**arguments)


def test_the_window_tells_which_run_was_played_last(monkeypatch):
    def play(ports, *, scenario, run):
        assert run is None
        ports.library.start(scenario, None)

    run_id = opened(monkeypatch, play, settings=Settings(), scenario=KLEIN)

    assert len(run_id) == 12


def test_a_menu_that_was_only_looked_at_names_no_run(monkeypatch):
    assert opened(monkeypatch, lambda *_a, **_n: None, settings=Settings()) is None


def test_ctrl_c_closes_the_window_and_the_run_is_named(monkeypatch):
    def play(ports, *, scenario, run):
        ports.library.start(scenario, None).begin()
        raise KeyboardInterrupt

    assert opened(monkeypatch, play, settings=Settings(), scenario=KLEIN)


def test_a_window_that_cannot_be_opened_is_no_screen(monkeypatch):
    from burgemeestersgame.desktop import app

    def play(*_arguments, **_named):
        raise app.NoDisplay("x11 not available")

    with pytest.raises(desk.NoScreen):
        opened(monkeypatch, play, settings=Settings())


def test_a_time_limit_asked_for_on_the_command_line_is_not_kept(monkeypatch):
    save_settings(Settings(time="150"))

    def play(ports, *, scenario, run):
        ports.keep(Settings(time="off", text_scale=200))

    opened(monkeypatch, play, settings=Settings(time="off"))

    assert load_settings() == Settings(time="150", text_scale=200)


def finished(shelf):
    session = started(shelf)
    while not session.finished:
        match session.view().state:
            case "deciding":
                session.decide(session.view().choices[0].id)
            case "explaining":
                session.explain("")
            case _:
                session.proceed()
    return session


def test_an_intention_is_kept_with_its_run_and_comes_back_in_the_next_briefing(shelf):
    run_id = finished(shelf).run_id

    shelf.intend(run_id, "Ik bel de griffier.")

    assert shelf.intention(run_id) == "Ik bel de griffier."
    assert shelf.start(str(KLEIN), None).last_intention.text == "Ik bel de griffier."


def test_the_debrief_recalls_what_was_intended_after_an_earlier_game_and_no_later_one(shelf):
    first, second = finished(shelf).run_id, finished(shelf).run_id

    shelf.intend(first, "Eerst bellen.")
    shelf.intend(second, "Eerst slapen.")

    assert "Eerst slapen." not in str(shelf.debrief(first).sections)
    assert "Eerst bellen." in str(shelf.debrief(second).sections)


def test_a_replay_is_a_new_run_that_knows_the_one_it_began_with(shelf):
    first = finished(shelf)
    second = shelf.replay(first.run_id, first.game.run.decisions()[0], None)

    second.decide(second.view().choices[-1].id)

    assert second.is_replay
    assert second.run_id != first.run_id
    assert shelf.replay_of(second.run_id) == first.run_id
    assert shelf.replay_of(first.run_id) == ""
    titles = [part.id for part in shelf.compare(first.run_id, second.run_id).parts]
    assert "decisions" in titles


def test_a_replay_outlives_the_run_it_began_with(shelf):
    first = finished(shelf)
    second = shelf.replay(first.run_id, first.game.run.decisions()[0], None)
    second.keep()

    shelf.store.delete(first.run_id)

    assert shelf.replay_of(second.run_id) == ""


def test_where_a_run_turned_is_told_once_it_is_known(shelf):
    run_id = finished(shelf).run_id

    points = shelf.turning_points(run_id)()
    texts = str(shelf.debrief(run_id, points).sections)

    assert [point.event for point in points]
    assert "TurningPoint(" in texts
    assert "TurningPoint(" not in str(shelf.debrief(run_id).sections)


def test_the_menu_knows_what_to_go_on_with_and_how_many_are_done(shelf):
    done, older, newest = finished(shelf), started(shelf), started(shelf)

    overview = shelf.overview()

    assert overview.unfinished.id == newest.run_id
    assert (overview.finished, overview.news) == (1, "")
    assert {done.run_id, older.run_id} <= {run.id for run in shelf.runs()}


def test_before_the_first_game_the_menu_needs_no_file(shelf, data_folder):
    assert shelf.overview() == ports.Overview(tutorial="oefening")
    assert shelf.kept().runs == shelf.untouched(30) == 0
    assert not (data_folder / "runs.sqlite3").exists()


def test_a_game_is_taken_along_in_a_file_and_opened_elsewhere(
    shelf, data_folder, tmp_path, monkeypatch
):
    run_id = finished(shelf).run_id
    path = shelf.export_run(run_id)
    assert path.parent == data_folder / "reports"

    monkeypatch.setenv("BURGEMEESTERSGAME_HOME", str(tmp_path / "elsewhere"))
    with desk.Shelf() as other:
        taken_in = other.import_run(path)
        again = other.import_run(path)
        (run,) = other.runs()

    assert taken_in == again == run.id == run_id
    assert run.is_finished
    assert run.is_imported


def test_exported_games_are_offered_wherever_they_were_downloaded(
    shelf, data_folder, tmp_path, monkeypatch
):
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: downloads)
    (downloads / "burgemeestersgame-spel.json").write_text("{}")
    (downloads / "iets-anders.json").write_text("{}")
    own = shelf.export_run(finished(shelf).run_id)

    assert set(shelf.files_to_import()) == {own, downloads / "burgemeestersgame-spel.json"}


def test_a_deleted_game_takes_its_report_and_file_along(shelf, data_folder):
    gone, stays = finished(shelf).run_id, finished(shelf).run_id
    for run_id in (gone, stays):
        shelf.save_html(run_id)
        shelf.export_run(run_id)

    shelf.delete(gone)

    assert [run.id for run in shelf.runs()] == [stays]
    assert len(list((data_folder / "reports").glob("*"))) == 2
    assert not list((data_folder / "reports").glob(f"*{gone}*"))


def test_what_would_be_wiped_is_counted_first_and_gone_after(shelf, data_folder):
    shelf.export_run(finished(shelf).run_id)
    started(shelf)
    kept = shelf.kept()

    shelf.wipe()

    assert (kept.runs, kept.files, kept.folder) == (2, 1, data_folder / "reports")
    assert shelf.overview() == ports.Overview(tutorial="oefening")
    assert shelf.kept()[:2] == (0, 0)
    assert started(shelf).view().state == "deciding"


def test_every_norm_knows_the_dilemmas_of_the_scenarios_on_this_computer(shelf):
    i18n.use("nl")

    places = shelf.norm_places()

    questions = {place.text for place in places["bevoegdheid-noodbevel"]}
    assert "Geeft u het noodbevel?" in questions
    own = set(places) - set(shelf.norms().norms)  # of a scenario, whose id they begin with
    ids = tuple(f"{story.id}-" for story in shelf.scenarios())
    assert all(norm.startswith(ids) for norm in own)


# Pictures and sounds of a scenario


def test_the_pictures_of_a_game_lie_where_it_was_begun(shelf):
    session = shelf.start(str(KLEIN / "scenario.yaml"), None)

    assert shelf.media_folder(session) == KLEIN


def test_an_old_game_shows_the_pictures_that_its_scenario_has_now(shelf, tmp_path, data_folder):
    own = tmp_path / "klein"
    shutil.copytree(KLEIN, own)
    with desk.Shelf() as before:
        run_id = before.start(str(own), None).keep()

    resumed = shelf.resume(run_id, None)
    nowhere = shelf.media_folder(resumed)
    shutil.copytree(own, data_folder / "scenarios" / "klein")  # among the author's documents

    assert nowhere is None
    assert shelf.media_folder(resumed) == data_folder / "scenarios" / "klein"
