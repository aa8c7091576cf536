"""Map pages in a real browser: every area by keys, without a script, light, dark and on a phone (see test_browser).

The North East, London's boroughs and the counties of the United States, from the real tables and outlines.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.graphics import map_pages
from newsgen.pipeline import map_pages_of, prepare
from newsgen.project import load
from tests.browser.test_browser import HERE, MODULES, needs
from tests.conftest import ROOT
from tests.graphics.county import county
from tests.regenerate import no_network

pytestmark = pytest.mark.slow
MAPS = {
    "north-east": ("north-east", "boundaries/msoa11_north_east_simplified.geojson", "msoa11cd", "rate", 340),
    "london": ("crime", "london_crime/londonBoroughs.topojson", "id", "crimes", 32),
    "us-counties": ("us-elections", "us_county_election/counties-10m.topojson", "id", "margin", 700),
}
"""The project, its outlines, the property of their codes, the measure, and how many areas are walked over at least."""
OPENED = 5
"""How many pages of a map are opened: those with the most areas. A page takes up to twenty seconds."""


@pytest.mark.parametrize("name", MAPS)
def test_a_map_in_the_browser(name: str, shared: Path, tmp_path: Path) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    needs("Node.js", shutil.which("node"))
    needs("Chromium", chromium)
    needs("playwright-core", (MODULES / "node_modules" / "playwright-core").is_dir())
    needs("axe-core", (MODULES / "node_modules" / "axe-core").is_dir())
    project, outlines, code, measure, least = MAPS[name]
    pages = drawn(project, shared / outlines, code, measure, shared, tmp_path)
    walked = 0
    parts = [page for page in pages if '<svg class="map"' in page.read_text(encoding="utf-8")]
    parts = sorted(parts, key=lambda page: -page.stat().st_size)[:OPENED]
    for i, page in enumerate(parts):
        slug = "none"
        ran = node("map.mjs", str(chromium), tmp_path / f"walk{i}", page, slug)
        (found,) = ran
        assert found["reached"] == found["areas"], page.name
        assert found["end"], page.name
        assert found["searched"], page.name
        assert found["unknown"], page.name
        assert found["off"]["map"], page.name
        assert found["off"]["key"], page.name
        assert not found["off"]["find"], page.name
        assert found["off"]["rows"] >= found["areas"], page.name
        walked += found["areas"]
    assert walked >= least
    for seen in node("browse.mjs", str(chromium), tmp_path / "look", *dict.fromkeys([pages[0], *parts])):
        assert (seen["violations"], seen["requests"], seen["errors"]) == ([], [], []), seen["page"]


def test_a_printed_map_and_the_way_from_an_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paper has map, key and table and no controls; #patch= on an index of maps leads on to the page of the patch."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    needs("Node.js", shutil.which("node"))
    needs("Chromium", chromium)
    needs("playwright-core", (MODULES / "node_modules" / "playwright-core").is_dir())
    order, _ = prepare(load(county(tmp_path / "county")), no_network)
    (whole,) = map_pages_of(order, ("rate",))[0]
    monkeypatch.setattr(map_pages, "MOST_BYTES", len(whole.data) - 1)
    for page in (replace(whole, name="whole.html"), *map_pages_of(order, ("rate",))[0]):
        (tmp_path / page.name).write_bytes(page.data)
    (found,) = node(
        "printed.mjs", str(chromium), tmp_path / "walk", tmp_path / "whole.html", tmp_path / "rate.html"
    )
    assert found["shown"] == ["svg.map", ".key", "table"]
    assert found["rows"] == 12
    assert found["paper"] == "rgb(255, 255, 255)"  # in a browser that is set to dark, too
    assert found["wide"] <= found["sheet"]
    assert found["led"] == "rate-silverbridge.html#patch=silverbridge"
    assert found["turned"] == "silverbridge"
    assert found["stayed"] == ["rate.html#patch=nowhere", "rate.html", "rate.html#patch="]


def drawn(project: str, outlines: Path, code: str, measure: str, shared: Path, folder: Path) -> list[Path]:
    """The pages of the measure's map, in a folder."""
    here = folder / "project"
    shutil.copytree(ROOT / "tests" / "projects" / project, here)
    text = (here / "newsgen.toml").read_text(encoding="utf-8").replace("../../../../shared/data", str(shared))
    if "[map]" not in text:
        text += f'\n[map]\nboundaries = "{os.path.relpath(outlines, here)}"\ncode = "{code}"\n'
    (here / "newsgen.toml").write_text(text, encoding="utf-8")
    order, _ = prepare(load(here), no_network)
    found, _ = map_pages_of(order, (measure,))
    for page in found:
        (folder / page.name).write_bytes(page.data)
    return [folder / page.name for page in found]


def node(script: str, chromium: str, profile: Path, *more: Path | str) -> list[dict[str, object]]:
    """What the script says, a line each."""
    command = ["node", str(HERE / script), str(MODULES), chromium, str(profile), *map(str, more)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120 + 20 * len(more), check=False)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]
