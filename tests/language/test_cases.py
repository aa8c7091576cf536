"""The language cases, row by row: what `newsgen say` must print, in each language."""

from __future__ import annotations

import csv
import json
import os
from functools import partial
from pathlib import Path

import jinja2
import pytest

from newsgen.language import FILTERS, load_style
from tests.conftest import SHARED

ENGLISH = SHARED / "language" / "cases.tsv"
OTHERS = sorted(Path(__file__).parent.glob("*_cases.tsv"))


def rows(file: Path) -> list[dict[str, str]]:
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_cases_are_there() -> None:
    assert all(len(rows(file)) >= 80 for file in OTHERS)
    if not ENGLISH.is_file() and not os.environ.get("CI"):
        pytest.skip("the language cases (shared/language/cases.tsv beside the checkout) are not here")
    assert len(rows(ENGLISH)) >= 111


@pytest.mark.parametrize(
    "row",
    [row for file in (ENGLISH, *OTHERS) for row in rows(file)],
    ids=lambda row: " ".join((row["id"], row.get("edge", ""))).strip(),
)
def test_case(row: dict[str, str]) -> None:
    style = load_style(row["style"])
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)
    environment.filters.update({name: partial(said, style=style) for name, said in FILTERS.items()})
    assert environment.from_string(row["template"]).render(json.loads(row["data"])) == row["expected"]
