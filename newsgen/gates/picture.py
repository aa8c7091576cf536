"""A picture that shows another figure than the story, its list or its table has, or one that is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from newsgen.gates.printed import plain, printed_list
from newsgen.gates.setting import Severity
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.model.picture import Picture, ShownFigure, digest_of
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "block"
_NEAR = 1e-6


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message for each picture and reason: of figures, of colours, of the list's order, of its file."""
    if not draft.pictures:
        return
    table = plan.table
    ranked = {one.area.code: one for one in table.rankings}
    printed = [claim for claim in draft.claims if claim.measure == table.measure.name and claim.area]
    for picture in draft.pictures:
        changes = picture.kind == "bars" and plan.lead.about == "change"
        for shown in picture.shown:
            one = ranked.get(shown.area)
            if one is None:
                yield f"{picture.file} shows a figure of {shown.area}, which has none that may be shown"
            elif not changes and not _is_of(one, shown, table):
                yield f"{picture.file} shows {shown.text} for {one.area.name}, and the table has another figure"
            for claim in printed if shown.figure is not None and not changes else ():
                if (claim.area, claim.origin) != (shown.area, getattr(shown.figure, "origin", None)):
                    continue
                if abs(float(claim.value) - shown.value) > _NEAR:
                    told = f"{picture.file} shows {plain(shown.value)} for {shown.area}"
                    yield f"{told}, and the {claim.part} says {claim.text}"
        yield from _of_the_file(picture, {*ranked})
        yield from _of_the_colours(picture, ranked)
        if picture.kind == "bars":
            yield from _of_the_list(picture, printed_list(draft))


def _is_of(one: AreaRanking, shown: ShownFigure, table: PatchTable) -> bool:
    if shown.period == table.period.end.isoformat():
        return bool(one.value.value == shown.value)
    past = one.history
    return any(
        period.end.isoformat() == shown.period and value == shown.value
        for period, value in zip(past.periods, past.values, strict=True)
    )


def _of_the_file(picture: Picture, ranked: set[str]) -> Iterator[str]:
    if picture.data and digest_of(picture.data) != picture.digest:
        yield f"{picture.file} is not the file that was drawn"
    if others := sorted({code for code, _ in picture.coloured} - ranked):
        yield f"{picture.file} has a colour for {others[0]}, which has no figure that may be shown"


def _of_the_colours(picture: Picture, ranked: Mapping[str, AreaRanking]) -> Iterator[str]:
    """Bands run with the figures: of two areas the one with the higher figure is in the same band or a higher one."""
    found = sorted(
        (ranked[code].value.value, band, ranked[code].area.name)
        for code, band in picture.coloured
        if code in ranked
    )
    for (low, band, name), (high, above, other) in pairwise(found):
        if band > above or (low == high and band != above):
            yield f"{picture.file} has {name} in a higher band than {other}, whose figure is not lower"


def _of_the_list(picture: Picture, listed: tuple[str, ...]) -> Iterator[str]:
    """Areas that both have stand in one order."""
    place = {code: i for i, code in enumerate(listed)}
    both = [place[one.area] for one in picture.shown if one.area in place]
    if any(one > other for one, other in pairwise(both)):
        yield f"{picture.file} has its areas in another order than the list"
