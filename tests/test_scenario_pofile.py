"""Catalogues as files: from whatever tool they come, all that was written in them is kept."""

import shutil
import subprocess

import pytest

from burgemeestersgame.scenario.catalogue import CatalogueError, Comments, Content, Entry
from burgemeestersgame.scenario.pofile import parse, render

POEDIT = """\
# Robin vertaalt dit.
msgid ""
msgstr ""
"Project-Id-Version: park\\n"
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Generator: Poedit 3.4\\n"
"X-Poedit-Basepath: .\\n"

# Nog aan Robin vragen.
#
#   ingesprongen
#. Scene lunch: the question
#: scenario.yaml:22
#, fuzzy, no-wrap
#| msgctxt "lunch/vraag"
#| msgid ""
#| "Komt u op de "
#| "\\"lunch\\"?"
msgctxt "lunch/question"
msgid "Gaat u?"
msgstr ""
"Will you go "
"there?"

#~ msgctxt "lunch/reflect"
#~ msgid "Waarom?"
#~ msgstr "Why?"

#, fuzzy
#~| msgid "Hoe?"
#~ msgctxt "lunch/reflect"
#~ msgid "Waarom dan?"
#~ msgstr "How?"

# Tot hier.
"""


def test_everything_in_a_catalogue_is_read():
    content = parse(POEDIT.encode())

    assert content.remarks == ("Robin vertaalt dit.",)
    assert "X-Poedit-Basepath: ." in content.header
    question, old, older = content.entries
    assert question == Entry(
        id="lunch/question",
        original="Gaat u?",
        text="Will you go there?",
        line=21,
        is_fuzzy=True,
        previous='Komt u op de "lunch"?',
        remarks=("Nog aan Robin vragen.", "", "ingesprongen"),
        flags=("no-wrap",),
    )
    assert (old.text, old.is_obsolete, old.is_fuzzy) == ("Why?", True, False)
    assert (older.text, older.previous, older.is_fuzzy) == ("How?", "Hoe?", True)
    assert content.last_remarks == ("Tot hier.",)


def without_lines(content: Content) -> Content:
    return content._replace(entries=tuple(one._replace(line=0) for one in content.entries))


def test_what_is_written_can_be_read_back():
    content = parse(POEDIT.encode())

    assert without_lines(parse(render(content, {}))) == without_lines(content)


def test_comments_for_translators_are_written_and_not_taken_for_remarks():
    entry = Entry("lunch/question", "Gaat u?", "Will you go?")
    comments = {"lunch/question": Comments(("the question",), "scenario.yaml:22")}

    written = render(Content(entries=(entry,)), comments)

    assert b"#. the question\n#: scenario.yaml:22\nmsgctxt" in written
    assert parse(written).entries[0].remarks == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda content: b"\xef\xbb\xbf" + content,
        lambda content: content.replace(b"\n", b"\r\n"),
        lambda content: content.replace(b"\n", b"\r"),
        lambda content: content.rstrip(b"\n"),
        lambda content: content.replace(b"\n", b"  \n"),
    ],
    ids=["byte order mark", "Windows", "old Macintosh", "no last line end", "spaces"],
)
def test_a_file_from_any_system_is_read(change):
    assert parse(change(POEDIT.encode())).entries == parse(POEDIT.encode()).entries


def test_a_file_in_an_older_encoding_is_read():
    content = POEDIT.replace("UTF-8", "ISO-8859-1").replace("Why", "Café").encode("latin-1")

    assert parse(content).entries[1].text == "Café?"


def test_two_entries_with_the_same_id_are_both_there():
    twice = b'msgctxt "a"\nmsgid "x"\nmsgstr "y"\n\nmsgctxt "a"\nmsgid "x"\nmsgstr "z"\n'

    assert [one.text for one in parse(twice).entries] == ["y", "z"]


def test_two_that_were_put_away_with_the_same_id_are_both_there():
    twice = b'#~ msgctxt "a"\n#~ msgid "x"\n#~ msgstr "y"\n\n#~ msgctxt "a"\n#~ msgid "x"\n'

    assert [one.text for one in parse(twice + b'#~ msgstr "z"\n').entries] == ["y", "z"]


def test_a_percent_sign_makes_no_format_of_a_story():
    content = b'msgctxt "a"\nmsgid "5 % door"\nmsgstr "{0} 5 % through"\n'

    assert parse(content).entries[0].flags == ()


def test_plurals_stay_as_they_are():
    content = (
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
        b'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "een"\nmsgstr[1] "veel"\n'
    )

    (entry,) = parse(content).entries

    assert entry.plurals == ("many", ("veel",))
    assert without_lines(parse(render(parse(content), {}))) == without_lines(parse(content))


def test_what_a_file_says_of_plurals_makes_nobody_wait():
    content = (
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=999999999; plural=0;\\n"\n\n'
        b'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "een"\n'
    )

    (entry,) = parse(content).entries

    assert entry.plurals == ("many", ("",) * 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        'a "b" \\ c',
        "a\nb\n",
        "\n",
        " a ",
        "\t",
        "x " * 200,
        "é" * 150,
        "a\u2028b",
        "\\n",
        "x" * 200_000,
    ],
    ids=range(12),
)
def test_any_text_survives_writing_and_reading(text):
    entry = Entry("a", text or "leeg", text, is_fuzzy=True, previous=text, remarks=("b",))

    (read,) = parse(render(Content(entries=(entry,)), {})).entries

    assert read._replace(line=0) == entry


@pytest.mark.parametrize(
    "content", [b"\x00\x01", b"PK\x03\x04", b"{}", b"<xml/>", b'msgid "', b"msgstr \xff", b'"a"']
)
def test_what_is_no_catalogue_is_refused_with_a_line(content):
    with pytest.raises(CatalogueError) as caught:
        parse(content + b"\n")

    assert caught.value.line == 1


def test_gettext_takes_what_we_write(tmp_path):
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("msgfmt is missing")
    file = tmp_path / "messages.po"
    file.write_bytes(render(parse(POEDIT.encode()), {}))

    subprocess.run([msgfmt, "-o", str(tmp_path / "messages.mo"), str(file)], check=True, timeout=20)
