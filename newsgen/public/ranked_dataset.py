"""The ranked dataset of a project: what `newsgen.ranked` and `newsgen rank` give."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from newsgen import history, ranking
from newsgen.project import Project
from newsgen.ranking.frame import ranked_frame
from newsgen.surroundings.environment import store_of
from newsgen.surroundings.network import fetch

if TYPE_CHECKING:
    import pandas as pd

    from newsgen.ingest.fetch import Opener


def ranked_dataset(
    project: Project, only: tuple[str, ...], as_of: date | None, opener: Opener | None = None
) -> pd.DataFrame:
    """The frame of docs/python.md: of the patches named, or of all."""

    def opened(source: str) -> bytes:
        return (opener or fetch)(project.address(source))

    found = history.recall(
        project.source, project.measures, project.folder, opened, store_of(project), as_of,
        {story.measure for story in project.stories}, project.patches,
    )  # fmt: skip
    patches = ranking.chosen(ranking.resolve(project.patches, found.dataset), only)
    return ranked_frame(ranking.rank(found.dataset, patches, project.ranks))
