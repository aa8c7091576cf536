from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsgen.errors import PublishError
from newsgen.publishing.approvals import NAME, approve, read_approvals

AT = datetime(2025, 2, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "why_not"),
    [
        ([], "nobody has approved it"),
        ([("one", "approved")], ""),
        ([("one", "approved"), ("one", "waiting")], "Eleanor said: waiting"),
        ([("one", "rejected"), ("one", "approved")], ""),
        ([("zero", "approved")], "it has changed since Eleanor read it"),
        ([("one", "approved"), ("two", "approved")], "it has changed since Eleanor read it"),
    ],
)
def test_the_newest_word_counts_for_its_revision(
    tmp_path: Path, said: list[tuple[str, str]], why_not: str
) -> None:
    for revision, state in said:
        approve(tmp_path, "barchester-lowest", revision, state, "Eleanor", AT)  # type: ignore[arg-type]
    found = read_approvals(tmp_path)
    assert found.why_not("barchester-lowest", "one") == why_not
    assert found.approved("barchester-lowest", "one") is not bool(why_not)
    assert not found.approved("plumstead-lowest", "one")


@pytest.mark.parametrize("change", ["UPDATE approvals SET state = 'rejected'", "DELETE FROM approvals"])
def test_what_was_said_stays(tmp_path: Path, change: str) -> None:
    approve(tmp_path, "barchester-lowest", "one", "approved", "Eleanor", AT)
    store = sqlite3.connect(tmp_path / NAME)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        store.execute(change)
    store.close()


def test_where_there_is_no_desk_nothing_is_made(tmp_path: Path) -> None:
    assert read_approvals(tmp_path).newest == {}
    assert not (tmp_path / NAME).exists()


def test_a_file_that_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / NAME).parent.mkdir()
    (tmp_path / NAME).write_text("not a database at all, though it is long enough to be one")
    with pytest.raises(PublishError, match="the file of newsgen's desk"):
        read_approvals(tmp_path)
