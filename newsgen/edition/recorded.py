"""Derivations read back from the JSON that an edition holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsgen.model.derivation import Cell, Derivation, Input, Select, Setting


def recorded(step: Mapping[str, Any]) -> Input:
    """The derivation, or the input of one, that `to_claim_json` wrote. KeyError, TypeError: it is neither."""
    if "setting" in step:
        return Setting(step["setting"], step["value"])
    if "raw" in step:
        return Cell(step["source"], step["row"], step["column"], step["raw"])
    if "select" in step:
        return _select(step["select"])
    inputs = tuple(recorded(one) for one in step["inputs"])
    if step["rule"] in {"cell", "setting"}:
        return inputs[0]
    terms = ((name, _term(value)) for name, value in step.items() if name not in {"rule", "inputs"})
    return Derivation(step["rule"], inputs, tuple(terms))


def _select(chosen: Mapping[str, Any]) -> Select:
    compute, ends = (recorded(chosen[name]) if name in chosen else None for name in ("compute", "ends"))
    return Select(
        source=chosen.get("source", ""),
        column=chosen.get("column", ""),
        patch=chosen["patch"],
        period=chosen.get("period", ""),
        compute=compute if isinstance(compute, Derivation) else None,
        areas=tuple(chosen["areas"]) if "areas" in chosen else None,
        where=tuple((column, tuple(texts)) for column, texts in chosen.get("where", {}).items()),
        add_up=chosen.get("add_up", False),
        unless_withheld=chosen.get("unless_withheld", ""),
        without=tuple(chosen.get("without", ())),
        ends=ends if isinstance(ends, Derivation) else None,
    )


def _term(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    if value.keys() & {"setting", "raw", "select", "rule"}:
        return recorded(value)
    return {name: _term(inner) for name, inner in value.items()}
