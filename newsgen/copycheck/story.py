"""A story's record as what copy is held against: its draft, taken apart, and what it counts."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from newsgen.copycheck.claims import Anchor, Record, anchored, labels_of
from newsgen.copycheck.facts import Fact, facts_of
from newsgen.copycheck.known import NOTHING, Known, known_of
from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.lines import Line, tidy
from newsgen.copycheck.number import Form
from newsgen.copycheck.parse_sentences import parse_sentences
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.places import Place, Places
from newsgen.copycheck.reading.html import read_html
from newsgen.copycheck.senses import Way
from newsgen.copycheck.sentences import stem, words
from newsgen.edition.facts_record import FactsRecord
from newsgen.edition.records import EditionRecord

Kind = tuple[str, str]
"""A unit and a measure, or "things" and their noun."""
_AREAS = word_list("areas")
_GENERAL = word_list("general")
_ENDS_A_NOUN = word_list("after_a_noun")
_NO_NOUN = word_list("before_a_noun")


def noun_after(said: ParsedSentence, mention: Mention) -> frozenset[str]:
    """The roots of the words after a number, up to the first that is no part of what it counts."""
    out: list[str] = []
    end = said.part_of(mention)[1]
    for word in words(said.text[mention.number.end : end])[:5]:
        plain = word.plain
        if plain in _ENDS_A_NOUN or plain[0].isdigit() or len(out) == 3:
            break
        out.append(stem(plain))
    return frozenset(out) - _NO_NOUN


def nouns_of(
    record: Record, facts: Sequence[Fact], heads: Mapping[int, tuple[str, ...]]
) -> dict[frozenset[str], frozenset[Kind]]:
    """What the draft calls what it counts."""
    found: dict[frozenset[str], set[Kind]] = {}
    for fact in facts:
        if fact.derived or not fact.unit or fact.number < 0:
            continue
        claim, is_row = record["claims"][fact.number], fact.said.line.kind == "row"
        noun = _column(fact, heads) if is_row else noun_after(fact.said, fact.mention)
        if not noun or fact.form is not Form.PLAIN or claim["unit"] == "rank":
            continue
        if claim["measure"]:
            found.setdefault(noun, set()).add((claim["unit"], claim["measure"]))
        elif claim["unit"] in {"count", "share"}:
            found.setdefault(noun, set()).add(("things", max(noun, key=len)))
    return {noun: frozenset(kinds) for noun, kinds in found.items() if noun}


def kinds_called(noun: frozenset[str], nouns: Mapping[frozenset[str], frozenset[Kind]]) -> frozenset[Kind]:
    """What goes by the name, or by most of its words."""
    best, kinds = 0, frozenset[Kind]()
    for known, its in nouns.items():
        shared = len(noun & known)
        if shared > best:
            best, kinds = shared, its
        elif shared == best and shared:
            kinds |= its
    if best and not any(noun & known == noun or noun & known == known for known in nouns):
        return kinds | {kind for known, its in nouns.items() if noun & known for kind in its}
    return kinds


@dataclass
class Story:
    """A draft, taken apart."""

    record: Record
    lines: tuple[Line, ...]
    places: Places
    said: list[ParsedSentence]
    facts: list[Fact]
    days: frozenset[date]
    published: frozenset[date]
    until: frozenset[date]
    heads: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    nouns: Mapping[frozenset[str], frozenset[Kind]] = field(default_factory=dict)
    rank_way: Way | None = None
    known: Known = NOTHING
    roots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    fitting: dict[Hashable, list[Fact]] = field(default_factory=dict)

    @cached_property
    def lists(self) -> list[frozenset[str]]:
        """The areas of each list and table of the draft."""
        found: dict[int, set[str]] = {}
        for fact in self.facts:
            if fact.owner and fact.said.line.kind in {"row", "item"}:
                found.setdefault(fact.said.line.group, set()).add(fact.owner)
        return [frozenset(areas) for areas in found.values()]

    @cached_property
    def lead(self) -> tuple[Place, ...]:
        """The area that the draft names first, where it names one alone there."""
        named = (said.areas() for said in self.said if said.line.kind != "link")
        first = next(filter(None, named), [])
        return tuple(first) if len(first) == 1 else ()

    @cached_property
    def wholes(self) -> list[Fraction]:
        """How many areas there are, by the edition and by each count of areas in the draft."""
        counts = [
            fact.value
            for fact in self.facts
            if fact.form is Form.PLAIN and fact.unit in {"count", "share"} and not fact.owner
            if fact.number < 0 or not self.record["claims"][fact.number]["measure"]
        ]
        return [Fraction(len(self.known.members)), *map(Fraction, sorted(self.known.published)), *counts]

    def counts_areas(self, said: ParsedSentence, mention: Mention) -> bool:
        """Whether a number may count areas: it stands before their name, or before none."""
        noun = noun_after(said, mention)
        return (
            not noun
            or bool(noun & _AREAS)
            or any(unit == "things" for unit, _ in kinds_called(noun, self.nouns))
        )

    def kinds(self, said: ParsedSentence, mention: Mention) -> frozenset[Kind]:
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


def story_of(
    record: Record, edition: EditionRecord, others: Sequence[Record] = (), card: FactsRecord | None = None
) -> Story:
    """The story of a record of that edition.

    `others` are stories that may name more areas or have more of their figures, `card` is what is known of the patch.
    """
    lines = draft_lines(record)
    anchors = anchored(record, lines)
    labels = labels_of(record, lines, anchors)
    for other in others:
        its_lines = draft_lines(other)
        labels += labels_of(other, its_lines, anchored(other, its_lines))
    known = known_of(edition, record, others, card)
    labels += known.names.items()
    patches = [str(patch.get("name", "")) for patch in edition.get("patches", ())]
    places = Places.of(labels, [*patches, *known.levels], [line.text for line in lines])
    said = parse_sentences(lines, places)
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
        known=known,
        roots={str(m["name"]): _roots(m) for m in edition.get("measures", ())},
    )


def _roots(measure: Mapping[str, Any]) -> frozenset[str]:
    """The roots of what a measure is called."""
    text = f"{measure.get('noun', '')} {measure.get('short_noun', '')}"
    return frozenset(stem(w.plain) for w in words(text) if w.plain not in _GENERAL) - _NO_NOUN


def _column(fact: Fact, heads: Mapping[int, tuple[str, ...]]) -> frozenset[str]:
    """The roots of a column's name."""
    head = heads.get(fact.said.line.group, ())
    name = head[fact.mention.cell] if fact.mention.cell < len(head) else ""
    return frozenset(stem(w.plain) for w in words(name) if not w.text[0].isdigit()) - {"people"}


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
