"""The catalogue of norms: what is shipped, what `check` finds in it, and what is kept of it."""

import json
import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from burgemeestersgame import i18n, norms
from burgemeestersgame.errors import GameError, Location, Problem, Severity
from burgemeestersgame.norms import (
    Aard,
    Asks,
    Bilingual,
    Family,
    NormsError,
    check_norms,
    is_soft,
    load_norms,
    read_norms,
    then_and_now,
)
from burgemeestersgame.norms import source as norms_source

SHIPPED = Path(norms.__file__).parent


@pytest.fixture(autouse=True)
def forgotten():
    """Let no test see what another one loaded."""
    norms._load.cache_clear()
    yield
    norms._load.cache_clear()


@pytest.fixture(scope="module")
def catalogue():
    return read_norms(SHIPPED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the shipped norms to make mistakes in."""
    copy = tmp_path / "norms"
    copy.mkdir()
    for path in SHIPPED.glob("*.yaml"):
        shutil.copy(path, copy)
    return copy


def every_text(catalogue):
    """Yield (where, text) for each text in two languages."""
    for norm in catalogue.norms.values():
        for name in ("name", "statement", "honours", "breaches", "source"):
            yield f"{norm.id}/{name}", getattr(norm, name)
        if norm.caveat:
            yield f"{norm.id}/caveat", norm.caveat
        if norm.changed:
            yield f"{norm.id}/changed", norm.changed.before
    for pair in catalogue.tensions:
        for name in ("name", "where", "scoring"):
            yield f"{pair.id}/{name}", getattr(pair, name)
    for family in catalogue.families.values():
        for name in ("name", "title", "about"):
            yield f"{family.family}/{name}", getattr(family, name)
    for document in catalogue.documents.values():
        yield f"{document.id}/name", document.name
        yield f"{document.id}/about", document.about
    yield from catalogue.roles.items()


# What is shipped


def test_every_family_has_its_norms_and_no_others(catalogue):
    counts = Counter(norm.family for norm in catalogue.norms.values())

    assert counts == {
        "leidraad": 24,
        "vpt": 11,
        "stelsel": 12,
        "vangnet": 5,
        "integriteit": 27,
        "bevoegdheid": 21,
        "beleidssuggestie": 10,
    }
    assert len(catalogue.norms) == 110


def test_norms_come_family_after_family(catalogue):
    families = list(dict.fromkeys(norm.family for norm in catalogue.norms.values()))

    assert families == list(Family) == list(catalogue.families)


def test_there_are_22_pairs_of_known_norms(catalogue):
    sides = [side for pair in catalogue.tensions for side in (pair.side_a, pair.side_b)]

    assert len(catalogue.tensions) == 22
    assert all(sides)
    assert {norm_id for side in sides for norm_id in side} <= set(catalogue.norms)


def test_certainties_and_caveats_are_those_of_the_catalogue(catalogue):
    counts = Counter(norm.certainty for norm in catalogue.norms.values())

    assert counts == {"geverifieerd": 52, "bron in seed": 54, "te verifiëren": 4}
    assert sum(norm.caveat is not None for norm in catalogue.norms.values()) == 47


def test_every_text_is_there_in_both_languages(catalogue):
    assert [where for where, text in every_text(catalogue) if not (text.nl and text.en)] == []


def test_no_text_has_stray_whitespace(catalogue):
    untidy = re.compile(r"^\s|\s$|\s\s|\n")

    found = [where for where, t in every_text(catalogue) if untidy.search(f"{t.nl}|{t.en}")]

    assert found == []


def test_every_statement_is_translated(catalogue):
    same = [n.id for n in catalogue.norms.values() if n.statement.nl == n.statement.en]

    assert same == []


def test_names_are_short_and_tell_norms_apart(catalogue):
    for language in ("nl", "en"):
        names = [norm.name.in_language(language) for norm in catalogue.norms.values()]

        assert len(set(names)) == len(names)
        assert [name for name in names if not 2 <= len(name.split()) <= 7] == []


def test_ids_begin_with_their_family_or_belong_to_the_menu(catalogue):
    for norm in catalogue.norms.values():
        assert norm.id.startswith((f"{norm.family}-", "menu-"))


def test_translated_sources_keep_addresses_and_article_numbers(catalogue):
    numbers_and_addresses = re.compile(r"https?://[^\s;,)]+|\d+")

    for norm in catalogue.norms.values():
        nl, en = (
            sorted(numbers_and_addresses.findall(t)) for t in (norm.source.nl, norm.source.en)
        )
        assert nl == en, norm.id


def test_no_source_names_a_file_of_ours(catalogue):
    for norm in catalogue.norms.values():
        assert ".txt" not in norm.source.nl + norm.source.en, norm.id


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_document_explains_a_name_that_a_source_uses(catalogue, language):
    sources = " ".join(norm.source.in_language(language) for norm in catalogue.norms.values())

    for document in catalogue.documents.values():
        assert document.name.in_language(language) in sources, document.id


def test_every_role_binds_somebody(catalogue):
    used = {role for norm in catalogue.norms.values() for role in norm.roles}

    assert used == set(catalogue.roles)


def test_the_shipped_norms_have_no_problems():
    assert check_norms(SHIPPED) == ()


# Asking the catalogue


def test_opposites_are_all_norms_on_the_other_side_of_any_pair(catalogue):
    assert catalogue.opposites("bevoegdheid-niet-mandateren") == {
        "beleidssuggestie-5a-depersonificeren",
        "beleidssuggestie-5b-derden",
        "stelsel-cbb-bij-dreiging-burgemeester",
    }


def test_opposites_are_mutual(catalogue):
    for one in catalogue.norms:
        assert all(one in catalogue.opposites(other) for other in catalogue.opposites(one))


def test_a_norm_in_no_pair_has_no_opposites(catalogue):
    assert catalogue.opposites("vpt-4-training") == frozenset()
    assert catalogue.opposites("no-such-norm") == frozenset()


@pytest.mark.parametrize("aard", Aard)
def test_only_suggestions_and_lessons_from_practice_are_soft(aard):
    assert is_soft(aard) == (aard in ("suggestie", "praktijknorm"))


@pytest.mark.parametrize(("code", "text"), [("nl", "ja"), ("en", "yes"), ("en_GB", "yes")])
def test_a_text_is_given_in_the_language_asked_for(code, text):
    assert Bilingual("ja", "yes").in_language(code) == text


# Keeping it


def test_a_kept_catalogue_equals_one_that_is_read_anew(catalogue):
    first = load_norms()
    norms._load.cache_clear()

    assert load_norms() == first == catalogue


def test_a_kept_catalogue_is_read_without_its_yaml(monkeypatch):
    load_norms()
    norms._load.cache_clear()
    monkeypatch.setattr(norms, "_parsed", None)

    assert len(load_norms().norms) == 110


def test_the_catalogue_is_loaded_once_in_a_process():
    assert load_norms() is load_norms()


def test_a_folder_of_ones_own_is_read_in_place_of_ours(folder):
    edit(folder, "vpt.yaml", "nl: Geen huisadres in de aangifte", "nl: Adres van de gemeente")

    assert load_norms(folder).norms["vpt-aangifte-privacy"].name.nl == "Adres van de gemeente"
    assert load_norms().norms["vpt-aangifte-privacy"].name.nl == "Geen huisadres in de aangifte"


def test_the_catalogue_cannot_be_changed_by_accident(catalogue):
    with pytest.raises(TypeError):
        catalogue.norms["own"] = None  # type: ignore[index]


# Mistakes


def edit(folder: Path, file: str, old: str, new: str) -> Location:
    """Replace a text where it first stands; return where the ^ in the new one stood."""
    path = folder / file
    before, found, after = path.read_text(encoding="utf-8").partition(old)
    assert found
    path.write_text(before + new.replace("^", "") + after, encoding="utf-8")
    return end_of(before + new.partition("^")[0], path)


def place(folder: Path, file: str, text: str) -> Location:
    """Return where a text first stands in a file."""
    before, found, _ = (folder / file).read_text(encoding="utf-8").partition(text)
    assert found
    return end_of(before, folder / file)


def end_of(text: str, path: Path) -> Location:
    return Location(str(path), text.count("\n") + 1, len(text) - text.rfind("\n"))


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, "\n".join(map(str, problems))
    return problems[0]


@pytest.mark.parametrize(
    ("reference", "file", "old", "new"),
    [
        ("unknown-family", "vpt.yaml", "family: vpt", "family: ^vptt"),
        ("unknown-aard", "vpt.yaml", "aard: afspraak", "aard: ^afspraken"),
        ("unknown-phase", "vpt.yaml", "[vooraf]", "[vooraf, ^straks]"),
        ("unknown-certainty", "vpt.yaml", "certainty: bron in seed", "certainty: ^bron"),
        ("unknown-role", "vpt.yaml", "[burgemeester,", "[^burgermeester,"),
        ("duplicate-word", "vpt.yaml", "[burgemeester,", "[griffier, ^griffier,"),
        ("unknown-key", "vpt.yaml", "    certainty:", "    ^zeker: x\n    certainty:"),
        ("duplicate-key", "vpt.yaml", "    aard:", "    aard: wet\n    ^aard:"),
        ("bad-id", "vpt.yaml", "  vpt-1-norm:", "  ^vpt-1_norm:"),
        ("duplicate-id", "vpt.yaml", "  vpt-7-schadeverhaal:", "  ^vpt-1-norm:"),
        ("empty-text", "vpt.yaml", "nl: Altijd intern melden", '^nl: ""'),
        ("missing-key", "vpt.yaml", "name:\n  nl: Veilige Publieke Taak\n", "^name:\n"),
        ("missing-key", "vpt.yaml", "name:\n  nl: Veilige Publieke Taak\n  en:", "^name:\n  en:"),
        ("wrong-type", "vpt.yaml", "nl: Altijd intern melden", "nl: ^[Altijd, intern]"),
        ("wrong-type", "vpt.yaml", "phases: [vooraf]", "phases: ^vooraf"),
        ("wrong-type", "vpt.yaml", "norms:\n", "norms: ^none\nnorm:\n"),
        ("unknown-norm", "tensions.yaml", "[vpt-5-dadersignaal]", "[^vpt-5-dader]"),
        ("empty-side", "tensions.yaml", "side-a: [vpt-5-dadersignaal]", "^side-a: []"),
        ("on-both-sides", "tensions.yaml", "[vpt-aangifte-", "[^vpt-5-dadersignaal, vpt-aangifte-"),
        ("duplicate-id", "tensions.yaml", "spanning-lokaal-rijk", "^spanning-orde-betoging"),
        ("duplicate-id", "roles.yaml", "  raad:", "  raad: council\n  ^raad:"),
        ("wrong-type", "roles.yaml", "raad: municipal council", "raad: ^[council]"),
        ("duplicate-id", "documents.yaml", "  politiewet:", "  ^gemeentewet:"),
    ],
)
def test_a_mistake_is_found_where_it_stands(folder, reference, file, old, new):
    at = edit(folder, file, old, new)

    problem = only(tuple(p for p in check_norms(folder) if p.reference == reference))

    assert problem.at == at
    assert problem.severity is Severity.ERROR


def test_a_norm_without_a_source_is_found(folder):
    path = folder / "vangnet.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"    source:\n(      .*\n)+", "", text, count=1), encoding="utf-8")

    problem = only(check_norms(folder))

    assert problem.at == place(folder, "vangnet.yaml", "vangnet-criteria")
    assert problem.message == "'vangnet-criteria' has no 'source'"


def test_an_id_that_another_family_has_is_found_in_the_later_file(folder):
    edit(folder, "vpt.yaml", "  vpt-4-training:", "  stelsel-advies-opvolgen:")

    problem = only(check_norms(folder))

    assert problem.reference == "duplicate-id"
    assert problem.at == place(folder, "vpt.yaml", "stelsel-advies-opvolgen")
    assert str(place(folder, "stelsel.yaml", "stelsel-advies-opvolgen")) in problem.hint


def test_a_statement_left_in_dutch_is_a_warning(folder):
    edit(
        folder,
        "vpt.yaml",
        "Damage caused by aggression is recovered from the perpetrator.",
        "Schade door agressie wordt op de dader verhaald.",
    )

    problem = only(check_norms(folder))

    assert (problem.reference, problem.severity) == ("untranslated", Severity.WARNING)


def test_a_caveat_that_names_no_norm_is_a_warning(folder):
    edit(folder, "vpt.yaml", "`integriteit-aangifteplicht-162`", "`integriteit-aangifte-162`")

    problem = only(check_norms(folder))

    assert (problem.reference, problem.severity) == ("unknown-norm", Severity.WARNING)
    assert problem.hint == "did you mean 'integriteit-aangifteplicht-162'?"


def test_a_change_on_no_day_says_how_to_write_one(folder):
    edit(folder, "vpt.yaml", "on: 2024-01-01", "on: begin 2024")

    problem = only(check_norms(folder))

    assert (problem.reference, problem.severity) == ("bad-moment", Severity.ERROR)
    assert problem.message == "'begin 2024' is no date; write it as 2024-01-31"


def test_a_norm_that_changed_says_since_when_and_what_held_before(catalogue):
    norm = catalogue.norms["vpt-doxing-aangifte"]

    assert then_and_now(norm, "en") == (
        "It has been like this since 1 January 2024. Until then: Spreading someone's data to"
        " frighten was not yet an offence of its own."
    )
    assert "your story is set before that" in then_and_now(norm, "en", date(2016, 3, 1))
    assert "your story" not in then_and_now(norm, "en", date(2024, 1, 1))
    assert then_and_now(catalogue.norms["vpt-3-registreren"], "en") == ""


def test_a_norm_is_something_to_do_unless_it_says_that_it_is_a_limit(catalogue):
    assert catalogue.norms["bevoegdheid-noodbevel"].asks is Asks.GRENS
    assert catalogue.norms["bevoegdheid-inlichtingenplicht"].asks is Asks.DOEN


def test_what_a_norm_asks_is_one_of_two_words(folder):
    edit(folder, "bevoegdheid.yaml", "asks: grens", "asks: grenzen")

    problem = only(check_norms(folder))

    assert (problem.reference, problem.hint) == ("unknown-asks", "did you mean 'grens'?")


def test_the_nearest_name_is_offered(folder):
    edit(folder, "vpt.yaml", "aard: afspraak", "aard: afspraken")

    assert only(check_norms(folder)).hint == "did you mean 'afspraak'?"


def test_where_nothing_is_near_all_names_are_offered(folder):
    edit(folder, "vpt.yaml", "[vooraf]", "[xyz]")

    assert only(check_norms(folder)).hint == "choose from: vooraf, tijdens, nazorg"


def test_all_problems_are_reported_at_once_in_the_order_of_the_files(folder):
    edit(folder, "vpt.yaml", "aard: afspraak", "aard: x")
    edit(folder, "stelsel.yaml", "aard: regeling", "aard: y")
    edit(folder, "vpt.yaml", "[vooraf]", "[z]")

    problems = check_norms(folder)

    assert len(problems) == 3
    assert list(problems) == sorted(problems, key=lambda problem: problem.at)


@pytest.mark.parametrize(
    ("content", "line", "reference"),
    [
        (b"family: vpt\nnorms: [a, b\n", 3, "broken-yaml"),
        (b"family: vpt\n\tnorms: x\n", 2, "broken-yaml"),
        (b"family: vpt\nname: \x07\n", 2, "broken-yaml"),
        (b"family: vpt\nname: \xff\n", 2, "not-utf-8"),
        (b"family: &a vpt\nname: *a\n", 1, "alias"),
        (b"family: vpt\nname: !!python/name:os.system x\n", 2, "tag"),
        (b"family: vpt\n---\nfamily: vpt\n", 2, "second-document"),
        (b"family: vpt\nname: " + b"[" * 100_000 + b"\n", 2, "too-deep"),
        (b"family: vpt\n? [a, b]\n: c\n", 2, "key-is-no-text"),
        (b"#" * 2_000_001, 1, "file-too-large"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_problem_and_no_traceback(folder, content, line, reference):
    path = folder / "eigen.yaml"
    path.write_bytes(content)

    problem = only(check_norms(folder))

    assert (problem.at.file, problem.at.line, problem.reference) == (str(path), line, reference)


@pytest.mark.parametrize(
    "content", [b"", b"just text", b"[a, list]", b"norms: text", b"norms: {a: }"]
)
def test_a_file_of_the_wrong_shape_is_a_problem_and_no_traceback(folder, content):
    (folder / "eigen.yaml").write_bytes(content)

    problems = check_norms(folder)

    assert problems
    assert {Path(problem.at.file).name for problem in problems} == {"eigen.yaml"}


@pytest.mark.parametrize("file", ["roles.yaml", "documents.yaml", "tensions.yaml"])
def test_a_missing_file_is_a_problem(folder, file):
    (folder / file).unlink()

    problem = only(check_norms(folder))

    assert (problem.reference, problem.at.file) == ("missing-file", str(folder))
    assert file in problem.message


def test_a_folder_that_is_not_there_is_a_problem(tmp_path):
    assert only(check_norms(tmp_path / "nowhere")).reference == "unreadable-file"


def test_loading_norms_with_errors_lists_all_of_them(folder):
    edit(folder, "vpt.yaml", "aard: afspraak", "aard: x")
    edit(folder, "vpt.yaml", "[vooraf]", "[z]")

    with pytest.raises(NormsError) as raised:
        load_norms(folder)

    assert raised.value.problems == check_norms(folder)


def test_loading_norms_with_no_more_than_a_warning_goes_on(folder):
    edit(folder, "vpt.yaml", "`integriteit-aangifteplicht-162`", "`integriteit-aangifte-162`")

    assert len(load_norms(folder).norms) == 110


def test_without_the_c_parser_reading_fails_loudly(monkeypatch):
    monkeypatch.setattr(yaml, "__with_libyaml__", False)

    with pytest.raises(GameError, match="libyaml"):
        norms_source.parse(b"a: b", "a.yaml")


# Showing it


def test_a_norm_as_json_has_everything_a_reader_may_want(catalogue):
    norm = catalogue.norms["stelsel-ovj-gezag-personen"]

    values = json.loads(json.dumps(norms.as_json(norm)))

    assert values["id"] == "stelsel-ovj-gezag-personen"
    assert (values["family"], values["aard"]) == ("stelsel", "wet")
    assert (values["phases"], values["roles"]) == (["tijdens"], ["burgemeester"])
    assert values["statement"] == {"nl": norm.statement.nl, "en": norm.statement.en}
    assert (values["source"], values["source_en"]) == (norm.source.nl, norm.source.en)
    assert values["certainty"] == "geverifieerd"
    assert (values["caveat"], values["caveat_en"]) == (norm.caveat.nl, norm.caveat.en)
    assert set(values["name"]) == set(values["honours"]) == set(values["breaches"]) == {"nl", "en"}


def test_json_names_the_pairs_and_says_where_there_is_no_caveat(catalogue):
    values = norms.as_json(catalogue.norms["bevoegdheid-waarneming"])

    assert (values["caveat"], values["caveat_en"], values["tensions"]) == (None, None, [])
    assert norms.as_json(catalogue.norms["bevoegdheid-betoging"])["tensions"] == [
        "spanning-orde-betoging"
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_norm_as_text_says_what_it_asks_where_it_stands_and_what_it_pulls_against(
    catalogue, language
):
    i18n.use(language)
    norm = catalogue.norms["bevoegdheid-noodbevel"]
    pair = catalogue.tensions_of(norm.id)[0]

    text = " ".join(norms.as_text(norm, language).split())

    for part in (norm.name, norm.statement, norm.source, norm.caveat, pair.where):
        assert part.in_language(language) in text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_norm_has_a_line_in_the_list(catalogue, language):
    lines = norms.list_as_text(language).splitlines()

    for norm in catalogue.norms.values():
        assert any(
            line.startswith(f"{norm.id} ") and line.endswith(norm.name.in_language(language))
            for line in lines
        )


def test_every_kind_certainty_and_phase_has_a_label(catalogue):
    for norm in catalogue.norms.values():
        assert norms.aard_label(norm.aard)
        assert norms.certainty_label(norm.certainty)
        assert all(norms.phase_label(phase) for phase in norm.phases)
