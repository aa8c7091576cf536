"""A store that is damaged inside is refused in one line, or gives exactly what was kept; never other figures."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from newsgen.errors import HistoryError
from newsgen.history import open_store
from newsgen.history.store import Store
from newsgen.history.vintage import described
from tests.history import county
from tests.history.test_store import edition


def opened(folder: Path) -> Store:
    return open_store("history.sqlite", folder)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project with a store of two weeks and an edition."""
    folder = tmp_path_factory.mktemp("whole")
    county.filled(opened(folder), folder, [0, 1])
    with opened(folder).recording(edition(1)):
        pass
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    (tmp_path / "history.sqlite").write_bytes((whole / "history.sqlite").read_bytes())
    return tmp_path


def all_of(folder: Path) -> dict[str, Any]:
    """All that a store gives, each figure and each cell of it."""
    store = opened(folder)
    found: dict[str, Any] = {"listed": store.listed()}
    held = store.held(date.max, None)
    for number, dataset in store.datasets({one.vintage for one in held}, ()).items():
        for name, grid in dataset.grids.items():
            rows, columns = grid.values.shape
            cells = [grid.cells[a, p] for a in range(rows) for p in range(columns)]
            found[f"{number} {name}"] = grid.values.tolist(), grid.status.tolist(), repr(cells)
    for vintage in found["listed"].vintages:
        known = store.find(vintage.published)
        assert known is not None
        files = store.files(vintage.published)
        found[f"files {vintage.published}"] = [file.unpacked() for file in files]
    found["editions"] = store.published_before(date.max)
    store.state(date.max)
    return found


def refused(folder: Path) -> HistoryError | None:
    try:
        all_of(folder)
        newest = opened(folder).newest()
        if newest is not None:
            described(newest.declared)
    except HistoryError as error:
        return error
    except ValueError:  # of a file's bytes, or a description: `recall` says so
        return HistoryError("damaged")
    return None


DAMAGE = {
    "no vintages": "DROP TABLE vintage",
    "no files": "DROP TABLE file",
    "no grids": "DROP TABLE grid",
    "no editions": "DROP TABLE edition",
    "no areas": "DROP TABLE areas",
    "areas that are gone": "DELETE FROM areas",
    "a column that is gone": "ALTER TABLE grid DROP COLUMN figures",
    "figures that do not unpack": "UPDATE grid SET figures = x'00'",
    "figures of text": "UPDATE grid SET figures = 'figures'",
    "figures of another measure": "UPDATE grid SET figures = (SELECT cells FROM grid)",
    "cells that do not unpack": "UPDATE grid SET cells = x'00'",
    "areas that do not unpack": "UPDATE areas SET packed = x'00'",
    "drafts that do not unpack": "UPDATE edition SET drafts = x'00'",
    "a grid's JSON": "UPDATE grid SET about = '{'",
    "a grid's JSON of another shape": "UPDATE grid SET about = '[]'",
    "a grid's JSON without its source": "UPDATE grid SET about = '{}'",
    "a vintage's JSON": "UPDATE vintage SET about = '{'",
    "a vintage's JSON, empty": "UPDATE vintage SET about = ''",
    "a vintage's JSON of another shape": "UPDATE vintage SET about = '{}'",
    "JSON too deep": "UPDATE vintage SET about = replace(printf('%.100000c', '['), 'x', '')",
    "no day": "UPDATE vintage SET published = 'yesterday' WHERE id = 1",
    "another thing than a day": "UPDATE period SET starts = 3",
    "no grain": "UPDATE period SET grain = 'fortnight'",
    "text that is none": "UPDATE vintage SET content = CAST(x'ff' AS TEXT) WHERE id = 2",
}


@pytest.mark.parametrize("case", DAMAGE)
def test_what_is_damaged_inside_is_refused(case: str, copy: Path) -> None:
    with closing(sqlite3.connect(copy / "history.sqlite", isolation_level=None)) as connection:
        connection.execute(DAMAGE[case])
    with pytest.raises(HistoryError) as error:
        all_of(copy)
    (fault,) = error.value.faults
    assert fault.where == str(copy / "history.sqlite")
    assert str(fault).endswith("it is damaged; wanted the last copy of it, put back in its place")


def test_bytes_that_are_others_are_not_those_that_were_kept(copy: Path) -> None:
    (file, *_) = opened(copy).files(opened(copy).listed().vintages[0].published)
    with pytest.raises(ValueError, match=r"^$"):
        type(file)(file.path, "0" * 64, file.size, file.packed).unpacked()
    with pytest.raises(ValueError, match=r"^$"):
        type(file)(file.path, file.sha256, file.size, file.packed[:-5]).unpacked()


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=some.lists(some.tuples(some.floats(0, 1, exclude_max=True), some.integers(1, 255)), max_size=6))
def test_bytes_that_flip_never_give_other_figures(
    flips: list[tuple[float, int]], whole: Path, copy: Path
) -> None:
    data = bytearray((whole / "history.sqlite").read_bytes())
    for place, change in flips:
        data[int(place * len(data))] ^= change
    (copy / "history.sqlite").write_bytes(data)
    if refused(copy) is None:
        now, then = all_of(copy), all_of(whole)
        for name in now.keys() & then.keys():
            if name[0].isdigit():
                assert repr(now[name]) == repr(then[name])
            if name.startswith("files"):
                assert now[name] == then[name]


def test_a_first_run_that_is_killed_leaves_a_store_to_go_on_with(tmp_path: Path) -> None:
    """Its place has either nothing or a whole store: never the empty file that SQLite begins with."""
    store = opened(tmp_path)
    with store._writing():
        assert opened(tmp_path).listed().vintages == ()
    assert [path.name for path in tmp_path.iterdir()] == ["history.sqlite"]
    assert opened(tmp_path).keep(county.vintage(tmp_path, 0)) == "new"
