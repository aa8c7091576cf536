"""Recomputes every claim of an edition from its sources and its derivations alone. Imports nothing of newsgen.

This is the page of code that docs/derivations.md promises a stranger: csv, json, statistics, for workbooks openpyxl.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from calendar import monthrange
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import floor, fsum
from pathlib import Path
from statistics import median
from typing import Any

from openpyxl import load_workbook

TESTS = {">": float.__gt__, "<": float.__lt__, "=": float.__eq__, ">=": float.__ge__, "<=": float.__le__}


class Stranger:
    """Knows an edition's folder and the folder that the paths of its sources start from."""

    def __init__(self, edition: Path, project: Path) -> None:
        self.project = project
        self.edition = json.loads((edition / "edition.json").read_text())
        self.sources = {source["path"]: source for source in self.edition["sources"]}
        self.patches = {patch["name"]: set(patch["areas"]) for patch in self.edition["patches"]}

    @cache  # noqa: B019 - one edition, one test
    def rows(self, path: str) -> dict[int, dict[str, str]]:
        """The rows below the header, each with its number as a spreadsheet counts; its cells by the columns' names."""
        source = self.sources[path]
        header_row, upper = source.get("header_row", 1), source.get("header_rows", 1) - 1
        records = self.records(path)
        names = [name.strip() for name in records[header_row - 1]]
        for record in reversed(records[header_row - 1 - upper : header_row - 1]):
            names = under(record, names)
        filled = {names.index(column) for column in source.get("filled", ())}
        merged = {at: cell for at, cell in self.merged(path).items() if at[1] in filled}
        return {
            number: {
                name: merged.get((number, i), record[i]) for i, name in enumerate(names) if i < len(record)
            }
            for number, record in enumerate(records[header_row:], header_row + 1)
        }

    def merged(self, path: str) -> dict[tuple[int, int], str]:
        """The cells of a workbook, by row and place, that are merged with one above: each reads as that."""
        if not path.endswith(".xlsx"):
            return {}
        sheet = load_workbook(self.project / path).active
        return {
            (row, one.min_col - 1): str(sheet.cell(one.min_row, one.min_col).value)
            for one in sheet.merged_cells.ranges
            for row in range(one.min_row, one.max_row + 1)
        }

    def records(self, path: str) -> list[list[str]]:
        """All rows of the file from the first, blank ones included, as a spreadsheet shows them."""
        if path.endswith(".xlsx"):
            sheet = load_workbook(self.project / path).active
            return [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
        data = (self.project / path).read_bytes()
        data = gzip.decompress(data) if path.endswith(".gz") else data
        text = data.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text, newline="")))

    @cache  # noqa: B019
    def rows_by_area(self, path: str) -> dict[str, list[dict[str, str]]]:
        found: dict[str, list[dict[str, str]]] = {}
        for row in self.rows(path).values():
            found.setdefault(row[self.sources[path]["area_column"]], []).append(row)
        return found

    def number(self, raw: str, path: str) -> float:
        source, text = self.sources[path], raw.strip()
        for flag in source.get("flags", ()):
            text = text.removesuffix(flag).strip()
        if text.startswith("(") and text.endswith(")"):
            text = f"-{text[1:-1]}"
        if source.get("decimal") == ",":
            text = text.replace(".", "").replace(" ", "").replace(",", ".")
        return float(text.replace(",", "").lstrip("£$€").rstrip("%"))

    def value(self, given: Any) -> Any:
        """A derivation or one of its inputs, worked out: a number, an ISO day, or, for a selection, numbers by area."""
        if not isinstance(given, dict):
            return float(given)
        if "setting" in given:
            return given["value"] if isinstance(given["value"], str) else float(given["value"])
        if "raw" in given:
            cell = self.rows(given["source"])[given["row"]][given["column"]]
            assert cell == given["raw"], f"{given} is {cell!r} in the source"
            return self.number(cell, given["source"])
        if "select" in given:
            return self.selected(json.dumps(given["select"]))
        if given["rule"] == "date":
            return self.day(given["inputs"][0])
        if given["rule"] == "count" and not any("select" in i for i in given["inputs"]):
            return float(
                sum("test" not in given or self.passes(given, self.value(i)) for i in given["inputs"])
            )
        if given.get("test", {}).get("op") == "withheld":
            return float(len(self.selected(json.dumps(given["inputs"][0]["select"]), withheld=True)))
        if given["rule"] in ("low", "high"):
            most = float(given["at_most"]["value"])
            return self.ends(given["inputs"][0], most)[given["rule"] == "high"]
        return self.work_out(given, [self.value(i) for i in given["inputs"]])

    def ends(self, given: Any, most: float) -> Any:
        """The lowest and the highest of a derivation, whatever its withheld cells hold; of a selection, by area."""
        if isinstance(given, dict) and "select" in given:
            return self.ends_of_selection(given["select"], most)
        if not isinstance(given, dict) or "rule" not in given:
            value = self.value(given)
            return value, value
        inputs = [self.ends(i, most) for i in given["inputs"]]
        if given["rule"] == "count":
            passed = [[self.passes(given, end) for end in pair] for pair in inputs[0].values()]
            return float(sum(map(all, passed))), float(sum(map(any, passed)))
        if given["rule"] == "rank":
            own, pairs = given["inputs"][0], zip(given["inputs"][1:], inputs[1:], strict=True)
            return self.ends_of_rank(given, inputs[0], [pair for one, pair in pairs if one != own])
        return self.work_out_ends(given, inputs)

    def ends_of_rank(self, rule: dict[str, Any], own: Any, others: list[Any]) -> tuple[float, float]:
        low, high = own
        if rule["order"] == "ascending":
            (low, high), others = (-high, -low), [(-most, -least) for least, most in others]
        return 1.0 + sum(least > high for least, _ in others), 1.0 + sum(most > low for _, most in others)

    def ends_of_selection(self, select: dict[str, Any], most: float) -> dict[str, tuple[float, float]]:
        if "compute" in select:
            inputs = [self.ends(i, most) for i in select["compute"]["inputs"]]
            areas = set.intersection(*(set(i) for i in inputs if isinstance(i, dict)))
            areas &= set(select["areas"]) if "areas" in select else self.patches[select["patch"]]
            return {
                area: self.work_out_ends(
                    select["compute"], [i[area] if isinstance(i, dict) else i for i in inputs]
                )
                for area in areas
            }
        text = json.dumps(select)
        found = {area: (value, value) for area, value in self.selected(text).items()}
        hidden = self.selected(text, withheld=True)
        if "ends" not in select:
            return found | dict.fromkeys(hidden, (0.0, most))
        by_area = self.ends_of_selection({"compute": select["ends"], "patch": select["patch"]}, most)
        return found | {area: by_area[area] for area in hidden if area in by_area}

    def work_out_ends(self, rule: dict[str, Any], inputs: list[Any]) -> tuple[float, float]:
        if rule["rule"] == "pooled":
            over, under = inputs
            both, per = set(over) & set(under), rule.get("per", 1)
            low, high = (fsum(over[area][end] for area in both) for end in (0, 1))
            least, most = (fsum(under[area][end] for area in both) for end in (0, 1))
            return low / most * per, high / least * per
        pairs = [pair for i in inputs for pair in (i.values() if isinstance(i, dict) else [i])]
        (low, high), (least, greatest) = (*pairs, (0.0, 0.0))[:2]
        match rule["rule"]:
            case "sum":
                return fsum(pair[0] for pair in pairs), fsum(pair[1] for pair in pairs)
            case "difference":
                return low - greatest, high - least
            case "rate" | "ratio" | "share":
                return low / greatest * rule.get("per", 1), high / least * rule.get("per", 1)
            case "percent_change":
                return (low - greatest) / greatest * 100, (high - least) / least * 100
        raise AssertionError(f"no ends for {rule}")

    def day(self, given: Any) -> str:
        if "setting" in given:
            return str(given["value"])
        header = given["row"] == 1  # a column that is a period
        cell = given["column"] if header else self.rows(given["source"])[given["row"]][given["column"]]
        assert cell == given["raw"], f"{given} is {cell!r} in the source"
        if len(cell) == len("202402"):
            return date(int(cell[:4]), int(cell[4:]), monthrange(int(cell[:4]), int(cell[4:]))[1]).isoformat()
        return date.fromisoformat(cell).isoformat()

    def areas(self, given: Any) -> set[str]:
        """The areas of the single cells that a derivation stands on; a whole selection is nobody's own."""
        if not isinstance(given, dict) or "select" in given or "setting" in given:
            return set()
        if "raw" in given:
            return {self.rows(given["source"])[given["row"]][self.sources[given["source"]]["area_column"]]}
        return {area for i in given["inputs"] for area in self.areas(i)}

    @cache  # noqa: B019
    def selected(self, select: str, withheld: bool = False) -> dict[str, float]:
        """The same selection stands behind many claims: worked out once."""
        return self.select(json.loads(select), withheld)

    def select(self, select: dict[str, Any], withheld: bool = False) -> dict[str, float]:
        areas = set(select["areas"]) if "areas" in select else self.patches[select["patch"]]
        areas = areas - set(select.get("without", ()))
        if "compute" in select:
            inputs = [self.value(i) for i in select["compute"]["inputs"]]
            shared = set.intersection(*(set(i) for i in inputs if isinstance(i, dict))) & areas
            return {
                area: self.work_out(
                    select["compute"], [i[area] if isinstance(i, dict) else i for i in inputs]
                )
                for area in shared
            }
        source = self.sources[select["source"]]
        blank = {*source["suppressed"], *source["missing"]}
        is_code = select["column"] == source["area_column"]
        parts: dict[str, list[str]] = {}
        hidden: set[str] = set()
        by_area = self.rows_by_area(select["source"])
        for row in (row for area in areas for row in by_area.get(area, [])):
            if select.get("period") and row[source["period_column"]] != select["period"]:
                continue
            if any(row[column] not in texts for column, texts in select.get("where", {}).items()):
                continue
            beside = row[select["unless_withheld"]] if "unless_withheld" in select else None
            if beside is not None and beside.strip() in source["suppressed"]:
                hidden.add(row[source["area_column"]])
            parts.setdefault(row[source["area_column"]], []).append(row[select["column"]])
        assert select.get("add_up") or all(len(raws) == 1 for raws in parts.values()), select
        if withheld:
            marks = set(source["suppressed"])
            return {
                area: 1.0
                for area, raws in parts.items()
                if area in hidden or any(raw.strip() in marks for raw in raws)
            }
        return {
            area: 1.0 if is_code else fsum(self.number(raw, select["source"]) for raw in raws)
            for area, raws in parts.items()
            if is_code or (area not in hidden and not any(raw.strip() in blank for raw in raws))
        }

    def passes(self, rule: dict[str, Any], value: float) -> bool:
        return bool(TESTS[rule["test"]["op"]](value, self.value(rule["test"]["than"])))

    def work_out(self, rule: dict[str, Any], inputs: list[Any]) -> float:
        first, second = (*inputs, None, None)[:2]
        per = rule.get("per", 1)
        match rule["rule"]:
            case "cell" | "setting":
                return float(first)
            case "count":
                return float(sum("test" not in rule or self.passes(rule, v) for v in first.values()))
            case "streak":
                ways = [(new > old) - (new < old) for new, old in pairwise(inputs)]
                in_a_row = next((i for i, way in enumerate(ways) if way != ways[0]), len(ways))
                return float(in_a_row if any(ways[:1]) else 0)
            case "since":
                places = range(1, len(inputs))
                return float(next((i for i in places if self.passes(rule, inputs[i])), len(inputs)))
            case "rank":
                better = float.__gt__ if rule["order"] == "descending" else float.__lt__
                among = second.values() if isinstance(second, dict) else inputs[1:]
                return 1.0 + sum(better(v, first) for v in among)
            case "swap":
                ones = inputs if len(inputs) == 4 else [first, 1.0, second, 1.0]
                cases, people, its_cases, its_people = (Fraction(repr(one)) for one in ones)
                return float(max(1, floor(cases / people * its_people - its_cases) + 1))
            case "sum":
                return fsum(_flat(inputs))
            case "mean":
                return fsum(_flat(inputs)) / len(_flat(inputs))
            case "median":
                return float(median(_flat(inputs)))
            case "max":
                return max(_flat(inputs))
            case "min":
                return min(_flat(inputs))
            case "pooled":
                both = set(first) & set(second)
                return fsum(first[a] for a in both) / fsum(second[a] for a in both) * per
            case "rate" | "ratio" | "share":
                return float(first / second * per)
            case "difference":
                return float(first - second)
            case "printed":
                step = Decimal(1).scaleb(-rule["decimals"])
                return float((Decimal(repr(first)) / step).quantize(Decimal(1), ROUND_HALF_UP) * step)
            case "percent_change":
                return float((first - second) / second * 100)
        raise AssertionError(f"no such rule: {rule}")


def under(record: list[str], names: list[str]) -> list[str]:
    """The names of columns, with those of the row above: each stands for the columns to its right, up to the next."""
    joined, over = [], ""
    for text, name in zip(record, names, strict=True):
        over = text.strip() or over
        if not name:
            joined.append(over)
            over = ""
        elif over in ("", name):
            joined.append(name)
        else:
            joined.append(f"{name} {over}" if over[0].isdigit() else f"{over}: {name}")
    return joined


def _flat(inputs: list[Any]) -> list[float]:
    return [v for i in inputs for v in (i.values() if isinstance(i, dict) else [i])]
