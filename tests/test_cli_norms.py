"""`norms`: the catalogue for people and for programs."""

import json

from command import command

KEYS = ["id", "family", "phases", "aard", "roles", "statement", "source", "certainty", "caveat"]


def test_all_norms_are_a_list_of_objects(capsys):
    outcome = command(capsys, "norms", "--format", "json")

    norms = json.loads(outcome.out)

    assert outcome.status == 0
    assert len(norms) == 110
    assert all(set(KEYS) <= set(norm) for norm in norms)
    assert all(norm["statement"]["nl"] and norm["statement"]["en"] for norm in norms)


def test_one_norm_is_a_list_too(capsys):
    outcome = command(capsys, "norms", "vpt-6-aangifte", "--format", "json")

    assert [norm["id"] for norm in json.loads(outcome.out)] == ["vpt-6-aangifte"]


def test_one_norm_as_text_says_where_it_is_written(capsys):
    outcome = command(capsys, "norms", "vpt-6-aangifte")

    assert outcome.out.startswith("vpt-6-aangifte\n")
    assert "Source:" in outcome.out


def test_an_unknown_norm_is_wrong_use_with_the_nearest_name(capsys):
    outcome = command(capsys, "norms", "vpt-6-aangift")

    assert outcome.status == 2
    assert outcome.out == ""
    assert "did you mean 'vpt-6-aangifte'?" in outcome.err


def test_the_norms_as_a_page_name_the_dilemmas_that_touch_them(capsys, tmp_path):
    page = tmp_path / "norms.html"

    outcome = command(capsys, "norms", "-o", str(page), language="nl")

    text = page.read_text(encoding="utf-8")
    assert (outcome.status, outcome.out) == (0, "")
    assert text.count('<article class="card norm"') == 110
    assert "De raadsavond: " in text


def test_a_page_can_go_to_another_program(capsys):
    outcome = command(capsys, "norms", "vpt-6-aangifte", "--format", "html")

    assert outcome.status == 0
    assert outcome.out.startswith("<!doctype html>")


def test_the_list_can_go_to_a_file(capsys, tmp_path):
    command(capsys, "norms", "-o", str(tmp_path / "norms.txt"))

    assert "vpt-6-aangifte" in (tmp_path / "norms.txt").read_text(encoding="utf-8")


def test_a_tension_as_text_names_the_norms_on_both_sides(capsys):
    outcome = command(capsys, "norms", "spanning-orde-betoging")

    one, other = (line for line in outcome.out.splitlines() if "ide: " in line)
    assert "(bevoegdheid-licht-bevel)" in one
    assert "(bevoegdheid-betoging)" in other


def test_a_tension_for_a_program_is_its_norms(capsys):
    outcome = command(capsys, "norms", "spanning-orde-betoging", "--format", "json")

    ids = [norm["id"] for norm in json.loads(outcome.out)]
    assert ids == ["bevoegdheid-licht-bevel", "bevoegdheid-noodbevel", "bevoegdheid-betoging"]


def test_the_list_names_the_tensions_too(capsys):
    outcome = command(capsys, "norms")

    assert sum(line.startswith("spanning-") for line in outcome.out.splitlines()) == 22


def test_a_word_finds_the_norms_and_tensions_that_say_it(capsys):
    outcome = command(capsys, "norms", "Betoging")

    lines = outcome.out.splitlines()
    assert outcome.status == 0
    assert {"bevoegdheid-betoging", "spanning-orde-betoging"} < {
        line.split(" ")[0] for line in lines
    }
    assert len(lines) < 20


def test_all_the_words_must_be_there_and_as_json_they_give_norms(capsys):
    few = json.loads(command(capsys, "norms", "dwang", "raad", "--format", "json").out)
    more = json.loads(command(capsys, "norms", "dwang", "--format", "json").out)

    assert {norm["id"] for norm in few} < {norm["id"] for norm in more}
    assert "vpt-dwang-op-raad" in {norm["id"] for norm in few}


def test_words_that_no_norm_has_are_wrong_use_and_say_where_to_look(capsys):
    outcome = command(capsys, "norms", "xylofoon")

    assert (outcome.status, outcome.out) == (2, "")
    assert "'burgemeestersgame norms' lists them all" in outcome.err


def test_advice_says_to_authors_that_it_cannot_be_breached(capsys):
    assert "binding:" in command(capsys, "norms", "integriteit-niet-zwichten").out
    assert "binding:" not in command(capsys, "norms", "vpt-6-aangifte").out
