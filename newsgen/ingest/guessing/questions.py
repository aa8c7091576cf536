"""What a table does not say and a project must: asked, never made up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import tomlkit

from newsgen.ingest.guessing.column import look
from newsgen.ingest.guessing.decided import UNKNOWN_DAY, Guess
from newsgen.ingest.guessing.header_words import counted, singular
from newsgen.ingest.guessing.sayable import is_sayable
from newsgen.ingest.guessing.seen import BEGIN_IN, Seen
from newsgen.ingest.rows import Rows
from newsgen.ingest.wording import plain
from newsgen.model.chosen_rows import is_said, only_value, says_when
from newsgen.model.measure import Measure
from newsgen.model.question import Question
from newsgen.model.source import UNSTATED, AreaColumns, Source

_KINDS = ("council", "district", "ward", "county")
_BEGINS = "In which month do these years begin: April (financial), September (school), another?"
_GRAINS = ("day", "week", "month", "quarter", "year")
_CURRENCIES = {"GBP": "£", "EUR": "€", "USD": "$"}
_SHARES = {"share", "shares", "proportion", "fraction", "pct", "percent", "percentage"}
_NAMING = re.compile(r"(?:statistic|indicator|series|measure|variable)[ _]?(?:label|name)", re.I)
"""Headers of PxStat, Fingertips, the World Bank and others over the name of the figures."""
_WHOLE = 100
_NAMELESS = {"name", "names", "area", "areas", "place", "code", "label", "geography", "location", "id"}
NOTHING_WITHHELD = '{ markers = [], at_most = 0, means = "" }'
"""What one puts for data.suppressed where no cell holds a withheld figure."""


def asked(guess: Guess, rows: Rows) -> Guess:
    """The guess with all its questions, and without what it could only have made up."""
    source = guess.source
    unclear: tuple[str, ...] = ()
    if source.suppressed is not None and source.suppressed.at_most == UNSTATED:
        unclear = source.suppressed.markers
        source = replace(source, suppressed=None, missing=tuple(dict.fromkeys((*source.missing, *unclear))))
    guess = replace(guess, source=source, unclear_markers=unclear)
    guess = replace(guess, measures=_said_by(guess))
    looked_at = {m.column for m in printed_measures(guess) if m.column} | {
        source.period.ends,
        source.period.starts,
        source.area.code,
    }
    columns = {
        rows.header[i]: look(rows, i) for i in range(len(rows.header)) if rows.header[i] in looked_at - {""}
    }
    return replace(guess, questions=questions_of(Seen(guess, columns, rows.header, _named(rows))))


def _named(rows: Rows) -> str:
    """The one text of a column that names the figures; "" where there is none, or several."""
    for place, header in enumerate(rows.header):
        words = (
            {plain(word) for word in rows.texts(place).list_words()} - {""}
            if _NAMING.fullmatch(header)
            else set()
        )
        if len(words) == 1:
            return words.pop().lower()
    return ""


def questions_of(seen: Seen) -> tuple[Question, ...]:
    """Everything that has to be asked, in the order of the file."""
    source = seen.guess.source
    return (
        *_when(source, seen),
        *_withheld(source, seen),
        *_places(source.area, seen),
        *(question for measure in printed_measures(seen.guess) for question in _measure(measure, seen)),
        Question(
            "patches.1.name", "What do readers call all the places of the table together?",
            "it is printed: \"the average of ...\"", ('"NAME"',),
        ),
    )  # fmt: skip


def _said_by(guess: Guess) -> tuple[Measure, ...]:
    """The measures whose nouns are asked for, and those that say already which rows they are of."""
    asked_for = printed_measures(guess)
    values = map(only_value, guess.source.where.values())
    chosen = [value for value in values if value and not says_when(value)]
    return tuple(m for m in guess.measures if m in asked_for or all(is_said(m, value) for value in chosen))


def printed_measures(guess: Guess) -> tuple[Measure, ...]:
    """The measures that the story is made of: the first, and what it is divided from."""
    first = guess.measures[0]
    parts = {first.numerator, first.denominator} - {""}
    return (first, *(measure for measure in guess.measures[1:] if measure.name in parts))


def _when(source: Source, seen: Seen) -> Iterator[Question]:
    if source.published == UNKNOWN_DAY:
        why = "nothing in the table or its name tells the day of publication"
        yield Question("data.published", "On which day was the table published?", why, ("YYYY-MM-DD",))
    period = source.period
    if period.ends_on == UNKNOWN_DAY:
        forms = seen.ends_of_labels or tuple(
            f'{{ grain = "{grain}", ends_on = YYYY-MM-DD }}' for grain in reversed(_GRAINS)
        )
        asks = _BEGINS if seen.ends_of_labels else (
            "When are these figures of? Put the last day of the period, and how long it is."
        )  # fmt: skip
        yield Question("data.period", asks, seen.why("data.period"), forms)
    elif seen.has_open_grain:
        when = {"ends": period.ends, "starts": period.starts, "ends_on": period.ends_on,
                "compared_ends": period.compared_ends, "compared_ends_on": period.compared_ends_on}  # fmt: skip
        rest = ", ".join(f"{key} = {toml(value)}" for key, value in when.items() if value)
        yield Question(
            "data.period", "How long is the period of these figures?",
            "the table has its last day, and not its length",
            tuple(f'{{ grain = "{grain}", {rest} }}' for grain in _GRAINS),
        )  # fmt: skip
    elif seen.has_open_years:
        key, value = ("ends", period.ends) if period.ends else ("columns", period.columns)
        rest = f"grain = {toml(period.grain)}, {key} = {toml(value)}"
        yield Question(
            "data.period", _BEGINS, seen.why("data.period"),
            tuple(f"{{ {rest}, starts_in = {month} }}" for month in BEGIN_IN),
        )  # fmt: skip
    if not source.publisher:
        yield Question("data.publisher", "Who published the table?", "a reader is told", ('"PUBLISHER"',))


def _withheld(source: Source, seen: Seen) -> Iterator[Question]:
    why = seen.why("data.suppressed")
    if source.suppressed is not None or not why:
        return
    markers = seen.guess.unclear_markers
    form = f'{{ markers = {toml(list(markers))}, at_most = LARGEST, means = "WORDS OR FEWER" }}'
    told = ", ".join("an empty cell" if marker == "" else repr(marker) for marker in markers)
    yield Question(
        "data.suppressed", f"What does {told} mean: a figure withheld, or none?",
        f"{why}; how large a withheld figure may be, only its publisher says", (NOTHING_WITHHELD, form),
    )  # fmt: skip


def _places(area: AreaColumns, seen: Seen) -> Iterator[Question]:
    if area.kind in ("", "area"):
        header = (area.name or area.code).strip().lower()
        own = (header,) if header.isalpha() and header not in _NAMELESS else ()
        kinds = tuple(toml(kind) for kind in dict.fromkeys((*own, *_KINDS)))
        asks = "What is one of these places called, in the singular?"
        yield Question("data.area.kind", asks, "neither codes nor headers tell", kinds)
    if not area.name:
        column = seen.columns.get(area.code)
        numbers = column is not None and column.numbers.size > 0
        why = (
            "the table has codes alone: add a table of names, [[data.lookups]] with source and key, and put its "
            "column here"
        )
        asks = "Which column has the names of the places?"
        if numbers:  # no sentence can call a place by its number
            yield Question("data.area.name", asks, why, ('"COLUMN"',))
        else:
            yield Question("data.area.name", asks, f'{why}; "" prints the codes', ('"COLUMN"', '""'))


def _measure(measure: Measure, seen: Seen) -> Iterator[Question]:
    column = seen.columns.get(measure.column)
    here, header = f"measures.{measure.name}", repr(measure.column) if measure.column else "the file's name"
    tokens = set(column.tokens) if column else set()
    if measure.kind == "share" and not measure.numerator and not tokens & _SHARES:
        why = f"all figures of {header} lie between -1 and 1, and no word says that they are shares"
        asks = "Are these shares of one, printed as per cent, or plain numbers?"
        yield Question(f"{here}.kind", asks, why, ('"share"', '"number"'))
    chosen = [value for value in seen.values_chosen if not (says_when(value) or is_said(measure, value))]
    if chosen:
        told = ", ".join(map(repr, chosen))
        yield Question(
            f"{here}.noun", "What is one of these figures called, in the singular?",
            f"only the rows of {told} are read, and the noun has to say so",
            (toml(f"{chosen[0].lower()} {measure.noun}"),),
        )  # fmt: skip
    elif not column or not is_sayable(measure.noun):
        yield Question(
            f"{here}.noun", "What is one of these figures called, in the singular?",
            f"it is printed, and {header} does not say it as a reader would",
            (toml(_noun(seen.named, measure) or measure.noun),),
        )  # fmt: skip
    if measure.kind == "rate" and (not measure.unit or measure.unit == measure.noun):
        units = tuple(toml(f"per {people} people") for people in ("100,000", "10,000", "1,000"))
        if column and column.numbers.size and column.numbers.max() <= _WHOLE:
            yield Question(
                f"{here}.kind", "Are these per cent, or so many per 1,000, 100,000 or another number?",
                f"no figure of {header} is above 100, and nothing says what they are of", ('"per_cent"', '"rate"'),
            )  # fmt: skip
            units = ('""', *units)
        asks = 'Per how many, and of what, is this rate ("" where it is per cent)?'
        yield Question(f"{here}.unit", asks, f"{header} has no unit", units)
    if measure.kind == "number" and not measure.unit:
        units = ('"UNIT"', '""')
        yield Question(
            f"{here}.unit",
            'What unit follows the figure in print ("" for none)?',
            f"{header} has no unit",
            units,
        )
    if measure.kind == "money" and not (column and column.has(*_CURRENCIES.values())):
        why = f"no cell of {header} has the sign of a currency"
        yield Question(f"{here}.currency", "In which currency?", why, tuple(map(toml, _CURRENCIES)))


def _noun(named: str, measure: Measure) -> str:
    """What one figure is called, by what the table says of all: those of a rate are no things that one could count."""
    if measure.kind == "rate" and named and "rate" not in named:
        return f"rate of {named}"
    return singular(counted(named))


def toml(value: object) -> str:
    """A value as newsgen.toml has it."""
    return tomlkit.item(value).as_string()
