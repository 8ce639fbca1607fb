"""The files of a scenario under another id: its story, catalogues, pictures and sounds."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from burgemeestersgame.authoring.schema import EDITOR_LINE
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.scenario import Scenario, folder, load_scenario
from burgemeestersgame.scenario.media import PICTURES, SOUNDS, is_named, names_in, own_files
from burgemeestersgame.scenario.source import decode

_PLAIN = re.compile(r"[^\W\d_][\w .,!?()’'-]*(?<! )")
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
_MARKS = ("honours", "breaches", "repairs")


def as_yaml(text: str) -> str:
    """Return a text on one line as it stands in YAML, with quotes where it needs them."""
    line = " ".join(text.split())
    if _PLAIN.fullmatch(line) and line.lower() not in _NOT_PLAIN:
        return line
    return json.dumps(line, ensure_ascii=False)


def copied_files(source: Path, id: str, changed: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a copy by their paths within its folder, with `/` between the parts.

    Args:
        source: The folder or file of a scenario.
        id: Of the copy; its own norms begin with it.
        changed: Other keys on top, such as `title`, with what stands there now; '' leaves a key.

    Raises:
        ScenarioError: The source has errors.
        GameError: It cannot be read.
    """
    scenario = load_scenario(source)
    file = folder.scenario_path(source)
    changed = {"id": id} | {key: text for key, text in changed.items() if text}
    norms = {old: id + old.removeprefix(scenario.id) for old in scenario.norms}
    text = decode(folder.read_scenario_file(file), str(file)).source.text
    text = text.removeprefix(EDITOR_LINE)
    note = "# " + _("Copied from '{title}' ({id}).").format(title=scenario.title, id=scenario.id)
    story = f"{EDITOR_LINE}{note}\n{_renamed(text, changed, norms)}"
    files = {folder.SCENARIO_FILE: story.encode()}
    contexts = {f"norms/{old}/": f"norms/{new}/" for old, new in norms.items()}
    contexts |= {f"binding/{old}": f"binding/{new}" for old, new in norms.items()}
    for language in folder.languages(file.parent):
        catalogue = folder.catalogue_path(file.parent, language)
        if catalogue is not None:
            place = f"locale/{language}/LC_MESSAGES/{folder.CATALOGUE_FILES[0]}"
            content = folder.read_file(catalogue, file.parent)
            is_compiled = catalogue.name == folder.CATALOGUE_FILES[1]
            files[place] = _translated(content, language, changed, contexts, is_compiled)
    if file.name == folder.SCENARIO_FILE:
        for path in _media(scenario, file.parent):
            files[path.relative_to(file.parent).as_posix()] = folder.read_file(path, file.parent)
    return files


def _media(scenario: Scenario, parent: Path) -> Iterator[Path]:
    names = names_in(scenario)
    for path in own_files(parent, (*PICTURES, *SOUNDS)):
        if is_named(path, names):
            yield path


def _renamed(text: str, changed: Mapping[str, str], norms: Mapping[str, str]) -> str:
    """Return the story with these keys on top changed and its own norms renamed."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None  # it was loaded
    edits: list[tuple[yaml.Node, str]] = []
    for key, value in root.value:
        if key.value in changed:
            edits.append((value, as_yaml(changed[key.value])))
        if key.value in ("norms", "binding") and isinstance(value, yaml.MappingNode):
            edits += [(own, norms[own.value]) for own, _norm in value.value if own.value in norms]
        if key.value == "accept":
            edits += _in_paths(value, norms)
    edits += _in_marks(root, norms)
    for node, new in sorted(edits, key=lambda edit: -edit[0].start_mark.index):
        text = text[: node.start_mark.index] + new + text[node.end_mark.index :]
    return text


def _in_marks(node: yaml.Node, norms: Mapping[str, str]) -> Iterator[tuple[yaml.Node, str]]:
    """Yield where a choice or action names one of these norms."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value in _MARKS:
                for name in _scalars(value):
                    if name.value in norms:
                        yield name, norms[name.value]
            else:
                yield from _in_marks(value, norms)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _in_marks(item, norms)


def _in_paths(node: yaml.Node, norms: Mapping[str, str]) -> Iterator[tuple[yaml.Node, str]]:
    """Yield where an accepted finding is at one of these norms: `norms/id` and what follows."""
    for scalar in _scalars(node):
        section, _slash, rest = scalar.value.partition("/")
        id, slash, more = rest.partition("/")
        if section in ("norms", "binding") and id in norms:
            yield scalar, f"{section}/{norms[id]}{slash}{more}"


def _scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Yield the values in a node, and none of its keys."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _key, value in node.value:
            yield from _scalars(value)


def _translated(
    content: bytes,
    language: str,
    changed: Mapping[str, str],
    contexts: Mapping[str, str],
    is_compiled: bool,
) -> bytes:
    """Return a catalogue in which what was renamed has its new name, and a new title is its own."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po, write_po

    old = read_mo(io.BytesIO(content)) if is_compiled else read_po(io.BytesIO(content), language)
    new = type(old)(locale=language, header_comment=old.header_comment, charset="utf-8")
    new.mime_headers = old.mime_headers
    for message in old:
        if not message.id:
            continue
        context = message.context or ""
        text, said = message.id, message.string
        if context in changed:
            text = said = changed[context]
        for before, after in contexts.items():
            if context.startswith(before):
                context = after + context.removeprefix(before)
        new.add(
            text,
            said,
            flags=message.flags,
            auto_comments=message.auto_comments,
            user_comments=message.user_comments,
            previous_id=message.previous_id,
            context=context or None,
        )
    written = io.BytesIO()
    write_po(written, new, width=100)
    return written.getvalue()
