"""Characters that no text of a newsroom holds: what marks claims, what readers do not see, what is no character."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from newsgen.errors import Fault

Place: TypeAlias = tuple[str | int, ...]

PRIVATE = re.compile(r"[\ud800-\uf8ff\U000f0000-\U0010ffff]")
"""Private use: some of these mark claims while a draft is printed. And halves of characters: no file can hold them."""
_BEYOND = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(0xF))
UNSEEN = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef{_BEYOND}]")
"""Controls, noncharacters, and what turns the direction of what follows: 48 between two of these reads as 84."""


def hidden(text: str) -> re.Match[str] | None:
    """The first character of a text that no text of a newsroom holds."""
    if text.isascii() and text.isprintable():
        return None
    return min(filter(None, (PRIVATE.search(text), UNSEEN.search(text))), key=re.Match.start, default=None)


def named(found: re.Match[str]) -> str:
    """What such a character is called: a character that readers do not see, U+202E."""
    kind = "private-use character" if PRIVATE.match(found[0]) else "character that readers do not see"
    return f"a {kind}, U+{ord(found[0]):04X}"


def hidden_faults(given: Any, where: Callable[[Place], str]) -> Iterator[Fault]:
    """A fault for each text with such a character in the tables and lists of a file, however it was written there.

    The text of a key counts like any other: of some tables it is a name that is printed. `where` names a place, given
    the keys that lead to it. What stands in a file once, and is meant by aliases many times, is looked at once.
    """
    waiting: list[tuple[Place, Any]] = [((), given)]
    seen: set[int] = set()
    while waiting:
        place, value = waiting.pop()
        if isinstance(value, str):
            if found := hidden(value):
                yield Fault(where(place), named(found), "ordinary text")
        elif isinstance(value, Mapping | list | tuple) and id(value) not in seen:
            seen.add(id(value))
            if isinstance(value, Mapping):
                waiting += [(place, key) for key in value]
                waiting += [((*place, str(key)), inside) for key, inside in value.items()]
            else:
                waiting += [((*place, number), inside) for number, inside in enumerate(value)]


def dotted(place: Place) -> str:
    """The keys that lead to a place, as TOML joins them: nouns.Fall.plural."""
    return ".".join(map(str, place))
