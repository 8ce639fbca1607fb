"""A player's choices: kept, restored, and never in the way."""

import json

import pytest

from burgemeestersgame.errors import GameError
from burgemeestersgame.settings import Settings, load_settings, save_settings


def test_the_first_start_is_quiet_light_and_at_normal_size():
    settings = load_settings()

    assert settings == Settings()
    assert (settings.language, settings.theme, settings.text_scale) == (None, "light", 100)
    assert settings.sound is False


def test_settings_come_back_as_they_were_kept():
    chosen = Settings(language="en", theme="contrast", text_scale=175, time="off", sound=True)

    save_settings(chosen)

    assert load_settings() == chosen


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"light"', b"[" * 100_000])
def test_an_unreadable_file_gives_defaults_and_is_kept_aside(data_folder, content):
    data_folder.mkdir()
    (data_folder / "settings.json").write_bytes(content)

    assert load_settings() == Settings()
    assert (data_folder / "settings.json.broken").read_bytes() == content
    assert not (data_folder / "settings.json").exists()


def test_a_value_that_makes_no_sense_is_replaced_by_its_default(data_folder):
    data_folder.mkdir()
    stored = {
        "language": "fy",
        "theme": ["dark"],
        "text_scale": 5000,
        "time": "200",
        "sound": "yes",
        "player": "Rood\x1b[2Jborst",
        "keep_days": 0,
        "colour": "of a later version",
    }
    (data_folder / "settings.json").write_text(json.dumps(stored))

    assert load_settings() == Settings(time="200")


def test_a_full_disk_is_told_plainly_and_leaves_the_old_settings(monkeypatch):
    save_settings(Settings(theme="dark"))

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(GameError, match="could not be kept: the disk is full"):
        save_settings(Settings(theme="light"))
    assert load_settings().theme == "dark"


@pytest.mark.parametrize(
    ("time", "factor"), [("normal", 1.0), ("150", 1.5), ("200", 2.0), ("off", None)]
)
def test_the_time_setting_stretches_time_limits(time, factor):
    assert Settings(time=time).time_factor == factor
