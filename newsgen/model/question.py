"""A question that a table leaves open."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """What the table does not say: the key of newsgen.toml that answers it, in words, why it is asked.

    `candidates` are values as newsgen.toml has them, the likeliest first; in CAPITALS what only a person can put.
    """

    key: str
    asks: str
    why: str
    candidates: tuple[str, ...]
