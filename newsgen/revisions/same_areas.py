"""Whether two figures of a whole place are of the same areas: over others it is another figure, and no revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsgen.revisions.change import Claim, Edition
from newsgen.revisions.withheld import withheld


@dataclass(frozen=True, slots=True)
class Same:
    """The two editions, asked which areas of a place have a figure."""

    old: Edition
    new: Edition

    def differ(self, claim: Claim) -> bool:
        """Whether the claim rests on a selection of some place's areas, of which others have a figure now."""
        return any(self.moved(place, claim["measure"]) for place in places_of(claim["derivation"]))

    def moved(self, place: str, measure: str) -> bool:
        """Whether other areas of the place have a figure of that measure than had one; of any, where it is ""."""
        listed = all("without_figure" in edition.record for edition in (self.old, self.new))
        lacking = _listed if listed else _told
        before, after = (lacking(edition, place, measure) for edition in (self.old, self.new))
        return bool(before != after)


def places_of(step: Any) -> Iterator[str]:
    """The name of the place of each selection in a derivation, the outermost first."""
    if isinstance(step, Mapping):
        if "select" in step:
            yield step["select"]["patch"]
        for inner in step.values():
            yield from places_of(inner)
    elif isinstance(step, list):
        for inner in step:
            yield from places_of(inner)


def _listed(edition: Edition, place: str, measure: str) -> Any:
    """The areas of a place, and those of them without a figure in each period."""
    areas = _areas(edition, place)
    asked = (w for w in edition.record["without_figure"] if measure in {"", w["measure"]})
    lacking = {(w["measure"], w["period"]): areas.intersection(w["areas"]) for w in asked}
    return areas, {key: found for key, found in lacking.items() if found}


def _told(edition: Edition, place: str, measure: str) -> Any:
    """The same as stories of the place tell it, in an edition of an older newsgen."""
    stories = (s for s in edition.stories.values() if s["patch"]["name"] == place)
    return _areas(edition, place), {code for story in stories for code in withheld(story) or ()}


def _areas(edition: Edition, place: str) -> set[str]:
    return {a for patch in edition.record["patches"] if patch["name"] == place for a in patch["areas"]}
