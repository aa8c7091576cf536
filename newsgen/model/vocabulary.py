"""What a template may ask of an angle's finding."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of its facts, `situation`, `found` and `areas` among them, and the names of its situations."""

    facts: tuple[str, ...]
    situations: tuple[str, ...]
