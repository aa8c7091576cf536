"""Inserts: human-written copy, Markdown with front matter, read once and sanitised."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import nh3
from markdown_it import MarkdownIt

from newsgen.errors import Fault, InsertError, nearest
from newsgen.model.hidden import dotted, hidden_faults
from newsgen.model.plan import Insert
from newsgen.own_file import own_text
from newsgen.registry.own_folder import files_in
from newsgen.writing.front_matter import front_matter
from newsgen.writing.typeset import set_body

KEYS = ("heading", "places", "source", "stories", "valid_from", "valid_until")
TAGS = {"p", "h3", "ul", "ol", "li", "strong", "em", "a", "blockquote"}
"""What an insert may bring into a body: its own heading is the template's h2."""


def read_inserts(folder: Path) -> tuple[Insert, ...]:
    """Every .md file of a folder, by name; none where there is no folder. InsertError with all faults of all files."""
    faults: list[Fault] = []
    inserts = [_insert(path, faults) for path in files_in(folder, ".md", InsertError)]
    if faults:
        raise InsertError(*faults)
    return tuple(i for i in inserts if i is not None)


def _insert(path: Path, faults: list[Fault]) -> Insert | None:
    where = f"inserts/{path.name}"
    try:
        _, front, body = own_text(path.parent.parent, path, where, InsertError).split("---", 2)
        given = front_matter(front, where)
    except InsertError as error:
        faults.extend(error.faults)
        return None
    except ValueError:
        faults.append(
            Fault(where, "no front matter", f"--- and then {', '.join(KEYS)} and then ---, the copy below")
        )
        return None
    if not isinstance(given, dict):
        given = {}
    before = len(faults)
    faults.extend(hidden_faults(given, lambda place: f"{where}, {dotted(place)}"))
    faults.extend(
        Fault(where, f"the key {key!r}", "", nearest(str(key), KEYS)) for key in given if key not in KEYS
    )
    faults.extend(
        Fault(where, f"no {key}", "every insert says where it belongs and who it is from")
        for key in ("heading", "places", "source")
        if not given.get(key)
    )
    days = {key: _day(where, key, given.get(key), faults) for key in ("valid_from", "valid_until")}
    if days["valid_from"] and days["valid_until"] and days["valid_from"] > days["valid_until"]:
        faults.append(
            Fault(
                where,
                f"it is valid from {days['valid_from']} until {days['valid_until']}",
                "the earlier day first",
            )
        )
    if len(faults) > before:
        return None
    html = _html(body)
    return Insert(
        name=path.stem,
        heading=str(given["heading"]),
        places=_names(given["places"]),
        stories=_names(given.get("stories") or ()),
        source=str(given["source"]),
        html=html,
        text=set_body(html).text,
        **days,
    )


def _names(given: Any) -> tuple[str, ...]:
    return tuple(map(str, given)) if isinstance(given, list | tuple) else (str(given),)


def _html(markdown: str) -> str:
    """Markdown as the few elements that an insert may have, one block a line; whatever else it holds is dropped."""
    reader = MarkdownIt("commonmark", {"html": False})
    tokens = reader.parse(markdown)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = "h3"  # below the insert's own heading
    rendered = reader.renderer.render(tokens, reader.options, {})
    clean = nh3.clean(
        rendered, tags=TAGS, attributes={"a": {"href"}}, link_rel=None, url_schemes={"http", "https"}
    )
    return "\n".join(line for line in clean.splitlines() if line.strip())


def _day(where: str, key: str, value: Any, faults: list[Fault]) -> date | None:
    if value is None or type(value) is date:  # a time of day is none, though Python takes it for one
        return value
    faults.append(Fault(where, f"{key}: {value!r}", "a day: 2021-02-23"))
    return None
