# ruff: noqa: E501 - a case a line reads best
"""One small table in every format, each read to the same dataset."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pyarrow import parquet

from newsgen.ingest import read_rows
from newsgen.model.source import Reading
from tests.ingest.small import TABLE, read_text, rows_of, source, values

HEADER, *BODY = rows_of(TABLE)
PLAIN = TABLE.replace(".0,", ",")  # what a spreadsheet makes of 200.0


def typed(text: str) -> Any:
    for kind in (int, float, date.fromisoformat):
        try:
            return kind(text)
        except ValueError:
            pass
    return text or None


def xlsx(sheets: dict[str, list[list[Any]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, records in sheets.items():
        sheet = book.create_sheet(name)
        for record in records:
            sheet.append(record)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(records: list[list[Any]]) -> bytes:
    book = OpenDocumentSpreadsheet()
    table = Table(name="Sheet1")
    for record in records:
        row = TableRow()
        for value in record:
            if isinstance(value, int | float):
                cell = TableCell(valuetype="float", value=str(float(value)))
            elif isinstance(value, date):
                cell = TableCell(valuetype="date", datevalue=value.isoformat())
            else:
                cell = TableCell(valuetype="string") if value else TableCell()
                if value:
                    cell.addElement(P(text=value))
            row.addElement(cell)
        table.addElement(row)
    book.spreadsheet.addElement(table)
    out = io.BytesIO()
    book.write(out)
    return out.getvalue()


def parquet_bytes(records: list[dict[str, Any]]) -> bytes:
    columns = {name: [record[name] for record in records] for name in HEADER}
    arrays: dict[str, Any] = {}
    for name, cells in columns.items():
        numbers = [c for c in cells if isinstance(c, int | float)]
        texts = any(isinstance(c, str) for c in cells)
        arrays[name] = pa.array(
            [None if c is None else f"{c:g}" if isinstance(c, float) else str(c) for c in cells]
            if texts and numbers
            else cells
        )
    out = io.BytesIO()
    parquet.write_table(pa.table(arrays), out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_", "."), data)
    return out.getvalue()


RECORDS = [[typed(text) for text in row] for row in BODY]
OBJECTS = [dict(zip(HEADER, record, strict=True)) for record in RECORDS]
JSONABLE = [{k: str(v) if isinstance(v, date) else v for k, v in record.items()} for record in OBJECTS]
MADE: dict[str, tuple[str, Callable[[], bytes], dict[str, Any]]] = {
    "csv": ("t.csv", PLAIN.encode, {}),
    "csv, windows lines": ("t.csv", lambda: PLAIN.replace("\n", "\r\n").encode(), {}),
    "csv, byte order mark": ("t.csv", lambda: PLAIN.encode("utf-8-sig"), {}),
    "csv, utf-16": ("t.csv", lambda: PLAIN.encode("utf-16"), {}),
    "csv, utf-16 without a mark": ("t.csv", lambda: PLAIN.encode("utf-16-be"), {}),
    "csv, declared utf-8": ("t.csv", lambda: PLAIN.encode("utf-8-sig"), {"encoding": "utf-8-sig"}),
    "csv, no last line end": ("t.csv", PLAIN.rstrip().encode, {}),
    "csv, all quoted": ("t.csv", lambda: ('"' + PLAIN.rstrip().replace(",", '","').replace("\n", '"\n"') + '"').encode(), {}),
    "csv, spaces around": ("t.csv", lambda: PLAIN.replace(",", "\u00a0,", 3).encode(), {}),
    "semicolons": ("t.csv", lambda: PLAIN.replace(",", ";").encode(), {}),
    "tsv": ("t.tsv", lambda: PLAIN.replace(",", "\t").encode(), {}),
    "tsv, declared": ("t.txt", lambda: PLAIN.replace(",", "\t").encode(), {"format": "tsv"}),
    "xlsx": ("t.xlsx", lambda: xlsx({"One": [HEADER, *RECORDS]}), {}),
    "xlsx, another sheet": ("t.xlsx", lambda: xlsx({"Notes": [["x"]], "Two": [HEADER, *RECORDS]}), {"sheet": "Two"}),
    "xlsx, misnamed": ("t.csv", lambda: xlsx({"One": [HEADER, *RECORDS]}), {}),
    "ods": ("t.ods", lambda: ods([HEADER, *RECORDS]), {}),
    "json": ("t.json", lambda: json.dumps(JSONABLE).encode(), {}),
    "json, data": ("t.json", lambda: json.dumps({"length": 6, "data": JSONABLE}).encode(), {}),
    "json, columns": ("t.json", lambda: json.dumps({n: [r[n] for r in JSONABLE] for n in HEADER}).encode(), {}),
    "json, no ending": ("download", lambda: json.dumps(JSONABLE).encode(), {}),
    "parquet": ("t.parquet", lambda: parquet_bytes(OBJECTS), {}),
    "zip": ("t.zip", lambda: zipped(a_csv=PLAIN.encode()), {}),
    "zip, a member": ("t.zip", lambda: zipped(a_csv=b"x,y\n1,2\n", b_csv=PLAIN.encode()), {"member": "b.csv"}),
    "zip of xlsx": ("t.zip", lambda: zipped(a_xlsx=xlsx({"One": [HEADER, *RECORDS]})), {}),
    "gzip": ("t.csv.gz", lambda: gzip.compress(PLAIN.encode()), {}),
    "gzip in two parts": ("t.csv.gz", lambda: gzip.compress(PLAIN[:80].encode()) + gzip.compress(PLAIN[80:].encode()), {}),
}  # fmt: skip


@pytest.mark.parametrize("form", MADE)
def test_every_format_gives_the_same_dataset(form: str, tmp_path: Path) -> None:
    name, make, reading = MADE[form]
    found = read_text(make(), tmp_path, source(source=name, **reading))
    wanted = read_text(PLAIN, tmp_path)
    assert values(found) == values(wanted)
    assert [c.row for c in found.grids["rate"].cells[0, 1]] == [5]
    assert found.sources[0].path == name


def test_an_address_is_read_through_the_opener(tmp_path: Path) -> None:
    from newsgen.ingest import read
    from tests.ingest.small import MEASURES

    address = "https://example.org/data/t.csv?format=csv"
    found = read(source(source=address), MEASURES, tmp_path, {address: PLAIN.encode()}.__getitem__)
    assert values(found) == values(read_text(PLAIN, tmp_path))
    assert found.grids["rate"].cells[0, 1][0].source == address


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_notes_above_the_header_are_skipped_and_counted(form: str, tmp_path: Path) -> None:
    if form == "csv":
        name, data = "t.csv", f'"Cases, by area",,\nSource: nobody\n\n{PLAIN}'.encode()
    else:
        name, data = "t.xlsx", xlsx({"One": [["Cases, by area"], ["Source: nobody"], [], HEADER, *RECORDS]})
    found = read_text(data, tmp_path, source(source=name))
    assert values(found) == values(read_text(PLAIN, tmp_path))
    assert found.grids["rate"].cells[0, 1][0].row == 8
    assert values(read_text(data, tmp_path, source(source=name, header_row=4))) == values(found)


@pytest.mark.parametrize(
    ("text", "header_row", "numbers"),
    [
        ("a,b\n1,2\n3,4\n", 1, [2, 3]),
        ("a,b\n\n1,2\n,\n3,4\n", 1, [3, 5]),
        ('a,b\n"x\ny",2\n3,4\n', 1, [2, 3]),
        ("A title\n\na,b\n1,2\n", 3, [4]),
        ("a,b\n", 1, []),
    ],
)
def test_rows_are_counted_as_a_spreadsheet_does(text: str, header_row: int, numbers: list[int]) -> None:
    rows = read_rows(text.encode(), "t.csv", Reading())
    assert (rows.header_row, rows.numbers.tolist(), rows.header) == (header_row, numbers, ("a", "b"))
    assert rows.first_row == header_row + 1


def test_text_survives_as_it_is_written() -> None:
    texts = ["NA", "None", "001", "1e5", "TRUE", " x ", "nan", "", "5.0"]
    rows = read_rows(("a,b\n" + "".join(f"{t},z\n" for t in texts)).encode(), "t.csv", Reading())
    assert [record[0] for record in rows.records()] == texts


def test_windows_1252_is_found() -> None:
    rows = read_rows("Caf\u00e9,Price\nYnys M\u00f4n,\u00a35\n".encode("cp1252"), "t.csv", Reading())
    assert (rows.header, rows.records()) == (("Caf\u00e9", "Price"), [["Ynys M\u00f4n", "\u00a35"]])


def test_numbers_of_a_workbook_are_the_shortest_text() -> None:
    records = [["n"], [5.0], [0.1], [1e-7], [-3], [12345678.5], [True], [date(2021, 2, 18)], ["007"]]
    rows = read_rows(xlsx({"One": records}), "t.xlsx", Reading())
    assert [r[0] for r in rows.records()] == [
        "5",
        "0.1",
        "1e-07",
        "-3",
        "12345678.5",
        "TRUE",
        "2021-02-18",
        "007",
    ]


def test_every_type_of_parquet_becomes_text() -> None:
    day = date(2021, 2, 18)
    columns = {
        "whole": (pa.array([1, None], pa.int8()), ["1", ""]),
        "half": (pa.array([0.5, 3.0]), ["0.5", "3"]),
        "nothing": (pa.array([None, None]), ["", ""]),
        "truth": (pa.array([True, None]), ["TRUE", ""]),
        "day": (pa.array([day, None]), ["2021-02-18", ""]),
        "moment": (
            pa.array([datetime.fromisoformat("2021-02-18"), datetime.fromisoformat("2021-02-18 09:30:00")]),
            ["2021-02-18", "2021-02-18 09:30:00"],
        ),
        "money": (pa.array([Decimal("1.50"), None]), ["1.50", ""]),
        "category": (pa.array(["NA", "001"]).dictionary_encode(), ["NA", "001"]),
        "large": (pa.array(["x", None], pa.large_string()), ["x", ""]),
        "list": (pa.array([[1, 2], None]), ["[1, 2]", ""]),
        "bytes": (pa.array([b"x", None]), ["b'x'", ""]),
        "span": (pa.array([1, None], pa.duration("s")), ["0:00:01", ""]),
    }
    out = io.BytesIO()
    parquet.write_table(pa.table({name: array for name, (array, _) in columns.items()}), out)
    rows = read_rows(out.getvalue(), "t.parquet", Reading())
    assert rows.header == tuple(columns)
    assert [list(texts) for texts in zip(*rows.records(), strict=True)] == [
        texts for _, texts in columns.values()
    ]
