"""Who a story says is the highest or the lowest of its patch, and whether that was overturned."""

from __future__ import annotations

from collections.abc import Iterator

from newsgen.language.superlative import is_hedged
from newsgen.revisions.change import Change, Claim, Story
from newsgen.revisions.identity import Groups, Identity, most_prominent, own_figure

ANGLES = {"highest": "descending", "lowest": "ascending"}
"""The angles whose first areas share an end, and the order of that ranking."""


def is_first(one: Identity, story: Story) -> bool:
    """Whether it is a rank in the whole of the story's patch."""
    ranking = next((i for i in one.shape[1] if i[0] == "select"), None) if one.order else None
    return ranking is not None and ranking[1] == story["patch"]["name"] and not ranking[3]


def overturned(old: Story, was: Groups, new: Story, now: Groups, tag: str) -> Iterator[Change]:
    """A change for each end of a ranking that the old story put into words and that others have now.

    Rankings of areas by their own figures, and by how these changed, are told apart. `tag` is the language: one that is
    "one of the highest" was never said to be the highest.
    """
    latest = _ends(new, now, "")
    for ranking, claims in _ends(old, was, tag).items():
        before = _at_the_end(old, ranking, claims)
        after = _at_the_end(new, ranking, latest.get(ranking, []))
        if not after or set(before) == set(after):
            continue
        came = tuple(code for code in after if code not in before)
        left = tuple(code for code in before if code not in after)
        stayed = tuple(code for code in before if code in after)
        told = most_prominent(claims)
        figure = own_figure(now, after[0], ranking.measure, told["period"]) if ranking.ranks_own else []
        claim = most_prominent(figure) if figure else None
        yield Change("overturned", told["part"], told, claim, came, left, stayed, size=1)


def is_said_plainly(story: Story, groups: Groups, areas: tuple[str, ...], tag: str) -> bool:
    """Whether the story says of each of the areas that it is the first of a ranking, and hedges of none."""
    said = [
        [c for c in claims if c["value"] == 1 and not c["text"].isdecimal()]
        for one, claims in groups.items()
        if one.area in areas and is_first(one, story)
    ]
    firsts = [c for claims in said for c in claims]
    return {c["area"] for c in firsts} == {*areas} and not any(is_hedged(c["text"], tag) for c in firsts)


def _ends(story: Story, groups: Groups, tag: str) -> dict[Identity, list[Claim]]:
    """The first places that the story claims in plain words, by their ranking: an identity without an area."""
    found: dict[Identity, list[Claim]] = {}
    for one, claims in groups.items():
        firsts = [c for c in claims if c["value"] == 1 and not is_hedged(c["text"], tag)]
        if firsts and is_first(one, story):
            found.setdefault(one._replace(area=""), []).extend(firsts)
    return {one: claims for one, claims in found.items() if any(not c["text"].isdecimal() for c in claims)}


def _at_the_end(story: Story, ranking: Identity, firsts: list[Claim]) -> tuple[str, ...]:
    """The codes of all areas that share the first place; () where the story does not tell.

    Where areas are ranked by their own figures, an angle knows them all; otherwise they are those that the story claims
    the first place for.
    """
    claimed = tuple(dict.fromkeys(c["area"] for c in firsts))
    for angle in story["angles"] if ranking.ranks_own else ():
        sharing = int(angle["figures"].get("sharing", 0))
        joint = tuple(angle["areas"][:sharing])
        known = ANGLES.get(angle["angle"]) == ranking.order and len(joint) == sharing > 0
        if known and set(claimed) <= set(joint):
            return joint
    return claimed
