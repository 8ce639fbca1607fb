"""Who advises at a dilemma, and what was last said or done there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from burgemeestersgame.desktop.advisor_stand import AdvisorStand
from burgemeestersgame.desktop.button import Button
from burgemeestersgame.desktop.layout import Column, Flow, Row
from burgemeestersgame.desktop.steps import Step
from burgemeestersgame.desktop.text import Span
from burgemeestersgame.desktop.widget import Look, Widget
from burgemeestersgame.desktop.widgets import Icon, Panel, Paragraph
from burgemeestersgame.desktop.wording import HOME, story_time
from burgemeestersgame.i18n import gettext as _

# What "speaks" after an action: the report of what was done.
DONE = "what-you-did"

BETWEEN = 6  # two name plates

Hear = Callable[[str], Step]


def number_of(view: Any, choice: str | None) -> int:
    """Return the key of a choice, 0 where it is not open."""
    return next((n for n, each in enumerate(view.choices, 1) if each.id == choice), 0)


def stance_words(view: Any, advice: Any) -> str:
    """Return what an advisor who was heard advises, in words; see `AdviceView`."""
    if advice.stance == "open":
        return _("leaves it open")
    number = number_of(view, advice.stance)
    if not number:
        return _("advises something that is not open now")
    return _("advises {number}").format(number=number)


def faces_by_choice(view: Any) -> dict[str, list[tuple[str, str, str]]]:
    """Return by choice `(portrait, mood, role)` of who advised it, as far as heard."""
    faces: dict[str, list[tuple[str, str, str]]] = {}
    for advice in view.advice:
        if advice.stance:
            face = (advice.portrait or advice.advisor, advice.mood, advice.role)
            faces.setdefault(advice.stance, []).append(face)
    return faces


def advisor_stands(view: Any, speaking: str, hear: Hear) -> list[AdvisorStand]:
    """Return the advisors as they stand before the window; `speaking` is who was last heard."""
    stands = []
    for advice in view.advice:
        is_heard = advice.text is not None
        takes = story_time(advice.takes)
        if is_heard:
            number = number_of(view, advice.stance)
            tag = str(number) if number else "?"
            said = stance_words(view, advice)
        else:
            tag = takes
            said = ", ".join(filter(None, (_("not heard yet"), takes)))
        stands.append(
            AdvisorStand(
                portrait=advice.portrait or advice.advisor,
                mood=advice.mood,
                advisor_role=advice.role,
                name=_surname(advice.name),
                tag=tag,
                has_ear=not is_heard,
                is_speaking=advice.advisor == speaking and is_heard,
                key=f"advisor-{advice.advisor}",
                label=f"{advice.role}, {advice.name}: {said}",
                on_press=lambda advisor=advice.advisor: hear(advisor),
            )
        )
    return stands


def stand_widths(look: Look, stands: list[AdvisorStand], column: int) -> list[int]:
    """Return the width of each advisor's name plate in a column."""
    if not stands:
        return []
    gaps = look.px(BETWEEN) * (len(stands) - 1)
    # Roles stand on one line as long as there is room left to speak.
    room = column - gaps - look.theme.text_px(260)
    wishes = [stand.natural(look) for stand in stands]
    if sum(wishes) > room:
        room = max(room, look.theme.text_px(130) * len(stands))
        room = min(room, column - gaps)
    most = _fair_share(wishes, room)
    if any(stand.is_cut(look, min(most, wish)) for stand, wish in zip(stands, wishes, strict=True)):
        most = _fair_share(wishes, column - gaps)  # who it is comes before what is said
    return [min(most, wish) for wish in wishes]


