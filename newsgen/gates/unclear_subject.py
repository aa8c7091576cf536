"""A sentence on "it", "the figure" or "there" that leaves readers to guess which place it is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from newsgen.gates.prose import Told, above_headings, paragraphs
from newsgen.gates.setting import Severity
from newsgen.language.gate_words import gate_words_of
from newsgen.model.draft import Draft
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan

SEVERITY: Severity = "note"
NEEDS = ("unclear_subjects",)


def faults(draft: Draft, plan: StoryPlan, newsroom: NewsroomSettings) -> Iterable[str]:
    """One message a sentence that has a figure of a place and does not name that place.

    Its subject is unclear where what stands before it gives figures of two or more places, or names none but another
    place: the sentence before it, or, where it opens a paragraph, the last paragraph that names a place. One has to.
    """
    said = gate_words_of(newsroom.language).unclear_subjects
    copy = above_headings(draft) if said else ""
    if not any(subject in copy for subject in said):
        return
    names = {s.area.code: s.area.name for s in plan.table.rankings}
    last: tuple[Told, ...] = ()
    for paragraph in paragraphs(draft, newsroom.language):
        for at, told in enumerate(paragraph):
            before = paragraph[at - 1 : at] if at else last
            if told.text.startswith(said) and (why := _unclear(told, before, names, opens=not at)):
                yield f"it is not clear which place this is of, {why}: {told.text!r}"
        if any(told.named for told in paragraph):
            last = paragraph


def _unclear(told: Told, before: Sequence[Told], names: Mapping[str, str], *, opens: bool) -> str:
    """Why readers do not know the place that its figures are of; "" where they do, or where these are of none."""
    own = _places(told, names)
    if not own or own & told.named:
        return ""
    named = {name for one in before for name in one.named}
    likely = {name for one in before for name in _places(one, names) & one.named} or named
    if opens and not likely:
        return "and no paragraph before it names one"
    if len(likely) > 1:
        return f"after {' and '.join(sorted(likely))}"
    areas = {names.get(claim.area, "") for claim in told.claims if claim.area}
    if likely and areas and not areas & likely:
        return f"after {min(likely)}, which it is not"
    return ""


def _places(told: Told, names: Mapping[str, str]) -> Set[str]:
    """The places that a sentence has figures of."""
    return {names.get(claim.area, "") or claim.place for claim in told.claims if claim.unit != "date"} - {""}
