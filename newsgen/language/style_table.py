"""Reading a table of TOML into a frozen dataclass: every fault at once, each with the nearest valid name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import Field, fields, is_dataclass
from string import Formatter
from typing import Any, TypeVar, get_args, get_type_hints

from newsgen.errors import Fault, nearest

T = TypeVar("T")
WANTED = {
    int: "a whole number of at least 0",
    float: "a number of at least 0",
    str: "text",
    bool: "true or false",
    tuple[str, ...]: "a list of texts",
    tuple[tuple[str, str], ...]: "a table of texts",
}


def faults_in(kind: type, table: Mapping[str, Any], where: str, also: Iterable[str] = ()) -> Iterator[Fault]:
    """What is wrong with the keys that are there: unknown names, values that do not fit.

    `also` are keys that the table may have beside the dataclass's own, read by somebody else.
    """
    known = {f.name: f for f in fields(kind) if not f.metadata.get("is_file_name")}
    types = get_type_hints(kind)
    for key, value in table.items():
        place = f"{where}.{key}" if where else key
        if key not in known:
            names = (*also, *known)
            yield Fault(place, "unknown key", f"one of {', '.join(names)}", nearest(key, names))
        elif (entry := _of_a_table(types[key])) is not None:
            yield from _faults_of_entries(entry, value, place)
        elif is_dataclass(types[key]):
            yield from _faults_of_table(types[key], value, place)
        elif wanted := _misfit(known[key], types[key], value):
            yield Fault(place, repr(value), wanted)


def _faults_of_entries(kind: type, value: Any, where: str) -> Iterator[Fault]:
    """Of a table whose keys are anybody's: [nouns] Fall = {...}."""
    if not isinstance(value, dict):
        yield Fault(where, repr(value), f"a table [{where}]")
        return
    for name, entry in value.items():
        yield from _faults_of_table(kind, entry, f"{where}.{name}")


def _faults_of_table(kind: type, value: Any, where: str) -> Iterator[Fault]:
    if isinstance(value, dict):
        yield from faults_in(kind, value, where)
    else:
        yield Fault(where, repr(value), f"a table [{where}]")


def missing_from(kind: type, table: Mapping[str, Any], where: str = "") -> Iterator[Fault]:
    """The keys that are not there."""
    types = get_type_hints(kind)
    for name in (f.name for f in fields(kind)):
        place = f"{where}.{name}" if where else name
        if is_dataclass(types[name]):
            yield from missing_from(types[name], table.get(name, {}), place)
        elif name not in table:
            yield Fault(place, "missing", 'a value, or inherits = "uk-regional"')


def built(kind: type[T], table: Mapping[str, Any]) -> T:
    """The dataclass, from a table without faults."""
    types = get_type_hints(kind)
    return kind(**{name: _value(types[name], value) for name, value in table.items()})


def _value(kind: Any, value: Any) -> Any:
    entry = _of_a_table(kind)
    if entry is not None:
        key = next(f.name for f in fields(entry) if f.metadata.get("is_file_name"))
        return tuple((name, built(entry, {key: name, **table})) for name, table in sorted(value.items()))
    if isinstance(kind, type) and is_dataclass(kind):
        return built(kind, value)
    if isinstance(value, dict):
        return tuple(sorted(value.items()))
    return tuple(value) if isinstance(value, list) else value


def _of_a_table(kind: Any) -> type | None:
    """The dataclass of a table of them, which a style keeps as pairs; None for any other kind."""
    pair = get_args(get_args(kind)[0]) if get_args(kind) else ()
    return pair[1] if pair and is_dataclass(pair[1]) and isinstance(pair[1], type) else None


def _misfit(key: Field[Any], kind: Any, value: Any) -> str:
    """What was wanted, or "" where the value fits."""
    if not _fits(kind, value):
        return WANTED[kind]
    choices = key.metadata.get("choices")
    if choices and value not in choices:
        return f"one of {', '.join(sorted(choices))}"
    lengths = key.metadata.get("lengths")
    if lengths and len(value) not in lengths:
        return " or ".join(f"{n} of them" for n in sorted(lengths))
    texts = value.values() if isinstance(value, dict) else (value,)
    names = key.metadata.get("blanks")
    if names and not all(_has_blanks(text, names, key.metadata["optional"]) for text in texts):
        return "text with " + " and ".join(f"{{{name}}}" for name in sorted(names))
    return ""


def _fits(kind: Any, value: Any) -> bool:
    if kind in (int, float):
        return type(value) in {int, kind} and value >= 0
    if kind == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == tuple[tuple[str, str], ...]:
        return isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    return isinstance(value, kind)


def _has_blanks(form: str, names: frozenset[str], optional: frozenset[str]) -> bool:
    """Whether the text has each blank once, and plain: formats and look-ups are no business of a style."""
    try:
        blanks = [blank for blank in Formatter().parse(form) if blank[1] is not None]
    except ValueError:
        return False
    found = [name for _, name, _, _ in blanks]
    plain = not any(layout or conversion for _, _, layout, conversion in blanks)
    return plain and len(set(found)) == len(found) and names <= set(found) <= names | optional
