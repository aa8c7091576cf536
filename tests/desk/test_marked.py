"""Claims are marked where they stand."""

from __future__ import annotations

import re
from typing import Any, cast

import pytest

from newsgen.desk.marked import marked
from newsgen.edition.records import StoryRecord

TABLE = (
    "<table><thead><tr><th>Rank</th><th>Cases per 100,000 people</th></tr></thead>"
    "<tbody><tr><td>1</td><td>41.5</td></tr><tr><td>2</td><td>1.5</td></tr></tbody></table>"
)


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (["1"], ["<td>1"]),
        (["1", "41.5"], ["<td>1", "<td>41.5"]),
        (["1", "41.5", "2", "1.5"], ["<td>1", "<td>41.5", "<td>2", "<td>1.5"]),
        (["5"], []),
    ],
    ids=["no part of 100,000", "the next cell", "a whole list", "no part of a decimal"],
)
def test_a_cell_is_marked_whole(cells: list[str], wanted: list[str]) -> None:
    claims: list[dict[str, Any]] = [{"part": "body", "text": cell, "sentence": cell} for cell in cells]
    story = {"headline": "", "standfirst": "", "body_html": TABLE, "claims": claims, "cautions": []}
    (block,) = marked(cast("StoryRecord", story), lambda *_: "").blocks
    found = re.findall(r'(<t[dh]>)[^<]*<span [^>]*class="claim"[^>]*>([^<]*)</span>', str(block.html))
    assert ["".join(one) for one in found] == wanted
