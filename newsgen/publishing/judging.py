"""Whose a post is by now: newsgen's, so that it may be written again, or a person's, so that it is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from newsgen.publishing.ledger import Entry
from newsgen.publishing.target import Standing

Whose = Literal["nobody's", "ours", "theirs"]
_STATES = {
    "published": "published",
    "scheduled": "scheduled",
    "pending": "waiting for review",
    "private": "published privately",
    "trashed": "in the bin",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands of a story, whose it is and why; `revision` is the story's when it was sent, "" if nobody knows."""

    whose: Whose
    standing: Standing | None = None
    why: str = ""
    revision: str = ""

    @property
    def out(self) -> bool:
        """Whether readers can, or are going to, read it."""
        return self.standing is not None and self.standing.status in {"published", "scheduled"}


def judged(there: Sequence[Standing], entry: Entry) -> Judged:
    """Ours is only a draft whose words are, by their digest, what was sent last or was just about to be.

    What was sent once and is not there is theirs, too: somebody deleted it.
    """
    if not there:
        if entry.key:
            return Judged("theirs", None, "deleted there", entry.revision)
        return Judged("nobody's")
    one = there[0]
    if len(there) > 1:
        keys = ", ".join(each.key for each in there)
        return Judged("theirs", None, f"it is there {len(there)} times ({keys}); delete all but one", "")
    digest = one.content.digest
    meant = digest == entry.meant
    revision = entry.meant_revision if meant else one.marker.revision or entry.revision
    if one.status != "draft":
        return Judged("theirs", one, _STATES[one.status], revision)
    known = {one.marker.sent, entry.sent, entry.meant} - {""}
    if not known:
        why = "neither the bridge nor this project's ledger knows what was sent, so it may have been edited"
        return Judged("theirs", one, why, "")
    if digest in known:
        return Judged("ours", one, "", revision)
    return Judged("theirs", one, "edited there", revision)
