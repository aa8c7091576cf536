"""Text of the project that goes into print as it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Definition:
    """Text that may hold figures of its own ("cases per 100,000 people"): printed as it is, proved by none."""

    text: str

    def __bool__(self) -> bool:
        return bool(self.text)
