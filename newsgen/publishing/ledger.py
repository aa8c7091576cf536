"""What was sent where: `.newsgen/publish.sqlite`.

What is about to be written is noted before, so that a run that is killed in between knows its own work again.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsgen.errors import Fault, PublishError

NAME = ".newsgen/publish.sqlite"
"""From the project's folder."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS posts (
    target TEXT NOT NULL,            -- the name and address of the target
    story TEXT NOT NULL,             -- the story's id
    key TEXT NOT NULL DEFAULT '',    -- the CMS's own; '' until it answered
    revision TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '',   -- the digest of what the CMS said it keeps
    meant TEXT NOT NULL DEFAULT '',  -- the digest of what was about to be written
    meant_revision TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',     -- when `sent` was noted, ISO 8601 in UTC; '' by a newsgen that did not say
    PRIMARY KEY (target, story)
) STRICT
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one story in one target."""

    key: str = ""
    revision: str = ""
    sent: str = ""
    meant: str = ""
    meant_revision: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """An open ledger, locked: nobody else writes it until it is closed."""

    _store: sqlite3.Connection
    _clock: Callable[[], float]

    def entries(self, target: str) -> dict[str, Entry]:
        """All stories of a target, by id."""
        rows = self._store.execute(
            "SELECT story, key, revision, sent, meant, meant_revision, at FROM posts WHERE target = ? ORDER BY story",
            (target,),
        )
        return {story: Entry(*rest) for story, *rest in rows}

    def targets(self) -> tuple[str, ...]:
        """The targets that anything was sent to."""
        return tuple(
            row[0] for row in self._store.execute("SELECT DISTINCT target FROM posts ORDER BY target")
        )

    def intend(self, target: str, story: str, revision: str, digest: str) -> None:
        """Note what is about to be written."""
        self._store.execute(
            "INSERT INTO posts (target, story, meant, meant_revision) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET meant = excluded.meant, meant_revision = excluded.meant_revision",
            (target, story, digest, revision),
        )

    def done(self, target: str, story: str, key: str, revision: str, digest: str) -> None:
        """Note what the CMS keeps now; the time stays where it is what it kept before."""
        at = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")
        self._store.execute(
            "INSERT INTO posts (target, story, key, revision, sent, at) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET key = excluded.key, revision = excluded.revision, sent = excluded.sent, "
            "at = CASE sent WHEN excluded.sent THEN at ELSE excluded.at END, meant = '', meant_revision = ''",
            (target, story, key, revision, digest, at),
        )


def read_ledger(project: Path) -> dict[str, dict[str, Entry]]:
    """All that was sent, by target and story; nothing where there is no ledger. PublishError as `opened` has it."""
    if not (project / NAME).is_file():
        return {}
    with opened(project) as ledger:
        return {target: ledger.entries(target) for target in ledger.targets()}


@contextmanager
def opened(project: Path, clock: Callable[[], float] = time.time) -> Iterator[Ledger]:
    """The project's ledger, made where there is none. PublishError: another run has it, or it is no ledger."""
    path = project / NAME
    try:
        path.parent.mkdir(exist_ok=True)
        store = sqlite3.connect(path, isolation_level=None, timeout=2)
    except (OSError, sqlite3.Error) as error:
        raise PublishError(
            Fault(str(path), f"cannot be opened: {error}", "a project's folder to write in")
        ) from None
    try:
        try:
            store.execute("PRAGMA locking_mode = EXCLUSIVE")
            store.execute("PRAGMA journal_mode = WAL")
            store.execute("PRAGMA synchronous = FULL")
            store.execute(_SCHEMA)
            store.execute("BEGIN IMMEDIATE")  # takes the lock, which stays until the store is closed
            if "at" not in {row[1] for row in store.execute("PRAGMA table_info(posts)")}:
                store.execute("ALTER TABLE posts ADD COLUMN at TEXT NOT NULL DEFAULT ''")
            store.execute("COMMIT")
            os.chmod(path, 0o600)  # noqa: PTH101 - drafts that are not out are nobody else's business
        except sqlite3.OperationalError as error:
            busy = "locked" in str(error) or "busy" in str(error)
            found = "another newsgen is publishing from this project" if busy else str(error)
            raise PublishError(Fault(str(path), found, "one at a time" if busy else "a ledger")) from None
        except sqlite3.DatabaseError as error:
            wanted = "a ledger of newsgen; move it away to start a new one"
            raise PublishError(Fault(str(path), f"{error}", wanted)) from None
        yield Ledger(store, clock)
    finally:
        store.close()
