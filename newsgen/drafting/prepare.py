"""What a project, its table and a day say to all drafts alike: the edition's head, the newsroom, a digest of both."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from newsgen import angles, editorial
from newsgen.drafting.work_order import WorkOrder
from newsgen.edition.write import Stage
from newsgen.errors import Fault, ProjectError
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.fingerprints import fingerprints, frame
from newsgen.ingest.season import held_against
from newsgen.language import HouseStyle, load_style
from newsgen.model.area import Patch
from newsgen.model.draft import EditionHeader, WithoutFigure
from newsgen.model.newsroom import Disclosure, NewsroomSettings
from newsgen.model.published import PublishedEdition
from newsgen.own_file import bounded_bytes
from newsgen.project import Project
from newsgen.reuse.stamp import stamp
from newsgen.writing.corrections import read_corrections
from newsgen.writing.inserts import read_inserts


def work_order(
    project: Project,
    dataset: Dataset,
    patches: tuple[Patch, ...],
    chosen: tuple[Patch, ...],
    *,
    as_of: date | None,
    only: tuple[str, ...],
    last: PublishedEdition | None,
    remember: bool,
    stage: Stage | None,
    caches: Path | None,
) -> WorkOrder:
    """What the drafts of an edition of the `chosen` patches are made from.

    ProjectError where the table was not out on the day, or before its period's end; InsertError for an insert or a
    correction that is wrong.
    """
    day = _day_of(project, dataset.period.end, as_of)
    slugs = {editorial.slug(patch, story.name) for patch in patches for story in project.stories}
    style = load_style(project.about.style, (project.folder / "styles",))
    newsroom = _newsroom_settings(project, style, day)
    header = _edition_header(project, style, dataset, chosen, day)
    return WorkOrder(
        project=project,
        newsroom=newsroom,
        dataset=dataset,
        patches=patches,
        only=only,
        inserts=read_inserts(project.folder / "inserts"),
        corrections=read_corrections(project.folder, dataset.period, slugs),
        day=day,
        last=last,
        header=header,
        stage=stage,
        remember=remember,
        caches=caches,
        shared_digest=_shared_digest(project, style, newsroom, header, dataset),
        fingerprints=fingerprints(dataset),
    )


def _day_of(project: Project, end: date, as_of: date | None) -> date:
    """The day that the edition is for."""
    published = project.source.published
    if end > published:
        wrong = f"the newest period ends on {end}, after the day of publication"
        raise ProjectError(Fault("newsgen.toml, data.published", f"{published}: {wrong}"))
    if as_of is not None and as_of < published:
        wanted = f"{published}, the day of publication, or later"
        raise ProjectError(Fault("--as-of", f"{as_of}: the table was not out", wanted))
    return as_of or published


def _edition_header(
    project: Project, style: HouseStyle, dataset: Dataset, patches: tuple[Patch, ...], day: date
) -> EditionHeader:
    """All of the edition of these patches that is known before its drafts."""
    about = project.about
    ranking_areas = {patch.ranking_area.slug: patch.ranking_area for patch in patches}.values()
    covered = {code for patch in patches for code in patch.areas}
    return EditionHeader(
        title=about.title,
        style=about.style,
        language=style.tag,
        period=dataset.period,
        compared_with=None if dataset.compared is None else dataset.periods[dataset.compared],
        sources=dataset.sources,
        patches=(*patches, *(area for area in ranking_areas if area not in patches)),
        as_of=day,
        measures=project.measures,
        areas=tuple(area for area in dataset.areas if area.code in covered),
        without_figure=tuple(_without_figure(project, dataset, covered)),
        outputs=about.outputs,
        disclosure=Disclosure(about.newsroom, about.made_by, about.method_link, project.source.link),
    )


def _without_figure(project: Project, dataset: Dataset, covered: Set[str]) -> Iterator[WithoutFigure]:
    """The areas that go into no average of the stories' measures, now and in the period compared with."""
    for name in dict.fromkeys(story.measure for story in project.stories):
        for period in (held_against(dataset, name), len(dataset.periods) - 1):
            found = () if period is None else dataset.without_figure(name, period)
            if period is not None and (codes := tuple(code for code in found if code in covered)):
                yield WithoutFigure(name, dataset.periods[period].end, codes)


def _newsroom_settings(project: Project, style: HouseStyle, as_of: date) -> NewsroomSettings:
    """What the newsroom says of itself and its sources, in every story of the edition of that day."""
    about, source = project.about, project.source
    return NewsroomSettings(
        style=about.style,
        language=style.tag,
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
        stories=project.stories,
        maps=frozenset(mapped(project)),
    )


def mapped(project: Project) -> tuple[str, ...]:
    """The measures that have an interactive map in the edition: those that stories are of, in the project's order."""
    told = {story.measure for story in project.stories} if project.map else set()
    return tuple(one.name for one in project.measures if one.name in told)


def _shared_digest(
    project: Project,
    style: HouseStyle,
    newsroom: NewsroomSettings,
    header: EditionHeader,
    dataset: Dataset,
) -> bytes:
    """A digest of what goes into every story alike (reuse.keys)."""
    digest = blake2b(stamp(), digest_size=16)
    digest.update(frame(dataset))
    # areas and stories have fingerprints of their own; what there is to say of an angle is newsgen's code, and so in
    # the stamp
    same = (
        replace(newsroom, angles={}, stories=()),
        replace(header, areas=(), patches=(), sources=(), without_figure=()),
        project.gates,
        project.ranks,
        project.leads,
        project.holds,
    )
    digest.update(repr((*same, style)).encode())
    if newsroom.places:
        digest.update(bounded_bytes(project.folder / newsroom.places, newsroom.places, ProjectError))
    return digest.digest()
