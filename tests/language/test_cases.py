"""cases.tsv, row by row: what `newsgen say` must print."""

from __future__ import annotations

import csv
import json
import os
from functools import partial

import jinja2
import pytest

from newsgen.language import FILTERS, load_style
from tests.conftest import SHARED

CASES = SHARED / "language" / "cases.tsv"


def rows() -> list[dict[str, str]]:
    if not CASES.is_file():
        return []
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_cases_are_there() -> None:
    if not CASES.is_file() and not os.environ.get("CI"):
        pytest.skip("the language cases (shared/language/cases.tsv beside the checkout) are not here")
    assert len(rows()) >= 111


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_case(row: dict[str, str]) -> None:
    style = load_style(row["style"])
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False)
    environment.filters.update({name: partial(said, style=style) for name, said in FILTERS.items()})
    assert environment.from_string(row["template"]).render(json.loads(row["data"])) == row["expected"]
