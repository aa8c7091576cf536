"""A place among the areas that lie in it: a council among its wards, by its name and its figure, or by its code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import fsum
from typing import Final

from newsgen.gates.printed import named, plain
from newsgen.gates.setting import Severity
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable

SEVERITY: Severity = "block"
FEWEST = 3
"""A place with fewer other areas may well have one of its own name that has more than all others together."""
_LEVELS: Final = tuple(
    re.compile(shape + "[0-9]{6}")
    for shape in (
        "[EWS]01", "[EWS]02", "(?:[EW]05|S13|N08)", "(?:E0[6-9]|W06|S12|N09)", "E1[013]", "E12", "(?:[EWSN]92|K0[2-4])",
    )
)  # fmt: skip
"""The codes of British areas, from the smallest to the nations: the first three signs of nine say the level."""
_COUNCILS: Final = 3
_WITHIN: Final = {"E10": "E07", "E11": "E08", "E13": "E09"}
"""Counties stand beside councils that lie in none; beside these, they are counted twice."""


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
    if wider := _wider([ranking.area.code for ranking in table.rankings]):
        names = [ranking.area.name for ranking in table.rankings if ranking.area.code in wider]
        yield f"by their codes, these are places of a higher level than the other areas: {named(names)}"


def _wider(codes: list[str]) -> set[str]:
    """The codes that are of a higher level than most of them."""
    if len({code[:3] for code in codes}) == 1:  # a quick look: all of one level
        return set()
    levels = {code: level for code in codes if (level := _level(code)) is not None}
    if not levels:
        return set()
    most = min(Counter(levels.values()).items(), key=lambda item: (-item[1], item[0]))[0]
    beside = {code[:3] for code in codes}
    return {
        code
        for code, level in levels.items()
        if level > most and (most != _COUNCILS or level != _COUNCILS + 1 or _WITHIN[code[:3]] in beside)
    }


def _level(code: str) -> int | None:
    return next((level for level, shape in enumerate(_LEVELS) if shape.fullmatch(code)), None)
