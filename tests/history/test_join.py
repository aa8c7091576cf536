"""Tables of one week each, joined, are the table of all those weeks; what does not fit is not joined, and said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.history import Recalled, open_store, recall
from newsgen.history.join import wanted
from newsgen.history.listing import gaps
from newsgen.history.store import Store
from newsgen.ingest.dataset import Dataset
from newsgen.model.area import Patch
from newsgen.model.derivation import Cell
from newsgen.model.period import Grain, Period
from newsgen.model.step import in_step, unbroken
from newsgen.ranking import rank
from tests.history.county import AREAS, county, ends, filled, no_network, published, rows, table, vintage


def joined(store: Store, folder: Path, week: int, text: str | None = None) -> Recalled:
    """The table of a week with the past that the store knows."""
    from newsgen.project import load

    project = load(county(folder, week, text=text))
    return recall(project.source, project.measures, folder, no_network, store, None)


def origins(dataset: Dataset) -> list[tuple[str, int, str]]:
    """The text and the column of the cell behind each count, in order, the suppressed ones included."""
    grid = dataset.grids["cases"]
    places = [(a, p) for a in range(len(dataset.areas)) for p in range(len(dataset.periods))]
    cells = [grid.origin(a, p) for a, p in places]
    assert all(isinstance(cell, Cell) for cell in cells)
    return [(cell.raw, cell.column) for cell in cells if isinstance(cell, Cell)]  # type: ignore[misc]


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True))
def test_weeks_joined_are_the_table_of_those_weeks(
    tmp_path_factory: pytest.TempPathFactory, weeks: list[int]
) -> None:
    """In whatever order they were loaded: figures, reasons, raw cells, what is compared, the ranked past."""
    folder = tmp_path_factory.mktemp("weeks")
    *_, last = sorted(weeks)
    store = open_store("history.sqlite", folder)
    filled(store, folder, [week for week in weeks if week != last])
    found = joined(store, folder, last).dataset
    whole = vintage(folder, last, table(rows(*sorted(weeks)))).dataset
    assert found.periods == whole.periods
    assert found.compared == whole.compared
    assert [p.written for p in found.periods] == [p.written for p in whole.periods]
    assert origins(found) == origins(whole)
    for name, grid in whole.grids.items():
        np.testing.assert_array_equal(found.grids[name].values, grid.values)
        np.testing.assert_array_equal(found.grids[name].status, grid.status)
    patch = Patch("Barsetshire", "list", "barsetshire", tuple(a.code for a in whole.areas))
    for name in whole.grids:
        (ours,), (theirs,) = (tuple(rank(d, (patch,)).tables(name)) for d in (found, whole))
        assert [s.history.values for s in ours.rankings] == [s.history.values for s in theirs.rankings]
        assert [s.history.hidden for s in ours.rankings] == [s.history.hidden for s in theirs.rankings]
        assert [s.change and s.change.value for s in ours.rankings] == [
            s.change and s.change.value for s in theirs.rankings
        ]


def test_every_figure_of_the_past_leads_to_its_own_table(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0, 1])
    found = joined(store, tmp_path, 2).dataset
    assert [(s.path, s.published) for s in found.sources] == [
        ("table.csv", published(2)),
        (f"history/{published(1)}/table.csv", published(1)),
        (f"history/{published(0)}/table.csv", published(0)),
    ]
    (table_,) = rank(found, (Patch("Barsetshire", "list", "barsetshire", ("B01", "B03")),)).tables("cases")
    series = table_.rankings[0].history
    assert [str(p.end) for p in series.periods] == [str(ends(1)), str(ends(0))]
    for i, week in enumerate((1, 0)):
        figure = series.figure(i)
        assert figure is not None
        assert isinstance(figure.origin, Cell)
        assert figure.origin.source == f"history/{published(week)}/table.csv"
        assert figure.value == series.values[i] == float(figure.origin.raw)
        assert figure.period is not None
        assert isinstance(figure.period.origin, Cell)
        assert figure.period.origin.source == figure.origin.source


def test_a_revised_figure_stands_for_the_one_before_it(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0])
    store.keep(vintage(tmp_path, 1, table(rows(0, 1, changed={("B01", 0): "40"}))))
    found = joined(store, tmp_path, 2).dataset
    assert found.grids["cases"].values[0, 0] == 40
    assert {s.published for s in found.sources} == {published(1), published(2)}


def test_the_past_is_empty_to_the_process_that_writes(store: Store, tmp_path: Path) -> None:
    import pickle

    filled(store, tmp_path, [0])
    (table_,) = rank(
        joined(store, tmp_path, 1).dataset, (Patch("Barsetshire", "list", "b", ("B02", "B03")),)
    ).tables("cases")
    there = pickle.loads(pickle.dumps(table_))
    assert len(table_.rankings[0].history) == 1
    assert [len(s.history) for s in there.rankings] == [0, 0]
    assert there.rankings == table_.rankings


def says(found: Recalled) -> str:
    return "\n".join(f"{c.severity}: {c.message}" for c in found.cautions)


def changed(old: str, new: str, week: int = 1) -> str:
    text = table(rows(week))
    assert old in text
    return text.replace(old, new)


SPLIT = "areas came and went in Silverbridge: if they were split or merged, their figures are not joined"
CHANGES = [
    pytest.param(
        changed("Framley", "Framley Cross"),
        "renamed since the table of 2031-01-08, and taken as the same by code: "
        "'Framley Cross' (B03), was 'Framley'",
        id="renamed",
    ),
    pytest.param(
        changed("B03,", "B13,"),
        "not in the table of 2031-01-08: 1 area, Framley (B13); nothing is known of it before",
        id="a new code",
    ),
    pytest.param(
        changed("B03,", "B13,"),
        "in the table of 2031-01-08 and not in this one: 1 area, Framley (B03)",
        id="a code gone",
    ),
    pytest.param(changed("B03,", "B13,"), SPLIT, id="split or merged"),
]


@pytest.mark.parametrize(("text", "said"), CHANGES)
def test_areas_that_are_not_as_they_were_are_told(tmp_path: Path, text: str, said: str) -> None:
    store = open_store("history.sqlite", tmp_path)
    filled(store, tmp_path, [0])
    assert f"note: {said}" in says(joined(store, tmp_path, 1, text))


def test_series_go_by_code(tmp_path: Path) -> None:
    """A new code has no past, though it has the name of one that is gone; a new name keeps the code's."""
    store = open_store("history.sqlite", tmp_path)
    filled(store, tmp_path, [0])
    found = joined(store, tmp_path, 1, changed("B03,", "B13,").replace("Hogglestock", "Hoggle End")).dataset
    past = {area.code: found.grids["people"].values[i, 0] for i, area in enumerate(found.areas)}
    assert np.isnan(past["B13"])
    assert past["B02"] == 9000
    grid = found.grids["cases"]
    assert [len(grid.cells[i, 0]) for i in range(len(found.areas))] == [1, 1, 1, 1, 1, 0]


