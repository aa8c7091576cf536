"""A project file written from a guess: every setting with the reason for it above."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import PurePosixPath
from typing import Any

import tomlkit
from tomlkit.items import InlineTable, Table

from newsgen.model.measure import Measure
from newsgen.model.source import Source
from newsgen.model.web_address import without_secrets


def written(source: Source, measures: tuple[Measure, ...], reasons: Mapping[str, str]) -> str:
    """The text of a newsgen.toml with the story of each place that holds areas, and of all, its lead chosen.

    `reasons` are what was guessed and why, by key ("data.period"); they become comments.
    """
    document = tomlkit.document()
    document.add(
        tomlkit.comment("Written by `newsgen new`: it guessed what the table means. Correct what is wrong.")
    )
    document.add(tomlkit.comment("Nouns and units are printed: put them as your readers would say them."))
    stem = (
        PurePosixPath(without_secrets(source.source).partition("?")[0].rstrip("/")).name.partition(".")[0]
        or "table"
    )
    title = stem.replace("_", " ").replace("-", " ").capitalize()
    document["project"] = _table({"title": title, "style": "uk-regional"})
    document["data"] = _commented(dict(_set(source)), "data", reasons)
    document["measures"] = tomlkit.table(is_super_table=True)
    for measure in measures:
        settings = {key: value for key, value in _set(measure) if key != "name"}
        table = tomlkit.table()
        _explain(table, reasons.get(f"measures.{measure.name}", ""))
        for key, value in settings.items():
            table.add(key, value)
        document["measures"].append(measure.name, table)
    patches = tomlkit.aot()
    everything = _table({"name": "the whole area", "kind": "all"})
    _explain(everything, "all areas of the table together: put what prose calls them")
    patches.append(everything)
    for level in source.area.within:
        patches.append(_table({"each": level}))
    document["patches"] = patches
    news = tomlkit.table()
    _explain(
        news, "it leads on what changed (docs/leads.md); brief: a patch without news has a few sentences"
    )
    news.add("name", "news")
    news.add("brief", True)
    stories = tomlkit.aot()
    stories.append(news)
    document["stories"] = stories
    return tomlkit.dumps(document)


def _set(value: Any) -> Iterator[tuple[str, Any]]:
    """The settings of a declaration that differ from the defaults, as TOML has them."""
    for field in fields(value):
        given = getattr(value, field.name)
        if given is None or given == _usual(field):
            continue
        if is_dataclass(given):
            yield field.name, _inline(dict(_set(given)))
        else:
            yield field.name, list(given) if isinstance(given, tuple) else given


def _usual(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _commented(settings: Mapping[str, Any], path: str, reasons: Mapping[str, str]) -> Table:
    table = tomlkit.table()
    for key, value in settings.items():
        _explain(table, reasons.get(f"{path}.{key}", ""))
        table.add(key, value)
    return table


def _explain(table: Table, reason: str) -> None:
    if reason:
        table.add(tomlkit.comment(" ".join(reason.split())))


def _table(settings: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in settings.items():
        table.add(key, value)
    return table


def _inline(settings: Mapping[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    for key, value in settings.items():
        table.append(key, value)
    return table
