# ruff: noqa: E501 - a case a line reads best
"""Every fault: where it is, what was found, what was wanted, the nearest valid name. Never a traceback."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.errors import InputError, SourceError, TableError
from newsgen.ingest import read
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.header import find_header
from newsgen.ingest.readers import workbook
from newsgen.model.measure import Measure
from newsgen.model.source import AreaColumns, Extract, Lookup, PeriodColumns, Reading, Source
from tests.ingest.small import MEASURES, SOURCE, TABLE, closed, faults_of, source
from tests.ingest.test_formats import HEADER, xlsx, zipped

ONE_ROW = {"period": PeriodColumns(grain="week", ends="week_ending", compared_ends="before")}
# a change of the table (old, new), a change of the declaration, and the fault
TABLES: dict[str, tuple[str, str, Source, str]] = {
    "a column is not there": (",rate,", ",Rate,", SOURCE,
        "table.csv, row 1 (header): no column 'rate'; wanted one of code, name, council, week_ending, cases, Rate, population; did you mean 'Rate'?"),
    "a column is there twice": (",rate,", ",cases,", source(), "table.csv, row 1 (header): two columns are called 'cases'; wanted a name for each"),
    "an area twice": ("E3,Ryton,Gateshead,2021-02-11", "E1,Park East,Middlesbrough,2021-02-11", SOURCE,
        "table.csv, rows 2 and 4, column 'cases': 'E1' (Park East) stands 2 times for the week to 2021-02-11; wanted one, or add_up = true to add them up"),
    "rates added up": ("E3,Ryton,Gateshead,2021-02-11", "E1,Park East,Middlesbrough,2021-02-11", source(add_up=True),
        "table.csv, rows 2 and 4, column 'rate': 'E1' (Park East) stands 2 times for the week to 2021-02-11; wanted one row: a rate cannot be added up"),
    "text in a number column": (",31,", ",few,", SOURCE,
        "table.csv, row 5, column 'cases': 'few'; wanted a number, data.suppressed.markers or data.missing to name this text"),
    "text in many rows": (",10000", ",many", SOURCE,
        "table.csv, row 2, column 'population': 'many', and so in 1 more row; wanted a number, data.suppressed.markers or data.missing to name this text"),
    "an undeclared range": (",31,", ",0-4,", SOURCE,
        "table.csv, row 5, column 'cases': '0-4'; wanted a number, data.suppressed.markers or data.missing to name this text"),
    "not a number": (",310.0,", ",NaN,", SOURCE, "table.csv, row 5, column 'rate': 'NaN'; wanted a number, or data.missing to name this text"),
    "infinity": (",310.0,", ",inf,", SOURCE, "table.csv, row 5, column 'rate': 'inf'; wanted a number, or data.missing to name this text"),
    "a negative count": (",31,", ",-31,", SOURCE,
        "table.csv, row 5, column 'cases': '-31'; wanted a count: no negative one (a marker of withheld cells? name it in data.suppressed.markers)"),
    "half a case": (",31,", ",31.5,", SOURCE, "table.csv, row 5, column 'cases': '31.5'; wanted a count: a whole number"),
    "a rate that does not fit": (",310.0,", ",124.0,", SOURCE,
        "table.csv, row 5, column 'rate': 124; wanted cases / population x 100000: 31 / 10000 x 100000 = 310.00"),
    "a rate over nobody": (",31,310.0,10000", ",31,310.0,0", SOURCE,
        "table.csv, row 5, column 'rate': 310; wanted cases / population x 100000: 31 / 0 x 100000 = no number"),
    "no date": ("E1,Park East,Middlesbrough,2021-02-18", "E1,Park East,Middlesbrough,18 Fub 2021", SOURCE,
        "table.csv, row 5, column 'week_ending': '18 Fub 2021'; wanted a day that the calendar has"),
    "a year too far": ("E1,Park East,Middlesbrough,2021-02-18", "E1,Park East,Middlesbrough,9999-12-31", SOURCE,
        "table.csv, row 5, column 'week_ending': '9999-12-31'; wanted a year from 1700 to 2200"),
    "a stated day too far": ("", "", source(period=PeriodColumns(grain="week", ends_on=date.max)), "newsgen.toml, data.period: no period; wanted ends, starts, columns or ends_on"),
    "a day compared with too far": ("", "", source(period=PeriodColumns(grain="week", ends_on=date(2021, 2, 18), compared_ends_on=date.min)),
        "newsgen.toml, data.period.compared_ends_on: 0001-01-01; wanted a year of our time"),
    "an empty date": ("E1,Park East,Middlesbrough,2021-02-18", "E1,Park East,Middlesbrough,", SOURCE,
        "table.csv, row 5, column 'week_ending': ''; wanted a date such as 2021-02-18, 18/02/2021, 18 February 2021, 2021-02, 2021 Q1 or 2021"),
    "one week written in two ways": ("E1,Park East,Middlesbrough,2021-02-18", "E1,Park East,Middlesbrough,18/02/2021", SOURCE,
        "table.csv, column 'week_ending': '18/02/2021' and '2021-02-18' mean the same period; wanted one way of writing it"),
    "an empty area": ("E3,Ryton,Gateshead,2021-02-18", ",Ryton,Gateshead,2021-02-18", SOURCE, "table.csv, row 7, column 'code': an empty cell; wanted an area"),
    "an area without a name": ("E3,Ryton,", "E3,,", SOURCE, "table.csv, row 4, column 'name': an empty cell; wanted a text for the area 'E3'"),
    "private use": ("E3,Ryton,", "E3,Ry\ue000ton,", SOURCE, "table.csv, row 4, column 'name': 'Ry\\ue000ton' has the character U+E000; wanted plain text"),
    "a control character": ("E3,", "E3\x1b,", SOURCE, "table.csv, row 4, column 'code': 'E3\\x1b' has the character U+001B, and so in 1 more row; wanted plain text"),
    "writing turned round": ("E3,Ryton,", "E3,Ry\u202eton,", SOURCE, "table.csv, row 4, column 'name': 'Ry\\u202eton' has the character U+202E; wanted plain text"),
    "where leaves nothing": ("", "", source(where={"council": "Gateshed"}),
        "table.csv, column 'council': no row has 'Gateshed'; wanted one of Gateshead, Middlesbrough; did you mean 'Gateshead'?"),
    "where without a row in common": ("", "", source(where={"council": "Gateshead", "code": "E1"}),
        "table.csv: no row has all of {'council': 'Gateshead', 'code': 'E1'}; wanted at least one row"),
    "no row": (TABLE.split("\n", 1)[1], "", SOURCE, "table.csv: there is no row below the header; wanted rows"),
    "no such header row": ("", "", source(header_row=9), "table.csv: it has no row 9; wanted a `header_row` of at most 7"),
    "no such encoding": ("", "", source(encoding="utf8x"), "table.csv: the encoding 'utf8x'; wanted one that Python knows; did you mean 'utf8'?"),
    "the wrong encoding": ("Ryton", "Rytón", source(encoding="ascii"),
        "table.csv: byte 155 (line 4) does not fit the encoding ascii; wanted the right `encoding` in the project file"),
    "a row too short": (",31,310.0,", ",310.0,", SOURCE, "table.csv, row 5: 6 cells; wanted 7, as the header has"),
    "a row too long": (",31,310.0,", ",31,,310.0,", SOURCE, "table.csv, row 5: 8 cells; wanted 7, as the header has"),
    "no periods": ("", "", source(period=PeriodColumns(grain="week")), "newsgen.toml, data.period: no period; wanted ends, starts, columns or ends_on"),
    "periods that no column fits": ("", "", source(period=PeriodColumns(grain="month", columns="[0-9]{6}")),
        "table.csv, row 1 (header): no column fits '[0-9]{6}'; wanted some of code, name, council, week_ending, cases, rate, population"),
    "periods that are none": ("", "", source(period=PeriodColumns(grain="month", columns="r.te")),
        "table.csv, row 1 (header): the column 'rate'; wanted a date such as 2021-02-18, 18/02/2021, 18 February 2021, 2021-02, 2021 Q1 or 2021"),
    "a broken expression": ("", "", source(area=AreaColumns(columns="(")),
        "newsgen.toml, data.area.columns: '(': missing ), unterminated subpattern at position 0; wanted a regular expression"),
    "an extract of too much": ("", "", source(extract=Extract(measure="rate", above=100)), "table.csv, row 6, column 'rate': 100; wanted above 100, as data.extract says"),
    "an extract of no measure": ("", "", source(extract=Extract(measure="rat", above=1)), "newsgen.toml, data.extract: no measure 'rat'; wanted one of rate, cases, population"),
}  # fmt: skip


@pytest.mark.parametrize("case", TABLES)
def test_a_fault_of_a_table(case: str, tmp_path: Path) -> None:
    old, new, declared, wanted = TABLES[case]
    text = (
        TABLE.replace(
            old,
            new,
            TABLE.count(old) if case in {"text in many rows", "no row", "a control character"} else 1,
        )
        if old
        else TABLE
    )
    assert wanted in faults_of(text, tmp_path, declared)


def test_all_faults_at_once(tmp_path: Path) -> None:
    text = TABLE.replace(",31,", ",-31,").replace("62.5", "x").replace(",9000", ",0.5", 1)
    assert len(faults_of(text, tmp_path)) == 3


def test_many_faults_are_counted(tmp_path: Path) -> None:
    rows = "".join(f"E{i},n{i},c,2021-02-18,x{i},1.0,1\n" for i in range(30))
    found = faults_of(TABLE.split("\n")[0] + "\n" + rows, tmp_path)
    assert len(found) == 21
    assert found[-1] == "and 10 more faults of this table"


def test_two_periods_mixed(tmp_path: Path) -> None:
    text = "code,name,council,week_ending,cases,before\nE1,a,x,2021-02-18,1,2021-02-11\nE2,b,x,2021-02-17,2,2021-02-11\n"
    declared, measures = source(**ONE_ROW), (MEASURES[1],)
    assert faults_of(text, tmp_path, declared, measures) == [
        "table.csv, column 'week_ending': two periods mixed: '2021-02-18' in row 2 and '2021-02-17' in row 3; "
        "wanted one period, since every row holds the one compared with"
    ]
    other = text.replace("-17,", "-18,").replace("2,2021-02-11", "2,2021-02-10")
    assert (
        "'before': two periods mixed: '2021-02-11' in row 2"
        in faults_of(other, tmp_path, declared, measures)[0]
    )
    later = text.replace("-17,", "-18,").replace("-11", "-25")
    assert (
        "compared with ends 2021-02-25, the newest 2021-02-18"
        in faults_of(later, tmp_path, declared, measures)[0]
    )


def test_measures_that_cannot_be_read(tmp_path: Path) -> None:
    computed = Measure(name="r", noun="r", kind="rate", numerator="cases", denominator="peopel")
    assert faults_of(TABLE, tmp_path, measures=(MEASURES[1], computed)) == [
        "newsgen.toml, measures.r: 'peopel' has no figures of its own; wanted a measure with a column: cases"
    ]
    bare = Measure(name="r", noun="r", kind="count")
    assert "measures.r: no column" in faults_of(TABLE, tmp_path, measures=(bare,))[0]
    older = Measure(name="r", noun="r", kind="count", column="cases", compared_column="rate")
    assert (
        "compared_column without the period compared with" in faults_of(TABLE, tmp_path, measures=(older,))[0]
    )


def test_faults_of_a_lookup(tmp_path: Path) -> None:
    (tmp_path / "lookup.csv").write_text("area,nam,council\nE1,a,x\nE2,b,x\n")
    lookup = source(lookups=(Lookup(source="lookup.csv", key="area"),))
    text = TABLE.replace("name", "label")
    assert faults_of(text, tmp_path, lookup) == [
        "table.csv, row 1 (header) and lookup.csv: no column 'name'; wanted one of code, label, council, week_ending, cases, rate, "
        "population, area, nam; did you mean 'nam'?"
    ]
    (tmp_path / "lookup.csv").write_text("area,name\nE1,a\nE2,b\nE1,c\n")
    found = faults_of(TABLE.replace("name", "label"), tmp_path, lookup)
    assert found[0].startswith(
        "table.csv, row 4: the area 'E3' is not in the lookup; wanted an area of lookup.csv (column 'area')"
    )
    assert (
        found[1]
        == "lookup.csv, row 4, column 'name': 'E1' has 'c', but 'a' in row 2; wanted one text for an area"
    )


FILES: dict[str, tuple[str, bytes, Reading, str]] = {
    "nothing": ("t.csv", b" \n", Reading(), "t.csv: it is empty"),
    "binary": ("t.csv", bytes(range(256)) * 50, Reading(), "t.csv: it is no text but a binary file"),
    "a picture": ("t.png", b"\x89PNG\r\n\x1a\n" + bytes(200), Reading(), "t.png: it is no text but a binary file"),
    "a web page": ("t.csv", b"<!DOCTYPE html><p>Please log in", Reading(), "t.csv: it is a web page or XML"),
    "a PDF": ("t.csv", b"%PDF-1.7 x", Reading(), "t.csv: it is a document"),
    "a stray quote that closes rows later": ("t.csv", b'a,b\n"x,1\ny,2\nz",3\nv,4\n', Reading(), "t.csv, row 2: a quoted cell of 3 lines that begins 'x,1'"),
    "an open quote": ("t.csv", b'a,b\n1,"' + b"x" * (1 << 21), Reading(), "t.csv, row 2: broken CSV: field larger than field limit"),
    "several members": ("t.zip", zipped(a_csv=b"a", b_csv=b"b"), Reading(), "t.zip: the zip has 2 members; wanted `member` to be one of a.csv, b.csv"),
    "no member": ("t.zip", zipped(a_csv=b"a"), Reading(member="b.csv"), "t.zip: the zip has no member 'b.csv'; wanted one of a.csv; did you mean 'a.csv'?"),
    "a member of no zip": ("t.csv", b"a,b\n1,2\n", Reading(member="b.csv"), "t.csv: it is no zip, so it has no member 'b.csv'"),
    "half a zip": ("t.zip", zipped(a_csv=b"a" * 999)[:60], Reading(), "t.zip: a broken zip file"),
    "half a gzip": ("t.csv.gz", gzip.compress(TABLE.encode())[:-20], Reading(), "t.csv.gz: the gzip file breaks off"),
    "a broken gzip": ("t.csv.gz", b"\x1f\x8bxxxxxxxxxxxx", Reading(), "t.csv.gz: a broken gzip file"),
    "a gzip bomb": ("t.csv.gz", gzip.compress(bytes(1 << 26)), Reading(), "t.csv.gz: it unpacks to"),
    "a zip bomb": ("t.zip", zipped(a_csv=bytes(1 << 26)), Reading(), "t.zip, member 'a.csv': it unpacks to 67,108,864 bytes"),
    "packed in packed": ("t.gz", gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"a,b\n1,2\n")))), Reading(), "a packed file within packed files"),
    "no sheet": ("t.xlsx", xlsx({"Week 7": [HEADER], "Notes": [["x"]]}), Reading(sheet="Week 8"), "there is no sheet 'Week 8'; wanted one of Week 7, Notes; did you mean 'Week 7'?"),
    "an empty sheet": ("t.xlsx", xlsx({"Week 7": []}), Reading(), "t.xlsx: the sheet is empty"),
    "no header row in a sheet": ("t.xlsx", xlsx({"One": [HEADER]}), Reading(header_row=5), "t.xlsx: it has no row 5"),
    "no workbook": ("t.xlsx", b"a,b\n1,2\n", Reading(), "t.xlsx: a broken workbook"),
    "a workbook without its parts": ("t.xlsx", zipped(content_xml=b"x", a=b"a"), Reading(), "t.xlsx: a broken workbook"),
    "broken JSON": ("t.json", b'[{"a": 1},\n{"a" 2}]', Reading(), "t.json, line 2: broken JSON: Expecting ':' delimiter"),
    "deep JSON": ("t.json", b"[" * 200_000, Reading(), "t.json: broken JSON: nested too deeply"),
    "half a character": ("t.json", b'[{"a": "\\ud800"}]', Reading(), "t.json: broken JSON: half a character"),
    "half a character in a name": ("t.json", b'[{"\\ud800": 1}]', Reading(), "t.json: broken JSON: half a character"),
    "JSON of another shape": ("t.json", b'{"a": {"b": 1}}', Reading(), "t.json: JSON of another shape: dict"),
    "broken Parquet": ("t.parquet", b"PAR1xxxxxxxxPAR1", Reading(), "t.parquet: broken Parquet"),
}  # fmt: skip


@pytest.mark.parametrize("case", FILES)
def test_a_fault_of_a_file(case: str, tmp_path: Path) -> None:
    name, data, reading, wanted = FILES[case]
    (tmp_path / name).write_bytes(data)
    declared = source(source=name, member=reading.member, sheet=reading.sheet, header_row=reading.header_row)
    with pytest.raises(SourceError) as caught:
        read(declared, MEASURES, tmp_path, closed)
    assert wanted in str(caught.value.faults[0])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "tables.csv").write_text(TABLE)

    def fault(name: str) -> str:
        with pytest.raises(SourceError) as caught:
            read(source(source=name), MEASURES, tmp_path, closed)
        return str(caught.value)

    assert (
        fault("table.csv")
        == f"table.csv: there is no such file; wanted a file of {tmp_path}; did you mean 'tables.csv'?"
    )
    assert fault("nowhere/table.csv").startswith("nowhere/table.csv: there is no such file, nor its folder")
    assert fault(".") == ".: it is a folder; wanted a file; did you mean 'tables.csv'?"
    assert fault("a\0b").startswith("a\0b: it cannot be read")
    assert fault("https://example.org/t.csv") == "https://example.org/t.csv: the network is closed"


def test_a_workbook_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 1000)
    with pytest.raises(SourceError, match=r"it unpacks to [0-9,]+ bytes; wanted at most 1,000"):
        workbook.read(xlsx({"One": [HEADER]}), "t.xlsx", Reading(), find_header)


def test_a_panic_of_calamine_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    import python_calamine

    class PanicException(BaseException):
        pass

    class Book:
        @staticmethod
        def from_filelike(file: object) -> None:
            raise PanicException("index out of bounds")

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", Book)
    with pytest.raises(SourceError, match="a broken workbook: index out of bounds"):
        workbook.read(xlsx({"One": [HEADER]}), "t.xlsx", Reading(), find_header)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    at=st.integers(0, 4000),
    junk=st.binary(min_size=1, max_size=6),
    form=st.sampled_from(["csv", "xlsx", "ods", "json", "csv.gz"]),
)
def test_a_damaged_file_is_read_or_refused(at: int, junk: bytes, form: str, tmp_path: Path) -> None:
    from tests.ingest.test_formats import MADE

    name, make, _ = MADE["gzip" if form == "csv.gz" else form]
    data = make()
    at %= len(data)
    (tmp_path / name).write_bytes(data[:at] + junk + data[at + len(junk) :])
    declared = Source(source=name, published=date(2021, 2, 23), area=SOURCE.area, period=SOURCE.period)
    try:
        found: object = read(declared, MEASURES, tmp_path, closed)
    except InputError as error:
        found = error
    assert isinstance(found, Dataset | SourceError | TableError)
