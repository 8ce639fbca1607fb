"""The texts of the phone's and the trainer's page, in the language of the session."""

from __future__ import annotations

from burgemeestersgame import i18n
from burgemeestersgame.server.forms import Texts
from burgemeestersgame.server.phone_texts import phone_texts
from burgemeestersgame.server.trainer_texts import trainer_texts


def texts() -> Texts:
    """Return every text of the phone's page by its key, and the language as `lang`."""
    return {"lang": i18n.language(), **phone_texts()}


def texts_for_trainer() -> Texts:
    """Return the same for the trainer's page, which says all that a phone says and more."""
    return {**texts(), **trainer_texts()}
