"""Web addresses in running text: where they are, and how they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(r"https?://([^\s/;,()<>\"']+)[^\s;,()<>\"']*")


def with_sites(text: str) -> str:
    """Return a text with the name of a site for each address, where nothing can lead there."""
    return "".join(piece for piece, _address in with_addresses(text))


def with_addresses(text: str) -> Iterator[tuple[str, str]]:
    """Yield pieces of a text with the address that each leads to, '' for plain words.

    An address is shown as the name of its site.
    """
    end = 0
    for found in _ADDRESS.finditer(text):
        address = found.group().rstrip(".")
        if found.start() > end:
            yield text[end : found.start()], ""
        yield found.group(1).rstrip(".").removeprefix("www."), address
        end = found.start() + len(address)
    if end < len(text):
        yield text[end:], ""
