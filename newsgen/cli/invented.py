"""What phrases say of the invented table of an angle's EXAMPLE: samples for situations that no draft is in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsgen import ranking
from newsgen.angles import Angle, angles
from newsgen.errors import TemplateError
from newsgen.ingest.sample import RATE, dataset
from newsgen.model.area import Patch
from newsgen.model.derivation import Setting
from newsgen.model.figure import Figure
from newsgen.model.finding import Finding
from newsgen.model.patch_table import Average, PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.writing.phrases.listing import ListedCase, ListedRole, ListedWording
from newsgen.writing.phrases.telling import Said

Tell = Callable[[Finding, PatchTable, str, dict[str, int]], "Said | None"]
"""Tells a role of a finding, with other wordings than its own of some cells. TemplateError where it cannot."""


def example_table(angle: Angle) -> PatchTable:
    """The table of its example, as a patch called Barsetshire; of an angle of one area, it is that area."""
    example = angle.example
    data = dataset(example.rows, replace(RATE, adds_up=example.adds_up))
    patch = Patch("Barsetshire", "region", "barsetshire", tuple(area.code for area in data.areas))
    table = next(iter(ranking.rank(data, (patch,)).tables(RATE.name)))
    wider = Figure(100.0, RATE.kind, Setting("around", 100.0), table.measure)
    around = Average("mean", Patch("England", "country", "england", ()), True, wider)
    if not angle.of_one:
        return replace(table, around=around)
    own = min(table.rankings, key=lambda one: (one.area.name != example.own, one.area.name))
    return replace(table, own=own, around=around)


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
