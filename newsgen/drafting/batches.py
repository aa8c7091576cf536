"""The patches of a work order handed out in batches, and what these come to put together: all drafts, best first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen import editorial, gates
from newsgen.drafting.work_order import Batch, BatchResult, DraftSummary, Kept, WorkOrder
from newsgen.errors import TemplateError
from newsgen.gates import Verdict
from newsgen.model.area import Patch
from newsgen.model.draft import UNSAYABLE, Unwritten
from newsgen.workers import Task, WorkerPool, share

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is."""
MOST_IN_A_BATCH = 300
"""The most drafts that are in a worker's memory at once."""
BATCHES_A_WORKER = 3
"""So that none waits long for the last of the others."""


@dataclass(frozen=True, slots=True)
class AllDrafts:
    """All drafts, best first; the slugs of those kept; what is not written; what the gates say of them all."""

    summaries: tuple[DraftSummary, ...]
    reused: frozenset[str]
    unwritten: tuple[Unwritten, ...]
    verdict: Verdict


def draft_all(
    order: WorkOrder,
    task: Task,
    patches: tuple[Patch, ...],
    pool: WorkerPool,
    progress: Progress,
    before: Mapping[str, tuple[DraftSummary, Kept]],
) -> AllDrafts:
    """What the stories of these patches come to; `before` are those of the edition before, by slug.

    `task` is the work order as the workers of the pool open it. What only the edition as a whole shows goes to the
    few stories that it changes, and these are drafted again: a link leads to a story that turned out to be blocked, or
    a story of another batch leads with the same.
    """
    project, newsroom = order.project, order.newsroom
    story = {story.name: story.position for story in project.stories}
    place = {patch.name: patch.position for patch in reversed(patches)}
    total = sum(1 for patch in patches for story in project.stories if _wanted(patch, story.patches))
    seen: set[str] = set()

    def tick(slug: str) -> None:
        seen.add(slug)
        progress("writing", min(len(seen), total), total)

    with tempfile.TemporaryDirectory(dir=order.stage.folder if order.stage else None, prefix=".job-") as name:
        folder = Path(name)
        share(task, folder)

        def done(batches: Iterable[Batch]) -> Iterator[BatchResult]:
            return pool.do(folder, list(batches), order.patience, tick)

        first = list(done(_batches(order, patches, max(1, total), pool.size, before)))
        found = [summary for one in first for summary in one.summaries]
        reused = {slug for one in first for slug in one.reused}
        found += [before[slug][0] for slug in reused]
        found.sort(key=lambda summary: (story[summary.draft.story], summary.draft.patch.position))
        _refuse_unsayable(found)
        summaries = {summary.draft.slug: summary for summary in found}
        verdict = gates.gate_edition([s.seen for s in found], newsroom, project.gates)
        again = _again(summaries, verdict, patches)
        for one in done(again):
            summaries |= {summary.draft.slug: summary for summary in one.summaries}
            reused -= {summary.draft.slug for summary in one.summaries}
        if again:
            verdict = gates.gate_edition([s.seen for s in summaries.values()], newsroom, project.gates)
    unwritten = sorted(
        (u for one in first for u in one.unwritten), key=lambda u: (story[u.story], place[u.patch])
    )
    ranked = sorted(summaries.values(), key=lambda s: (-s.draft.score.value, -s.scored.score))
    return AllDrafts(tuple(ranked), frozenset(reused), tuple(unwritten), verdict)


def _batches(
    order: WorkOrder,
    patches: tuple[Patch, ...],
    drafts: int,
    workers: int,
    before: Mapping[str, tuple[DraftSummary, Kept]],
) -> Iterator[Batch]:
    """The patches in batches of about one size, those that are ranked in one place together."""
    most = (
        min(MOST_IN_A_BATCH, max(1, drafts // (BATCHES_A_WORKER * workers)))
        if workers > 1
        else MOST_IN_A_BATCH
    )
    together = [patch.slug for patch in sorted(patches, key=lambda patch: patch.ranking_area.slug)]
    size = max(1, most * len(patches) // drafts)
    linked = order.linked(patches)
    kept: dict[str, dict[str, Kept]] = {}
    for slug, (summary, one) in before.items():
        kept.setdefault(summary.draft.patch.slug, {})[slug] = one
    for i in range(0, len(together), size):
        here = tuple(together[i : i + size])
        known = {slug: one for patch in {*here, *linked} for slug, one in kept.get(patch, {}).items()}
        yield Batch(here, kept=known)


def _again(summaries: dict[str, DraftSummary], verdict: Verdict, patches: tuple[Patch, ...]) -> list[Batch]:
    """What is to be drafted again, for what the edition as a whole shows."""
    led_by = editorial.first_tellings(summary.scored for summary in summaries.values())
    blocked = frozenset(
        slug
        for slug, summary in summaries.items()
        if summary.draft.status == "blocked" or any(c.severity == "block" for c in verdict.on(slug))
    )
    again = frozenset(
        slug
        for slug, summary in summaries.items()
        if blocked.intersection(summary.links) or verdict.on(slug) or led_by.get(slug, "") != summary.led_by
    )
    names = {summaries[slug].draft.patch.slug for slug in again}
    in_order = sorted(patches, key=lambda patch: patch.ranking_area.slug)
    here = [patch.slug for patch in in_order if patch.slug in names]
    return [
        Batch(tuple(here[i : i + MOST_IN_A_BATCH]), again, blocked, verdict, led_by=led_by)
        for i in range(0, len(here), MOST_IN_A_BATCH)
    ]


def _refuse_unsayable(summaries: Iterable[DraftSummary]) -> None:
    """TemplateError where not one patch of a story could be said: its template is wrong, not a figure."""
    faults: dict[str, list[str]] = {}
    for summary in summaries:
        found = (c.message for c in summary.draft.cautions if c.id == UNSAYABLE)
        faults.setdefault(summary.draft.story, []).append(next(found, ""))
    for messages in faults.values():
        if all(messages):
            raise TemplateError(messages[0])


def _wanted(patch: Patch, of: tuple[str, ...]) -> bool:
    return not of or patch.name in of or patch.kind in of
