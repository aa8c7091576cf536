"""Which sentence of the draft a sentence of the copy is, or comes from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from fractions import Fraction
from math import fsum, log
from typing import Any

from newsgen.copycheck.facts import Fact
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.sentences import words
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found, Verdict

RELATED = 0.34
"""From here on two sentences tell of the same thing."""
ROW = 9
"""What stands in the same column of the same row."""
NUMBER, PLACE, DATE = "#", "@", "%"
_LIKE = frozenset({"row", "item"})


@dataclass(slots=True)
class Aligned:
    """A sentence of the copy beside the draft.

    `near` are the sentences that it comes from, the closest first, each with how close (to 1); `beside` has for a
    number the one in its place in the closest of them, and how many words around are the same.
    """

    said: ParsedSentence
    near: list[tuple[float, ParsedSentence]]
    same: bool
    beside: Mapping[Mention, tuple[Fact, int]] = field(default_factory=dict)

    @property
    def closest(self) -> ParsedSentence | None:
        """The closest that is related at all."""
        return self.near[0][1] if self.near else None

    def closeness(self, other: ParsedSentence) -> float:
        """How close that sentence is; 0 where it is not related."""
        return next((score for score, said in self.near if said is other), 0.0)

    def found(self, verdict: Verdict, text: str, message: str, fact: Fact | None = None) -> Found:
        """What is found of a text in this sentence; `fact` is what the draft has in its place."""
        line, sentence = self.said.line.number, self.said.text
        was, claim = (fact.text, fact.number) if fact else ("", -1)
        return Found(verdict, line, sentence, text, message, was, claim)


def align(copy: Sequence[ParsedSentence], story: Story) -> list[Aligned]:
    """Each sentence of the copy beside the draft, in the copy's order."""
    weights = _weights(story.said)
    often = Counter(
        v for said in story.said if said.line.kind != "row" for v in {m.number.value for m in said.mentions}
    )
    rare = {v for v, times in often.items() if times == 1 and len(str(v.numerator)) > 3}
    by_plain: dict[str, list[ParsedSentence]] = {}
    for said in story.said:
        by_plain.setdefault(said.plain, []).append(said)
    facts: dict[int, dict[int, Fact]] = {}
    for fact in story.facts:
        if not fact.derived:
            facts.setdefault(id(fact.said), {})[fact.mention.number.start] = fact
    out = []
    for said in copy:
        equal = by_plain.get(said.plain, [])
        scored = [(1.0, other) for other in equal]
        scored += sorted(
            (
                (score, other)
                for other in story.said
                if other not in equal and (score := _close(said, other, weights, rare)) >= RELATED
            ),
            key=lambda pair: -pair[0],
        )
        beside = _beside(said, scored[0][1], facts) if scored else {}
        out.append(Aligned(said, scored[:6], bool(equal), beside))
    return out


def _weights(said: Sequence[ParsedSentence]) -> dict[str, float]:
    """Rare words weigh more."""
    often = Counter(word for one in said for word in one.stems)
    return {word: log(1 + len(said) / times) for word, times in often.items()}


def _close(
    one: ParsedSentence, other: ParsedSentence, weights: Mapping[str, float], rare: Set[Fraction]
) -> float:
    """From 0 to 1: words, then numbers and places in common."""
    rows = one.line.kind in _LIKE, other.line.kind in _LIKE
    names = {n.place.name for n in one.named if n.place}, {n.place.name for n in other.named if n.place}
    values = {m.number.value for m in one.mentions}, {m.number.value for m in other.mentions}
    shared_values = len(values[0] & values[1])
    if any(rows):
        areas = {a.name for a in one.areas()} & {a.name for a in other.areas()}
        if rows[1] and areas and len(other.areas()) == 1 and (rows[0] or len(one.areas()) == 1):
            return (0.5 if rows[0] else 0.3) + 0.5 * shared_values / max(1, len(values[1]))
        if rows[1]:
            return 0.4 * (shared_values >= 2) if rows[0] or len(one.stems) < 8 else 0.0
    if any(v in rare for v in values[0] & values[1]):
        return 0.5 + 0.4 * _dice(one.stems, other.stems, weights)
    words_shared = _dice(one.stems, other.stems, weights)
    places, numbers = _overlap(names[0], names[1]), _overlap(values[0], values[1])
    parts = [(0.6, words_shared)] if one.stems or other.stems else []
    if names[0] or names[1]:
        parts.append((0.2, places))
    if values[0] or values[1]:
        parts.append((0.2, numbers))
    return fsum(w * v for w, v in parts) / max(1e-9, fsum(w for w, _ in parts))


def _overlap(one: set[Any], other: set[Any]) -> float:
    """What two sets share; most of the smaller is much."""
    both = len(one & other)
    return max(2 * both / max(1, len(one) + len(other)), 0.8 * both / max(1, min(len(one), len(other))))


def _dice(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    """What two sentences share of their words by weight; of the shorter where it is a part of the longer."""
    both = fsum(weights.get(w, 2.0) for w in one & other)
    mine, its = fsum(weights.get(w, 2.0) for w in one), fsum(weights.get(w, 2.0) for w in other)
    if not mine or not its:
        return 0.0
    return max(2 * both / (mine + its), 0.8 * both / min(mine, its) if len(one & other) >= 2 else 0.0)


def _beside(
    said: ParsedSentence, other: ParsedSentence, facts: Mapping[int, Mapping[int, Fact]]
) -> dict[Mention, tuple[Fact, int]]:
    """The numbers that stand in one another's place, by the words around them."""
    mine, its = _masked(said), _masked(other)
    known = facts.get(id(other), {})
    found: dict[Mention, tuple[Fact, int]] = {}
    if said.line.kind == other.line.kind == "row":
        cells = {f.mention.cell: f for f in known.values()}
        if len(said.mentions) == len(cells) and len(said.line.cells) == len(other.line.cells):
            return {m: (cells[m.cell], ROW) for m in said.mentions if m.cell in cells}
        return {}
    by_start = {m.number.start: m for m in said.mentions}
    for block in SequenceMatcher(
        None, [t for t, _ in mine], [t for t, _ in its], autojunk=False
    ).get_matching_blocks():
        for k in range(block.size):
            sign, at = mine[block.a + k]
            fact = known.get(its[block.b + k][1]) if sign == NUMBER else None
            if fact is not None and at in by_start:
                around = [
                    mine[block.a + j][0] for j in range(max(0, k - 3), min(block.size, k + 4)) if j != k
                ]
                same = sum(1 for t in around if t not in {NUMBER, PLACE})
                if same or block.size > 2:
                    found[by_start[at]] = fact, same
    return found


def _masked(said: ParsedSentence) -> list[tuple[str, int]]:
    """The words, with a sign for each number, place and date."""
    spans = {m.number.start: (m.number.end, NUMBER) for m in said.mentions}
    spans |= {w.start: (w.end, DATE) for w in said.whens}
    spans |= {
        n.start: (n.end, PLACE)
        for n in said.named
        if n.place and not any(a <= n.start < b for a, (b, _) in spans.items())
    }
    out = []
    until = 0
    marks = sorted(spans.items())
    tokens = [(w.plain, w.start, w.end) for w in words(said.text)]
    tokens = [t for t in tokens if not any(a <= t[1] < b for a, (b, _) in marks)]
    tokens += [(sign, start, end) for start, (end, sign) in marks]
    for token, start, end in sorted(tokens, key=lambda t: t[1]):
        if start >= until:
            out.append((token, start))
            until = end
    return out
