"""What a rehearsal is asked, and what it answers: values that go from one process to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from newsgen.writing.phrases.listing import ListedRole

Edits = Mapping[str, str]
"""Texts in the place of the project's own phrase files, by name: `highest.phrases`."""


@dataclass(frozen=True, slots=True)
class ListWordings:
    """The phrases that the story of a draft may say, with samples of the drafts of that story. Answer: Wordings."""

    slug: str


@dataclass(frozen=True, slots=True)
class TellDraft:
    """One draft with these texts. Answer: Told, with all of its paragraphs."""

    edits: Edits
    slug: str


@dataclass(frozen=True, slots=True)
class FindFaults:
    """What `newsgen lint` finds in phrases with these texts. Answer: a tuple of Spotted."""

    edits: Edits


@dataclass(frozen=True, slots=True)
class FindAffected:
    """The drafts that these texts may change. Answer: their slugs, its story's first, the best first."""

    edits: Edits
    slug: str


@dataclass(frozen=True, slots=True)
class TellOthers:
    """Several drafts with these texts. Answer: a tuple of Told, of those that are changed."""

    edits: Edits
    slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyCase:
    """What a role says in a case, put into the project's own text of its kind. Answer: the text, and the line there.

    `when` is its condition, `text` one of its wordings.
    """

    edits: Edits
    kind: str
    role: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class ListNames:
    """What a sentence of a kind may name. Answer: names by group, each as it is written."""

    kind: str


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Templates on disk are others now: what was told from them is forgotten. Answer: None."""


Request = ListWordings | ListNames | ReadAgain | TellDraft | FindFaults | FindAffected | TellOthers | CopyCase


class Piece(NamedTuple):
    """Words of a paragraph that stayed, that are new, or that are gone."""

    what: Literal["same", "new", "gone"]
    text: str


@dataclass(frozen=True, slots=True)
class Spotted:
    """What is wrong, or to be known, at a line of a phrase file; line 0 where it is of none, or of another file."""

    file: str
    line: int
    severity: Literal["note", "warn", "block"]
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A draft as it is told now. `paragraphs` begin with headline and standfirst; of others, only those changed.

    `spotted` is what the texts on disk do not have.
    """

    slug: str
    headline: str
    changed: bool
    paragraphs: tuple[tuple[Piece, ...], ...]
    spotted: tuple[Spotted, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """The roles of a story, those of its order first; `headlines` of all its drafts, by slug, the best first."""

    story: str
    roles: tuple[ListedRole, ...]
    headlines: Mapping[str, str]
    cannot: Mapping[str, str]
