"""The whole way on one screen.

source files -> Dataset -> RankedDataset -> Findings -> StoryPlans -> Drafts -> Edition
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from newsgen import angles, checks, editorial, history, ingest, ranking
from newsgen.errors import Fault, ProjectError
from newsgen.ingest.dataset import Dataset
from newsgen.language import load_style
from newsgen.model.disclosure import Disclosure
from newsgen.model.draft import Edition
from newsgen.model.house import House
from newsgen.model.plan import StoryPlan
from newsgen.project import Project
from newsgen.writing import Desk
from newsgen.writing.corrections import carried, read_corrections, told
from newsgen.writing.inserts import read_inserts

if TYPE_CHECKING:
    from newsgen.history.store import Store

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is."""


def build(
    project: Project,
    opener: ingest.Opener,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Edition:
    """The edition of a project: every story of every patch, written and checked; nothing is written to disk.

    `as_of` is the day that inserts must be valid on; the day of publication as usual. `only` names the patches to
    write for, all without it. With a `store`, the edition is of the newest table out on `as_of`, knows the older ones,
    and its table is kept. InputError where the project, a table, a template, an insert or the store is wrong.
    """
    about = project.about
    with Desk() as desk:
        inserts = read_inserts(project.folder / "inserts")
        progress("reading", 0, 1)
        needed = {story.measure for story in project.stories}
        declared = project.source, project.measures, project.folder
        found = history.recall(*declared, opener, store, as_of, needed)
        project, dataset = replace(project, source=found.source, measures=found.measures), found.dataset
        if dataset.period.end > project.source.published:
            wrong = f"the newest period ends on {dataset.period.end}, after the day of publication"
            raise ProjectError(Fault("newsgen.toml, data.published", f"{project.source.published}: {wrong}"))
        day = as_of or project.source.published
        if day < project.source.published:
            wanted = f"{project.source.published}, the day of publication, or later"
            raise ProjectError(Fault("--as-of", f"{day}: the table was not out", wanted))
        house = _house(project, dataset, day)
        patches = ranking.resolve(project.patches, dataset)
        progress("ranking", 0, 1)
        ranked = ranking.rank(dataset, ranking.chosen(patches, only), project.ranks)
        candidates = angles.find(ranked, project.stories, patches)
        desk.open(house)
        stories = {editorial.slug(p, s.name) for p in patches for s in project.stories}
        corrections = read_corrections(project.folder, dataset.period, stories)
        past = store.told(project.source.published, found.known) if store is not None else ()
        last = past[0] if past else None
        planned = editorial.plan(candidates, project.source.published, inserts, day, desk.decide, last)
        gated = _write(desk, told(corrections, planned.plans), house, project, progress)
    if store is not None and found.vintage is not None:
        store.keep(found.vintage)
    covered = {code for patch in ranked.patches for code in patch.areas}
    return Edition(
        title=about.title,
        style=about.style,
        language=house.language,
        period=dataset.period,
        compared_with=None if dataset.compared is None else dataset.periods[dataset.compared],
        sources=dataset.sources,
        patches=(*ranked.patches, *(g for g in ranked.grounds if g not in ranked.patches)),
        drafts=carried(corrections, gated.drafts),
        unwritten=planned.unwritten,
        cautions=(*found.cautions, *gated.cautions),
        as_of=day,
        measures=project.measures,
        areas=tuple(area for area in dataset.areas if area.code in covered),
        disclosure=Disclosure(about.newsroom, about.made_by, about.method_link, project.source.link),
    )


def _write(
    desk: Desk, plans: tuple[StoryPlan, ...], house: House, project: Project, progress: Progress
) -> checks.Gated:
    """Write and gate the plans. Whoever links to a blocked draft is written again without that link."""
    done = 0

    def tick(slug: str) -> None:
        nonlocal done
        done += 1
        progress("writing", done, len(plans))

    gated = checks.gate(desk.write(plans, tick), plans, house, project.gates)
    blocked = {d.slug for d in gated.drafts if d.status == "blocked"}
    if not any(t.slug in blocked for p in plans for t in p.see_more):
        return gated
    unlinked = tuple(
        replace(p, see_more=tuple(t for t in p.see_more if t.slug not in blocked)) for p in plans
    )
    return checks.gate(desk.write(unlinked, lambda slug: None), unlinked, house, project.gates)


def _house(project: Project, dataset: Dataset, as_of: date) -> House:
    about, source = project.about, project.source
    return House(
        style=about.style,
        language=load_style(about.style, (project.folder / "styles",)).tag,
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
