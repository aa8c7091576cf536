"""Where the claims of a record stand in its draft, and what the draft calls the areas that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from newsgen.copycheck.days import whens
from newsgen.copycheck.lines import Line, tidy
from newsgen.copycheck.parsed_sentence import STOP
from newsgen.copycheck.places import Places
from newsgen.copycheck.sentences import sentences
from newsgen.edition.records import StoryRecord

Record = StoryRecord


def anchored(record: Record, lines: Sequence[Line]) -> list[Anchor]:
    """Where each claim stands: (line, from, to, the claim's number), found in reading order."""
    out: list[Anchor] = []
    has_standfirst = bool(record.get("standfirst"))
    ranges = {
        "headline": (0, 1),
        "standfirst": (1, 1 + has_standfirst),
        "body": (1 + has_standfirst, len(lines)),
    }
    at = {part: (first, 0) for part, (first, _) in ranges.items()}
    for n, claim in enumerate(record["claims"]):
        part = claim["part"]
        text, sentence = tidy(claim["text"]), tidy(claim["sentence"])
        begin, offset = at[part]
        for i in range(begin, ranges[part][1]):
            line = lines[i].text
            start = offset if i == begin else 0
            where = (
                _in_cells(lines[i], sentence, start)
                if lines[i].cells
                else _in_prose(line, sentence, max(0, start - len(sentence)))
            )
            if where < 0:
                continue
            found = line.find(text, max(start, where), where + len(sentence))
            if found < 0:
                found = line.find(text, where, where + len(sentence))
            if found >= 0:
                out.append((i, found, found + len(text), n))
                at[part] = (i, found + 1 if len(text) > 3 else found + len(text))
                break
    return out


def _in_prose(line: str, sentence: str, start: int) -> int:
    """Where the sentence stands as words of their own, from there on."""
    at = line.find(sentence, start)
    while at >= 0:
        end = at + len(sentence)
        if (not at or line[at - 1] == " ") and (end == len(line) or line[end] == " "):
            return at
        at = line.find(sentence, at + 1)
    return -1


def _in_cells(line: Line, sentence: str, start: int) -> int:
    at = 0
    for cell in line.cells:
        if cell == sentence and at >= start:
            return at
        at += len(cell) + 3
    return -1


Anchor = tuple[int, int, int, int]


_NAME = re.compile(r"[A-Z][\w'.-]*(?:(?:\s|\s(?:and|of|on|upon|the|in|le|by|with)\s)[A-Z][\w'.-]*)*")


def labels_of(record: Record, lines: Sequence[Line], anchors: Iterable[Anchor]) -> list[tuple[str, str]]:
    """What rows and list items call the area whose figures they have."""
    by_line: dict[int, list[Anchor]] = {}
    for anchor in anchors:
        by_line.setdefault(anchor[0], []).append(anchor)
    found = []
    for i, here in by_line.items():
        line, codes = lines[i], {record["claims"][n]["area"] for *_, n in here} - {""}
        if len(codes) != 1 or line.kind not in {"row", "item"}:
            continue
        if line.cells:
            at, label = 0, ""
            for cell in line.cells:
                if (
                    not label
                    and cell[:1].isalpha()
                    and not any(a < at + len(cell) and at < b for _, a, b, _ in here)
                ):
                    label = cell
                at += len(cell) + 3
        else:
            label = line.text[: min(a for _, a, _, _ in here)].strip(" :–-,|(")
        if label and len(label) < 120:
            found.append((codes.pop(), label))
    return found


def guessed(
    record: Record, lines: Sequence[Line], anchors: Iterable[Anchor], places: Places, known: set[str]
) -> list[tuple[str, str]]:
    """For an area that no list has, the name in front of its figure, or behind it."""
    found: dict[str, str] = {}
    held = {n.text for line in lines for n in places.named(line.text) if n.place}
    for i, a, b, n in anchors:
        code = record["claims"][n]["area"]
        if not code or code in known or code in found or lines[i].cells:
            continue
        text = lines[i].text
        begin, end = next(((s, e) for s, e in sentences(text) if s <= a < e), (0, len(text)))
        names = [(m.start(), m[0]) for m in _NAME.finditer(text, begin, end) if m.start() not in range(a, b)]
        names = [
            (at, name.partition(" ")[2] if at == begin and name.split()[0].lower() in _COMMON else name)
            for at, name in names
        ]
        names = [
            (at, name)
            for at, name in names
            if name and name not in held and name.lower() not in _COMMON and not whens(name)
        ]
        before, after = [name for at, name in names if at < a], [name for at, name in names if at >= b]
        if name := (before[0] if before else after[0] if after else ""):
            found[code] = name
    return list(found.items())


_COMMON = STOP | {
    "there",
    "that",
    "at",
    "in",
    "compared",
    "figures",
    "the",
    "overall",
    "across",
    "while",
    "as",
    "but",
}
