"""A small county with outlines and a table, as a project in a folder."""

from __future__ import annotations

import json
from pathlib import Path

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


def county(folder: Path, bands: str = "", lines: list[str] | None = None, toml: str = TOML) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "flu.csv").write_text("\n".join(lines or rows()) + "\n", encoding="utf-8")
    (folder / "map.geojson").write_text(json.dumps(collection(board(4, 3))), encoding="utf-8")
    (folder / "newsgen.toml").write_text(toml.replace("BANDS", bands), encoding="utf-8")
    return folder
