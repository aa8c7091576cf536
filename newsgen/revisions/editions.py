"""Two editions of one project, compared story by story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsgen.revisions.change import Change, Compared, Edition, Standing, Story, StoryChange
from newsgen.revisions.ends import is_said_plainly, overturned
from newsgen.revisions.figures import revised, untold
from newsgen.revisions.identity import Groups, everywhere, grouped, settings
from newsgen.revisions.same_areas import Same
from newsgen.revisions.same_places import recoded
from newsgen.revisions.withheld import Hidden, hidden, newly_published, newly_withheld


@dataclass(frozen=True, slots=True)
class _Latest:
    """The new edition: all that it tells, its language, what is withheld in it, and what it has of which areas."""

    edition: Edition
    known: Groups
    tag: str
    hidden: Hidden
    same: Same


def compare(old: Edition, new: Edition) -> Compared:
    """What was published in the old edition and is otherwise in the new, the most serious first.

    A draft that was blocked was never published: nothing in it can change. Where the periods differ, the new edition is
    no revision; then only areas' own figures of the old period are compared, wherever the new edition tells them.
    An area that has another code now is the same one. A figure of a whole place that is of other areas now is another
    figure, and so no change.
    """
    new = recoded(old, new)
    latest = _Latest(
        new, everywhere(new), str(old.record.get("language", "")), hidden(old, new), Same(old, new)
    )
    same_period = old.record["period"] == new.record["period"]
    covered = {patch["name"] for patch in new.record["patches"]}
    published = {slug: s for slug, s in old.stories.items() if s["status"] != "blocked"}
    within = {slug: s for slug, s in published.items() if s["patch"]["name"] in covered}
    found = [_story(story, latest) if same_period else _earlier(story, latest) for story in within.values()]
    if same_period:
        found += _newcomers(old, new)
    found = [s for s in found if s.changes or s.standing != "changed"]
    beyond = (s["patch"]["name"] for slug, s in published.items() if slug not in within)
    return Compared(
        same_period=same_period,
        same_table=_bytes(old) == _bytes(new),
        stories=tuple(sorted(found, key=lambda story: story.gravity)),
        settings=tuple(_settings(within, new)) if same_period else (),
        compared=sum(slug in new.stories for slug in within),
        uncovered=tuple(dict.fromkeys(beyond)),
    )


def _story(old: Story, latest: _Latest) -> StoryChange:
    """A story against the one of its slug in the new edition, and against all else that this tells."""
    new = latest.edition.stories.get(old["slug"])
    was, now = grouped(old), grouped(new) if new else {}
    changes = [
        change
        for change in revised(old, was, new, now, latest.known, latest.tag)
        if not _of_others(change, latest)
    ]
    if new is not None:
        ends = overturned(old, was, new, now, latest.tag)
        changes += (end for end in ends if _holds_of_all(end, new, now, latest))
        changes += newly_withheld(old, was, new)
        changes += newly_published(old, was, new, {**latest.known, **now})
    told = _gravest_first((latest.hidden.without(change, old) for change in changes), old)
    unknown = tuple(
        claim
        for claim in untold(was, now, latest.known)
        if claim["unit"] != "rank" and claim["area"] not in latest.hidden.areas
    )
    return StoryChange(old["slug"], _standing(new), old, new, told, _why(old, new, latest), unknown)


def _of_others(change: Change, latest: _Latest) -> bool:
    """Whether the figure is of other areas now, or rests on one that is withheld now and could be found from it."""
    claims = [claim for claim in (change.was, change.now) if claim is not None]
    return any(latest.same.differ(claim) for claim in claims) or latest.hidden.behind(change.was)


def _holds_of_all(end: Change, new: Story, now: Groups, latest: _Latest) -> bool:
    """Whether others are first whatever the areas without a figure have.

    Where other areas have one now, those that were first may be so still, unless the new edition says it plainly.
    """
    if end.was is None or not latest.same.differ(end.was):
        return True
    return not latest.hidden.areas.intersection(end.left) and is_said_plainly(new, now, end.came, latest.tag)


def _earlier(old: Story, latest: _Latest) -> StoryChange:
    """A story of another period against the figures of that period that the new edition gives."""
    own = {one: claims for one, claims in grouped(old).items() if one.is_cell}
    changes = _gravest_first(revised(old, own, None, {}, latest.known, latest.tag), old)
    return StoryChange(old["slug"], "changed", old, None, changes)


def _gravest_first(changes: Iterable[Change], old: Story) -> tuple[Change, ...]:
    """The changes of a story by their gravity; of a kind and a part, those of its first paragraph before the others."""
    first, _, _ = old["text"].partition("\n")

    def gravity(change: Change) -> tuple[float, ...]:
        *before, size = change.gravity
        return *before, change.was is None or change.was["sentence"] not in first, size

    return tuple(sorted(changes, key=gravity))


def _standing(new: Story | None) -> Standing:
    if new is None:
        return "vanished"
    return "blocked" if new["status"] == "blocked" else "changed"


def _why(old: Story, new: Story | None, latest: _Latest) -> tuple[str, ...]:
    """Why the story is not in the new edition, or blocked there."""
    if new is not None:
        return tuple(c["message"] for c in new["cautions"] if c["severity"] == "block")
    name = old["story"], old["patch"]["name"]
    unwritten = latest.edition.record["unwritten"]
    return tuple(u["why"] for u in unwritten if (u["story"], u["patch"]) == name)


def _newcomers(old: Edition, new: Edition) -> Iterator[StoryChange]:
    """Stories that the old edition did not have, and those that it had and did not let out."""
    patches = {patch["name"] for patch in old.record["patches"]}
    for slug, story in new.stories.items():
        before = old.stories.get(slug)
        if story["status"] == "blocked" or story["patch"]["name"] not in patches:
            continue
        if before is None:
            yield StoryChange(slug, "new", None, story)
        elif before["status"] == "blocked":
            yield StoryChange(slug, "unblocked", before, story)


def _settings(published: Mapping[str, Story], new: Edition) -> Iterator[tuple[str, Any, Any]]:
    """Settings of the project that stories of the same slug rest on, and that differ: each once."""
    found: set[tuple[str, str, str]] = set()
    for slug, story in published.items():
        other = new.stories.get(slug)
        before, after = _stated(story), _stated(other) if other else {}
        for name in sorted(before.keys() & after.keys() - {"data.published"}):
            differs = (name, repr(before[name]), repr(after[name]))
            if before[name] != after[name] and differs not in found:
                found.add(differs)
                yield name, before[name], after[name]


def _stated(story: Story) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for claim in story["claims"]:
        found |= settings(claim["derivation"])
    return found


def _bytes(edition: Edition) -> list[tuple[str, str]]:
    """The contents of its sources, whatever they are called."""
    return sorted((source["sha256"], source["member"] or "") for source in edition.record["sources"])
