"""What newsgen writes: claims, drafts, and the edition that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple

from newsgen.model.area import Area, Patch
from newsgen.model.body import EMPTY, Body
from newsgen.model.correction import Correction
from newsgen.model.derivation import Input
from newsgen.model.facts import FactsCard
from newsgen.model.finding import Finding
from newsgen.model.map_page_file import MapPageFile
from newsgen.model.measure import Measure
from newsgen.model.newsroom import NOT_SAID, Disclosure
from newsgen.model.period import Period
from newsgen.model.picture import Picture
from newsgen.model.published import PublishedDraft, PublishedEdition
from newsgen.model.source import SourceRecord

StoryPart = Literal["headline", "standfirst", "body"]
UNSAYABLE = "unsayable"
"""The caution on a draft whose template met a value that has no words."""

HOLD = "hold"
"""The id of a caution that says why a draft is held: it is no fault, and a person decides."""
Status = Literal["draft", "hold", "blocked"]


class Claim(NamedTuple):
    """A figure as printed: the words, where they stand, and the exact figure behind them.

    `sentence` is the sentence, list item or table cell that holds the words. `unit` is the figure's unit, or "date",
    whose value is an ISO day. `area`, `measure` and `period` are "" where the figure has none.
    `place` is the name of the place that an average, a total or a share is of, else ""; `named` then has the places
    that its sentence names, as the table calls them.
    """

    text: str
    part: StoryPart
    sentence: str
    value: float | int | str
    unit: str
    area: str
    measure: str
    period: str
    origin: Input
    place: str = ""
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """A note to the editor, from the gate of that id. "block" stops the draft."""

    id: str
    severity: Literal["note", "warn", "block"]
    message: str


@dataclass(frozen=True, slots=True)
class Score:
    """How newsworthy: `value` from 0 to 1, and its parts, each with its reason in words."""

    value: float
    parts: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class ToAsk:
    """What a reporter should ask, and after how many paragraphs, items and tables of the body it belongs."""

    after: int
    text: str


@dataclass(frozen=True, slots=True)
class Lead:
    """The rule by which a story's lead was chosen, why it holds, and which others held, each with its reason.

    `holds` are the reasons for which a person has to ask before the story runs.
    """

    rule: str
    why: str
    also: tuple[tuple[str, str], ...] = ()
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A SEE MORE link: to a sister story by its slug, or to a declared address elsewhere (`slug` is "")."""

    headline: str
    slug: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class RoleSaid:
    """A sentence of a draft by its role: "highest.lead", its kind, its case ("when highest is some"), file and line."""

    role: str
    kind: str
    situation: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A story, written.

    `headline` and `standfirst` are plain text.

    `corrections` are those that the story carries, the oldest first.
    `unproved` are the numbers and number words of its text that no claim, name or definition answers for. `picks` says
    of each sentence with several wordings which one was taken last. `roles` are those of its phrases, in the order in
    which it says them; those inside another's sentence are not among them. `lead` is None where the project says what
    leads. `to_ask` is for the newsroom alone, and in no body.
    """

    slug: str
    story: str
    patch: Patch
    measure: str
    period: Period
    compared_with: Period | None
    published: date
    headline: str
    standfirst: str
    body: Body
    score: Score
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    see_more: tuple[Link, ...]
    cautions: tuple[Caution, ...] = ()
    unproved: tuple[str, ...] = ()
    picks: Mapping[str, int] = field(default_factory=dict)
    roles: tuple[RoleSaid, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lead: Lead | None = None
    to_ask: tuple[ToAsk, ...] = ()
    pictures: tuple[Picture, ...] = ()

    @property
    def body_html(self) -> str:
        """The body as the fragment for a CMS."""
        return self.body.html

    @property
    def text(self) -> str:
        """The body as plain text."""
        return self.body.text

    @property
    def status(self) -> Status:
        """Whether any gate stopped it: then it is "blocked"; "hold" is one that somebody has to ask about first."""
        if any(caution.severity == "block" for caution in self.cautions):
            return "blocked"
        return "hold" if any(caution.id == HOLD for caution in self.cautions) else "draft"

    def brief(self) -> Draft:
        """The draft without its copy, claims and findings: what the front page and the edition's record show."""
        brief = replace(self, standfirst="", body=EMPTY, see_more=(), picks={})
        pictures = tuple(picture.brief() for picture in self.pictures)
        return replace(brief, findings=(), claims=(), unproved=(), roles=(), pictures=pictures)


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A story that was not written, and why."""

    story: str
    patch: str
    why: str


@dataclass(frozen=True, slots=True)
class WithoutFigure:
    """The codes of the areas that have no figure of a measure in the period that ends on that day."""

    measure: str
    period: date
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHeader:
    """All of an edition that is known before its drafts.

    `as_of` is the day that it is made for; None is that of the table. `areas` are those of its patches, by code;
    `without_figure` says which of them go into no average, for the measures that its stories are of.
    `outputs` are those of other packages in which it is written, by name; None for all there are.
    """

    title: str
    style: str
    language: str
    period: Period
    compared_with: Period | None
    sources: tuple[SourceRecord, ...]
    patches: tuple[Patch, ...]
    as_of: date | None = None
    measures: tuple[Measure, ...] = ()
    areas: tuple[Area, ...] = ()
    without_figure: tuple[WithoutFigure, ...] = ()
    disclosure: Disclosure = NOT_SAID
    outputs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(EditionHeader):
    """All the drafts of one run, the most newsworthy first.

    `cautions` are what the gates say of the edition as a whole, and why the project lowered any of them.
    `remembered` is what its successors will know of each draft, where it is to be remembered. `facts` are the cards of
    its patches, none where they are on disk; `maps` the pages of its maps.
    """

    drafts: tuple[Draft, ...]
    unwritten: tuple[Unwritten, ...]
    cautions: tuple[Caution, ...] = ()
    remembered: tuple[PublishedDraft, ...] = ()
    facts: tuple[FactsCard, ...] = ()
    maps: tuple[MapPageFile, ...] = ()

    def as_published(self) -> PublishedEdition:
        """The edition as its successors will know it; `remembered` has its drafts."""
        return PublishedEdition(self.sources[0].published, self.period, self.title, self.remembered)
