# ruff: noqa: E501 - a case a line reads best
"""What pandas reads for us: fixed width, tables of web pages, SPSS, Stata; and what is refused."""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from newsgen.errors import SourceError
from newsgen.ingest import Rows, read_rows
from newsgen.ingest.frames import frame_csv, frame_texts
from newsgen.ingest.guess import guess
from newsgen.ingest.header import find_header
from newsgen.ingest.readers import fixed_width, html_tables, spss, stata
from newsgen.model.source import Reading
from tests.ingest.small import TABLE, read_text, source, values

FRAME = pd.read_csv(io.StringIO(TABLE), keep_default_na=False, dtype=str)


def dta(frame: pd.DataFrame = FRAME, **how: Any) -> bytes:
    out = io.BytesIO()
    frame.to_stata(out, write_index=False, **how)
    return out.getvalue()


def sav(frame: pd.DataFrame = FRAME, **how: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "t.sav"
        pyreadstat.write_sav(frame, path, **how)
        return path.read_bytes()


def damaged() -> bytes:
    """A file that pyreadstat dies of: the first variable is of no type."""
    labels = {"n": {1: "one", 2: "two"}}
    data = bytearray(sav(pd.DataFrame({"ward": ["a", "b"], "n": [1.0, 2.0]}), variable_value_labels=labels))
    data[180] ^= 255
    return bytes(data)


def fwf(text: str = TABLE) -> bytes:
    rows = [line.split(",") for line in text.splitlines()]
    widths = [max(len(row[i]) for row in rows) + 2 for i in range(len(rows[0]))]
    lines = ("".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines).encode()


def page(text: str = TABLE) -> bytes:
    head, *rows = [line.split(",") for line in text.splitlines()]
    names = "".join(f"<th>{name}</th>" for name in head)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<!DOCTYPE html><p>x<table><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>".encode()


def rows(data: bytes, name: str, **declared: Any) -> Rows:
    return read_rows(data, name, Reading(**declared))


FORMS = {
    "fixed width": ("t.fwf", fwf, {}),
    "fixed width, declared": ("t.txt", fwf, {"format": "fwf"}),
    "web page": ("t.html", page, {}),
    "web page, declared": ("t", page, {"format": "html"}),
    "SPSS": ("t.sav", sav, {}),
    "SPSS, by its first bytes": ("t", sav, {}),
    "Stata": ("t.dta", dta, {}),
    "Stata, by its first bytes": ("t", lambda: dta(version=118), {}),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_gives_the_same_dataset(form: str, tmp_path: Path) -> None:
    name, make, declared = FORMS[form]
    expected = values(read_text(TABLE, tmp_path))
    got = values(read_text(make(), tmp_path, source(source=name, **declared)))
    assert got == expected


@pytest.mark.parametrize("form", [form for form in FORMS if "declared" not in form])
def test_a_project_is_guessed_from_each(form: str) -> None:
    name, make, _ = FORMS[form]
    guessed, from_csv = (guess(data, file) for data, file in ((make(), name), (TABLE.encode(), "t.csv")))
    assert replace(guessed.source, source="t.csv", encoding="") == from_csv.source
    assert guessed.measures == from_csv.measures


def test_numbers_and_labels_are_read_as_people_see_them() -> None:
    frame = pd.DataFrame({"code": [1.0, 2.0], "rate": [0.1, None], "kind": [1.0, 2.0]})
    labels = {"kind": {1: "Town", 2: "Village"}}
    found = rows(sav(frame, variable_value_labels=labels), "t.sav")
    assert found.records() == [["1", "0.1", "Town"], ["2", "", "Village"]]
    found = rows(dta(frame.assign(day=pd.Timestamp("2021-02-18")), value_labels=labels), "t.dta")
    assert found.records() == [["1", "0.1", "Town", "2021-02-18"], ["2", "", "Village", "2021-02-18"]]
    assert found.numbers.tolist() == [2, 3]


def test_lines_of_fixed_width_are_counted_as_they_stand() -> None:
    text = "Notes about the table, of no width\n\ncode  name       rate\nE1    Park East  0200.0\n\nE2    Park End\nE300  Ryton      62\n"
    found = rows(text.encode(), "t.fwf")
    assert found.header == ("code", "name", "rate")
    assert found.records() == [["E1", "Park East", "0200.0"], ["E2", "Park End", ""], ["E300", "Ryton", "62"]]
    assert found.numbers.tolist() == [4, 6, 7]


def test_a_late_and_wide_value_is_not_cut_off() -> None:
    lines = ["code  rate", *(f"E{i:<4} {i}" for i in range(500)), "E500  123456.75"]
    assert rows("\n".join(lines).encode(), "t.fwf").records()[-1] == ["E500", "123456.75"]


def test_a_csv_is_never_taken_for_fixed_width() -> None:
    for name in ("t.txt", "t.dat", "t.prn"):
        assert rows(TABLE.encode(), name).header == rows(TABLE.encode(), "t.csv").header


PAGE = b"""<html><body><table><tr><td>menu</td></tr></table>
<table id="big"><caption>Rates  now</caption>
<thead><tr><th rowspan="2">code</th><th>name</th><th>rate<sup><a href="#n">[1]</a></sup></th></tr></thead>
<tr><th>007</th><td>A, b &amp; c</td><td>1,200.50</td></tr>
<tr><td colspan="2">both</td><td>NA</td></tr><tr><td>8</td></tr></table>"""


@pytest.mark.parametrize("sheet", ["", "big", "Rates now", "2"])
def test_a_table_of_a_page_by_size_id_caption_or_number(sheet: str) -> None:
    found = rows(PAGE.replace(b' rowspan="2"', b""), "t.html", sheet=sheet)
    assert found.header == ("code", "name", "rate")
    assert found.records() == [["007", "A, b & c", "1,200.50"], ["both", "both", "NA"], ["8", "", ""]]
    assert found.numbers.tolist() == [2, 3, 4]


def test_a_page_in_another_encoding() -> None:
    text = "<meta charset=windows-1252><table><tr><td>n\xe9<td>b<tr><td>1<td>2</table>"
    assert rows(text.encode("cp1252"), "t.html").header == ("n\xe9", "b")
    assert rows(text.replace("windows-1252", "x").encode(), "t.html").header == ("n\xe9", "b")


def table(*sections: str) -> bytes:
    return f"<table>{''.join(sections)}</table>".encode()


HEAD = "<tr><th>a</th><th>b</th></tr>"
LAID_OUT = {
    "down two rows": (HEAD, "<tr><td rowspan=2>x<td>1<tr><td>2", [["x", "1"], ["x", "2"]]),
    "down more rows than there are": (HEAD, "<tr><td rowspan=99>x<td>1<tr><td>2", [["x", "1"], ["x", "2"]]),
    "down to the end of its section": (HEAD, "<tbody><tr><td rowspan=0>x<td>1<tr><td>2</tbody><tbody><tr><td>y<td>3", [["x", "1"], ["x", "2"], ["y", "3"]]),
    "across, below what hangs": (HEAD, "<tr><td>x<td rowspan=2>1<tr><td>y", [["x", "1"], ["y", "1"]]),
    "a foot that stands first": ("<tfoot><tr><td>all<td>3</tfoot><thead>" + HEAD + "</thead>", "<tr><td>x<td>3", [["x", "3"], ["all", "3"]]),
    "a power": (HEAD, "<tr><td>x<td>10<sup>6</sup>", [["x", "10^6"]]),
    "a footnote on a figure": (HEAD, "<tr><td>x<sup>1</sup><td>12<sup>1</sup>", [["x1", "12^1"]]),
    "a footnote before a figure": (HEAD, "<tr><td>x<td><sup>1</sup> 12", [["x", "^1 12"]]),
    "a footnote where a figure is wanting": (HEAD, "<tr><td>x<td>-<sup>1</sup>", [["x", "-^1"]]),
    "a footnote on an estimate": (HEAD, "<tr><td>x<td>12e<sup>1</sup>", [["x", "12e^1"]]),
    "a footnote below": (HEAD, "<tr><td>x<td>12<sub>1</sub>", [["x", "12^1"]]),
    "a footnote with a link": (HEAD, "<tr><td>x<td>12<sup><a href='#1'>[1]</a></sup>", [["x", "12"]]),
    "a unit": (HEAD, "<tr><td>m<sup>2</sup><td>CO<sub>2</sub>", [["m2", "CO2"]]),
    "a list": (HEAD, "<tr><td><ul><li>x</li><li>y</li></ul><td>1<br>2", [["x y", "1 2"]]),
    "what is not shown": (HEAD, "<tr><td>x<template>9</template><td>1<noscript>9</noscript>2<!-- 9 --><span style='display: none'>9</span>3<script>9</script><b hidden>9</b>", [["x", "123"]]),
    "words within others": (HEAD, "<tr><td><b>x</b>y<i>z</i><td>1", [["xyz", "1"]]),
}  # fmt: skip


@pytest.mark.parametrize("case", LAID_OUT)
def test_the_cells_of_a_page_stand_where_a_browser_has_them(case: str) -> None:
    head, body, wanted = LAID_OUT[case]
    found = rows(table(head, body), "t.html")
    assert found.header == ("a", "b")
    assert found.records() == wanted


def test_a_line_of_fixed_width_ends_where_a_line_ends() -> None:
    text = "name      rate\rA\u2028B       1\r\nC\x0bD       2\n"
    found = rows(text.encode(), "t.fwf")
    assert found.records() == [["A\u2028B", "1"], ["C\x0bD", "2"]]
    assert found.numbers.tolist() == [2, 3]


REFUSED = {
    "no Stata": (b"what is this", "t.dta", {}, "t.dta: broken Stata"),
    "half of Stata": (dta()[:300], "t.dta", {}, "t.dta: broken Stata"),
    "a head of Stata": (b"<stata_dta>", "t", {}, "t: broken Stata"),
    "no SPSS": (b"what is this", "t.sav", {}, "t.sav: broken SPSS"),
    "half of SPSS": (sav()[:200], "t.sav", {}, "t.sav: broken SPSS"),
    "a page without a table": (b"<p>Please log in", "t.html", {}, "t.html: the page has no table"),
    "no such table": (PAGE, "t.html", {"sheet": "bigg"}, "there is no table 'bigg'; wanted an id, a caption, or a number from 1 to 2; did you mean 'big'?"),
    "a cell across all": (b"<table><tr><td colspan=99999999>x", "t.html", {}, "a cell across 99,999,999 columns; wanted at most 1,000"),
    "cells across more columns than any table has": (b"<table><tr>" + b"<td colspan=1000>x" * 40 + b"</table>", "t.html", {}, "t.html: 17,000 columns or more; wanted at most 16,384"),
    "columns without end": (b"<table><tr>" + b"<td>x" * 20_000 + b"</table>", "t.html", {}, "t.html: 16,385 columns or more; wanted at most 16,384"),
    "cells down all rows": (b"<table>" + (b"<tr>" + b"<td rowspan=9999>x" * 100) * 1200 + b"</table>", "t.html", {}, "t.html: 1,200 rows and 8,400 columns; wanted at most 10,000,000 cells in HTML, or CSV"),
    "columns of fixed width without end": (b"a " * 200_000, "t.fwf", {"header_row": 1}, "t.fwf: 200,000 columns; wanted at most 16,384"),
    "a longer one": (b"<table><tr><td colspan=99999999999999>x", "t.html", {}, "a cell across"),
    "no such row of a page": (PAGE, "t.html", {"header_row": 9}, "it has no row 9"),
    "no such row of fixed width": (fwf(), "t.fwf", {"header_row": 99}, "it has no row 99; wanted a `header_row` of at most 7"),
    "no text": (b"\x00\x01\x02\xff" * 99, "t.fwf", {}, "t.fwf: "),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(case: str) -> None:
    data, name, declared, said = REFUSED[case]
    with pytest.raises(SourceError) as caught:
        rows(data, name, **declared)
    assert said in str(caught.value)
    assert len(caught.value.faults) == 1


@pytest.mark.parametrize("name", ["t.fwf", "t.html", "t.sav", "t.dta"])
def test_an_empty_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=f"{name}: it is empty"):
        read_text(" \n", tmp_path, source(source=name))


@pytest.mark.parametrize(
    ("reader", "name"), [(fixed_width, "t.fwf"), (html_tables, "t.html"), (spss, "t.sav"), (stata, "t.dta")]
)
def test_a_huge_file_is_refused(reader: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_BYTES", 10)
    with pytest.raises(SourceError, match=rf"{name}: 44 bytes; wanted at most 10 in"):
        reader.read(b"a table that is longer than the bound allows", name, Reading(), find_header)


@pytest.mark.parametrize(
    ("module", "reader", "data", "name", "said"),
    [
        (
            "lxml",
            html_tables,
            PAGE,
            "t.html",
            "t.html: tables of web pages need lxml; wanted pip install 'newsgen[html]'",
        ),
        (
            "pyreadstat",
            spss,
            sav(),
            "t.sav",
            "t.sav: SPSS needs pyreadstat; wanted pip install 'newsgen[spss]'",
        ),
    ],
    ids=["lxml", "pyreadstat"],  # never by what is in the files: SPSS writes the time of day
)
def test_what_is_not_installed_is_named(
    module: str, reader: Any, data: bytes, name: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(SourceError) as caught:
        reader.read(data, name, Reading(), find_header)
    assert str(caught.value) == said


# ------------------------------------------------------------------------------------------------- frames in memory


def test_a_frame_as_csv_is_read_as_it_was(tmp_path: Path) -> None:
    assert values(read_text(frame_csv(FRAME, "t"), tmp_path)) == values(read_text(TABLE, tmp_path))


def test_cells_of_a_frame_are_what_a_person_would_write() -> None:
    frame = pd.DataFrame(
        {
            "a;b": ["x;y;z", 'q"', "two\nlines"],
            "n": pd.array([1, None, 3], "Int64"),
            "f": [5.0, float("nan"), 0.1],
            "d": pd.to_datetime(["2021-02-18 00:00", None, "2021-02-18 09:30"]),
            "t": [True, None, pd.NA],
            "c": pd.Categorical(["u", None, "v"]),
        },
        index=[7, 8, 9],
    )
    found = read_rows(frame_csv(frame, "t"), "t", Reading(format="csv", header_row=1))
    assert found.header == ("a;b", "n", "f", "d", "t", "c")
    assert found.records() == [
        ["x;y;z", "1", "5", "2021-02-18", "TRUE", "u"],
        ['q"', "", "", "", "", ""],
        ["two\nlines", "3", "0.1", "2021-02-18 09:30:00", "", "v"],
    ]
    assert found.numbers.tolist() == [2, 3, 4]


NARROW = {
    "float32": np.array([48.2, 5, np.nan], "float32"),
    "float16": np.array([48.2, 5, np.nan], "float16"),
    "pandas' own Float32": pd.array([48.2, 5, None], "Float32"),
    "cells of their own type": np.array([np.float32(48.2), np.float16(5), None], object),
}


@pytest.mark.parametrize("kind", NARROW)
def test_a_short_float_is_what_a_person_would_write(kind: str) -> None:
    assert frame_texts(pd.DataFrame({"n": NARROW[kind]})) in ([["48.2", "5", ""]], [["48.19", "5", ""]])


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (pd.DataFrame(), "t: it has no columns; wanted a table"),
        (pd.DataFrame({"a": []}), "t: it has no rows; wanted a table"),
        (
            pd.DataFrame([[1, 2]], columns=["a", "a"]),
            "t: several columns are called a; wanted a name for each",
        ),
        (pd.DataFrame([range(20_000)]), "t: 20,000 columns; wanted at most 16,384"),
        (
            pd.DataFrame({"a": ["x", "\ud800"]}, dtype=object),
            "t: half a character, U+D800, in row 3; wanted ordinary text",
        ),
        (
            pd.DataFrame([[1]], columns=[["a"], ["b"]]),
            "t: its columns have several levels; wanted one name a column",
        ),
    ],
)
def test_frames_that_are_no_table(frame: pd.DataFrame, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        frame_csv(frame, "t")
    assert str(caught.value) == said


def test_a_file_that_breaks_the_library_is_refused_or_read_and_ends_nobody() -> None:
    """SPSS with one byte damaged: one version of the library reads it, another breaks down over it."""
    told = ""
    try:
        assert len(read_rows(damaged(), "t.sav", Reading()).numbers)
    except SourceError as error:
        told = str(error)
    assert told in ("", "t.sav: the library that reads it broke down; wanted a whole file")
