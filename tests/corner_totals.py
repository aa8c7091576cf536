"""What is said of a whole place: its total and its rate, now and before; and of an area's own figures."""
# ruff: noqa: E501 - patterns and cases read better on one line

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

from tests.corner_words import (
    IN,
    NTH,
    ONE,
    ORDINALS,
    THINGS,
    VALUE,
    A,
    Claim,
    N,
    Told,
    amount,
    names,
    number,
    reads,
)
from tests.corners import Corner

BOUND = rf"(?P<{{0}}>(?:at least |no more than |more than |about )?(?:{VALUE}|{N}))"


def within(text: str) -> Callable[[Fraction], bool]:
    """Whether a figure is what "no more than 60" or "about 390" says of it."""
    hedge, _, figure = text.lower().rpartition(" ")
    at = amount(figure)
    near = Fraction(10 ** (len(figure) - len(figure.rstrip("0"))), 2)
    return {
        "": lambda v: v == at,
        "at least": lambda v: v >= at,
        "no more than": lambda v: v <= at,
        "more than": lambda v: v > at,
        "about": lambda v: abs(v - at) <= near,
    }[hedge]


PARTS = {"half": Fraction(1, 2), "two thirds": Fraction(2, 3), "three quarters": Fraction(3, 4)}
PARTS |= {f"a {n}": Fraction(1, p) for p, n in enumerate(("third", "quarter", *ORDINALS[5:10], "tenth"), 3)}
BY = rf"(?P<by>(?:at least |more than |about |just over |almost )?(?:{VALUE} per cent|{'|'.join(PARTS)}))"


def share(text: str) -> Callable[[Fraction], bool]:
    """Whether a part of one is what "at least 6 per cent" or "just over half" says of it."""
    figure = next((p for p in PARTS if text.endswith(p)), "")
    digits = "" if figure else text.removesuffix(" per cent").rpartition(" ")[2]
    at = PARTS[figure] if figure else amount(digits) / 100
    hedge = text.removesuffix(figure or f"{digits} per cent").strip()
    near = Fraction(1, 2 * 100 * 10 ** len(digits.partition(".")[2]))
    return {
        "": lambda v: abs(v - at) <= near,
        "at least": lambda v: v >= at,
        "more than": lambda v: v > at,
        "about": lambda v: abs(v - at) <= near,
        "just over": lambda v: at < v <= at * Fraction(11, 10),
        "almost": lambda v: at * Fraction(9, 10) <= v < at,
    }[hedge]


