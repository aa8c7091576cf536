"""What of a batch need not be drafted again, and what the edition as a whole changes where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from newsgen import editorial
from newsgen.drafting.work_order import Batch, WorkOrder
from newsgen.edition.write import link_story
from newsgen.model.plan import StoryPlan
from newsgen.reuse.keys import Keys


def story_keys(order: WorkOrder, template: Callable[[str], bytes]) -> Keys:
    """The keys of an order's stories; `template` gives a digest of a template with all that it takes in."""
    of_areas = {area.code: found for area, found in zip(order.dataset.areas, order.fingerprints, strict=True)}
    return Keys(order.shared_digest, of_areas, cache(template), order.project.stories, order.corrections)


def reused(order: WorkOrder, plans: Iterable[StoryPlan], keys: Mapping[str, bytes], batch: Batch) -> set[str]:
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


def lasting_key(slug: str, keys: Mapping[str, bytes], batch: Batch) -> bytes:
    """The story's key; empty where it has a caution of the edition or lost a link, of which its key knows nothing."""
    changed = bool(batch.again) and bool(batch.blocked or batch.verdict.on(slug))
    return b"" if changed else keys[slug]


def as_the_edition_has_them(
    plans: Iterable[StoryPlan], batch: Batch, led_by: Mapping[str, str]
) -> Iterator[StoryPlan]:
    """The plans without links to what is blocked, marked down where a better story leads with the same."""
    for plan in plans:
        found = editorial.marked_down(plan, led_by[plan.slug]) if plan.slug in led_by else plan
        if any(target.slug in batch.blocked for target in plan.see_more):
            kept = tuple(target for target in plan.see_more if target.slug not in batch.blocked)
            found = replace(found, see_more=kept)
        yield found
