"""The attacker reads every byte of an edition with pictures for figures that are withheld; and the same edition twice.

Facts say what a withheld figure is at most, which one here is: what these give away, tests/test_disclosure.py reads.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.graphics.county import NEWEST, TOML, WANTED, WEEKS, Cells, county, rows_with_past

pytestmark = pytest.mark.slow
WITHHELD = {
    ("S11", NEWEST): (1, 273),
    ("S20", NEWEST): (2, 611),
    ("S03", WEEKS[-2]): (2, 577),
    ("S23", WEEKS[2]): (1, 639),
    ("S12", WEEKS[0]): (2, 887),
}
"""One of the leader's past, one of last year's: of the cases nothing is told, of the rate that gives them away all."""
OTHERWISE = {cell: (3 - cases, people) for cell, (cases, people) in WITHHELD.items()}
"""The same cells with another number of cases each."""
NOTHING_BUT_PLACE = re.compile(
    r' (?:d|viewBox|x|y|x1|x2|y1|y2|cx|cy|r|width|height|transform|stroke-width|font-size)="[^"]*"'
)
DIGEST = re.compile(r"sha256-[\w+/=]+|\b[0-9a-f]{12,}\b")
CHUNKS = {"IHDR", "IDAT", "IEND"}
"""What a PNG needs; text, times and metadata would be others."""


def edition(folder: Path, withheld: Cells, seed: str = "0") -> Path:
    """Built in a process of its own that has no cache of another's: PNGs are drawn anew."""
    folder.mkdir()
    toml = TOML.replace('title = "Flu in Barsetshire"', WANTED).replace(
        '[[patches]]\neach = "council"', '[[patches]]\neach = "county"\n\n[[patches]]\neach = "council"'
    )
    lines = rows_with_past(withheld, rates_too=False)
    project, out, cache = county(folder / "county", lines=lines, toml=toml), folder / "out", folder / "cache"
    env = {**os.environ, "PYTHONHASHSEED": seed, "NEWSGEN_CACHE": str(cache)}
    command = [sys.executable, "-m", "newsgen", "build", str(project), "--out", str(out)]
    subprocess.run(command, env=env, check=True, capture_output=True, timeout=300)
    assert [*cache.rglob("*.png")]
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edition(tmp_path_factory.mktemp("edition") / "one", WITHHELD)


def files_of(out: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(out)): file.read_bytes() for file in sorted(out.rglob("*")) if file.is_file()
    }


def forms(value: float) -> Iterator[str]:
    """A number as it may be written: rounded or not, with thousands signs or without, with a comma or a point."""
    for places in range(7):
        for grouped in (f"{value:,.{places}f}", f"{value:.{places}f}"):
            yield grouped
            yield grouped.translate({ord(","): ".", ord("."): ","})
            yield from (
                grouped.replace(",", sign) for sign in (" ", "\u2009", "\u202f", "\u00a0", "'", "&#x27;")
            )
    yield repr(value)
    yield value.hex()


def secrets() -> set[str]:
    """All forms of withheld rates, as they are and in ones, and of the people behind them; cases are one digit."""
    found: set[str] = set()
    for cases, people in (*WITHHELD.values(), *OTHERWISE.values()):
        for value in (cases / people * 100_000, cases / people, float(people)):
            found |= {form for form in forms(value) if len(re.sub(r"[^1-9]", "", form)) > 1}
    return found


def chunks(data: bytes) -> list[str]:
    found, at = [], 8
    while at < len(data):
        (size,) = struct.unpack(">I", data[at : at + 4])
        found.append(data[at + 4 : at + 8].decode())
        at += size + 12
    return found


def test_no_withheld_figure_is_in_any_byte(built: Path) -> None:
    files = files_of(built)
    kinds = {".".join(name.split(".")[-2:]) for name in files if "/" in name}
    assert {"map.svg", "bars.svg", "line.svg", "card.png", "body.html"} <= kinds
    assert "maps/rate.html" in files
    hidden = re.compile("|".join(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)" for form in secrets()))
    for name, data in files.items():
        if name.startswith("facts") or name == "SHA256SUMS":
            continue
        if name.endswith(".png"):
            assert {*chunks(data)} <= CHUNKS, name
            continue
        text = DIGEST.sub("", NOTHING_BUT_PLACE.sub("", data.decode()))
        assert (found := hidden.search(text)) is None, (
            name,
            found,
            text[found.start() - 80 : found.end() + 40],
        )


def test_an_attacker_finds_what_is_told(built: Path) -> None:
    """The same search finds a figure that nobody withholds: it is no search for nothing."""
    files = files_of(built)
    told = {form for form in forms((11 + 33 + 12) / 9_407 * 100_000) if "." in form}
    having = {name for name, data in files.items() if any(form in data.decode("latin-1") for form in told)}
    assert {name.partition(".")[2] for name in having} >= {"map.svg", "bars.svg", "line.svg", "json", "html"}


def test_withheld_areas_have_the_class_of_no_band(built: Path) -> None:
    page = files_of(built)["maps/rate.html"].decode()
    shades = re.findall(r'<path class="(b\w)"', page.partition("<figcaption>")[0])
    now = [cell for cell in WITHHELD if cell[1] == NEWEST]
    assert shades.count("bw") == len(now)
    assert shades[-len(now) :] == ["bw"] * len(
        now
    )  # after all others, by name: no place in an order of figures
    assert {*re.findall(r" (data-\w+)=", page)} <= {
        "data-label", "data-arrows", "data-places", "data-unit", "data-unknown", "data-box"
    }  # fmt: skip


def test_editions_that_differ_in_what_is_withheld_are_one_edition(built: Path, tmp_path: Path) -> None:
    """Byte for byte, but for the digest of the table that they were made from, and the digests of what has that."""
    found = []
    for out in (built, edition(tmp_path / "other", OTHERWISE)):
        files = files_of(out)
        whole = sha256((out.parent / "county" / "flu.csv").read_bytes()).hexdigest().encode()
        table = re.compile(whole + b"|" + whole[:12])  # the index has its beginning
        naming = [file for file, data in files.items() if table.search(data)]
        assert {*naming} <= {"edition.json", "index.html"}
        sums = files.pop("SHA256SUMS").decode()
        for file in naming:
            sums = sums.replace(sha256(files[file]).hexdigest(), "")
            files[file] = table.sub(b"", files[file])
        found.append({**files, "SHA256SUMS": sums.encode()})
    one, other = found
    assert [*one] == [*other]
    assert [name for name in one if one[name] != other[name]] == []


@pytest.mark.parametrize("seed", ["0", "4321"])
def test_the_same_bytes_twice_and_whatever_the_hashes(seed: str, built: Path, tmp_path: Path) -> None:
    first, again = files_of(built), files_of(edition(tmp_path / "again", WITHHELD, seed))
    assert [*first] == [*again]
    assert [name for name in first if first[name] != again[name]] == []
