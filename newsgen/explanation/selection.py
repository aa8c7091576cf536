"""Selections: the cells of a column for the areas of a patch, summarised as an editor would."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from newsgen.explanation.arithmetic import file_of, many, plain, result
from newsgen.explanation.step import Step

COMPUTED = {
    "difference": "{} minus {}",
    "ratio": "{} divided by {}",
    "share": "{} divided by {}",
    "rate": "{} divided by {}, times {per}",
    "percent_change": "the change from {1} to {0} in per cent of {1}",
}
"""How a rule is said that is worked out area by area."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One value of a selection: its area, where it stands, and the number; None where it is withheld or missing.

    `row` and `column` are those of its cell, None and "" where it was worked out.
    """

    area: str
    name: str
    value: float | None
    withheld: bool = False
    row: int | None = None
    column: str = ""
    raw: str = ""


class Cells(Protocol):
    """Looks things up in the tables that an edition was made from."""

    def name(self, area: str) -> str:
        """What an area is called; "" where nobody knows."""

    def look_up(self, select: Mapping[str, Any]) -> Sequence[Looked] | None:
        """The values of a selection of cells, withheld and missing ones too; None where it cannot be had."""


class NoCells:
    """Nothing but the edition is at hand."""

    def name(self, area: str) -> str:
        return ""

    def look_up(self, select: Mapping[str, Any]) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Selection:
    """A selection with its values, as far as they are known; `present` are those that count."""

    select: Mapping[str, Any]
    found: tuple[Looked, ...] | None

    @property
    def present(self) -> tuple[Looked, ...]:
        return tuple(one for one in self.found or () if one.value is not None)

    @property
    def values(self) -> list[float] | None:
        """The numbers, None where the tables are not at hand."""
        return None if self.found is None else [one.value for one in self.present if one.value is not None]

    @property
    def withheld(self) -> int:
        return sum(one.withheld for one in self.found or ())


class Selections:
    """Finds the values of selections; `single` works out an input that all areas share."""

    def __init__(self, cells: Cells, single: Any) -> None:
        self.cells, self.single = cells, single

    def of(self, select: Mapping[str, Any]) -> Selection:
        """A selection with all that can be known of it."""
        if "compute" not in select:
            looked = self.cells.look_up(select)
            return Selection(select, None if looked is None else tuple(looked))
        inputs = [
            self.of(i["select"]) if "select" in i else self.single(i) for i in select["compute"]["inputs"]
        ]
        by_area = [{one.area: one for one in i.present} for i in inputs if isinstance(i, Selection)]
        if not by_area or any(i.found is None for i in inputs if isinstance(i, Selection)):
            return Selection(select, None)
        shared = [area for area in by_area[0] if all(area in rows for rows in by_area)]
        return Selection(select, tuple(self._worked_out(area, select["compute"], inputs) for area in shared))

    def _worked_out(self, area: str, compute: Mapping[str, Any], inputs: Sequence[Any]) -> Looked:
        rows = [
            next(o for o in i.present if o.area == area) if isinstance(i, Selection) else None for i in inputs
        ]
        numbers = [row.value if row is not None else single for row, single in zip(rows, inputs, strict=True)]
        name = next(row.name for row in rows if row is not None)
        return Looked(area, name, result(compute, numbers), raw=said(compute, [plain(n) for n in numbers]))


def said(compute: Mapping[str, Any], parts: Sequence[str]) -> str:
    """A rule in words over its parts: "452.2 minus 440"."""
    pattern = COMPUTED.get(compute["rule"], f"the {compute['rule'].replace('_', ' ')} of {{}}")
    return pattern.format(*parts, per=plain(compute.get("per", 1)))


def selection_step(selection: Selection) -> Step:
    """What a selection is made of, with a row for each of its members."""
    select = selection.select
    count = "The figures" if selection.found is None else f"The {many(len(selection.present), 'figure')}"
    verb = "are" if selection.found is None or len(selection.present) != 1 else "is"
    if "compute" in select:
        inputs = select["compute"]["inputs"]
        what = said(select["compute"], [_brief(i) for i in inputs])
        says = f"{count} {verb}, area by area, {what}, for {_patch(select)}"
    else:
        column = _brief({"select": select})
        says = (
            f"{count} {verb} {column}, for {_patch(select)}{_where(select)}, in {file_of(select['source'])}"
        )
    return Step(says + _left_out(selection) + ".", rows=tuple(_rows(selection)))


def _brief(given: Mapping[str, Any]) -> str:
    if "select" in given and "compute" in given["select"]:
        compute = given["select"]["compute"]
        return f"({said(compute, [_brief(i) for i in compute['inputs']])})"
    if "select" in given:
        when = f" of {given['select']['period']}" if given["select"].get("period") else ""
        return f"column “{given['select']['column']}”{when}"
    if "setting" in given:
        return f"{plain(given['value'])} (newsgen.toml, {given['setting']})"
    if "raw" in given:
        return f"“{given['raw']}” (row {given['row']}, column “{given['column']}”)"
    return f"the {given['rule'].replace('_', ' ')} below" if "rule" in given else "a figure"


def _patch(select: Mapping[str, Any]) -> str:
    patch = f"the areas of {select['patch']}" if select["patch"] else "every area of the table"
    return f"{many(len(select['areas']), 'area')} of {select['patch']}" if "areas" in select else patch


def _where(select: Mapping[str, Any]) -> str:
    texts = [
        f"“{column}” is {' or '.join(map(repr, one))}" for column, one in select.get("where", {}).items()
    ]
    where = f", where {' and '.join(texts)}" if texts else ""
    return where + (", the rows of one area added up" if select.get("add_up") else "")


def _left_out(selection: Selection) -> str:
    if not selection.found:
        return ""
    missing = len(selection.found) - len(selection.present) - selection.withheld
    parts = [f"{many(selection.withheld, 'is', 'are')} withheld"] if selection.withheld else []
    parts += [f"{many(missing, 'has', 'have')} no figure"] if missing else []
    return f"; {' and '.join(parts)}, and left out" if parts else ""


def _rows(selection: Selection) -> Iterator[str]:
    for one in selection.present:
        name = one.name or one.area
        if one.row is None:
            yield f"{name}: {one.raw} is {plain(one.value)}" if one.raw else name
        else:
            yield f"row {one.row}, {name}: “{one.raw}”"
