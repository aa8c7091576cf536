"""How figures, places and days are said in a draft: what `{{ }}` prints, and the filters of newsgen's own values.

Whatever is said of a figure is marked in the ledger with that figure, so that it becomes a claim.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from jinja2 import Undefined, pass_context
from markupsafe import Markup

from newsgen.errors import LanguageError
from newsgen.language import FILTERS
from newsgen.language.names import Gazetteer, holds_parent, mention
from newsgen.language.senses import sense_of
from newsgen.language.style import HouseStyle
from newsgen.language.words import Sense
from newsgen.model.area import Area, Patch
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Input, Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Part
from newsgen.model.measure import Measure
from newsgen.model.period import Period
from newsgen.model.standing import Average, Standing
from newsgen.writing.bound import bound, opened_for
from newsgen.writing.evidence import evidence_of
from newsgen.writing.ledger import DEFINITION, INSERT, LINK_FIRST, NAME, Entry, Ledger
from newsgen.writing.plain_figure import plain_figure
from newsgen.writing.spoken import Copy, Day, Headline, PartMark
from newsgen.writing.variety import PICK, Variety


@dataclass(slots=True)
class Speech:
    """The voice of a house: what `{{ }}` and filters do with values.

    `ledger`, `variety`, `patch` and `period` are those of the draft at hand.
    """

    style: HouseStyle
    gazetteer: Gazetteer | None = None
    ledger: Ledger = field(default_factory=Ledger)
    variety: Variety = field(default_factory=Variety)
    patch: Patch | None = None
    period: Period | None = None
    as_of: date | None = None

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Every filter by its name in templates."""
        bound_filters = {name: bound(self, name, function) for name, function in FILTERS.items()}
        return bound_filters | {
            "in_full": self.in_full,
            "with_unit": self.with_unit,
            "short": self.short,
            "name": self.name,
            "in_list": self.in_list,
            "size": self.size,
            "as_multiple": self.as_multiple,
            "alone": self.alone,
            "here": self.here,
            "in_figures": self.in_figures,
            "because": self.because,
            "superlative": self.superlative,
            PICK: self.pick,
        }

    def finalize(self, value: Any) -> Any:
        """What `{{ value }}` prints."""
        match value:
            case str():
                return value
            case Figure():
                return self.claim(self.plain(value), value)
            case Area() | Standing():
                return self.name(value)
            case Patch(name=name) | Part(name=name):
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
            return str(self.say("in_full", value, *more, **how))
        figure = _figure(value, "in_full")
        measure = figure.measure
        if measure is None or figure.unit not in {"count", "rate", "number"}:
            return self.claim(self.plain(figure), figure)
        if figure.unit == "count" and figure.value == int(figure.value):
            return self.claim(self.say("count", figure.value, measure.noun), figure)
        if figure.unit == "count":  # an average of counts
            things = self.say("plural", measure.noun)
            return self.claim(self.say("in_full", figure.value, str(things), 1), figure)
        if not measure.unit:
            return self.claim(self.plain(figure), figure)
        stated = isinstance(figure.origin, Setting) and figure.value == int(figure.value)
        how = {"unit": measure.unit, "decimals": 0 if stated else measure.decimals} | how
        return self.claim(self.say("in_full", figure.value, **how), figure)

    def with_unit(self, value: Any) -> str:
        """A figure beside the name of its measure: 452.2 cases per 100,000 people; £203,040; a count bare: 7,790."""
        figure = _figure(value, "with_unit")
        return self.claim(self.plain(figure), figure) if figure.unit == "count" else self.in_full(figure)

    def short(self, value: Any) -> str:
        """A figure with the short form of its unit: 435.2 per 100,000."""
        figure = _figure(value, "short")
        unit = figure.measure.short_unit if figure.measure and figure.unit in {"rate", "number"} else ""
        text = self.plain(figure)
        return self.claim(f"{text} {unit}" if unit else text, figure)

    def size(self, value: Any) -> str:
        """A change without its sign, for prose that has said which way: 440; 102.1; £4,000; two percentage points."""
        figure = _figure(value, "size")
        return self.claim(self.plain(figure, abs(figure.value)), figure)

    def as_multiple(self, value: Any) -> str:
        """A multiple as prose has it: twice; three times."""
        figure = _figure(value, "as_multiple")
        return self.claim(self.say("multiple_of", figure.value, 1), figure)

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

    def alone(self, value: Any, *, named: bool = False) -> str:
        """An area without its council, which the sentence has `named`, or which its name does not need."""
        area = _area(value)
        self.ledger.first_mention(area.code)
        if area.shared_name and not named:
            return self.name(area)
        return self.ledger.mark(self._said(area.name), NAME)

    def here(self, value: Any) -> str:
        """An area in a sentence that names the patch: without its council where that is the patch."""
        inside = self.patch is not None and _area(value).parent == self.patch.name
        if not inside:
            return self.name(value)
        self.ledger.first_mention(_area(value).code)
        return self.ledger.mark(self._said(_area(value).name), NAME)

    def in_figures(self, value: Any) -> str:
        """A figure for a table, where counts and ranks stand in figures: 7."""
        figure = _figure(value, "in_figures")
        if figure.unit not in {"count", "rank"}:
            return self.claim(self.plain(figure), figure)
        return self.claim(self.say("decimal", figure.value, 0), figure)

    def in_list(self, value: Any) -> str:
        """An area as a list names it: with its council wherever the patch has several, or the name needs it."""
        area = _area(value)
        inside = self.patch is not None and area.parent == self.patch.name and not area.shared_name
        said = self._said(area.name)
        if area.parent and not inside and not holds_parent(area.name, area.parent, self.style):
            said += f", {self._said(area.parent)}"
        return self.ledger.mark(said, NAME)

    def because(self, words: Any, fact: Any) -> str:
        """Words of comparison, once a fact bears them out: {{ "rose"|because(top.change) }}.

        LanguageError where it does not, and for words that the language does not list.
        """
        sense = sense_of(str(words), self.style.language)
        evidence = evidence_of(fact, sense)
        if sense not in evidence.bears:
            wanted = " or ".join(sorted(sense.name.lower() for sense in evidence.bears)) or "no comparison"
            raise LanguageError(
                f"because: {str(words)!r} is not so: the figure, {evidence.figure.value:g}, says {wanted}"
            )
        return self.claim(words, evidence.figure)

    def superlative(self, value: Any, end: Any, noun: Any, kept: Any = "", case: Any = None) -> str:
        """What the first or last area of a ranking has, as firmly as its rank allows: the highest case rate.

        `value` is a standing, or several that share the place; `end` the word ("highest"); `kept` a word between
        it and the noun ("published"). LanguageError: an area that is not at that end.
        """
        sense = sense_of(str(end), self.style.language)
        evidence = evidence_of(value, sense)
        if sense not in evidence.bears:
            raise LanguageError(f"superlative: {str(end)!r} is not so of a rank of {evidence.figure.value:g}")
        standings = value if isinstance(value, tuple | list) else (value,)
        firm = all(s.firm_high if sense is Sense.HIGHEST else s.firm_low for s in standings)
        said = self.say(
            "superlative",
            opened_for(self, "superlative", noun)[0],
            str(end),
            opened_for(self, "superlative", kept)[0],
            tied=standings[0].tied,
            several=len(standings) > 1,
            firm=firm,
            case=case,
        )
        return self.claim(said, evidence.figure)

    @pass_context  # or Jinja, seeing constants only, would ask once for all drafts
    def pick(self, context: Any, sentence: str, wordings: int) -> int:
        """Which wording of a sentence this draft takes."""
        return self.variety.pick(sentence, wordings)

    def one_of(self, *wordings: str) -> str:
        """One of several words or phrases, by the draft's own choice."""
        if not wordings or not all(isinstance(w, str) for w in wordings):
            raise LanguageError('one_of: wanted texts, such as one_of("was", "stood at")')
        return self.variety.word(*wordings)

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
        return self.ledger.mark(str(said), Entry("claim", day.isoformat(), "date", origin=derivation))

    def noun(self, measure: Measure) -> str:
        """What a measure is called where it is ranked: a count is a number of things."""
        return str(self.say("number_of", measure.noun)) if measure.kind == "count" else measure.noun

    def say(self, filter_name: str, *values: Any, **how: Any) -> Any:
        return FILTERS[filter_name](*values, style=self.style, **how)

    def plain(self, figure: Figure, value: float | None = None) -> str:
        """A figure as prose has it, without its noun; `value` in place of its own."""
        return plain_figure(figure, figure.value if value is None else value, self.style)

    def claim(self, words: Any, figure: Figure, **over: Any) -> str:
        entry = Entry(
            "claim",
            figure.value,
            figure.unit,
            figure.area.code if figure.area else "",
            figure.measure.name if figure.measure else "",
            figure.period.end.isoformat() if figure.period else "",
            figure.origin,
        )
        return self.ledger.mark(str(words), replace(entry, **over) if over else entry)


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


def _what(value: Any) -> str:
    return "nothing (None)" if value is None else f"a {type(value).__name__.lower()}"
