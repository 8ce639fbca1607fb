"""Typing a sentence: what each key does to it."""

from burgemeestersgame.desktop.editor import Editor


def an_editor(text: str, caret: int | None = None) -> Editor:
    return Editor(text, len(text) if caret is None else caret)


def test_typed_text_comes_at_the_caret() -> None:
    editor = an_editor("Wij eerst", 4)

    editor.insert("luisteren ")

    assert (editor.text, editor.caret) == ("Wij luisteren eerst", 14)


def test_backspace_takes_the_character_before_the_caret() -> None:
    editor = an_editor("één")

    editor.backspace()

    assert (editor.text, editor.caret) == ("éé", 2)


def test_backspace_takes_a_whole_word_if_asked() -> None:
    editor = an_editor("wij luisteren eerst")

    editor.backspace(word=True)

    assert editor.text == "wij luisteren "


def test_delete_takes_the_character_after_the_caret() -> None:
    editor = an_editor("wij", 0)

    editor.delete()

    assert (editor.text, editor.caret) == ("ij", 0)


def test_the_caret_stays_within_the_text() -> None:
    editor = an_editor("wij")

    editor.move(1)
    editor.move_to(-5)

    assert editor.caret == 0


def test_the_caret_moves_by_words() -> None:
    editor = an_editor("wij luisteren eerst", 0)

    editor.move(1, word=True)
    editor.move(1, word=True)

    assert editor.caret == len("wij luisteren")


def test_pasted_line_ends_become_spaces() -> None:
    editor = an_editor("")

    editor.insert("een\r\ntwee")

    assert editor.text == "een twee"


def test_typing_stops_at_the_limit() -> None:
    editor = Editor("abc", 3, most=5)

    editor.insert("defgh")

    assert editor.text == "abcde"
