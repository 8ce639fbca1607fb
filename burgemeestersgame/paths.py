"""Where `scenarios/`, `assets/` and `locale/` are, in a checkout and when installed.

In a wheel, and in a stand-alone program made of one, they lie inside the package, in `_data`; in a
checkout or an editable install they lie in the folder above it.
"""

import os
from pathlib import Path

HOME_VARIABLE = "BURGEMEESTERSGAME_HOME"


def data_root() -> Path:
    """Return the folder that holds `scenarios/`, `assets/` and `locale/`."""
    package = Path(__file__).resolve().parent
    within = package / "_data"
    return within if within.is_dir() else package.parent


def scenarios_folder() -> Path:
    """Return the folder with the scenarios that come with the game."""
    return data_root() / "scenarios"


def assets_folder() -> Path:
    """Return the folder with fonts, icons, portraits, scenes and sounds."""
    return data_root() / "assets"


def guides_folder() -> Path:
    """Return the folder with the guides for players, authors and IT."""
    return data_root() / "docs"


def locale_folder() -> Path:
    """Return the folder with the catalogues of the interface."""
    return data_root() / "locale"


def reports_folder() -> Path:
    """Return the folder for reports and exported runs that the window writes."""
    return user_data_folder() / "reports"


def installed_folder() -> Path:
    """Return the folder for scenarios that somebody installed; it need not exist yet."""
    return user_data_folder() / "installed"


def sessions_folder() -> Path:
    """Return the folder with the sessions of groups; it need not exist yet."""
    return user_data_folder() / "sessions"


def theme_file() -> Path:
    """Return the file with a municipality's colours and type for the pages; it need not exist."""
    return user_data_folder() / "huisstijl.css"


def user_data_folder() -> Path:
    """Return the only folder the game writes in; it need not exist yet.

    The environment variable `BURGEMEESTERSGAME_HOME` names another one.
    """
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return Path(home).expanduser().absolute()
    import platformdirs  # late: most commands in a test never need it

    return Path(platformdirs.user_data_dir("burgemeestersgame", appauthor=False))


def authors_folder() -> Path:
    """Return the folder where people find the scenarios they write; it need not exist yet.

    Among the user's documents, as somebody edits in it. `BURGEMEESTERSGAME_HOME` has it too.
    """
    if os.environ.get(HOME_VARIABLE):
        return user_data_folder() / "scenarios"
    import platformdirs  # late, as above

    return Path(platformdirs.user_documents_dir()) / "Burgemeestersgame" / "scenarios"


def is_bare(name: str) -> bool:
    """Whether a name is only that: no path, and no folder in it."""
    return not any(mark in name for mark in ("/", "\\", ":")) and name not in (".", "..")


def path_of(name: str) -> Path:
    """Return the path that a scenario's name means.

    That is what is there; else, for a bare name, the author's own scenario, or an example of ours.
    """
    path = Path(name)
    try:
        if is_bare(name) and not path.exists():
            for folder in (authors_folder(), guides_folder() / "voorbeelden"):
                if (folder / name).is_dir():
                    return folder / name
    except (OSError, ValueError):
        pass  # no path at all: whoever reads it says so
    return path
