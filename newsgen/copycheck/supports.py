"""Whether a fact of the story stands behind a number of the copy: its value, whose it is, which way it points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.facts import Fact, is_whole
from newsgen.copycheck.hedges import Hedge, fair
from newsgen.copycheck.number import Form
from newsgen.copycheck.parsed_sentence import Mention, ParsedSentence
from newsgen.copycheck.senses import Sort, Way
from newsgen.copycheck.story import Story
from newsgen.copycheck.subjects import PER, TURNED

_UP = {Hedge.MORE_THAN: Way.UP, Hedge.AT_LEAST: Way.UP, Hedge.JUST_OVER: Way.UP}
_DOWN = {Hedge.LESS_THAN: Way.DOWN, Hedge.AT_MOST: Way.DOWN, Hedge.ALMOST: Way.DOWN}
_THAN = re.compile(r"\bthan (?:(?:that|those|it was|in|at|of|for|the) )*$")


class Whose(IntEnum):
    """How a number of the copy and a fact stand by the places around them."""

    ANOTHERS = 0  # the copy gives it to another place
    UNSAID = 1  # neither says, or nobody can tell
    ITS_OWN = 2  # the copy names the place whose it is


@dataclass(frozen=True, slots=True)
class Support:
    """A fact beside a number of the copy, and in what it agrees."""

    fact: Fact
    whose: Whose
    way: bool
    noun: bool
    closeness: float
    beside: bool

    @property
    def holds(self) -> bool:
        """Whether it agrees in all."""
        return self.whose is not Whose.ANOTHERS and self.way and self.noun

    @property
    def order(self) -> tuple[float, ...]:
        """The better, the greater."""
        return self.holds, self.beside, self.whose, self.way, self.noun, not self.fact.derived, self.closeness


def value_fits(mention: Mention, fact: Fact, said: ParsedSentence) -> bool:
    """Whether the number is a fair way to print the value; its kind may differ ("a third", "33 per cent")."""
    number, hedge = mention.number, mention.hedge
    if fact.threshold is not Hedge.NONE:
        same = number.value == fact.value and (
            number.form is fact.form or Form.MONEY in {number.form, fact.form}
        )
        return same and number.upto is None
    if number.form is fact.form and number.upto is None and not 0.4 < _ratio(number.value, fact.value) < 2.5:
        return False
    if number.currency and fact.mention.number.currency and number.currency != fact.mention.number.currency:
        return False
    return any(
        fair(number, hedge, value) for value in _as(number.form, fact, said.ways(said.clause_of(mention)))
    )


def _ratio(one: Fraction, other: Fraction) -> float:
    """How far two sizes lie apart; 1 where one of them is zero."""
    return abs(float(one) / float(other)) if one and other else 1.0


def _as(form: Form, fact: Fact, ways: set[Way]) -> list[Fraction]:
    """The fact's value as a number of that form."""
    value = fact.value
    if form is fact.form:
        return [value]
    match fact.form, form:
        case Form.MONEY, Form.PLAIN:
            return [value]
        case Form.PLAIN, Form.MONEY:
            return [value] if fact.unit == "money" else []
        case (Form.RANK, Form.PLAIN) | (Form.PLAIN, Form.RANK):
            return [value] if fact.unit == "rank" else []
        case Form.SHARE, Form.PER_CENT:
            return [value * 100]
        case Form.PER_CENT, Form.SHARE:
            return [value / 100]
        case Form.TIMES, Form.PER_CENT:
            return [(value - 1) * 100] if ways else [value * 100]
        case Form.PER_CENT, Form.TIMES:
            return [1 + value / 100] if fact.signed else [value / 100]
        case Form.TIMES, Form.SHARE:
            return [value]
    return []


def supports(mention: Mention, aligned: Aligned, story: Story) -> list[Support]:
    """Every fact whose value fits, the best first."""
    beside = aligned.beside.get(mention)
    found = []
    ways = frozenset(aligned.said.ways(aligned.said.clause_of(mention)))
    number = mention.number
    key = (number.value, number.step, number.form, number.upto, number.currency, mention.hedge, ways)
    if key not in story.fitting:
        story.fitting[key] = [fact for fact in story.facts if value_fits(mention, fact, aligned.said)]
    for fact in story.fitting[key]:
        is_beside = (
            beside is not None
            and beside[0].mention is fact.mention
            and not fact.derived.endswith(("before", "now"))
        )
        found.append(
            Support(
                fact,
                whose(mention, aligned.said, fact),
                way_fits(mention, aligned.said, fact),
                noun_fits(mention, aligned.said, fact, story),
                aligned.closeness(fact.said),
                is_beside,
            )
        )
    return sorted(found, key=lambda s: s.order, reverse=True)


