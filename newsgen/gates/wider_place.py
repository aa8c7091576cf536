"""A place among the areas that lie in it: a council among its wards, by its name and its figure, or by its code."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from newsgen.gates.printed import named, plain
from newsgen.gates.setting import Severity
from newsgen.model.levels import of_a_higher_level
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable

SEVERITY: Severity = "block"
FEWEST = 3
"""A place with fewer other areas may well have one of its own name that has more than all others together."""


def table_faults(table: PatchTable, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each area that has the name of its place and as many as the others in it; one for all codes."""
    inside: dict[str, list[AreaRanking]] = {}
    for ranking in table.rankings:
        for _, place in ranking.area.parents:
            inside.setdefault(place, []).append(ranking)
    for ranking in table.rankings:
        name = ranking.area.name
        if name not in {place for _, place in ranking.area.parents}:
            continue
        others = [one.counted for one in inside[name] if one is not ranking]
        if len(others) >= FEWEST and ranking.counted and ranking.counted >= fsum(others):
            yield (
                f"{name} stands among the areas of {name}, and has {plain(ranking.counted)} where all others together "
                f"have {plain(fsum(others))}: is it their total?"
            )
    if wider := of_a_higher_level(ranking.area.code for ranking in table.rankings):
        names = [ranking.area.name for ranking in table.rankings if ranking.area.code in wider]
        yield f"by their codes, these are places of a higher level than the other areas: {named(names)}"
