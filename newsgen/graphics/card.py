"""A story's card, for timelines and messengers: its headline, its map or its bars, and where the figures are from.

1,200 by 630 units; a card is most often seen at half that size, so that nothing on it is smaller than 20.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from shapely.geometry.base import BaseGeometry

from newsgen.graphics.bar_chart import BarsDrawn, bars
from newsgen.graphics.lettering import fitted, wrapped
from newsgen.graphics.patch_map import MapDrawn, picture
from newsgen.graphics.sheet import ACCENT, SOFT, sheet, words
from newsgen.graphics.svg import element
from newsgen.outputs.skeleton import Html

WIDE, HIGH, MARGIN = 1200, 630, 48
SIZES = (60.0, 54.0, 48.0, 43.0, 38.0, 34.0, 30.0)
MOST_LINES, MOST_BARS, SMALL = 7, 7, 21


def card(
    headline: str,
    subtitle: str,
    foot: str,
    alt: str,
    *,
    map_of: MapDrawn | None = None,
    shapes: Mapping[str, BaseGeometry] | None = None,
    bars_of: BarsDrawn | None = None,
) -> str:
    """The card as SVG: with the map where there is one, or else the bars, or the headline alone.

    A headline that is too long for its room is set smaller, down to 30, and then in more lines; it is never cut.
    """
    beside = _beside(map_of, shapes or {}, bars_of)
    wide = WIDE - 2 * MARGIN if beside is None else 560 - MARGIN
    told = fitted(headline, wide, SIZES, MOST_LINES, bold=True)
    while len(told.lines) * told.size * 1.16 > HIGH - 230 and told.size > SIZES[-1]:
        told = fitted(headline, wide, SIZES[SIZES.index(told.size) + 1 :], 2 * MOST_LINES, bold=True)
    top = 92 + told.size * 0.8
    under = top + told.size * 1.16 * (len(told.lines) - 1) + 46
    about = wrapped(subtitle, wide, SMALL)
    return sheet(
        WIDE,
        HIGH,
        alt,
        element("rect", {"x": MARGIN, "y": 48, "width": 84, "height": 10, "fill": ACCENT}),
        *(
            words(MARGIN, top + told.size * 1.16 * i, text, told.size, bold=True)
            for i, text in enumerate(told.lines)
        ),
        *(words(MARGIN, under + SMALL * 1.35 * i, text, SMALL, colour=SOFT) for i, text in enumerate(about)),
        *([beside] if beside is not None else []),
        words(
            MARGIN, HIGH - 36, foot, fitted(foot, WIDE - 2 * MARGIN, (20, 18, 16, 14), 1).size, colour=SOFT
        ),
    )


def _beside(
    map_of: MapDrawn | None, shapes: Mapping[str, BaseGeometry], bars_of: BarsDrawn | None
) -> Html | None:
    room = (600.0, 40.0, float(WIDE - 40), HIGH - 84.0)
    if map_of is not None:
        few = replace(map_of, named=dict([*map_of.named.items()][:3]))
        if drawn := picture(few, shapes, room, with_key=False, letters=SMALL):
            return drawn[0]
    if bars_of is not None and bars_of.bars:
        top = replace(bars_of, bars=bars_of.bars[:MOST_BARS], line=None)
        pitch = min(64.0, (room[3] - room[1] - 40) / len(top.bars))
        return bars(top, room[0] + 20, room[1] + 30, room[2] - room[0] - 20, pitch, SMALL)
    return None
