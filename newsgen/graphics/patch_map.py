"""A story's map: its patch in the colours of the bands, its neighbours in grey, the areas that it names labelled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely.affinity import affine_transform
from shapely.geometry.base import BaseGeometry

from newsgen.graphics.choropleth import Shade, hatch
from newsgen.graphics.labels import Box, Label, Placed, placed
from newsgen.graphics.lettering import width, wrapped
from newsgen.graphics.shades import DARK, LIGHT, line_around
from newsgen.graphics.sheet import INK, SOFT, line, sheet, words
from newsgen.graphics.svg import element, path
from newsgen.model.measure import Band
from newsgen.outputs.skeleton import Html

FINER = 10
"""Units of an outline in one of the sheet."""
MARGIN, LETTERS, SMALL = 24, 17, 15
LABEL = 13
"""How wide a label's lines are at most, in heights of its letters."""
KEY = 0.24
"""How much of the width the words of the key have at most: the map has the rest."""
NEIGHBOURS, BETWEEN = "#ececec", "#ffffff"
ACROSS = "across"
"""The lines of a withheld figure on the finer units of outlines."""


@dataclass(frozen=True, slots=True)
class MapDrawn:
    """What a story's map shows.

    `shades` are those of the patch's areas by code, `named` the labels by code, the most important first, `key` the
    words of each shade that there may be, `foot` what stands below it all.
    """

    title: str
    subtitle: str
    alt: str
    shades: Mapping[str, Shade]
    bands: Sequence[Band]
    named: Mapping[str, tuple[str, str]]
    key: Sequence[tuple[Shade, str]]
    foot: Sequence[str]


def patch_map(of: MapDrawn, shapes: Mapping[str, BaseGeometry], wide: float = 900) -> str | None:
    """The map as SVG, `wide` units across; None where no area of the patch has an outline."""
    titles = wrapped(of.title, wide - 2 * MARGIN, 26, bold=True)
    top = MARGIN + 30 * len(titles) + 34
    drawn = picture(of, shapes, (MARGIN, top, wide - MARGIN, top + 620), with_key=True)
    if drawn is None:
        return None
    body, (_, _, _, bottom) = drawn
    feet = [part for text in of.foot for part in wrapped(text, wide - 2 * MARGIN, 13)]
    height = bottom + 26 + 18 * len(feet) + MARGIN / 2
    return sheet(
        wide,
        height,
        of.alt,
        *(words(MARGIN, MARGIN + 20 + 30 * i, text, 26, bold=True) for i, text in enumerate(titles)),
        words(MARGIN, MARGIN + 18 + 30 * len(titles), of.subtitle, 17, colour=SOFT),
        body,
        *(words(MARGIN, bottom + 30 + 18 * i, text, 13, colour=SOFT) for i, text in enumerate(feet)),
    )


def picture(
    of: MapDrawn, shapes: Mapping[str, BaseGeometry], room: Box, *, with_key: bool, letters: float = LETTERS
) -> tuple[Html, Box] | None:
    """The map itself inside a room (left, top, right, bottom), and the room that it takes: as high as it needs."""
    mine = {code: shapes[code] for code in of.shades if code in shapes}
    if not mine:
        return None
    used = {*of.shades.values()}
    key = (
        [(shade, text) for shade, text in of.key if shade in used or isinstance(shade, int)]
        if with_key
        else []
    )
    lines = [(shade, wrapped(text, (room[2] - room[0]) * KEY, SMALL)) for shade, text in key]
    beside = max((width(text, SMALL) for _, parts in lines for text in parts), default=0) + 40 if key else 0
    frame, place = _frame([*mine.values()], (room[0], room[1], room[2] - beside, room[3]))
    flat = {code: _placed(one, place) for code, one in shapes.items()}
    window = shapely.box(frame[0] * FINER, frame[1] * FINER, frame[2] * FINER, frame[3] * FINER)
    around = [
        cut
        for code, one in flat.items()
        if code not in mine and not (cut := _whole(shapely.intersection(one, window))).is_empty
    ]
    scale = f"scale({1 / FINER:g})"
    labels = {}
    for code, (name, value) in of.named.items():
        if code in mine:
            point = shapely.get_coordinates(shapely.point_on_surface(flat[code]))[0].tolist()
            box = [end / FINER for end in flat[code].bounds]
            text = (*wrapped(name, letters * LABEL, letters, bold=True), value)
            labels[code] = Label(point[0] / FINER, point[1] / FINER, (box[0], box[1], box[2], box[3]), text)
    patch = shapely.union_all([flat[code] for code in mine])
    busy = affine_transform(patch, [1 / FINER, 0, 0, 1 / FINER, 0, 0])
    shown = placed([*labels.values()], letters, frame, busy)
    named = {code for code, label in labels.items() if any(one.label is label for one in shown)}
    ordered = sorted(mine, key=lambda code: (code in named, code))
    areas = [_area(flat[code], of.shades[code], of.bands, code in named) for code in ordered]
    told = element(
        "g",
        {},
        hatch(0.5),
        hatch(FINER / 2, ACROSS),
        element(
            "g",
            {"transform": scale, "stroke-linejoin": "round"},
            *(
                element("path", {"d": path(one), "fill": NEIGHBOURS, "stroke": BETWEEN, "stroke-width": 8})
                for one in around
            ),
            *areas,
        ),
        *(part for one in shown for part in _label(one, letters)),
        *_key(lines, of.bands, frame[2] + 14, frame[1] + 8),
    )
    bottom = max(frame[3], frame[1] + 8 + sum(_height(parts) for _, parts in lines))
    return told, (frame[0], frame[1], frame[2] + beside, bottom)


