"""The debrief as a PDF: tagged, in our own fonts, and nothing typed becomes markup."""

from __future__ import annotations

import io
import sys
from datetime import datetime
from typing import Any

import pytest
from hostile import a_hostile_run
from stories import a_scenario, played
from test_debrief_html import every_block

from burgemeestersgame import i18n
from burgemeestersgame.debrief import pdf
from burgemeestersgame.debrief.build import build
from burgemeestersgame.debrief.model import Debrief, Paragraph, Section

STORY = """\
- dilemma: eerst
  phase: vooraf
  text: De zaal is vol.
  question: Wat doet u?
  choices:
    ja: {text: Ja, honours: [vpt-6-aangifte], effects: {zaal: +10}}
    nee: {text: Nee, honours: [bevoegdheid-betoging]}
"""


def a_debrief(*blocks: Any, language: str = "nl") -> Debrief:
    section = Section("norms", "Normen", tuple(blocks))
    return Debrief("De proef", "gespeeld", language, (section,), "Bel 112.", "te verifiëren")


def opened(content: bytes) -> Any:
    pikepdf = pytest.importorskip("pikepdf")
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture(autouse=True)
def _with_typst() -> None:
    pytest.importorskip("typst")


def tags(element: Any) -> set[str]:
    """Return the names of all elements below one of the structure of a document."""
    pikepdf = pytest.importorskip("pikepdf")
    found = {str(element["/S"])} if "/S" in element else set()
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found |= tags(child)
    return found


def test_every_kind_of_block_can_be_set_and_passes_the_check_of_pdf_ua():
    content = pdf.to_pdf(a_debrief(*every_block("woord")))

    assert b"pdfuaid" in opened(content).Root.Metadata.read_bytes()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_reader_aloud_knows_title_language_headings_and_pictures(language):
    scenario = a_scenario(STORY)
    debrief = build(scenario, played(scenario, "ja"), language, datetime(2026, 11, 21))

    document = opened(pdf.to_pdf(debrief))

    assert str(document.Root.Lang) == language
    assert document.Root.MarkInfo.Marked
    assert "De proef" in str(document.docinfo["/Title"])
    assert {"/H1", "/H2", "/Figure", "/Table", "/TH", "/Link"} <= tags(document.Root.StructTreeRoot)


def test_only_our_own_fonts_are_inside():
    document = opened(pdf.to_pdf(a_debrief(*every_block("woord"))))

    fonts = {
        str(font.BaseFont).split("+")[1]
        for page in document.pages
        for font in page.Resources.get("/Font", {}).values()
    }
    assert fonts
    assert all(font.startswith("Inter") for font in fonts)


def test_what_was_typed_is_text_and_never_markup():
    scenario, run = a_hostile_run()

    document = opened(pdf.to_pdf(build(scenario, run, "nl")))

    links = {
        str(note.A.get("/URI", ""))
        for page in document.pages
        for note in page.get("/Annots", [])
        if "/A" in note
    }
    assert len(document.pages) > 2
    assert "/Names" not in document.Root or "/JavaScript" not in document.Root.Names
    assert not [link for link in links if "kwaad" in link]


def test_the_template_gets_what_was_typed_word_for_word():
    report = pdf._report(a_debrief(Paragraph("#panic() *vet*", "quote")))

    assert report["sections"][0]["blocks"][0]["text"] == "#panic() *vet*"


def test_signs_that_turn_text_around_are_left_out():
    assert pdf._cleaned({"a": ["links \u202estekker\x1b", 3]}) == {"a": ["links stekker", 3]}


def test_a_sign_that_no_font_has_does_not_spoil_the_report():
    assert pdf.to_pdf(a_debrief(Paragraph("Zo 👩‍🚒 𒀀 \U0001f9ff 학교"))).startswith(b"%PDF")


def test_our_fonts_are_known_to_have_the_letters_of_dutch():
    assert {ord(sign) for sign in "aëéïöü€’–→●○"} <= pdf._known()


def test_without_typst_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    i18n.use("en")

    with pytest.raises(pdf.NoTypst, match=r"burgemeestersgame\[report\]"):
        pdf.to_pdf(a_debrief(Paragraph("Hallo")))


def test_a_word_wider_than_a_line_goes_on_on_the_next():
    pages = opened(pdf.to_pdf(a_debrief(Paragraph("a" * 3_000, "quote")))).pages
    longer = opened(pdf.to_pdf(a_debrief(Paragraph("a" * 9_000, "quote")))).pages

    assert len(longer) > len(pages)
