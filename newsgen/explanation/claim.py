"""One claim, from its words to its cells; and which claims are meant by words of a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from newsgen.edition.records import ClaimRecord, Derivation, EditionRecord, StoryRecord
from newsgen.errors import Fault, InputError
from newsgen.explanation.arithmetic import file_of, plain
from newsgen.explanation.selection import Cells, NoCells
from newsgen.explanation.step import Step
from newsgen.explanation.steps import Steps
from newsgen.model.figure import IN_ONES

_UNITS = {
    "per_cent": "{} per cent",
    "points": "{} percentage points",
    "ratio": "{} times",
    "rank": "rank {}",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Claims that have the same words and the same way to cells, wherever they stand in the story."""

    claims: tuple[ClaimRecord, ...]

    @property
    def first(self) -> ClaimRecord:
        return self.claims[0]


def matching(claims: Sequence[ClaimRecord], words: str) -> list[Asked]:
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


def nearest_claims(claims: Sequence[ClaimRecord], words: str, most: int = 5) -> list[str]:
    """The words of claims that look most like these."""
    texts = {claim["text"].casefold(): claim["text"] for claim in claims}
    return [texts[close] for close in get_close_matches(words.casefold(), texts, n=most, cutoff=0.4)]


def not_there(slug: str, claims: Sequence[ClaimRecord], words: str) -> InputError:
    """What to raise where a story has no claim of these words: with those that look most like them."""
    near = nearest_claims(claims, words)
    wanted = "words that it prints" + (f": {', '.join(repr(text) for text in near)}" if near else "")
    return InputError(Fault("--claim", f"no claim of {slug} has the words {words!r}", wanted))


def explain_claim(
    asked: Asked, story: StoryRecord, edition: EditionRecord, cells: Cells | None = None
) -> Step:
    """The words, where they stand, the value behind them, the way to its cells, and what they are cells of."""
    claim = asked.first
    steps = Steps(story, cells or NoCells())
    way = steps.of(claim["derivation"], claim["area"])
    where = tuple(Step(_place(c)) for c in _once(asked.claims))
    says = f"“{claim['text']}” stands on {_in_unit(claim)}, in"
    return Step(says, claim["value"], (*where, way, *_sources(claim["derivation"], edition)))


def in_brief(claim: ClaimRecord, steps: Steps) -> str:
    """A claim in a line: its words, and the first step of its way."""
    return f"“{claim['text']}”: {steps.of(claim['derivation'], claim['area']).says}"


def _grouped(claims: list[ClaimRecord]) -> list[Asked]:
    groups: dict[str, list[ClaimRecord]] = {}
    for claim in claims:
        groups.setdefault(repr((claim["text"].casefold(), claim["derivation"])), []).append(claim)
    return [Asked(tuple(group)) for group in groups.values()]


def _sources(derivation: Derivation, edition: EditionRecord) -> tuple[Step, ...]:
    """The tables that a derivation reads: short name, path, vintage and publisher."""
    read = set(_paths(derivation))
    return tuple(
        Step(
            f"{file_of(source['path'])}: {source['path']}, published on {source['published']}"
            + (f" by {source['publisher']}." if source["publisher"] else ".")
        )
        for source in edition["sources"]
        if source["path"] in read
    )


def _paths(given: Any) -> Iterator[str]:
    """Every `source` that a derivation names, however deep."""
    if isinstance(given, dict):
        if isinstance(given.get("source"), str):
            yield given["source"]
        for inner in given.values():
            yield from _paths(inner)
    elif isinstance(given, list):
        for inner in given:
            yield from _paths(inner)


def _place(claim: ClaimRecord) -> str:
    if claim["sentence"] == claim["text"]:
        return f"the {claim['part']}, in a cell or line of its own."
    return f"the {claim['part']}: {claim['sentence']}"


def _once(claims: tuple[ClaimRecord, ...]) -> list[ClaimRecord]:
    return list({(claim["part"], claim["sentence"]): claim for claim in claims}.values())


def _in_unit(claim: ClaimRecord) -> str:
    if claim["unit"] in IN_ONES and isinstance(claim["value"], float):
        return f"{plain(claim['value'])} ({plain(claim['value'] * 100)} per cent)"
    return _UNITS.get(claim["unit"], "{}").format(plain(claim["value"]))
