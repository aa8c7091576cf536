"""SVG, one element at a time: every text and attribute is escaped, every number is written one way.

>>> str(element("text", {"x": 1.5, "y": -0.0}, "Eiderdown & Goosegorge"))
'<text x="1.5" y="0">Eiderdown &amp; Goosegorge</text>'
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import shapely
from shapely.geometry.base import BaseGeometry

from newsgen.outputs.skeleton import Html

_NOT_IN_XML = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"}


def element(name: str, attributes: Mapping[str, str | float], *content: str) -> Html:
    """The element with its attributes in the order given; content that is not Html is text. Same in, same bytes out."""
    told = "".join(f' {key}="{_value(value)}"' for key, value in attributes.items())
    inside = "".join(one if isinstance(one, Html) else _escaped(one) for one in content)
    return Html(f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>")


def number(value: float) -> str:
    """To two decimals, without what says nothing: 1.5, 2, 0 (never -0).

    >>> number(1.50), number(2.0), number(-0.001)
    ('1.5', '2', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def path(shape: BaseGeometry) -> str:
    """The `d` of a shape whose corners are whole units: each ring from its first corner, in steps.

    >>> path(shapely.box(1, 2, 4, 6))
    'M4 2v4h-3v-4z'
    """
    rings = [
        ring
        for polygon in shapely.get_parts(shape)
        if polygon.geom_type == "Polygon"
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    return "".join(map(_ring, rings))


def _ring(ring: BaseGeometry) -> str:
    corners = [(round(x), round(y)) for x, y in ring.coords][:-1]
    (x, y), *more = corners
    steps = [f"M{x} {y}"]
    last = "M"
    for u, v in more:
        if u == x or v == y:
            letter, told = ("v", f"{v - y}") if u == x else ("h", f"{u - x}")
        else:
            letter, told = "l", f"{u - x}{'' if v < y else ' '}{v - y}"
        joint = letter if letter != last else "" if told.startswith("-") else " "
        steps.append(joint + told)
        x, y, last = u, v, letter
    return "".join(steps) + "z"


def _value(value: str | float) -> str:
    return _escaped(value) if isinstance(value, str) else number(value)


def _escaped(text: str) -> str:
    return escape(text if text.isprintable() else text.translate(_NOT_IN_XML))
