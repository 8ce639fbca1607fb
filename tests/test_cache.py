"""Keeping computed values, and doing without when that is impossible."""

import pytest

from burgemeestersgame import cache
from burgemeestersgame.cache import cached


class Builder:
    """Returns its content and counts how often it was asked to."""

    def __init__(self, content: bytes = b"computed") -> None:
        self.content = content
        self.calls = 0

    def __call__(self) -> bytes:
        self.calls += 1
        return self.content


def test_the_same_inputs_are_computed_once():
    build = Builder()

    assert cached("story", (b"a", b"b"), build) == b"computed"
    assert cached("story", (b"a", b"b"), build) == b"computed"
    assert build.calls == 1


def test_what_is_computed_fresh_is_what_is_kept():
    cached("story", (b"a",), Builder(b"old"))

    assert cached("story", (b"a",), Builder(b"new"), is_fresh=True) == b"new"
    assert cached("story", (b"a",), Builder(b"newer")) == b"new"


@pytest.mark.parametrize("inputs", [(b"ab", b""), (b"", b"ab"), (b"a",), (b"b", b"a")])
def test_other_inputs_are_computed_anew(inputs):
    cached("story", (b"a", b"b"), Builder(b"old"))

    assert cached("story", inputs, Builder(b"new")) == b"new"


def test_a_new_version_of_the_game_computes_anew(monkeypatch):
    cached("story", (b"a",), Builder(b"old"))
    monkeypatch.setattr(cache, "__version__", "99.0")

    assert cached("story", (b"a",), Builder(b"new")) == b"new"


def test_only_the_newest_value_of_a_name_is_kept(data_folder):
    for name, content in [("story", b"1"), ("story-two", b"1"), ("story", b"2")]:
        cached(name, (content,), Builder(content))

    names = sorted(path.name.rsplit("-", 1)[0] for path in (data_folder / "cache").iterdir())
    assert names == ["story", "story-two"]


@pytest.mark.parametrize("damage", [lambda b: b[:-3], lambda b: b"", lambda b: b[:-1] + b"?"])
def test_a_damaged_file_is_computed_anew(data_folder, damage):
    cached("story", (b"a",), Builder())
    (path,) = (data_folder / "cache").iterdir()
    path.write_bytes(damage(path.read_bytes()))
    build = Builder(b"again")

    assert cached("story", (b"a",), build) == b"again"
    assert cached("story", (b"a",), build) == b"again"
    assert build.calls == 1


def test_nothing_is_lost_where_nothing_can_be_written(data_folder):
    data_folder.write_text("a file where a folder should be")

    assert cached("story", (b"a",), Builder()) == b"computed"


def test_a_full_disk_leaves_no_half_file(data_folder, monkeypatch):
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    assert cached("story", (b"a",), Builder()) == b"computed"
    assert list((data_folder / "cache").iterdir()) == []


def test_a_name_cannot_leave_the_folder(data_folder):
    cached("../../Etc/passwd", (b"a",), Builder())

    (path,) = data_folder.rglob("*.bin")
    assert path.parent == data_folder / "cache"


def test_what_a_builder_raises_reaches_the_caller():
    def build() -> bytes:
        raise KeyError("griffier")

    with pytest.raises(KeyError):
        cached("story", (b"a",), build)
