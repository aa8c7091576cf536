"""A project file written from a guess: every setting with the reason for it above, every open question in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from pathlib import PurePosixPath
from typing import Any

import tomlkit
from tomlkit.items import InlineTable, Table

from newsgen.model.measure import Measure
from newsgen.model.question import Question
from newsgen.model.source import Source
from newsgen.model.web_address import without_secrets


@dataclass(frozen=True, slots=True)
class ToWrite:
    """What is known of a table, by key: `reasons` become comments, `answers` stand for what was guessed.

    `questions` are those without an answer: a line for each candidate is ready to uncomment.
    """

    source: Source
    measures: tuple[Measure, ...]
    reasons: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)


def settable(source: Source, measures: Iterable[Measure]) -> tuple[str, ...]:
    """The keys that an answer may set in the file that is written."""
    keys = ["project.title", "project.style", "patches.1.name"]
    keys += [f"data.{f.name}" for f in fields(source) if f.name != "area"]
    keys += [f"data.area.{f.name}" for f in fields(source.area)]
    return (*keys, *(f"measures.{m.name}.{f.name}" for m in measures for f in fields(m) if f.name != "name"))


def written(known: ToWrite) -> str:
    """The text of a newsgen.toml with the story of each place that holds areas, and of all, its lead chosen."""
    source, measures, answers = known.source, known.measures, known.answers
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
    about = {"title": title, "style": "uk-regional"}
    document["project"] = _plain(
        about | {key: answers[f"project.{key}"] for key in about if f"project.{key}" in answers}
    )
    if known.questions:
        document["questions"] = asked = tomlkit.table()
        _explain(
            asked,
            "the table does not say this: below, take the # from the line that is right, or put your own",
        )
        for question in known.questions:
            asked.add(question.key, question.asks)
    data = _declared(source, "data", known, apart=("area",))
    data["area"] = _declared(source.area, "data.area", known, known.reasons.get("data.area", ""))
    document["data"] = data
    document["measures"] = tomlkit.table(is_super_table=True)
    for measure in measures:
        path = f"measures.{measure.name}"
        document["measures"].append(
            measure.name, _declared(measure, path, known, known.reasons.get(path, ""), apart=("name",))
        )
    patches = tomlkit.aot()
    everything = tomlkit.table()
    _setting(everything, "patches.1.name", "the whole area", known, "all areas of the table together")
    everything.add("kind", "all")
    patches.append(everything)
    for level in source.area.within:
        patches.append(_plain({"each": level}))
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


def _declared(value: Any, path: str, known: ToWrite, reason: str = "", apart: tuple[str, ...] = ()) -> Table:
    """The settings of a declaration that differ from the defaults, with its questions where the answers go."""
    table = tomlkit.table()
    _explain(table, reason)
    for each in fields(value):
        if each.name in apart:
            continue
        given = getattr(value, each.name)
        shown = None if given is None or given == _usual(each) else as_toml(given)
        _setting(table, f"{path}.{each.name}", shown, known, known.reasons.get(f"{path}.{each.name}", ""))
    return table


def _setting(table: Table, key: str, guessed: Any, known: ToWrite, reason: str) -> None:
    """One line: the answer, or else the open question, or else what was guessed, if anything."""
    name = key.rpartition(".")[2]
    question = next((q for q in known.questions if q.key == key), None)
    if key in known.answers:
        table.add(name, as_toml(known.answers[key]))
    elif question is not None:
        _explain(table, f"{question.asks} ({question.why})")
        for candidate in question.candidates:
            table.add(tomlkit.comment(f"{name} = {candidate}"))
    elif guessed is not None:
        _explain(table, reason)
        table.add(name, guessed)


def as_toml(given: Any) -> Any:
    """A value as it stands on one line of a file."""
    if is_dataclass(given):
        settings = ((each, getattr(given, each.name)) for each in fields(given))
        return _inline({e.name: as_toml(v) for e, v in settings if v is not None and v != _usual(e)})
    if isinstance(given, Mapping):
        return _inline({key: as_toml(value) for key, value in given.items()})
    return list(given) if isinstance(given, tuple) else given


def _usual(field: Field[Any]) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _explain(table: Table, reason: str) -> None:
    if reason:
        table.add(tomlkit.comment(" ".join(reason.split())))


def _plain(settings: Mapping[str, Any]) -> Table:
    table = tomlkit.table()
    for key, value in settings.items():
        table.add(key, value)
    return table


def _inline(settings: Mapping[str, Any]) -> InlineTable:
    table = tomlkit.inline_table()
    for key, value in settings.items():
        table.append(key, value)
    return table
