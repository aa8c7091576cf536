"""What is counted, as the project declares it under [measures.NAME]."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from newsgen.model.strict import STRICT

Kind = Literal["count", "rate", "share", "per_cent", "share_points", "money", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One shade of the map: `low` is within it, `high` is not; None is without limit."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str
    colour: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedAverage:
    """An average that somebody published, quoted and never worked out."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    published: float
    """The figure."""
    place: str
    """The place that it is the average of, as prose names it."""
    source: str
    """Who published it and when, as the last lines of the story say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure: what is counted, in what unit, and how prose says it."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str
    """Its key in the project file."""
    noun: str
    """What it is called, in the singular: "case rate", "new case", "average house price"."""
    short_noun: str = ""
    """A shorter noun for headlines: "flu rate"; by default the noun."""
    kind: Kind = "number"
    """count, rate, share (0 to 1), share_points (one share less another), per_cent (0 to 100), money, or number."""
    column: str = ""
    """The column that holds it; "" where it is computed, or where the periods are the columns."""
    compared_column: str = ""
    """The column of the same table that holds the period before."""
    where: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Only the rows that have this value (or one of these) in a column: { crime = "Burglary" }."""
    noun_says_it: bool = False
    """Whether the noun says which rows `where` chooses, though it has no word of the value: "fly-tip" of "FT01"."""
    unit: str = ""
    """The unit in full: "cases per 100,000 people". A count's unit is its noun."""
    short_unit: str = ""
    """The unit after its first mention: "per 100,000"."""
    decimals: int = 0
    """Decimals in print; the value itself is never rounded."""
    better: Literal["lower", "higher", "neither"] = "neither"
    """Which way is good news."""
    adds_up: bool | None = None
    """Whether areas may be added together; by default, true of counts and of nothing else."""
    currency: str = "GBP"
    """For money: its ISO 4217 code."""
    numerator: str = ""
    """The measure that is divided (a rate's cases)."""
    denominator: str = ""
    """The measure that it is divided by (a rate's population)."""
    per: float = 1
    """A rate is numerator / denominator x per."""
    tolerance: float = 0
    """How far a printed rate may lie from the computed one, beyond the rounding of its own decimals."""
    average: Literal["mean of areas", "pooled", "median", "none"] | PublishedAverage | None = None
    """What "the average" is: by default "pooled" where a measure has both (the numerators' sum over the denominators'
    sum: the rate of the whole place), else "mean of areas"."""
    rank_test: Literal["auto", "none"] = "auto"
    """Whether chance is allowed for in its ranks: by default, in those of counts and of rates made of counts."""
    to_date: bool = False
    """Whether it counts everything up to the end of the period, not what was new in it: "by the end of February"."""
    seasonal: bool | None = None
    """Whether it has a season, so that a month is held against the same month of the year before where that is at hand,
    and not against the month before; by default, guessed from its past where that has at least 24 periods."""
    definition: str = ""
    """One sentence that tells a reader what it means."""
    map_link: str = ""
    """The http(s) address of an interactive map of the figures, if there is one."""
    map_updated: str = ""
    """How often that map is updated, as prose says it: "each weekday"."""
    thresholds: tuple[float, ...] = ()
    """Round figures that stories hold it against: [200, 400]; by default, where its bands begin."""
    bands: tuple[Band, ...] = field(default=())
    """The map's shades, contiguous and in ascending order."""

    @property
    def average_kind(self) -> str | PublishedAverage:
        """What "the average" is: as the project says, or the rate of the whole place where its parts are there."""
        return self.average or ("pooled" if self.numerator and self.denominator else "mean of areas")

    @property
    def is_computed(self) -> bool:
        """Whether newsgen works it out from numerator and denominator, there being no column for it."""
        return not self.column and bool(self.numerator and self.denominator)
