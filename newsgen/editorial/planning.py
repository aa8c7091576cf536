"""From findings to story plans: what is written, what is not and why, and who links to whom."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from newsgen.angles import Candidate
from newsgen.editorial.holds import Holds, holds_of, with_shipped
from newsgen.editorial.leads import BRIEF, Hand, dealt, leads_a_brief, no_news, rules_that_hold
from newsgen.editorial.score import score
from newsgen.model.area import Patch
from newsgen.model.draft import Lead, Link, Unwritten
from newsgen.model.finding import Finding
from newsgen.model.plan import Insert, StoryPlan, Target
from newsgen.model.published import PublishedEdition
from newsgen.model.story import SeeMore

Leads = Mapping[str, tuple[str, Lead]]
NONE: Leads = MappingProxyType({})
Decide = Callable[[list[tuple[str, StoryPlan]]], list[bool]]


@dataclass(frozen=True, slots=True)
class Planned:
    """The stories to write and those that are not written, both in the project's order: by story, then by patch."""

    plans: tuple[StoryPlan, ...]
    unwritten: tuple[Unwritten, ...]


def plan(
    candidates: Iterable[Candidate],
    published: date,
    inserts: tuple[Insert, ...],
    as_of: date,
    decide: Decide,
    last: PublishedEdition | None = None,
    leads: Leads = NONE,
) -> Planned:
    """Decide which candidates become stories and what each links to.

    `decide` answers, for pairs of a `when` expression and the plan it is about, whether the story is wanted.
    A link leads only to a story that is written too. `last` is the last edition, where the past is known. `leads` are
    those of stories whose lead is chosen (`leads_of`).
    """
    unwritten: list[Unwritten] = []
    plans: list[StoryPlan] = []
    asked: list[tuple[str, StoryPlan]] = []
    links: dict[str, tuple[SeeMore, ...]] = {}
    for candidate in candidates:
        story, patch = candidate.story, candidate.table.patch
        found = _lead(candidate, leads)
        if isinstance(found, str):
            unwritten.append(Unwritten(story.name, patch.name, found))
            continue
        findings, rule = found
        lead = next(iter(findings.values()))
        draft = StoryPlan(
            slug=slug(patch, story.name),
            story=story.name,
            template=story.template,
            table=candidate.table,
            findings=findings,
            published=published,
            score=score(lead, candidate.table, last.draft(slug(patch, story.name)) if last else None),
            inserts=tuple(i for i in inserts if _fits(i, candidate, as_of)),
            position=story.position,
            rule=rule,
            holds=rule.holds if rule is not None else (),
        )
        plans.append(draft)
        links[draft.slug] = story.see_more
        if story.when:
            asked.append((story.when, draft))
    answers = decide(asked) if asked else []
    refused = {
        p.slug: expression for (expression, p), wanted in zip(asked, answers, strict=True) if not wanted
    }
    unwritten += [
        Unwritten(p.story, p.table.patch.name, f"not so: when = {refused[p.slug]!r}")
        for p in plans
        if p.slug in refused
    ]
    plans = [p for p in plans if p.slug not in refused]
    slugs = {(p.table.patch.name, p.story): p.slug for p in plans}
    linked = (replace(p, see_more=tuple(_targets(p, links[p.slug], slugs))) for p in plans)
    return Planned(tuple(linked), tuple(unwritten))


def leads_of(
    candidates: Iterable[Candidate], cut_offs: Mapping[str, Any], known: Holds
) -> dict[str, tuple[str, Lead]]:
    """The finding that leads each story whose lead is chosen, and by which rule, by the story's slug.

    The candidates are all of the edition's, whichever are written: leads are dealt among neighbours. `cut_offs` are the
    settings of lead rules that the project has of its own, `known` what it knows of places beside their figures.
    """
    hands, briefs, holds = [], {}, {}
    known = with_shipped(known)
    for candidate in candidates:
        name, findings = slug(candidate.table.patch, candidate.story.name), candidate.findings
        held = rules_that_hold(findings, candidate.table, cut_offs)
        holds[name] = tuple(holds_of(findings, candidate.table, known))
        hands.append(Hand(name, candidate.table, findings, held))
        told = leads_a_brief(findings, candidate.table)
        if not held and candidate.story.brief and told is not None:
            briefs[name] = told, Lead(BRIEF, no_news(findings, candidate.table))
    leads = dealt(hands) | briefs
    return {name: (finding, replace(lead, holds=holds[name])) for name, (finding, lead) in leads.items()}


def _lead(candidate: Candidate, leads: Leads) -> tuple[Mapping[str, Finding], Lead | None] | str:
    """The findings of a story with its lead first, and why that leads where it is chosen; or why it is not written."""
    story, findings = candidate.story, candidate.findings
    if not story.lead_is_chosen:
        lead = next(iter(findings.values()))
        return (findings, None) if lead.found else f"its lead, {lead.angle}, found nothing"
    chosen = leads.get(slug(candidate.table.patch, story.name))
    if chosen is None:
        return f"no news: {no_news(findings, candidate.table)}"
    name, rule = chosen
    return {name: findings[name], **findings}, rule


def unused(inserts: Iterable[Insert], used: Container[str], as_of: date) -> tuple[Unwritten, ...]:
    """Those inserts, and why, that no story of the edition has; `used` are the names of those that one has."""
    why = f"no story of this edition is about its places, or it is not valid on {as_of}"
    return tuple(
        Unwritten(f"insert {i.name}", ", ".join(i.places), why) for i in inserts if i.name not in used
    )


def slug(patch: Patch, story: str) -> str:
    """The address of a story: its patch's slug and its name."""
    return f"{patch.slug}-{story}"


def _fits(insert: Insert, candidate: Candidate, as_of: date) -> bool:
    """Whether an insert is about the patch (or a place that all of it lies in) and may be printed that day."""
    table = candidate.table
    places = {table.patch.name}
    areas = [*(s.area for s in table.rankings), *table.suppressed, *table.missing]
    if areas:
        shared = set(areas[0].parents).intersection(*(area.parents for area in areas))
        places |= {name for _, name in shared}
    return (
        bool(places & set(insert.places))
        and (not insert.stories or candidate.story.name in insert.stories)
        and (insert.valid_from is None or insert.valid_from <= as_of)
        and (insert.valid_until is None or as_of <= insert.valid_until)
    )


def _targets(
    plan: StoryPlan, links: tuple[SeeMore, ...], slugs: dict[tuple[str, str], str]
) -> Iterable[Target]:
    for link in links:
        if link.url:
            yield Target(external=Link(link.headline, url=link.url))
        else:
            found = slugs.get((link.patch or plan.table.patch.name, link.story))
            if found and found != plan.slug:
                yield Target(found)
