"""A story's record as what copy is held against: its draft, taken apart."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from newsgen.checks.edited.claims import Anchor, Record, anchored, guessed, labels_of
from newsgen.checks.edited.facts import Fact, facts_of
from newsgen.checks.edited.lines import Line, tidy
from newsgen.checks.edited.nouns import Kind, kinds_called, noun_after, nouns_of
from newsgen.checks.edited.places import Places
from newsgen.checks.edited.reading.html import read_html
from newsgen.checks.edited.said import Mention, Said
from newsgen.checks.edited.senses import Way
from newsgen.checks.edited.taking_apart import take_apart


@dataclass(slots=True)
class Story:
    """A draft, taken apart."""

    record: Record
    lines: tuple[Line, ...]
    places: Places
    said: list[Said]
    facts: list[Fact]
    days: frozenset[date]
    published: frozenset[date]
    until: frozenset[date]
    heads: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    nouns: Mapping[frozenset[str], frozenset[Kind]] = field(default_factory=dict)
    rank_way: Way | None = None
    fitting: dict[Hashable, list[Fact]] = field(default_factory=dict)

    def kinds(self, said: Said, mention: Mention) -> frozenset[Kind]:
        """What the words after a number say that it counts; empty where they say nothing that the draft says."""
        return kinds_called(noun_after(said, mention), self.nouns)

    def kinds_of(self, fact: Fact) -> frozenset[Kind]:
        """What a fact counts."""
        claim = self.record["claims"][fact.number] if fact.number >= 0 and fact.unit else None
        if claim is not None and claim["measure"]:
            return frozenset(
                {
                    (
                        "rate" if fact.unit == "rate" else "count" if fact.unit == "count" else fact.unit,
                        claim["measure"],
                    )
                }
            )
        return kinds_called(noun_after(fact.said, fact.mention), self.nouns)


def draft_lines(record: Record) -> tuple[Line, ...]:
    """Headline, standfirst and body as lines, numbered in that order."""
    top = [Line(1, tidy(record["headline"]), "heading")]
    if record.get("standfirst"):
        top.append(Line(2, tidy(record["standfirst"])))
    return (*top, *read_html(record["body_html"]))


def story_of(record: Record, patches: Iterable[str], others: Sequence[Record] = ()) -> Story:
    """The story of a record; `patches` are the names of the edition's, `others` stories that may name more areas."""
    lines = draft_lines(record)
    anchors = anchored(record, lines)
    labels = labels_of(record, lines, anchors)
    for other in others:
        its_lines = draft_lines(other)
        labels += labels_of(other, its_lines, anchored(other, its_lines))
    known = [line.text for line in lines]
    patches = list(patches)
    first = Places.of(labels, patches, known)
    labels += guessed(record, lines, anchors, first, {code for code, _ in labels})
    places = Places.of(labels, patches, known)
    said = take_apart(lines, places)
    spans = [span for span in (record["period"], record.get("compared_with")) if span]
    published = {date.fromisoformat(record["published"])} if record.get("published") else set()
    ends = {date.fromisoformat(span["end"]) for span in spans}
    starts = {date.fromisoformat(span["start"]) for span in spans}
    claimed = {date.fromisoformat(c["value"]) for c in record["claims"] if c["unit"] == "date"}
    facts = facts_of(record, anchors, lines, said)
    heads = {line.group: line.cells for line in lines if line.kind == "head"}
    return Story(
        record=record,
        lines=lines,
        places=places,
        said=said,
        facts=facts,
        days=frozenset(ends | starts | claimed | published),
        published=frozenset(published),
        until=frozenset(ends | (claimed - published)),
        heads=heads,
        anchors=anchors,
        nouns=nouns_of(record, facts, heads),
        rank_way=_rank_way(facts),
    )


def _rank_way(facts: Iterable[Fact]) -> Way | None:
    """From which end the ranks of the list count, by the figures beside them."""
    rows: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.said.line.kind == "row" and not fact.derived:
            rows.setdefault(fact.said.index, []).append(fact)
    pairs = [
        (rank.value, next((f.value for f in row if f.unit not in {"rank", ""}), None))
        for row in rows.values()
        for rank in row
        if rank.unit == "rank"
    ]
    known = sorted((rank, value) for rank, value in pairs if value is not None)
    if len(known) < 2 or known[0][1] == known[-1][1]:
        return None
    return Way.UP if known[0][1] > known[-1][1] else Way.DOWN
