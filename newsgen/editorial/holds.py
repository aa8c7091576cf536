"""Why a draft is held: its figures may have a cause that no table knows, and a person has to ask before it runs.

Held where one area has a quarter of the patch's total, now or before, among 12 areas or more, or five times its median;
where the number that leads more than trebled or fell by three-quarters; and where an area beside a border has less than
half the rate of its patch. Words of names and borders are in holds.toml, a newsroom's own in its newsgen.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from statistics import median
from typing import Any, ClassVar

from newsgen.editorial.leads.rule import value
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.strict import STRICT

SHARE, AMONG = 0.25, 12
TIMES = 5
ROSE, FELL = 200, -75
"""Changes in per cent beyond which a backlog, a revision or a change of rules is likelier than news."""
FEWEST = 20
"""A count below this moves so far by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holds:
    """The [holds] table: what newsgen knows of places beside their figures."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    institutions: dict[str, str] = field(default_factory=dict)
    """Whom to ask about an area, by a word of its name, its whole name or its code: prison = "the prison: ..."."""
    borders: dict[str, str] = field(default_factory=dict)
    """Areas beside a border, by name or code, and what that does: "people may be served in Wales"."""

    def whom(self, ranking: AreaRanking) -> str:
        """Whom to ask about an area; "the council" where nothing is known of it."""
        name = ranking.area.name.casefold()
        for key in (ranking.area.code.casefold(), name):
            if key in self.institutions:
                return self.institutions[key]
        words = name.replace(",", " ").replace("-", " ").split()
        return next((self.institutions[word] for word in words if word in self.institutions), "the council")

    def border(self, ranking: AreaRanking) -> str:
        """What a border does to an area's figures; "" where it lies at none."""
        known = {name.casefold(): why for name, why in self.borders.items()}
        return known.get(ranking.area.code.casefold()) or known.get(ranking.area.name.casefold(), "")


@cache
def _shipped() -> Holds:
    return Holds(**tomllib.loads(files(__package__).joinpath("holds.toml").read_text("utf-8")))


def with_shipped(own: Holds) -> Holds:
    """What the project knows, and what newsgen does beside it; an institution of "" is taken away."""
    shipped = _shipped()
    every = shipped.institutions | {name.casefold(): whom for name, whom in own.institutions.items()}
    return Holds(
        institutions={name: whom for name, whom in every.items() if whom},
        borders=shipped.borders | own.borders,
    )


def holds_of(findings: Mapping[str, Finding], table: PatchTable, known: Holds) -> Iterator[str]:
    """Why the story of a patch is held, each reason with whom to ask; none where it is not."""
    yield from _one_area(table, known)
    whole = findings.get("whole")
    change, before = (None if whole is None else value(whole, name) for name in ("per_cent", "before"))
    if change is not None and before is not None and before >= FEWEST and not FELL <= change <= ROSE:
        yield f"the total changed by {change:+.0f} per cent: ask the publisher about a backlog or a change of rules"
    middle = median(one.value.value for one in table.rankings) if table.rankings else 0
    for one in table.rankings:
        if (why := known.border(one)) and one.value.value < middle / 2:
            yield f"{one.area.name} has less than half the figure of its neighbours and lies at a border: {why}"


def _one_area(table: PatchTable, known: Holds) -> Iterator[str]:
    """An area with so much of what the patch counts that its own cause may be the whole story."""
    counted = [one for one in table.rankings if one.counted]
    if len(table.rankings) < AMONG or not counted:
        return
    now, before = sum(one.counted for one in counted), sum(_before(one) for one in counted)
    top = max(
        counted,
        key=lambda one: (max(one.counted / now, _before(one) / before if before else 0), one.area.code),
    )
    part = max(top.counted / now, _before(top) / before if before else 0)
    if part >= SHARE and max(top.counted, _before(top)) >= FEWEST:
        when = "now" if top.counted / now == part else "in the period before"
        yield f"{top.area.name} had {part:.0%} of the total {when}: ask {known.whom(top)}"
        return
    first, middle = table.rankings[0], median(one.value.value for one in table.rankings)
    signed = table.measure.kind == "share_points" or table.rankings[-1].value.value < 0
    if middle > 0 and not signed and first.value.value >= TIMES * middle and first.counted >= FEWEST:
        yield f"{first.area.name} has {first.value.value / middle:.0f} times the median: ask {known.whom(first)}"


def _before(one: AreaRanking) -> float:
    was = one.count_previous if one.count is not None else one.previous if one.value.unit == "count" else None
    return was.value if was is not None else 0.0
