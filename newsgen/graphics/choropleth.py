"""PatchTable -> areas in the colours of their bands, with their figures in the words of the house.

Only figures that stand in the table's rankings are seen here: of an area whose figure is withheld nothing is known but
that it is. Its shade is no band's, its place is after all areas that have a figure, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from newsgen.errors import Fault, ProjectError
from newsgen.graphics.neighbours import arrows, links, middles
from newsgen.graphics.plane import Plane
from newsgen.graphics.rate_scale import SCALE, is_per_100_000, suits
from newsgen.graphics.shades import DARK, band_at, bands_of, line_around
from newsgen.graphics.svg import element, path
from newsgen.language import FILTERS
from newsgen.language.exact import Printed, exact
from newsgen.language.style import HouseStyle
from newsgen.language.units import unit_of
from newsgen.model.area import Area
from newsgen.model.measure import Band, Measure
from newsgen.model.patch_table import AreaRanking, PatchTable
from newsgen.outputs.skeleton import Html

HATCH = 1.5
"""How coarse the lines of a withheld figure are on a page: seen on a phone, too."""
OTHERS = "bo"
"""The class of what is drawn of areas that are not in the table."""
Shade = int | Literal["withheld", "none"]
"""The number of a band; or that the figure is withheld, or not known for no stated reason."""


@dataclass(frozen=True, slots=True)
class ShownArea:
    """One area as the map has it: `value` and `change` in words, both "" where there is no figure."""

    area: Area
    shade: Shade
    value: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Choropleth:
    """A map: `areas` from the highest figure, those not `drawn` (without an outline) last; `drawn` says how many are.

    `paths` and `arrows` are of the drawn areas, in step: the outline, and where up, right, down and left lead. `others`
    is the outline of all areas that are drawn and not in the table, "" where there are none.
    """

    measure: Measure
    width: int
    height: int
    areas: tuple[ShownArea, ...]
    drawn: int
    paths: tuple[str, ...]
    arrows: tuple[tuple[int, ...], ...]
    bands: tuple[Band, ...]
    others: str = ""


def choropleth(table: PatchTable, plane: Plane, style: HouseStyle, bands: Sequence[Band]) -> Choropleth:
    """The map of a table's areas; what else is on the plane is of others. ProjectError: a figure in no band."""
    shown = [*(_shown(one, table.measure, style, bands) for one in table.rankings)]
    lacking = {"withheld": table.suppressed, "none": table.missing}
    shown += [ShownArea(area, shade) for shade, areas in lacking.items() for area in _by_name(areas)]  # type: ignore[arg-type]
    drawn = [one for one in shown if one.area.code in plane.shapes]
    others = [one for one in shown if one.area.code not in plane.shapes]
    shapes = [plane.shapes[one.area.code] for one in drawn]
    known = {one.area.code for one in drawn}
    ways = arrows(links(shapes), middles(shapes)) if shapes else []
    return Choropleth(
        table.measure,
        plane.width,
        plane.height,
        (*drawn, *others),
        len(drawn),
        tuple(map(path, shapes)),
        tuple(map(tuple, ways)),
        tuple(bands),
        "".join(path(one) for code, one in plane.shapes.items() if code not in known),
    )


def bands_for(table: PatchTable, style: HouseStyle) -> tuple[Band, ...]:
    """The bands of the table's measure: the project's, or by its figures as printed the known scale, or our own."""
    values = [_printed(one.value.value, table.measure, style)[1] for one in table.rankings]
    if not table.measure.bands and is_per_100_000(table.measure) and suits(values):
        return SCALE
    return bands_of(table.measure.bands, values, whole=table.measure.kind == "count")


def drawing(of: Choropleth, label: str) -> Html:
    """The map as an element of SVG, nothing where no area is drawn; its colours are those of `colours`."""
    if not of.drawn:
        return Html()
    around = element("g", {}, element("path", {"class": OTHERS, "d": of.others})) if of.others else Html()
    return element(
        "svg",
        {
            "class": "map",
            "viewBox": f"0 0 {of.width} {of.height}",
            "role": "img",
            "aria-label": label,
        },
        hatch(HATCH),
        hatch(HATCH, "key-hatch"),  # that of the map is scaled with it
        around,
        *(
            element("path", {"class": shade_class(one.shade), "d": d})
            for one, d in zip(of.areas[: of.drawn], of.paths, strict=True)
        ),
    )


def hatch(scale: float = 1, name: str = "hatch") -> Html:
    """The pattern of a figure that is withheld: lines across white, 20 units apart at the scale of 1."""
    line = element("path", {"d": "M0 0h20v20h-20z", "fill": "#fff"})
    lines = element("path", {"d": "M-5 5l10-10M0 20l20-20M15 25l10-10", "stroke": "#555", "stroke-width": 3})
    size: dict[str, str | float] = {"width": 20, "height": 20, "patternUnits": "userSpaceOnUse"}
    if scale != 1:
        size["patternTransform"] = f"scale({scale:g})"
    return element("defs", {}, element("pattern", {"id": name, **size}, line, lines))


def colours(bands: Sequence[Band]) -> str:
    """The style sheet of the shades."""
    rules = [f".b{i}{{fill:{band.colour};stroke:{line_around(band.colour)}}}" for i, band in enumerate(bands)]
    rules.append(f".bw{{fill:url(#hatch);stroke:{DARK}}}")
    rules.append(".swatch .bw{fill:url(#key-hatch)}")
    rules.append(f".bn{{fill:#b5b5b5;stroke:{DARK}}}")
    rules.append(f".{OTHERS}{{fill:#e6e6e6;stroke:#8c8c8c}}")
    return "\n".join(rules)


def shade_class(shade: Shade) -> str:
    """What a shade is called in `colours`."""
    return f"b{shade}" if isinstance(shade, int) else {"withheld": "bw", "none": "bn"}[shade]


def in_words(value: float, measure: Measure, style: HouseStyle, decimals: int | None = None) -> str:
    """A figure of the measure in figures, with the sign of its unit: 452.2; 29; 54.6 per cent; £203,040."""
    of = measure if decimals is None else replace(measure, decimals=decimals)
    return _printed(value, of, style)[0]


def as_printed(value: float, measure: Measure, style: HouseStyle) -> Fraction:
    """What a figure is as it is printed, in the measure's own unit."""
    return _printed(value, measure, style)[1]


def _shown(one: AreaRanking, measure: Measure, style: HouseStyle, bands: Sequence[Band]) -> ShownArea:
    words, as_printed = _printed(one.value.value, measure, style)
    band = band_at(bands, as_printed)
    if band is None:
        place, wanted = f"measures.{measure.name}.bands", "bands that every figure lies in"
        raise ProjectError(Fault(place, f"{words} of {one.area.name} lies in no band", wanted))
    change = ""
    if one.previous is not None:
        decimals = measure.decimals
        said = FILTERS["change_from"](
            one.value.value, one.previous.value, measure.kind, decimals, style=style
        )
        change = str(said)
    return ShownArea(one.area, band, words, change)


def _printed(value: float, measure: Measure, style: HouseStyle) -> tuple[str, Fraction]:
    """A figure in words, and what it is in the measure's own unit as printed: by that it has its colour."""
    kind = "number" if measure.kind == "count" else measure.kind  # in figures: 7
    said = unit_of(kind, measure.decimals, None, (exact(value),), style)
    printed: Printed = said.printed(exact(value) * said.factor)
    return printed.text, Fraction(printed.value) / said.factor


def _by_name(areas: Sequence[Area]) -> list[Area]:
    return sorted(areas, key=lambda area: (area.name, area.code))
