"""Who made what: art from our own list, libraries as they say of themselves."""

from burgemeestersgame import credits, paths


def test_every_row_of_the_list_of_art_is_there():
    found = credits.art()
    text = (paths.assets_folder() / "CREDITS.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("|")]

    assert len(found) == len(rows) - 2
    assert any("Pablo Stanley" in each.made_by and each.licence == "CC0 1.0" for each in found)
    assert all(each.what and each.made_by and each.licence for each in found)


def test_without_the_list_there_is_no_art(monkeypatch, tmp_path):
    monkeypatch.setattr(credits, "assets_folder", lambda: tmp_path)

    assert credits.art() == ()


def test_the_libraries_are_those_of_players_with_a_licence_each():
    found = {each.what.split()[0].lower(): each for each in credits.libraries()}

    assert {"babel", "pygame-ce", "pyyaml", "transitions"} <= set(found)
    assert not {"pytest", "ruff", "mypy"} & set(found)
    assert all(each.licence for each in found.values())
