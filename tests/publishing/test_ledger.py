from __future__ import annotations

import sqlite3
from pathlib import Path

from newsgen.publishing.ledger import NAME, Entry, opened, read_ledger

NOON, LATER = "2026-01-01T12:00:00+00:00", "2026-01-02T12:00:00+00:00"


def test_the_time_is_that_of_the_words_that_are_kept(tmp_path: Path) -> None:
    times = {NOON: 1767268800.0, LATER: 1767355200.0}
    for at, digest in ((NOON, "a"), (LATER, "a")):
        with opened(tmp_path, lambda at=at: times[at]) as ledger:  # type: ignore[misc]
            ledger.intend("site", "story", "one", digest)
            ledger.done("site", "story", "7", "one", digest)
    assert read_ledger(tmp_path) == {"site": {"story": Entry("7", "one", "a", at=NOON)}}
    with opened(tmp_path, lambda: times[LATER]) as ledger:
        ledger.done("site", "story", "7", "two", "b")
    assert read_ledger(tmp_path)["site"]["story"].at == LATER


def test_a_ledger_of_before_is_read_without_its_times(tmp_path: Path) -> None:
    with opened(tmp_path) as ledger:
        ledger.done("site", "story", "7", "one", "a")
    with sqlite3.connect(tmp_path / NAME) as store:
        store.execute("ALTER TABLE posts DROP COLUMN at")
    store.close()
    assert read_ledger(tmp_path) == {"site": {"story": Entry("7", "one", "a")}}


def test_nothing_is_made_by_reading(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == {}
    assert not (tmp_path / NAME).exists()
