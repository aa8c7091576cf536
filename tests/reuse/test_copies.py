"""Copies of tables: the same dataset, of these very bytes, or the table is read."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from newsgen.ingest import Dataset
from newsgen.ingest.reading import read
from newsgen.project import Project, load
from newsgen.reuse import copies
from newsgen.reuse.copies import Copies
from newsgen.reuse.source_state import Sources
from newsgen.reuse.stamp import stamp
from tests.projects import copied
from tests.regenerate import no_network

TABLE = "data/flu_by_neighbourhood.csv"


class Shelf:
    """A project, and where its copies are; `reads` counts how often its table was read."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.project, self.caches, self.reads = load(copied("barsetshire", folder)), folder / "caches", 0

        def counted(*how: object) -> Dataset:
            self.reads += 1
            return read(*how)  # type: ignore[arg-type]

        monkeypatch.setattr(copies, "read", counted)
        monkeypatch.setattr(copies, "LEAST_FIGURES", 0)

    def take(self, project: Project | None = None) -> Dataset:
        project = project or self.project
        sources = Sources(project.folder, lambda address, known: (no_network(address), known), {})
        for one in (project.source, *project.source.lookups):
            sources.look(one.source)
        return Copies(self.caches, sources).read(project.source, project.measures, project.folder, sources)

    @property
    def kept(self) -> list[Path]:
        return list(self.caches.glob("tables/*/*"))


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    found = Shelf(tmp_path, monkeypatch)
    found.take()
    assert (found.reads, len(found.kept)) == (1, 1)
    return found


def test_a_copy_is_the_same_dataset(shelf: Shelf) -> None:
    first, again = (
        read(shelf.project.source, shelf.project.measures, shelf.project.folder, no_network),
        shelf.take(),
    )
    assert shelf.reads == 1
    assert (again.areas, again.periods, again.sources, again.compared) == (
        first.areas, first.periods, first.sources, first.compared,
    )  # fmt: skip
    assert list(again.grids) == list(first.grids)
    for name, grid in first.grids.items():
        np.testing.assert_array_equal(again.grids[name].values, grid.values)
        np.testing.assert_array_equal(again.grids[name].status, grid.status)
        for area in range(0, len(first.areas), 7):
            assert again.grids[name].origin(area, -1) == grid.origin(area, -1)


def test_its_figures_cannot_be_written_to(shelf: Shelf) -> None:
    grid = next(iter(shelf.take().grids.values()))
    with pytest.raises(ValueError, match="read-only"):
        grid.values[0, 0] = 1


def test_another_table_is_read_and_takes_its_place(shelf: Shelf) -> None:
    path = shelf.project.folder / TABLE
    path.write_text(path.read_text() + "\n")
    shelf.take()
    assert (shelf.reads, len(shelf.kept)) == (2, 1)


def test_what_is_declared_otherwise_is_read(shelf: Shelf) -> None:
    project = shelf.project
    shelf.take(replace(project, source=replace(project.source, publisher="Somebody else")))
    shelf.take(replace(project, measures=tuple(replace(m, noun=f"{m.noun} there") for m in project.measures)))
    assert shelf.reads == 3


def test_another_newsgen_reads(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "stamp", lambda: stamp() + b"1")
    shelf.take()
    assert shelf.reads == 2


@pytest.mark.parametrize("name", ["arrays", "job.pickle", "places.pickle", "sum"])
@pytest.mark.parametrize("left", ["zeros", "half", "nothing", "rubbish"])
def test_a_copy_that_is_not_as_it_was_left(name: str, left: str, shelf: Shelf) -> None:
    """As after a power cut."""
    (kept,) = shelf.kept
    data = (kept / name).read_bytes()
    spoilt = {
        "zeros": bytes(len(data)),
        "half": data[: len(data) // 2],
        "nothing": b"",
        "rubbish": data[::-1],
    }
    (kept / name).write_bytes(spoilt[left])
    shelf.take()
    assert shelf.reads == 2
    shelf.take()
    assert shelf.reads == 2, "it was kept anew"


def test_a_copy_of_something_else(shelf: Shelf) -> None:
    (kept,) = shelf.kept
    (kept / "job.pickle").write_bytes(pickle.dumps("no dataset"))
    (kept / "sum").write_text(copies._sum(kept))
    shelf.take()
    assert shelf.reads == 2


def test_a_table_that_is_written_to_while_it_is_read_is_not_kept(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shelf.project.folder / TABLE
    path.write_text(path.read_text() + "\n")

    def slow(*how: object) -> Dataset:
        path.write_text(path.read_text() + "\n")
        return read(*how)  # type: ignore[arg-type]

    before = shelf.kept
    monkeypatch.setattr(copies, "read", slow)
    shelf.take()
    assert shelf.kept == before


def test_where_nothing_can_be_kept_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path, monkeypatch)
    shelf.caches.write_text("a file")
    shelf.take()
    shelf.take()
    assert shelf.reads == 2


def test_a_small_table_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path, monkeypatch)
    monkeypatch.setattr(copies, "LEAST_FIGURES", 100_000)
    shelf.take()
    assert shelf.kept == []
