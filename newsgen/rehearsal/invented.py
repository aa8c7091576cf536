"""What phrases say of the invented table of an angle's EXAMPLE: samples for situations that no draft is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from newsgen import ranking
from newsgen.angles import Angle, angles
from newsgen.angles.worked_out import per_cent_change
from newsgen.errors import TemplateError
from newsgen.ingest.sample import COUNT, RATE, Row, dataset
from newsgen.model.area import Patch
from newsgen.model.derivation import Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.measure import Measure
from newsgen.model.patch_table import Average, PatchTable
from newsgen.model.place_figures import UNKNOWN, Amount, PatchFigures, PlaceFigures
from newsgen.model.plan import StoryPlan
from newsgen.writing.phrases.listing import ListedCase, ListedRole, ListedWording
from newsgen.writing.phrases.telling import Said

PEERS = 12
Tell = Callable[[Finding, PatchTable, str, dict[str, int]], "Said | None"]
"""Tells a role of a finding, with other wordings than its own of some cells. TemplateError where it cannot."""


def example_table(angle: Angle) -> PatchTable:
    """The table of its example, as a patch called Barsetshire; of an angle of one area, it is that area."""
    example = angle.example
    usual = replace(RATE, kind="money", unit="") if example.money else replace(RATE, adds_up=example.adds_up)
    measure = COUNT if example.counts else usual
    table = barsetshire(example.rows, replace(measure, thresholds=example.thresholds))
    if not angle.of_one:
        return table
    own = min(table.rankings, key=lambda one: (one.area.name != example.own, one.area.name))
    return replace(table, own=own)


def barsetshire(rows: Sequence[Row], measure: Measure) -> PatchTable:
    """The rows as one patch whose councils are patches, too, in an England with an average and a rate of 100."""
    data = dataset(rows, measure)
    patch = Patch("Barsetshire", "region", "barsetshire", tuple(area.code for area in data.areas))
    names = sorted({area.parent for area in data.areas})
    councils = (
        Patch(name, "council", name.lower(), tuple(a.code for a in data.areas if a.parent == name))
        for name in names
    )
    table = next(iter(ranking.rank(data, (patch, *councils)).tables(measure.name)))
    england = Patch("England", "country", "england", ())
    wider = Figure(100.0, measure.kind, Setting("around", 100.0), table.measure)
    places = table.places or PatchFigures(PlaceFigures(patch, UNKNOWN, UNKNOWN))
    ends = [table.rankings[-1].value, table.rankings[0].value] if len(table.rankings) == len(rows) > 0 else []
    low, high = [per_cent_change(end, wider) for end in ends] or [None, None]
    around = PlaceFigures(england, UNKNOWN, Amount(wider), lowest_under=low, highest_under=high)
    own = (
        places.own if table.average is None else replace(places.own, **_first_of_peers(table.average.figure))
    )
    return replace(
        table, around=Average("mean", england, True, wider), places=replace(places, own=own, wider=(around,))
    )


def _first_of_peers(rate: Figure) -> dict[str, Any]:
    """Barsetshire has the highest rate of 12 counties."""
    ranks = [Figure(rank, "rank", Setting("peers", rank), rate.measure) for rank in (1, PEERS)]
    peers = Figure(PEERS, "count", Setting("peers", PEERS))
    return {"rate": Amount(rate), "rank": ranks[0], "rank_low": ranks[1], "peers": peers}


def of_example(plan: StoryPlan, finding: Finding, table: PatchTable) -> StoryPlan:
    """A plan of a story of that finding alone, otherwise like another."""
    return replace(plan, table=table, findings={finding.angle: finding}, see_more=(), inserts=())


def with_invented(roles: tuple[ListedRole, ...], tell: Tell) -> tuple[ListedRole, ...]:
    """The roles with an invented sample of each wording that no draft could say and that its angle's example fits."""
    found: dict[str, tuple[Finding, PatchTable]] = {}

    def of_role(role: ListedRole) -> ListedRole:
        if role.kind not in angles():
            return role
        if role.kind not in found:
            angle = angles()[role.kind]
            table = example_table(angle)
            found[role.kind] = angle.find(table, angle.options(**angle.example.options)), table
        finding, table = found[role.kind]
        said = _told(tell, finding, table, role.role, {})
        if said is None:
            return role
        return replace(
            role, cases=tuple(of_case(case, said, finding, table, role.role) for case in role.cases)
        )

    def of_case(case: ListedCase, said: Said, finding: Finding, table: PatchTable, role: str) -> ListedCase:
        def sampled(wording: ListedWording) -> ListedWording:
            if wording.drafts or wording.could:
                return wording
            for number, known in enumerate(said.cell.wordings):
                if known is wording.wording:
                    own = _told(tell, finding, table, role, {said.cell.key: number})
                    return replace(wording, sample=own.words, invented=True) if own else wording
            return wording

        return replace(case, wordings=tuple(map(sampled, case.wordings)))

    return tuple(map(of_role, roles))


def _told(tell: Tell, finding: Finding, table: PatchTable, role: str, instead: dict[str, int]) -> Said | None:
    try:
        return tell(finding, table, role, instead)
    except TemplateError:  # it speaks of what the example has not
        return None
