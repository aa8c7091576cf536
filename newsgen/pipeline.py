"""The whole way, stage by stage.

    source files -> Dataset -> RankedDataset -> Findings -> StoryPlans -> Drafts -> Edition
           ingest        ranking         angles     editorial      writing   gates

`assemble_edition` is the way as a whole. `prepare` reads the table; `drafting` hands its patches out in batches; a
`Drafter`, one in each worker process, takes every batch from the ranking to drafts that have been through the gates.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsgen import angles, drafting, editorial, gates, history, ingest, ranking
from newsgen.drafting import Batch, BatchResult, DraftSummary, Kept, Progress, WorkOrder
from newsgen.drafting.prepare import mapped
from newsgen.edition.write import Stage, write_facts, write_maps, write_stories
from newsgen.graphics import be_there
from newsgen.model.area import Patch
from newsgen.model.draft import Caution, Draft, Edition
from newsgen.model.facts import FactsCard
from newsgen.model.map_page_file import MapPageFile
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.project import Project
from newsgen.reuse.stamp import stamp
from newsgen.workers import LocalPool, Tick, WorkerPool
from newsgen.writing.corrections import carried
from newsgen.writing.limits import Limits
from newsgen.writing.render import Writer
from newsgen.writing.template_cache import TemplateCache

if TYPE_CHECKING:
    from newsgen.graphics.opened import Opened
    from newsgen.history.store import Store

NOTHING: Mapping[str, tuple[DraftSummary, Kept]] = MappingProxyType({})


def no_progress(stage: str, done: int, total: int) -> None:
    """For callers that want no progress."""


@dataclass(frozen=True, slots=True)
class AssembledEdition:
    """An edition with what is known of each draft, best first, and the slugs of those kept from the edition before."""

    edition: Edition
    summaries: tuple[DraftSummary, ...]
    reused: frozenset[str]


def build(
    project: Project,
    opener: ingest.Opener,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    progress: Progress = no_progress,
) -> Edition:
    """The edition of a project with its drafts in full, written in one process; nothing is written to disk.

    All as `assemble_edition` has it.
    """
    with LocalPool(__name__) as pool:
        return assemble_edition(
            project, opener, pool, as_of=as_of, only=only, store=store, progress=progress
        ).edition


def assemble_edition(
    project: Project,
    opener: ingest.Opener,
    pool: WorkerPool,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    progress: Progress = no_progress,
    stage: Stage | None = None,
    before: Mapping[str, tuple[DraftSummary, Kept]] = NOTHING,
    caches: Path | None = None,
) -> AssembledEdition:
    """The edition of a project: every story of every patch, written and gated by the workers of the pool.

    `as_of` is the day that inserts must be valid on; by default the day of publication. `only` names the patches to
    write for, by default all. With a `store`, the edition is of the newest table out on `as_of`, knows the older ones,
    and its table is kept. With a `stage`, each story is put there as it is done, those that are the same `before` from
    there, and the edition has its drafts in brief. `caches` is a folder for what need not be done twice. InputError
    where the project, a table, a template, an insert or the store is wrong.
    """
    progress("reading", 0, 1)
    order, found = prepare(project, opener, as_of=as_of, only=only, store=store, stage=stage, caches=caches)
    patches = ranking.chosen(order.patches, only)
    maps, without_outline = map_pages_of(order, mapped(order.project))
    drafts = drafting.draft_all(order, partial(batch_drafter, order), patches, pool, progress, before)
    if store is not None and found.vintage is not None:
        store.keep(found.vintage)
    cards = facts_of(order, patches)
    if stage is not None:
        write_facts(cards, stage)
        write_maps(maps, stage)
    used = {name for summary in drafts.summaries for name in summary.inserts}
    edition = Edition(
        **{field.name: getattr(order.header, field.name) for field in fields(order.header)},
        drafts=tuple(summary.draft for summary in drafts.summaries),
        remembered=tuple(s.remembered for s in drafts.summaries if s.remembered),
        unwritten=(*drafts.unwritten, *editorial.unused(order.inserts, used, order.day)),
        cautions=(*found.cautions, *without_outline, *drafts.verdict.cautions),
        facts=() if stage is not None else tuple(cards),
        maps=tuple(page.brief() for page in maps) if stage is not None else maps,
    )
    return AssembledEdition(edition, drafts.summaries, drafts.reused)


def prepare(
    project: Project,
    opener: ingest.Opener,
    *,
    as_of: date | None = None,
    only: tuple[str, ...] = (),
    store: Store | None = None,
    stage: Stage | None = None,
    caches: Path | None = None,
) -> tuple[WorkOrder, history.Recalled]:
    """Source files -> Dataset: what all drafts of the project's edition are made from, and the table as it was read."""
    needed = {story.measure for story in project.stories}
    found = history.recall(  # by way of ingest.read
        project.source, project.measures, project.folder, opener, store, as_of, needed, project.patches
    )
    patches = ranking.resolve(project.patches, found.dataset)
    past = store.published_before(found.source.published, found.known) if store is not None else ()
    order = drafting.work_order(
        replace(project, source=found.source, measures=found.measures),
        found.dataset,
        patches,
        ranking.chosen(patches, only),
        as_of=as_of,
        only=only,
        last=past[0] if past else None,
        remember=store is not None,
        stage=stage,
        caches=caches,
    )
    return with_studio(replace(order, leads=leads_of(order))), found


