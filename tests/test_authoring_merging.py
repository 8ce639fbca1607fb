"""Catalogues brought up to date: whatever an author edits, no other translation is lost."""

from __future__ import annotations

import json
import random
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from burgemeestersgame.authoring.merging import merged
from burgemeestersgame.authoring.translate import Translations
from burgemeestersgame.scenario.catalogue import Content, Entry
from burgemeestersgame.scenario.pofile import parse, render

EDITS = 100


def only(entries: tuple[Entry, ...], id: str) -> Entry:
    """Return the one entry with this id that is in use."""
    [entry] = [one for one in entries if one.id == id and not one.is_obsolete]
    return entry


def put_away(entries: tuple[Entry, ...]) -> list[Entry]:
    return [one for one in entries if one.is_obsolete]


def test_a_new_text_is_there_to_translate():
    assert merged({"title": "Rust"}, ()) == (Entry("title", "Rust", ""),)


def test_what_did_not_change_stays():
    known = Entry("title", "Rust", "Peace", remarks=("not 'quiet'",), flags=("no-wrap",))

    assert merged({"title": "Rust"}, [known]) == (known,)


def test_a_changed_text_keeps_its_translation_as_uncertain_beside_what_it_was_made_for():
    (entry,) = merged({"title": "Onrust"}, [Entry("title", "Rust", "Peace")])

    assert entry == Entry("title", "Onrust", "Peace", is_fuzzy=True, previous="Rust")


def test_a_text_that_changes_twice_remembers_what_was_translated():
    once = merged({"title": "Onrust"}, [Entry("title", "Rust", "Peace")])

    (entry,) = merged({"title": "Ophef"}, once)

    assert (entry.text, entry.previous) == ("Peace", "Rust")


def test_a_change_that_is_undone_makes_a_translation_certain_again():
    known = (Entry("title", "Rust", "Peace"),)

    assert merged({"title": "Rust"}, merged({"title": "Onrust"}, known)) == known


def test_a_translator_who_doubts_goes_on_doubting_after_a_change_that_is_undone():
    known = (Entry("title", "Rust", "Peace", is_fuzzy=True),)

    assert merged({"title": "Rust"}, merged({"title": "Onrust"}, known)) == known


def test_a_removed_text_is_put_away_and_comes_back_with_its_id():
    known = (Entry("title", "Rust", "Peace", remarks=("as discussed",)),)

    away = merged({}, known)

    assert away == (known[0]._replace(is_obsolete=True),)
    assert merged({"title": "Rust"}, away) == known


def test_an_entry_without_a_translation_or_remark_is_not_worth_keeping():
    assert merged({}, [Entry("title", "Rust", "")]) == ()


def test_what_was_remarked_of_a_text_without_translation_is_kept():
    known = Entry("title", "Rust", "", remarks=("ask Robin",))

    assert merged({"title": "Onrust"}, [known]) == (known._replace(original="Onrust"),)


def test_a_scene_with_a_new_name_keeps_all_its_translations():
    known = [Entry("lunch/text", "Het regent", "Rain"), Entry("lunch/choices/a/text", "Ja", "Yes")]
    texts = {"diner/text": "Het regent", "diner/choices/a/text": "Ja"}

    assert merged(texts, known) == (
        Entry("diner/text", "Het regent", "Rain"),
        Entry("diner/choices/a/text", "Ja", "Yes"),
    )


def test_a_text_that_changes_while_its_scene_gets_another_name_becomes_uncertain():
    known = [Entry("lunch/text", "Het regent", "Rain"), Entry("lunch/question", "Gaat u?", "Go?")]

    entries = merged({"diner/text": "Het regent", "diner/question": "Komt u?"}, known)

    assert entries[1] == Entry(
        "diner/question", "Komt u?", "Go?", is_fuzzy=True, previous="Gaat u?"
    )


def test_two_choices_that_change_places_take_their_translations_along():
    known = [Entry("a/choices/x/text", "Ja", "Yes"), Entry("a/choices/y/text", "Nee", "No")]

    entries = merged({"a/choices/x/text": "Nee", "a/choices/y/text": "Ja"}, known)

    assert [one.text for one in entries] == ["No", "Yes"]
    assert not any(one.is_fuzzy for one in entries)


