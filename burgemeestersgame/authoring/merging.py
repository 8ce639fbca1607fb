"""Brings the entries of a catalogue up to date with the texts of its scenario; loses none of them.

What belongs to a text, best first:

1. the entry with its id and these very words, also one that was put away or that was made for
   these words before they changed: certain;
2. an entry with these words whose own id has other words now, or is gone: the text moved, or its
   scene or choice has a new name. Certain where it is the same kind of text (`choices`, `text`),
   else uncertain;
3. an entry with its id, made for other words: uncertain (`fuzzy`), with those words kept beside it;
4. an entry of a scene or choice that step 2 found to have a new name: uncertain likewise.

An uncertain translation is for the translator: players see the original. What belongs to no text
is put away, and comes back by the same rules. An entry is used once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

from burgemeestersgame.scenario.catalogue import Entry
from burgemeestersgame.scenario.texts import kind_of


def merged(texts: Mapping[str, str], known: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return an entry for each text, in their order, and then all others, put away.

    Args:
        texts: As they are now, by id.
        known: What the catalogue holds.
    """
    return _Merging(texts, tuple(known)).result()


class _Merging:
    def __init__(self, texts: Mapping[str, str], known: tuple[Entry, ...]) -> None:
        self._texts = texts
        self._known = known
        self._free = {at: one for at, one in enumerate(known) if one.plurals is None}
        self._found: dict[str, Entry] = {}
        self._renamed: dict[str, str] = {}

    def result(self) -> tuple[Entry, ...]:
        self._take(lambda one: (one.id, one.made_for), is_certain=True)
        self._take_moved()
        # What was uncertain already stays with the words that it was uncertain of.
        self._take(lambda one: (one.id, one.original))
        self._take(lambda one: one.id)
        self._take_renamed()
        current = [self._found.get(id) or Entry(id, text, "") for id, text in self._texts.items()]
        return (*current, *self._put_away(current))

    def _missing(self) -> Iterator[tuple[str, str]]:
        """Yield the texts without a translation so far."""
        for id, text in self._texts.items():
            if id not in self._found or not self._found[id].text:
                yield id, text

    def _by(self, key: Callable[[Entry], Hashable]) -> dict[Hashable, list[int]]:
        """Return the numbers of the entries that are not used yet, the best one last."""
        found = defaultdict(list)
        # Of two entries that are equally good, play takes the last.
        for at in sorted(self._free, key=lambda at: (*_merit(self._free[at]), at)):
            found[key(self._free[at])].append(at)
        return found

    def _take(self, key: Callable[[Entry], Hashable], *, is_certain: bool = False) -> None:
        """Give each text the best entry that has its key; the key of a text is as if translated."""
        entries = self._by(key)
        for id, text in self._missing():
            if numbers := entries.get(key(Entry(id, text, ""))):
                self._use(numbers.pop(), id, text, is_certain=is_certain)

    def _take_moved(self) -> None:
        entries = self._by(lambda one: one.made_for)
        for id, text in self._missing():
            if numbers := [at for at in entries[text] if at in self._free and self._free[at].text]:
                at = max(numbers, key=lambda at: (*_likeness(self._free[at], id), -at))
                old = self._free[at].id
                is_same_kind = kind_of(old) == kind_of(id)
                self._use(at, id, text, is_certain=is_same_kind)
                if is_same_kind:
                    before, after = _without_same_end(old, id)
                    self._renamed.setdefault(after, before)

    def _take_renamed(self) -> None:
        entries = self._by(lambda one: one.id)
        for id, text in self._missing():
            parts = id.split("/")
            for length in range(len(parts), 0, -1):
                old = self._renamed.get("/".join(parts[:length]))
                if old is not None:
                    if numbers := entries.get("/".join((old, *parts[length:]))):
                        self._use(numbers.pop(), id, text, is_certain=False)
                    break

    def _use(self, at: int, id: str, text: str, *, is_certain: bool) -> None:
        entry = self._free[at]
        if (known := self._found.get(id)) is not None:
            if not entry.text:
                return
            entry = entry._replace(remarks=tuple(dict.fromkeys(known.remarks + entry.remarks)))
        del self._free[at]
        # Who doubts a translation without saying what it was made for, doubts it for any words.
        is_doubted = entry.is_fuzzy and not entry.previous
        is_fuzzy = bool(entry.text) and (is_doubted or not is_certain)
        previous = "" if is_doubted or entry.made_for == text else entry.made_for
        self._found[id] = entry._replace(
            id=id,
            original=text,
            is_fuzzy=is_fuzzy,
            previous=previous if is_fuzzy else "",
            is_obsolete=False,
        )

    def _put_away(self, current: Iterable[Entry]) -> Iterator[Entry]:
        seen = {(one.id, one.made_for, one.text) for one in current}
        left = [
            one
            for at, one in enumerate(self._known)
            if (at in self._free and (one.text or one.remarks)) or one.plurals
        ]
        for one in sorted(left, key=lambda one: not one.is_obsolete):
            same = (one.id, one.made_for, one.text)
            if one.remarks or one.plurals or same not in seen:
                seen.add(same)
                yield one._replace(is_obsolete=True)


def _merit(entry: Entry) -> tuple[bool, bool, bool]:
    return bool(entry.text), not entry.is_obsolete, not entry.is_fuzzy


def _likeness(entry: Entry, id: str) -> tuple[bool, int, bool, bool, bool]:
    """Return how well an entry suits a text with the same words and another id."""
    ours, theirs = id.split("/"), entry.id.split("/")
    shared = len(_same_start(ours, theirs)) + len(_same_start(ours[::-1], theirs[::-1]))
    return kind_of(entry.id) == kind_of(id), shared, *_merit(entry)


def _same_start(ours: list[str], theirs: list[str]) -> list[str]:
    same = []
    for our, their in zip(ours, theirs, strict=False):
        if our != their:
            break
        same.append(our)
    return same


def _without_same_end(old: str, new: str) -> tuple[str, str]:
    """Return where two ids differ, from their beginning: `a/x` and `b/x` in `a` and `b`."""
    before, after = old.split("/"), new.split("/")
    same = len(_same_start(before[::-1], after[::-1]))
    return "/".join(before[: len(before) - same]), "/".join(after[: len(after) - same])
