"""Numbers that a project sets and a draft prints as they stand: what has no words is refused when it is read."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.model.exact import MOST_DECIMALS, decimals_of, written


def check_threshold(threshold: float | Mapping[str, float] | None) -> None:
    """ValueError(found, wanted) for a threshold, or one for a kind of patch, with more decimals than print has."""
    for line in threshold.values() if isinstance(threshold, Mapping) else (threshold,):
        if line is not None:
            _check_decimals("threshold", line)


def check_multiple(times: float) -> None:
    """ValueError(found, wanted) for a multiple that has no words: of 1 or below, or with more decimals than print."""
    if not times > 1:
        raise ValueError(f"times = {times}", "a multiple above 1, such as 1.5 or 2")
    _check_decimals("times", times)


def _check_decimals(name: str, value: float) -> None:
    if decimals_of(written(value)) is None:
        raise ValueError(
            f"{name} = {value}", f"a number of at most {MOST_DECIMALS} decimals: drafts print all of them"
        )
