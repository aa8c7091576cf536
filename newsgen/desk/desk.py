"""The desk itself: what it has at hand, and what its pages ask of it. It knows nothing of requests or of pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from newsgen.copycheck import read_copy
from newsgen.copycheck.in_edition import AtHand, check_in_edition, story_at_hand
from newsgen.desk.checked import as_page
from newsgen.desk.choosing import Page, Row, Wish, chosen, standing
from newsgen.desk.sending import Sending
from newsgen.desk.shelf import Shelf, Shelved
from newsgen.desk.store import Said, Store
from newsgen.desk.wording import Wording
from newsgen.edition.records import StoryRecord
from newsgen.errors import Fault, InputError
from newsgen.publishing.approvals import State, approve, read_approvals

LONGEST_NOTE = 2_000
_MOST_AT_HAND = 8
"""Stories kept for checks: each has its patch's figures."""


@dataclass(frozen=True, slots=True)
class Change:
    """A story that is new, gone, or has another headline than in the edition that was open before."""

    slug: str
    what: str
    headline: str
    was: str = ""


@dataclass(slots=True)
class Desk:
    """An edition on its shelf, the project's store, a clock that gives the time with its zone, and the environment."""

    project: Path
    shelf: Shelf
    store: Store
    clock: Callable[[], datetime]
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    wording: Wording = field(init=False)
    sending: Sending = field(init=False)
    _at_hand: OrderedDict[tuple[str, object], AtHand] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.wording = Wording(self.project, self.shelf)
        self.sending = Sending(self.environment, self.clock)

    def stories(self, edition: Shelved, wish: Wish) -> Page:
        """The page of stories that is wished for."""
        said = read_approvals(self.project).newest

        def rows() -> Iterable[Row]:
            for slug, entry in edition.entries.items():
                word = said.get(slug)
                yield Row(entry, standing(entry, word, partial(_revision, edition, slug)), word)

        return chosen(rows(), wish, lambda slug: (gate for gate, _ in edition.card(slug).cautions))

    def row(self, edition: Shelved, slug: str) -> Row:
        """One story with its standing."""
        entry, word = edition.entries[slug], read_approvals(self.project).newest.get(slug)
        return Row(entry, standing(entry, word, lambda: edition.card(slug).revision), word)

    def say(self, story: StoryRecord, revision: str, state: State, who: str, note: str = "") -> None:
        """Approve a story, hold it or take that back. InputError: another revision than was read, or blocked."""
        self._fits(story, revision)
        if state == "approved" and story["status"] == "blocked":
            raise InputError(Fault(story["slug"], "a check stops this draft", "a draft that no check stops"))
        if note.strip():
            self.note(story, revision, note, who)
        approve(self.project, story["slug"], revision, state, who, self.clock())

    def note(self, story: StoryRecord, revision: str, text: str, who: str) -> None:
        """Add a note to a story."""
        self._fits(story, revision)
        if not 0 < len(text.strip()) <= LONGEST_NOTE:
            raise InputError(Fault("the note", "empty, or too long", f"at most {LONGEST_NOTE:,} characters"))
        self.store.note(self.said(story, text.strip(), who))

    def said(self, story: StoryRecord, text: str, who: str) -> Said:
        """A text about a story, with its revision and the time."""
        return Said(story["slug"], story["revision"], text, who, self.clock().isoformat(timespec="seconds"))

    def check(self, edition: Shelved, slug: str, text: str) -> dict[str, object]:
        """What the data says of a copy of that story."""
        return as_page(self.at_hand(edition, slug).check(read_copy(text.encode(), "your copy")), text)

    def which(self, edition: Shelved, text: str) -> str:
        """The slug of the story that a copy is of. InputError: it is like none."""
        return check_in_edition(read_copy(text.encode(), "your copy"), edition.folder, None, "your copy")[1][
            "slug"
        ]

    def at_hand(self, edition: Shelved, slug: str) -> AtHand:
        """The story for checks, read once."""
        key = (slug, edition.identity)
        with self._lock:
            if key not in self._at_hand:
                self._at_hand[key] = story_at_hand(edition.folder, slug)
                while len(self._at_hand) > _MOST_AT_HAND:
                    self._at_hand.popitem(last=False)
            self._at_hand.move_to_end(key)
            return self._at_hand[key]

    def changes(self, edition: Shelved) -> list[Change]:
        """What is otherwise than in the edition that was open before, the best first; nothing where there was none."""
        listed = edition.entries.values()
        self.store.see(edition.name, [(e["slug"], e["headline"], e["status"]) for e in listed])
        _, before = self.store.seen_before(edition.name)
        if not before:
            return []
        found = []
        for entry in listed:
            was = before.get(entry["slug"])
            if was is None:
                found.append(Change(entry["slug"], "new", entry["headline"]))
            elif was[0] != entry["headline"]:
                found.append(Change(entry["slug"], "changed", entry["headline"], was[0]))
        gone = [Change(slug, "gone", was[0]) for slug, was in before.items() if slug not in edition.entries]
        return found + gone

    def _fits(self, story: StoryRecord, revision: str) -> None:
        if story["revision"] != revision:
            found = "the story has changed since this page was opened"
            raise InputError(Fault(story["slug"], found, "the story read again: reload the page"))


def _revision(edition: Shelved, slug: str) -> str:
    return edition.card(slug).revision


def copy_of(story: StoryRecord) -> str:
    """A story as an editor's field begins with it: headline, standfirst and body as plain text."""
    parts = (story["headline"], story["standfirst"], story["text"])
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"
