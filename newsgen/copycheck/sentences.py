"""Where a line's sentences end, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£$€])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:St|Dr|Mr|Mrs|Ms|Prof|Cllr|Rev|Sir|No|Nos|vs|v|approx|c|ca|cf|inc|Ltd|Co|etc|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept|Sep|Oct|Nov|Dec)|\b[A-Z])\.$"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a figure, and where it stands."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        """In small letters, without a genitive."""
        return self.text.lower().removesuffix("'s")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends; an abbreviation's full stop ends none.

    >>> text = "It fell to 4.5 in St. Ewold's on Oct. 23. Why? No. 10 knows."
    >>> [text[a:b] for a, b in sentences(text)]
    ["It fell to 4.5 in St. Ewold's on Oct. 23.", 'Why?', 'No. 10 knows.']
    """
    begin = 0
    for end in _END.finditer(text):
        if not _ABBREVIATED.search(text, begin, end.start()):
            yield begin, end.start() + len(end[0].rstrip())
            begin = end.end()
    if begin < len(text):
        yield begin, len(text)


def words(text: str, start: int = 0) -> list[Word]:
    """Its words, their places counted from `start`."""
    return [Word(start + m.start(), start + m.end(), m[0]) for m in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A crude root, so that "rates" and "rate", "published" and "publish" meet.

    >>> [stem(word) for word in ("rates", "rate", "published", "neighbourhoods", "areas")]
    ['rate', 'rate', 'publish', 'neighbourhood', 'area']
    """
    for ending, least in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 5), ("s", 3)):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            if ending == "es" and not word.endswith(("ches", "shes", "sses", "xes", "zes")):
                continue
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word
