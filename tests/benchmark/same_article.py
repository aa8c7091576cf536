"""The peers' article for newsgen: their figures as a table, and a project that tells the highest of each region.

Their data have one region's twenty places again and again; here every place, district and region has a name of its
own, because newsgen tells places apart. What is worked out beforehand for the peers (totals, counts, the ratio to the
average, who comes first) newsgen works out itself, before it writes; its average is that of each region's areas.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import count, product
from pathlib import Path
from typing import Any

_SYLLABLES = "BCDGHLMNPRSTW", "aeiou", "bdlmnrst", "aeio", ("ford", "ton", "wick", "by", "combe")
"""Of 10,400 names."""
_WEEKS = {"prev": "2021-02-11", "rate": "2021-02-18"}
_PROJECT = """
[project]
title = "Covid rates by neighbourhood, week to February 18"
style = "uk-regional"

[data]
source = "table.csv"
published = 2021-02-23
publisher = "Public Health England"
area = { code = "code", name = "name", kind = "neighbourhood", within = { council = "council", region = "region" } }
period = { ends = "week_ending", grain = "week" }
suppressed = { markers = [""], at_most = 2, means = "two or fewer cases" }

[measures.rate]
column = "rate"
kind = "rate"
noun = "Covid case rate"
short_noun = "Covid rate"
unit = "cases per 100,000 people"
short_unit = "per 100,000"
per = 100_000
decimals = 1
better = "lower"

[measures.cases]
column = "cases"
kind = "count"
noun = "new case"
better = "lower"

[[patches]]
each = "region"

[[stories]]
name = "highest"
template = "highest.html"
angles = [
    { use = "highest", top = 20 },
    { use = "above", threshold = 300 },
    { use = "multiple_of_average" },
    { use = "spread", threshold = 300 },
    { use = "direction" },
    { use = "suppressed" },
]
"""


def write_project(datasets: Path, folder: Path) -> None:
    """A project in that folder, of the peers' data: some 380 articles at most."""
    folder.mkdir()
    (folder / "newsgen.toml").write_text(_PROJECT)
    with (folder / "table.csv").open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(("code", "name", "council", "region", "week_ending", "rate", "cases"))
        out.writerows(_rows(json.loads(datasets.read_text())))


def _rows(regions: list[dict[str, Any]]) -> Iterator[tuple[object, ...]]:
    names, number = map("".join, product(*_SYLLABLES)), count()
    for region in regions:
        vale = f"{next(names)} Vale"
        districts = {name: f"{next(names)} District" for name in region["districts"]}
        for area in region["areas"]:
            code, name = f"E{next(number):08}", next(names)
            for column, week in _WEEKS.items():
                yield code, name, districts[area["district"]], vale, week, area[column], area["cases"]
