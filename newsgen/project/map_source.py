"""What is wrong with a project's [map] before its outlines are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsgen.errors import Fault, nearest
from newsgen.model.map_source import MapSource
from newsgen.model.story import Story
from newsgen.project.faults import line_of


def map_faults(
    file: Path, text: str, source: MapSource | None, stories: Iterable[Story] = ()
) -> Iterator[Fault]:
    """A file of outlines that is not there, no property of codes, a tolerance that is none; maps without outlines."""
    if source is None:
        if any("map" in story.pictures for story in stories):
            place = line_of(file, text, ("project", "pictures"))
            yield Fault(place, "the picture 'map' without outlines", "a table [map] (docs/maps.md)")
        return

    def where(key: str) -> str:
        return line_of(file, text, ("map", key))

    path = file.parent / source.boundaries
    if not path.is_file():
        beside = sorted(one.name for one in path.parent.iterdir()) if path.parent.is_dir() else []
        found = f"no file {source.boundaries!r}"
        yield Fault(
            where("boundaries"),
            found,
            "a file of outlines: GeoJSON, TopoJSON or GeoPackage",
            nearest(path.name, beside),
        )
    if not source.code:
        yield Fault(where("code"), "map.code is empty", "the property that holds the codes of areas")
    if source.tolerance is not None and not 0 <= source.tolerance < 1_000_000:
        yield Fault(where("tolerance"), f"map.tolerance = {source.tolerance:g}", "metres, 0 or more")
