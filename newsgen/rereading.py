"""The tables behind an edition, read again through its project, so that an explanation can show their cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, InputError, OutputError
from newsgen.explanation import Looked
from newsgen.ingest.dataset import Dataset, Grid, Status


class ProjectCells:
    """Looks selections up in a dataset; the patches are those of the edition."""

    def __init__(self, dataset: Dataset, patches: Mapping[str, Sequence[str]]) -> None:
        self.dataset = dataset
        self.patches = {name: set(codes) for name, codes in patches.items()}
        self.names = {area.code: area.name for area in dataset.areas}

    def name(self, area: str) -> str:
        """What the table calls an area."""
        return self.names.get(area, "")

    def look_up(self, select: Mapping[str, Any]) -> list[Looked] | None:
        """The values of a selection, in the order of its rows; None where no measure of the project has them."""
        areas = select.get("areas", self.patches.get(select["patch"], self.names))
        without = select.get("without", ())
        places = [
            n for n, area in enumerate(self.dataset.areas) if area.code in areas and area.code not in without
        ]
        if select["column"] == self.dataset.sources[0].area_column:
            return [Looked(a.code, a.name, 1.0) for a in (self.dataset.areas[n] for n in places)]
        found = next(((g, p) for g in self.dataset.grids.values() for p in _periods(g, select)), None)
        if found is None:
            return None
        looked = [self._looked(*found, n) for n in places if found[0].cells[n, found[1]]]
        return sorted(looked, key=lambda one: one.row or 0)

    def row(self, area: str, source: str, row: int) -> list[Looked]:
        """What was read of an area in one row of a table, a value a column; of a withheld one not what it holds."""
        found: dict[str, Looked] = {}
        for place in (n for n, one in enumerate(self.dataset.areas) if one.code == area):
            for grid in self.dataset.grids.values():
                if grid.numerator is not None or grid.source != source:
                    continue
                for period, column in enumerate(grid.columns):
                    if any(cell.row == row for cell in grid.cells[place, period]):
                        found.setdefault(column, self._looked(grid, period, place))
        return list(found.values())

    def _looked(self, grid: Grid, period: int, place: int) -> Looked:
        cells, status = grid.cells[place, period], grid.status[place, period]
        area = self.dataset.areas[place]
        value = float(grid.values[place, period]) if status == Status.PRESENT else None
        # a withheld cell may hold what its publisher forgot to take out
        raw = " + ".join(cell.raw for cell in cells) if value is not None else ""
        return Looked(
            area.code, area.name, value, bool(status == Status.SUPPRESSED), cells[0].row, cells[0].column, raw
        )


def _periods(grid: Grid, select: Mapping[str, Any]) -> list[int]:
    """The periods of a grid that a selection is about: one, or none."""
    if grid.numerator is not None or grid.source != select["source"]:
        return []
    return [
        n
        for n, (column, written) in enumerate(zip(grid.columns, grid.written, strict=True))
        if column == select["column"] and written == select.get("period", "")
    ][:1]


def open_tables(edition: Mapping[str, Any], project: Path) -> ProjectCells:
    """The tables of an edition, read from its project's folder.

    InputError as for any project; OutputError where a table is no longer the one that the edition was made from.
    """
    from newsgen.ingest import read
    from newsgen.project import load
    from newsgen.surroundings.network import fetch

    loaded = load(project)
    dataset = read(
        loaded.source,
        loaded.measures,
        loaded.folder,
        lambda source: fetch(loaded.address(source)),
        patches=loaded.patches,
    )
    made_from = {source["path"]: source["sha256"] for source in edition["sources"]}
    changed = [s.path for s in dataset.sources if made_from.get(s.path) != s.sha256]
    if changed:
        raise OutputError(
            *(
                Fault(path, "not the table that the edition was made from", "the same bytes")
                for path in changed
            )
        )
    return ProjectCells(dataset, {patch["name"]: patch["areas"] for patch in edition["patches"]})


def project_of(edition: Path) -> Path | None:
    """The project's folder, where it is plain: the one that we are in, or the one that holds the edition."""
    return next((f for f in (Path(), edition.resolve().parent) if (f / "newsgen.toml").is_file()), None)


def tables_of(edition: Path, record: Mapping[str, Any], project: Path | None) -> ProjectCells | None:
    """The tables, where they can be had: those of `project`, which must fit, or of the project that is plain."""
    if project is not None:
        return open_tables(record, project)
    found = project_of(edition)
    return None if found is None else tables_at_hand(record, found)


def tables_at_hand(record: Mapping[str, Any], project: Path) -> ProjectCells | None:
    """The tables of a project; None where they lie elsewhere, or are not those that the edition was made from."""
    if any(source["path"].startswith(("http:", "https:")) for source in record["sources"]):
        return None
    try:
        return open_tables(record, project)
    except InputError:  # another project, or a newer table: the edition speaks for itself
        return None
