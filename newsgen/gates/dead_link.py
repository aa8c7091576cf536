"""A link to nowhere: a story that this edition has not, or one whose headline is not the one that the link gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import NamedTuple

from newsgen.gates.gate import OnDraft
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft, Link
from newsgen.model.map_page_file import address_of
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_LINK = re.compile(r'<a href="([^"]*)">')


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each address within the edition that no planned link of the draft leads to, nor its map."""
    sisters = {f"{target.slug}.html" for target in plan.see_more if target.slug}
    if plan.table.measure.name in newsroom.maps:
        sisters.add(address_of(plan.table.measure.name, plan.table.patch.slug))
    for address in dict.fromkeys(_LINK.findall(draft.body_html)):
        seen = unescape(address)
        if not seen.startswith(("http://", "https://")) and seen not in sisters:
            yield f"the link to {seen!r} leads to no story that this one is linked to"


class Linked(NamedTuple):
    """A draft's address, its headline and its links."""

    slug: str
    headline: str
    see_more: tuple[Link, ...]


def seen(draft: Draft, plan: StoryPlan) -> Linked:
    """The draft's address, its headline and its links."""
    return Linked(draft.slug, draft.headline, draft.see_more)


def edition_faults(seen: Sequence[Linked], newsroom: NewsroomSettings) -> Iterable[OnDraft]:
    """One message for each link to a story that the edition has not, or that has another headline there."""
    headlines = {draft.slug: draft.headline for draft in seen}
    for draft in seen:
        for link in draft.see_more:
            if link.slug and link.slug not in headlines:
                yield OnDraft(draft.slug, f"the link to {link.slug!r} leads to no story of this edition")
            elif link.slug and link.headline != headlines[link.slug]:
                found = (
                    f"the link says {link.headline!r}, and the story's headline is {headlines[link.slug]!r}"
                )
                yield OnDraft(draft.slug, found)
