"""The ranked dataset as a frame: against the oracle, pandas' own ranks and the tables that drafts are made from."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from newsgen import ingest, ranking
from newsgen.errors import OutputError
from newsgen.project import load
from newsgen.ranking.frame import COLUMNS, ranked_frame
from newsgen.ranking.frame_files import FORMATS, file_bytes, quoted
from newsgen.ranking.ranked import RankedDataset
from tests import oracle
from tests.conftest import ROOT
from tests.test_oracle import PROJECT, TABLES, no_network, value


def ranked_of(folder: Path, source: str = "") -> RankedDataset:
    project = load(folder)
    declared = replace(project.source, source=source) if source else project.source
    data = ingest.read(declared, project.measures, project.folder, no_network)
    return ranking.rank(data, ranking.resolve(project.patches, data), project.ranks)


@pytest.fixture(scope="module")
def barsetshire() -> RankedDataset:
    return ranked_of(ROOT / "examples" / "barsetshire")


@pytest.mark.parametrize("name", TABLES[:4])
def test_it_is_what_the_oracle_says(shared: Path, name: str) -> None:
    path = shared / "msoa_covid_snapshots" / name
    frame = ranked_frame(ranked_of(PROJECT, str(path)))
    rates = frame[frame.measure == "rate"]
    theirs = oracle.patches(oracle.read(path))
    assert set(rates.patch) == theirs.keys()
    for patch, rows in theirs.items():
        ours = rates[rates.patch == patch].set_index("area_code")
        ranks, rate = oracle.ranks(rows), oracle.pooled(rows)
        assert set(ours.index) == {row.code for row in rows}
        assert {*ours.index[ours.withheld]} == {row.code for row in rows if row.rate is None}
        assert (ours.areas_ranked == len(ranks)).all()
        assert ours.average.to_numpy() == pytest.approx(float(rate), rel=1e-12)
        for row in rows:
            mine = ours.loc[row.code]
            if row.rate is None:
                assert pd.isna(mine.value)
                assert pd.isna(mine.rank_from_highest)
                assert mine.why
            else:
                found = (mine.rank_from_highest, mine.rank_from_lowest, mine.tied)
                assert found == ranks[row.code]
                assert mine.value == float(row.rate)
                assert mine.numerator == row.cases


@pytest.mark.parametrize("name", TABLES[-2:])
def test_its_ranks_are_those_of_pandas(shared: Path, name: str) -> None:
    frame = ranked_frame(ranked_of(PROJECT, str(shared / "msoa_covid_snapshots" / name)))
    groups = frame.groupby(["patch", "measure"], sort=False).value
    for column, ascending in (("rank_from_highest", False), ("rank_from_lowest", True)):
        theirs = groups.rank(method="min", ascending=ascending).astype("Int64")
        pd.testing.assert_series_equal(frame[column], theirs, check_names=False)


def test_it_is_what_drafts_are_made_from(barsetshire: RankedDataset) -> None:
    frame = ranked_frame(barsetshire)
    assert tuple(frame.columns) == COLUMNS
    for measure in barsetshire.dataset.grids:
        for table in barsetshire.tables(measure):
            ours = frame[(frame.patch == table.patch.name) & (frame.measure == measure)]
            there = ours[ours.value.notna()]
            # in the same order too
            assert list(there.area_code) == [r.area.code for r in table.rankings]
            for mine, theirs in zip(there.itertuples(), table.rankings, strict=True):
                assert mine.value == theirs.value.value
                assert mine.rank_from_highest == theirs.rank.value
                assert mine.rank_from_lowest == theirs.rank_low.value
                for column, figure in (
                    ("previous", theirs.previous),
                    ("change", theirs.change),
                    ("ratio_to_average", theirs.ratio),
                    ("numerator", theirs.count),
                    ("denominator", theirs.denominator),
                ):
                    found = getattr(mine, column)
                    assert (None if pd.isna(found) else found) == value(figure), column
            assert set(ours.area_code[ours.withheld]) == {a.code for a in table.suppressed}
            assert set(ours.area_code[ours.missing | ours.kept_back]) == {a.code for a in table.missing}


def test_an_area_of_its_own_is_ranked_among_its_neighbours() -> None:
    folder = ROOT / "examples" / "barsetshire"
    project = load(folder)
    data = ingest.read(project.source, project.measures, project.folder, no_network)
    rule = replace(project.patches[1], each="area", among="council")
    ranked = ranking.rank(data, ranking.resolve((rule,), data))
    frame = ranked_frame(ranked)
    assert (frame.groupby(["patch", "measure"]).size() == 1).all()
    assert frame.areas.min() > 1
    owned = {t.patch.name: t.own for t in ranked.tables("rate")}
    for mine in frame[frame.measure == "rate"].itertuples():
        own = owned[mine.patch]
        assert (None if own is None else own.rank.value) == (
            None if pd.isna(mine.rank_from_highest) else mine.rank_from_highest
        )


def test_what_is_kept_back_has_no_figure_and_says_why(tmp_path: Path) -> None:
    """A rate whose cases are withheld; and a total of which a part is."""
    (tmp_path / "t.csv").write_text(
        "code,name,council,cases,rate,population\nA,Ann,North,7,70,10000\nB,Ben,North,[c],20,10000\nC,Cy,South,9,90,10000\n"
    )
    (tmp_path / "newsgen.toml").write_text(
        """