def bubble(view: Any, speaking: str, style: str = "body") -> Bubble | None:
    """Return what was last said or done, in a type style; None where nothing was."""
    if speaking == DONE and view.reports:
        return Bubble(report_line(view.reports[-1]))
    advice = next((a for a in view.advice if a.advisor == speaking and a.text is not None), None)
    if advice is None:
        return None
    who = advice.name if advice.advisor in HOME else advice.role
    words = [
        Paragraph(f"{who} {stance_words(view, advice)}", "label", "action"),
        Paragraph(f"‘{advice.text.strip()}’", style),
    ]
    return Bubble(Column(words, 2))


def report_line(report: Any) -> Widget:
    """Return what the player did unasked and what came of it; see `ReportView`."""
    words = [Span(_("You did: {action}.").format(action=report.text.rstrip(".")), strong=True)]
    if report.consequence:
        words.append(Span(" " + report.consequence))
    return Row(
        [Icon("check", 20, "good"), Paragraph(tuple(words), "message")], 8, grow=1, align="top"
    )


def advice_card(view: Any, advice: Any, hear: Hear) -> Widget:
    """Return an advisor on a page that scrolls: a button, or once heard what they said."""
    key = f"advisor-{advice.advisor}"
    if advice.text is None:
        button = Button(
            _("Hear {role}").format(role=advice.role),
            key,
            lambda: hear(advice.advisor),
            icon="ear",
            note=story_time(advice.takes) or None,
        )
        return Flow([button])
    who = f"{advice.role}, {advice.name} "
    stance = stance_words(view, advice)
    words = [
        Paragraph((Span(who), Span(stance)), "label", "action"),
        Paragraph(advice.text),
    ]
    return Panel(
        Column(words, 4),
        key=key,
        label=f"{who}{stance}: {advice.text}",
        on_press=lambda: None,  # the keyboard stays where one was reading
        line="action",
        width=2,
        role="article",
    )


class Bubble(Panel):
    """What was last said or done, with a tail towards who said it where that is below.

    Attributes:
        points_at: The middle of who speaks, from the left of the window; None without a tail.
    """

    def __init__(self, words: Widget) -> None:
        label = ": ".join(each.label for each in words.walk() if each.label)
        super().__init__(
            words,
            line="action",
            width=2,
            padding=(16, 9),
            role="article",
            key="spoken",
            label=label,
        )
        self.live = "polite"
        self.points_at: int | None = None

    def paint(self, look: Look, surface: pygame.Surface) -> None:
        super().paint(look, surface)
        if self.points_at is None:
            return
        reach, line = look.px(10), look.px(2)
        least = self.rect.x + look.px(self.radius) + reach
        most = self.rect.right - look.px(self.radius) - reach
        tip = (max(least, min(self.points_at, most)), self.rect.bottom + reach - line)
        self._tail(look, surface, tip, reach)

    def _tail(self, look: Look, surface: pygame.Surface, tip: tuple[int, int], reach: int) -> None:
        # Drawn large and made smaller: a polygon has jagged edges.
        line, scale = look.px(2), 3
        large = pygame.Surface((2 * reach * scale, (reach + line) * scale), pygame.SRCALPHA)
        width, height = large.get_size()
        edge = look.theme.colour("action")
        large.fill((edge.r, edge.g, edge.b, 0))
        pygame.draw.polygon(large, edge, ((0, 0), (width, 0), (width // 2, height)))
        inner = round(line * scale * 1.5)
        pygame.draw.polygon(
            large,
            look.theme.colour("surface"),
            ((inner, 0), (width - inner, 0), (width // 2, height - inner)),
        )
        small = pygame.transform.smoothscale(large, (2 * reach, reach + line))
        surface.blit(small, (tip[0] - reach, self.rect.bottom - line))


def _fair_share(wishes: list[int], room: int) -> int:
    """Return the largest width that lets all fit when nobody gets more than that or its wish."""
    rest, left = room, len(wishes)
    for wish in sorted(wishes):
        if wish * left > rest:
            return rest // left
        rest, left = rest - wish, left - 1
    return max(wishes)


def _surname(name: str) -> str:
    first, _space, rest = name.partition(" ")
    return rest or first