def test_a_goal_in_front_of_the_others_disturbs_none_of_them():
    known = [Entry("guide/goals/1", "Zien", "See"), Entry("guide/goals/2", "Doen", "Do")]
    texts = {"guide/goals/1": "Horen", "guide/goals/2": "Zien", "guide/goals/3": "Doen"}

    assert [one.text for one in merged(texts, known)] == ["", "See", "Do"]


def test_the_same_words_of_another_kind_are_uncertain():
    entries = merged({"a/question": "Wachten"}, [Entry("facts/stil", "Wachten", "Waiting")])

    assert entries == (Entry("a/question", "Wachten", "Waiting", is_fuzzy=True),)


def test_of_equal_words_each_new_name_takes_the_translation_that_is_nearest():
    known = [Entry("a/choices/ja/text", "Ja", "Yes"), Entry("b/choices/ja/text", "Ja", "I do")]

    entries = merged({"c/choices/ja/text": "Ja", "b/choices/wel/text": "Ja"}, known)

    assert only(entries, "b/choices/wel/text").text in ("Yes", "I do")
    assert sorted(one.text for one in entries) == ["I do", "Yes"]


def test_of_two_translations_of_one_text_the_last_is_used_and_the_other_put_away():
    entries = merged({"a": "x"}, [Entry("a", "x", "first"), Entry("a", "x", "last")])

    assert only(entries, "a").text == "last"
    assert [one.text for one in put_away(entries)] == ["first"]


def test_plurals_are_put_away_as_no_scenario_has_any():
    plural = Entry("a", "x", "one", plurals=("xs", ("many",)))

    assert merged({"a": "x"}, [plural]) == (
        Entry("a", "x", ""),
        plural._replace(is_obsolete=True),
    )


# Whatever is edited. Few ids and few words, so that everything meets everything.

IDS = some.sampled_from(
    ["title", "a/text", "b/text", "a/question", "a/choices/x/text", "guide/goals/1", ""]
)
WORDS = some.sampled_from(["ja", "nee", "dan"])
TEXTS = some.dictionaries(IDS.filter(bool), WORDS)
ENTRIES = some.lists(
    some.builds(
        Entry,
        id=IDS,
        original=WORDS,
        text=some.sampled_from(["", "yes", "no", "then"]),
        is_fuzzy=some.booleans(),
        previous=WORDS | some.just(""),
        remarks=some.sampled_from([(), ("hm",)]),
        is_obsolete=some.booleans(),
        plurals=some.none() | some.just(("js", ("noes",))),
    )
)


@given(TEXTS, ENTRIES)
def test_no_translation_and_no_remark_gets_lost(texts, known):
    entries = merged(texts, known)

    assert {one.text for one in known} <= {one.text for one in entries} | {""}
    assert {one.remarks for one in known if one.remarks} <= {one.remarks for one in entries}


@given(TEXTS, ENTRIES)
def test_a_translation_is_certain_only_of_the_words_that_it_was_made_for(texts, known):
    made_for = {(one.made_for, one.text) for one in known}

    for one in merged(texts, known):
        if one.text and not one.is_obsolete and not one.is_fuzzy:
            assert (one.original, one.text) in made_for


@given(TEXTS, ENTRIES)
def test_what_players_read_before_they_read_afterwards(texts, known):
    read = {
        (one.id, one.original): one.text
        for one in known
        if one.text and not one.is_fuzzy and not one.is_obsolete and not one.plurals
    }

    entries = merged(texts, known)

    for id, words in texts.items():
        if (id, words) in read:
            assert only(entries, id)[1:3] == (words, read[id, words])
            assert not only(entries, id).is_fuzzy


@given(TEXTS, ENTRIES)
def test_every_text_has_one_entry_in_the_order_of_the_story(texts, known):
    entries = merged(texts, known)

    assert [(one.id, one.original) for one in entries[: len(texts)]] == list(texts.items())
    assert all(one.is_obsolete for one in entries[len(texts) :])


@given(TEXTS, ENTRIES)
def test_bringing_up_to_date_twice_is_as_once(texts, known):
    once = merged(texts, known)

    assert merged(texts, once) == once


# An author who edits a story a hundred times, and a translator who now and then does some work.


