"""An average, a total or a share given to another place than its own: England's average called that of a region."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from newsgen.gates.setting import Severity
from newsgen.model.draft import Claim, Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_WORD = re.compile(r"\w")
_ENDS = re.compile(r"(?:['’]?s)?(?!\w)")
"""What follows a name that is not the beginning of a longer one: a genitive, or no letter."""


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a sentence that names another place and not the figure's own; one where no sentence names that.

    Where a sentence has figures of several places, each is held against what stands between the one before it and the
    one after it. A single area, or a place that areas lie in, may stand there as the one that is compared: it is only
    taken for the figure's place where no figure of its own stands beside it.
    """
    links = [link.headline for link in draft.see_more]
    placed = [c for c in draft.claims if c.place and not any(link in c.sentence for link in links)]
    if not placed:
        return
    ours, areas = _places(plan, placed), {s.area.name for s in plan.table.rankings}
    within = {name for s in plan.table.rankings for _, name in s.area.parents}
    told = set()
    for (_, sentence), claims in groupby(placed, lambda c: (c.part, c.sentence)):
        every = list(claims)
        alone = not any(c.sentence == sentence and not c.place and c.unit != "date" for c in draft.claims)
        alone = alone and not any(c.area for c in every)
        for claim, said in _clauses(sentence, every):
            marked = claim.named if len({c.place for c in every}) == 1 else ()
            if _says(said, claim.place) or claim.place in marked:
                continue
            others = ours | within | areas if alone else ours - areas
            if other := _other(said, claim, others - {claim.place}, marked, plan):
                told.add(claim.place)
                yield f"a figure of {claim.place!r} is given to {other!r}: {sentence!r}"
    copy = "\n".join((draft.headline, draft.standfirst, draft.text))
    for place in dict.fromkeys(c.place for c in placed):
        if place == plan.table.patch.ranking_area.name or place in told or _says(copy, place):
            continue
        if all(place not in c.named for c in placed):
            sentence = next(c.sentence for c in placed if c.place == place)
            yield f"a figure of {place!r}, which the story does not name: {sentence!r}"


def _places(plan: StoryPlan, placed: Sequence[Claim]) -> set[str]:
    """The places that the story has figures of."""
    averages = (plan.table.average, plan.table.around)
    named = {one.figure.place for one in averages if one is not None} | {c.place for c in placed}
    return named | {plan.table.patch.ranking_area.name}


def _clauses(sentence: str, claims: Sequence[Claim]) -> Iterator[tuple[Claim, str]]:
    """The first claim of each place in a row, with the words from the claims before to the claims after these."""
    rows = [list(row) for _, row in groupby(claims, lambda c: c.place)]
    edges, at = [], 0
    for row in rows:
        begin = sentence.find(row[0].text, at)
        at = begin
        for claim in row:
            at = max(at, sentence.find(claim.text, at) + len(claim.text))
        edges.append((begin, at))
    for i, row in enumerate(rows):
        begin = edges[i - 1][1] if i else 0
        yield row[0], sentence[begin : edges[i + 1][0] if i + 1 < len(rows) else len(sentence)]


def _other(said: str, claim: Claim, others: set[str], marked: Sequence[str], plan: StoryPlan) -> str:
    """The first of the other places that the words name, or "": not as the place that an area named there lies in.

    `marked` are places that stand there, though they may be called otherwise.
    """
    for area in (s.area for s in plan.table.rankings if s.area.name in claim.named):
        said = re.sub(rf"{re.escape(area.name)}(?:\W+\w+)?\W+{re.escape(area.parent)}", area.name, said)
    named = sorted((name for name in others if name.lower() in said.lower()), key=len, reverse=True)
    found = next((name for name in named if _says(said, name)), "")
    return found or next((name for name in marked if name in others), "")


def _says(text: str, name: str) -> bool:
    """Whether the text has the name, in the genitive or not, and not within a longer one.

    A style may write "the" in a name small, or large.
    """
    text, name = text.lower(), name.lower()
    at = text.find(name)
    while at >= 0:
        if not _WORD.match(text[at - 1 : at]) and _ENDS.match(text, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False
