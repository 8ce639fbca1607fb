"""Says in plain words what a YAML parser could not read."""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario.problems import Problems, quoted

Explanation = tuple[int, str, str | None]
"""Index of the character, message and hint."""


def explain(error: MarkedYAMLError, problems: Problems) -> None:
    """Add the problem that a parser stopped at."""
    text = problems.source.text
    # libyaml counts characters as we do; some errors only say where the whole began.
    mark = error.problem_mark or error.context_mark
    at = min(mark.index if mark else 0, len(text))
    began = min(error.context_mark.index if error.context_mark else at, len(text))
    index, message, hint = _explanation(
        error.problem or "", error.context or "", text, at, began, problems.source.line
    )
    problems.add(index, "syntax", message, hint)


def _explanation(
    problem: str, context: str, text: str, at: int, began: int, line_of: Callable[[int], int]
) -> Explanation:
    line_start = text.rfind("\n", 0, at) + 1
    line = text[line_start:].split("\n", 1)[0]
    above_start = text.rfind("\n", 0, max(line_start - 1, 0)) + 1
    odd = _ODD_START.search(text, above_start, line_start + len(line))
    if odd is not None and odd[0].strip(" "):
        return _odd_sign(odd)
    if "quoted scalar" in context:
        if "escape" in problem:
            return (
                at,
                _("between double quotes a backslash has a special meaning"),
                _("write two backslashes, or use single quotes"),
            )
        return (
            began,
            _("a text between quotes is opened here and not closed"),
            _("end it with the same quote as it begins with; inside single quotes write '' for '"),
        )
    if "\t" in line[: len(line) - len(line.lstrip())]:
        tab = line_start + line.index("\t")
        return tab, _("a tab stands here"), _("indent with spaces")
    if "mapping values are not allowed" in problem:
        if ": " in line[: at - line_start]:
            return (
                at,
                _("a ':' with a space behind it stands inside a text without quotes"),
                _("put the whole text between double quotes"),
            )
        key_above = _NO_SPACE_ABOVE.match(text, above_start, line_start)
        if key_above:
            return _no_space(key_above.start(1), key_above[1])
        dash_above = _NO_SPACE_AFTER_DASH.match(text, above_start, line_start)
        if dash_above:
            return _no_space_after_dash(dash_above)
        return (
            at,
            _("a key cannot stand here"),
            _(
                "check the line above, and that this line begins at the same column as its"
                " neighbours"
            ),
        )
    if "cannot start any token" in problem:
        sign = text[at : at + 1]
        if sign == "\t":
            return at, _("a tab stands here"), _("indent with spaces")
        return (
            at,
            _("a text cannot begin with '{sign}'").format(sign=sign),
            _("put the whole text between double quotes"),
        )
    opened = _open_quote(text, line_start, at)
    if opened is not None:
        return (
            opened,
            _("a text between quotes is opened here and not closed"),
            _("end it with the same quote as it begins with; inside single quotes write '' for '"),
        )
    before = text[line_start:at].rstrip()
    if before[-1:] in ("'", '"') and len(before) > 1:
        return (
            at,
            _("the text goes on after its closing quote"),
            _("put the whole text between quotes of the other kind"),
        )
    above = text[: max(line_start - 1, 0)].rpartition("\n")[2]
    if "expected ':'" in problem:
        header = text[:began].rstrip()
        if header.endswith((": >", ": >-", ": |", ": |-", ":")):
            return (
                began,
                _("this text stands too far to the left"),
                _("put more spaces in front of it than in front of the key above"),
            )
        start, key = _unfinished_key(text, at, began)
        if _NO_SPACE.match(key):
            return _no_space(start, key)
        if len(key.split()) >= _SENTENCE:
            return (
                start,
                _("this line does not fit what stands above it"),
                _("put the whole text between double quotes"),
            )
        return (
            start,
            _("behind '{key}' a ':' is missing").format(key=quoted(key)),
            _("write '{key}: ' and then its value; a longer text may need quotes").format(
                key=quoted(key.split()[0] if key.split() else key)
            ),
        )
    if "flow" in context:
        close = "]" if "sequence" in context else "}"
        if began < line_start and _NEW_LINE.fullmatch(text, line_start, at):
            # What is missing should have ended the line above.
            at = len(text[:line_start].rstrip()) - 1
        return (
            at,
            _("a '{close}' or a comma is missing here; the brackets open on line {line}").format(
                close=close, line=line_of(began)
            ),
            _("a text with a quote, comma, bracket or ': ' in it stands between double quotes"),
        )
    if text[at : at + 1] in ("}", "]"):
        return (
            at,
            _("a '{close}' stands here that closes nothing").format(close=text[at]),
            _("remove it, or look where its other half is missing"),
        )
    bracket = _TEXT_IN_BRACKET.search(before)
    if bracket is not None and ": " not in text[at:].split("\n", 1)[0]:
        return (
            line_start + bracket.start(1),
            _("a text cannot begin with '{sign}'").format(sign=bracket[1]),
            _("put the whole text between double quotes"),
        )
    if "block scalar" in context:
        return (
            at,
            _("after '|' or '>' the text begins on the next line"),
            _("indent that text with spaces"),
        )
    if " #" in above and "block" in context and not above.lstrip().startswith("#"):
        return (
            at,
            _("this line does not fit what stands above it"),
            _("in the line above a comment begins at ' #'; put a text with a # in it in quotes"),
        )
    dash = _NO_SPACE_AFTER_DASH.match(text, line_start)
    if dash:
        return _no_space_after_dash(dash)
    if text.startswith("- ", at):
        first = _first_without_dash(text, line_start, at - line_start)
        if first is not None:
            return (
                first,
                _("a '-' is missing in front of this"),
                _("every thing in a list begins with '- '"),
            )
    if "block" in context or "block sequence entries" in problem:
        return (
            at,
            _("this line does not fit what stands above it"),
            _("lines that belong together begin at the same column"),
        )
    if "anchor" in context or "alias" in context:
        sign = text[began : began + 1] or "*"
        return (
            began,
            _("a text cannot begin with '{sign}'").format(sign=sign),
            _("put the whole text between double quotes"),
        )
    if "tag" in context:
        return (
            began,
            _("a text cannot begin with '{sign}'").format(sign="!"),
            _("put the whole text between double quotes"),
        )
    if "directive" in context:
        return (
            began,
            _("a line cannot begin with '{sign}'").format(sign="%"),
            _("put the whole text between double quotes"),
        )
    if "document start" in problem:
        return (
            at,
            _("the scenario had ended before this line"),
            _("check where this line begins: it may need more spaces in front"),
        )
    return at, _("this cannot be read: {reason}").format(reason=problem or context), None


