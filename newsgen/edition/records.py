"""What an edition's files hold, as other programs and our own readers find it (docs/edition.md)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from newsgen.model.figure import Unit
from newsgen.model.period import Grain

Derivation: TypeAlias = Mapping[str, Any]
"""A sentence of docs/derivations.md: a rule with its inputs, a cell, a setting or a selection."""


class PeriodRecord(TypedDict):
    """First and last day, as ISO dates."""

    start: str
    end: str


class PatchRecord(TypedDict):
    """A patch and the codes of its areas; edition.json has its `slug`, too, but for editions of before."""

    name: str
    slug: NotRequired[str]
    areas: list[str]


class AngleRecord(TypedDict):
    """A finding: areas by code, figures by name."""

    angle: str
    situation: str
    areas: list[str]
    figures: dict[str, float]


class ClaimRecord(TypedDict):
    """A claim: `text` is what is printed, `value` the exact number, or the ISO day where the unit is "date".

    `area`, `measure` and `period` are "" where it has none. The file has the number of its `sentence` in `sentences`.
    """

    text: str
    part: Literal["headline", "standfirst", "body"]
    sentence: str
    value: Any
    unit: Unit | Literal["date"]
    area: str
    measure: str
    period: str
    derivation: Derivation


class ScorePartRecord(TypedDict):
    """A part of a score, from 0 to 1, and its reason."""

    value: float
    reason: str


class LinkRecord(TypedDict):
    """A sister story; an address elsewhere has its `url` and an empty slug."""

    slug: str
    headline: str
    url: NotRequired[str]


class CautionRecord(TypedDict):
    """What a gate says to the editor."""

    id: str
    severity: Literal["note", "warn", "block"]
    message: str


class CorrectionRecord(TypedDict):
    """A correction that a story carries; days as ISO dates."""

    heading: str
    text: str
    published: str
    first_published: str


class RoleRecord(TypedDict):
    """A role that a story says: whose it is, its case, and the wording's file and line."""

    role: str
    angle: str
    situation: str
    phrase: str


class ToAskRecord(TypedDict):
    """What a reporter should ask, and after how many paragraphs, items and tables of the body."""

    after: int
    text: str


class RuleRecord(TypedDict):
    """A lead rule that holds, and why."""

    rule: str
    why: str


class LeadRecord(RuleRecord):
    """The rule by which the lead was chosen, and which others held."""

    also: list[RuleRecord]


class MediaRecord(TypedDict):
    """A picture in the story's folder, with the SHA-256 of its file in hexadecimal digits."""

    file: str
    alt: str
    caption: str
    credit: str
    sha256: str


class StoryRecord(TypedDict):
    """stories/<slug>.json; it has `sentences`, `roles`, `lead` and `to_ask` but for editions of before.

    `media` are its pictures, where it has any.
    """

    id: str
    slug: str
    revision: str
    status: Literal["draft", "hold", "blocked"]
    patch: PatchRecord
    story: str
    period: PeriodRecord
    compared_with: PeriodRecord | None
    published: str
    headline: str
    standfirst: str
    body_html: str
    text: str
    score: float
    score_parts: dict[str, ScorePartRecord]
    lead: NotRequired[LeadRecord | None]
    to_ask: NotRequired[list[ToAskRecord]]
    angles: list[AngleRecord]
    sentences: NotRequired[list[str]]
    claims: list[ClaimRecord]
    roles: NotRequired[list[RoleRecord]]
    media: NotRequired[list[MediaRecord]]
    see_more: list[LinkRecord]
    corrections: list[CorrectionRecord]
    cautions: list[CautionRecord]


class SourceFileRecord(TypedDict):
    """A table that was read; `period_column` and `member` are null where it has none."""

    path: str
    sha256: str
    published: str
    publisher: str
    member: str | None
    area_column: str | None
    period_column: str | None
    areas_across: bool
    suppressed: list[str]
    missing: list[str]
    header_row: NotRequired[int]
    header_rows: NotRequired[int]
    filled: NotRequired[list[str]]


class MeasureRecord(TypedDict):
    """A measure; `better` is "high", "low" or "", `currency` is "" where it is no money."""

    name: str
    noun: str
    short_noun: str
    kind: str
    unit: str
    short_unit: str
    decimals: int
    better: str
    currency: str


class AreaRecord(TypedDict):
    """An area; `within` are the names of the places that hold it, by level."""

    code: str
    name: str
    kind: str
    within: dict[str, str]
    shared_name: bool


class WithoutFigureRecord(TypedDict):
    """The areas that have no figure of a measure in the period that ends on that day, by code."""

    measure: str
    period: str
    areas: list[str]


class StoryEntryRecord(TypedDict):
    """A story as edition.json lists it."""

    slug: str
    id: str
    status: Literal["draft", "blocked"]
    story: str
    patch: str
    headline: str
    score: float
    why: str


class UnwrittenRecord(TypedDict):
    """A story that was not written, and why."""

    story: str
    patch: str
    why: str


class MapRecord(TypedDict):
    """A page of a measure's map: its file in the folder `maps`."""

    measure: str
    file: str
    sha256: str


class EditionRecord(TypedDict):
    """edition.json."""

    title: str
    style: str
    language: str
    newsgen_version: str
    period: PeriodRecord
    grain: Grain
    compared_with: PeriodRecord | None
    as_of: str | None
    sources: list[SourceFileRecord]
    measures: list[MeasureRecord]
    areas: list[AreaRecord]
    patches: list[PatchRecord]
    without_figure: list[WithoutFigureRecord]
    stories: list[StoryEntryRecord]
    unwritten: list[UnwrittenRecord]
    cautions: list[CautionRecord]
    maps: NotRequired[list[MapRecord]]
