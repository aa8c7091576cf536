"""The comparisons of a copy that stand without a number: superlatives, "rose", "above the average", "most of"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from newsgen.checks.edited.alignment import Aligned
from newsgen.checks.edited.excused import inside
from newsgen.checks.edited.lexicon import lexicon
from newsgen.checks.edited.number import Form
from newsgen.checks.edited.said import Said
from newsgen.checks.edited.senses import Sense, Sort, Way
from newsgen.checks.edited.story import Story
from newsgen.checks.edited.verdicts import Found

_OF_COUNT = re.compile(r"[^.;,]{0,25}\b(?:number|count|total|cases? numbers?)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(?:\w+s|people|places|those) (?:(?:in|of|across) [^.;:]{1,90} )?"
    r"(?:with|where|that (?:have|had)|which (?:have|had)|having) (?:the|some of the) (?:\w+ )?$",
    re.IGNORECASE,
)
_MANY = re.compile(
    r"\b(?P<all>all|every|each)(?: one)?(?: of)?(?: the| these| those)?(?: \d+| [a-z-]+)? (?P<noun1>[a-z]+)\b"
    r"|\b(?P<none>none|no|not one|not a single|neither)(?: of)?(?: the| these| those)?(?: \d+)? (?P<noun2>[a-z]+)\b"
    r"|\b(?P<most>most|the (?:vast |great )?majority|more than half|over half)(?: of)?(?: the| these| those| its)?"
    r"(?: \d+)? (?P<noun3>[a-z]+)\b"
    r"|\b(?P<few>(?:only )?a minority|less than half|fewer than half|under half)(?: of)?(?: the| these| those| its)?"
    r"(?: \d+)? (?P<noun4>[a-z]+)\b",
    re.IGNORECASE,
)
_LEANS = re.compile(
    r"\b(?:it|its|that|this|there|where|which)\b(?! (?:is|are|was|were) \w+ (?:neighbourhoods|areas))",
    re.IGNORECASE,
)
_IT_WAS = re.compile(r"\b(?:it|that|the figure) (?:was|is)\b", re.IGNORECASE)
_UNHEARD = re.compile(rf"\b(?:{'|'.join(lexicon()['history']['unheard'])})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A superlative, and what it is said of."""

    sense: Sense
    said: Said
    areas: frozenset[str]
    explicit: bool
    containers: frozenset[str]
    of_count: bool
    of_many: bool
    moves: frozenset[Way]


def compare(copy: Sequence[Aligned], story: Story) -> Iterator[Found]:
    """What is wrong with them, in the copy's order."""
    drafted = [
        extreme for said in story.said for found in extremes(said) for extreme in (found, *_elided(found))
    ]
    for aligned in copy:
        if aligned.same and not _lost_its_place(aligned):
            continue
        said = aligned.said
        if not aligned.near and not _is_about(said, story):
            continue
        yield from _ranks(aligned, story)
        for extreme in extremes(said):
            if not inside(said.quoted, extreme.sense.start, extreme.sense.end) and (
                why := _wrong(extreme, drafted, aligned)
            ):
                yield _found(aligned, extreme.sense.text, why)
        yield from _loose(aligned, story)
        yield from _quantified(aligned, story)
        yield from _unheard(aligned, story)


def extremes(said: Said) -> list[Extreme]:
    """The superlatives of a sentence; "second-highest" is a rank, and not among them."""
    out = []
    for sense in said.senses:
        if sense.sort is not Sort.EXTREME or any(
            m.number.form is Form.RANK and m.number.end + 8 > sense.start > m.number.start
            for m in said.mentions
        ):
            continue
        clause = next((c for c in said.clauses if c[0] <= sense.start < c[1]), None)
        own = said.areas(clause) or said.areas()
        areas = own or (list(said.topic) if _LEANS.search(said.text) else [])
        held = said.containers(clause) or said.containers()
        moves = frozenset(s.way for s in said.senses if s.sort is Sort.MOVE and 0 < s.start - sense.end < 25)
        before = said.text[max(0, sense.start - 140) : sense.start]
        out.append(
            Extreme(
                sense,
                said,
                areas=frozenset(a.name for a in areas),
                explicit=bool(own),
                containers=frozenset(p.name for p in held),
                of_count=_OF_COUNT.match(said.text, sense.end) is not None,
                of_many=_OF_MANY.search(before) is not None,
                moves=moves,
            )
        )
    return out


