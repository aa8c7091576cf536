"""The round figures that a project's stories hold a measure against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.model.story import Story


def lines_of(stories: Iterable[Story], measure: str, kind: str) -> tuple[float, ...]:
    """The thresholds of all angles of the measure's stories, for that kind of patch, in ascending order."""
    options = (use.options for story in stories if story.measure == measure for use in story.angles)
    given = (getattr(one, "threshold", None) for one in options)
    lines = (line.get(kind) if isinstance(line, Mapping) else line for line in given)
    return tuple(sorted({float(line) for line in lines if line is not None}))
