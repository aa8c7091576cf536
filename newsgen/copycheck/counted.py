"""How many areas an editor may count: which way they went, on which side of a figure they are, in which place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from newsgen.copycheck.hedges import Hedge, fair
from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story, noun_after

_ALL_BUT = re.compile(r"\ball but\s(?:the\s)?$", re.IGNORECASE)
_REST = re.compile(r"\bof the [\w ]+[,;] and \w+ in\s$")
"""A clause that gives the rest of a count: "rose in 15 of the 19, and fell in four"."""
_FROM = re.compile(r"\bfrom (?:(?:[\w.,]+ )+?to )?$")
_MORE = re.compile(r"\s(?:of|more|others?)\b")
_MORE_OF = re.compile(r"\s(?:more|fewer)\s\w")
_AREAS = word_list("areas")
_LEFT = re.compile(
    r"\b(?:(?:un|not )changed|(?:the|no) (?:same|change)|stayed|remained|static|flat|neither)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\)|(?:\s(?:of (?:them|these|those|which)|(?:are|were|being|lie) in))?"
    r"\s(?:of the \w+(?: [\w-]+){0,3} )?(?:are |were )?in\b"
)
_ARE_IN = re.compile(r"(?:\sof the [\w-]+(?: [\w-]+){0,3}?)?\s(?:are|were|lie)\sin\s(?:the\s)?")
_PART_OF = re.compile(r"\sof\s(?:the|its|all|these|those|\w+['’]s)\b")
_TOP = re.compile(r"\b(?:top|bottom|first|last)\s$")
_TOP_AFTER = re.compile(r"\s(?:highest|lowest|worst|best|most|places with)\b")
_ALL_OF = re.compile(r"(?:\b(?:the|all|its|their|of|among)|['’]s?)\s$", re.IGNORECASE)
_ABOVE = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST})
_THRESHOLDS = {
    Hedge.MORE_THAN: lambda a, b: a > b,
    Hedge.AT_LEAST: lambda a, b: a >= b,
    Hedge.LESS_THAN: lambda a, b: a < b,
    Hedge.AT_MOST: lambda a, b: a <= b,
}


def is_counted(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether so many areas, or such a share of them, did what the words say, or lie where they say."""
    if mention.number.form not in {Form.PLAIN, Form.SHARE, Form.PER_CENT}:
        return False
    if not story.counts_areas(said, mention):
        return False
    if mention.number.form is Form.PER_CENT and not _PART_OF.match(said.text, mention.number.end):
        return False
    if _is_listed(mention, said, story) or _is_by_name(mention, said) or _placed(mention, said, story):
        return True
    wholes = story.wholes
    if mention.number.value in wholes and _ALL_OF.search(said.text[: mention.number.start]):
        return True
    if mention.number.form is Form.PLAIN and _ALL_BUT.search(said.text[: mention.number.start]):
        return any(whole - mention.number.value in _numbers(mention, said, story, wholes) for whole in wholes)
    return any(
        fair(mention.number, mention.hedge, value)
        for number in _numbers(mention, said, story, wholes)
        for value in _printed(number, mention.number.form, wholes)
    )


def _printed(number: Fraction, form: Form, wholes: Sequence[Fraction]) -> Iterator[Fraction]:
    if form is Form.PLAIN:
        yield number
    else:
        yield from (
            number / whole * (100 if form is Form.PER_CENT else 1) for whole in wholes if whole >= number > 0
        )


def _numbers(
    mention: Mention, said: ParsedSentence, story: Story, wholes: Sequence[Fraction]
) -> set[Fraction]:
    """How many areas went the way of the words, or are on their side of a figure."""
    known, part = story.known, said.part_of(mention)
    if sides := [m for m in said.mentions if m is not mention and _is_side(m)]:
        return {number for side in sides for number in _on_side(side, said, story)}
    ways = set(mention.ways) or _ways(said, part) or _ways(said, (0, len(said.text)))
    up, down = ({c.number for c in known.counts if c.way is way} for way in (Way.UP, Way.DOWN))
    if _LEFT.search(said.text[slice(*part)]):
        rest = {whole - a - b for whole in wholes for a in up for b in down}
        return rest | {c.number for c in known.counts if c.way is Way.LEVEL}
    return (up if Way.UP in ways else set()) | (down if Way.DOWN in ways else set())