def _elided(extreme: Extreme) -> list[Extreme]:
    """What a further clause says of other places without the word: "in Middlesbrough it was 552.6, in Kader"."""
    said = extreme.said
    return [
        replace(
            extreme,
            areas=frozenset(a.name for a in said.areas(clause)),
            containers=frozenset(p.name for p in said.containers(clause)),
        )
        for clause in said.clauses
        if clause[0] > extreme.sense.end and _IT_WAS.search(said.text, *clause)
    ]


def _ranks(aligned: Aligned, story: Story) -> Iterator[Found]:
    """The end from which a rank is counted: "second-lowest" where the draft counts from the highest."""
    if story.rank_way is not None:
        for sense in (s for s in aligned.said.senses if s.sort is Sort.EXTREME):
            if (
                sense not in {e.sense for e in extremes(aligned.said)}
                and sense.way is not story.rank_way
                and not _also(sense, aligned)
            ):
                yield _found(aligned, sense.text, "the draft counts from the other end")
        return
    superlatives = {s for s in aligned.said.senses if s.sort is Sort.EXTREME} - {
        e.sense for e in extremes(aligned.said)
    }
    near = [{s.way for s in said.senses if s.sort is Sort.EXTREME} for _, said in aligned.near]
    near.append(
        {
            s.way
            for said in story.said
            for s in said.senses
            if s.sort is Sort.EXTREME and said.line.kind != "link"
        }
    )
    ways = next(filter(None, near), set())
    for sense in sorted(superlatives, key=lambda s: s.start):
        if ways and sense.way not in ways and not inside(aligned.said.quoted, sense.start, sense.end):
            yield _found(aligned, sense.text, "the draft counts from the other end")


def _also(sense: Sense, aligned: Aligned) -> bool:
    """Whether the closest sentence of the draft has a rank from that end too."""
    closest = aligned.closest
    return closest is not None and any(
        s.sort is Sort.EXTREME and s.way is sense.way and s not in {e.sense for e in extremes(closest)}
        for s in closest.senses
    )


def _lost_its_place(aligned: Aligned) -> bool:
    """A sentence as the draft has it, that names no area, behind another one."""
    mine, its = aligned.said, aligned.near[0][1]
    return (
        bool(extremes(mine))
        and not mine.areas()
        and _LEANS.search(mine.text) is not None
        and bool(mine.topic)
        and bool(its.topic)
        and not set(mine.topic) & set(its.topic)
    )


def _wrong(extreme: Extreme, drafted: Sequence[Extreme], aligned: Aligned) -> str:
    """Why no superlative of the draft is the same; "" where one is."""
    same = [d for d in drafted if d.sense.way is extreme.sense.way]
    if not same:
        return f"the draft has no {extreme.sense.text!r}"
    related = [d for d in same if aligned.closeness(d.said)]
    whys = [_differs(extreme, d) for d in (related or same)] + [_differs(extreme, d) for d in same]
    opposite = any(d.sense.way is not extreme.sense.way and d.said is aligned.closest for d in drafted)
    here = any(d.said is aligned.closest for d in same)
    if opposite and not here and len(extremes(aligned.said)) == 1:
        return "the superlative is turned round"
    return "" if "" in whys else whys[0]


def _differs(one: Extreme, drafted: Extreme) -> str:
    if one.areas and drafted.areas and not one.areas & drafted.areas:
        return f"the draft says so of {' and '.join(sorted(drafted.areas))}"
    if drafted.areas and drafted.explicit and not one.explicit and one.said.strangers():
        return f"the draft says so of {' and '.join(sorted(drafted.areas))}"
    if one.containers and drafted.containers and not one.containers & drafted.containers:
        return f"the draft says so within {' and '.join(sorted(drafted.containers))}"
    if (
        one.said.strangers()
        and not drafted.said.strangers()
        and any(one.sense.end < n.start for n in one.said.named if n.place is None)
    ):
        return f"nothing in the data is about {one.said.strangers()[0]}"
    if drafted.of_many and not one.of_many:
        return "the draft says so only of a list"
    if drafted.sense.soft and not one.sense.soft:
        return f"the draft says only {_words(drafted)!r}"
    if drafted.sense.joint and not (one.sense.joint or one.sense.soft or len(one.areas) > 1):
        return "the draft says that it is shared"
    if one.of_count != drafted.of_count:
        return "the draft says so of another measure"
    if one.moves and drafted.moves and not one.moves & drafted.moves:
        return "the change points the other way than in the draft"
    return ""