def test_a_column_that_means_something_else_is_not_joined(tmp_path: Path) -> None:
    store = open_store("history.sqlite", tmp_path)
    filled(store, tmp_path, [0, 1])
    tenfold = {(code, 1): f"{20 * int(c)}" for code, *_ in AREAS if (c := _count(code)).isdecimal()}
    found = joined(store, tmp_path, 2, table(rows(1, 2, changed=tenfold)))
    assert "warn: cases: the same period has 20 times the figures of the table of 2031-01-15" in says(found)
    cases = found.dataset.grids["cases"].values
    assert np.isnan(cases[:, 0]).all()
    assert not np.isnan(cases[:, 1:]).all()
    assert (found.dataset.grids["people"].values[:, 0] > 0).all()
    assert found.dataset.compared == 1


def _count(code: str) -> str:
    return next(line for line in rows(1) if line.startswith(code)).split(",")[4]


def test_a_common_revision_is_joined(tmp_path: Path) -> None:
    store = open_store("history.sqlite", tmp_path)
    filled(store, tmp_path, [0, 1])
    revised = {(code, 1): f"{int(_count(code)) + 2}" for code, *_ in AREAS if _count(code).isdecimal()}
    found = joined(store, tmp_path, 2, table(rows(1, 2, changed=revised)))
    assert not found.cautions
    assert not np.isnan(found.dataset.grids["cases"].values[:, 0]).all()


