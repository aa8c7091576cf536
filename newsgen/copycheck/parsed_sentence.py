"""What a sentence says: its numbers, dates, comparisons and places, and which belong together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from newsgen.copycheck.days import When
from newsgen.copycheck.excused import Span
from newsgen.copycheck.hedges import Hedge
from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.lines import Line
from newsgen.copycheck.number import Number
from newsgen.copycheck.places import Named, Place
from newsgen.copycheck.senses import Sense, Sort, Way

STOP = word_list("stop")
_OPENS = re.compile(
    r"([A-Z][\w'-]+(?: [A-Z][\w'-]+)*)(?:,| had| has| was| is| saw| recorded| came| tops?| topped| in| at| with)\b"
)


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """A number where it stands: its hedge, the comparisons that go with it, the names in its clause."""

    number: Number
    hedge: Hedge
    ways: frozenset[Way]
    clause: int
    part: int
    cell: int
    near: frozenset[str]


@dataclass(slots=True, eq=False)
class ParsedSentence:
    """One sentence, list item or row, taken apart. Places in the line are kept as places in this text."""

    line: Line
    text: str
    start: int
    index: int
    mentions: list[Mention] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)
    senses: list[Sense] = field(default_factory=list)
    loose: list[Sense] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    clauses: list[Span] = field(default_factory=list)
    parts: list[Span] = field(default_factory=list)
    stems: frozenset[str] = frozenset()
    topic: tuple[Place, ...] = ()
    quoted: list[Span] = field(default_factory=list)
    knows: Callable[[str], bool] = lambda _: True

    @property
    def opens_strangely(self) -> bool:
        """Whether it begins with a name, by its looks, that nobody knows: "Winthrop had the highest rate"."""
        found = _OPENS.match(self.text)
        return (
            found is not None
            and not any(n.place and n.start < found.end(1) for n in self.named)
            and not self.knows(found[1])
        )

    @property
    def plain(self) -> str:
        """For comparing: small letters, single spaces."""
        return " ".join(self.text.lower().split())

    def areas(self, span: Span | None = None) -> list[Place]:
        """The areas named there, in order."""
        return [p for p in self._places(span) if p.is_area]

    def containers(self, span: Span | None = None) -> list[Place]:
        """The larger places named there."""
        return [p for p in self._places(span) if not p.is_area]

    def strangers(self, span: Span | None = None) -> list[str]:
        """Names that nobody knows."""
        return [n.text for n in self.named if n.place is None and _within(n.start, span)]

    def ways(self, span: Span | None = None) -> set[Way]:
        """Which ways the comparisons there point, superlatives aside."""
        found = {s.way for s in self.senses if s.sort is not Sort.EXTREME and _within(s.start, span)}
        hedges = {
            Hedge.MORE_THAN: Way.UP,
            Hedge.AT_LEAST: Way.UP,
            Hedge.LESS_THAN: Way.DOWN,
            Hedge.AT_MOST: Way.DOWN,
        }
        return found | {
            hedges[m.hedge] for m in self.mentions if m.hedge in hedges and _within(m.number.start, span)
        }

    def clause_of(self, mention: Mention) -> Span:
        """The clause that holds the number."""
        return self.clauses[mention.clause]

    def part_of(self, mention: Mention) -> Span:
        """The smallest part, between commas, that holds it."""
        return self.parts[mention.part]

    def _places(self, span: Span | None) -> Iterator[Place]:
        seen: set[Place] = set()
        for n in self.named:
            if n.place is not None and n.place not in seen and _within(n.start, span):
                seen.add(n.place)
                yield n.place


def _within(at: int, span: Span | None) -> bool:
    return span is None or span[0] <= at < span[1]
