"""The whole way on one screen.

source files -> Dataset -> RankedDataset -> Findings -> StoryPlans -> Drafts -> Edition

The first half, to the dataset, is done here, and so is the edition, which is known when all drafts are; what lies
between is done chunk by chunk in processes of their own: `gathering` hands the chunks out, `drafting` does them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsgen import angles, editorial, history, ingest, ranking
from newsgen.drafting.batches import Progress, gathered
from newsgen.drafting.work_order import Entry, Job, Kept
from newsgen.edition.write import Stage
from newsgen.errors import Fault, ProjectError
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.fingerprints import frame, marks
from newsgen.language import load_style
from newsgen.model.area import Patch
from newsgen.model.draft import Edition
from newsgen.model.newsroom import Disclosure, House
from newsgen.project import Project
from newsgen.reuse.stamp import stamp
from newsgen.workers import Crew, Local
from newsgen.writing.corrections import read_corrections
from newsgen.writing.inserts import read_inserts

if TYPE_CHECKING:
    from newsgen.history.store import Store

MODULE = "newsgen.drafting"
"""What workers load."""
NOTHING: Mapping[str, tuple[Entry, Kept]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Built:
    """An edition with what is known of each draft, best first, and the slugs of those kept from the edition before."""

    edition: Edition
    entries: tuple[Entry, ...]
    reused: frozenset[str]


def build(
    project: Project,
    opener: ingest.Opener,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Edition:
    """The edition of a project with its drafts in full, written in one process; nothing is written to disk.

    All as `built` has it.
    """
    with Local(MODULE) as crew:
        return built(project, opener, crew, as_of=as_of, only=only, store=store, progress=progress).edition


def built(
    project: Project,
    opener: ingest.Opener,
    crew: Crew,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    progress: Progress = lambda stage, done, total: None,
    stage: Stage | None = None,
    before: Mapping[str, tuple[Entry, Kept]] = NOTHING,
    caches: Path | None = None,
    reading: history.Reading = ingest.read,
) -> Built:
    """The edition of a project: every story of every patch, written and checked by the crew.

    `as_of` is the day that inserts must be valid on; the day of publication as usual. `only` names the patches to
    write for, all without it. With a `store`, the edition is of the newest table out on `as_of`, knows the older ones,
    and its table is kept. With a `stage`, each story is put there as it is done, those that are the same `before` from
    there, and the edition has its drafts in brief. `caches` is a folder for what need not be done twice, `reading` how
    a table is read that no store keeps. InputError where the project, a table, a template, an insert or the store is
    wrong.
    """
    inserts = read_inserts(project.folder / "inserts")
    progress("reading", 0, 1)
    needed = {story.measure for story in project.stories}
    declared = project.source, project.measures, project.folder
    found = history.recall(*declared, opener, store, as_of, needed, reading)
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
    house, masthead = _house(project, dataset, day), _masthead(project, dataset, chosen, day)
    job = Job(
        project=project,
        house=house,
        dataset=dataset,
        patches=patches,
        only=only,
        inserts=inserts,
        corrections=read_corrections(project.folder, dataset.period, stories),
        day=day,
        last=past[0] if past else None,
        masthead=masthead,
        stage=stage,
        remembered=store is not None,
        caches=caches,
        common=_common(project, house, masthead, dataset),
        marks=marks(dataset),
    )
    all_drafts = gathered(job, chosen, crew, progress, before)
    if store is not None and found.vintage is not None:
        store.keep(found.vintage)
    used = {name for entry in all_drafts.entries for name in entry.inserts}
    edition = replace(
        masthead,
        drafts=tuple(entry.draft for entry in all_drafts.entries),
        told=tuple(entry.told for entry in all_drafts.entries if entry.told),
        unwritten=(*all_drafts.unwritten, *editorial.unused(inserts, used, day)),
        cautions=(*found.cautions, *all_drafts.verdict.cautions),
    )
    return Built(edition, all_drafts.entries, all_drafts.reused)


def _common(project: Project, house: House, masthead: Edition, dataset: Dataset) -> bytes:
    """A digest of what goes into every story alike (reuse.keys)."""
    digest = blake2b(stamp(), digest_size=16)
    digest.update(frame(dataset))
    # areas have marks of their own; what there is to say of an angle is newsgen's code, and so in the stamp
    said = (
        replace(house, angles={}),
        replace(masthead, areas=(), patches=(), sources=()),
        project.gates,
        project.ranks,
    )
    digest.update(repr((*said, load_style(house.style, (project.folder / "styles",)))).encode())
    if house.places:
        digest.update((project.folder / house.places).read_bytes())
    return digest.digest()


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
