"""The voice of a house: how figures, places and days are said in a draft, and what `{{ }}` prints.

Whatever is said of a figure is marked in the ledger with that figure, so that it becomes a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from newsgen.errors import LanguageError
from newsgen.language import FILTERS
from newsgen.language.exact import decimals_as_set, exact
from newsgen.language.languages import words_of
from newsgen.language.names import Gazetteer, mention
from newsgen.language.picture_words import picture_words_of
from newsgen.language.style import HouseStyle
from newsgen.language.words import Qualifier
from newsgen.model.area import Area, Patch
from newsgen.model.body import Line, Mark, Span
from newsgen.model.definition import Definition
from newsgen.model.derivation import Derivation, Input
from newsgen.model.figure import Figure
from newsgen.model.finding import PlaceGroup
from newsgen.model.measure import Measure
from newsgen.model.patch_table import AreaRanking, Average
from newsgen.model.period import Period
from newsgen.model.place_figures import PlaceFigures
from newsgen.writing.ledger import DEFINITION, INSERT, Ledger
from newsgen.writing.printing import is_set, printed, shown_gap
from newsgen.writing.spoken import Day, Headline, InsertCopy, PartMark, PictureView, what_is
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
    _places: dict[str, str] = field(default_factory=dict, repr=False)

    def finalize(self, value: Any) -> Any:
        """What `{{ value }}` prints."""
        match value:
            case str():
                return value
            case Figure():
                return self.printed_claim(value)
            case Area() | AreaRanking():
                return self.name(value)
            case Patch(name=name) | PlaceGroup(name=name) | PlaceFigures(place=Patch(name=name)):
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
            case PictureView():
                return self.picture(value)
            case int() | float():
                return value
            case Undefined():
                return str(value)  # raises, naming what is missing
            case _:
                raise LanguageError(
                    f"{what_is(value)} has no words of its own; wanted a figure, a place, a day or text"
                )

    def picture(self, value: PictureView) -> Markup:
        """A picture as a figure: its words for those who do not see it, what of, where and when, and whose it is."""
        title, credit = self.finalize(value.title), self.finalize(value.credit)
        place = self.place_name(self.patch.name) if self.patch else ""
        where = picture_words_of(self.style.tag).of_place.format(place, self.finalize(value.period))
        said = f"{title}. {where}." + (f" {credit}" if value.credit.text else "")
        self.ledger.alts[value.alt] = Line(value.alt, tuple(_answered(value)))
        figure = Markup('<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>')
        return figure.format(value.file, value.alt, said)

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
        return self.ledger.mark(str(said), Mark("name", area.name))

    def place_name(self, name: str) -> str:
        return self.ledger.mark(self._said(name), Mark("name", name))

    def _said(self, name: str) -> str:
        """A place as the gazetteer says it."""
        if name not in self._places:
            said = self.gazetteer.say(name) if self.gazetteer else name
            self._places[name] = str(self.say("place_name", said))
        return self._places[name]

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

    def plain(self, figure: Figure) -> str:
        """A figure as prose has it, without its noun."""
        return printed(figure, self.style).text

    def decimals(self, figure: Figure, usual: int) -> int:
        """With how many decimals it is printed: as `usual`, or as many as the project set it with."""
        return decimals_as_set(exact(figure.value)) if is_set(figure) else usual

    def printed_claim(self, figure: Figure, *, signed: bool = True) -> str:
        """A figure as prose has it, marked."""
        return self.claim(*self.in_print(figure, signed=signed))

    def in_print(self, figure: Figure, *, signed: bool = True) -> tuple[str, Figure]:
        """A figure as prose has it, and what answers for that; a difference as a reader gets it from its figures."""
        shown, roughly = shown_gap(figure, self.style)
        over, base = figure.over, figure.base
        if (
            shown is not figure
            and over is not None
            and base is not None
            and printed(shown, self.style).text != printed(figure, self.style).text
            and self.ledger.as_it_is(over.origin, base.origin)
        ):
            shown, roughly = figure, False
        words = printed(shown, self.style, shown.value if signed else abs(shown.value)).text
        if roughly:
            words = words_of(self.style.language).QUALIFIERS[Qualifier.ROUGHLY].format(words)
            shown = figure
        return words, shown

    def claim(self, words: Any, figure: Figure, **over: Any) -> str:
        """What is said of a figure, marked; of one that is the least or the most that it can be, with that."""
        return self.marked(self.bounded(words, figure), figure, **over)

    def bounded(self, words: Any, figure: Figure) -> str:
        """What is said of a figure: with "at least" where it is the least that it can be, or with "about"."""
        if not figure.bound:
            return str(words)
        if figure.bound == "about":
            return words_of(self.style.language).about(str(words))
        return words_of(self.style.language).bounded(str(words), least=figure.bound == "least")

    def marked(self, words: Any, figure: Figure, **over: Any) -> str:
        """Words that a figure answers for, and that do not print it."""
        entry = mark_of(figure)
        return self.ledger.mark(str(words), entry._replace(**over) if over else entry)


def _answered(picture: PictureView) -> Iterator[Span]:
    """What answers for the figures and the days in a picture's alternative text, each where it stands."""
    at = 0
    for text, behind in picture.told:
        start = picture.alt.index(text, at)
        at = start + len(text)
        if isinstance(behind, Figure):
            yield Span(start, at, mark_of(behind))
        elif isinstance(behind, Area):
            yield Span(start, at, Mark("name", behind.name))
        elif behind.origin is not None:
            derivation = Derivation("date", (behind.origin,))
            yield Span(start, at, Mark("claim", behind.end.isoformat(), "date", origin=derivation))


def mark_of(figure: Figure) -> Mark:
    """The mark of words that a figure answers for."""
    return Mark(
        "claim",
        figure.value,
        figure.unit,
        figure.area.code if figure.area else "",
        figure.measure.name if figure.measure else "",
        figure.period.end.isoformat() if figure.period else "",
        figure.origin,
        figure.place,
    )


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


def whole_if_whole(value: float) -> float | int:
    """A count as the integer that it is."""
    return int(value) if value == int(value) else value
