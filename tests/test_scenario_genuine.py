"""Whether a picture or sound is what its name says; nothing that anybody sends runs or explodes."""

import random

import pytest
from command import KLEIN

from burgemeestersgame.paths import assets_folder
from burgemeestersgame.scenario import check_scenario
from burgemeestersgame.scenario.genuine import wrong_with
from burgemeestersgame.scenario.media import PICTURES, SOUNDS, own_files
from tests.media import JPEG, OGG, PNG, SVG, WEBP, png, svg

OURS = own_files(assets_folder(), (*PICTURES, *SOUNDS))


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_every_picture_and_sound_of_the_game_is_genuine(path):
    assert wrong_with(path.name, path.read_bytes()) is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", PNG),
        ("a.PNG", PNG),
        ("a.jpg", JPEG),
        ("a.jpeg", JPEG),
        ("a.webp", WEBP),
        ("a.svg", SVG),
        ("a.ogg", OGG),
        ("a.txt", b"anything"),
    ],
)
def test_a_genuine_file_has_nothing_wrong(name, content):
    assert wrong_with(name, content) is None


@pytest.mark.parametrize("suffix", [*PICTURES, *SOUNDS])
@pytest.mark.parametrize("content", [b"", b"MZ\x90\x00" * 40, b"PK\x03\x04" + bytes(60), b"<html>"])
def test_a_program_an_archive_or_nothing_is_no_picture_and_no_sound(suffix, content):
    assert wrong_with(f"plein{suffix}", content)


@pytest.mark.parametrize(
    "content",
    [PNG[:-1], PNG[:-12], PNG + b"PK\x03\x04", PNG[:30] + b"\x00" + PNG[31:], PNG[:20]],
    ids=["cut", "without end", "with more behind it", "changed", "only a head"],
)
def test_a_png_that_is_not_whole_is_no_picture(content):
    assert wrong_with("a.png", content) == "this is no picture of the kind that its name says"


def test_a_picture_that_would_fill_the_memory_is_told_from_its_head():
    assert wrong_with("a.png", png(60_000, 60_000)) == (
        "this picture is too large: 60000 by 60000 pixels"
    )


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<g><SCRIPT/></g>",
        '<g onload="alert(1)"/>',
        '<rect onclick="x()"/>',
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="file:///etc/passwd"/>',
        '<image href="../../geheim.png"/>',
        '<use href="ander.svg#x"/>',
        '<a href="javascript:alert(1)"/>',
        '<a href=" https://example.org"/>',
        '<a href="data:text/html;base64,AAAA"/>',
        '<rect style="fill: url(https://example.org/x)"/>',
        "<rect fill=\"url( 'https://example.org/x' )\"/>",
        "<style>@import 'x.css';</style>",
        "<style>@im<!-- -->port 'x.css';</style>",
        "<style>rect { fill: u\\72l(http://example.org) }</style>",
        '<set attributeName="href" to="https://example.org"/>',
        '<animate attributeName="xlink:href" values="a;b"/>',
        '<g xml:base="https://example.org"/>',
        "<?xml-stylesheet href='x.css'?>",
        "<g>" * 300 + "</g>" * 300,
    ],
)
def test_an_svg_runs_nothing_and_asks_for_nothing(inside):
    assert wrong_with("a.svg", svg(inside))


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/>',
        "<rect fill='url(\"#a\")'/>",
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>rect { fill: red }</style>",
        "<title>De klok op het plein: half tien</title>",
        '<animate attributeName="opacity" values="0;1"/>',
    ],
)
def test_an_svg_may_refer_to_itself_and_hold_its_own_pictures(inside):
    assert wrong_with("a.svg", svg(inside)) is None


def test_an_svg_that_would_grow_to_gigabytes_is_refused_at_its_first_line():
    lines = "".join(
        f'<!ENTITY {name} "{"&" + above + ";" if above else "ha"}">'
        for above, name in zip(" abcdefgh", "abcdefghi", strict=True)
    )
    content = f"<!DOCTYPE svg [{lines}]>{svg('&i;').decode()}".encode()

    assert "document type" in wrong_with("a.svg", content)


def test_an_svg_in_another_encoding_hides_nothing():
    assert wrong_with("a.svg", svg("<script/>").decode().encode("utf-16"))
    assert wrong_with("a.svg", b'<?xml version="1.0" encoding="utf-7"?>' + svg("<script/>"))


@pytest.mark.parametrize("suffix", [*PICTURES, *SOUNDS])
def test_any_damage_is_told_and_never_a_crash(suffix):
    chance = random.Random(20261122)
    genuine = {".png": PNG, ".svg": SVG, ".webp": WEBP, ".jpg": JPEG, ".jpeg": JPEG}
    for _number in range(200):
        content = bytearray(genuine.get(suffix, OGG))
        for _change in range(chance.randrange(1, 6)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        trouble = wrong_with(f"a{suffix}", bytes(content[: chance.randrange(len(content) + 1)]))
        assert trouble is None or trouble[0].islower()


def test_check_reports_a_file_that_pretends_at_that_file(tmp_path):
    (tmp_path / "scenario.yaml").write_bytes((KLEIN / "scenario.yaml").read_bytes())
    (tmp_path / "kamer.png").write_bytes(b"MZ")

    [problem] = [one for one in check_scenario(tmp_path) if one.reference == "bad-file"]

    assert problem.at.file == str(tmp_path / "kamer.png")
    assert problem.severity == "warning"
