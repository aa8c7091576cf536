"""What is said of ranks: who is highest or lowest, next, third, last, and for how long."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tests.corner_words import (
    END,
    FIGURE,
    IN,
    LIST,
    NTH,
    ONE,
    THINGS,
    VALUE,
    WHAT,
    A,
    Claim,
    N,
    Told,
    amount,
    at_the_end,
    names,
    nth,
    number,
    reads,
)
from tests.corners import COUNCILS, Corner


@reads(rf"(?P<who>{LIST}|\bIt) (?:had|has|have) {END} {FIGURE}(?: in (?P<place>{IN}))?")
@reads(
    rf"{END} {FIGURE}(?: in (?P<place>{IN}))?(?: in the week to \w+ \d+)? (?:was|is) (?:(?:{VALUE}|{N}), )?in (?P<who>{LIST})"
)
@reads(rf"^[^,]* in (?P<who>{LIST}), {END} (?:published )?figure(?P<place>)$")
@reads(rf"^(?P<place>{IN})'s (?P<joint>)(?P<end>highest|lowest) {FIGURE} (?:was|is) in (?P<who>{LIST})")
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
    elif joint in ("the", ""):
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
@reads(
    rf"(?P<joint>)The (?P<nth>{NTH})-(?P<end>highest|lowest) {FIGURE}(?P<place>) (?:was|is) in (?P<who>{A})"
)
@reads(
    rf"(?P<who>{A}),? (?:is|was|comes|ranks|ranked) (?P<joint>joint )?(?P<nth>{NTH})\b(?!-)(?P<end>)(?P<place>)"
)
@reads(rf"(?P<who>{A}),? (?P<joint>joint )(?P<nth>{NTH})\b(?!-)(?P<end>)(?P<place>)")
def ordinal(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas = told.scope(s, m["place"]) if m["end"] else told.ranking(s)
    sign = told.sign if not m["end"] else 1 if m["end"].lower() == "highest" else -1
    rank = nth(m["nth"])
    chosen = told.subject if m["who"] == "It" else names(m["who"])
    after = re.search(rf"and the (?P<nth>{NTH})-(?:highest|lowest)|followed by ({A})", s)
    if after and names(after[0]):
        chosen += names(after[0])
    joint = m["joint"] is not None and "joint" in m["joint"].lower()
    for step, area in enumerate(chosen):

        def holds(world: Corner, area: str = area, at: int = rank + (step if after else 0)) -> bool:
            own = sign * told.value(world, area)
            values = [sign * told.value(world, b) for b in areas]
            return 1 + sum(v > own for v in values) == at and (values.count(own) > 1) == joint

        yield holds


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


@reads(rf"^Next (?:is|are|was|were) (?P<who>{LIST})")
@reads(rf"^After that comes? (?P<who>{LIST})")
@reads(rf"^The ranking goes on with (?P<who>{LIST})")
@reads(rf"^(?P<who>{LIST}),? follows?\b")
def next_ones(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    """None but they lie between those told last and the last of them, and none shares its figure."""
    areas, sign, who = told.ranking(s), told.sign, names(m["who"])
    rest = [a for a in areas if a not in who]

    def holds(world: Corner) -> bool:
        after = min(sign * told.value(world, a) for a in told.subject)
        values = [sign * told.value(world, a) for a in who]
        others = [sign * told.value(world, a) for a in rest]
        down = all(b <= a for a, b in pairwise([after, *values]))
        return down and not any(values[-1] <= v < after for v in others)

    yield holds


@reads(rf"^At the other end(?: of the ranking)?,? (?:is|are|(?:is )?the {WHAT} in) (?P<who>{LIST})")
@reads(rf"^(?P<who>{LIST}) had the (?P<end>fewest|lowest|most|highest), ({VALUE}|{N})$")
def other_end(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    end = m.groupdict().get("end")
    sign = -told.sign if not end else -1 if end in ("fewest", "lowest") else 1
    yield at_the_end(told, told.ranking(s), names(m["who"]), sign)


@reads(rf"^(?P<top>{LIST}|{N} {THINGS}) at the top, (?P<bottom>{LIST}|{N} {THINGS}) at the bottom$")
def top_and_bottom(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    """Of a list of published figures alone: its caption says so."""
    areas = told.scope("published", None)
    for text, sign in ((m["top"], 1), (m["bottom"], -1)):
        if names(text):
            yield at_the_end(told, areas, names(text), sign)
        else:
            many = number(text.split()[0])

            def holds(world: Corner, sign: int = sign, many: int = many) -> bool:
                values = [sign * told.value(world, a) for a in areas]
                return values.count(max(values)) == many

            yield holds


@reads(rf"^It stands between (?P<one>{A}),? and (?P<other>{A})")
def between(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    (one,), (other,) = names(m["one"]), names(m["other"])
    rest = [a for a in told.ranking(s) if a not in (one, other, *told.subject)]

    def holds(world: Corner) -> bool:
        at, a, b = (told.value(world, x) for x in (told.subject[0], one, other))
        low, high = sorted((a, b))
        return low <= at <= high and not any(low < told.value(world, x) < high for x in rest)

    yield holds


@reads(rf"^(?P<who>{LIST}) (?:is|are|was|were) furthest above it")
def furthest(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas = told.scope(" ".join((*told.earlier, s)), None)
    yield at_the_end(told, areas, names(m["who"]), 1)


COUNCIL = rf"(?P<who>{'|'.join(COUNCILS)})"
STANDS = (
    r"the (?P<joint>joint )?(?:(?P<nth>second|third)-)?(?P<end>highest|lowest)(?: case rate)?"
    rf" among the (?P<many>{N}) councils in Barsetshire(?:, having been (?P<had>joint )?(?P<was>{NTH}) the week before)?"
)


@reads(rf"^The case rate in {COUNCIL}, (?P<at>{VALUE}), is (?P<since>now |still |){STANDS}")
@reads(rf"^At (?P<at>{VALUE}), {COUNCIL} (?P<since>now |still |)has {STANDS}")
def among_councils(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    councils = sorted({a.council for a in told.table.areas})
    sign, rank = (1 if m["end"] == "highest" else -1), nth(m["nth"] or "first")

    def stood(world: Corner, week: str) -> int:
        rates = {c: sign * told.whole_rate(world, told.place(c), week) for c in councils}
        return 1 + sum(r > rates[m["who"]] for r in rates.values())

    yield lambda world: len(councils) == number(m["many"])
    yield lambda world: stood(world, told.now) == rank
    if m["since"].strip() == "still":
        yield lambda world: stood(world, told.before) == rank
    if m["was"]:
        yield lambda world: stood(world, told.before) == nth(m["was"])