def leads_of(order: WorkOrder) -> editorial.Leads:
    """RankedDataset -> what leads the stories whose lead is chosen: of all patches, since neighbours share them out."""
    chosen = tuple(story for story in order.project.stories if story.lead_is_chosen)
    if not chosen:
        return {}
    ranked = ranking.rank(order.dataset, order.patches, order.project.ranks)
    return editorial.leads_of(
        angles.find(ranked, chosen, order.patches), order.project.leads, order.project.holds
    )


def facts_of(order: WorkOrder, chosen: Iterable[Patch]) -> Iterator[FactsCard]:
    """RankedDataset -> FactsCards: those of the chosen patches, ranked among all."""
    stories = order.project.stories
    return ranking.facts_cards(
        ranking.rank(order.dataset, order.patches, order.project.ranks),
        {story.measure for story in stories},
        partial(angles.lines_of, stories),
        {patch.slug for patch in chosen},
    )


def with_studio(order: WorkOrder) -> WorkOrder:
    """PatchTables -> Studio: the order with what draws its pictures, where its stories have any."""
    wanted = {story.measure for story in order.project.stories if story.pictures}
    if not wanted:
        return order
    studio = graphics_of(order, wanted).studio(order.caches)
    digest = blake2b(order.shared_digest + studio.digest, digest_size=16).digest()
    return replace(order, studio=studio, shared_digest=digest)


def map_pages_of(
    order: WorkOrder, measures: Sequence[str]
) -> tuple[tuple[MapPageFile, ...], tuple[Caution, ...]]:
    """PatchTables -> the pages of the maps of these measures, and which areas have no outline."""
    if not measures:
        return (), ()
    graphics = graphics_of(order, measures)
    cautions = tuple(Caution("outline", "note", text) for text in graphics.found.cautions)
    return graphics.pages(order.patches, measures), cautions


def graphics_of(order: WorkOrder, measures: Iterable[str]) -> Opened:
    """PatchTables -> all that pictures of these measures are drawn from. ProjectError where the extra is not there."""
    be_there()
    from newsgen.graphics.opened import opened  # shapely, its library, is an extra

    return opened(order.project.map, order.newsroom, order.header, map_tables(order, measures))


