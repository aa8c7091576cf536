"""Plain text: a paragraph a line, or paragraphs broken into lines with blank ones between them."""

from __future__ import annotations

import re

from newsgen.copycheck.lines import Line, row, tidy

_ITEM = re.compile(r"\s*(?:[-*•·◦▪–]|\d{1,3}[.)])\s+(?=\S)")
_CELL_EDGE = re.compile(r"\t+| {2,}|\s*\|\s*")
_SHORTEST_BROKEN = 45
"""A line that was broken to fit a width is at least so long."""


def read_plain(source: str) -> tuple[Line, ...]:
    """Its lines. Two spaces, a tab or a bar part the cells of a row; a dash or a number opens an item."""
    raw = source.splitlines()
    blank_between = sum(not line.strip() for line in raw) >= 3
    found: list[Line] = []
    group, before = 0, ""
    for number, line in enumerate(raw, 1):
        text = tidy(line)
        cells = tuple(tidy(cell) for cell in _CELL_EDGE.split(line.strip().strip("|").strip()))
        last = found[-1] if found else None
        if not text:
            before = ""
            continue
        if len(cells) > 1 and sum(map(bool, cells)) > 1:
            group += not (last and last.kind in {"row", "head"} and before)
            first = not (last and last.group == group)
            found.append(
                row(
                    number, cells, group, head=first and not any(re.search(r"\d\.\d|^\d+$", c) for c in cells)
                )
            )
        elif item := _ITEM.match(line):
            group += not (last and last.kind == "item")
            found.append(Line(number, tidy(line[item.end() :]), "item", (), group))
        elif (
            blank_between
            and last
            and before
            and last.kind in {"prose", "item"}
            and len(before) >= _SHORTEST_BROKEN
            and not before.endswith((".", "!", "?", ":", '"', "”", "'"))
        ):
            found[-1] = Line(last.number, f"{last.text} {text}", last.kind, (), last.group)
        else:
            found.append(Line(number, text))
        before = text
    return tuple(found)
