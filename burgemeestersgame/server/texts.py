"""The texts of the phone's and the trainer's page, in the language of the session."""

from __future__ import annotations

from burgemeestersgame import i18n
from burgemeestersgame.server.forms import Texts
from burgemeestersgame.server.phone_texts import phone_texts
from burgemeestersgame.server.trainer_texts import trainer_texts


def texts() -> Texts:
    """Return every text of the pages by its key, and the language as `lang`."""
    return {"lang": i18n.language(), **phone_texts(), **trainer_texts()}
