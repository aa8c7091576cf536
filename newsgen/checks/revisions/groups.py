"""The claims of a story, by what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgen.checks.revisions.change import PARTS, Claim, Edition, Story
from newsgen.checks.revisions.identity import Identity, identity

Groups = Mapping[Identity, list[Claim]]


def grouped(story: Story) -> dict[Identity, list[Claim]]:
    """The story's own claims; the headline of a sister story that it links to is told there."""
    links = [link["headline"] for link in story["see_more"] if link["headline"]]
    found: dict[Identity, list[Claim]] = {}
    for claim in story["claims"]:
        if any(link in claim["sentence"] and claim["text"] in link for link in links):
            continue
        one = identity(claim)
        if one is not None:
            found.setdefault(one, []).append(claim)
    return found


def everywhere(edition: Edition) -> dict[Identity, list[Claim]]:
    """The claims of all stories of an edition that are the same thing wherever they stand."""
    found: dict[Identity, list[Claim]] = {}
    for story in edition.stories.values():
        for one, claims in grouped(story).items():
            if one.portable:
                found.setdefault(one, []).extend(claims)
    return found


def most_prominent(claims: Iterable[Claim]) -> Claim:
    """The claim in the part that readers see first; of several there, the one that says most."""
    return min(claims, key=lambda claim: (PARTS.index(claim["part"]), -len(claim["text"])))


def own_figure(groups: Groups, area: str, measure: str, period: str) -> list[Claim]:
    """The claims of an area's own figure."""
    wanted = (area, measure, period)
    return next(
        (g for one, g in groups.items() if one.is_cell and (one.area, one.measure, one.period) == wanted), []
    )
