"""The map pages of an edition: written with it or not at all, linked to by its stories, told of in its record."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from newsgen.graphics import map_pages
from tests.cli.conftest import Run, change, run
from tests.graphics.county import county

pytestmark = pytest.mark.slow

__all__ = ["run"]


def built(run: Run, folder: Path) -> Path:
    out = folder.with_name("out")
    ran = run("build", folder, "--out", out)
    assert ran.status == 0, ran.err
    return out


def links(out: Path) -> set[str]:
    bodies = "\n".join(file.read_text(encoding="utf-8") for file in (out / "stories").glob("*.body.html"))
    return {*re.findall(r'<p>An <a href="([^"]*)">interactive map</a>[^<]*</p>', bodies)}


def test_stories_link_to_the_page_of_their_edition(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    change(
        folder / "newsgen.toml",
        'noun = "flu case rate"',
        'noun = "flu case rate"\nmap_updated = "each Friday"',
    )
    out = built(run, folder)
    page = out / "maps" / "rate.html"
    slugs = ("hogglestock-plumstead", "silverbridge")
    assert links(out) == {f"../maps/rate.html#patch={slug}" for slug in slugs}
    for slug in slugs:
        assert f'<option value="{slug}"' in page.read_text(encoding="utf-8")
    record = json.loads((out / "edition.json").read_text())
    assert record["maps"] == [
        {"measure": "rate", "file": "rate.html", "sha256": sha256(page.read_bytes()).hexdigest()}
    ]
    assert '<a href="maps/rate.html">rate</a>' in (out / "index.html").read_text()
    assert "  maps/rate.html\n" in (out / "SHA256SUMS").read_text()
    texts = "\n".join(file.read_text() for file in (out / "stories").glob("*.txt"))
    assert "it is updated each Friday." in texts


def test_a_link_of_its_own_stays(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    change(
        folder / "newsgen.toml",
        'noun = "flu case rate"',
        'noun = "flu case rate"\nmap_link = "https://example.org/map"',
    )
    out = built(run, folder)
    assert links(out) == {"https://example.org/map"}
    assert (out / "maps" / "rate.html").is_file()


def test_the_same_page_as_newsgen_map(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    out = built(run, folder)
    assert run("map", folder, "--out", tmp_path / "one.html").status == 0
    assert (tmp_path / "one.html").read_bytes() == (out / "maps" / "rate.html").read_bytes()


def test_an_edition_is_replaced_with_its_maps(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    out = built(run, folder)
    change(folder / "newsgen.toml", "nobody's", "everybody's")
    assert "Outlines: everybody&#x27;s." in (built(run, folder) / "maps" / "rate.html").read_text()
    (out / "maps" / "notes.txt").write_text("mine")
    change(folder / "newsgen.toml", "everybody's", "nobody's")
    ran = run("build", folder, "--out", out)
    assert ran.status == 2
    assert "files that newsgen did not write: maps/notes.txt" in ran.err


def test_a_map_that_cannot_be_drawn_leaves_the_edition_as_it_was(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = county(tmp_path / "county")
    out = built(run, folder)
    before = (out / "SHA256SUMS").read_bytes()
    change(folder / "map.geojson", '"S23"', '"S22"')
    ran = run("build", folder, "--out", out)
    assert (ran.status, "2 features of the code 'S22'" in ran.err) == (2, True)
    change(folder / "newsgen.toml", "nobody's", "everybody's")
    (folder / "map.geojson").write_text((folder / "map.geojson").read_text().replace('"S22"', '"S2X"', 1))
    monkeypatch.setattr(map_pages, "MOST_BYTES", 5_000)
    ran = run("build", folder, "--out", out)
    assert (ran.status, "is larger than 5 kB" in ran.err) == (2, True)
    assert (out / "SHA256SUMS").read_bytes() == before


def test_an_area_without_an_outline_is_a_caution_of_the_edition(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    change(folder / "map.geojson", '"S23"', '"S2E"')
    out = built(run, folder)
    said = "Parish 11 (S23) has no outline and is not on the map; the file has &#x27;S2E&#x27;"
    assert said in (out / "index.html").read_text()
    cautions = json.loads((out / "edition.json").read_text())["cautions"]
    assert [(one["id"], one["severity"]) for one in cautions] == [("outline", "note")]


def test_a_place_where_no_area_has_an_outline_has_its_table(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = county(tmp_path / "county")
    text = (folder / "map.geojson").read_text()
    for i in range(6):
        text = text.replace(f'"S{i // 4}{i % 4}"', f'"X{i}"')
    (folder / "map.geojson").write_text(text)
    whole = len((built(run, folder) / "maps" / "rate.html").read_bytes())
    monkeypatch.setattr(map_pages, "MOST_BYTES", whole - 1)
    change(folder / "newsgen.toml", "nobody's", "everybody's")
    page = (built(run, folder) / "maps" / "rate-silverbridge.html").read_text()
    assert "Parish 02" in page
    assert '<svg class="map"' not in page


def test_areas_that_the_table_has_not_are_grey_where_they_are_wanted(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    lines = (folder / "flu.csv").read_text().split("\n")
    (folder / "flu.csv").write_text("\n".join(line for line in lines if not line.startswith("S00")))
    assert 'class="bo"' not in (built(run, folder) / "maps" / "rate.html").read_text()
    change(folder / "newsgen.toml", "[map]", "[map]\nothers = true")
    page = (built(run, folder) / "maps" / "rate.html").read_text()
    assert page.count('class="bo"') == 2  # on the map, and in its key
    assert "not in the table" in page


def test_reuse_keeps_stories_with_their_pictures(run: Run, tmp_path: Path) -> None:
    folder = county(tmp_path / "county")
    text = (folder / "newsgen.toml").read_text()
    pictures = 'title = "Flu in Barsetshire"\npictures = ["map", "bars", "card"]'
    (folder / "newsgen.toml").write_text(text.replace('title = "Flu in Barsetshire"', pictures))
    out = built(run, folder)
    files = {file.name: file.read_bytes() for file in (out / "stories").iterdir()}
    with (folder / "newsgen.toml").open("a") as file:
        file.write(
            '\n[[stories]]\nname = "lowest"\ntemplate = "lowest.story"\nangles = [{ use = "lowest", top = 3 }]\n'
        )
    again = built(run, folder)
    kept = {file.name: file.read_bytes() for file in (again / "stories").iterdir()}
    assert {name: kept[name] for name in files if name.endswith((".svg", ".png"))} == {
        name: data for name, data in files.items() if name.endswith((".svg", ".png"))
    }
    assert len(kept) > len(files)
