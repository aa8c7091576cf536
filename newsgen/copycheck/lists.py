"""The lists of a copy: a count that the text gives must be that of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.lines import Line
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import ParsedSentence
from newsgen.copycheck.senses import Sort
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found

_LISTED = frozenset({"row", "item"})


def list_check(copy: Sequence[Aligned], story: Story, kept: set[int]) -> Iterator[Found]:
    """Lists of the draft that lost or doubled rows while their count stayed; `kept` are the claims that still hold."""
    groups: dict[int, list[ParsedSentence]] = {}
    for said in story.said:
        if said.line.kind in _LISTED and said.line.group:
            groups.setdefault(said.line.group, []).append(said)
    for rows in groups.values():
        if len({id(row.line) for row in rows}) < 2:
            continue
        there = sum(any(_is_row(aligned, row) for aligned in copy) for row in rows)
        times = Counter(a.said.plain for a in copy if a.said.line.kind in _LISTED)
        doubled = [row.text for row in rows if times[row.plain] > 1]
        if doubled:
            first = next(a for a in copy if _is_row(a, next(r for r in rows if r.text == doubled[0])))
            yield Found(
                "list",
                first.said.line.number,
                first.said.text,
                doubled[0][:60],
                "this row stands twice in the list",
            )
        if there in {0, len(rows)}:
            if not there:
                yield Found("cut", 0, rows[0].text, "", f"the list of {len(rows)} is cut")
            continue
        counts = [
            fact
            for fact in story.facts
            if fact.form is Form.PLAIN and fact.value == len(rows) and fact.unit in {"count", "share"}
            if not fact.owner and not fact.derived and fact.said.line.kind not in _LISTED
        ]
        lines = [a.said.line for a in copy if any(_is_row(a, row) for row in rows)]
        told = _told(copy, lines, there)
        still = [f for f in counts if f.number in kept]
        if still and not told:
            why = f"the list has {there} of its {len(rows)} rows, and the text says {still[0].text}"
            at = next((a.said.line for a in copy if _is_stranger(a, lines[0], rows)), lines[0])
            yield Found("list", at.number, at.text, str(there), why, still[0].text, still[0].number)
        else:
            yield Found(
                "note",
                lines[0].number,
                lines[0].text,
                str(there),
                f"the list has {there} of its {len(rows)} rows",
            )


def _is_row(aligned: Aligned, row: ParsedSentence) -> bool:
    """Whether a sentence of the copy is that row of the draft, whatever a CMS made of it."""
    said = aligned.said
    if said.plain == row.plain:
        return True
    if aligned.same or said.line.kind in {"heading", "caption"}:
        return False
    if any(sense.sort is Sort.EXTREME for sense in said.senses):
        return False  # "Plumstead has one of the highest figures, at 452.2"
    mine, its = {c for a in said.areas() for c in a.codes}, {c for a in row.areas() for c in a.codes}
    if its and row.mentions:
        values = {m.number.value for m in said.mentions} & {m.number.value for m in row.mentions}
        short = said.line.kind in _LISTED or len(said.stems) <= 6
        return (
            short
            and mine == its
            and (bool(values) or said.line.kind in _LISTED)
            and not said.text.rstrip().endswith(".")
        )
    return len(row.text) > 3 and row.text.lower() in said.text.lower() and len(said.text) < len(row.text) + 12


def _is_stranger(aligned: Aligned, line: Line, rows: Sequence[ParsedSentence]) -> bool:
    """Whether a line of the copy's list is none of the draft's."""
    mine = aligned.said.line
    return mine.group == line.group != 0 and not any(_is_row(aligned, row) for row in rows)


def _told(copy: Sequence[Aligned], rows: Sequence[Line], there: int) -> bool:
    """Whether a line right above the list says how many it now has."""
    numbers = [line.number for line in rows]
    first = min(numbers)
    above = [a for a in copy if a.said.line.number <= first and a.said.line.kind not in _LISTED]
    return any(
        m.number.value == there and m.number.form is Form.PLAIN
        for a in above[-2:]
        if not a.same
        for m in a.said.mentions
    )