def _words(extreme: Extreme) -> str:
    return extreme.said.text[max(0, extreme.sense.start - 12) : extreme.sense.end].split(" ", 1)[-1]


def _is_about(said: Said, story: Story) -> bool:
    nouns = {word for noun in story.nouns for word in noun} | {"rate", "figure", "average"}
    nouns |= {word for one in story.said for word in one.stems if word in {"case", "price", "vote", "dose"}}
    return (
        bool(nouns & said.stems)
        or any(n.place and n.place.is_area for n in said.named)
        or (bool(said.topic) and _LEANS.match(said.text) is not None)
    )


def _loose(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Movements and levels that go with no number."""
    said = aligned.said
    drafted = {way for _, other in aligned.near for way in other.ways()}
    drafted |= {
        s.way for _, other in aligned.near for s in other.senses if s.sort is Sort.EXTREME and s.way is Way.UP
    }
    for sense in said.loose:
        if inside(said.quoted, sense.start, sense.end) or sense.way in drafted:
            continue
        if sense.sort is Sort.LEVEL and sense.text.lower() in {"over", "under", "up to", "beyond", "behind"}:
            continue
        why = (
            "the comparison points the other way than in the draft"
            if drafted and sense.way is not Way.LEVEL
            else "nothing in the data supports this comparison"
        )
        yield _found(aligned, sense.text, why)


def _quantified(aligned: Aligned, story: Story) -> Iterator[Found]:
    """All, none, most of what the story counts."""
    said = aligned.said
    things = {noun for kinds in story.nouns.values() for unit, noun in kinds if unit == "things"}
    for m in _MANY.finditer(said.text):
        noun = next((g for g in (m["noun1"], m["noun2"], m["noun3"], m["noun4"]) if g), "").lower()
        if not any(noun.startswith(thing) for thing in things) or inside(said.quoted, m.start(), m.end()):
            continue
        if m["none"] and re.search(
            r"\b(?:higher|lower|greater|more|fewer|less|as high|worse)\b", said.text[m.end() :]
        ):
            continue  # "no neighbourhood had a higher rate": a superlative
        part = next((p for p in said.parts if p[0] <= m.start() < p[1]), (0, len(said.text)))
        ways = {s.way for s in said.senses if s.sort is Sort.MOVE and part[0] <= s.start < part[1]}
        if any(m[0].lower() in other.text.lower() and ways <= other.ways() for _, other in aligned.near):
            continue
        shares = [
            f.value
            for f in story.facts
            if f.form is Form.SHARE and aligned.closeness(f.said) and (not ways or ways & f.ways)
        ]
        if not any(_is_so(m, share) for share in shares) and not (m["few"] and "only" in m[0]):
            yield _found(aligned, m[0], "nothing in the data supports this")


def _is_so(m: re.Match[str], share: Fraction) -> bool:
    if m["all"]:
        return share == 1
    if m["none"]:
        return share == 0
    return share > Fraction(1, 2) if m["most"] else share < Fraction(1, 2)


def _unheard(aligned: Aligned, story: Story) -> Iterator[Found]:
    """Claims of history that no figure of the story makes."""
    said = aligned.said
    for m in _UNHEARD.finditer(said.text):
        if not inside(said.quoted, m.start(), m.end()) and not any(
            m[0].lower() in other.text.lower() for other in story.said
        ):
            yield _found(aligned, m[0], "nothing in the data supports this")


def _found(aligned: Aligned, text: str, why: str) -> Found:
    return Found("comparison", aligned.said.line.number, aligned.said.text, text, why)
