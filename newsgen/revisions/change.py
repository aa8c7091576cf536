"""What a comparison of two editions finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from newsgen.edition.records import ClaimRecord, EditionRecord, StoryRecord

Claim = ClaimRecord
"""A claim as stories/<slug>.json has it."""
Story = StoryRecord
"""stories/<slug>.json."""

Kind = Literal["overturned", "count", "withheld", "released", "value", "average", "derived", "rank"]
"""The most serious first, where the parts of the story are equal.

overturned   who was said to be the highest or lowest no longer is, or no longer alone, or now alone
count        how many areas lie beyond a line
withheld     a figure was given that its publisher withholds now
released     a figure was said to be withheld, and is published now
value        an area's own figure
average      a figure of the whole patch: a mean, a median, a sum
derived      a comparison worked out from others: a ratio, a change, a share
rank         a place in a ranking that is not its end
"""
KINDS: tuple[Kind, ...] = (
    "overturned", "count", "withheld", "released", "value", "average", "derived", "rank",
)  # fmt: skip
PARTS = ("headline", "standfirst", "body")

Standing = Literal["changed", "blocked", "vanished", "new", "unblocked"]


class Edition(Protocol):
    """An edition read back: `record` is edition.json, `stories` are its stories' records by slug."""

    @property
    def record(self) -> EditionRecord: ...

    @property
    def stories(self) -> dict[str, StoryRecord]: ...


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was published and is so no more.

    `was` is the claim as it was published, in the most prominent part that had it. It is None of a figure that is
    withheld now, which nobody should repeat, and where a withheld figure was reported without any number. `now` is the
    claim of the same thing in the new edition, None where none is printed; for an end of a ranking, the claim of the
    new first area's own figure. `came` and `left` are the codes of areas that came to what is claimed (the highest;
    those above 300; those withheld) and that left it; `stayed` those that keep an end of a ranking. `size` is by how
    much the value moved, as a share of what it was.
    """

    kind: Kind
    part: str
    was: Claim | None
    now: Claim | None = None
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    stayed: tuple[str, ...] = ()
    size: float = 0

    @property
    def gravity(self) -> tuple[int, int, bool, float]:
        """Sorts the most serious first: an end overturned, or the headline; then part, kind and size.

        An area's rate stands before the count of cases behind it.
        """
        part = 0 if self.kind == "overturned" else PARTS.index(self.part)
        behind = self.kind == "value" and self.was is not None and self.was["unit"] == "count"
        return part, KINDS.index(self.kind), behind, -self.size


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story of the old edition or the new: what became of it, and what changed in it, the most serious first.

    `why` tells why it vanished or is blocked. `untold` are claims of the old story that nothing in the new edition
    speaks of, so that it cannot say whether they hold.
    """

    slug: str
    standing: Standing
    was: Story | None
    now: Story | None
    changes: tuple[Change, ...] = ()
    why: tuple[str, ...] = ()
    untold: tuple[Claim, ...] = ()

    @property
    def either(self) -> Story:
        """Its record in the old edition, or in the new one where the old one has it not."""
        found = self.was or self.now
        assert found is not None
        return found

    @property
    def gravity(self) -> tuple[int, int, bool, float]:
        """That of its worst change; a story that is gone comes after those, a new one last."""
        if self.changes:
            return self.changes[0].gravity
        return 9, ("changed", "blocked", "vanished", "unblocked", "new").index(self.standing), False, 0


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions, compared. `stories` are those with anything to tell, the most serious first.

    `same_period` is false where the new edition is of another period: then only what both speak of is compared.
    `same_table` is true where both were made from the same bytes, so that no publisher revised anything.
    `settings` are thresholds of the project that are not what they were: (name, was, now).
    """

    same_period: bool
    same_table: bool
    stories: tuple[StoryChange, ...] = ()
    settings: tuple[tuple[str, Any, Any], ...] = ()
    compared: int = 0
    """How many stories both editions have."""
    uncovered: tuple[str, ...] = ()
    """Patches of the old edition that the new one was not built for."""

    @property
    def revised(self) -> tuple[StoryChange, ...]:
        """The stories in which something that was published changed, or that are gone."""
        return tuple(s for s in self.stories if s.changes or s.standing in {"vanished", "blocked"})