def whose(mention: Mention, said: ParsedSentence, fact: Fact) -> Whose:
    """By the areas of the clause, else of the sentence, else of what went before; without an area by larger places.

    Where the draft's own clause names another area than the figure's ("A and B had the second-highest rate and the
    third-highest"), clauses cannot tell, and only the sentence is asked.
    """
    found = _whose(mention, said, fact)
    if (
        found is Whose.ANOTHERS
        and fact.owner
        and said.areas()
        and _whose(fact.mention, fact.said, fact) is Whose.ANOTHERS
    ):
        mine, its = [a.name for a in said.areas()], [a.name for a in fact.said.areas()]
        return Whose.UNSAID if mine == its else Whose.ANOTHERS
    return found


def _whose(mention: Mention, said: ParsedSentence, fact: Fact) -> Whose:
    clause = said.clause_of(mention)
    areas = said.areas(clause)
    if fact.owner:
        if owned := [a for a in areas if fact.owner in a.codes]:
            return Whose.ITS_OWN if _in_order(mention, said, owned[0].name) else Whose.ANOTHERS
        if areas:
            return Whose.ANOTHERS
        in_draft = any(fact.owner in a.codes for a in fact.said.areas())
        everywhere = said.areas()
        if everywhere:
            return Whose.ITS_OWN if any(fact.owner in a.codes for a in everywhere) else Whose.ANOTHERS
        if in_draft and (said.strangers() or said.opens_strangely):
            return Whose.ANOTHERS
        its_topic = any(fact.owner in a.codes for a in (*fact.said.topic, *fact.said.areas()))
        if said.topic and its_topic and said.line.kind not in {"row", "caption"}:
            return Whose.UNSAID if any(fact.owner in a.codes for a in said.topic) else Whose.ANOTHERS
        return Whose.UNSAID
    if is_whole(said, mention) and is_whole(fact.said, fact.mention):
        return Whose.UNSAID
    drafted = fact.said.areas(fact.said.clause_of(fact.mention))
    if areas and drafted and not {a.name for a in areas} & {a.name for a in drafted}:
        return Whose.ANOTHERS
    held, its = said.containers(clause), fact.said.containers(fact.said.clause_of(fact.mention))
    if held and its:
        return Whose.ITS_OWN if {p.name for p in held} & {p.name for p in its} else Whose.ANOTHERS
    if its and said.strangers(clause) and not said.containers():
        return Whose.ANOTHERS
    return Whose.UNSAID


def _in_order(mention: Mention, said: ParsedSentence, name: str) -> bool:
    """Where a clause has as many areas as numbers of areas, "A and B had 1 and 2": whether this one is in its place.

    An area that another is compared with, and by how much, have no place there: "A, 42 dearer than B, at 342".
    """
    begin, end = said.clause_of(mention)
    than = [n.place for n in said.named if n.place and _THAN.search(said.text, begin, n.start)]
    areas = [a.name for a in said.areas((begin, end)) if a not in than]
    numbers = [
        m
        for m in said.mentions
        if begin <= m.number.start < end
        and m.number.form is mention.number.form
        and m.number.value != 100_000
        and not (than and TURNED.match(said.text, m.number.end))
    ]
    if len(areas) < 2 or len(areas) != len(numbers):
        return True
    return areas[numbers.index(mention)] == name if mention in numbers else True


def way_fits(mention: Mention, said: ParsedSentence, fact: Fact) -> bool:
    """Whether the comparison that goes with the number is the one that goes with the fact."""
    mine, its = set(mention.ways), set(fact.ways)
    clause = said.clause_of(mention)
    if fact.threshold is not Hedge.NONE:
        wanted = _UP.get(fact.threshold) or _DOWN[fact.threshold]
        hedged = _UP.get(mention.hedge) or _DOWN.get(mention.hedge)
        around = {hedged} if hedged else mine or said.ways(clause)
        return wanted in around if around else False
    if mention.number.value < 0:
        mine.add(Way.DOWN)
    if fact.derived.endswith(("before", "now")):
        return mine <= its
    if mine and its:
        return bool(mine & its)
    if its and not mine and said.line.kind == "row":
        return True  # its column says which way
    if its and not mine:
        around = said.ways(clause) | {s.way for s in said.senses if s.sort is Sort.MOVE}
        return bool(around & its) if around else not fact.signed
    if mine and not its:
        return bool(mine & fact.said.ways()) or (
            mine <= {Way.UP}
            and any(s.sort is Sort.EXTREME and s.way is Way.UP for s in fact.said.senses)
            and not _moves(mention, said)
        )
    return True


def _moves(mention: Mention, said: ParsedSentence) -> bool:
    clause = said.clause_of(mention)
    return any(s.sort is Sort.MOVE and clause[0] <= s.start < clause[1] for s in said.senses)


def noun_fits(mention: Mention, said: ParsedSentence, fact: Fact, story: Story) -> bool:
    """Whether what is counted is not something else that the story counts: 220 cases are not 220 neighbourhoods."""
    if mention.number.form is not Form.PLAIN or fact.form is not Form.PLAIN:
        return True
    if fact.unit == "count" and fact.owner and PER.match(said.text, mention.number.end):
        return False  # "50 new cases per 100,000 people"
    mine, its = story.kinds(said, mention), story.kinds_of(fact)
    return not mine or not its or bool(mine & its)
