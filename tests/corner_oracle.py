"""What a sentence of a draft claims of which areas, read by patterns and no line of newsgen; true or false in a world."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from tests.corners import COUNCILS, NAMES, Corner, Table

Claim = Callable[[Corner], bool]
ONE = "|".join(sorted(NAMES, key=len, reverse=True))
IN = rf"(?:{'|'.join(COUNCILS)}|Barsetshire)"
A = rf"(?:{ONE})(?: in {IN})?(?:, at (?:£?\d[\d.,]*\d|\d|[a-z]+))?"
LIST = rf"(?:{A}(?:(?:, |,? and ){A})*)"
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "10th")
N = rf"(?:{'|'.join(WORDS)}|eleven|twelve|thirteen|fourteen|\d+)"
NTH = rf"(?:{'|'.join(ORDINALS[1:])}|\d+th)"
VALUE = r"£?[\d,]*\.?\d+"
UP, DOWN = "rose|went up|increased|risen|up", "fell|dropped|went down|fallen|down"
MOVED = rf"(?:{UP}|{DOWN})"
WHAT = r"(?:case rate|average price|number of new cases)"
THINGS = r"neighbourhoods?"
HOW_MANY = rf"(?P<many>all {N}|both|the only|at least {N} of the {N}|{N} of the {N}|at least {N}|{N})"
WATCHED = re.compile(
    r"\b(biggest|most|highest|lowest|alone|only|all|every|none|each|both|rose|fell|risen|fallen|went up|went down"
    r"|dropped|increased|at least|above|below|crossed|came down|moved|from .* to|joint|second|third|in a row|since|next"
    r"|first|ranks|furthest|among)\b",
    re.I,
)
NOT_OURS = re.compile(
    r"average (?:of|for|neighbourhood|case|number|price\b(?=$| in the week))|combined figure|above the average|times the (?:case|average|rate)"
    r"|(?:below|above) the (?:case|average|combined|rate)|^From figures published|^Software drafted|^This story was drafted"
    r"|^Next to it|^Numbers as small|^Such small|^Figures are at hand from|went from \S+ to|gone from \S+ .*to|where each neighbourhood"
    r"|^How each|^Each (?:is|was) at|^The (?:case rate|average price|number of new cases) in each|furthest above it"
    r"|(?:times|twice|above|below) that (?:for|of)|the middle figure of|two or fewer cases|had two|more than [\w .]+ times|^Joint \d+$|^SEE MORE|^(?:In )?" + A + r",? (?:the \w+ \w+ |it )?(?:rose|fell|went) (?:by|from)"
    r"|^In .* (?:rose|fell) by [^,]*, from \S+ to \S+$|(?:rose|fell) by \S+ in [^,]*, from \S+ to [^,]*$"
)  # fmt: skip
"""Of averages, which other tests hold; of single figures; and sentences of the shelf that compare nothing."""


@dataclass(frozen=True)
class Told:
    """Where a sentence stands: what table, measure and patch its story has, and of which areas it has told last."""

    table: Table
    measure: str
    patch: tuple[str, ...]
    subject: tuple[str, ...]
    listed: tuple[str, ...]

    @property
    def now(self) -> str:
        return self.table.weeks[-1]

    @property
    def before(self) -> str:
        return self.table.weeks[-2]

    def place(self, name: str | None) -> tuple[str, ...]:
        if not name:
            return self.patch
        return tuple(a.name for a in self.table.areas if name in (a.council, "Barsetshire"))

    def scope(self, sentence: str, place: str | None) -> tuple[str, ...]:
        """The areas that a sentence speaks of: those of its place, or fewer where its own words say so."""
        areas = self.place(place)
        if re.search(r"figures? for both weeks|can be compared", sentence):
            return tuple(a for a in areas if self.table.has(a, self.now) and self.table.has(a, self.before))
        if re.search(r"[Pp]ublished|ranking", sentence):
            return tuple(a for a in areas if self.table.has(a, self.now))
        return areas

    def value(self, world: Corner, area: str, week: str | None = None) -> Fraction:
        return world[self.measure, area, week or self.now]

    def change(self, world: Corner, area: str) -> Fraction:
        return self.value(world, area) - self.value(world, area, self.before)


def names(text: str | None) -> tuple[str, ...]:
    return tuple(re.findall(rf"\b(?:{ONE})\b", text or ""))


def number(word: str) -> int:
    word = word.lower()
    late = ("eleven", "twelve", "thirteen", "fourteen")
    return WORDS.index(word) if word in WORDS else 11 + late.index(word) if word in late else int(word)


def nth(word: str) -> int:
    return ORDINALS.index(word) if word in ORDINALS else int(word.removesuffix("th"))


def amount(text: str) -> Fraction:
    low = text.lower()
    return Fraction(number(low)) if low in WORDS else Fraction(text.replace(",", "").replace("£", ""))


def counted(text: str, of: int) -> Callable[[int], bool]:
    """Whether a count of so many, of an area of `of`, is what "at least two of the nine" says."""
    text = text.lower()
    numbers = [number(w) for w in re.findall(rf"\b{N}\b", text)]
    if text == "both":
        return lambda n: n == of == 2
    if text == "the only":
        return lambda n: n == of == 1
    if text.startswith("all"):
        return lambda n: n == of == numbers[0]
    whole = numbers[1] if len(numbers) > 1 else of
    if text.startswith("at least"):
        return lambda n: n >= numbers[0] and whole == of
    return lambda n: n == numbers[0] and whole == of


def at_the_end(
    told: Told, areas: Sequence[str], chosen: Sequence[str], sign: int, changes: bool = False
) -> Claim:
    """That `chosen` are the areas with the highest value or change (times `sign`), and no others."""
    of = told.change if changes else told.value

    def holds(world: Corner) -> bool:
        best = max(sign * of(world, a) for a in areas)
        return {a for a in areas if sign * of(world, a) == best} == set(chosen)

    return holds


Reading = Callable[[re.Match[str], Told, str], Iterator[Claim]]
READINGS: list[tuple[re.Pattern[str], Reading]] = []


def reads(pattern: str) -> Callable[[Reading], Reading]:
    def keep(of: Reading) -> Reading:
        READINGS.append((re.compile(pattern, re.I), of))
        return of

    return keep


def moved(told: Told, areas: Sequence[str], word: str, many: str) -> Claim:
    sign = 1 if re.fullmatch(UP, word, re.I) else -1
    right = counted(many, len(areas))
    return lambda world: right(sum(sign * told.change(world, a) > 0 for a in areas))


@reads(
    rf"(?P<way>{MOVED}) (?:on the week before )?in {HOW_MANY} {THINGS}(?: in (?P<place>{IN}))?"
    rf"(?:,? and (?P<other>{MOVED}) in (?P<rest>as many|(?:at least )?{N}))?"
)
@reads(
    rf"^In {HOW_MANY} {THINGS}(?: in (?P<place>{IN}))?, the {WHAT} (?P<way>{MOVED}) on the week before"
    rf"(?:; in (?P<rest>(?:at least )?{N}) it (?P<other>{MOVED}))?"
)
@reads(
    rf"^(?P<many>(?:at least )?{N}) where (?:the figure|it) (?P<way>{MOVED})(?P<place>)(?P<other>)(?P<rest>)"
)
def direction(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas = told.scope(s, m["place"])
    yield moved(told, areas, m["way"], m["many"])
    if m["other"]:
        rest = m["many"].split(" of ")[0] if m["rest"] == "as many" else m["rest"]
        yield moved(told, areas, m["other"], rest)


END = r"(?P<joint>the joint|the|one of the|some of the) (?P<end>highest|lowest)"
FIGURE = rf"(?:published )?(?:{WHAT}s?|figures?|numbers of new cases|average prices|case rates)"


@reads(rf"(?P<who>{LIST}|\bIt) (?:had|has|have) {END} {FIGURE}(?: in (?P<place>{IN}))?")
@reads(
    rf"{END} {FIGURE}(?: in (?P<place>{IN}))?(?: in the week to \w+ \d+)? (?:was|is) (?:(?:{VALUE}|{N}), )?in (?P<who>{LIST})"
)
@reads(rf"^[^,]* in (?P<who>{LIST}), {END} (?:published )?figure(?P<place>)$")
def extreme(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas, sign = told.scope(s, m["place"]), 1 if m["end"].lower() == "highest" else -1
    chosen = told.subject if m["who"] == "It" else names(m["who"])
    joint = m["joint"].lower()
    if joint == "the joint":
        value = {told.value(w, a) for _, w in told.table.corners() for a in chosen}
        assert len(value) == 1 or not value, f"joint, and not the same: {s}"
        yield (
            lambda world: (
                all(sign * told.value(world, a) <= sign * told.value(world, chosen[0]) for a in areas)
                and (sum(told.value(world, a) == told.value(world, chosen[0]) for a in areas) > 1)
            )
        )
    elif joint == "the":
        yield at_the_end(told, areas, chosen, sign)
    else:
        yield lambda world: all(
            sum(sign * told.value(world, b) > sign * told.value(world, a) for b in areas)
            <= max(2, len(areas) // 3)
            for a in chosen
        )


_AT_AN_END = rf"(?P<{{0}}>{VALUE}|{N})(?: new cases?| cases per [\d,]+ people)? in (?:(?P<{{0}}_many>{N}) {THINGS}|(?P<{{0}}_one>{ONE})(?: in {IN})?)"


@reads(
    rf"(?:^From|ran from|run from|go from|went from) {_AT_AN_END.format('first')} to {_AT_AN_END.format('last')}"
)
def ends_that_are_shared(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    """An end that several areas share is told by their number; that of one is read by `spans`."""
    found = re.search(rf"\bin (?P<place>{IN}) (?:ran|run|go|went)\b", s)
    areas = told.scope(s, found["place"] if found else None)
    falls = amount(m["first"]) > amount(m["last"])

    def holds(world: Corner) -> bool:
        values = [told.value(world, a) for a in areas]
        ends = {"first": max(values) if falls else min(values), "last": min(values) if falls else max(values)}
        return all(not m[f"{e}_many"] or values.count(v) == number(m[f"{e}_many"]) for e, v in ends.items())

    yield holds


@reads(
    rf"\bIn (?P<place>{IN}), (?P<many>{N}) {THINGS} (?:had|have) (?P<joint>the joint|some of the) (?P<end>highest|lowest)"
)
@reads(rf"in (?P<many>{N}) {THINGS}, (?P<joint>the joint|some of the) (?P<end>highest|lowest)(?P<place>)")
@reads(rf"^(?P<place>)(?P<many>{N}) {THINGS} have (?P<joint>the joint|some of the) (?P<end>highest|lowest)")
def so_many_share(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas, sign = told.scope(s, m["place"]), 1 if m["end"].lower() == "highest" else -1

    def holds(world: Corner) -> bool:
        values = [sign * told.value(world, a) for a in areas]
        return m["joint"] != "the joint" or values.count(max(values)) == number(m["many"])

    yield holds


@reads(
    rf"(?P<who>{LIST}|\bIt),? (?:had|has|ranks) (?:the )?(?P<joint>joint )?(?P<nth>{NTH})-(?P<end>highest|lowest)(?:[^,;.]*?in (?P<place>{IN}))?"
)
@reads(rf"(?P<joint>)The (?P<nth>{NTH})-(?P<end>highest|lowest) {FIGURE}(?P<place>) was in (?P<who>{A})")
def ordinal(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas, sign, rank = told.scope(s, m["place"]), 1 if m["end"].lower() == "highest" else -1, nth(m["nth"])
    chosen = told.subject if m["who"] == "It" else names(m["who"])
    after = re.search(rf"and the (?P<nth>{NTH})-(?:highest|lowest)|followed by ({A})", s)
    if after and names(after[0]):
        chosen += names(after[0])
    for step, area in enumerate(chosen):
        at = rank + (step if after else 0)
        yield (
            lambda world, area=area, at=at: (
                1 + sum(sign * told.value(world, b) > sign * told.value(world, area) for b in areas) == at
            )
        )  # type: ignore[misc]


RISE = r"(?P<way>rise|fall)"


@reads(
    rf"(?P<who>{LIST}) (?:sees|see|saw|share|shared|had|has|have) the biggest {RISE}.*? (?:in|among|of)(?: the {N} {THINGS} in)? (?P<place>{IN})\b(?! in {IN})"
)
@reads(
    rf"in (?P<who>{LIST}) (?:rose|fell)[^,]*, the biggest {RISE} (?:in|of|among)(?: the {N} {THINGS} in)? (?P<place>{IN})"
)
@reads(
    rf"by [^,]* in (?P<who>{LIST}) in the week[^,]*, the biggest {RISE} (?:in|of|among)(?: the {N} {THINGS} in)? (?P<place>{IN})"
)
@reads(
    rf"^The biggest {RISE} in the {WHAT}(?: in| of the {N} {THINGS} in) (?P<place>{IN}) .*was in (?P<who>{LIST})"
)
@reads(rf"(?P<way>rose|fell) most in (?P<who>{LIST}), of the {N} {THINGS} in (?P<place>{IN})")
@reads(rf" in (?P<who>{LIST}) (?P<way>rose|fell) most in (?P<place>{IN})")
@reads(rf" in (?P<place>{IN}) (?P<way>rose|fell) most in (?P<who>{LIST})")
@reads(rf" in (?P<who>{LIST}) (?:rose|fell)[^,]*, the biggest {RISE} of the {N} {THINGS} in (?P<place>{IN})")
def biggest(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign = 1 if m["way"] in ("rise", "rose") else -1
    yield at_the_end(told, told.scope(s, m["place"]), names(m["who"]), sign, changes=True)


@reads(rf"in (?P<who>{A}), where there were .*, it (?P<way>rose|fell) by at least (?P<by>{N}|{VALUE})")
def by_at_least(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign = 1 if m["way"] == "rose" else -1
    by = amount(m["by"]) - (Fraction("0.05") if told.measure == "rate" else 0)
    yield lambda world: all(sign * told.change(world, a) >= by for a in names(m["who"])[-1:])


@reads(
    rf"(?P<who>{ONE})(?: in {IN})? is alone (?:in|among the {N} {THINGS} in) (?P<place>{IN}).* (?P<way>rise|fall)"
)
@reads(
    rf"(?P<who>{ONE})(?: in {IN})? was the only (?:one|neighbourhood)(?: in (?P<place>{IN}))?.* (?P<way>rose|fell) "
)
def alone(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign = 1 if m["way"] in ("rise", "rose") else -1
    named = re.search(rf"(?:in|of) (?:the {N} {THINGS} in )?({IN}) with figures", s)
    areas = told.scope(s, named[1] if named else m["place"])
    yield lambda world: [a for a in areas if sign * told.change(world, a) > 0] == [m["who"]]


@reads(
    rf"^{HOW_MANY} {THINGS}(?: in (?P<place>{IN}))? (?:have|has|had|with|where|is|are)?.*?\b(?P<side>above|below) (?P<at>{N}|{VALUE})\b(?! per cent)"
)
@reads(rf"{WHAT} (?P<side>above|below) (?P<at>{N}|{VALUE}) in {HOW_MANY} {THINGS} in (?P<place>{IN})")
@reads(rf"^{HOW_MANY} {THINGS} (?P<side>above|below) (?P<at>{N}|{VALUE})(?P<place>)$")
@reads(rf"among {HOW_MANY} {THINGS} (?P<side>above|below) (?P<at>{N}|{VALUE})(?P<place>)")
@reads(rf"^Of the (?P<many>{N}) (?P<side>above|below) (?P<at>{N}|{VALUE}),(?P<place>)")
@reads(rf"^The (?P<many>{N}) (?P<side>above|below) (?P<at>{N}|{VALUE}) lie(?P<place>)")
@reads(rf"^(?P<many>both|all {N}) (?P<side>above|below) (?P<at>{N}|{VALUE}) are in (?P<place>{IN})")
def beyond(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    every = re.search(r"^(?:Both|All \S+) (?:above|below)", s) is not None
    areas = told.patch if every else told.scope(s, m["place"])
    sign, at = (1 if m["side"] == "above" else -1), amount(m["at"])
    inside = told.place(m["place"])

    def high(world: Corner) -> list[str]:
        return [a for a in areas if sign * told.value(world, a) > sign * at]

    if every:
        yield lambda world: set(high(world)) <= set(inside)
        many = [2] if m["many"].lower() == "both" else [number(m["many"].split()[-1])]
        yield lambda world: len(high(world)) == many[0]
        return
    yield lambda world: counted(m["many"], len(areas))(len(high(world)))
    for many, place in re.findall(rf"({N}) (?:are )?in ({IN})", s) if s.startswith("Of the") else ():
        yield (
            lambda world, many=many, place=place: (
                sum(a in told.place(place) for a in high(world)) == number(many)
            )
        )  # type: ignore[misc]


@reads(
    rf"(?P<way>moved above|came down to) (?P<at>{N}|{VALUE})(?: or (?:less|fewer))? in (?:(?P<who>{LIST})|{HOW_MANY} {THINGS})"
    rf"(?: in (?P<place>{IN}))?(?:: (?P<list>{LIST}))?(?:, (?P<some>{LIST}) among)?"
)
def crossed(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign, at = (1 if m["way"].lower() == "moved above" else -1), amount(m["at"])

    def went(world: Corner) -> list[str]:
        def side(area: str, week: str) -> int:
            return 1 if told.value(world, area, week) > at else -1

        return [a for a in areas if side(a, told.now) == sign != side(a, told.before)]

    areas = told.scope(s, m["place"] if not m["who"] else None)
    yield lambda world: set(names(m["who"] or m["list"])) <= set(went(world))
    if m["many"]:
        yield lambda world: counted(m["many"], len(areas))(len(went(world)))


@reads(
    rf"(?:[Ff]igures|{WHAT}s?|average prices|numbers of new cases|case rates)?(?: for (?P<many>{N}) {THINGS})?(?: in (?P<place>{IN}))? ?(?:ran|run|go|went|^)? ?from (?:{VALUE}|{N}) in (?P<one>{ONE})(?: in {IN})? to (?:{VALUE}|{N}) in (?P<other>{ONE})"
)
def spans(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas = told.scope(s, m["place"])
    low, high = sorted((m["one"], m["other"]), key=lambda a: told.value(next(told.table.corners())[1], a))
    yield lambda world: told.value(world, low) <= min(told.value(world, a) for a in areas)
    yield lambda world: told.value(world, high) >= max(told.value(world, a) for a in areas)
    if m["many"]:
        yield lambda world: number(m["many"]) == len(areas)


@reads(rf"^The (?P<many>{N} )?{THINGS}(?: in (?P<place>{IN}))? with the (?P<end>highest|lowest)")
@reads(rf"^{THINGS} in (?P<place>{IN}) with an? .*(?P<end>above|below) (?P<many>{N}|{VALUE}) in the week")
@reads(rf"^(?P<end>Each|All|Both)(?: the)?(?: {N})? {THINGS} in (?P<place>{IN})(?P<many>)")
@reads(rf"^Where the {WHAT} (?P<end>rose|fell) most in (?P<place>{IN})(?P<many>)")
@reads(
    rf"^Where the {WHAT} (?P<end>rose|fell) most(?: in| of the {N} {THINGS} in|, of the {N} {THINGS} in) (?P<place>{IN})(?P<many>)"
)
def caption(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas, end, listed = told.scope(s, m["place"]), m["end"].lower(), set(told.listed)
    if end == "each":
        yield lambda world: set(areas) <= listed
    elif end in ("above", "below"):
        sign, at = (1 if end == "above" else -1), amount(m["many"])
        yield lambda world: all(a in listed for a in areas if sign * told.value(world, a) > sign * at)
    else:
        of = told.change if end in ("rose", "fell") else told.value
        sign = 1 if end in ("highest", "rose") else -1
        rest = [a for a in areas if a not in listed]
        yield (
            lambda world: (
                not rest
                or not listed
                or min(sign * of(world, a) for a in listed) >= max(sign * of(world, a) for a in rest)
            )
        )


def said_week(text: str, told: Told) -> int:
    return next(i for i, w in enumerate(told.table.weeks) if f"{date.fromisoformat(w):%B} {date.fromisoformat(w).day}" == text)  # fmt: skip


def whose(s: str, told: Told) -> tuple[str, ...]:
    return names(s)[:1] or told.subject[:1]


PAST = rf"(?:in at least (?P<least>{N}) weeks|in the (?P<all>{N}) weeks for which figures are at hand|since the week to (?P<since>\w+ \d+))"


@reads(
    rf"(?P<end>highest|lowest|biggest) {PAST}(?: in (?P<many>{N} of the {N}) {THINGS} in (?P<place>{IN}))?"
)
@reads(rf"^In (?P<many>{N} of the {N}) {THINGS} in (?P<place>{IN}), .* (?P<end>highest|lowest) {PAST}")
def record(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    weeks = told.table.weeks
    falls = re.search(r"\bfall\b", s) is not None
    sign = -1 if m["end"] == "lowest" or (m["end"] == "biggest" and falls) else 1

    def series(world: Corner, area: str) -> list[Fraction]:
        values = [sign * told.value(world, area, w) for w in weeks]
        return [b - a for a, b in pairwise(values)] if m["end"] == "biggest" else values

    def is_one(world: Corner, area: str) -> bool:
        *past, last = series(world, area)
        if m["all"]:
            at_hand = sum(told.table.has(area, w) for w in weeks) - (m["end"] == "biggest")
            return number(m["all"]) == at_hand and all(v < last for v in past)
        if m["least"]:
            return all(v < last for v in past[len(past) + 1 - number(m["least"]) :])
        at = said_week(m["since"], told) - (m["end"] == "biggest")
        return past[at] >= last and all(v < last for v in past[at + 1 :])

    if m["many"]:
        areas = told.scope(s, m["place"])
        yield lambda world: counted(m["many"], len(areas))(sum(is_one(world, a) for a in areas))
    else:
        yield lambda world: all(is_one(world, a) for a in whose(s, told))


@reads(rf"has (?P<way>risen|fallen) for the (?P<nth>{NTH}) time in a row")
@reads(rf"had (?P<way>risen|fallen) in each of the (?P<nth>{N}) weeks (?P<then>before)")
def streak(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    then = "then" in m.groupdict()
    length, sign = number(m["nth"]) if then else nth(m["nth"]), 1 if m["way"] == "risen" else -1
    weeks = told.table.weeks[: -1 if then else None]

    def holds(world: Corner) -> bool:
        values = [sign * told.value(world, whose(s, told)[0], w) for w in weeks]
        moves = [b > a for a, b in pairwise(values)]
        return all(moves[-length:])

    yield holds


@reads(rf"first (?P<way>rise|fall) in (?P<many>{N}) weeks")
def turn(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign, many = (1 if m["way"] == "rise" else -1), number(m["many"])

    def holds(world: Corner) -> bool:
        values = [sign * told.value(world, whose(s, told)[0], w) for w in told.table.weeks]
        moves = [b > a for a, b in pairwise(values)]
        return moves[-1] and not any(moves[-many:-1])

    yield holds


@reads(
    rf"^(?P<who>{ONE})(?: in {IN})? (?:had|has) the highest .* in (?P<place>{IN}) for the (?P<nth>{NTH}) week in a row(?P<every>, which is every week)?"
)
def reign(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas, length = told.scope(s, m["place"]), nth(m["nth"])

    def leads(world: Corner, week: str) -> bool:
        return all(
            told.value(world, a, week) < told.value(world, m["who"], week) for a in areas if a != m["who"]
        )

    yield lambda world: all(leads(world, week) for week in told.table.weeks[-length:])
    if m["every"]:
        yield lambda world: length == len(told.table.weeks)


@reads(rf"^Next in the ranking (?:were|was|is) {LIST}")
@reads(rf"^{LIST},? came next in the ranking")
def following(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas, pair = told.scope(s, None), names(m[0])

    def ahead(world: Corner, area: str, sign: int) -> int:
        return sum(sign * told.value(world, b) > sign * told.value(world, area) for b in areas)

    def holds(world: Corner) -> bool:
        """They follow one another, and the first of all, counted from one end."""
        places = [[ahead(world, a, sign) for a in pair] for sign in (1, -1)]
        return any(p[0] >= 1 and p in ([p[0]] * len(p), [*range(p[0], p[0] + len(p))]) for p in places)

    yield holds


def plain(sentence: str) -> str:
    """The same without units, commas in numbers, and the council after each neighbourhood."""
    s = re.sub(r"(?<=\d),(?=\d{3})", "", sentence)
    s = re.sub(rf" cases per 100000 people| \(cases per 100000 people\)|, both in {IN}", "", s)
    s = re.sub(rf"(?<=\d) new cases?|\b({N}) new cases?", r"\1", s)
    return re.sub(rf"\b({ONE}) in {IN}\b", r"\1", s)


def claims(sentence: str, told: Told) -> list[Claim] | None:
    """What it claims; None where it has a word of the kind, and no pattern reads it."""
    if not WATCHED.search(sentence):
        return []
    sentence = plain(sentence)
    found = [
        c for pattern, read in READINGS for m in pattern.finditer(sentence) for c in read(m, told, sentence)
    ]
    return found or ([] if NOT_OURS.search(sentence.rstrip(".")) else None)
