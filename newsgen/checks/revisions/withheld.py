"""Figures that a story gave and that are withheld now, and those that it said were withheld and are published now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsgen.checks.revisions.change import Change, Story
from newsgen.checks.revisions.groups import Groups, most_prominent, own_figure


def withheld(story: Story) -> tuple[str, ...] | None:
    """The codes of the areas without a figure, as the story's angle found them; None where it has no such angle."""
    found = [angle["areas"] for angle in story.get("angles", ()) if angle["angle"] == "suppressed"]
    return tuple(found[0]) if found else None


def newly_withheld(old: Story, was: Groups, new: Story) -> Iterator[Change]:
    """A change for each area whose own figure the old story gave."""
    before, after = withheld(old), withheld(new)
    if before is None or after is None:
        return
    for code in after:
        figures = [c for one, group in was.items() if one.is_cell and one.area == code for c in group]
        if code not in before and figures:
            yield Change("withheld", most_prominent(figures)["part"], None, left=(code,), size=1)


def newly_published(old: Story, was: Groups, new: Story, now: Groups) -> Iterator[Change]:
    """A change for each area that the old story counted or named among those without a figure."""
    before, after = withheld(old), withheld(new)
    if before is None or after is None:
        return
    counts = [c for group in was.values() for c in group if is_count_of_withheld(c)]
    told = most_prominent(counts) if counts else None
    measure = next((one.measure for one in was if one.is_cell), "")
    for code in before:
        if code not in after and code in new["patch"]["areas"]:
            figure = own_figure(now, code, measure, old["period"]["end"])
            claim = most_prominent(figure) if figure else None
            yield Change("released", told["part"] if told else "body", told, claim, came=(code,), size=1)


def is_count_of_withheld(claim: Mapping[str, object]) -> bool:
    """Whether it counts cells that their publisher withholds."""
    derivation = claim["derivation"]
    test = derivation.get("test") if isinstance(derivation, Mapping) else None
    return isinstance(test, Mapping) and test.get("op") == "withheld"
