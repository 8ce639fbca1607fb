"""Which parts may know which: imports point one way, and the core knows no screens."""

import ast
from pathlib import Path

import pytest

import burgemeestersgame

PACKAGE = Path(burgemeestersgame.__file__).parent
SHELLS = {
    "cli",
    "commands",
    "courses",
    "desk",
    "desktop",
    "terminal",
    "store",
    "server",
    "sessions",
    "__main__",
}

# They put the parts together, and so know several.
INTRODUCERS = {"cli", "commands", "courses", "desk", "sessions", "__main__"}

# From the core's outside to its inside: each may import those behind it, never back.
ORDER = (
    "groups",
    "room",
    "session",
    "debrief",
    "assessment",
    "engine",
    "scenario",
    "norms",
    "errors",
)

# Beside errors: everything may use them, and they use nothing of the story.
OUTSIDE = {"paths", "files", "i18n", "cache", "search", "settings"}


def part(path: Path) -> str:
    """Return which part a module belongs to: the first name below the package."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def modules(*, of_shells: bool) -> list[Path]:
    paths = (path for path in PACKAGE.rglob("*.py") if "_data" not in path.parts)
    return sorted(path for path in paths if (part(path) in SHELLS) == of_shells)


def imports_of(path: Path) -> set[str]:
    """Return the dotted names a module imports, also those it imports late."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = path.relative_to(PACKAGE.parent).parts[: -node.level] if node.level else ()
            base = ".".join((*package, *([node.module] if node.module else [])))
            names.update(f"{base}.{alias.name}" for alias in node.names)
    return names


def parts_imported_by(path: Path) -> set[str]:
    ours = (name.split(".") for name in imports_of(path) if name.startswith("burgemeestersgame."))
    return {name[1] for name in ours}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", modules(of_shells=False), ids=name_of)
def test_the_core_knows_nothing_of_screens_sockets_or_databases(module):
    imported = {name.split(".")[0] for name in imports_of(module)}

    assert not imported & {"pygame", "starlette", "sqlite3", "socket"}


@pytest.mark.parametrize("module", modules(of_shells=False), ids=name_of)
def test_the_core_knows_none_of_its_shells(module):
    assert not parts_imported_by(module) & SHELLS


@pytest.mark.parametrize("module", modules(of_shells=False), ids=name_of)
def test_imports_in_the_core_point_inwards(module):
    own = part(module)
    outside = ORDER[: ORDER.index(own)] if own in ORDER else ORDER if own in OUTSIDE else ()

    assert not parts_imported_by(module) & set(outside) - {"errors"}


PLAIN_SHELLS = [path for path in modules(of_shells=True) if part(path) not in INTRODUCERS]


@pytest.mark.parametrize("module", PLAIN_SHELLS, ids=name_of)
def test_shells_do_not_know_each_other(module):
    assert not parts_imported_by(module) & (SHELLS - {part(module)})
