"""The voice of a house: how figures, places and days are said in a draft, and what `{{ }}` prints.

Whatever is said of a figure is marked in the ledger with that figure, so that it becomes a claim.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from newsgen.errors import LanguageError
from newsgen.language import FILTERS
from newsgen.language.exact import Printed, exact, rounded
from newsgen.language.languages import words_of
from newsgen.language.money import sum_of_money
from newsgen.language.names import Gazetteer, mention
from newsgen.language.style import HouseStyle
from newsgen.model.area import Area, Patch
from newsgen.model.body import Mark
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Input, Setting
from newsgen.model.figure import IN_ONES, Figure
from newsgen.model.finding import PlaceGroup
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking, Average
from newsgen.model.period import Period
from newsgen.writing.ledger import DEFINITION, INSERT, NAME, Ledger
from newsgen.writing.spoken import Day, Headline, InsertCopy, PartMark, what_is
from newsgen.writing.variety import Variety


@dataclass(slots=True)
class Voice:
    """What is said of a value, in the style of a house.

    `ledger`, `variety`, `patch` and `period` are those of the draft at hand.
    """

    style: HouseStyle
    gazetteer: Gazetteer | None = None
    ledger: Ledger = field(default_factory=Ledger)
    variety: Variety = field(default_factory=Variety)
    patch: Patch | None = None
    period: Period | None = None
    as_of: date | None = None

    def finalize(self, value: Any) -> Any:
        """What `{{ value }}` prints."""
        match value:
            case str():
                return value
            case Figure():
                return self.claim(self.plain(value), value)
            case Area() | AreaRanking():
                return self.name(value)
            case Patch(name=name) | PlaceGroup(name=name):
                return self.place_name(name)
            case Average(figure=figure):
                return self.claim(self.plain(figure), figure)
            case Measure():
                return self.ledger.mark(self.noun(value), DEFINITION)
            case Period(end=end, origin=origin):
                return self.date_claim(self._period(value), end, origin)
            case Day(date=day, origin=origin):
                return self.date_claim(self.say("day", day, as_of=self.as_of), day, origin)
            case Definition(text=text):
                return self.ledger.mark(text, DEFINITION)
            case PartMark(character=character):
                return self.ledger.begin_part(character)
            case Headline(number=number):
                return self.ledger.link(number)
            case InsertCopy(html=html):
                return Markup(self.ledger.mark(html, INSERT))  # noqa: S704 - sanitised by nh3 when it was read
            case int() | float():
                return value
            case Undefined():
                return str(value)  # raises, naming what is missing
            case _:
                raise LanguageError(
                    f"{what_is(value)} has no words of its own; wanted a figure, a place, a day or text"
                )

    def name(self, value: Any) -> str:
        """An area as prose names it: in full at its first mention in headline, standfirst or body, short after."""
        area = area_of(value)
        inside = self.patch is not None and area.parent == self.patch.name
        said = mention(
            area.name,
            area.parent,
            first=self.ledger.first_mention(area.code),
            ambiguous=area.shared_name,
            patch_is_parent=inside,
            style=self.style,
            gazetteer=self.gazetteer,
        )
        return self.ledger.mark(str(said), NAME)

    def place_name(self, name: str) -> str:
        return self.ledger.mark(self._said(name), NAME)

    def _said(self, name: str) -> str:
        """A place as the gazetteer says it."""
        return str(self.say("place_name", self.gazetteer.say(name) if self.gazetteer else name))

    def _period(self, period: Period) -> Any:
        """The story's own period as what it is, an earlier one as seen from there: the week before."""
        days = period.start, period.end, period.grain
        if self.period is not None and period < self.period:
            return self.say("earlier_period", *days, self.period.start, self.period.end, as_of=self.as_of)
        return self.say("period", *days, as_of=self.as_of)

    def date_claim(self, said: Any, day: date, origin: Input | None) -> str:
        if origin is None:
            return str(said)
        derivation = Derivation("date", (origin,))
        return self.ledger.mark(str(said), Mark("claim", day.isoformat(), "date", origin=derivation))

    def noun(self, measure: Measure) -> str:
        """What a measure is called where it is ranked: a count is a number of things."""
        return str(self.say("number_of", measure.noun)) if measure.kind == "count" else measure.noun

    def say(self, filter_name: str, *values: Any, **how: Any) -> Any:
        return FILTERS[filter_name](*values, style=self.style, **how)

    def plain(self, figure: Figure, value: float | None = None) -> str:
        """A figure as prose has it, without its noun; `value` in place of its own."""
        return _plain(figure, figure.value if value is None else value, self.style)

    def claim(self, words: Any, figure: Figure, **over: Any) -> str:
        """What is said of a figure, marked; of one that is the least or the most that it can be, with that."""
        if figure.bound:
            words = words_of(self.style.language).bounded(str(words), least=figure.bound == "least")
        return self.marked(words, figure, **over)

    def marked(self, words: Any, figure: Figure, **over: Any) -> str:
        """Words that a figure answers for, and that do not print it."""
        entry = Mark(
            "claim",
            figure.value,
            figure.unit,
            figure.area.code if figure.area else "",
            figure.measure.name if figure.measure else "",
            figure.period.end.isoformat() if figure.period else "",
            figure.origin,
        )
        return self.ledger.mark(str(words), replace(entry, **over) if over else entry)


def figure_of(value: Any, name: str) -> Figure:
    """The figure that a filter of that name was given. LanguageError where it is none."""
    if isinstance(value, Average):
        return value.figure
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is missing
    if not isinstance(value, Figure):
        raise LanguageError(f"{name}: {what_is(value)}; wanted a figure")
    return value


def area_of(value: Any) -> Area:
    """The area that a filter was given. LanguageError where it is none."""
    if isinstance(value, AreaRanking):
        return value.area
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is missing
    if not isinstance(value, Area):
        raise LanguageError(f"{what_is(value)}; wanted an area")
    return value


def _plain(figure: Figure, value: float, style: HouseStyle) -> str:
    """The value without its noun, said as the figure's unit and its measure's decimals ask: 452.2; £203,040; third."""

    def say(name: str, *values: Any) -> str:
        return str(FILTERS[name](*values, style=style))

    measure = figure.measure
    # What the project states (a threshold of 300) is said as it is, without decimals that nobody measured.
    shown = value * 100 if figure.unit in IN_ONES else value
    stated = isinstance(figure.origin, Setting) and shown == int(shown)
    decimals = 0 if stated or measure is None else measure.decimals
    match figure.unit:
        case "count" | "ratio":
            return say("number", whole_if_whole(value)) if value == int(value) else say("decimal", value, 1)
        case "rank":
            return say("ordinal", whole_if_whole(value))
        case "share" | "per_cent":
            return say("per_cent", shown, decimals)
        case "points" | "share_points":
            return say("points", shown, decimals)
        case "money":
            return money(figure, value, style).text
        case _:
            return say("decimal", value, decimals)


def money(figure: Figure, value: float, style: HouseStyle) -> Printed:
    """A sum as a draft prints it, in the currency of the figure's measure, and what a reader takes from it."""
    measure, amount = figure.measure, exact(value)
    if measure is None or not measure.decimals:
        amount = rounded(amount, 0)
    return sum_of_money(amount, measure.currency if measure else "GBP", None, style)


def whole_if_whole(value: float) -> float | int:
    """A count as the integer that it is."""
    return int(value) if value == int(value) else value
