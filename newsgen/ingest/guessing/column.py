"""A look at one column: what its cells look like, and what its name says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from newsgen.ingest.conventions import known_flags
from newsgen.ingest.dates import parse_dates
from newsgen.ingest.notation import with_dot, without_flag
from newsgen.ingest.numbers import parse_number
from newsgen.ingest.rows import Indices, Rows, Texts
from newsgen.ingest.spans import Span
from newsgen.ingest.wording import plain

_MISSING = {"", "NA", "N/A", "n/a", "-", ".."}
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_RANGE = re.compile(r"(?:[0-9]+ ?(?:-|to|–) ?|<=? ?)([0-9]+)")
_SENTINEL = {-1.0, -9.0, -99.0, -999.0, -9999.0}
ANY_MONTH = 4
"""Labels of years are looked at as if they began in this month: their order is the same in any."""
MOST_MARKERS = 4
"""A column of numbers may have this many different texts beside them; with more it is a column of text."""


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column, looked at. `values` are the numbers of its words, NaN where a word is none.

    `markers` are the words of a column of numbers that are neither numbers nor commonly missing, and negative ones
    such as -99. `spans` are its dates, by word, where all of its filled cells are dates. `labelled` is true where these
    are years such as 2022/23, of which nobody has said in which month they begin. `flags` are what follows some of its
    numbers; `bares` are its words without these, with a dot for the decimals.
    """

    place: int
    name: str
    texts: Texts
    words: list[str]
    values: NDArray[np.float64]
    markers: tuple[str, ...]
    spans: dict[int, Span] = field(default_factory=dict)
    labelled: bool = False
    flags: tuple[str, ...] = ()
    bares: tuple[str, ...] = ()

    @property
    def tokens(self) -> list[str]:
        """The words of its name: "newCasesRolling_7d" -> new, cases, rolling, 7, d."""
        return words_of(self.name)

    @property
    def filled(self) -> NDArray[np.bool_]:
        return np.array([bool(word) for word in self.words] or [False])[self.texts.which]

    @property
    def different(self) -> int:
        """How many different filled texts it has."""
        return len({word for word in self.words if word})

    @property
    def numbers(self) -> NDArray[np.float64]:
        """Its numbers without the gaps."""
        known: NDArray[np.float64] = self.values[~np.isnan(self.values)]
        return known

    @property
    def is_figure(self) -> bool:
        """Whether its cells are numbers, except for a few markers."""
        return bool(self.numbers.size) and len(self.markers) <= MOST_MARKERS

    @property
    def is_whole(self) -> bool:
        return bool((self.numbers == np.floor(self.numbers)).all())

    @property
    def decimals(self) -> int:
        """The most decimals that any of its numbers is written with; .0 counts as none."""
        found = (re.search(r"\.([0-9]*[1-9])0*\s*%?$", word) for word in self.bares)
        return max((len(match[1]) for match in found if match), default=0)

    def has(self, *signs: str) -> bool:
        """Whether most of its filled words carry one of the signs."""
        words = [word for word in self.words if word not in _MISSING]
        return sum(any(sign in word for sign in signs) for word in words) * 2 > len(words) > 0


def words_of(header: str) -> list[str]:
    """The words of a header: "newCasesRolling_7d" -> new, cases, rolling, 7, d."""
    return [part.lower() for part in _PARTS.findall(header)]


def look(rows: Rows, place: int, kept: Indices | None = None, decimal: str = ".") -> Column:
    """A column, looked at, in the kept rows. `decimal` parts the decimals of the table."""
    texts = rows.texts(place)
    if kept is not None:
        texts = texts.take(kept)
    used = np.zeros(len(texts.words), np.bool_)
    used[texts.which] = True
    words = [plain(w) if u else "" for w, u in zip(texts.list_words(), used.tolist(), strict=True)]
    flagged = [without_flag(word, known_flags()) for word in words]
    bares = [with_dot(bare) if decimal == "," else bare for bare, _ in flagged]
    parsed = [parse_number(bare, "number") if bare else "" for bare in bares]
    values = np.array([np.nan if isinstance(value, str) else value for value in parsed], np.float64)
    negative = values[values < 0]
    if negative.size == 1 and set(negative.tolist()) <= _SENTINEL and (values >= 0).any():
        values[values < 0] = np.nan
    odd = [
        word
        for word, value in zip(words, values.tolist(), strict=True)
        if value != value and word not in _MISSING
    ]
    spans, labelled = _spans(words)
    flags = {flag for _, flag in flagged if flag}
    return Column(
        place, rows.header[place], texts, words, values, tuple(sorted(set(odd))), spans,
        labelled,
        tuple(sorted(flags)), tuple(bares),
    )  # fmt: skip


def largest_of(marker: str) -> int | None:
    """The largest number that a marker such as "0-2" or "<5" allows; None where it does not say."""
    match = _RANGE.fullmatch(marker)
    return None if not match else int(match[1]) - (1 if marker.startswith("<") and "=" not in marker else 0)


def _spans(words: list[str]) -> tuple[dict[int, Span], bool]:
    """The dates of words, by index, where all that are filled are dates; and whether they are labels of years."""
    filled = {i: word for i, word in enumerate(words) if word}
    for starts_in in (None, ANY_MONTH):
        if any(isinstance(s, str) for s in parse_dates([*filled.values()][:20], starts_in=starts_in)):
            continue
        found = parse_dates([*filled.values()], starts_in=starts_in)
        spans = {i: span for i, span in zip(filled, found, strict=True) if isinstance(span, Span)}
        if spans and len(spans) == len(filled):
            return spans, starts_in is not None
    return {}, False
