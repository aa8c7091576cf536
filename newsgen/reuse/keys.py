"""Keys of stories: where that of a story and of those that it links to is as before, it would be written the same.

A key is a digest of all that a story is made from, by value: newsgen itself, the voice of the house, the project's
rules, the template with all that it takes in, and of the figures, those of the areas that it is ranked among with what
else its table says of them. Nothing is followed by hand: what a table has beside its rankings goes in as it is, and the
ranking of an area is made from the area's fingerprint (`ingest.fingerprints`), its ranks and the averages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from hashlib import blake2b

from newsgen.model.correction import Correction
from newsgen.model.figure import Figure
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.place_figures import Amount, PatchFigures, PlaceFigures
from newsgen.model.plan import StoryPlan
from newsgen.model.story import Story

SIZE = 16
_BY_MARK = {"rankings", "own", "earlier", "patch", "suppressed", "missing", "places", "swap_high", "swap_low"}
_RELATIVE = 3
"""How many of a place's areas by change a story may speak of beside its own figures."""
_RANKS = ("rank_range", "firm_high", "firm_low", "chance_high", "chance_low", "past", "tied")


class Keys:
    """The keys of a work order's stories. `common` is a digest of what all share, `marks` those of areas by code.

    `template` gives, for a template's name, a digest of its text and of those that it takes in.
    """

    def __init__(
        self,
        common: bytes,
        marks: Mapping[str, bytes],
        template: Callable[[str], bytes],
        stories: Iterable[Story],
        corrections: Iterable[Correction],
    ) -> None:
        self.common, self.marks, self.template = common, marks, template
        self.stories = {story.name: repr(story).encode() for story in stories}
        self.corrections = tuple(corrections)
        self._tables: dict[tuple[str, str], bytes] = {}

    def of(self, plans: Iterable[StoryPlan]) -> dict[str, bytes]:
        """The key of each plan, by its slug."""
        self._tables.clear()
        return {plan.slug: self._of(plan) for plan in plans}

    def _of(self, plan: StoryPlan) -> bytes:
        table = plan.table
        patch = table.patch
        own = table.own.area.code if table.own else ""
        digest = blake2b(self.common, digest_size=SIZE)
        digest.update(self.template(plan.template))
        digest.update(self.stories[plan.story])
        said = (
            (patch.name, patch.kind, patch.slug, patch.position, own),
            (plan.slug, plan.published, plan.score, plan.see_more, plan.inserts, plan.position),
            (plan.rule, plan.lead.angle),
        )
        digest.update(repr(said).encode())
        digest.update(repr([c for c in self.corrections if c.story == plan.slug]).encode())
        digest.update(self._table(table))
        return digest.digest()

    def _table(self, table: PatchTable) -> bytes:
        """What patches that are ranked in one place have in common."""
        known = table.patch.ranking_area.slug, table.measure.name
        if known not in self._tables:
            self._tables[known] = self._ranked(table)
        return self._tables[known]

    def _ranked(self, table: PatchTable) -> bytes:
        digest = blake2b(repr(table.patch.ranking_area.areas).encode(), digest_size=SIZE)
        for field in fields(table):
            if field.name not in _BY_MARK:
                digest.update(repr((field.name, getattr(table, field.name))).encode())
        digest.update(
            repr((_as_a_whole(table.places), _swap(table.swap_high), _swap(table.swap_low))).encode()
        )
        for ranking in table.rankings:
            digest.update(self.marks[ranking.area.code])
            digest.update(_ranks(ranking))
        for area in (*table.suppressed, *table.missing):
            digest.update(self.marks[area.code])
        return digest.digest()


def _ranks(ranking: AreaRanking) -> bytes:
    """How an area stands, beside what its own figures say."""
    found = [getattr(ranking, name) for name in _RANKS]
    return repr((ranking.rank.value, ranking.rank_low.value, found)).encode()


def _as_a_whole(places: PatchFigures | None) -> object:
    """The figures of a patch and of the places around and inside it; where they come from follows from these."""
    if places is None:
        return None
    without = places.without
    return (
        *(_place(place) for place in (places.own, *places.wider, *places.parts)),
        (len(places.wider), len(places.parts)),
        without and (without.area.code, _amount(without.total)),
        [(one.area.code, one.rank_of_all and one.rank_of_all.value) for one in places.relative[:_RELATIVE]],
    )


def _swap(figure: Figure | None) -> object:
    return figure and (figure.value, figure.area and figure.area.code)


def _place(place: PlaceFigures) -> object:
    ranks = (place.rank, place.rank_before, place.peers)
    return place.place.name, _amount(place.total), _amount(place.rate), *map(_figure, ranks)


def _amount(amount: Amount) -> object:
    return [_figure(getattr(amount, field.name)) for field in fields(amount)]


def _figure(figure: Figure | None) -> object:
    return figure and (figure.value, figure.bound)
