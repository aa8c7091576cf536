"""docs/dependencies.md, what the wheel needs: `python -m tests.dependencies`, on Python 3.11 and the newest versions.

Names, versions and licences are those of the packages at hand; the day of a last release is the index's.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "dependencies.md"
PYTHON = (3, 11)
"""The page is of this one: some packages are needed on old Pythons only."""
PURPOSES = {
    "babel": "numbers, dates and currencies by locale",
    "charset-normalizer": "which encoding a text file is in",
    "httpx": "tables from http and https addresses",
    "inflect": "plurals and articles of English",
    "jinja2": "templates, in a sandbox",
    "markdown-it-py": "Markdown of inserts and edited copy",
    "markupsafe": "escaping in templates",
    "nh3": "sanitising HTML of inserts",
    "num2words": "numbers in words",
    "numpy": "arithmetic over all areas at once",
    "pandas": "tables for notebooks, Stata, fixed columns",
    "platformdirs": "where caches belong",
    "pyarrow": "Parquet, and CSV of millions of rows",
    "pydantic": "what a project's files may say",
    "python-calamine": "workbooks: XLSX, XLS, ODS",
    "python-dateutil": "dates and months",
    "pyyaml": "front matter of inserts",
    "rich": "tables on a terminal",
    "sqlalchemy": "the store of past tables and editions",
    "tomlkit": "newsgen.toml, written with its comments",
    "typer": "the command line",
}
"""What newsgen itself asks for, and why."""
TEXT = """\
# What newsgen depends on

<!-- Made by `python -m tests.dependencies`. Change that, not this page. -->

All that `pip install newsgen` brings, on Linux and Python {python}, looked up on {day}. What newsgen asks for
itself has a lowest version, on which its tests run too, and no highest; the rest says what needs it. `.ci/run` writes
the same as a CycloneDX file, and looks for known vulnerabilities where their list can be had.

{needed}

## num2words and docopt

num2words is under the LGPL: newsgen imports it as it is published, neither copied nor changed, so that anybody can put
another version in its place. It brings docopt, which nobody maintains: its last release is of {docopt}. num2words
needs that for its own command line alone, and newsgen never loads it. Both stay: that num2words puts numbers in words
was decided by those who asked for newsgen.

## What is asked for by name

`pip install 'newsgen[NAME]'` brings more, with what that needs in turn.

{extras}
"""


@dataclass(frozen=True, slots=True)
class Needed:
    """A package at hand: `asked` is the range of versions asked for, by newsgen or by those of `by`."""

    name: str
    asked: str
    version: str
    licence: str
    by: tuple[str, ...] = ()


def project() -> dict[str, list[str]]:
    """What newsgen asks for: "" the wheel, and each extra that is not for its tests."""
    said = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = said["optional-dependencies"]
    return {"": said["dependencies"]} | {name: asked for name, asked in extras.items() if name != "test"}


def of(requirements: Iterable[str]) -> tuple[Needed, ...]:
    """These packages, A to Z, as they are at hand. PackageNotFoundError: one is not."""
    asked = {canonicalize_name(one.name): one for one in map(Requirement, requirements)}
    return tuple(
        Needed(name, str(one.specifier), distribution(name).version, licence(name))
        for name, one in sorted(asked.items())
    )


def needed() -> tuple[Needed, ...]:
    """All that the wheel brings here, A to Z."""
    direct = of(project()[""])
    ranges: dict[str, set[str]] = {}
    by: dict[str, set[str]] = {}
    todo = [(one.name, frozenset[str]()) for one in direct]
    seen = set(todo)
    for name, extras in todo:
        for text in distribution(name).requires or ():
            one = Requirement(text)
            if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in (*extras, "")):
                continue
            other = canonicalize_name(one.name)
            ranges.setdefault(other, set()).update(map(str, one.specifier))
            by.setdefault(other, set()).add(name)
            if (more := (other, frozenset(one.extras))) not in seen:
                seen.add(more)
                todo.append(more)
    own = {one.name for one in direct}
    others = (
        Needed(
            name,
            ", ".join(sorted(ranges[name])),
            distribution(name).version,
            licence(name),
            tuple(sorted(by[name])),
        )
        for name in by.keys() - own
    )
    return tuple(sorted((*direct, *others), key=lambda one: one.name))


def licence(name: str) -> str:
    """As its metadata has it: an expression, else a short name, else a classifier's."""
    about = distribution(name).metadata
    said = about.get("License-Expression") or about.get("License") or ""
    if said and len(said) <= 60 and "\n" not in said:
        return said
    classified = [c for c in about.get_all("Classifier") or () if c.startswith("License")]
    return classified[0].rpartition(" :: ")[2] if classified else "not said"


def on_the_page() -> dict[str, str]:
    """By name, the version that the page has of each package of its first table."""
    first = PAGE.read_text(encoding="utf-8").partition("\n## ")[0]
    return dict(re.findall(r"^\| ([a-z][a-z0-9.-]*) \| [^|]* \| ([^ |]+) \|", first, re.MULTILINE))


def last_release(name: str) -> str:
    """The day of its last release that is no preview, by the index that pip asks; "not known" where it does not say."""
    import httpx
    from pip._internal.models.index import PyPI  # its address stands in no file of ours

    accepted = {"Accept": "application/vnd.pypi.simple.v1+json"}
    try:
        answer = httpx.get(f"{PyPI.simple_url}/{name}/", headers=accepted, follow_redirects=True, timeout=30)
        files = answer.raise_for_status().json()["files"]
    except (httpx.HTTPError, ValueError):
        return "not known"
    days = [one["upload-time"][:10] for one in files if "upload-time" in one and _final(one["filename"])]
    return max(days, default="not known")


def _final(filename: str) -> bool:
    try:
        version: Version = (
            parse_wheel_filename(filename)[1]
            if filename.endswith(".whl")
            else parse_sdist_filename(filename)[1]
        )
    except ValueError:  # an egg, an installer
        return False
    return not version.is_prerelease


def page(day: date) -> str:
    """The page, as of that day."""
    rows, days = [], {}
    for one in needed():
        days[one.name] = last_release(one.name)
        why = PURPOSES[one.name] if not one.by or one.name in PURPOSES else f"needed by {', '.join(one.by)}"
        rows.append((one.name, one.asked or "any", one.version, one.licence, days[one.name], why))
    extras = [
        (f"`{extra}`", one.name, one.asked, one.version, one.licence, last_release(one.name))
        for extra, requirements in project().items()
        if extra
        for one in of(requirements)
    ]
    columns = ("package", "asked for", "at hand", "licence", "last release")
    return TEXT.format(
        python=".".join(map(str, PYTHON)),
        day=f"{day:%B} {day.day}, {day.year}",
        needed=_table((*columns, "what for"), rows),
        docopt=days["docopt"],
        extras=_table(("name", *columns), extras),
    )


def _table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(columns)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))


if __name__ == "__main__":
    if sys.version_info[:2] != PYTHON:
        raise SystemExit(f"the page is of Python {'.'.join(map(str, PYTHON))}")
    try:
        PAGE.write_text(page(datetime.now(UTC).date()), encoding="utf-8")
    except PackageNotFoundError as error:
        raise SystemExit(f"{error} is not installed; wanted: pip install -e '.[test]'") from None
