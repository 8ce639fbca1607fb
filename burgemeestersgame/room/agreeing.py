"""The agreement that a group writes together: lines from the phones, and the text that stays."""

from __future__ import annotations

from burgemeestersgame.engine.line import one_line
from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.room import events as e
from burgemeestersgame.room import lifecycle as stages
from burgemeestersgame.room.changes import Refused
from burgemeestersgame.room.core import Core
from burgemeestersgame.room.lines import (
    MAX_AGREEMENT,
    MAX_LINE,
    Line,
    has_line,
    support_of,
    tidied,
    with_line,
    without_line,
)


class Agreeing(Core):
    """A room that comes to an agreement."""

    _improper: frozenset[str] = (
        frozenset()
    )  # in memory: a message that comes twice brings none back

    def lines(self) -> dict[Line, int]:
        """Return the suggested lines, with how many stand behind each."""
        return support_of(self._held.lines.values(), self._held.supports.values())

    def line_of(self, seat: int) -> Line | None:
        """Return the line that a seat suggests."""
        return self._held.lines.get(seat)

    def supported_by(self, seat: int) -> tuple[int, ...]:
        """Return the ids of the lines that a seat supports."""
        return self._held.supports.get(seat, ())

    def suggest(self, seat: int, text: str) -> None:
        """Suggest a line, which its seat supports from the start, in the place of an earlier one.

        What somebody else suggests already, word for word, is supported instead.

        Args:
            text: '' takes the line back.

        Raises:
            Refused: Also where the trainer took that line away.
        """
        self._check_agreeing(seat)
        text, mine = one_line(text, MAX_LINE), self.line_of(seat)
        if text == (mine.text if mine else ""):
            return
        if text in self._improper:
            raise Refused(_("the trainer has taken that line away"))
        if mine is not None:
            self._take_away(mine)
        same = next((line for line in self._held.lines.values() if line.text == text), None)
        if same is None and text:
            same = Line(id=self._fresh_id(), text=text)
            self._hold_line(seat, same)
        if same is not None:
            self.support(seat, same.id)

    def support(self, seat: int, line: int, *, is_wanted: bool = True) -> None:
        """Support a line, or take that back."""
        self._check_agreeing(seat)
        self._line(line)
        others = tuple(each for each in self.supported_by(seat) if each != line)
        wanted = (*others, line) if is_wanted else others
        if len(wanted) != len(self.supported_by(seat)):
            self._hold_support(seat, wanted)

    def adopt(self, line: int) -> None:
        """Take a line over into the agreement; it stands there once."""
        self._check_going()
        found, agreement = self._line(line), self.text(self._state.agreement)
        if has_line(agreement, found.text):
            return
        longer = with_line(agreement, found.text)
        if len(longer) > MAX_AGREEMENT:
            raise Refused(_("the agreement is full; make it shorter first"))
        self.agree(longer)

    def drop_line(self, line: int) -> None:
        """Take an improper line away for good, also out of the agreement."""
        found, agreement = self._line(line), self.text(self._state.agreement)
        self._take_away(found)
        self._improper |= {found.text}
        if has_line(agreement, found.text):
            self.agree(without_line(agreement, found.text))

    def agree(self, text: str) -> None:
        """Write down what the group agrees on, a line each; it takes the place of what stood there.

        Args:
            text: Of at most `MAX_AGREEMENT` characters; what is longer is cut off.
        """
        self._check_stage({stages.DEBRIEF, stages.AGREEMENT})
        if self._state.agreement is not None:
            self._put_text(self._state.agreement, None)
        text_id = self._fresh_id()
        self._put_text(text_id, tidied(text))
        self._add(e.Agreed(text_id=text_id, at_s=self.at_s()))

    def _take_away(self, line: Line) -> None:
        for seat, each in list(self._held.lines.items()):
            if each is line:
                self._hold_line(seat, None)
        for seat, ids in list(self._held.supports.items()):
            if line.id in ids:
                self._hold_support(seat, tuple(id for id in ids if id != line.id))

    def _line(self, id: int) -> Line:
        for line in self._held.lines.values():
            if line.id == id:
                return line
        raise Refused(_("that line is not there any more"), "unknown")

    def _check_agreeing(self, seat: int) -> None:
        self._check_going()
        self._check_stage({stages.AGREEMENT})
        if self._state.seats[seat].has_left:
            raise Refused(_("you have left this session; join again to take part"))