[project]
title = "t"
[data]
source = "t.csv"
published = 2025-02-13
area = { code = "code", name = "name", within = { council = "council" } }
period = { ends_on = 2025-02-09, grain = "week" }
suppressed = { markers = ["[c]"], at_most = 2, means = "two or fewer cases" }
[measures.cases]
column = "cases"
kind = "count"
noun = "case"
[measures.rate]
column = "rate"
kind = "rate"
noun = "rate"
numerator = "cases"
denominator = "population"
per = 100_000
[measures.population]
column = "population"
kind = "count"
noun = "person"
[[patches]]
name = "all"
[[stories]]
name = "highest"
template = "highest.html"
angles = [{ use = "highest" }]
"""
    )
    frame = ranked_frame(ranked_of(tmp_path))
    ben = frame[frame.area == "Ben"].set_index("measure")
    assert ben.value[["cases", "rate"]].isna().all()
    assert pd.isna(ben.numerator["rate"])
    assert ben.withheld["cases"]
    assert ben.why["cases"] == "two or fewer cases"
    assert ben.why["rate"]
    for ending in FORMATS:
        assert b"[c]" not in file_bytes(frame, ending)


def test_an_extract_says_nothing_of_the_lowest() -> None:
    frame = ranked_frame(ranked_of(ROOT / "examples" / "covid-north-east"))
    assert frame.rank_from_lowest.isna().all()
    assert frame.rank_from_highest.notna().all()


# ------------------------------------------------------------------------------------------------------- its files


def read_back(data: bytes, ending: str) -> pd.DataFrame:
    file = io.BytesIO(data)
    match ending:
        case ".csv":
            # as floats are written by Python, so Python reads them: pandas' own parser has changed its precision
            exactly = dict.fromkeys(NUMBERS, lambda text: float(text) if text else None)
            return pd.read_csv(file, keep_default_na=False, converters=exactly)
        case ".xlsx":
            return pd.read_excel(
                file, engine="openpyxl", keep_default_na=False, na_values={c: [""] for c in NUMBERS}
            )
        case ".parquet":
            return pd.read_parquet(file)
    return pd.DataFrame(json.loads(data))


NUMBERS = [
    *("value", "previous", "change", "change_percent", "rank_from_highest", "rank_from_lowest"),
    *("areas_ranked", "areas", "average", "ratio_to_average", "numerator", "denominator"),
]


@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_frame_back(barsetshire: RankedDataset, ending: str) -> None:
    frame = ranked_frame(barsetshire)
    again = read_back(file_bytes(frame, ending), ending)
    assert tuple(again.columns) == COLUMNS
    for name in COLUMNS:
        if name in NUMBERS:
            one, other = (f[name].astype("float64") for f in (again, frame))
            # all keep a float to its last bit, but XLSX its 16 digits
            exact = {"rtol": 1e-15} if ending == ".xlsx" else {"check_exact": True}
            pd.testing.assert_series_equal(one, other, **exact)
        elif name.startswith("period"):
            assert list(pd.to_datetime(again[name])) == list(frame[name])
        else:
            assert again[name].tolist() == frame[name].tolist(), name


def test_numbers_are_numbers_in_xlsx(barsetshire: RankedDataset) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file_bytes(ranked_frame(barsetshire), ".xlsx")))
    head, first = list(book.active.iter_rows(min_row=1, max_row=2))
    cells = {name.value: cell for name, cell in zip(head, first, strict=True)}
    assert [cells[name].data_type for name in ("value", "rank_from_highest", "average")] == ["n", "n", "n"]
    assert cells["period_end"].is_date


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_quoted(barsetshire: RankedDataset, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    frame = ranked_frame(barsetshire).head(1).assign(area=text, change=-5.0)
    assert quoted(text) == f"'{text}"
    for ending in FORMATS:
        again = read_back(file_bytes(frame, ending), ending).iloc[0]
        # a carriage return is a new line in CSV and XML
        wanted = (f"'{text}" if ending in {".csv", ".xlsx"} else text).replace("\r", "\n")
        assert again.area.replace("_x000D_", "\n").replace("\r", "\n") == wanted
        assert again.change == -5.0


def test_what_excel_cannot_hold(barsetshire: RankedDataset) -> None:
    frame = ranked_frame(barsetshire).head(1)
    assert b"\x01" not in file_bytes(frame.assign(area="a\x01b"), ".csv")
    assert file_bytes(frame.assign(area="a\x01b"), ".xlsx")
    long = pd.DataFrame({"value": range(2**20)})
    with pytest.raises(OutputError, match=r"1,048,576 rows; wanted at most 1,048,575 in XLSX"):
        file_bytes(long, ".xlsx")


@pytest.mark.parametrize(
    ("ending", "said"),
    [
        (".xls", "the ending '.xls'; wanted one of .csv, .xlsx, .parquet, .json; did you mean '.xlsx'?"),
        ("", "a file without an ending; wanted one of .csv, .xlsx, .parquet, .json"),
    ],
)
def test_no_such_format(ending: str, said: str) -> None:
    with pytest.raises(OutputError) as caught:
        file_bytes(pd.DataFrame(), ending)
    assert str(caught.value) == f"--out: {said}"