def map_tables(order: WorkOrder, measures: Iterable[str]) -> Iterator[PatchTable]:
    """RankedDataset -> PatchTables: all areas of the table in each of these measures, for maps."""
    codes = tuple(area.code for area in order.dataset.areas if area.code not in order.dataset.old_codes)
    everywhere = Patch("", "all", "all", codes)
    ranked = ranking.rank(order.dataset, (everywhere,), order.project.ranks)
    for measure in measures:
        yield from ranked.tables(measure)


def batch_drafter(order: WorkOrder) -> Callable[[Batch, Tick], BatchResult]:
    """What drafts the batches of an order, in the process that it is called in."""
    return Drafter(order).draft_batch


class Drafter:
    """A work order, opened. What is worked out for one batch serves those after it, and changes nothing in them.

    What a batch comes to depends on the order and the batch alone: it is the same whichever worker does it, alone or
    beside others. `limits` has room for one run of a template, and for all of a batch: without any they are those of
    the project.
    """

    def __init__(self, order: WorkOrder, limits: Limits | None = None) -> None:
        newsroom = order.newsroom
        self.order = order
        self.limits = limits or Limits(newsroom.seconds_a_draft, newsroom.memory_mb)
        cache = TemplateCache(order.caches, stamp()) if order.caches else None
        self.writer = Writer(newsroom, self.limits.of_a_draft, cache)
        patches = ranking.chosen(order.patches, order.only)
        # a story knows the places around its patch, written or not
        self.ranked = ranking.rank(order.dataset, order.patches, order.project.ranks)
        self.keys = drafting.story_keys(order, self.writer.digest)
        self.linked = order.linked(patches)
        self.pictures = {story.name: story.pictures for story in order.project.stories}

    def plan(self, patches: Set[str]) -> editorial.Planned:
        """RankedDataset -> StoryPlans: those of the patches of these slugs."""
        order, project = self.order, self.order.project
        found = angles.find(self.ranked, project.stories, order.patches, patches)
        with self.limits.of_a_batch():
            return editorial.plan(
                found,
                project.source.published,
                order.inserts,
                order.day,
                self.writer.decide,
                order.last,
                order.leads,
            )

    def drawn(self, plan: StoryPlan, tick: Tick) -> StoryPlan:
        """StoryPlan -> the same with its pictures."""
        kinds = self.pictures[plan.story]
        if self.order.studio is None or not kinds:
            return plan
        tick(plan.slug)
        return replace(plan, pictures=self.order.studio.pictures(plan, kinds))

    def carded(self, draft: Draft, plan: StoryPlan) -> Draft:
        """Draft -> the same with its card, where it has one: now its headline is known."""
        if self.order.studio is None or "card" not in self.pictures[plan.story]:
            return draft
        return replace(draft, pictures=(*draft.pictures, self.order.studio.card(plan, draft.headline)))

    def draft_batch(self, batch: Batch, tick: Tick) -> BatchResult:
        """Dataset -> Drafts: the stories of the batch's patches; `tick` is called with the slug of each."""
        order, project, here = self.order, self.order.project, set(batch.patches)
        tick(f"the beginning of {batch.patches[0]}")
        planned = self.plan(here | self.linked)
        chosen = drafting.choose(order, planned.plans, batch, self.keys)
        plans = tuple(self.drawn(plan, tick) if plan.slug in chosen.wanted else plan for plan in chosen.plans)
        with self.limits.of_a_batch():
            drafts = tuple(self.writer.write(plans, chosen.wanted, tick))
        drafts = tuple(map(self.carded, drafts, chosen.written))
        gated = gates.gate(drafts, chosen.written, order.newsroom, project.gates, batch.verdict)
        finished = carried(order.corrections, gated.drafts)
        if order.stage is not None:
            write_stories(finished, order.header, order.stage)
        names = {patch.name for patch in self.ranked.patches if patch.slug in here}
        unwritten = tuple(u for u in planned.unwritten if u.patch in names)
        return BatchResult(
            drafting.summaries(order, batch, chosen, finished, gated.seen), chosen.reused, unwritten
        )
