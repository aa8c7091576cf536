"""What editors said and typed: `.newsgen/desk.sqlite`, beside the approvals that `publishing` reads.

Notes and versions are added and never changed. What somebody is typing is kept apart, one text a story, with a number
that grows: whoever writes says which number they saw, so that nobody overwrites what they have not read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.publishing.approvals import STAY, opened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (
    story_slug TEXT NOT NULL, revision TEXT NOT NULL, text TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS versions (           -- of edited copy, the newest last
    story_slug TEXT NOT NULL, revision TEXT NOT NULL, text TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS typed (              -- what is being typed
    story_slug TEXT PRIMARY KEY, number INTEGER NOT NULL, revision TEXT NOT NULL, text TEXT NOT NULL,
    who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS rewordings (         -- phrase files that were saved; NULL where there was, or is, none
    name TEXT NOT NULL, before TEXT, after TEXT, how TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS seen (               -- the editions that the desk had open
    edition TEXT NOT NULL, story_slug TEXT NOT NULL, headline TEXT NOT NULL, status TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS seen_by_edition ON seen (edition);
"""
_SET_UP = _SCHEMA + "".join(map(STAY.format, ("notes", "versions", "rewordings")))


@dataclass(frozen=True, slots=True)
class Said:
    """A note on a story, or a version of its copy: of which revision, by whom, when (ISO 8601, with its zone)."""

    story_slug: str
    revision: str
    text: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed for a story; `number` grows with each change, and is 0 where nothing was typed."""

    number: int = 0
    revision: str = ""
    text: str = ""
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Rewording:
    """A phrase file of the project that was saved, or put back ("save", "undo"); None where there was no file."""

    name: str
    before: str | None
    after: str | None
    how: str
    who: str
    at: str


class TypedOverError(Exception):
    """Somebody else has typed meanwhile: `typed` is what stands there."""

    def __init__(self, typed: Typed) -> None:
        super().__init__(f"{typed.who} has changed it at {typed.at}")
        self.typed = typed


class Store:
    """The desk's file of one project; opened anew for each word, so that several desks may share it."""

    def __init__(self, project: Path) -> None:
        self.project = project

    def notes(self, slug: str) -> tuple[Said, ...]:
        """The notes on a story, the oldest first."""
        return self._said("notes", slug)

    def versions(self, slug: str) -> tuple[Said, ...]:
        """The versions of its copy that were kept, the oldest first."""
        return self._said("versions", slug)

    def note(self, said: Said) -> None:
        self._add("notes", said)

    def keep(self, said: Said) -> int:
        """Add a version of a copy; how many there are now. The same text is not kept twice in a row."""
        before = self.versions(said.story_slug)
        if before and before[-1].text == said.text:
            return len(before)
        self._add("versions", said)
        return len(before) + 1

    def typed(self, slug: str) -> Typed:
        """What was last typed for a story."""
        with opened(self.project, _SET_UP) as store:
            row = store.execute(
                "SELECT number, revision, text, who, at FROM typed WHERE story_slug = ?", (slug,)
            ).fetchone()
        return Typed(*row) if row else Typed()

    def in_hand(self) -> Mapping[str, Typed]:
        """All that is being typed, by story, the newest first."""
        with opened(self.project, _SET_UP) as store:
            rows = store.execute(
                "SELECT story_slug, number, revision, text, who, at FROM typed ORDER BY at DESC, story_slug"
            ).fetchall()
        return {slug: Typed(*rest) for slug, *rest in rows}

    def type(self, said: Said, seen: int) -> int:
        """Put a text in the place of that of the number `seen`; its own. TypedOverError: a newer one is there."""
        with opened(self.project, _SET_UP) as store:
            store.execute("BEGIN IMMEDIATE")
            row = store.execute(
                "SELECT number, revision, text, who, at FROM typed WHERE story_slug = ?", (said.story_slug,)
            ).fetchone()
            before = Typed(*row) if row else Typed()
            if before.number != seen and before.text != said.text:
                raise TypedOverError(before)
            store.execute(
                "INSERT OR REPLACE INTO typed VALUES (?, ?, ?, ?, ?, ?)",
                (said.story_slug, before.number + 1, said.revision, said.text, said.who, said.at),
            )
            store.commit()
        return before.number + 1

    def see(self, edition: str, stories: Sequence[tuple[str, str, str]]) -> None:
        """Remember an edition's stories (slug, headline, status), once."""
        with opened(self.project, _SET_UP) as store, store:
            if store.execute("SELECT 1 FROM seen WHERE edition = ? LIMIT 1", (edition,)).fetchone() is None:
                store.executemany(
                    "INSERT INTO seen VALUES (?, ?, ?, ?)", [(edition, *one) for one in stories]
                )

    def seen_before(self, edition: str) -> tuple[str, Mapping[str, tuple[str, str]]]:
        """The edition that was opened before this one, and its stories: headline and status by slug."""
        with opened(self.project, _SET_UP) as store:
            row = store.execute(
                "SELECT edition FROM seen WHERE edition <> ? AND rowid < "
                "coalesce((SELECT min(rowid) FROM seen WHERE edition = ?), 9e18) ORDER BY rowid DESC LIMIT 1",
                (edition, edition),
            ).fetchone()
            if row is None:
                return "", {}
            found = store.execute("SELECT story_slug, headline, status FROM seen WHERE edition = ?", row)
            return row[0], {slug: (headline, status) for slug, headline, status in found}

    def reword(self, done: Rewording) -> None:
        """Remember that a phrase file was saved, with what stood there before."""
        with opened(self.project, _SET_UP) as store, store:
            values = (done.name, done.before, done.after, done.how, done.who, done.at)
            store.execute("INSERT INTO rewordings VALUES (?, ?, ?, ?, ?, ?)", values)

    def before_rewording(self, name: str, text: str | None) -> Rewording | None:
        """The newest saving that made a file what it is; None where the desk did not."""
        with opened(self.project, _SET_UP) as store:
            row = store.execute(
                "SELECT name, before, after, how, who, at FROM rewordings "
                "WHERE name = ? AND after IS ? AND how = 'save' ORDER BY rowid DESC LIMIT 1",
                (name, text),
            ).fetchone()
        return Rewording(*row) if row else None

    def _said(self, table: str, slug: str) -> tuple[Said, ...]:
        with opened(self.project, _SET_UP) as store:
            rows = store.execute(
                f"SELECT story_slug, revision, text, who, at FROM {table} WHERE story_slug = ? ORDER BY rowid",  # noqa: S608
                (slug,),
            ).fetchall()
        return tuple(Said(*row) for row in rows)

    def _add(self, table: str, said: Said) -> None:
        values = (said.story_slug, said.revision, said.text, said.who, said.at)
        with opened(self.project, _SET_UP) as store, store:
            store.execute(f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)", values)  # noqa: S608
