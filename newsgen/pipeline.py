"""The whole way on one screen.

source files -> Dataset -> RankedDataset -> Findings -> StoryPlans -> Drafts -> Edition

The first half, to the dataset, is done here, and so is the edition, which is known when all drafts are; what lies
between is done chunk by chunk in processes of their own (`drafting`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen import angles, checks, editorial, history, ingest, ranking
from newsgen.checks import Verdict
from newsgen.errors import Fault, ProjectError, TemplateError
from newsgen.ingest.dataset import Dataset
from newsgen.job import Chunk, Done, Entry, Job
from newsgen.language import load_style
from newsgen.model.area import Patch
from newsgen.model.disclosure import Disclosure
from newsgen.model.draft import UNSAYABLE, Edition, Unwritten
from newsgen.model.house import House
from newsgen.outputs.publish import Stage
from newsgen.project import Project
from newsgen.workers import Crew, Local, share
from newsgen.writing.corrections import read_corrections
from newsgen.writing.inserts import read_inserts

if TYPE_CHECKING:
    from newsgen.history.store import Store

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is."""
MODULE = "newsgen.drafting"
"""What workers load."""
MOST_IN_A_CHUNK = 300
"""Drafts: so many stand in a worker's memory at once."""
CHUNKS_A_WORKER = 3
"""So that none waits long for the last of the others."""


def build(
    project: Project,
    opener: ingest.Opener,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    progress: Progress = lambda stage, done, total: None,
    crew: Crew | None = None,
    stage: Stage | None = None,
) -> Edition:
    """The edition of a project: every story of every patch, written and checked.

    `as_of` is the day that inserts must be valid on; the day of publication as usual. `only` names the patches to
    write for, all without it. With a `store`, the edition is of the newest table out on `as_of`, knows the older ones,
    and its table is kept. The `crew` does the writing, one process without it. With a `stage`, each story is put there
    as it is done, and the edition has its drafts in brief; without, nothing is written to disk. InputError where the
    project, a table, a template, an insert or the store is wrong.
    """
    if crew is None:
        with Local(MODULE) as one:
            return build(
                project, opener, as_of=as_of, only=only, store=store, progress=progress, crew=one, stage=stage
            )
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
    patches = ranking.resolve(project.patches, dataset)
    chosen = ranking.chosen(patches, only)
    stories = {editorial.slug(p, s.name) for p in patches for s in project.stories}
    past = store.told(project.source.published, found.known) if store is not None else ()
    job = Job(
        project=project,
        house=_house(project, dataset, day),
        dataset=dataset,
        patches=patches,
        only=only,
        inserts=inserts,
        corrections=read_corrections(project.folder, dataset.period, stories),
        day=day,
        last=past[0] if past else None,
        masthead=_masthead(project, dataset, chosen, day),
        stage=stage,
        remembered=store is not None,
    )
    entries, unwritten, verdict = _drafted(job, chosen, crew, progress)
    if store is not None and found.vintage is not None:
        store.keep(found.vintage)
    used = {name for entry in entries for name in entry.inserts}
    return replace(
        job.masthead,
        drafts=tuple(entry.draft for entry in entries),
        told=tuple(entry.told for entry in entries if entry.told),
        unwritten=(*unwritten, *editorial.unused(inserts, used, day)),
        cautions=(*found.cautions, *verdict.cautions),
    )


