"""By what other programs know a story again from edition to edition, and the days between which it changed.

No clock is read, and the edition's own day does not count: an edition that is built again has the same days.
"""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_URL, uuid5

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.record import story_id


def story_uri(draft: Draft, edition: EditionHeader) -> str:
    """The story's URI: the same for as long as the edition's title, the story's slug and its period are."""
    return _urn(f"newsgen:{edition.title}/{story_id(draft)}")


def edition_uri(edition: EditionHeader) -> str:
    """The URI of all editions of that title."""
    return _urn(f"newsgen:{edition.title}")


def first_out(draft: Draft) -> date:
    """The day that its figures were published first."""
    return min((one.first_published for one in draft.corrections), default=draft.published)


def changed(draft: Draft) -> date:
    """The day of its last correction, else that on which its table was published."""
    return max((one.published for one in draft.corrections), default=draft.published)


def moment(day: date) -> str:
    """The beginning of that day, UTC, as RFC 3339 writes it.

    >>> moment(date(2025, 2, 9))
    '2025-02-09T00:00:00Z'
    """
    return f"{day.isoformat()}T00:00:00Z"


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn
