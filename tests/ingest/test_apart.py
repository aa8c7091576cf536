"""Files that lie about their size are read in a process that ends alone, with one message; memory is measured there."""

from __future__ import annotations

import io
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, cast

import pyarrow as pa
import pytest
from pyarrow import parquet

from newsgen.errors import Fault, SourceError
from newsgen.ingest import apart as module
from newsgen.ingest import read_rows
from newsgen.ingest.apart import apart
from newsgen.model.source import Reading
from tests.ingest.small import repacked
from tests.ingest.test_formats import ods, xlsx

MIB = 1024**2
FILL = "(lambda filled: __import__('resource').getrusage(0).ru_maxrss // 1024)(b'x' * {} * 2**20)"
"""Python that fills so many MiB and gives the peak of its process, in MiB."""
RAISE = 'exec(\'from newsgen.errors import Fault, SourceError; raise SourceError(Fault("a", "b"))\')'
SLEEP = "__import__('time').sleep(60)"


def test_what_fits_into_the_memory_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MEMORY", 512 * MIB)
    assert 450 < cast("int", apart("t", eval, FILL.format(450))) < 1200


def test_what_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_MEMORY", 512 * MIB)
    with pytest.raises(SourceError, match=r"t: it takes more than 0\.5 GiB of memory to read"):
        apart("t", eval, FILL.format(520))