def _drafted(
    job: Job, patches: tuple[Patch, ...], crew: Crew, progress: Progress
) -> tuple[list[Entry], list[Unwritten], Verdict]:
    """All drafts, best first, the stories that are not written, and what the gates say of them as a whole.

    What only the edition as a whole shows is told to the few stories that it changes, and these are written again: a
    link leads to a story that turned out to be blocked, or a story of another chunk leads with the same.
    """
    total = sum(1 for patch in patches for story in job.project.stories if _wanted(patch, story.patches))
    seen: set[str] = set()

    def tick(slug: str) -> None:
        seen.add(slug)
        progress("writing", min(len(seen), total), total)

    with tempfile.TemporaryDirectory(dir=job.stage.folder if job.stage else None, prefix=".job-") as name:
        folder = Path(name)
        share(job, folder)

        def done(chunks: list[Chunk]) -> Iterator[Done]:
            return crew.do(folder, chunks, job.patience, tick)

        story = {story.name: story.position for story in job.project.stories}
        first = list(done(list(_chunks(patches, max(1, total), crew.size))))
        entries = {e.draft.slug: e for one in first for e in one.entries}
        entries = dict(
            sorted(entries.items(), key=lambda at: (story[at[1].draft.story], at[1].draft.patch.position))
        )
        _refuse_unsayable(entries.values())
        verdict = checks.gate_edition([e.seen for e in entries.values()], job.house, job.project.gates)
        changes = _changes(entries, verdict, patches)
        for one in done(changes):
            entries |= {e.draft.slug: e for e in one.entries}
        if changes:
            verdict = checks.gate_edition([e.seen for e in entries.values()], job.house, job.project.gates)
    place = {patch.name: patch.position for patch in reversed(patches)}
    unwritten = sorted(
        (u for one in first for u in one.unwritten), key=lambda u: (story[u.story], place[u.patch])
    )
    ranked = sorted(entries.values(), key=lambda e: (-e.draft.score.value, -e.scored.score))
    return ranked, unwritten, verdict


def _chunks(patches: tuple[Patch, ...], drafts: int, workers: int) -> Iterator[Chunk]:
    """The patches in chunks of about one size, those that are ranked in one place together."""
    most = (
        min(MOST_IN_A_CHUNK, max(1, drafts // (CHUNKS_A_WORKER * workers)))
        if workers > 1
        else MOST_IN_A_CHUNK
    )
    share_of_each = drafts / max(1, len(patches))
    together = sorted(patches, key=lambda patch: patch.ground.slug)
    held: list[str] = []
    for patch in together:
        held.append(patch.slug)
        if len(held) * share_of_each >= most:
            yield Chunk(tuple(held))
            held = []
    if held:
        yield Chunk(tuple(held))


def _changes(entries: dict[str, Entry], verdict: Verdict, patches: tuple[Patch, ...]) -> list[Chunk]:
    """What is to be written again, for what the edition as a whole shows."""
    before = editorial.first_tellings(entry.scored for entry in entries.values())
    blocked = frozenset(
        slug
        for slug, entry in entries.items()
        if entry.draft.status == "blocked" or any(c.severity == "block" for c in verdict.on(slug))
    )
    again = frozenset(
        slug
        for slug, entry in entries.items()
        if blocked.intersection(entry.links) or verdict.on(slug) or before.get(slug, "") != entry.before
    )
    names = {entries[slug].draft.patch.slug for slug in again}
    here = [
        patch.slug for patch in sorted(patches, key=lambda patch: patch.ground.slug) if patch.slug in names
    ]
    return [
        Chunk(tuple(here[i : i + MOST_IN_A_CHUNK]), again, blocked, verdict, before)
        for i in range(0, len(here), MOST_IN_A_CHUNK)
    ]


def _refuse_unsayable(entries: Iterable[Entry]) -> None:
    """TemplateError where not one patch of a story could be said: its template is wrong, not a figure."""
    faults: dict[str, list[str]] = {}
    for entry in entries:
        found = (c.message for c in entry.draft.cautions if c.id == UNSAYABLE)
        faults.setdefault(entry.draft.story, []).append(next(found, ""))
    for messages in faults.values():
        if all(messages):
            raise TemplateError(messages[0])


def _wanted(patch: Patch, of: tuple[str, ...]) -> bool:
    return not of or patch.name in of or patch.kind in of


def _masthead(project: Project, dataset: Dataset, chosen: tuple[Patch, ...], day: date) -> Edition:
    """All of the edition that is known before its drafts."""
    about = project.about
    grounds = {patch.ground.slug: patch.ground for patch in chosen}.values()
    covered = {code for patch in chosen for code in patch.areas}
    return Edition(
        title=about.title,
        style=about.style,
        language=load_style(about.style, (project.folder / "styles",)).tag,
        period=dataset.period,
        compared_with=None if dataset.compared is None else dataset.periods[dataset.compared],
        sources=dataset.sources,
        patches=(*chosen, *(ground for ground in grounds if ground not in chosen)),
        drafts=(),
        unwritten=(),
        as_of=day,
        measures=project.measures,
        areas=tuple(area for area in dataset.areas if area.code in covered),
        disclosure=Disclosure(about.newsroom, about.made_by, about.method_link, project.source.link),
    )


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
