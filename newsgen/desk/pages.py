"""The desk's pages: Jinja with every value escaped, from files of this room alone."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from newsgen.outputs.wording import day

TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("newsgen.desk", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"number": number, "day": _day, "when": when}
    return made


def page(name: str, **values: Any) -> str:
    """The page pages/<name>.html with these values."""
    return _environment().get_template(f"{name}.html").render(values)


@cache
def static() -> dict[str, tuple[bytes, str]]:
    """The style sheet and scripts by name, with their types: no other name leads to a file."""
    found = {}
    for one in files("newsgen.desk").joinpath("static").iterdir():
        suffix = "." + one.name.rpartition(".")[2]
        if suffix in TYPES:
            found[one.name] = (one.read_bytes(), TYPES[suffix])
    return found


def number(value: Any) -> str:
    """A number with commas, and no more decimals than it has; anything else as it is.

    >>> number(1520.1), number(3.0), number("withheld")
    ('1,520.1', '3', 'withheld')
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def when(at: str) -> str:
    """A time as somebody at a desk says it.

    >>> when("2025-02-13T09:05:00+00:00")
    '13 Feb, 09:05'
    """
    try:
        found = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return f"{found.day} {found:%b, %H:%M}"


def _day(iso: str) -> str:
    return day(date.fromisoformat(iso))
