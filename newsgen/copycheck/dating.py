"""The dates of a copy: each must be one of the story's, in its part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsgen.copycheck.alignment import Aligned
from newsgen.copycheck.days import When, fits_any
from newsgen.copycheck.excused import inside
from newsgen.copycheck.story import Story
from newsgen.copycheck.verdicts import Found
from newsgen.copycheck.whether_ours import TOLD

_STAMP = re.compile(
    r"^(?:by\b|published|updated|last updated|posted|first published|on:?|date:?)?[^.]{0,60}$", re.IGNORECASE
)
_OF_FIGURES = re.compile(
    r"\b(?:figures?|rates?|cases?|week|data|publish\w*|releas\w*|statistics|numbers?|latest|month|quarter|year)\b",
    re.IGNORECASE,
)
RELATED_DATE = 0.5
"""From here on a date of the copy is held against those of a sentence of the draft."""
SAME_SENTENCE = 0.6
"""From here on a sentence is one of the draft, recast, and compares with the period that it does."""
_SAME = {"previous", "preceding", "prior", "last", "before", "past"}


def date_check(copy: Sequence[Aligned], story: Story) -> Iterator[Found]:
    """Dates that are not the story's, and dates that are, in the copy's order."""
    drafted = [w for said in story.said for w in said.whens]
    grains = _compared_with(story)
    for aligned in copy:
        said = aligned.said
        if aligned.same:
            for when in said.whens:
                yield aligned.found("holds", when.text, "")
            continue
        for when in said.whens:
            if inside(said.quoted, when.start, when.end):
                continue
            told = TOLD.search(said.text) is not None
            near = bool(aligned.near) and aligned.near[0][0] >= RELATED_DATE and not told
            about = near or (_OF_FIGURES.search(said.text) is not None and when.role != "")
            if when.grain:
                here = (
                    {w.grain for w in aligned.near[0][1].whens if w.relation in _SAME}
                    if aligned.near and aligned.near[0][0] >= SAME_SENTENCE
                    else set()
                )
                if here and when.relation in _SAME and when.grain not in here:
                    yield aligned.found("date", when.text, f"the draft compares with {_list(here)} here")
                elif (
                    about
                    and when.grain not in grains | here
                    and when.relation in _SAME
                    and when.grain != "day"
                    and aligned.near
                    and any(w.grain for w in drafted)
                ):
                    yield aligned.found("date", when.text, f"the draft compares with {_list(grains)}")
                continue
            known = _beside(when, aligned, story) or _of_role(when, story)
            if fits_any(when, known) or any(
                w.text.lower() == when.text.lower() and w.role == when.role for w in drafted
            ):
                yield aligned.found("holds", when.text, "")
            elif about and not _is_stamp(aligned):
                yield aligned.found(
                    "date",
                    when.text,
                    f"the draft's dates here are {_days(known)}" if known else "no date of the draft",
                )


def _compared_with(story: Story) -> set[str]:
    """The spans that the story compares over: its own, and those that it tells; a link tells of another story."""
    told = {
        w.grain for said in story.said if said.line.kind != "link" for w in said.whens if w.relation in _SAME
    }
    return (told | {story.known.compared}) - {""}


def _beside(when: When, aligned: Aligned, story: Story) -> frozenset[date]:
    """The days that the closest sentence of the draft has in this part, and the last where it tells of a change."""
    if aligned.closest is None or aligned.near[0][0] < 0.5:
        return frozenset()
    here = [w for w in aligned.closest.whens if w.role == when.role and not w.grain]
    days = frozenset(d for d in story.days if any(w.fits(d) for w in here))
    change = days and when.day is not None and any(w.grain for w in aligned.closest.whens)
    return days | (story.until if change else frozenset())


def _of_role(when: When, story: Story) -> frozenset[date]:
    """The days that a date in this part may be."""
    if when.role == "published" and story.published:
        others = [
            w
            for said in story.said
            for w in said.whens
            if w.role == "published" and not fits_any(w, story.published)
        ]
        return story.days if others else story.published
    if when.role == "until":
        return story.until or story.days
    return story.days


def _is_stamp(aligned: Aligned) -> bool:
    """A CMS's line of its own: when the page went up."""
    said = aligned.said
    return (
        not aligned.near
        and len(said.text) < 80
        and _STAMP.match(said.text) is not None
        and not said.text.endswith(".")
    )


def _list(grains: set[str]) -> str:
    return " and ".join(f"another {grain}" for grain in sorted(grains)) or "no other period"


def _days(days: frozenset[date]) -> str:
    return ", ".join(f"{d.day} {d:%B %Y}" for d in sorted(days))
