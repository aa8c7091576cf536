"""What a project, its table and a day say to all drafts alike: the edition's head, the newsroom, a digest of both."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import blake2b

from newsgen import angles
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.fingerprints import frame
from newsgen.language import load_style
from newsgen.model.area import Patch
from newsgen.model.draft import EditionHeader
from newsgen.model.newsroom import Disclosure, NewsroomSettings
from newsgen.project import Project
from newsgen.reuse.stamp import stamp


def edition_header(
    project: Project, dataset: Dataset, patches: tuple[Patch, ...], day: date
) -> EditionHeader:
    """All of the edition of these patches that is known before its drafts."""
    about = project.about
    ranking_areas = {patch.ranking_area.slug: patch.ranking_area for patch in patches}.values()
    covered = {code for patch in patches for code in patch.areas}
    return EditionHeader(
        title=about.title,
        style=about.style,
        language=load_style(about.style, (project.folder / "styles",)).tag,
        period=dataset.period,
        compared_with=None if dataset.compared is None else dataset.periods[dataset.compared],
        sources=dataset.sources,
        patches=(*patches, *(area for area in ranking_areas if area not in patches)),
        as_of=day,
        measures=project.measures,
        areas=tuple(area for area in dataset.areas if area.code in covered),
        outputs=about.outputs,
        disclosure=Disclosure(about.newsroom, about.made_by, about.method_link, project.source.link),
    )


def newsroom_settings(project: Project, as_of: date) -> NewsroomSettings:
    """What the newsroom says of itself and its sources, in every story of the edition of that day."""
    about, source = project.about, project.source
    return NewsroomSettings(
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


def shared_digest(
    project: Project, newsroom: NewsroomSettings, header: EditionHeader, dataset: Dataset
) -> bytes:
    """A digest of what goes into every story alike (reuse.keys)."""
    digest = blake2b(stamp(), digest_size=16)
    digest.update(frame(dataset))
    # areas have fingerprints of their own; what there is to say of an angle is newsgen's code, and so in the stamp
    same = (
        replace(newsroom, angles={}),
        replace(header, areas=(), patches=(), sources=()),
        project.gates,
        project.ranks,
    )
    digest.update(repr((*same, load_style(newsroom.style, (project.folder / "styles",)))).encode())
    if newsroom.places:
        digest.update((project.folder / newsroom.places).read_bytes())
    return digest.digest()
