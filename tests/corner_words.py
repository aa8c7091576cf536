"""The words that sentences of drafts are made of, and where a sentence stands: what the readings share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.corners import COUNCILS, NAMES, PER, Corner, Table

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
UP, DOWN = "rose|went up|increased|risen|up|higher", "fell|dropped|went down|fallen|down|lower"
MOVED = rf"(?:{UP}|{DOWN})"
WHAT = r"(?:case rate|average price|number of new cases)"
THINGS = r"neighbourhoods?"
HOW_MANY = rf"(?P<many>all {N}|both|the only|at least {N} of the {N}|{N} of the {N}|at least {N}|{N})"

END = r"(?P<joint>the joint|the|one of the|some of the) (?P<end>highest|lowest)"
FIGURE = rf"(?:published )?(?:{WHAT}s?|figures?|numbers of new cases|average prices|case rates|rates?)"


@dataclass(frozen=True)
class Told:
    """Where a sentence stands: what table, measure and patch its story has, and of which areas it has told last."""

    table: Table
    measure: str
    patch: tuple[str, ...]
    subject: tuple[str, ...]
    listed: tuple[str, ...]
    earlier: tuple[str, ...] = ()
    """The sentences of its story before it."""

    @property
    def lead(self) -> str:
        """The sentence before it that says which end a ranking starts from: "Next is Lufton" leans on it."""
        ends = (s for s in reversed(self.earlier) if re.search(r"\b(highest|lowest)\b", s))
        return next((s for s in ends if "councils" not in s), "")

    @property
    def sign(self) -> int:
        """1 where the ranking starts from the highest, -1 where it starts from the lowest."""
        return 1 if re.findall(r"highest|lowest", self.lead)[-1:] == ["highest"] else -1

    def ranking(self, sentence: str) -> tuple[str, ...]:
        """The areas of the ranking that a sentence goes on with: those that have figures, where its lead says so."""
        return self.scope(f"{self.lead} {sentence}", None)

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

    def total(self, world: Corner, areas: Sequence[str], week: str | None = None) -> Fraction:
        return sum((world["cases", a, week or self.now] for a in areas), Fraction(0))

    def whole_rate(self, world: Corner, areas: Sequence[str], week: str | None = None) -> Fraction:
        people = sum(a.people for a in self.table.areas if a.name in areas)
        return self.total(world, areas, week) * PER / people

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