def _no_space_after_dash(dash: re.Match[str]) -> Explanation:
    return (
        dash.start(1),
        _("behind the '-' a space is missing"),
        _("every thing in a list begins with '- '"),
    )


def _no_space(at: int, key: str) -> Explanation:
    return (
        at,
        _("behind the ':' a space is missing"),
        _("write '{key}: ' and then its value").format(key=key.split(":")[0]),
    )


def _odd_sign(odd: re.Match[str]) -> Explanation:
    """Explain a sign that a text processor put where a space or a hyphen belongs."""
    sign = odd[0].strip(" ")[0]
    at = odd.start() + odd[0].index(sign)
    if sign in _DASHES:
        return (
            at,
            _("a thing in a list begins with '-', not with '{sign}'").format(sign=sign),
            _("type a hyphen; a text processor may have changed it"),
        )
    return (
        at,
        _("here stands another kind of space, U+{code}").format(code=f"{ord(sign):04X}"),
        _("type ordinary spaces; this one may have come along with copied text"),
    )


def _first_without_dash(text: str, line_start: int, indent: int) -> int | None:
    """Return where the first thing of a list stands, if it lacks the '-' that another one has."""
    below = 0
    for line in reversed(list(_WHOLE_LINE.finditer(text, 0, line_start))):
        own_indent = len(line[0]) - len(line[0].lstrip(" "))
        if not line[0].strip() or line[0].lstrip().startswith("#"):
            continue
        if own_indent < indent:
            starts_list = line[0].rstrip().endswith(":") and below > line.start()
            return below if starts_list and not text.startswith("-", below) else None
        below = line.start() + own_indent
    return None


def _open_quote(text: str, line_start: int, at: int) -> int | None:
    """Return where a quote was opened that only the next text's opening quote closed."""
    for quote in "\"'":
        closed = text.rfind(quote, line_start, at)
        opened = text.rfind(quote, 0, closed) if closed > 0 else -1
        if (
            opened >= 0
            and _KEY_BELOW.search(text, opened, closed)
            and text[:opened].rstrip(" ")[-1:] in (":", "-", "[", ",", "{", "\n")
            and text[opened - 1 : opened] in (" ", "[", "{")
        ):
            return opened
    return None


_KEY_BELOW = re.compile(r"\n *(?:- +)?\{?[a-z][a-z0-9-]*:[ \n]")
_DASHES = "–—•·*"
_SPACES = "\u00a0\u2002\u2003\u2009\u200b\u202f\u3000\ufeff"
# Where a line begins, up to its first ordinary sign; and behind the colon of a key.
_ODD_START = re.compile(
    rf"^ *(?:[{_DASHES}](?= *[a-z]+: )| *[{_SPACES}])|(?<=[a-z]:)[{_SPACES}]", re.MULTILINE
)
_WHOLE_LINE = re.compile(r"[^\n]+")
_NEW_LINE = re.compile(r" *(?:- +)?[a-z0-9-]*")
_NO_SPACE = re.compile(r"[a-z-]+:[^\s:/]")
_NO_SPACE_ABOVE = re.compile(r" *(?:- +)?([a-z-]+:[^\s:/])")
_NO_SPACE_AFTER_DASH = re.compile(r" *(-[a-z][a-z-]*): ")
# A text that begins with a remark in brackets, up to where YAML sees that it goes on.
_TEXT_IN_BRACKET = re.compile(r"(?:: |- )([\[{])[^\[\]{}:]*[\]}]$")
_SENTENCE = 4
"""So many words are no key that lacks its colon, but a line of a text."""
_LINE = re.compile(r"[^\r\n]*")


def _unfinished_key(text: str, at: int, began: int) -> tuple[int, str]:
    match = _LINE.match(text, began)
    return began, match.group().strip() if match else text[at : at + 1]
