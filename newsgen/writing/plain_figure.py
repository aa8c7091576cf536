"""A figure as prose has it, without its noun: 452.2; £203,040; 45 per cent; third."""

from __future__ import annotations

from typing import Any

from newsgen.language import FILTERS
from newsgen.language.style import HouseStyle
from newsgen.model.derivation import Setting
from newsgen.model.figure import IN_ONES, Figure
from newsgen.writing.bound import rounded, whole


def plain_figure(figure: Figure, value: float, style: HouseStyle) -> str:
    """The value, said as the figure's unit and its measure's decimals ask."""

    def say(name: str, *values: Any) -> str:
        return str(FILTERS[name](*values, style=style))

    measure = figure.measure
    # What the project states (a threshold of 300) is said as it is, without decimals that nobody measured.
    shown = value * 100 if figure.unit in IN_ONES else value
    stated = isinstance(figure.origin, Setting) and shown == int(shown)
    decimals = 0 if stated or measure is None else measure.decimals
    match figure.unit:
        case "count" | "ratio":
            return say("number", whole(value)) if value == int(value) else say("decimal", value, 1)
        case "rank":
            return say("ordinal", whole(value))
        case "share" | "per_cent":
            return say("per_cent", shown, decimals)
        case "points" | "share_points":
            return say("points", shown, decimals)
        case "money":
            amount = rounded(value, decimals) if decimals == 0 else value
            return say("money", amount, measure.currency if measure else "GBP")
        case _:
            return say("decimal", value, decimals)
