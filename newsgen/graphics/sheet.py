"""A picture as a sheet of paper: white, of a given size, with what it shows told to those who do not see it."""

from __future__ import annotations

from typing import Literal

from newsgen.graphics.lettering import FAMILY
from newsgen.graphics.svg import element
from newsgen.outputs.skeleton import Html

INK, SOFT, RULE, ACCENT, BAR = "#1a1a1a", "#555555", "#c9c9c9", "#b3123b", "#9fb6c3"
"""Words; words beside the point (7.5:1 on white); lines; what the story is about; all else that is drawn."""
Anchor = Literal["start", "middle", "end"]


def sheet(width: float, height: float, alt: str, *content: Html) -> str:
    """The SVG of a picture, a file of its own."""
    attributes: dict[str, str | float] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {round(width)} {round(height)}",
        "width": round(width),
        "height": round(height),
        "role": "img",
        "font-family": FAMILY,
    }
    paper = element("rect", {"width": round(width), "height": round(height), "fill": "#ffffff"})
    return f"{element('svg', attributes, element('title', {}, alt), paper, *content)}\n"


def words(
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    colour: str = INK,
    bold: bool = False,
    anchor: Anchor = "start",
    halo: bool = False,
) -> Html:
    """Words on their base line; a `halo` of white sets them off from what they stand on."""
    attributes: dict[str, str | float] = {"x": x, "y": y, "font-size": size, "fill": colour}
    if bold:
        attributes["font-weight"] = 600
    if anchor != "start":
        attributes["text-anchor"] = anchor
    if halo:
        attributes |= {
            "stroke": "#ffffff",
            "stroke-width": size / 4,
            "stroke-linejoin": "round",
            "paint-order": "stroke",
        }
    return element("text", attributes, text)


def line(x: float, y: float, u: float, v: float, colour: str = RULE, wide: float = 1) -> Html:
    """A straight line."""
    return element("line", {"x1": x, "y1": y, "x2": u, "y2": v, "stroke": colour, "stroke-width": wide})