def _frame(mine: Sequence[BaseGeometry], room: Box) -> tuple[Box, tuple[float, float, float]]:
    """The frame in the room that holds these shapes with a margin, and how to get there: scale, right, down."""
    left, top, right, bottom = shapely.total_bounds(mine).tolist()
    pad = max(right - left, bottom - top) * 0.09
    left, top, right, bottom = left - pad, top - pad, right + pad, bottom + pad
    scale = min((room[2] - room[0]) / (right - left), (room[3] - room[1]) / (bottom - top))
    high = (bottom - top) * scale
    middle = (room[0] + room[2]) / 2 - (left + right) / 2 * scale
    return (room[0], room[1], room[2], room[1] + high), (scale, middle, room[1] - top * scale)


def _placed(one: BaseGeometry, place: tuple[float, float, float]) -> BaseGeometry:
    scale, right, down = place
    return affine_transform(one, [scale * FINER, 0, 0, scale * FINER, right * FINER, down * FINER])


def _whole(one: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(one, 1, mode="pointwise")


def _area(one: BaseGeometry, shade: Shade, bands: Sequence[Band], named: bool) -> Html:
    if isinstance(shade, int):
        fill, stroke = bands[shade].colour, line_around(bands[shade].colour)
    else:
        fill, stroke = {"withheld": f"url(#{ACROSS})", "none": "#b5b5b5"}[shade], DARK
    told: dict[str, str | float] = {"d": path(one), "fill": fill}
    if not named:
        return element("path", {**told, "stroke": stroke, "stroke-width": 5})
    # a dark line around a dark colour is seen by the white one around it
    edge = element("path", {**told, "stroke": LIGHT, "stroke-width": 50})
    return Html(edge + element("path", {**told, "stroke": DARK, "stroke-width": 24}))


def _label(one: Placed, letters: float) -> list[Html]:
    label = one.label
    parts = []
    if one.far:  # to the nearest point of the label's edge
        x, y = one.end
        dot: dict[str, str | float] = {"cx": label.x, "cy": label.y, "r": 3.5, "fill": INK}
        parts.append(line(label.x, label.y, x, y, LIGHT, 4.5))
        parts.append(line(label.x, label.y, x, y, INK, 1.5))
        parts.append(element("circle", {**dot, "stroke": "#ffffff", "stroke-width": 1}))
    return [
        *parts,
        *(
            words(
                one.x, one.y + letters * 1.2 * i, text, letters, bold=text is not label.lines[-1], halo=True
            )
            for i, text in enumerate(label.lines)
        ),
    ]


def _height(lines: Sequence[str]) -> float:
    """How high an entry of the key is."""
    return 26 + 19 * (len(lines) - 1)


def _key(key: Sequence[tuple[Shade, Sequence[str]]], bands: Sequence[Band], x: float, y: float) -> list[Html]:
    parts: list[Html] = []
    for shade, lines in key:
        fill = (
            bands[shade].colour
            if isinstance(shade, int)
            else {"withheld": "url(#hatch)", "none": "#b5b5b5"}[shade]
        )
        box: dict[str, str | float] = {"x": x, "y": y, "width": 18, "height": 18}
        parts.append(element("rect", {**box, "fill": fill, "stroke": DARK, "stroke-width": 1}))
        parts += [words(x + 26, y + 19 * i + 14, text, SMALL) for i, text in enumerate(lines)]
        y += _height(lines)
    return parts
