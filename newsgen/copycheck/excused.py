"""Numbers that are no claim of the story: telephone numbers, addresses, times, ages, names with a number in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsgen.copycheck.lexicon import lexicon
from newsgen.copycheck.lines import Line

Span = tuple[int, int]

_ANY = re.compile("|".join(f"(?:{p})" for those in lexicon()["no_claim"].values() for p in those))
_QUOTED = re.compile(r"“[^“”]*(?:”|$)|\"[^\"]*(?:\"|$)|(?<!\w)‘(?:[^‘’]|(?<=\w)’(?=\w))*(?:’(?!\w)|$)")
_SINGLE = re.compile(r"(?<![\w'])'(?=[A-Z0-9a-z])(?:[^']|(?<=\w)'(?=\w))*'(?!\w)")
_DECADE = re.compile(r"\b(?:1[89]|20)\d0s\b|(?<!\w)'\d0s\b")
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|\(?[a-z]\)|[ivx]+\.)\s+")


def excused(text: str) -> list[Span]:
    """Where a line has such numbers; those in quotation marks are found by `quoted`."""
    spans = [m.span() for m in _ANY.finditer(text)]
    spans += [m.span() for m in _DECADE.finditer(text)]
    if m := _NUMBERED.match(text):
        spans.append(m.span())
    return spans


def quoted(lines: Iterable[Line]) -> Iterator[list[Span]]:
    """Where each line is somebody's words: a block quotation, or between marks that it opens.

    A quotation that goes on over several paragraphs opens each again and is closed in the last, as papers print it.
    """
    for line in lines:
        if line.kind == "quote":
            yield [(0, len(line.text))]
        else:
            yield [m.span() for m in _QUOTED.finditer(line.text)] + [
                m.span() for m in _SINGLE.finditer(line.text)
            ]


def inside(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of them has something of what stands there."""
    return any(a < end and start < b for a, b in spans)
