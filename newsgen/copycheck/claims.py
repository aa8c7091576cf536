"""Where the claims of a record stand in its draft, and what the draft calls the areas that they are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsgen.copycheck.lines import Line, tidy
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
