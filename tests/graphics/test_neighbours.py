"""Arrow keys reach every area, of whatever shape a map is."""

from __future__ import annotations

from collections import deque

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.graphics.neighbours import DOWN, LEFT, NOWHERE, RIGHT, UP, arrows, links, middles


def reached(ways: list[list[int]]) -> set[int]:
    seen, new = {0}, deque([0])
    while new:
        for k in ways[new.popleft()]:
            if k != NOWHERE and k not in seen:
                seen.add(k)
                new.append(k)
    return seen


def ways_of(shapes: list[shapely.Geometry]) -> list[list[int]]:
    return arrows(links(shapes), middles(shapes))


def box(x: float, y: float, width: float = 1, height: float = 1) -> shapely.Geometry:
    return shapely.box(x, y, x + width, y + height)


HUB = [box(0, 0, 30, 1), *(box(i, 1) for i in range(0, 30, 2)), *(box(i, -1) for i in range(0, 30, 2))]
SHAPES = {
    "one area": [box(0, 0)],
    "a row": [box(i, 0) for i in range(12)],
    "corners only": [box(i, i) for i in range(5)],
    "islands": [box(i * 7 % 50, i * 11 % 40) for i in range(0, 40, 3)],
    "a hub with 30 around it": HUB,
    "a hole": [box(0, 0, 9, 9).difference(box(3, 3, 2, 2)), box(3, 3, 2, 2)],
    "two in one place": [box(0, 0), box(0, 0)],
}


@pytest.mark.parametrize("name", SHAPES)
def test_every_area_is_reached(name: str) -> None:
    shapes = SHAPES[name]
    assert reached(ways_of(shapes)) == {*range(len(shapes))}


def test_an_arrow_leads_where_it_points() -> None:
    board = [box(c, r) for r in range(3) for c in range(3)]  # rows run down
    middle = ways_of(board)[4]
    assert [middle[way] for way in (UP, RIGHT, DOWN, LEFT)] == [1, 5, 7, 3]
    assert ways_of(board)[0] == [NOWHERE, 1, 3, NOWHERE]


def test_a_corner_makes_no_neighbours() -> None:
    board = [box(c, r) for r in range(2) for c in range(2)]
    assert links(board) == ((1, 2), (0, 3), (0, 3), (1, 2))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=60, unique=True))
def test_every_area_of_a_partition_is_reached(points: list[tuple[int, int]]) -> None:
    cells = [*shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points)))] or [box(0, 0)]
    assert reached(ways_of(cells)) == {*range(len(cells))}
