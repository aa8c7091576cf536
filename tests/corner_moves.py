"""What is said of directions, of the biggest moves, and of the figures above a line."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tests.corner_words import (
    HOW_MANY,
    IN,
    LIST,
    MOVED,
    ONE,
    THINGS,
    UP,
    VALUE,
    WHAT,
    A,
    Claim,
    N,
    Told,
    amount,
    at_the_end,
    counted,
    names,
    number,
    reads,
)
from tests.corners import Corner


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
@reads(rf"^The biggest {RISE}(?: in the (?:rate|figure))? (?:was|is) in (?P<who>{LIST})(?P<place>)")
@reads(rf"^In (?P<who>{LIST}), where the (?:rate|figure) (?P<way>rose|fell) most(?P<place>)")
@reads(rf"(?P<way>rose|fell) most in (?P<who>{LIST}), of the {N} {THINGS} in (?P<place>{IN})")
@reads(rf" in (?P<who>{LIST}) (?P<way>rose|fell) most in (?P<place>{IN})")
@reads(rf" in (?P<place>{IN}) (?P<way>rose|fell) most in (?P<who>{LIST})")
@reads(rf" in (?P<who>{LIST}) (?:rose|fell)[^,]*, the biggest {RISE} of the {N} {THINGS} in (?P<place>{IN})")
def biggest(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign = 1 if m["way"] in ("rise", "rose") else -1
    yield at_the_end(told, told.scope(s, m["place"]), names(m["who"]), sign, changes=True)


@reads(rf"^(?P<many>{N}) {THINGS} share the biggest {RISE}\b.*? of the {N} {THINGS} in (?P<place>{IN})")
@reads(
    rf"in (?P<many>{N}) {THINGS} in the week[^,]*, the biggest {RISE} (?:in|of|among)(?: the {N} {THINGS} in)? (?P<place>{IN})"
)
def so_many_moved_most(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    sign, areas = (1 if m["way"] == "rise" else -1), told.scope(s, m["place"])

    def holds(world: Corner) -> bool:
        changes = [sign * told.change(world, a) for a in areas]
        return max(changes) > 0 and changes.count(max(changes)) == number(m["many"])

    yield holds


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
    rf"^(?:In all, )?{HOW_MANY} {THINGS}(?: in (?P<place>{IN}))? (?:have|has|had|with|where|is|are)?.*?\b(?P<side>above|below) (?P<at>{N}|{VALUE})\b(?! per cent)"
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
    rf"\b(?:did not change|was unchanged) in (?P<many>any of the {N}|all {N}|both|at least {N} of the {N}|{N} of the {N}) {THINGS}"
)
def unchanged(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    areas = told.scope(s, None)
    right = counted(m["many"].replace("any of the", "all"), len(areas))
    yield lambda world: right(sum(told.change(world, a) == 0 for a in areas))


@reads(rf"(?P<way>rose|fell) by (?P<by>{VALUE}|{N}) in each of them")
def each_by(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    sign = 1 if m["way"] == "rose" else -1
    yield lambda world: all(sign * told.change(world, a) == amount(m["by"]) for a in told.subject)


@reads(
    rf"^(?P<many>{N}) of the (?P<all>{N}) are in (?P<place>{IN})(?:, and (?P<rest>{N}) in (?P<other>{IN}))?$"
)
@reads(rf"^(?P<place>{IN}) has (?P<many>{N}) of the (?P<all>{N}), and (?P<other>{IN}) (?P<rest>{N})$")
@reads(rf"^The (?P<all>{N}) lie in (?P<councils>{N}) councils$")
def beyond_by_place(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    """Of the areas beyond the line that the sentence before it names."""
    before = rf"\b(above|below) ({VALUE}|{N})\b(?! per cent)"
    line = next(found for s in reversed(told.earlier) for found in [re.search(before, s)] if found)
    sign, at, groups = (1 if line[1] == "above" else -1), amount(line[2]), m.groupdict()

    def high(world: Corner) -> list[str]:
        return [a for a in told.patch if sign * told.value(world, a) > sign * at]

    yield lambda world: len(high(world)) == number(m["all"])
    if groups.get("councils"):
        home = {a.name: a.council for a in told.table.areas}
        yield lambda world: len({home[a] for a in high(world)}) == number(m["councils"])
    for many, place in ((groups.get("many"), groups.get("place")), (groups.get("rest"), groups.get("other"))):
        if many:

            def so_many(world: Corner, many: str = many, place: str | None = place) -> bool:
                return sum(a in told.place(place) for a in high(world)) == number(many)

            yield so_many
