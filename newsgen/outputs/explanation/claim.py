"""One claim, from its words to its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsgen.model.figure import IN_ONES
from newsgen.outputs.explanation.asked import Asked
from newsgen.outputs.explanation.cells import Cells, NoCells
from newsgen.outputs.explanation.numbers import file_of, plain
from newsgen.outputs.explanation.step import Step
from newsgen.outputs.explanation.steps import Steps

_UNITS = {
    "per_cent": "{} per cent",
    "points": "{} percentage points",
    "ratio": "{} times",
    "rank": "rank {}",
}


def explain_claim(
    asked: Asked, story: Mapping[str, Any], edition: Mapping[str, Any], cells: Cells | None = None
) -> Step:
    """The words, where they stand, the value behind them, the way to its cells, and what they are cells of."""
    claim = asked.first
    steps = Steps(story, cells or NoCells())
    way = steps.of(claim["derivation"], claim["area"])
    where = tuple(Step(_place(c)) for c in _once(asked.claims))
    says = f"“{claim['text']}” stands on {_in_unit(claim)}, in"
    return Step(says, claim["value"], (*where, way, *_sources(claim["derivation"], edition)))


def _sources(derivation: Mapping[str, Any], edition: Mapping[str, Any]) -> tuple[Step, ...]:
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


def _place(claim: Mapping[str, Any]) -> str:
    if claim["sentence"] == claim["text"]:
        return f"the {claim['part']}, in a cell or line of its own."
    return f"the {claim['part']}: {claim['sentence']}"


def _once(claims: tuple[Mapping[str, Any], ...]) -> list[Mapping[str, Any]]:
    return list({(claim["part"], claim["sentence"]): claim for claim in claims}.values())


def _in_unit(claim: Mapping[str, Any]) -> str:
    if claim["unit"] in IN_ONES and isinstance(claim["value"], float):
        return f"{plain(claim['value'])} ({plain(claim['value'] * 100)} per cent)"
    return _UNITS.get(claim["unit"], "{}").format(plain(claim["value"]))


def in_brief(claim: Mapping[str, Any], steps: Steps) -> str:
    """A claim in a line: its words, and the first step of its way."""
    return f"“{claim['text']}”: {steps.of(claim['derivation'], claim['area']).says}"