@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("1 / 0", "t: it cannot be read: ZeroDivisionError; wanted a whole file"),
        ("__import__('os').abort()", "t: the library that reads it broke down; wanted a whole file"),
        ("__import__('os')._exit(3)", "t: the library that reads it broke down; wanted a whole file"),
        (
            "__import__('os').kill(__import__('os').getpid(), 9)",
            "t: it takes more than 4 GiB of memory to read",
        ),
    ],
)
def test_a_process_that_ends_otherwise(work: str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        apart("t", eval, work)
    assert str(caught.value).startswith(said)


def test_it_may_not_run_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SECONDS", 1)
    with pytest.raises(SourceError, match="t: it takes longer than 1 seconds to read"):
        apart("t", eval, SLEEP)


def test_answers_and_faults_come_back_whole() -> None:
    assert apart("t", sorted, [1, 2], reverse=True) == [2, 1]
    assert apart("t", eval, "print('spoils no answer') or 7") == 7
    with pytest.raises(SourceError) as caught:
        apart("t", eval, RAISE)
    assert caught.value.faults == (Fault("a", "b"),)


ANSWERS = {
    "a pickle": pickle.dumps(print),
    "nothing": b"",
    "no JSON": b"{\n",
    "JSON of another shape": b"[]\n",
    "an error that is none of newsgen's": b'{"error": "Iterable", "faults": []}\n',
    "rows without any": b'{"rows": ["t", ["a"], 1]}\n',
    "rows of no Arrow": b'{"rows": ["t", ["a"], 1]}\nARROW1' + bytes(99),
}


@pytest.mark.parametrize("case", ANSWERS)
def test_an_answer_that_is_none_runs_nothing(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file would leave it that had taken over the library which reads it."""
    monkeypatch.setattr(module.subprocess, "run", lambda *_, stdout, **__: _answered(stdout, ANSWERS[case]))
    with pytest.raises(SourceError, match="t: the library that reads it broke down; wanted a whole file"):
        apart("t", eval, "1")


def _answered(answer: IO[bytes], data: bytes) -> subprocess.CompletedProcess[bytes]:
    answer.write(data)
    return subprocess.CompletedProcess([], 0)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="no /proc to find the process in")
def test_the_process_ends_with_the_one_that_asked() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", f"from newsgen.ingest.apart import apart; apart('t', eval, {SLEEP!r})"]
    )
    try:
        child = _child(parent.pid)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    assert _ends(child)


def _child(parent: int) -> Path:
    """The process that another has started, once it runs newsgen."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        for number in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            process = Path(f"/proc/{number}")
            if "libarrow" in (process / "maps").read_text():
                return process
        time.sleep(0.05)
    raise AssertionError("no process was started")


def _ends(process: Path) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if not process.exists() or "zombie" in (process / "status").read_text():
            return True
        time.sleep(0.05)
    return False


# --------------------------------------------------------------------------------------------- workbooks that lie


def rows(inner: bytes) -> bytes:
    """A workbook with these rows below its own two."""
    end = b"</sheetData>"
    return repacked(xlsx({"One": [["a", "b"], ["x", 1]]}), "sheet1.xml", end, inner + end)


def ods_row(inner: bytes, repeated: int = 1) -> bytes:
    """An ODS with this row below its own two."""
    row = b'<table:table-row table:number-rows-repeated="%d">%b</table:table-row></table:table>'
    return repacked(ods([["a", "b"], ["x", "1"]]), "content.xml", b"</table:table>", row % (repeated, inner))


TOO_MUCH = "it takes more than 4 GiB of memory to read; wanted a smaller table"
CELLS = "a sheet of 3,000,001 rows and 10 columns; wanted at most 30,000,000 cells"
COLUMNS = "a sheet of 3 rows and 16,385 columns; wanted at most 16,384 columns"
SIZE = b'<dimension ref="A1:XFD1048576"/><sheetData>'
EMPTY = b'<table:table-cell table:number-columns-repeated="16384"/>'
THOUSAND = b"table:number-columns-repeated='1000'"
TEXT = b"<table:table-cell %b office:value-type='string'><text:p>x%b</text:p></table:table-cell>"
LIES = {
    "a cell far out": (rows(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), TOO_MUCH),
    "in single quotes": (rows(b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), TOO_MUCH),
    "with spaces": (rows(b'<row r = "1048576"><c r ="XFD1048576"><v>1</v></c></row>'), TOO_MUCH),
    "the last row of 32 bits": (rows(b'<row><c r="XFD4294967295"><v>1</v></c></row>'), TOO_MUCH),
    "one more": (rows(b'<row><c r="A4294967296"><v>1</v></c></row>'), "a broken workbook"),
    "more cells than may be": (rows(b'<row><c r="J3000001"><v>1</v></c></row>'), CELLS),
    "more columns than may be": (rows(b"<row>" + b"<c><v>1</v></c>" * 16_385 + b"</row>"), COLUMNS),
    "ODS repeated": (ods_row(TEXT % (THOUSAND, b""), 1_000_000), "a broken workbook"),
}  # fmt: skip
UNPACKED = {"ODS repeated"}
"""What an older calamine unpacks as far as the memory goes, where a newer one sees that it is broken."""


@pytest.mark.parametrize("case", LIES)
def test_a_workbook_that_lies(case: str) -> None:
    data, said = LIES[case]
    with pytest.raises(SourceError) as caught:
        read_rows(data, "t.xlsx", Reading())
    assert said in str(caught.value) or (case in UNPACKED and TOO_MUCH in str(caught.value))
    assert len(caught.value.faults) == 1


@pytest.mark.slow
def test_more_spaces_than_there_is_memory_for() -> None:
    with pytest.raises(SourceError, match=TOO_MUCH):
        read_rows(ods_row(TEXT % (b"", b'<text:s text:c="999999999"/>')), "t.ods", Reading())


READ = {
    "as many columns as may be": (rows(b"<row>" + b"<c><v>1</v></c>" * 16_384 + b"</row>"), 2),
    "millions of cells with nothing in them": (rows(b"<row>" + b"<c/>" * 1_000_000 + b"</row>"), 1),
    "a size that is not there": (repacked(rows(b""), "sheet1.xml", b"<sheetData>", SIZE), 1),
    "empty rows to the end of an ODS": (ods_row(EMPTY, 1_048_574), 1),
}  # fmt: skip


@pytest.mark.parametrize("case", READ)
def test_a_workbook_that_only_looks_large(case: str) -> None:
    data, count = READ[case]
    assert len(read_rows(data, "t.xlsx", Reading(header_row=1)).numbers) == count


@pytest.mark.slow
def test_as_many_cells_as_may_be() -> None:
    found = read_rows(rows(b'<row><c r="J3000000"><v>1</v></c></row>'), "t.xlsx", Reading(header_row=1))
    # the last row has a single cell, below blank ones, as a note has
    assert (found.numbers.tolist(), found.below) == ([2], (3_000_000,))


@pytest.mark.slow
def test_a_parquet_that_unpacks_to_more_than_the_memory() -> None:
    out = io.BytesIO()
    parquet.write_table(pa.table({"a": pa.nulls(400_000_000, pa.int8())}), out)
    with pytest.raises(SourceError, match=TOO_MUCH):
        read_rows(out.getvalue(), "t.parquet", Reading())
