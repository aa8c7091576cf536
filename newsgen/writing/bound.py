"""The filters of the language room, opened to figures, places and days.

A filter of that room takes plain values and gives words. Here each is wrapped once: figures are opened, the words are
marked in the ledger with the figure behind them, and a comparison of two figures gets a derivation of its own. Plain
values (those of `newsgen say`) pass through unmarked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, get_args

from jinja2 import Undefined
from markupsafe import Markup

from newsgen.errors import Fault, LanguageError
from newsgen.language.exact import exact
from newsgen.model.area import Area, Patch
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Rule
from newsgen.model.exact import difference, percent_change, ratio
from newsgen.model.figure import IN_ONES, PERCENTAGES, Figure, Unit, difference_unit
from newsgen.model.finding import PlaceGroup
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking, Average
from newsgen.model.period import Period
from newsgen.model.place_figures import PlaceFigures
from newsgen.writing.ledger import DEFINITION
from newsgen.writing.printing import gap, money_decimals, printed
from newsgen.writing.spoken import Day
from newsgen.writing.voice import Voice, whole_if_whole

COMPARISONS: Mapping[str, Rule] = {
    "multiple_of": "ratio",
    "out_of": "share",
    "change_from": "percent_change",
    "direction": "difference",
    "against": "percent_change",
}
"""Filters that hold one figure against another, and the rule by which the claim is worked out."""

_TRUE_IN_PRINT = frozenset({"multiple_of", "against", "change_from", "direction"})
"""Filters whose words must be true of the two figures as printed, too."""
_UNITS: Mapping[str, frozenset[str]] = {
    "per_cent": frozenset({"per_cent", "share"}),
    "by_part": frozenset({"per_cent"}),
    "points": frozenset({"points", "share_points"}),
    "money": frozenset({"money"}),
    "count": frozenset({"count"}),
    "ordinal": frozenset({"rank"}),
    "ranked": frozenset({"rank"}),
    **dict.fromkeys(("decimal", "number"), frozenset(get_args(Unit)) - IN_ONES),
}
"""The units that a filter says: another figure it would give a unit that it has not."""
_FITTING = {
    "count": "count(noun)",
    "rank": "ordinal",
    "ratio": "as_multiple",
    "per_cent": "per_cent",
    "share": "per_cent",
    "points": "size",
    "share_points": "size",
}
"""The filter for a figure of that unit; for any other, `in_full`."""
_NO_CLAIM = frozenset({"agree", "plural"})
"""Filters that take a figure and say nothing of it: the word that agrees with it."""
_OF_TEXT = frozenset({"sentence", "with_article", "the", "capitals"})
"""Filters of text: whatever else they are handed is printed first."""


def bound(voice: Voice, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter of the language room, as the templates of a house have it."""

    def said(value: Any, *args: Any, **how: Any) -> Any:
        if name in _OF_TEXT and not isinstance(value, str):
            value = voice.finalize(value)
        if name == "and_list" and (together := _together(voice, value)):
            return together
        if name == "place_name" and isinstance(value, str):
            return voice.place_name(value)
        opened = [opened_for(voice, name, a) for a in (value, *args)]
        _check_unit(name, opened[0][1])
        how = {key: opened_for(voice, name, given)[0] for key, given in how.items()} if how else how
        if name in {"day", "week_to"} and "as_of" not in how and voice.as_of is not None:
            how["as_of"] = voice.as_of
        first, second = opened[0][1], opened[1][1] if len(opened) > 1 else None
        if first is not None and second is not None and name == "against" and first.unit in PERCENTAGES:
            return _apart(voice, first, second)
        if first is not None and second is not None and name in _TRUE_IN_PRINT:
            how = _as_printed(voice, name, first, second) | how
        words = str(function(*(plain for plain, _ in opened), style=voice.style, **how))
        if name in _OF_TEXT:
            voice.ledger.respelled(value, words)
        if name == "bare" and isinstance(value, Definition):  # a noun still: {{ thing|bare|plural }}
            return Definition(words)
        if isinstance(value, Definition | Measure):
            return voice.ledger.mark(words, DEFINITION)
        if isinstance(value, Markup):
            return Markup(words)  # noqa: S704 - it was escaped already, and filters only respell words
        if first is None or name in _NO_CLAIM:
            return _of_date(voice, value, words)
        if second is not None and name in COMPARISONS:
            return _compared(voice, COMPARISONS[name], first, second, words)
        return voice.claim(words, first)

    return said


