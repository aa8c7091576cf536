"""Barsetshire week by week: a project with a history, and the tables that it was built from. All of it is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from newsgen.history import Vintage, read_vintage
from newsgen.history.store import Store
from newsgen.project import load

FIRST = date(2031, 1, 5)
"""The last day of week 0, a Sunday; each week is published on the Wednesday after it."""
AREAS = (
    ("B01", "Plumstead Episcopi", "Barchester", 8000),
    ("B02", "Hogglestock", "Barchester", 9000),
    ("B03", "Framley", "Silverbridge", 5000),
    ("B04", "Greshamsbury", "Silverbridge", 12000),
    ("B05", "Puddingdale", "Silverbridge", 6000),
    ("B06", "Crabtree Parva", "Silverbridge", 7000),
)
TOML = """\
[project]
title = "Flu in Barsetshire"
[data]
source = "table.csv"
published = {published}
publisher = "the Barsetshire Health Office"
area = {{ code = "code", name = "name", kind = "neighbourhood", within = {{ council = "council" }} }}
period = {{ ends = "week_ending", grain = "week" }}
suppressed = {{ markers = ["[c]"], at_most = 2, means = "two or fewer cases" }}
[measures.rate]
kind = "rate"
noun = "flu rate"
unit = "cases per 100,000 people"
decimals = 1
numerator = "cases"
denominator = "people"
per = 100_000
[measures.cases]
column = "cases"
kind = "count"
noun = "new case"
[measures.people]
column = "population"
kind = "count"
noun = "person"
[[patches]]
name = "Barsetshire"
[[stories]]
name = "highest"
template = "flu.html"
angles = [{{ use = "highest", top = 3 }}, {{ use = "direction" }}]
[history]
store = "{store}"
"""
TEMPLATE = """\
{{ part.headline }}{% block headline %}Flu in {{ highest.top }}{% endblock %}
{{ part.standfirst }}
{{ part.body }}
{% block body %}
  <p>{{ highest.top|sentence }} {{ one_of("had", "counted") }} {{ highest.top.value|in_full }} in {{ period }}.</p>
  {% if highest.top.previous is not none %}
    <p>It had {{ highest.top.previous|short }} in {{ compared_with }}.</p>
  {% endif %}
{% endblock %}
"""
"""A template of the project's own, so that these tests do not hang on what the shipped ones say."""


def ends(week: int) -> date:
    return FIRST + timedelta(weeks=week)


def published(week: int) -> date:
    return ends(week) + timedelta(days=3)


def cases(week: int, area: int) -> str:
    """How many cases an area has: withheld now and then, never the same two weeks running."""
    count = (7 * area + 5 * week + area * week) % 41
    return "[c]" if count < 3 else str(count)


def rows(*weeks: int, changed: Mapping[tuple[str, int], str] | None = None) -> list[str]:
    """The rows of those weeks, area after area; `changed` are other counts, by code and week."""
    found = []
    for number, (code, name, council, people) in enumerate(AREAS):
        for week in weeks:
            count = (changed or {}).get((code, week), cases(week, number))
            found.append(f"{code},{name},{council},{ends(week)},{count},{people}")
    return found


def table(lines: Sequence[str]) -> str:
    return "\n".join(["code,name,council,week_ending,cases,population", *lines]) + "\n"


def county(folder: Path, week: int = 0, *, store: str = "history.sqlite", text: str | None = None) -> Path:
    """A project that has the table of one week, or the given text instead of it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "newsgen.toml").write_text(TOML.format(published=published(week), store=store))
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / "flu.html").write_text(TEMPLATE)
    (folder / "table.csv").write_text(text if text is not None else table(rows(week)))
    return folder


def without_history(folder: Path) -> None:
    toml = folder / "newsgen.toml"
    toml.write_text(toml.read_text().partition("[history]")[0])


def vintage(folder: Path, week: int, text: str | None = None) -> Vintage:
    """The table of a week, read."""
    project = load(county(folder, week, text=text))
    return read_vintage(project.source, project.measures, project.folder, no_network)


def filled(store: Store, folder: Path, weeks: Sequence[int]) -> None:
    """Keep the tables of those weeks, in that order."""
    for week in weeks:
        store.keep(vintage(folder, week))


def no_network(address: str) -> bytes:
    raise AssertionError(f"{address} was to be fetched")
