"""The typed records are what is on disk: every key, of the right type, and no other."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from newsgen.edition.facts_record import FactsRecord
from newsgen.edition.records import EditionRecord, StoryRecord
from tests.records import story_at
from tests.regenerate import EXAMPLES, GOLDEN


def misfits(value: Any, kind: Any, where: str) -> Iterator[str]:
    """Where a value read from JSON is not of that type."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind is Any:
        return
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        needed = {key for key, hint in hints.items() if get_origin(hint) is not NotRequired}
        if not isinstance(value, dict) or not needed <= value.keys() <= hints.keys():
            keys = sorted(value) if isinstance(value, dict) else value
            yield f"{where}: {keys}, not {sorted(hints)}"
            return
        for key, one in value.items():
            hint = hints[key]
            yield from misfits(one, get_args(hint)[0] if key not in needed else hint, f"{where}.{key}")
    elif origin in (Union, UnionType):
        if all(list(misfits(value, one, where)) for one in inner):
            yield f"{where}: {value!r} is none of {inner}"
    elif origin is Literal:
        if value not in inner:
            yield f"{where}: {value!r} is not one of {inner}"
    elif origin is list:
        if not isinstance(value, list):
            yield f"{where}: {value!r} is no list"
        else:
            for i, one in enumerate(value):
                yield from misfits(one, inner[0], f"{where}[{i}]")
    elif origin is dict:
        for key, one in value.items():
            yield from misfits(one, inner[1], f"{where}.{key}")
    elif origin is not None:
        if not isinstance(value, Mapping):
            yield f"{where}: {value!r} is no object"
    elif not isinstance(value, (int, float) if kind is float else kind):
        yield f"{where}: {value!r} is no {kind.__name__}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_file_of_an_edition_is_as_its_record_says(example: str) -> None:
    folder = GOLDEN / example
    assert list(misfits(json.loads((folder / "edition.json").read_text()), EditionRecord, "edition")) == []
    stories = sorted((folder / "stories").glob("*.json"))
    assert stories
    for path in stories:
        assert list(misfits(story_at(path), StoryRecord, path.stem)) == []
    facts = sorted((folder / "facts").glob("*.json"))
    assert facts
    for path in facts:
        assert list(misfits(json.loads(path.read_text()), FactsRecord, path.stem)) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"slug": 1}, "story.slug: 1 is no str"),
        ({"extra": ""}, "not ["),
        ({"claims": [{}]}, "story.claims[0]: [], not ["),
        ({"status": "fine"}, "is not one of"),
        ({"compared_with": 3}, "is none of"),
    ],
)
def test_a_record_that_is_otherwise_is_found(change: dict[str, Any], found: str) -> None:
    story = story_at(min((GOLDEN / EXAMPLES[0] / "stories").glob("*.json")))
    assert any(found in line for line in misfits(story | change, StoryRecord, "story"))