def _check_unit(name: str, figure: Figure | None) -> None:
    """LanguageError where the filter would give the figure another unit than it has."""
    if figure is None or figure.unit in _UNITS.get(name, (figure.unit,)):
        return
    fitting = _FITTING.get(figure.unit, "in_full")
    kind = figure.unit.replace("_", " ")
    raise LanguageError(
        Fault(
            name,
            f"a figure whose unit is {kind!r}",
            f"one of {' or '.join(sorted(_UNITS[name])).replace('_', ' ')}",
            fitting,
        )
    )


def _together(voice: Voice, places: Any) -> str:
    """What the gazetteer calls exactly these places together: West Barsetshire; "" where it has no such name."""
    if voice.gazetteer is None or not isinstance(places, tuple | list):
        return ""
    names = [place.name for place in places if isinstance(place, PlaceGroup | Patch)]
    nickname = voice.gazetteer.nickname(names) if len(names) == len(places) else ""
    return voice.place_name(nickname) if nickname else ""


def opened_for(voice: Voice, name: str, value: Any) -> tuple[Any, Figure | None]:
    """A value as the filter of that name takes it, and the figure that it was."""
    match value:
        case Figure():
            if name == "by_part":
                return abs(value.value), value
            scale = 100 if value.unit in IN_ONES and name in {"per_cent", "points"} else 1
            plain = whole_if_whole(value.value) if value.unit in {"count", "rank"} else value.value * scale
            return plain, value
        case Average(figure=figure):
            return figure.value, figure
        case Area() | AreaRanking():
            return voice.name(value), None
        case Patch(name=place) | PlaceGroup(name=place) | PlaceFigures(place=Patch(name=place)):
            return voice.place_name(place), None
        case Definition(text=text):
            return text, None
        case Measure():
            return voice.noun(value), None
        case Period(end=day) | Day(date=day):
            return day, None
        case Undefined():
            return str(value), None  # raises, naming what is missing
        case tuple() | list():
            return [opened_for(voice, name, item)[0] for item in value], None
        case _:
            return value, None


def _as_printed(voice: Voice, name: str, first: Figure, second: Figure) -> dict[str, Any]:
    """What two compared figures are in print, so that the words are true of those too."""
    if name in {"multiple_of", "against"}:
        return {"printed": tuple(printed(figure, voice.style).value for figure in (first, second))}
    measure = first.measure
    decimals = measure.decimals if measure and first.unit != "count" else 0
    if first.unit != "money" or measure is None:
        return {"unit": first.unit, "decimals": decimals}
    currency = {"currency": measure.currency} if name == "change_from" else {}
    return {"unit": first.unit, "decimals": money_decimals(decimals), **currency}


def _compared(voice: Voice, rule: Rule, first: Figure, second: Figure, words: str) -> str:
    """A comparison as a claim of its own, in the unit of what it says."""
    over, under = first.value, second.value
    if rule == "percent_change" and not _has_percentage(voice, first, second):
        rule = "difference"
    unit: str = first.unit
    match rule:
        case "ratio" | "share":
            value, unit = ratio(over, under), rule
        case "percent_change":
            value, unit = percent_change(over, under), "per_cent"
        case _:
            value, unit = difference(over, under), difference_unit(first.unit)
    return voice.claim(
        words,
        first,
        value=value,
        unit=unit,
        origin=Derivation(rule, (first.origin, second.origin)),
        place=second.place or first.place,
    )


def _apart(voice: Voice, first: Figure, second: Figure) -> str:
    """One percentage against another: percentage points, since a percentage of a percentage misleads."""
    unit, scale = difference_unit(first.unit), 100 if first.unit in IN_ONES else 1
    decimals = first.measure.decimals if first.measure else 0
    in_print = tuple(printed(figure, voice.style).value for figure in (first, second))
    shown = tuple(exact(figure.value) * scale for figure in (first, second))
    words, exactly = (voice.say("against", *shown, printed=p, points=decimals) for p in (in_print, shown))
    found = gap(first, second, voice.style)
    if words != exactly and voice.ledger.as_it_is(first.origin, second.origin):
        words, found = exactly, None
    value, origin = found or (
        difference(first.value, second.value),
        Derivation("difference", (first.origin, second.origin)),
    )
    place = second.place or first.place
    return voice.claim(words, first, value=float(value), unit=unit, origin=origin, place=place)


def _has_percentage(voice: Voice, first: Figure, second: Figure) -> bool:
    """Whether a change is given in per cent: not of percentages, and not from a small count."""
    small = first.unit == "count" and second.value < voice.style.changes.small_base
    return bool(second.value) and not small and first.unit not in PERCENTAGES


def _of_date(voice: Voice, value: Any, words: str) -> str:
    """What a filter said of a date, as a claim; of anything else, as it is."""
    if isinstance(value, Period):
        return voice.date_claim(words, value.end, value.origin)
    return voice.date_claim(words, value.date, value.origin) if isinstance(value, Day) else words
