"""The whole way on one screen.

source files -> Dataset -> RankedDataset -> Findings -> StoryPlans -> Drafts -> Edition
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from newsgen import angles, checks, editorial, ingest, ranking
from newsgen.errors import Fault, ProjectError
from newsgen.ingest.dataset import Dataset
from newsgen.model.draft import Draft, Edition
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan
from newsgen.project import Project
from newsgen.writing import Desk
from newsgen.writing.inserts import read_inserts

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is."""


def build(
    project: Project,
    opener: ingest.Opener,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    progress: Progress = lambda stage, done, total: None,
) -> Edition:
    """The edition of a project: every story of every patch, written and checked; nothing is written to disk.

    `as_of` is the day that inserts must be valid on; the day of publication as usual. `only` names the patches to
    write for, all without it. InputError where the project, a table, a template or an insert is wrong.
    """
    with Desk() as desk:
        inserts = read_inserts(project.folder / "inserts")
        progress("reading", 0, 1)
        dataset = ingest.read(project.source, project.measures, project.folder, opener)
        if dataset.period.end > project.source.published:
            found = f"the newest period ends on {dataset.period.end}, after the day of publication"
            raise ProjectError(Fault("newsgen.toml, data.published", f"{project.source.published}: {found}"))
        day = as_of or project.source.published
        if day < project.source.published:
            wanted = f"{project.source.published}, the day of publication, or later"
            raise ProjectError(Fault("--as-of", f"{day}: the table was not out", wanted))
        house = _house(project, dataset, day)
        patches = ranking.resolve(project.patches, dataset)
        progress("ranking", 0, 1)
        ranked = ranking.rank(dataset, ranking.chosen(patches, only))
        candidates = angles.find(ranked, project.stories, patches)
        desk.open(house)
        planned = editorial.plan(candidates, project.source.published, inserts, house.as_of, desk.decide)
        drafts = _write(desk, planned.plans, house, progress)
    return Edition(
        title=project.about.title,
        style=project.about.style,
        language=house.language,
        period=dataset.period,
        compared_with=None if dataset.compared is None else dataset.periods[dataset.compared],
        sources=dataset.sources,
        patches=ranked.patches,
        drafts=drafts,
        unwritten=planned.unwritten,
    )


def _write(desk: Desk, plans: tuple[StoryPlan, ...], house: House, progress: Progress) -> tuple[Draft, ...]:
    """Write and gate the plans. Whoever links to a blocked draft is written again without that link."""
    done = 0

    def tick(slug: str) -> None:
        nonlocal done
        done += 1
        progress("writing", done, len(plans))

    drafts = checks.gate(desk.write(plans, tick), plans, house)
    blocked = {d.slug for d in drafts if d.status == "blocked"}
    if not any(t.slug in blocked for p in plans for t in p.see_more):
        return drafts
    unlinked = tuple(
        replace(p, see_more=tuple(t for t in p.see_more if t.slug not in blocked)) for p in plans
    )
    return checks.gate(desk.write(unlinked, lambda slug: None), unlinked, house)


def _house(project: Project, dataset: Dataset, as_of: date) -> House:
    about, source = project.about, project.source
    return House(
        style=about.style,
        language="en-GB",
        folder=project.folder,
        places=about.places,
        as_of=as_of,
        area_kind=source.area.kind,
        publisher=source.publisher,
        source_link=source.link,
        made_by=about.made_by,
        method_link=about.method_link,
        suppression=source.suppressed,
        seconds_a_draft=about.seconds_a_draft,
        memory_mb=about.memory_mb,
        angles=angles.vocabulary(),
    )
