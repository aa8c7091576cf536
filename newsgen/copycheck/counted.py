"""How many areas an editor may count: those that rose or fell, what is left of them, those of a list in a place."""

from __future__ import annotations

import re
from fractions import Fraction

from newsgen.copycheck.hedges import fair
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story

_ALL_BUT = re.compile(r"\ball but\s(?:the\s)?$", re.IGNORECASE)
_LEFT = re.compile(
    r"\b(?:(?:un|not )changed|(?:the|no) (?:same|change)|stayed|remained|static|flat|neither)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"(?:\s(?:of (?:them|these|those|which)|(?:are|were|being|lie) in))?\s(?:of the \w+(?: \w+)? )?(?:are |were )?in\b"
)
_ALL_OF = re.compile(r"(?:\b(?:the|all|its|their|of|among)|['’]s?)\s$", re.IGNORECASE)


def is_counted(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether so many areas did what the words say, or lie in the place that they name."""
    return _counted(mention, said, story) or _placed(mention, said, story)


def _counted(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """How many areas went which way: as counted, what is left of them, "all but two"."""
    known, number = story.known, mention.number
    part = said.part_of(mention)
    if not story.counts_areas(said, mention):
        return False
    ways = set(mention.ways) or {
        s.way for s in said.senses if part[0] <= s.start < part[1] and s.sort is Sort.MOVE
    }
    ways = ways or {s.way for s in said.senses if s.sort is Sort.MOVE}
    by_way = {count.way: count.number for count in known.counts if count.way}
    wholes = {
        f.value for f in story.facts if f.form is Form.PLAIN and f.unit in {"count", "share"} and not f.owner
    }
    wholes |= {Fraction(len(known.members))}
    if _ALL_BUT.search(said.text[: number.start]):
        return any(
            by_way.get(way) == whole - number.value
            for way in ways
            for whole in wholes
            if whole > number.value
        )
    if _LEFT.search(said.text[slice(*part)]):
        up, down = by_way.get(Way.UP), by_way.get(Way.DOWN)
        left = {by_way[Way.LEVEL]} if Way.LEVEL in by_way else set()
        if up is not None and down is not None:
            left |= {max(wholes) - up - down}
        return number.value in left
    return any(fair(number, mention.hedge, by_way[way]) for way in ways if way in by_way)


def _placed(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """How many of the areas that the draft lists are in a place that the clause names, or how many it has in all."""
    known, before = story.known, said.text[: mention.number.start]
    after = said.text[mention.number.end :]
    places = said.containers(said.part_of(mention)) or said.containers(said.clause_of(mention))
    lists: dict[int, set[str]] = {}
    for fact in story.facts:
        if fact.owner and fact.said.line.kind in {"row", "item"}:
            lists.setdefault(fact.said.line.group, set()).add(fact.owner)
    groups = list(lists.values()) if _AMONG.match(after) else []
    if _ALL_OF.search(before):
        groups.append(set(known.inside))
    return story.counts_areas(said, mention) and any(
        fair(mention.number, mention.hedge, Fraction(sum(p.name in known.inside.get(c, ()) for c in group)))
        for p in places
        if p.name in known.levels
        for group in groups
    )
