"""What can be asked of translations."""

from __future__ import annotations

import argparse

from burgemeestersgame.arguments.options import add_format, add_output, add_path, add_strict
from burgemeestersgame.arguments.parser import Parser, add_command
from burgemeestersgame.i18n import gettext as _


def describe_translate(translate: argparse.ArgumentParser) -> None:
    """Add the arguments of `translate`."""
    actions = translate.add_subparsers(
        dest="translate_command",
        metavar=_("COMMAND"),
        title=_("commands"),
        required=True,
        parser_class=Parser,
        prog="burgemeestersgame translate",
    )
    for name, summary, describe in (
        ("extract", _("write a template with all texts"), _describe_extract),
        ("update", _("bring translations up to date, or begin one"), _describe_update),
        ("status", _("say how far the translations are"), _describe_status),
        ("page", _("write original and translation side by side, to read"), _describe_page),
    ):
        add_command(actions, name, summary, describe, has_own_language=True)


def _describe_extract(extract: argparse.ArgumentParser) -> None:
    add_path(extract)
    _add_translation(extract, _("the language it will be filled in for; left out: any"))
    add_output(extract)


def _describe_update(update: argparse.ArgumentParser) -> None:
    add_path(update)
    _add_translation(update, _("the language to translate into; left out: all there are"))


def _describe_status(status: argparse.ArgumentParser) -> None:
    add_path(status)
    _add_translation(status, _("only the translation into this language"))
    add_strict(status)
    add_format(status)


def _describe_page(page: argparse.ArgumentParser) -> None:
    add_path(page)
    _add_translation(page, _("the language of the translation"), is_required=True)
    add_output(page)


def _add_translation(
    parser: argparse.ArgumentParser, meaning: str, *, is_required: bool = False
) -> None:
    parser.add_argument(
        "--lang", dest="into", metavar=_("LANGUAGE"), help=meaning, required=is_required
    )
