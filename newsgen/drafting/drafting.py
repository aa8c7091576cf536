"""The second half of the way: the patches of a chunk -> RankedDataset -> Findings -> StoryPlans -> Drafts -> files.

It runs in worker processes, which share nothing but the job. What a chunk comes to depends on the job and the chunk
alone: it is the same whoever does it, in whatever company.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cache, partial

from newsgen import angles, editorial, gates, ranking
from newsgen.drafting.work_order import Chunk, Done, Entry, Job
from newsgen.edition.write import link_story, write_stories
from newsgen.editorial import Planned
from newsgen.model.plan import StoryPlan
from newsgen.outputs.published_draft import told_draft
from newsgen.reuse.keys import Keys
from newsgen.reuse.stamp import stamp
from newsgen.workers import Tick
from newsgen.writing.corrections import carried, told
from newsgen.writing.render import Writer
from newsgen.writing.sources import template_digest
from newsgen.writing.template_cache import TemplateCache

Limit = Callable[[], AbstractContextManager[None]]


class Drafting:
    """A job, opened. What is worked out for one chunk serves those after it, and changes nothing in them.

    `guard` is entered around everything that runs a template, `room` around all of a chunk's templates.
    """

    def __init__(self, job: Job, guard: Limit, room: Limit) -> None:
        self.job = job
        self.room = room
        self.writer = Writer(job.house, guard, TemplateCache(job.caches, stamp()) if job.caches else None)
        patches = ranking.chosen(job.patches, job.only)
        self.ranked = ranking.rank(job.dataset, patches, job.project.ranks)
        self.keys = self._keys()
        self.linked = job.linked(patches)

    def do(self, chunk: Chunk, tick: Tick) -> Done:
        """The stories of the chunk's patches, written and checked; `tick` is called with the slug of each."""
        job, here = self.job, set(chunk.patches)
        tick(f"the beginning of {chunk.patches[0]}")
        planned = self._planned(here)
        own = [plan for plan in planned.plans if plan.table.patch.slug in here]
        before = chunk.told_before if chunk.again else editorial.first_tellings(map(editorial.scored, own))
        keys = self.keys.of(told(job.corrections, planned.plans))
        reused = self._reused(own, keys, chunk)
        wanted = {plan.slug for plan in own if not chunk.again or plan.slug in chunk.again} - reused
        plans = told(job.corrections, _as_the_edition_has_them(planned.plans, chunk, before))
        written = [plan for plan in plans if plan.slug in wanted]
        with self.room():
            drafts = tuple(self.writer.write(plans, wanted, tick))
        gated = gates.gate(drafts, written, job.house, job.project.gates, chunk.verdict)
        finished = carried(job.corrections, gated.drafts)
        if job.stage is not None:
            write_stories(finished, job.masthead, job.stage)
        scored = {plan.slug: editorial.scored(plan) for plan in own}
        entries = (
            Entry(
                draft=draft if job.stage is None else draft.brief(),
                told=told_draft(draft, job.masthead) if job.remembered else None,
                scored=scored[draft.slug],
                before=before.get(draft.slug, ""),
                links=tuple(target.slug for target in plan.see_more if target.slug),
                inserts=tuple(insert.name for insert in plan.inserts),
                seen=seen,
                key=b"" if _of_the_edition(plan.slug, chunk) else keys[plan.slug],
            )
            for draft, plan, seen in zip(finished, written, gated.seen, strict=True)
        )
        names = {patch.name for patch in self.ranked.patches if patch.slug in here}
        unwritten = tuple(u for u in planned.unwritten if u.patch in names)
        return Done(tuple(entries), tuple(plan.slug for plan in own if plan.slug in reused), unwritten)

    def _keys(self) -> Keys:
        job = self.job
        marks = {area.code: mark for area, mark in zip(job.dataset.areas, job.marks, strict=True)}
        template = cache(partial(template_digest, self.writer.environment))
        return Keys(job.common, marks, template, job.project.stories, job.corrections)

    def _reused(self, own: list[StoryPlan], keys: Mapping[str, bytes], chunk: Chunk) -> set[str]:
        """The stories that need not be written: neither they have changed nor those that they link to."""
        if self.job.stage is None or chunk.again:
            return set()
        same = {slug for slug, kept in chunk.kept.items() if keys.get(slug) == kept.key}
        return {
            plan.slug
            for plan in own
            if plan.slug in same
            and all(target.slug in same for target in plan.see_more if target.slug)
            and link_story(plan.slug, *chunk.kept[plan.slug][1:], self.job.stage)
        }

    def _planned(self, here: set[str]) -> Planned:
        """The plans of these patches, and of those that any story may link to."""
        job = self.job
        candidates = angles.find(self.ranked, job.project.stories, job.patches, here | self.linked)
        published = job.project.source.published
        return editorial.plan(candidates, published, job.inserts, job.day, self.writer.decide, job.last)


def _of_the_edition(slug: str, chunk: Chunk) -> bool:
    """Whether the story has something that its key does not know of: a caution of the edition, a link left out."""
    return bool(chunk.again) and bool(chunk.blocked or chunk.verdict.on(slug))


def _as_the_edition_has_them(
    plans: Iterable[StoryPlan], chunk: Chunk, before: Mapping[str, str]
) -> Iterable[StoryPlan]:
    """The plans without links to what is blocked, marked down where a better story leads with the same."""
    for plan in plans:
        found = editorial.marked_down(plan, before[plan.slug]) if plan.slug in before else plan
        if any(target.slug in chunk.blocked for target in plan.see_more):
            kept = tuple(target for target in plan.see_more if target.slug not in chunk.blocked)
            found = replace(found, see_more=kept)
        yield found