class Author:
    """Edits a story at random; every text that is written is new."""

    def __init__(self, path: Path, seed: int) -> None:
        self._chance = random.Random(seed)
        self._number = count()
        self.path = path
        self.gone: list[dict[str, Any]] = []
        self.scenes = [self._scene() for _ in range(8)]
        self.goals = [self._words() for _ in range(4)]
        self.save()

    def _words(self) -> str:
        return f"Dit zijn de woorden {next(self._number)}."

    def _id(self) -> str:
        return f"id-{next(self._number)}"

    def _choice(self) -> dict[str, Any]:
        return {"text": self._words(), "consequence": self._words(), "debrief": self._words()}

    def _scene(self) -> dict[str, Any]:
        return {
            "dilemma": self._id(),
            "text": self._words(),
            "question": self._words(),
            "choices": {self._id(): self._choice() for _ in range(3)},
        }

    def save(self) -> None:
        story = {
            "format": 1,
            "id": "park",
            "title": "Het park",
            "language": "nl",
            "role": "burgemeester",
            "starts": "2016-03-01 09:00",
            "minutes-promised": 5,
            "values": {"rust": "Rust"},
            "indicators": {"greep": {"start": 20, "better": "low", "label": "Greep"}},
            "scenes": [*self.scenes, {"ending": "slot", "text": "Dit is het einde."}],
            "guide": {"goals": self.goals},
        }
        if self.scenes:
            story["scenes"][0]["phase"] = "vooraf"
        self.path.joinpath("scenario.yaml").write_text(json.dumps(story, indent=1))

    def edit(self) -> None:
        """Do one thing that authors do."""
        at = self._chance.randrange(len(self.scenes))
        scene = self.scenes[at]
        choices = scene["choices"]
        choice = self._chance.choice(list(choices))
        match self._chance.randrange(11):
            case 0:
                scene[self._chance.choice(["text", "question"])] = self._words()
            case 1:
                choices[choice][self._chance.choice(["text", "debrief"])] = self._words()
            case 2:
                self.scenes.insert(at, self._scene())
            case 3 if len(self.scenes) > 4:
                self.gone.append(self.scenes.pop(at))
            case 4:
                self.scenes.insert(self._chance.randrange(len(self.scenes)), self.scenes.pop(at))
            case 5:
                scene["dilemma"] = self._id()
            case 6:
                choices[self._id()] = choices.pop(choice)
            case 7 if len(choices) < 5:
                choices[self._id()] = self._choice()
            case 8 if len(choices) > 2:
                del choices[choice]
            case 9:
                self.goals.insert(self._chance.randrange(len(self.goals)), self._words())
            case 10 if self.gone:
                self.scenes.append(self.gone.pop())
            case _:
                self._chance.shuffle(self.goals)
        for each in self.scenes:
            each.pop("phase", None)
        self.save()


def in_english(words: str) -> str:
    return words.replace("Dit zijn de woorden", "These are the words")


def test_a_hundred_edits_lose_nothing_that_they_do_not_touch(tmp_path):
    author, chance = Author(tmp_path, seed=0), random.Random(0)
    translated: set[str] = set()
    for _ in range(EDITS):
        updated = Translations(tmp_path).update("en")
        file = updated.standing.file
        content = parse(file.read_bytes())
        now = {one.original: one for one in content.entries if not one.is_obsolete}
        # Whatever has its words still or again is translated as it was.
        for words in translated & now.keys():
            assert (now[words].text, now[words].is_fuzzy) == (in_english(words), False)
        # No translation is shown for other words, and none has gone.
        shown = {words for words, one in now.items() if one.text and not one.is_fuzzy}
        assert shown <= translated
        assert {in_english(words) for words in translated} <= {one.text for one in content.entries}
        assert not Translations(tmp_path).update("en").has_changed
        # A translator does half of what is open; what it was made for before is overwritten.
        entries = []
        for one in content.entries:
            is_open = not one.is_obsolete and (one.is_fuzzy or not one.text)
            if is_open and chance.random() < 0.5:
                translated.discard(one.made_for)
                translated.add(one.original)
                one = one._replace(text=in_english(one.original), is_fuzzy=False)
            entries.append(one)
        file.write_bytes(render(Content(content.header, entries=tuple(entries)), {}))
        author.edit()
    assert len(translated) > EDITS
