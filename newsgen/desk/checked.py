"""Edited copy as it is typed: checked, and each figure found again in the text as it stands in the field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from newsgen.copycheck import Report
from newsgen.copycheck.lines import tidy
from newsgen.copycheck.report import summary
from newsgen.copycheck.verdicts import Found

Colour = Literal["holds", "wrong", "not ours", "note"]
SAID = {
    "holds": "The data says so.",
    "not ours": "Not one of our figures: you answer for it.",
}


@dataclass(frozen=True, slots=True)
class Spot:
    """One thing found: where it stands in the text, in UTF-16 units (-1: nowhere), and what is said."""

    start: int
    end: int
    colour: Colour
    text: str
    says: str
    claim: int


def words_in(text: str) -> int:
    """How many words a text has.

    >>> words_in("It rose to 1,520.1 in Barchester's south-east.")
    7
    """
    return sum(any(c.isalnum() for c in part) for part in text.split())


def as_page(report: Report, text: str) -> dict[str, Any]:
    """What the page shows of a report: the spots in the order of the text, what was cut, and how many there are."""
    spots = list(_spots(report, text))
    cut = [_said(found) for found in report.found if found.verdict == "cut"]
    counts = {colour: sum(s.colour == colour for s in spots) for colour in ("holds", "wrong", "not ours")}
    return {
        "spots": [
            {name: getattr(spot, name) for name in ("start", "end", "colour", "text", "says", "claim")}
            for spot in spots
        ],
        "cut": cut,
        "counts": counts,
        "summary": summary(report),
        "words": words_in(text),
    }


def _spots(report: Report, text: str) -> Iterator[Spot]:
    lines = _lines(text)
    begun: dict[int, int] = {}
    for found in report.found:
        if found.verdict == "cut":
            continue
        start, end = _place(lines, found, begun)
        yield Spot(start, end, _colour(found), found.text, _said(found), found.claim)


def _colour(found: Found) -> Colour:
    if found.fails:
        return "wrong"
    return {"holds": "holds", "not ours": "not ours"}.get(found.verdict, "note")  # type: ignore[return-value]


def _said(found: Found) -> str:
    if found.verdict in SAID:
        return SAID[found.verdict]
    was = f" The data says {found.was}." if found.was and found.was not in found.message else ""
    message = found.message[:1].upper() + found.message[1:]
    return (
        f"{message}{'' if message.endswith(('.', '?', '!')) else '.'}{was}"
        if found.text or found.message
        else found.sentence
    )


def _lines(text: str) -> list[tuple[int, str]]:
    """Each line with where it begins."""
    out, at = [], 0
    for line in text.splitlines(keepends=True):
        out.append((at, line.rstrip("\r\n")))
        at += len(line)
    return out


def _place(lines: list[tuple[int, str]], found: Found, begun: dict[int, int]) -> tuple[int, int]:
    """Where its words stand, from its line on: after the one that was found there before, else anywhere in the line.

    A paragraph that is broken into lines has the number of its first; the next few lines are looked through, too.
    """
    words = found.text or found.sentence
    for number in range(found.line, min(found.line + 12, len(lines) + 1)):
        if not 1 <= number <= len(lines):
            break
        offset, line = lines[number - 1]
        plain, at = _plain(line)
        start = plain.find(words, begun.get(number, 0))
        if start < 0:
            start = plain.find(words)
        if start >= 0 and words:
            begun[number] = start + len(words)
            return _units(lines, offset + at[start]), _units(lines, offset + at[start + len(words) - 1] + 1)
    return -1, -1


def _plain(line: str) -> tuple[str, list[int]]:
    """The line as a check reads it, and for each of its characters where that stands in the line itself."""
    out: list[str] = []
    at: list[int] = []
    for n, character in enumerate(line):
        made = " " if character.isspace() else tidy(character)
        if made == " " and (not out or out[-1] == " "):
            continue
        out.extend(made)
        at.extend([n] * len(made))
    return "".join(out), at


def _units(lines: list[tuple[int, str]], place: int) -> int:
    """A place in UTF-16 units: an emoji before it counts twice."""
    wide = sum(ord(c) > 0xFFFF for offset, line in lines if offset < place for c in line[: place - offset])
    return place + wide