def _moved_by(measure: str, side: Mention, said: ParsedSentence, story: Story) -> Iterator[list[Fraction]]:
    """How far each area went up, and how far down, where the figure is one that they moved by."""
    if (
        said.text[: side.number.start]
        .lower()
        .rstrip()
        .endswith(("by", "by more than", "by less than", "by over"))
    ):
        changes = [
            p.now - p.before
            for (a, m), p in story.known.figures.items()
            if m == measure and a in story.known.members and p.now is not None and p.before is not None
        ]
        yield [c for c in changes if c > 0]
        yield [-c for c in changes if c < 0]


def is_threshold(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the number is the figure on whose side as many areas are as the sentence says."""
    if not _is_side(mention):
        return False
    numbers = _on_side(mention, said, story)
    return any(
        fair(m.number, m.hedge, number)
        for m in said.mentions
        if m is not mention and m.number.form is Form.PLAIN and m.hedge not in _THRESHOLDS
        for number in numbers
    )


def turned_round(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether the draft has as many areas on the other side of that figure, and nothing has so many on this."""
    if not _is_side(mention):
        return False
    counts = {m.number.value for m in said.mentions if m is not mention and m.number.form is Form.PLAIN}
    up = mention.hedge in _ABOVE
    sides = {
        (other.hedge in _ABOVE) is up
        for one in story.said
        for other in one.mentions
        if _is_side(other) and other.number.value == mention.number.value
        if counts & {m.number.value for m in one.mentions if m is not other}
    }
    line = mention.number.value
    # 300 is no line among counts of some twenty
    near = [
        values
        for measure in story.known.measures()
        if (values := story.known.values(measure)) and min(values) / 3 <= line <= max(values) * 3
    ]
    so_many = {sum(_THRESHOLDS[mention.hedge](value, line) for value in values) for values in near}
    return sides == {False} and not counts & so_many


def _is_side(mention: Mention) -> bool:
    return mention.hedge in _THRESHOLDS and mention.number.form in {Form.PLAIN, Form.MONEY, Form.PER_CENT}


def _on_side(side: Mention, said: ParsedSentence, story: Story) -> set[Fraction]:
    """How many areas are on that side of the figure, in each measure."""
    return {
        Fraction(sum(_THRESHOLDS[side.hedge](value, side.number.value) for value in values))
        for measure in story.known.measures()
        for values in (
            story.known.values(measure),
            _ranked(measure, side, story),
            *_moved_by(measure, side, said, story),
        )
        if values
    }


def _ranked(measure: str, side: Mention, story: Story) -> list[Fraction]:
    """The figures of the draft's ranking, where it goes on past that line; none where it may end before."""
    for one in story.lists:
        values = [
            p.now
            for (a, m), p in story.known.figures.items()
            if m == measure and a in one and p.now is not None
        ]
        if len(values) < 2 or len(values) < len(one):
            continue
        above = side.hedge in {Hedge.MORE_THAN, Hedge.AT_LEAST}
        if story.rank_way is Way.UP and above and side.number.value >= min(values):
            return values
        if story.rank_way is Way.DOWN and not above and side.number.value <= max(values):
            return values
    return []


def _ways(said: ParsedSentence, span: tuple[int, int]) -> set[Way]:
    return {s.way for s in said.senses if span[0] <= s.start < span[1] and s.sort is not Sort.EXTREME}


def _is_by_name(mention: Mention, said: ParsedSentence) -> bool:
    """Whether as many areas are named behind the number as it says: "two others: Swalwell, with 207.7, and Ryton"."""
    named = {n.place.name for n in said.named if n.place and n.place.is_area and n.start > mention.number.end}
    return (
        mention.number.form is Form.PLAIN and mention.number.value > 1 and len(named) == mention.number.value
    )


def _is_listed(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """Whether it is how many the draft lists: "the top 10", "the 10 highest"."""
    named = _TOP.search(said.text[: mention.number.start]) or _TOP_AFTER.match(said.text, mention.number.end)
    return named is not None and mention.number.value in {len(one) for one in story.lists}


def are_in(mention: Mention, said: ParsedSentence, story: Story) -> bool | None:
    """Whether so many of the draft's list are in the place that the words name, "nine of the 20 are in Hogglestock".

    None where they say nothing of the kind, or the draft has no list.
    """
    found = _ARE_IN.match(said.text, mention.number.end)
    place = next((n.place for n in said.named if found and n.start == found.end()), None)
    lists = story.lists
    if place is None or place.name not in story.known.levels or not lists:
        return None
    if _ALL_BUT.search(said.text[: mention.number.start]):
        return None
    of = (
        next(
            (m.number.value for m in said.mentions if mention.number.end < m.number.start < found.end()), None
        )
        if found
        else None
    )
    inside = [(sum(place.name in story.known.inside.get(c, ()) for c in one), len(one)) for one in lists]
    if mention.number.form is Form.PLAIN:
        so = any(fair(mention.number, mention.hedge, Fraction(n)) for n, _ in inside)
    elif mention.number.form is Form.SHARE:
        so = any(fair(mention.number, mention.hedge, Fraction(n, whole)) for n, whole in inside)
    else:
        return None
    return True if so else False if any(of == whole for _, whole in inside) else None


def went_so(mention: Mention, said: ParsedSentence, story: Story) -> bool | None:
    """False where as many areas went the other way than the clause says, and not so many went its way; else None."""
    told = [s for s in said.senses if s.sort is Sort.MOVE and _within(s.start, said.clause_of(mention))]
    rest = _REST.search(said.text[: mention.number.start])
    if rest:
        told = [s for s in told if s.start < mention.number.start][-1:]
    moves = {s.way for s in told}
    if mention.number.form is not Form.PLAIN or len(moves) != 1 or not story.counts_areas(said, mention):
        return None
    if _FROM.search(said.text[: mention.number.start]):
        return None  # "cases rose from 12 to 26"
    if not mention.ways <= moves:
        return None  # "higher in 22 and lower in 16, and in Framley cases fell"
    if _MORE_OF.match(said.text, mention.number.end) and not noun_after(said, mention) & _AREAS:
        return None  # "down from 10, and one more case would have changed the order"
    if (
        Way.LEVEL in moves
        or any(map(_is_side, said.mentions))
        or _ALL_BUT.search(said.text[: mention.number.start])
    ):
        return None
    counts = story.known.counts
    mine = {c.number for c in counts if c.way in moves}
    others = {c.number for c in counts if c.way not in moves}
    number = mention.number.value
    if mine and rest and not _MORE.match(said.text, mention.number.end):
        return False if number not in mine and number not in story.wholes else None
    return False if mine and number in others - mine else None


def _within(at: int, span: tuple[int, int]) -> bool:
    return span[0] <= at < span[1]


def _placed(mention: Mention, said: ParsedSentence, story: Story) -> bool:
    """How many of the areas that the draft lists are in a place that the clause names, or how many it has in all."""
    known, before = story.known, said.text[: mention.number.start]
    after = said.text[mention.number.end :]
    places = said.containers(said.part_of(mention)) or said.containers(said.clause_of(mention))
    if before.endswith("("):
        places = [n.place for n in said.named if n.place and n.end <= mention.number.start][-1:]
    groups = list(story.lists) if _AMONG.match(after) else []
    if _ALL_OF.search(before):
        groups.append(frozenset(known.inside))
    return any(
        fair(mention.number, mention.hedge, Fraction(sum(p.name in known.inside.get(c, ()) for c in group)))
        for p in places
        if p.name in known.levels
        for group in groups
    )