def test_a_measure_of_another_kind_is_not_joined(tmp_path: Path) -> None:
    store = open_store("history.sqlite", tmp_path)
    old = vintage(tmp_path, 0)
    measures = tuple(replace(m, per=1000) if m.name == "rate" else m for m in old.measures)
    store.keep(replace(old, measures=measures))
    found = joined(store, tmp_path, 1)
    assert says(found) == (
        "warn: rate: of another unit in the table of 2031-01-08 (per, currency); what came before is not joined"
    )
    assert np.isnan(found.dataset.grids["rate"].values[:, 0]).all()
    assert found.dataset.grids["rate"].select("Barsetshire", 0).source == "history/2031-01-08/table.csv"


def test_a_missing_week_is_told_and_ends_the_run(tmp_path: Path) -> None:
    store = open_store("history.sqlite", tmp_path)
    filled(store, tmp_path, [0, 2, 3])
    found = joined(store, tmp_path, 4)
    assert says(found) == (
        "note: no table has the week before 2031-01-13: no streak and no record goes further back"
    )
    (table_,) = rank(found.dataset, (Patch("Barsetshire", "list", "b", ("B02", "B03")),)).tables("cases")
    series = table_.rankings[0].history
    assert (len(series), series.unbroken) == (3, 2)


def weeks(*days: int) -> list[Period]:
    return [
        Period(date(2031, 1, 1) + timedelta(d), date(2031, 1, 1) + timedelta(d - 6), "week") for d in days
    ]


@pytest.mark.parametrize(
    ("own", "held", "chosen"),
    [
        pytest.param([21], [14, 7, 0], [0, 1, 2], id="a week each"),
        pytest.param([14, 21], [14, 7], [1], id="what the table has itself"),
        pytest.param([21], [20, 19, 15, 14, 13, 8, 7, 1], [3, 6], id="rolling weeks, published daily"),
        pytest.param([21], [14, 14, 7], [0, 2], id="the newest table first"),
        pytest.param([21], [7], [0], id="a gap"),
        pytest.param([21], [28, 35], [], id="nothing later"),
    ],
)
def test_which_periods_are_joined(own: list[int], held: list[int], chosen: list[int]) -> None:
    assert wanted(weeks(*own), weeks(*held)) == chosen


def period(grain: Grain, start: str, end: str) -> Period:
    return Period(date.fromisoformat(end), date.fromisoformat(start), grain)


@pytest.mark.parametrize(
    ("newest", "earlier", "keeps"),
    [
        (period("month", "2031-03-01", "2031-03-31"), period("month", "2031-02-01", "2031-02-28"), True),
        (period("quarter", "2031-04-01", "2031-06-30"), period("quarter", "2031-01-01", "2031-03-31"), True),
        (period("quarter", "2031-04-01", "2031-06-30"), period("quarter", "2030-12-01", "2031-02-28"), False),
        (period("year", "2030-07-01", "2031-06-30"), period("year", "2029-07-01", "2030-06-30"), True),
        (period("year", "2030-07-01", "2031-06-30"), period("year", "2029-04-01", "2030-03-31"), False),
        (
            period("election", "2031-05-01", "2031-05-01"),
            period("election", "2027-05-06", "2027-05-06"),
            True,
        ),
        (period("week", "2031-03-01", "2031-03-07"), period("month", "2031-02-01", "2031-02-28"), False),
    ],
)
def test_which_periods_keep_step(newest: Period, earlier: Period, keeps: bool) -> None:
    assert in_step(newest, earlier) is keeps
    assert not in_step(earlier, newest)


def test_how_far_back_the_run_goes() -> None:
    newest, *earlier = weeks(28, 21, 14, 0)
    assert unbroken(newest, tuple(earlier)) == 2
    assert unbroken(newest, ()) == 0
    assert [(b.end, a.end) for b, a in gaps(set(weeks(0, 14, 21, 27, 28)))] == [
        (weeks(0)[0].end, weeks(14)[0].end)
    ]
