"""Where a table is and how to read it, as the project declares it under [data]."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final, Literal

from newsgen.model.period import Grain
from newsgen.model.strict import STRICT

UNSTATED: Final = -1
"""The `at_most` of markers of which nobody has said how large a withheld count may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the bytes of a file become rows of text. All of it may be left out: newsgen looks for itself."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    format: str | None = None
    """The format, where the file's name and first bytes do not tell."""
    member: str = ""
    """Which file of a zip."""
    sheet: str = ""
    """Which sheet of a workbook; by default the first one."""
    header_row: int | None = None
    """The row of the column names, as a spreadsheet counts; notes above it are skipped. Of several, the lowest."""
    header_rows: int = 1
    """How many rows hold the column names: of two, the upper one is joined to the lower one ("Claimants: Total")."""
    skip_below: int | None = None
    """The last row of the table, counted as a spreadsheet does; by default, notes below it are found and skipped."""
    encoding: str = ""
    """utf-8, windows-1252 ..."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaColumns:
    """Which columns say what place a row is about."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str = ""
    """The column of the name people use."""
    code: str = ""
    """The column of the code; the name serves where there is none."""
    kind: str = "area"
    """What such a place is called, in the singular: "neighbourhood", "council"."""
    kind_in: dict[str, str] = field(default_factory=dict)
    """What it is called in a place where it is called otherwise: { Louisiana = "parish" }."""
    within: dict[str, str] = field(default_factory=dict)
    """What each lies in, smallest first: level = column (council = "la_name")."""
    columns: str = ""
    """For a table with an area a column: a regular expression that fits the headers that are area codes."""
    shared_names: tuple[str, ...] = ()
    """Names that places outside this table have too, so that they are never printed without their council."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodColumns:
    """How the table says when: by a column, by its headers, or not at all, so that the project does."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    grain: Grain
    """week, month, quarter, year or election."""
    ends: str = ""
    """The column of the period's last day."""
    starts: str = ""
    """The column of the period's first day, where that is what the table has."""
    columns: str = ""
    """For a wide table: a regular expression that fits the headers that are periods."""
    ends_on: date | None = None
    """The last day of the one period of the table, where the table does not say."""
    compared_ends: str = ""
    """The column of the last day of the period compared with, where each row holds both."""
    compared_ends_on: date | None = None
    """The last day of the period compared with, where the table does not say."""
    format: str = ""
    """How dates are written (%d/%m/%Y, %Y%m); by default found out."""
    starts_in: int | None = None
    """The month in which years such as 2022/23 begin: 4 for financial years, 9 for school years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """Which cells hold a value that its publisher withholds, and the range it lies in."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    markers: tuple[str, ...]
    """The cells' text: "", "-99", "0-2", "[c]"."""
    at_most: int = UNSTATED
    """The largest value that a withheld count can have. It has to be stated: a table cannot be read without."""
    means: str = ""
    """What a withheld cell means, in words that go into print: "two or fewer cases"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup(Reading):
    """A second table that adds columns (names, councils, populations) to the first, by area code."""

    source: str
    """Its path or address."""
    key: str
    """Its column of area codes."""
    skip_unknown: bool = False
    """Leave out areas that the lookup does not have, where that is wanted; otherwise they are a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """The table holds only the areas above a value, so nothing may be said of the others."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    measure: str
    above: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Reading):
    """A published table: where it is, who published it and when, and what its columns mean."""

    source: str
    """Its path (from the project's folder) or http(s) address."""
    published: date
    """The day it was published: its vintage."""
    area: AreaColumns
    period: PeriodColumns
    publisher: str = ""
    """Who published it, as a reader would say."""
    link: str = ""
    """Where a reader finds it."""
    where: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Keep only the rows that have this value (or one of these) in a column; nouns say what party or category it is."""
    leave_out: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    """Leave out the areas that have this text (or one of these) in a column: { code = ["", "E12*"] }. "" is an empty
    cell; * stands for any characters, unless a cell is written so."""
    add_up: bool = False
    """Several rows of one area and period (categories, say) are added up; otherwise they are a fault."""
    suppressed: Suppression | None = None
    missing: tuple[str, ...] = ("", "NA", "N/A", "n/a", "-", "..")
    """Cells that hold no figure, for no stated reason."""
    flags: dict[str, str] = field(default_factory=dict)
    """What may follow a figure, and what it then is: { p = "provisional", "[r]" = "revised" }."""
    decimal: Literal[".", ","] = "."
    """The sign that parts decimals: "." or ",". With a comma, dots and spaces part thousands: 1.204 is 1,204."""
    extract: Extract | None = None
    lookups: tuple[Lookup, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What an edition says of a source, so that a stranger can find its cells again.

    `path` is the source's name in every derivation. `period_column` is None where the table has no such column.
    `areas_across` is true where the columns are areas: then a selection's column is each area's own.
    """

    path: str
    sha256: str
    published: date
    publisher: str
    area_column: str
    period_column: str | None
    member: str = ""
    suppressed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    areas_across: bool = False
    flags: tuple[str, ...] = ()
    decimal: str = "."
    header_row: int = 1
    """The row that holds the names of the columns, the lowest of `header_rows`; 1 is the first of the file."""
    header_rows: int = 1
    filled: tuple[str, ...] = ()
    """The columns whose merged cells count as filled with the text above them."""
