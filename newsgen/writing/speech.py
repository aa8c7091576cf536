"""How figures, places and days are said in a draft: the language room's filters, bound to the values of the model.

A filter of the language room takes plain values and gives words. Here each is wrapped once: figures are opened, the
words are marked in the ledger with the figure behind them, and a comparison of two figures gets a derivation of its
own. Plain values (those of `newsgen say`) pass through unmarked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from newsgen.errors import LanguageError
from newsgen.language import FILTERS
from newsgen.language.names import Gazetteer, holds_parent, mention
from newsgen.language.style import HouseStyle
from newsgen.model.area import Area, Patch
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Input, Rule, Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Part
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.standing import Average, Standing
from newsgen.writing.ledger import DEFINITION, INSERT, LINK_FIRST, NAME, Entry, Ledger
from newsgen.writing.spoken import Copy, Day, Headline, PartMark

COMPARISONS: Mapping[str, Rule] = {
    "multiple_of": "ratio",
    "out_of": "share",
    "change_from": "percent_change",
    "direction": "difference",
    "against": "percent_change",
}
"""Filters that hold one figure against another, and the rule by which the claim is worked out."""

_NO_CLAIM = frozenset({"agree", "plural"})
"""Filters that take a figure and say nothing of it: the word that agrees with it."""
_OF_TEXT = frozenset({"sentence", "with_article", "capitals"})
"""Filters of text: whatever else they are handed is printed first."""


@dataclass(slots=True)
class Speech:
    """The voice of a house: what `{{ }}` and filters do with values. `ledger` and `patch` change with each draft."""

    style: HouseStyle
    gazetteer: Gazetteer | None = None
    ledger: Ledger = field(default_factory=Ledger)
    patch: Patch | None = None
    period: Period | None = None
    as_of: date | None = None

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Every filter by its name in templates."""
        bound = {name: self._bind(name, function) for name, function in FILTERS.items()}
        return bound | {
            "in_full": self.in_full,
            "short": self.short,
            "name": self.name,
            "in_list": self.in_list,
            "size": self.size,
            "as_multiple": self.as_multiple,
            "alone": self.alone,
            "in_figures": self.in_figures,
        }

    def finalize(self, value: Any) -> Any:
        """What `{{ value }}` prints."""
        match value:
            case str():
                return value
            case Figure():
                return self._claim(self._plain(value), value)
            case Area() | Standing():
                return self.name(value)
            case Patch(name=name) | Part(name=name):
                return self._place_name(name)
            case Average(figure=figure):
                return self._claim(self._plain(figure), figure)
            case Measure():
                return self.ledger.mark(self._noun(value), DEFINITION)
            case Period(end=end, origin=origin):
                return self._date(self._period(value), end, origin)
            case Day(date=day, origin=origin):
                return self._date(self._say("day", day, as_of=self.as_of), day, origin)
            case Definition(text=text):
                return self.ledger.mark(text, DEFINITION)
            case PartMark(character=character):
                self.ledger.begin_part()
                return character
            case Headline(number=number):
                return chr(LINK_FIRST + number)
            case Copy(html=html):
                return Markup(self.ledger.mark(html, INSERT))  # noqa: S704 - sanitised by nh3 when it was read
            case int() | float():
                return value
            case Undefined():
                return str(value)  # raises, naming what is missing
            case _:
                raise LanguageError(
                    f"{_what(value)} has no words of its own; wanted a figure, a place, a day or text"
                )

    def in_full(self, value: Any, *more: Any, **how: Any) -> str:
        """A figure with its whole unit: 452.2 cases per 100,000 people; 29 new cases; £203,040."""
        if not isinstance(value, Figure | Average | Undefined):
            return str(self._say("in_full", value, *more, **how))
        figure = _figure(value, "in_full")
        measure = figure.measure
        if measure is None or figure.unit not in {"count", "rate", "number"}:
            return self._claim(self._plain(figure), figure)
        if figure.unit == "count":
            return self._claim(self._say("count", figure.value, measure.noun), figure)
        stated = isinstance(figure.origin, Setting) and figure.value == int(figure.value)
        how = {"unit": measure.unit, "decimals": 0 if stated else measure.decimals} | how
        return self._claim(self._say("in_full", figure.value, **how), figure)

    def short(self, value: Any) -> str:
        """A figure with the short form of its unit: 435.2 per 100,000."""
        figure = _figure(value, "short")
        unit = figure.measure.short_unit if figure.measure and figure.unit in {"rate", "number"} else ""
        text = self._plain(figure)
        return self._claim(f"{text} {unit}" if unit else text, figure)

    def size(self, value: Any) -> str:
        """A change without its sign, for prose that has said which way: 440; 102.1; £4,000; two percentage points."""
        figure = _figure(value, "size")
        return self._claim(self._plain(figure, abs(figure.value)), figure)

    def as_multiple(self, value: Any) -> str:
        """A multiple as prose has it: twice; three times."""
        figure = _figure(value, "as_multiple")
        return self._claim(self._say("multiple_of", figure.value, 1), figure)

    def name(self, value: Any) -> str:
        """An area as prose names it: in full at its first mention in headline, standfirst or body, short after."""
        area = _area(value)
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

    def alone(self, value: Any) -> str:
        """An area without its council, for a sentence that has just named that."""
        area = _area(value)
        self.ledger.first_mention(area.code)
        if area.shared_name:
            return self.name(area)
        return self.ledger.mark(self._said(area.name), NAME)

    def in_figures(self, value: Any) -> str:
        """A figure for a table, where counts and ranks stand in figures: 7."""
        figure = _figure(value, "in_figures")
        if figure.unit not in {"count", "rank"}:
            return self._claim(self._plain(figure), figure)
        return self._claim(self._say("decimal", figure.value, 0), figure)

    def in_list(self, value: Any) -> str:
        """An area as a list names it: with its council wherever the patch has several, or the name needs it."""
        area = _area(value)
        inside = self.patch is not None and area.parent == self.patch.name and not area.shared_name
        said = self._said(area.name)
        if area.parent and not inside and not holds_parent(area.name, area.parent, self.style):
            said += f", {self._said(area.parent)}"
        return self.ledger.mark(said, NAME)

    def _place_name(self, name: str) -> str:
        return self.ledger.mark(self._said(name), NAME)

    def _said(self, name: str) -> str:
        """A place as the gazetteer says it."""
        return str(self._say("place_name", self.gazetteer.say(name) if self.gazetteer else name))

    def _period(self, period: Period) -> Any:
        """The story's own period as what it is, an earlier one as seen from there: the week before."""
        days = period.start, period.end, period.grain
        if self.period is not None and period < self.period:
            return self._say("earlier_period", *days, self.period.start, self.period.end, as_of=self.as_of)
        return self._say("period", *days, as_of=self.as_of)

    def _date(self, said: Any, day: date, origin: Input | None) -> str:
        if origin is None:
            return str(said)
        derivation = Derivation("date", (origin,))
        return self.ledger.mark(str(said), Entry("claim", day.isoformat(), "date", origin=derivation))

    def _noun(self, measure: Measure) -> str:
        """What a measure is called where it is ranked: a count is a number of things."""
        return str(self._say("number_of", measure.noun)) if measure.kind == "count" else measure.noun

    def _say(self, filter_name: str, *values: Any, **how: Any) -> Any:
        return FILTERS[filter_name](*values, style=self.style, **how)

    def _plain(self, figure: Figure, value: float | None = None) -> str:
        """A figure as prose has it, without its noun."""
        value = figure.value if value is None else value
        measure = figure.measure
        # What the project states (a threshold of 300) is said as it is, without decimals that nobody measured.
        shown = value * 100 if figure.unit == "share" else value
        stated = isinstance(figure.origin, Setting) and shown == int(shown)
        decimals = 0 if stated or measure is None else measure.decimals
        match figure.unit:
            case "count":
                said = self._say("number", _whole(value))
            case "rank":
                said = self._say("ordinal", _whole(value))
            case "share":
                said = self._say("per_cent", value * 100, decimals)
            case "per_cent":
                said = self._say("per_cent", value, decimals)
            case "points":
                said = self._say("points", value, decimals)
            case "share_points":
                said = self._say("points", value * 100, decimals)
            case "money":
                whole = _rounded(value, decimals) if decimals == 0 else value
                said = self._say("money", whole, measure.currency if measure else "GBP")
            case "ratio":
                said = (
                    self._say("number", _whole(value))
                    if value == int(value)
                    else self._say("decimal", value, 1)
                )
            case _:
                said = self._say("decimal", value, decimals)
        return str(said)

    def _claim(self, words: Any, figure: Figure, **over: Any) -> str:
        entry: dict[str, Any] = {
            "kind": "claim",
            "value": figure.value,
            "unit": figure.unit,
            "area": figure.area.code if figure.area else "",
            "measure": figure.measure.name if figure.measure else "",
            "period": figure.period.end.isoformat() if figure.period else "",
            "origin": figure.origin,
        }
        return self.ledger.mark(str(words), Entry(**(entry | over)))

    def _bind(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """A filter of the language room, opened to figures, places and days."""

        def bound(value: Any, *args: Any, **how: Any) -> Any:
            if name in _OF_TEXT and not isinstance(value, str):
                value = self.finalize(value)
            opened = [self._open(name, a) for a in (value, *args)]
            how = {key: self._open(name, given)[0] for key, given in how.items()}
            if name in {"day", "week_to"} and "as_of" not in how and self.as_of is not None:
                how["as_of"] = self.as_of
            first, second = opened[0][1], opened[1][1] if len(opened) > 1 else None
            if (
                first is not None
                and second is not None
                and name in {"multiple_of", "against", "change_from", "direction"}
            ):
                how = self._printed(name, first, second) | how
            said = str(function(*(plain for plain, _ in opened), style=self.style, **how))
            if isinstance(value, Definition | Measure):
                return self.ledger.mark(said, DEFINITION)
            if isinstance(value, Markup):
                return Markup(said)  # noqa: S704 - it was escaped already, and filters only respell words
            if first is None or name in _NO_CLAIM:
                return self._of_date(value, said)
            if second is not None and name in COMPARISONS:
                return self._compared(COMPARISONS[name], first, second, said)
            return self._claim(said, first)

        return bound

    def _open(self, name: str, value: Any) -> tuple[Any, Figure | None]:
        """A value as the language room takes it, and the figure that it was."""
        match value:
            case Figure():
                scale = (
                    100 if value.unit in {"share", "share_points"} and name in {"per_cent", "points"} else 1
                )
                plain = _whole(value.value) if value.unit in {"count", "rank"} else value.value * scale
                return plain, value
            case Average(figure=figure):
                return figure.value, figure
            case Area() | Standing():
                return self.name(value), None
            case Patch(name=place) | Part(name=place):
                return self._place_name(place), None
            case Definition(text=text):
                return text, None
            case Measure():
                return self._noun(value), None
            case Period(end=day) | Day(date=day):
                return day, None
            case Undefined():
                return str(value), None  # raises, naming what is missing
            case tuple() | list():
                return [self._open(name, item)[0] for item in value], None
            case _:
                return value, None

    def _printed(self, name: str, first: Figure, second: Figure) -> dict[str, Any]:
        """What two compared figures are in print, so that the words are true of those too."""
        decimals = first.measure.decimals if first.measure and first.unit != "count" else 0
        if name in {"multiple_of", "against"}:
            return {"printed": (_printed(first, decimals), _printed(second, decimals))}
        return {"unit": first.unit, "decimals": decimals}

    def _compared(self, rule: Rule, first: Figure, second: Figure, said: str) -> str:
        """A comparison as a claim of its own, in the unit of what it says."""
        over, under = first.value, second.value
        if rule == "percent_change" and not self._has_percentage(first, second):
            rule = "difference"
        unit: str = first.unit
        match rule:
            case "ratio" | "share":
                value, unit = over / under, rule
            case "percent_change":
                value, unit = (over - under) / under * 100, "per_cent"
            case _:
                value, unit = over - under, {"per_cent": "points", "share": "share_points"}.get(unit, unit)
        return self._claim(
            said, first, value=value, unit=unit, origin=Derivation(rule, (first.origin, second.origin))
        )

    def _has_percentage(self, first: Figure, second: Figure) -> bool:
        """Whether a change is told in per cent: not of percentages, and not from a small count."""
        small = first.unit == "count" and second.value < self.style.changes.small_base
        return bool(second.value) and not small and first.unit not in {"per_cent", "share"}

    def _of_date(self, value: Any, said: str) -> str:
        """What a filter said of a date, as a claim; of anything else, as it is."""
        if isinstance(value, Period):
            return self._date(said, value.end, value.origin)
        return self._date(said, value.date, value.origin) if isinstance(value, Day) else said


def _figure(value: Any, name: str) -> Figure:
    if isinstance(value, Average):
        return value.figure
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is missing
    if not isinstance(value, Figure):
        raise LanguageError(f"{name}: {_what(value)}; wanted a figure")
    return value


def _area(value: Any) -> Area:
    if isinstance(value, Standing):
        return value.area
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is missing
    if not isinstance(value, Area):
        raise LanguageError(f"{_what(value)}; wanted an area")
    return value


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _rounded(value: float, decimals: int) -> Decimal:
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _printed(figure: Figure, decimals: int) -> Decimal:
    """A figure's value as a draft prints it: millions of money have one decimal."""
    millions = figure.unit == "money" and abs(figure.value) >= 1_000_000
    return _rounded(figure.value, -5 if millions else decimals)


def _what(value: Any) -> str:
    return "nothing (None)" if value is None else f"a {type(value).__name__.lower()}"
