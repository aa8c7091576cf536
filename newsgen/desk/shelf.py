"""The edition that the desk reads: its list at once, a story's record when somebody asks, all anew once replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock, Thread

from newsgen.edition.facts_record import FactsRecord
from newsgen.edition.read import edition_identity, edition_record, facts_if_any, story_record
from newsgen.edition.records import EditionRecord, StoryEntryRecord, StoryRecord
from newsgen.errors import NewsgenError
from newsgen.explanation import Cells
from newsgen.rereading import tables_at_hand


@dataclass(frozen=True, slots=True)
class Card:
    """What the list of stories needs of a record: its revision, and the cautions by gate with their severity."""

    revision: str
    cautions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shelved:
    """An edition as it stood in its folder. Records are read when asked for; `cards` are those read so far."""

    folder: Path
    project: Path
    record: EditionRecord
    identity: tuple[int, int, int] | None
    cards: dict[str, Card] = field(default_factory=dict)

    @cached_property
    def entries(self) -> Mapping[str, StoryEntryRecord]:
        """Its stories by slug, the best first."""
        return {entry["slug"]: entry for entry in self.record["stories"]}

    @property
    def name(self) -> str:
        """What tells it from another edition of the same project: the last day of its period, and its tables."""
        return "|".join(
            [self.record["period"]["end"], *(one["sha256"][:16] for one in self.record["sources"])]
        )

    def story(self, slug: str) -> StoryRecord:
        """A story's record. KeyError: the edition has no such story; OutputError: it cannot be read."""
        record = story_record(self.folder, self.entries[slug]["slug"])
        self.cards[slug] = _card(record)
        return record

    def card(self, slug: str) -> Card:
        """What the list needs of a story, read now if it was not yet; an empty card where it cannot be read."""
        if slug not in self.cards:
            try:
                self.story(slug)
            except NewsgenError:
                self.cards[slug] = Card("", ())
        return self.cards[slug]

    def facts(self, patch: str) -> FactsRecord | None:
        """The facts of a patch by its name; None where it has none."""
        return facts_if_any(self.folder, self.record, patch)

    @cached_property
    def cells(self) -> Cells | None:
        """The tables behind the edition; None where they are not at hand. It takes some seconds, once."""
        return tables_at_hand(self.record, self.project)

    def read_all(self) -> None:
        """Read every card, the best first, until another edition stands in the folder."""
        for slug in self.entries:
            if edition_identity(self.folder) != self.identity:
                return
            self.card(slug)


def _card(record: StoryRecord) -> Card:
    return Card(record["revision"], tuple((c["id"], c["severity"]) for c in record["cautions"]))


class Shelf:
    """The folder of an edition, which a build may replace at any time."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.folder, self.project = folder, project
        self._lock = Lock()
        self._now: Shelved | None = None

    def edition(self) -> Shelved:
        """The edition that stands there now. OutputError: there is none."""
        identity = edition_identity(self.folder)
        with self._lock:
            if self._now is None or self._now.identity != identity:
                self._now = Shelved(self.folder, self.project, edition_record(self.folder), identity)
                Thread(target=self._now.read_all, name="newsgen-desk-cards", daemon=True).start()
            return self._now
