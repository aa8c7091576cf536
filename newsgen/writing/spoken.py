"""Values that templates print but that are no figure: days, parts of a draft, links whose headline comes later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsgen.model.definition import Definition
from newsgen.model.derivation import Input
from newsgen.model.figure import Figure
from newsgen.model.period import Period
from newsgen.model.picture import Told


def kind_of(value: object) -> str:
    """What a value, or a class of values, is, in words for whoever wrote the template: "area ranking".

    >>> kind_of(Headline(1))
    'headline'
    """
    return re.sub(
        r"(?<=[a-z])(?=[A-Z])", " ", (value if isinstance(value, type) else type(value)).__name__
    ).lower()


def what_is(value: object) -> str:
    """The same with its article: "an area ranking"."""
    kind = "nothing (None)" if value is None else kind_of(value)
    return kind if value is None else f"{'an' if kind[0] in 'aeio' else 'a'} {kind}"


@dataclass(frozen=True, slots=True)
class Day:
    """A day with where it was found."""

    date: date
    origin: Input


@dataclass(frozen=True, slots=True)
class PartMark:
    """Where the headline, the standfirst or the body begins."""

    character: str


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a link's target: printed as a place-holder, filled in when every headline is known."""

    number: int


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link as templates see it."""

    headline: Headline | Definition
    address: str


@dataclass(frozen=True, slots=True)
class BandView:
    """A shade of the map as templates see it: `low` is within it, `high` is not, None is without limit."""

    name: str
    low: Figure | None
    high: Figure | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as templates see it: printed, it is a figure with its words beside and under it."""

    file: str
    alt: str
    title: Definition
    credit: Definition
    period: Period
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class PictureViews:
    """The pictures of a story that its text may show; None where it has none of the kind."""

    map: PictureView | None = None
    bars: PictureView | None = None
    line: PictureView | None = None


@dataclass(frozen=True, slots=True)
class InsertView:
    """An insert as templates see it; `body` is sanitised HTML."""

    heading: Definition
    source: Definition
    body: InsertCopy


@dataclass(frozen=True, slots=True)
class InsertCopy:
    """Sanitised HTML of an insert: the one thing that is printed unescaped."""

    html: str
