"""The superlatives of a copy, and the ends from which its ranks are counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.excused import inside
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Sense, Sort, Way
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found

_OF_COUNT = re.compile(r"[^.;,]{0,25}\b(?:number|count|total|cases? numbers?)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(?:\w+s|people|places|those) (?:(?:in|of|across) [^.;:]{1,90} )?"
    r"(?:with|where|that (?:have|had)|which (?:have|had)|having) (?:the|some of the) (?:\w+ )?$",
    re.IGNORECASE,
)
LEANS = re.compile(
    r"\b(?:it|its|that|this|there|where|which)\b(?! (?:is|are|was|were) \w+ (?:neighbourhoods|areas))",
    re.IGNORECASE,
)
_IT_WAS = re.compile(r"\b(?:it|that|the figure) (?:was|is)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A superlative, and what it is said of."""

    sense: Sense
    said: ParsedSentence
    areas: frozenset[str]
    explicit: bool
    containers: frozenset[str]
    of_count: bool
    of_many: bool
    moves: frozenset[Way]
    of_move: bool


def all_extremes(said: Iterable[ParsedSentence]) -> list[Extreme]:
    """The superlatives of a draft's sentences, each with what further clauses say without the word."""
    return [one for sentence in said for found in extremes(sentence) for one in (found, *_elided(found))]


def superlatives(aligned: Aligned, drafted: Sequence[Extreme]) -> Iterator[Found]:
    """Those of a sentence that no superlative of the draft is."""
    said = aligned.said
    for extreme in extremes(said):
        if not inside(said.quoted, extreme.sense.start, extreme.sense.end) and (
            why := _wrong(extreme, drafted, aligned)
        ):
            yield aligned.found("comparison", extreme.sense.text, why)


def extremes(said: ParsedSentence) -> list[Extreme]:
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
        areas = own or (list(said.topic) if LEANS.search(said.text) else [])
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
                of_move=any(
                    s.sort is Sort.MOVE
                    and said.text[s.end : sense.start].strip() in {"", "by", "the", "by the"}
                    for s in said.senses
                    if s.end < sense.start
                ),
            )
        )
    return out


def _elided(extreme: Extreme) -> list[Extreme]:
    """What a further clause says of other places without the word: "in Hogglestock it was 552.6, in Framley"."""
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


def ranks(aligned: Aligned, story: Story) -> Iterator[Found]:
    """The end from which a rank is counted: "second-lowest" where the draft counts from the highest."""
    wrong = "the draft counts from the other end"
    turned = list(_turned_ranks(aligned))
    yield from (aligned.found("comparison", sense.text, wrong) for sense in turned)
    others = [sense for sense in _of_ranks(aligned.said) if sense not in turned]
    if story.rank_way is not None:
        for sense in others:
            if sense.way is not story.rank_way and not _also(sense, aligned):
                yield aligned.found("comparison", sense.text, wrong)
        return
    near = [{s.way for s in said.senses if s.sort is Sort.EXTREME} for _, said in aligned.near]
    anywhere = (said.senses for said in story.said if said.line.kind != "link")
    near.append({s.way for senses in anywhere for s in senses if s.sort is Sort.EXTREME})
    ways = next(filter(None, near), set())
    for sense in others:
        if ways and sense.way not in ways and not inside(aligned.said.quoted, sense.start, sense.end):
            yield aligned.found("comparison", sense.text, wrong)


def _turned_ranks(aligned: Aligned) -> Iterator[Sense]:
    """The ends of ranks that stand in the place of the draft's and have its number, and are counted from the other."""
    for mention, (fact, _) in aligned.beside.items():
        mine, its = _end_of(mention, aligned.said), _end_of(fact.mention, fact.said)
        if mine and its and mine.way is not its.way and mention.number.value == fact.mention.number.value:
            yield mine


def _end_of(rank: Mention, said: ParsedSentence) -> Sense | None:
    """The word right behind a rank that says from which end it is counted."""
    behind = (s for s in _of_ranks(said) if 0 <= s.start - rank.number.end < 8)
    return next(behind, None) if rank.number.form is Form.RANK else None


def _also(sense: Sense, aligned: Aligned) -> bool:
    """Whether the closest sentence of the draft has a rank from that end too."""
    return aligned.closest is not None and any(s.way is sense.way for s in _of_ranks(aligned.closest))


def _of_ranks(said: ParsedSentence) -> list[Sense]:
    """The words that say from which end its ranks are counted: "lowest" in "second-lowest"."""
    superlative = {extreme.sense for extreme in extremes(said)}
    own = (s for s in said.senses if s.sort is Sort.EXTREME and s not in superlative)
    return sorted(own, key=lambda s: s.start)


def lost_its_place(aligned: Aligned) -> bool:
    """A sentence as the draft has it, that names no area, behind another one."""
    mine, its = aligned.said, aligned.near[0][1]
    return (
        bool(extremes(mine))
        and not mine.areas()
        and LEANS.search(mine.text) is not None
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
    if not drafted.said.strangers() and (
        other := next((n.text for n in one.said.named if n.place is None and _is_its(n.start, one)), "")
    ):
        return f"nothing in the data is about {other}"
    if drafted.of_many and not one.of_many:
        return "the draft says so only of a list"
    if drafted.sense.soft and not one.sense.soft:
        return f"the draft says only {_words(drafted)!r}"
    if drafted.sense.joint and not (one.sense.joint or one.sense.soft or len(one.areas) > 1):
        return "the draft says that it is shared"
    if one.of_count != drafted.of_count:
        return "the draft says so of another measure"
    if drafted.of_move and not any(s.sort is Sort.MOVE for s in one.said.senses):
        return "the draft says so of a change"
    if one.moves and drafted.moves and not one.moves & drafted.moves:
        return "the change points the other way than in the draft"
    return ""


def _is_its(start: int, one: Extreme) -> bool:
    """Whether a place is that of the superlative: no other verb lies between."""
    return one.sense.end < start and not any(
        s.sort is Sort.MOVE and one.sense.end + 14 < s.start < start for s in one.said.senses
    )


def _words(extreme: Extreme) -> str:
    return extreme.said.text[max(0, extreme.sense.start - 12) : extreme.sense.end].split(" ", 1)[-1]