@reads(
    rf"^New cases in (?P<place>{IN}) as a whole (?P<way>rose|fell) from {BOUND.format('was')} to {BOUND.format('now')}$"
)
@reads(
    rf"^(?P<place>{IN}) as a whole had {BOUND.format('now')}(?: new cases)?(?:, (?P<way>up|down) from {BOUND.format('was')} the week before|(?P<same>, the same number as the week before))?$"
)
def total(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    areas, groups = told.place(m["place"]), m.groupdict()
    yield lambda world: within(m["now"])(told.total(world, areas))
    if m["was"]:
        sign = 1 if m["way"] in ("rose", "up") else -1
        yield lambda world: within(m["was"])(told.total(world, areas, told.before))
        yield lambda world: sign * (told.total(world, areas) - told.total(world, areas, told.before)) > 0
    if groups.get("same"):
        yield lambda world: told.total(world, areas) == told.total(world, areas, told.before)


@reads(rf"^Across (?P<place>{IN}), cases (?P<way>rose|fell) by {BY}(?: in a week)?$")
@reads(rf"^Cases (?P<way>rose|fell) by {BY} across (?P<place>{IN})$")
def total_by(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    areas, sign, right = told.place(m["place"]), (1 if m["way"] == "rose" else -1), share(m["by"].lower())

    def holds(world: Corner) -> bool:
        was, now = told.total(world, areas, told.before), told.total(world, areas)
        return was > 0 and right(sign * (now - was) / was)

    yield holds


@reads(rf"^The case rate in (?P<place>{IN}) is (?P<at>{VALUE})$")
@reads(rf"^The case rate in (?P<place>{IN}), (?P<at>{VALUE}), is")
@reads(rf"^At (?P<at>{VALUE}), (?P<place>{IN}) (?:now |still )?has")
@reads(rf"(?P<place>{IN})'s, which is (?P<at>{VALUE})$")
def whole_rate(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    areas = told.place(m["place"])
    yield lambda world: abs(told.whole_rate(world, areas) - amount(m["at"])) <= Fraction("0.05")


@reads(
    rf"^The (?:case )?rate(?: in (?P<own>{IN}))? is (?:{BY} (?P<side>above|below)|close to) (?P<place>{IN})'s\b"
)
def rate_by(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    """ "Close to" is less than 3 per cent away."""
    areas, wide = told.place(m["own"]), told.place(m["place"])
    sign = -1 if m["side"] == "below" else 1

    def holds(world: Corner) -> bool:
        own, other = told.whole_rate(world, areas), told.whole_rate(world, wide)
        away = sign * (own - other) / other if other else Fraction(0)
        return other > 0 and (share(m["by"].lower())(away) if m["by"] else abs(away) < Fraction(3, 100))

    yield holds


@reads(rf"^Case rate (?P<side>above|below) (?P<wide>{IN})'s in every part of (?P<place>{IN})$")
def every_part(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    areas, wide, sign = told.place(m["place"]), told.place(m["wide"]), (1 if m["side"] == "above" else -1)
    yield lambda world: all(sign * told.value(world, a) > sign * told.whole_rate(world, wide) for a in areas)


TIMES = rf"(?:(?P<hedge>more than|just over|almost) )?(?:(?P<twice>twice)|(?P<times>{N}|{VALUE})(?P<half> and a half)? times)"
OF_PLACE = rf"(?:(?P<place>{IN})'s|that for (?P<for>{IN})|the rate for (?P<rate>{IN})(?:, which was (?P<at>{VALUE}))?)"


@reads(rf"^Case rate in (?P<who>{ONE}) is {TIMES} {OF_PLACE}$")
@reads(rf"^(?P<who>That) is {TIMES} {OF_PLACE}$")
@reads(
    rf"^Case rate in (?P<who>{ONE}) is {TIMES} the combined (?P<published>published) figure in (?P<place>{IN})$"
)
@reads(
    rf"^(?P<who>{ONE}) has a case rate {TIMES} the combined (?P<published>published) figure in (?P<place>{IN})$"
)
@reads(
    rf"^(?P<who>That) is {TIMES} the combined figure of (?P<at>{VALUE}) for the (?P<many>{N}) {THINGS} with published figures$"
)
def multiple(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    said = m.groupdict()
    place = said.get("place") or said.get("for") or said.get("rate")
    areas = told.scope(s, place) if "many" in said or "published" in said else told.place(place)
    who = told.subject if m["who"] == "That" else (m["who"],)
    at = Fraction(2) if m["twice"] else amount(m["times"]) + (Fraction(1, 2) if m["half"] else 0)
    hedge = m["hedge"] or ""

    def holds(world: Corner) -> bool:
        times = told.value(world, who[0]) / told.whole_rate(world, areas)
        return {
            "": abs(times - at) <= Fraction("0.05"),
            "more than": times > at,
            "just over": at < times < at * Fraction(11, 10),
            "almost": at * Fraction(9, 10) < times < at,
        }[hedge]

    yield lambda world: len({told.value(world, a) for a in who}) == 1
    yield holds
    if said.get("at"):
        yield lambda world: abs(told.whole_rate(world, areas) - amount(said["at"] or "")) <= Fraction("0.05")
    if said.get("many"):
        yield lambda world: len(areas) == number(said["many"] or "")


FIGURES = rf"(?P<was>{VALUE}|{N}) to (?P<now>{VALUE}|{N})"


@reads(rf"\b(?P<what>cases) (?P<way>rose|fell|went) from {FIGURES}\b")
@reads(rf"^The biggest (?P<what>)(?P<way>rise|fall) was in {A}, from {FIGURES}\b")
@reads(rf"\b(?P<what>cases) in {A} (?P<way>rose|fell) from {FIGURES}\b")
def own_change(m: re.Match[str], told: Told, s: str) -> Iterator[Claim]:
    """Of the area named last before it."""
    area = (names(s[: m.start("was")]) or told.subject)[-1]
    measure = m["what"].lower() or told.measure

    def holds(world: Corner) -> bool:
        was, now = world[measure, area, told.before], world[measure, area, told.now]
        way = {"rose": now > was, "rise": now > was, "fell": now < was, "fall": now < was}.get(
            m["way"].lower(), True
        )
        return way and (was, now) == (amount(m["was"]), amount(m["now"]))

    yield holds


@reads(
    rf"(?P<who>{ONE}),? (?:follows at|(?:(?:is|was|ranked|ranks) )?(?:joint )?{NTH}, at|at) (?P<at>{VALUE}|{N})\b(?:, with (?P<now>{N}|\d+) cases?(?:, (?P<way>up|down) from (?P<was>{N}|\d+)|(?P<same>, the same number))?)?"
)
def own_figure(m: re.Match[str], told: Told, _: str) -> Iterator[Claim]:
    area = m["who"]
    yield lambda world: told.value(world, area) == amount(m["at"])
    if m["now"]:
        yield lambda world: world["cases", area, told.now] == amount(m["now"])
    if m["was"]:
        sign = 1 if m["way"] == "up" else -1
        yield lambda world: world["cases", area, told.before] == amount(m["was"])
        yield lambda world: sign * (amount(m["now"]) - amount(m["was"])) > 0
    if m["same"]:
        yield lambda world: world["cases", area, told.before] == world["cases", area, told.now]
