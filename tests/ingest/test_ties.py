"""Columns that give one another away, found by arithmetic, and those that only look alike."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from newsgen import ingest
from newsgen.ingest.dataset import Dataset
from newsgen.model.measure import Kind, Measure
from newsgen.model.source import AreaColumns, PeriodColumns, Source, Suppression
from tests.regenerate import no_network

CASES = (31, 22, 2, 40, 17, 25, 12, 33, 9, 28)
PEOPLE = (7310, 8244, 5912, 9127, 6655, 7841, 8120, 5537, 9402, 7003)
OTHER = (18, 25, 31, 12, 40, 9, 22, 28, 17, 33)
HIDDEN = 2
"""The row whose cases are withheld: two of them."""
Row = Callable[[int], object]


def rounded(value: Callable[[int], float], decimals: int) -> Row:
    return lambda i: f"{value(i):.{decimals}f}"


def table(folder: Path, columns: dict[str, tuple[Kind, Row]], rows: Sequence[int] = range(10)) -> Dataset:
    """A table of cases, two withheld, and these columns: what newsgen reads of it."""
    with (folder / "t.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["code", "name", "council", "cases", *columns])
        for i in rows:
            shown = "[c]" if i == HIDDEN else CASES[i]
            council = "Northby" if i < 5 else "Southby"
            writer.writerow([f"B{i}", f"Place {i}", council, shown, *(of(i) for _, of in columns.values())])
    source = Source(
        source="t.csv",
        published=date(2025, 2, 13),
        area=AreaColumns(code="code", name="name", within={"council": "council"}),
        period=PeriodColumns(grain="week", ends_on=date(2025, 2, 9)),
        suppressed=Suppression(markers=("[c]",), at_most=2, means="two or fewer"),
    )
    kinds: dict[str, Kind] = {"cases": "count"} | {name: kind for name, (kind, _) in columns.items()}
    measures = tuple(Measure(name=n, noun=n, kind=k, column=n) for n, k in kinds.items())
    return ingest.read(source, measures, folder, no_network)


people: tuple[Kind, Row] = ("count", lambda i: PEOPLE[i])
other: tuple[Kind, Row] = ("count", lambda i: OTHER[i])
REVEALING: dict[str, dict[str, tuple[Kind, Row]]] = {
    "a rate beside its people": {"rate": ("rate", rounded(lambda i: CASES[i] / PEOPLE[i] * 1e5, 1)), "people": people},
    "a rate in whole numbers": {"rate": ("rate", rounded(lambda i: CASES[i] / PEOPLE[i] * 1e5, 0)), "people": people},
    "a rate for a year": {"rate": ("rate", rounded(lambda i: CASES[i] / PEOPLE[i] * 5.2e6, 0)), "people": people},
    "a rate that was cut off and not rounded": {
        "rate": ("rate", lambda i: int(CASES[i] / PEOPLE[i] * 1e6) / 10),
        "people": people,
    },
    "a rate with a slip in one row": {
        "rate": ("rate", rounded(lambda i: CASES[i] / PEOPLE[i] * 1e5 + 40 * (i == 7), 1)),
        "people": people,
    },
    "a share of all": {"share": ("share", rounded(lambda i: CASES[i] / 219, 4))},
    "a share in per cent": {"share": ("per_cent", rounded(lambda i: CASES[i] / 219 * 100, 2))},
    "a share of the council": {
        "share": ("share", rounded(lambda i: CASES[i] / (112 if i < 5 else 107), 4)),
    },
    "a share beside the other part": {
        "share": ("share", rounded(lambda i: CASES[i] / (CASES[i] + OTHER[i]), 4)),
        "other": other,
    },
    "a change in per cent beside the count before": {
        "growth": ("per_cent", rounded(lambda i: (CASES[i] / OTHER[i] - 1) * 100, 1)),
        "other": other,
    },
    "a change as a share": {
        "growth": ("number", rounded(lambda i: CASES[i] / OTHER[i] - 1, 4)),
        "other": other,
    },
    "a gap": {"gap": ("number", lambda i: CASES[i] - OTHER[i]), "other": other},
    "a mean": {"mean": ("number", lambda i: (CASES[i] + OTHER[i]) / 2), "other": other},
    "the same in hundreds": {"hundreds": ("number", lambda i: CASES[i] / 100)},
}  # fmt: skip


@pytest.mark.parametrize("name", REVEALING)
def test_a_figure_from_which_the_withheld_one_follows_is_kept_back(tmp_path: Path, name: str) -> None:
    columns = REVEALING[name]
    data = table(tmp_path, columns)
    kept = [(one.measure, one.areas) for one in data.kept_back]
    assert kept == [(next(iter(columns)), ("B2",))]
    assert "cases" in data.kept_back[0].why or "of" in data.kept_back[0].why


HARMLESS: dict[str, dict[str, tuple[Kind, Row]]] = {
    "a rate of something else": {
        "rate": ("rate", rounded(lambda i: OTHER[i] / PEOPLE[i] * 1e5, 1)),
        "people": people,
    },
    "a rate that fits half of the rows": {
        "rate": ("rate", rounded(lambda i: CASES[i] / PEOPLE[i] * 1e5 * (1 + 0.2 * (i % 2)), 1)),
        "people": people,
    },
    "a coarse rate, the same nearly everywhere": {
        "rate": ("rate", lambda i: 0.1 * (1 + (i == 4))),
        "people": people,
    },
    "counts that rise and fall together": {"other": ("count", lambda i: CASES[i] + 1 + i % 3)},
    "a coarse number that rises with the count": {
        "other": ("number", lambda i: round(CASES[i] / 10 + i % 2))
    },
    "a gap of others": {"gap": ("number", lambda i: OTHER[i] - PEOPLE[i] // 300), "other": other},
    "noughts": {"share": ("share", lambda i: 0), "other": ("count", lambda i: 0)},
    "the same in every row": {"rate": ("rate", lambda i: 12.5), "people": ("count", lambda i: 500)},
}


@pytest.mark.parametrize("name", HARMLESS)
def test_nothing_is_kept_back_that_reveals_nothing(tmp_path: Path, name: str) -> None:
    assert table(tmp_path, HARMLESS[name]).kept_back == ()


def test_the_rate_of_a_council_in_each_row_goes_in_that_council_alone(tmp_path: Path) -> None:
    def rate(i: int) -> float:
        inside = range(5) if i < 5 else range(5, 10)
        return sum(CASES[j] for j in inside) / sum(PEOPLE[j] for j in inside) * 1e5

    data = table(tmp_path, {"council_rate": ("rate", rounded(rate, 1)), "people": people})
    assert [(one.measure, one.areas) for one in data.kept_back] == [
        ("council_rate", ("B0", "B1", "B2", "B3", "B4"))
    ]
    assert data.kept_back[0].why.startswith("they are the rate of cases by people of Northby")


def test_parts_of_a_whole(tmp_path: Path) -> None:
    """One of three shares is withheld: the two others give it away."""

    def share(i: int) -> str:
        return "[c]" if i == HIDDEN else f"{OTHER[i] + 7:.1f}"

    columns: dict[str, tuple[Kind, Row]] = {
        "young": ("per_cent", share),
        "middle": ("per_cent", lambda i: f"{20.5 + (i * 7) % 11:.1f}"),
        "old": ("per_cent", lambda i: f"{100 - OTHER[i] - 7 - 20.5 - (i * 7) % 11:.1f}"),
    }
    data = table(tmp_path, columns)
    assert [(one.measure, one.areas) for one in data.kept_back] == [("middle", ("B2",))]


@pytest.mark.parametrize(("rows", "kept"), [(range(2), 0), (range(3), 0), (range(6), 1)])
def test_too_few_places_show_nothing(tmp_path: Path, rows: range, kept: int) -> None:
    assert len(table(tmp_path, REVEALING["a rate beside its people"], rows).kept_back) == kept
