"""The way from printed words to their cells, in plain language: what `newsgen explain` prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_WORDS = {
    "cell": "is read from",
    "setting": "is set by",
    "count": "is how many there are among",
    "rank": "is the rank of the first among the second",
    "sum": "is the sum of",
    "mean": "is the mean of",
    "median": "is the median of",
    "pooled": "is the sum of the first over the sum of the second",
    "max": "is the largest of",
    "min": "is the smallest of",
    "ratio": "is the first divided by the second",
    "difference": "is the first minus the second",
    "percent_change": "is the change from the second to the first, in per cent of the second",
    "share": "is the first as a share of the second",
    "rate": "is the first divided by the second",
    "streak": "is how many of these, newest first, go one way",
    "since": "is the newest of these to be as far out",
    "date": "is the day given by",
}
_TESTS = {">": "above", "<": "below", "=": "equal to", ">=": "at or above", "<=": "at or below"}


def explain_story(story: dict[str, Any]) -> Iterator[str]:
    """Why there is this story: its angles and its score, a line each."""
    yield f"{story['headline']}  [{story['slug']}, {story['status']}]"
    yield f"Score {story['score']}:"
    for name, part in story["score_parts"].items():
        yield f"  {name} {part['value']}: {part['reason']}"
    yield "Angles, the lead first:"
    for angle in story["angles"]:
        figures = ", ".join(f"{name} {value}" for name, value in angle["figures"].items())
        yield f"  {angle['angle']}: {angle['situation']}" + (f" ({figures})" if figures else "")
    for caution in story["cautions"]:
        yield f"{caution['severity']}: {caution['id']}: {caution['message']}"


def explain_claim(claim: dict[str, Any]) -> Iterator[str]:
    """The way from a claim's words to its cells, indented by its steps."""
    yield f"{claim['text']!r} in the {claim['part']}: {claim['sentence']}"
    unit = f" ({claim['unit']})" if claim["unit"] else ""
    yield f"  {claim['value']}{unit} {_rule(claim['derivation'])}"
    for step in claim["derivation"]["inputs"]:
        yield from _input(step, 4)


def _rule(derivation: dict[str, Any]) -> str:
    words = _WORDS[derivation["rule"]]
    if "per" in derivation and derivation["per"] != 1:
        words += f", times {derivation['per']:,}"
    if "order" in derivation:
        words += f" ({derivation['order']}, ties sharing the better rank)"
    if "test" in derivation:
        than = derivation["test"]["than"]
        if derivation["test"]["op"] == "withheld":
            return words + " the withheld cells in"
        words += f" those {_TESTS[derivation['test']['op']]} {_brief(than)} in"
    return words


def _brief(value: Any) -> str:
    if isinstance(value, dict):
        return (
            f"{value['value']} ({value['setting']})" if "setting" in value else f"what {_rule(value)} below"
        )
    return str(value)


def _input(step: Any, indent: int) -> Iterator[str]:
    space = " " * indent
    if "setting" in step:
        yield f"{space}{step['value']}: newsgen.toml, {step['setting']}"
    elif "raw" in step:
        yield f"{space}{step['raw']!r}: {step['source']}, row {step['row']}, column {step['column']!r}"
    elif "select" in step:
        chosen = step["select"]
        if "compute" in chosen:
            yield f"{space}for each area of {chosen['patch']}, what {_rule(chosen['compute'])}"
            for inner in chosen["compute"]["inputs"]:
                yield from _input(inner, indent + 2)
        else:
            where = f" in rows of {chosen['period']}" if chosen.get("period") else ""
            areas = f", {len(chosen['areas'])} areas of it" if "areas" in chosen else ""
            patch = chosen["patch"] or "the whole table"
            yield f"{space}the figures of column {chosen['column']!r}{where} for {patch}{areas}: {chosen['source']}"
    else:
        yield f"{space}what {_rule(step)}"
        for inner in step["inputs"]:
            yield from _input(inner, indent + 2)
