"""How small and how large the numbers of newsgen.toml may be, by the name of their key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from pathlib import Path
from typing import Any

from newsgen.errors import Fault
from newsgen.project.faults import line_of

BOUNDS = {
    **dict.fromkeys(("follow", "at_least", "at_most", "on_record"), (0, inf)),
    **dict.fromkeys(("top", "header_row", "header_rows", "skip_below"), (1, inf)),
    **dict.fromkeys(("share", "within", "same_way"), (0, 1)),
    **dict.fromkeys(
        ("figures", "words", "steps", "days", "lag", "areas", "drafts", "fewer_than", "events"), (0, inf)
    ),
    **dict.fromkeys(("times", "factor", "money_factor", "per"), (1e-9, 1e15)),
    "tolerance": (0, 1e15),
    "decimals": (0, 15),
    "starts_in": (1, 12),
    "seconds_a_draft": (0.001, 86_400),
    "memory_mb": (1, 1_000_000_000),
}
"""The least and the most, both allowed; what is not here may be any number: thresholds, edges, averages."""

DAYS = ("published", "ends_on", "compared_ends_on")
"""Keys of [data] that take a day: pydantic takes a number for seconds since 1970."""


def number_faults(file: Path, text: str, raw: Mapping[str, Any]) -> Iterator[Fault]:
    """Numbers where a day is due; those beyond the bounds of their key, or of the table that they stand in."""
    waiting: list[tuple[tuple[str | int, ...], str, Any]] = [((), "", raw)]
    while waiting:
        place, name, value = waiting.pop()
        if isinstance(value, Mapping):
            waiting += [
                ((*place, key), key if key in BOUNDS or isinstance(inner, Mapping | list) else name, inner)
                for key, inner in value.items()
            ]
        elif isinstance(value, list):
            waiting += [((*place, number), name, inner) for number, inner in enumerate(value)]
        elif isinstance(value, int | float) and place[0] == "data" and place[-1] in DAYS:
            yield Fault(line_of(file, text, place), f"{place[-1]} = {value!r}", "a day: 2021-02-23")
        elif isinstance(value, int | float) and name in BOUNDS:
            least, most = BOUNDS[name]
            if not least <= value <= most:
                wanted = f"at least {least:,}" if most == inf else f"a number from {least:,} to {most:,}"
                yield Fault(line_of(file, text, place), f"{name} = {value!r}", wanted)
