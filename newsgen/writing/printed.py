"""What was printed of a plan, set as a draft: words, claims, links, and what nothing answers for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsgen.errors import TemplateError
from newsgen.language.senses import comparisons_in
from newsgen.language.style import HouseStyle
from newsgen.model.body import Line
from newsgen.model.draft import HOLD, UNSAYABLE, Caution, Claim, Draft, Link, RoleSaid, StoryPart, ToAsk
from newsgen.model.plan import StoryPlan
from newsgen.writing.claims import claims_of
from newsgen.writing.ledger import Ledger
from newsgen.writing.loose import loose_numbers
from newsgen.writing.phrases.telling import Said
from newsgen.writing.typeset import set_parts


@dataclass(frozen=True, slots=True)
class Printed:
    """What a story printed: its marked parts, the ledger of their marks, its choices, its roles, what to ask.

    `met` are the roles that it asked for, by kind, also where they said nothing.
    """

    headline: Line
    standfirst: Line
    body: Sequence[tuple[str, Sequence[str]]]
    ledger: Ledger
    picks: Mapping[str, int]
    said: tuple[Said, ...] = ()
    to_ask: tuple[ToAsk, ...] = ()
    met: frozenset[tuple[str, str]] = frozenset()


NOTHING = Printed(Line("(Not written)", ()), Line("", ()), (), Ledger(), {})


def draft_of(
    plan: StoryPlan,
    all_printed: Mapping[int, Printed],
    number: Mapping[str, int],
    style: HouseStyle,
    error: TemplateError | None,
) -> Draft:
    """The draft of a plan; `number` is that of each plan by slug, and `error` why a figure of this one has no words."""
    printed = all_printed[number[plan.slug]]
    body = set_parts(
        printed.body,
        printed.ledger,
        lambda n: all_printed[n].headline if n in all_printed else None,
    )
    parts: list[tuple[StoryPart, Line]] = [
        ("headline", printed.headline),
        ("standfirst", printed.standfirst),
    ]
    parts += [("body", line) for line in body.lines]
    claims: list[Claim] = [claim for part, line in parts for claim in claims_of(line, part, style.locale)]
    links = tuple(
        t.external or Link(all_printed[number[t.slug]].headline.text, t.slug)
        for t in plan.see_more
        if t.external or t.slug in number
    )
    table = plan.table
    return Draft(
        slug=plan.slug,
        story=plan.story,
        patch=table.patch,
        measure=table.measure.name,
        period=table.period,
        compared_with=table.compared_with,
        published=plan.published,
        headline=printed.headline.text,
        standfirst=printed.standfirst.text,
        body=body,
        score=plan.score,
        findings=tuple(plan.findings.values()),
        claims=tuple(claims),
        see_more=links,
        cautions=(
            *([Caution(UNSAYABLE, "block", str(error))] if error else []),
            *(Caution(HOLD, "warn", why) for why in plan.holds),
        ),
        unproved=tuple(words for _, line in parts for words in _unanswered(line.loose(), style.language)),
        picks=printed.picks,
        lead=plan.rule,
        pictures=plan.pictures,
        to_ask=printed.to_ask,
        roles=tuple(_role(one) for one in printed.said if not one.inside),
    )


def _role(one: Said) -> RoleSaid:
    phrase = f"{one.wording.where}:{one.wording.line}"
    return RoleSaid(f"{one.kind}.{one.role}", one.kind, one.cell.when, phrase)


@lru_cache(maxsize=8192)
def _unanswered(text: str, language: str) -> tuple[str, ...]:
    """Numbers and words of comparison. Without its figures and names, a sentence is the same in many drafts."""
    return (*loose_numbers(text, language), *comparisons_in(text, language))
