"""What of a batch need not be drafted again, and what the edition as a whole changes where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from newsgen import editorial
from newsgen.drafting.work_order import Batch, DraftSummary, WorkOrder
from newsgen.edition.write import link_story
from newsgen.editorial import Scored
from newsgen.model.draft import Draft
from newsgen.model.plan import StoryPlan
from newsgen.outputs.published_draft import published_draft
from newsgen.reuse.keys import Keys
from newsgen.writing.corrections import with_corrections


def story_keys(order: WorkOrder, template: Callable[[str], bytes]) -> Keys:
    """The keys of an order's stories; `template` gives a digest of a template with all that it takes in."""
    of_areas = {area.code: found for area, found in zip(order.dataset.areas, order.fingerprints, strict=True)}
    return Keys(order.shared_digest, of_areas, cache(template), order.project.stories, order.corrections)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is drafted of a batch: `plans` as the edition has them, of which the `wanted`, by slug, are `written`.

    `scored` are the scores of the batch's own stories, by slug, `led_by` the better stories that mark them down, `keys`
    those of all plans. `reused` are the slugs of those that were taken from the edition before.
    """

    plans: tuple[StoryPlan, ...]
    wanted: frozenset[str]
    written: tuple[StoryPlan, ...]
    scored: Mapping[str, Scored]
    led_by: Mapping[str, str]
    keys: Mapping[str, bytes]
    reused: tuple[str, ...]


def choose(order: WorkOrder, plans: tuple[StoryPlan, ...], batch: Batch, keys: Keys) -> Chosen:
    """What is to be drafted of a batch; the plans are its own and those that they may link to."""
    own = [plan for plan in plans if plan.table.patch.slug in batch.patches]
    scored = {plan.slug: editorial.scored(plan) for plan in own}
    led_by = batch.led_by if batch.again else editorial.first_tellings(scored.values())
    known = keys.of(with_corrections(order.corrections, plans))
    same = _reused(order, own, known, batch)
    wanted = {plan.slug for plan in own if not batch.again or plan.slug in batch.again} - same
    ready = with_corrections(order.corrections, _as_the_edition_has_them(plans, batch, led_by))
    return Chosen(
        plans=ready,
        wanted=frozenset(wanted),
        written=tuple(plan for plan in ready if plan.slug in wanted),
        scored=scored,
        led_by=led_by,
        keys=known,
        reused=tuple(plan.slug for plan in own if plan.slug in same),
    )


def summaries(
    order: WorkOrder,
    batch: Batch,
    chosen: Chosen,
    drafts: Iterable[Draft],
    seen: Iterable[Mapping[str, Any]],
) -> tuple[DraftSummary, ...]:
    """What the edition knows of the drafts of a batch, in the order of those that were written."""
    return tuple(
        DraftSummary(
            draft=draft if order.stage is None else draft.brief(),
            remembered=published_draft(draft, order.header) if order.remember else None,
            scored=chosen.scored[draft.slug],
            led_by=chosen.led_by.get(draft.slug, ""),
            links=tuple(target.slug for target in plan.see_more if target.slug),
            inserts=tuple(insert.name for insert in plan.inserts),
            seen=kept,
            key=_lasting_key(plan.slug, chosen.keys, batch),
        )
        for draft, plan, kept in zip(drafts, chosen.written, seen, strict=True)
    )


def _reused(
    order: WorkOrder, plans: Iterable[StoryPlan], keys: Mapping[str, bytes], batch: Batch
) -> set[str]:
    """The stories that were taken from the edition before: neither they nor those that they link to have changed."""
    if order.stage is None or batch.again:
        return set()
    same = {slug for slug, kept in batch.kept.items() if keys.get(slug) == kept.key}
    return {
        plan.slug
        for plan in plans
        if plan.slug in same
        and all(target.slug in same for target in plan.see_more if target.slug)
        and link_story(plan.slug, *batch.kept[plan.slug][1:], order.stage)
    }


def _lasting_key(slug: str, keys: Mapping[str, bytes], batch: Batch) -> bytes:
    """The story's key; empty where it has a caution of the edition or lost a link, of which its key knows nothing."""
    changed = bool(batch.again) and bool(batch.blocked or batch.verdict.on(slug))
    return b"" if changed else keys[slug]


def _as_the_edition_has_them(
    plans: Iterable[StoryPlan], batch: Batch, led_by: Mapping[str, str]
) -> Iterator[StoryPlan]:
    """The plans without links to what is blocked, marked down where a better story leads with the same."""
    for plan in plans:
        found = editorial.marked_down(plan, led_by[plan.slug]) if plan.slug in led_by else plan
        if any(target.slug in batch.blocked for target in plan.see_more):
            kept = tuple(target for target in plan.see_more if target.slug not in batch.blocked)
            found = replace(found, see_more=kept)
        yield found
