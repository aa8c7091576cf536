"""Both sides of the limits on text: CSV, JSON, gzip; none of them quick to write and endless to read."""

from __future__ import annotations

import gzip
import json
import time

import pytest

from newsgen.errors import SourceError
from newsgen.ingest import read_rows
from newsgen.ingest.readers import delimited
from newsgen.ingest.unpack import unpack
from newsgen.model.source import Reading

COLUMNS = 16_384


def wide(columns: int) -> bytes:
    return ",".join(f"c{i}" for i in range(columns)).encode() + b"\n" + b"," * (columns - 2) + b"x,1\n"


def long_row(size: int) -> bytes:
    """A row of so many bytes, its end included, in cells that are no longer than a cell may be."""
    cell = b"x" * (size // 5)
    return b"a,b,c,d,e\n" + b",".join([cell] * 4 + [b"x" * (size - 5 - 4 * len(cell))]) + b"\n"


def objects(keys: int) -> bytes:
    return json.dumps([{f"k{i}": i for i in range(keys)}]).encode()


def columns(count: int) -> bytes:
    return json.dumps({f"k{i}": [1] for i in range(count)}).encode()


def sparse(records: int) -> bytes:
    """Each record with a key of its own."""
    return json.dumps([{f"k{i}": i} for i in range(records)]).encode()


REFUSED = {
    "20 million commas": ("t.csv", b"," * 20_000_000, "t.csv, row 1: a row of more than 4,194,304 bytes"),
    "in a later row": ("t.csv", b"a,b\n1,2\n" + b"," * 20_000_000, "t.csv, row 3: a row of more than 4,194,304 bytes"),
    "over many lines": ("t.csv", b"a,b\n" + b'1,"\n",' * 2_000_000, "t.csv, row 2: a row of more than"),
    "one byte more than a row has": ("t.csv", long_row(4_194_305), "t.csv, row 2: a row of more than"),
    "100,000 columns": ("t.csv", wide(100_000), "t.csv: 100,000 columns; wanted at most 16,384"),
    "one column more": ("t.csv", wide(COLUMNS + 1), "t.csv: 16,385 columns; wanted at most 16,384"),
    "600,000 keys": ("t.json", objects(600_000), "t.json: 600,000 columns; wanted at most 16,384"),
    "one key more": ("t.json", objects(COLUMNS + 1), "t.json: 16,385 columns; wanted at most 16,384"),
    "keys of their own": ("t.json", sparse(16_000), "t.json: 16,000 rows and 16,000 columns; wanted"),
    "columns without end": ("t.json", columns(COLUMNS + 1), "t.json: 16,385 columns"),
    "thousands of digits": ("t.json", b'[{"a": 1' + b"0" * 5000 + b"}]", "t.json: broken JSON: a number of thousands"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_more_than_may_be(case: str) -> None:
    name, data, said = REFUSED[case]
    begun = time.monotonic()
    with pytest.raises(SourceError) as caught:
        read_rows(data, name, Reading())
    assert str(caught.value).startswith(said)
    assert time.monotonic() - begun < 20


READ = {
    "as long a row as may be": ("t.csv", long_row(4_194_304)),
    "as many columns": ("t.csv", wide(COLUMNS)),
    "as many keys": ("t.json", objects(COLUMNS)),
}


@pytest.mark.parametrize("case", READ)
def test_as_much_as_may_be(case: str) -> None:
    name, data = READ[case]
    assert read_rows(
        data, name, Reading(header_row=1 if name.endswith("csv") else None)
    ).numbers.tolist() == [2]


@pytest.mark.parametrize(("most", "fits"), [(8, True), (7, False)])
def test_cells_of_a_csv(most: int, fits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Blank lines are no cells: either count may be too high, and both must be."""
    monkeypatch.setattr(delimited, "MOST_CELLS", most)
    data = b"a,b\n1,2\n3,4\n5,6"
    if fits:
        assert len(read_rows(data, "t.csv", Reading()).numbers) == 3
        return
    with pytest.raises(SourceError, match=r"t\.csv: 4 rows and 2 columns; wanted at most 7 cells"):
        read_rows(data, "t.csv", Reading())


@pytest.mark.parametrize("size", [1, 5, 4096, 16_384 - 24, 16_384 - 23, 50_000])
def test_members_of_a_gzip_follow_one_another(size: int) -> None:
    """Wherever one ends, and whatever fills the end of the file."""
    member = gzip.compress(bytes(i % 251 for i in range(size)), compresslevel=0)
    whole = bytes(i % 251 for i in range(size)) * 3
    for end in (b"", bytes(512)):
        assert unpack(member * 3 + end, "t.gz")[0] == whole


def test_a_gzip_of_200_000_members() -> None:
    begun = time.monotonic()
    assert unpack(gzip.compress(b"1,2\n") * 200_000, "t.gz")[0] == b"1,2\n" * 200_000
    assert time.monotonic() - begun < 20
