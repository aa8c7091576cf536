"""Which claims an editor means who quotes words of a story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """Claims that have the same words and the same way to cells, wherever they stand in the story."""

    claims: tuple[Mapping[str, Any], ...]

    @property
    def first(self) -> Mapping[str, Any]:
        return self.claims[0]


def matching(claims: Sequence[Mapping[str, Any]], words: str) -> list[Asked]:
    """The claims that are these words; else those that hold them; else those of the sentences that hold them."""
    wanted = " ".join(words.split()).casefold().strip("“”\"'")
    if not wanted:
        return []
    for fits in (
        lambda claim: claim["text"].casefold() == wanted,
        lambda claim: wanted in claim["text"].casefold(),
        lambda claim: wanted in claim["sentence"].casefold(),
    ):
        if found := [claim for claim in claims if fits(claim)]:
            return _grouped(found)
    return []


def nearest_claims(claims: Sequence[Mapping[str, Any]], words: str, most: int = 5) -> list[str]:
    """The words of claims that look most like these."""
    texts = {claim["text"].casefold(): claim["text"] for claim in claims}
    return [texts[close] for close in get_close_matches(words.casefold(), texts, n=most, cutoff=0.4)]


def _grouped(claims: list[Mapping[str, Any]]) -> list[Asked]:
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for claim in claims:
        groups.setdefault(repr((claim["text"].casefold(), claim["derivation"])), []).append(claim)
    return [Asked(tuple(group)) for group in groups.values()]
