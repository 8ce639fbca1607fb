"""The texts of the phone's and the trainer's page, in the language of the session."""

from __future__ import annotations

from burgemeestersgame import i18n


def texts() -> dict[str, str]:
    """Return every text of the pages by its key, and the language as `lang`."""
    return {"lang": i18n.language()}
