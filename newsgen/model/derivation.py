"""Where a number came from: sentences in a small closed language that a stranger can recompute (docs/derivations.md).

An input is a cell, a setting of the project, a selection of cells, or another derivation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Rule = Literal[
    "count", "rank", "sum", "mean", "median", "pooled", "max", "min", "ratio", "difference",
    "percent_change", "share", "rate", "streak", "since", "date", "low", "high", "printed", "swap",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a source. `row` counts as a spreadsheet does, the header included; `raw` is its text, untouched."""

    source: str
    row: int
    column: str
    raw: str

    def to_json(self) -> dict[str, Any]:
        return {"source": self.source, "row": self.row, "column": self.column, "raw": self.raw}


@dataclass(frozen=True, slots=True)
class Setting:
    """A number or a day that the project states, by the path of its key in newsgen.toml."""

    name: str
    value: str | int | float

    def to_json(self) -> dict[str, Any]:
        return {"setting": self.name, "value": self.value}


@dataclass(frozen=True, slots=True)
class Select:
    """The unsuppressed cells of a column in the rows of a patch's areas.

    `period` is the text of the period column ("" where the source has none). Where `compute` stands, the
    selection is that derivation worked out row by row, its own inputs being selections of the same patch.
    `areas`, where given, narrows the patch to those codes (the areas of one council, say); `where` to the rows with
    these texts in these columns. With `add_up`, several rows of one area count as one, their cells added up.
    Rows whose cell in the column `unless_withheld` is withheld are left out: their own figure would reveal it. So are
    the areas of `without`, whose figure would reveal a withheld one elsewhere. `ends` gives a withheld value its
    lowest and its highest within the rules `low` and `high`: its count over its denominator.
    """

    source: str
    column: str
    patch: str
    period: str = ""
    compute: Derivation | None = None
    areas: tuple[str, ...] | None = None
    where: tuple[tuple[str, tuple[str, ...]], ...] = ()
    add_up: bool = False
    unless_withheld: str = ""
    without: tuple[str, ...] = ()
    ends: Derivation | None = None

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"patch": self.patch}
        if self.compute is not None:
            body["compute"] = self.compute.to_json()
        else:
            body |= {"source": self.source, "column": self.column}
            if self.period:
                body["period"] = self.period
            if self.where:
                body["where"] = {column: list(texts) for column, texts in self.where}
            if self.add_up:
                body["add_up"] = True
            if self.unless_withheld:
                body["unless_withheld"] = self.unless_withheld
        if self.areas is not None:
            body["areas"] = list(self.areas)
        if self.without:
            body["without"] = list(self.without)
        if self.ends is not None:
            body["ends"] = self.ends.to_json()
        return {"select": body}


@dataclass(frozen=True, slots=True)
class Derivation:
    """A rule over inputs. `terms` are what the rule needs beside them: `order`, `test`, `per`."""

    rule: Rule
    inputs: tuple[Input, ...]
    terms: tuple[tuple[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "inputs": [i.to_json() for i in self.inputs],
            **{name: _term(value) for name, value in self.terms},
        }


Input: TypeAlias = Derivation | Cell | Setting | Select


def to_claim_json(origin: Input) -> dict[str, Any]:
    """A claim's derivation as docs/derivations.md has it: always a rule over inputs, if only `cell` or `setting`."""
    match origin:
        case Cell():
            return {"rule": "cell", "inputs": [origin.to_json()]}
        case Setting():
            return {"rule": "setting", "inputs": [origin.to_json()]}
        case _:
            return origin.to_json()


def _term(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _term(inner) for key, inner in value.items()}
    return value.to_json() if hasattr(value, "to_json") else value
