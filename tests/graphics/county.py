"""A small county with outlines and a table, as a project in a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from tests.graphics.squares import board, collection

CODES = [f"S{r}{c}" for r in range(3) for c in range(4)]
TOML = """
[project]
title = "Flu in Barsetshire"

[data]
source = "flu.csv"
published = 2031-02-11
publisher = "the Barsetshire Health Office"
period = { ends = "week", grain = "week" }
suppressed = { markers = ["[c]"], at_most = 2, means = "two or fewer cases" }
area = { code = "code", name = "name", kind = "neighbourhood", within = { council = "council", county = "county" } }

[measures.rate]
column = "rate"
kind = "rate"
noun = "flu case rate"
unit = "cases per 100,000 people"
decimals = 1
numerator = "cases"
denominator = "people"
per = 100_000
BANDS

[measures.cases]
column = "cases"
kind = "count"
noun = "new case"

[measures.people]
column = "people"
kind = "count"
noun = "person"

[map]
boundaries = "map.geojson"
code = "code"
attribution = "Outlines: nobody's."

[[patches]]
each = "council"

[[stories]]
name = "highest"
template = "highest.story"
angles = [{ use = "highest", top = 3 }]
"""
WANTED = 'title = "Flu in Barsetshire"\npictures = ["map", "bars", "line", "card"]'
"""The project's title, and pictures after it."""
WITHHELD = {
    ("S11", "2031-02-08"): (1, 1_373),
    ("S20", "2031-02-08"): (2, 1_211),
    ("S03", "2031-02-01"): (2, 977),
}
"""The cases and people of the figures that are withheld: their rates would reveal them."""


def rate_of(cases: int, people: int) -> str:
    return f"{cases / people * 100_000:.1f}"


def rows() -> list[str]:
    lines = ["code,name,council,county,week,cases,people,rate"]
    for week, more in (("2031-02-01", 0), ("2031-02-08", 6)):
        for i, code in enumerate(CODES):
            council = "Silverbridge" if i < 6 else "Hogglestock & Plumstead"
            cases, people = 11 + i * 3 + more * (i % 3), 9_000 + 37 * i
            told, rate = str(cases), rate_of(cases, people)
            if (code, week) in WITHHELD:
                cases, people = WITHHELD[code, week]
                told, rate = "[c]", rate_of(cases, people)
            lines.append(f"{code},Parish {i:02},{council},Barsetshire,{week},{told},{people},{rate}")
    return lines


NEWEST = date(2031, 2, 9)
WEEKS = [NEWEST - timedelta(weeks=i) for i in (52, 6, 5, 3, 2, 1, 0)]
"""Last year's week, then two, a gap of one, and the four newest."""
Cells = Mapping[tuple[str, date], tuple[int, int]]
"""Cases and people by area and week."""


def rows_with_past(withheld: Cells = MappingProxyType({}), *, rates_too: bool = True) -> list[str]:
    """Seven weeks; in withheld cells the cases are, and the rate that would reveal them is too unless it is told."""
    lines = ["code,name,council,county,week,cases,people,rate"]
    for n, week in enumerate(WEEKS):
        for i, code in enumerate(CODES):
            cases, people = withheld.get((code, week)) or (11 + i * 3 + n * (i % 3), 9_000 + 37 * i)
            kept = (code, week) in withheld
            told, rate = "[c]" if kept else cases, "[c]" if kept and rates_too else rate_of(cases, people)
            council = "Silverbridge" if i < 6 else "Hogglestock & Plumstead"
            lines.append(f"{code},Parish {i:02},{council},Barsetshire,{week},{told},{people},{rate}")
    return lines


def county(folder: Path, bands: str = "", lines: list[str] | None = None, toml: str = TOML) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "flu.csv").write_text("\n".join(lines or rows()) + "\n", encoding="utf-8")
    (folder / "map.geojson").write_text(json.dumps(collection(board(4, 3))), encoding="utf-8")
    (folder / "newsgen.toml").write_text(toml.replace("BANDS", bands), encoding="utf-8")
    return folder
