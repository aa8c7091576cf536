"""What a newsroom tells readers and machines of how its stories are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Who publishes the stories, who answers for them, where both the method and the figures can be read.

    Each is "" where the project does not say. The links are http(s) addresses.
    """

    newsroom: str = ""
    made_by: str = ""
    method_link: str = ""
    source_link: str = ""


NOT_SAID = Disclosure()
