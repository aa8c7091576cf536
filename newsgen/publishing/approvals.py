"""What the desk's editors said of stories that wait: `.newsgen/desk.sqlite`, where rows are added and never changed.

The newest row of a story counts, and only for the revision that it names: what was changed since is to be read again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from newsgen.errors import Fault, PublishError

NAME = ".newsgen/desk.sqlite"
"""From the project's folder."""
State = Literal["approved", "held", "rejected", "waiting"]
"""What may be said of a story: "held" until somebody has asked; "waiting" takes back what was said before."""
STAY = """
CREATE TRIGGER IF NOT EXISTS {0}_stay BEFORE UPDATE ON {0}
BEGIN SELECT RAISE(ABORT, '{0} are added, never changed'); END;
CREATE TRIGGER IF NOT EXISTS {0}_are_kept BEFORE DELETE ON {0}
BEGIN SELECT RAISE(ABORT, '{0} are added, never taken away'); END;
"""
"""What keeps the rows of a table of that file as they were added."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS approvals (
    story_slug TEXT NOT NULL,
    revision TEXT NOT NULL,  -- that of the story as it was read
    state TEXT NOT NULL,
    who TEXT NOT NULL,
    at TEXT NOT NULL         -- ISO 8601, with its zone
);
""" + STAY.format("approvals")


@dataclass(frozen=True, slots=True)
class Approval:
    """What somebody said of one revision of a story. `state` is a State, or a word of a newer newsgen."""

    story_slug: str
    revision: str
    state: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Approvals:
    """The newest word on each story, by slug."""

    newest: Mapping[str, Approval]

    def approved(self, slug: str, revision: str) -> bool:
        """Whether the newest word on it is yes, and was said of this very revision."""
        said = self.newest.get(slug)
        return said is not None and said.state == "approved" and said.revision == revision

    def why_not(self, slug: str, revision: str) -> str:
        """Why it is not approved, for whoever asks; "" where it is."""
        said = self.newest.get(slug)
        if said is None:
            return "nobody has approved it"
        if said.revision != revision:
            return f"it has changed since {said.who} read it"
        return "" if said.state == "approved" else f"{said.who} said: {said.state}"


def read_approvals(project: Path) -> Approvals:
    """All that was said so far; nothing where there is no desk. PublishError: the file is none of the desk's."""
    if not (project / NAME).is_file():
        return Approvals({})
    with opened(project) as store:
        rows = store.execute("SELECT story_slug, revision, state, who, at FROM approvals ORDER BY rowid")
        return Approvals({row[0]: Approval(*row) for row in rows})


def approve(project: Path, slug: str, revision: str, state: State, who: str, at: datetime) -> None:
    """Add a word on a story. `at` has its zone. PublishError: the file cannot be written."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    with opened(project) as store, store:
        store.execute(
            "INSERT INTO approvals VALUES (?, ?, ?, ?, ?)",
            (slug, revision, state, who, at.isoformat(timespec="seconds")),
        )


@contextmanager
def opened(project: Path, schema: str = _SCHEMA) -> Iterator[sqlite3.Connection]:
    """The desk's file of a project, with the tables of that schema. PublishError: it cannot be opened, or is none."""
    path = project / NAME
    try:
        path.parent.mkdir(exist_ok=True)
        store = sqlite3.connect(path, timeout=5)
    except (OSError, sqlite3.Error) as error:
        raise PublishError(Fault(str(path), f"cannot be opened: {error}", "a folder to write in")) from None
    try:
        store.executescript(schema)
        yield store
    except sqlite3.Error as error:
        raise PublishError(
            Fault(str(path), str(error), "the file of newsgen's desk, and room on the disk")
        ) from None
    finally:
        store.close()
