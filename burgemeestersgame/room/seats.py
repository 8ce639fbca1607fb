"""The people in a room: an animal for each, and roles that cover the story whatever their number.

Five people carry doubled roles, forty share them. Nobody is asked for a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct

from burgemeestersgame.i18n import gettext as _
from burgemeestersgame.i18n import language
from burgemeestersgame.scenario.model import Role


class Seat(Struct, frozen=True, kw_only=True):
    """A participant's place.

    Attributes:
        number: From 0, in order of joining.
        key: SHA-256 of the phone's token, in hexadecimal.
        has_left: They left on purpose: nobody waits for them.
    """

    number: int
    key: str
    roles: tuple[str, ...] = ()
    has_left: bool = False


def animals() -> tuple[str, ...]:
    """Return the animals in the language of the interface, always in the same order."""
    return _animals(language())


@cache
def _animals(_language: str) -> tuple[str, ...]:
    return (
        *(_("Otter"), _("Heron"), _("Hedgehog"), _("Swan"), _("Badger"), _("Lark"), _("Hare")),
        *(_("Owl"), _("Seal"), _("Stork"), _("Fox"), _("Robin"), _("Squirrel"), _("Beaver")),
        *(_("Kingfisher"), _("Deer"), _("Mole"), _("Swallow"), _("Bee"), _("Porpoise")),
        *(_("Magpie"), _("Frog"), _("Lapwing"), _("Weasel"), _("Godwit"), _("Dragonfly")),
        *(_("Spoonbill"), _("Woodpecker"), _("Marten"), _("Avocet"), _("Perch"), _("Wren")),
        *(_("Goose"), _("Bat"), _("Butterfly"), _("Curlew"), _("Pike"), _("Ladybird")),
        *(_("Starling"), _("Polecat"), _("Oystercatcher"), _("Toad"), _("Finch"), _("Jackdaw")),
    )


def animal(number: int) -> str:
    """Return the animal of a seat; a second round through the list has a number."""
    names = animals()
    turn, place = divmod(number, len(names))
    return names[place] if turn == 0 else f"{names[place]} {turn + 1}"


def deal(
    roles: Mapping[str, Role], held: Mapping[int, Sequence[str]], seats: Iterable[int]
) -> dict[int, tuple[str, ...]]:
    """Return the roles of the seats that get new ones.

    Every role is given before one is shared. With fewer people than roles, some carry two or more;
    with more people than seats in the scenario, roles are shared evenly beyond their maximum.

    Args:
        roles: Of the scenario, in its order.
        held: The roles that seats have already; they keep them.
        seats: Those to be dealt one, in the order in which to deal.
    """
    if not roles:
        return {}
    given = {number: tuple(mine) for number, mine in held.items()}
    counts = _counts(roles, given)
    changed = set()
    for number in seats:
        if not given.get(number):
            id = _most_wanted(roles, counts)
            given[number] = (id,)
            counts[id] += 1
            changed.add(number)
    for id in [id for id, count in counts.items() if count == 0]:
        if takers := [number for number, mine in given.items() if id not in mine]:
            taker = min(takers, key=lambda number: (len(given[number]), number))
            given[taker] += (id,)
            changed.add(taker)
    return {number: given[number] for number in sorted(changed)}


def held_by(seats: Iterable[Seat]) -> dict[str, int]:
    """Return how many hold each role that anybody holds, whoever has left among them."""
    return dict(Counter(role for seat in seats for role in seat.roles))


def has_room(roles: Mapping[str, Role], held: Mapping[int, Sequence[str]], id: str) -> bool:
    """Whether one more may choose a role: it has a seat left, or all are full."""
    counts = _counts(roles, held)
    is_full = {each: counts[each] >= role.seats_max for each, role in roles.items()}
    return not is_full[id] or all(is_full.values())


def _counts(roles: Iterable[str], held: Mapping[int, Sequence[str]]) -> dict[str, int]:
    """Return how many hold each role, in the order of the scenario."""
    held_by = Counter(id for mine in held.values() for id in mine)
    return {id: held_by[id] for id in roles}


def _most_wanted(roles: Mapping[str, Role], counts: Mapping[str, int]) -> str:
    """Return the role for the next seat: one below its minimum, then the emptiest."""

    def wish(id: str) -> tuple[bool, bool, float]:
        role, count = roles[id], counts[id]
        return (
            count >= max(1, role.seats_min),
            count >= role.seats_max,
            count / max(1, role.seats_max),
        )

    return min(roles, key=wish)
