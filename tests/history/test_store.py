"""What is put into a store comes out as it was, whatever the table's shape; twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from newsgen.errors import HistoryError
from newsgen.history.store import Store
from newsgen.history.vintage import Vintage, described
from newsgen.ingest.dataset import Dataset
from newsgen.model.period import Period
from newsgen.model.published import PublishedDraft, PublishedEdition, PublishedFinding
from tests.history.county import AREAS, county, filled, published, rows, table, vintage
from tests.history.shapes import SHAPES, shaped


def same(dataset: Dataset, other: Dataset) -> None:
    """The two hold the same figures with the same cells."""
    assert dataset.areas == other.areas
    assert dataset.periods == other.periods
    assert [p.written for p in dataset.periods] == [p.written for p in other.periods]
    assert list(dataset.grids) == list(other.grids)
    for name, grid in dataset.grids.items():
        kept = other.grids[name]
        np.testing.assert_array_equal(grid.values, kept.values)
        np.testing.assert_array_equal(grid.status, kept.status)
        for a in range(len(dataset.areas)):
            for p in range(len(dataset.periods)):
                assert grid.origin(a, p) == kept.origin(a, p)
        assert [grid.select("x", p) for p in range(len(dataset.periods))] == [
            kept.select("x", p) for p in range(len(dataset.periods))
        ]


def only(store: Store, kept: Vintage) -> Dataset:
    """The one dataset in the store, its sources called as they were."""
    (number,) = {held.vintage for held in store.held(date.max, None)}
    return store.datasets([number], kept.dataset.sources)[number]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_table_of_any_shape_comes_out_as_it_went_in(store: Store, tmp_path: Path, shape: str) -> None:
    kept = shaped(tmp_path, shape)
    assert store.keep(kept) == "new"
    same(kept.dataset, only(store, kept))
    assert described(kept.declared) == (kept.source, kept.measures)
    assert [f.unpacked() for f in store.files(kept.published)] == [
        (tmp_path / f.path).read_bytes() for f in kept.files
    ]


def test_the_same_table_twice_changes_nothing(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0, 1])
    before = store.listed()
    assert store.keep(vintage(tmp_path, 1)) == "there already"
    assert store.listed() == before


def test_another_table_of_the_same_day_is_refused_and_nothing_is_lost(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0])
    before = store.listed(), store.files(published(0))
    other = vintage(tmp_path, 0, table(rows(0, changed={("B01", 0): "40"})))
    for refused in (store.check, store.keep):
        with pytest.raises(HistoryError, match=r"another table published on 2031-01-08.*forget 2031-01-08"):
            refused(other)
    assert (store.listed(), store.files(published(0))) == before


def test_the_same_table_on_another_day_is_refused(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0])
    with pytest.raises(HistoryError, match=r"byte for byte, is in the store as published on 2031-01-08"):
        store.check(vintage(tmp_path, 1, table(rows(0))))


def test_a_description_put_right_is_read_anew(store: Store, tmp_path: Path) -> None:
    first = vintage(tmp_path, 0)
    store.keep(first)
    toml = tmp_path / "newsgen.toml"
    measures = tuple(replace(m, noun="winter flu rate") if m.name == "rate" else m for m in first.measures)
    assert store.keep(replace(first, measures=measures)) == "described anew"
    found = store.find(published(0))
    assert found is not None
    assert described(found.declared)[1][0].noun == "winter flu rate"
    assert len(store.listed().vintages) == 1
    assert toml.exists()


def test_files_and_areas_that_stay_the_same_are_kept_once(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, range(3))
    with store._reading() as connection:
        assert connection is not None
        from sqlalchemy import func, select

        from newsgen.history import schema

        assert connection.scalar(select(func.count()).select_from(schema.areas)) == 1
        assert connection.scalar(select(func.count()).select_from(schema.file)) == 3


def test_what_is_forgotten_is_gone_and_nothing_else(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0, 1])
    with store.recording(edition(0)):
        pass
    kept = store.files(published(1))
    store.forget(published(0))
    assert [v.published for v in store.listed().vintages] == [published(1)]
    assert store.published_before(date.max) == ()
    assert store.files(published(1)) == kept
    with pytest.raises(HistoryError, match="no table published on 2031-01-08"):
        store.forget(published(0))


def test_the_list_says_what_is_there_and_what_is_missing(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0, 1, 3, 4, 7])
    found = store.listed()
    assert [(v.published, v.areas, v.drafts) for v in found.vintages] == [
        (published(week), len(AREAS), None) for week in (0, 1, 3, 4, 7)
    ]
    gaps = [((after.start - before.end).days // 7, str(before.end)) for before, after in found.gaps]
    assert gaps == [(1, "2031-01-12"), (2, "2031-02-02")]


def edition(week: int, headline: str = "Flu is up") -> PublishedEdition:
    lead = PublishedFinding("highest", "one", ("B01", "B02"), {"top": 12.5})
    draft = PublishedDraft(
        "barsetshire-highest",
        "highest",
        "Barsetshire",
        "rate",
        headline,
        "draft",
        0.5,
        "abc",
        (lead,),
        {"lead": 2},
    )
    period = Period(date(2031, 1, 5), date(2030, 12, 30), "week")
    return PublishedEdition(published(week), period, "Flu", (draft,))


def test_what_was_told_is_remembered_newest_first(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0, 1, 2])
    for week in (0, 1):
        with store.recording(edition(week, f"Week {week}")):
            pass
    assert store.published_before(published(2)) == (edition(1, "Week 1"), edition(0, "Week 0"))
    assert store.published_before(published(1)) == (edition(0, "Week 0"),)
    with store.recording(edition(1, "Week 1, again")):
        pass
    assert store.published_before(published(2))[0] == edition(1, "Week 1, again")
    assert [v.drafts for v in store.listed().vintages] == [1, 1, None]


def test_an_edition_that_was_not_published_was_never_told(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0])
    with pytest.raises(OSError, match="full"), store.recording(edition(0)):
        raise OSError("full")
    assert store.published_before(date.max) == ()


def test_an_older_edition_built_again_does_not_change_what_was_told(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [0, 1])
    for week, headline in ((0, "Then"), (1, "Now"), (0, "Then, again")):
        with store.recording(edition(week, headline)):
            pass
    assert [e.drafts[0].headline for e in store.published_before(date.max)] == ["Now", "Then"]


def test_nothing_is_there_before_something_is_kept(store: Store) -> None:
    assert store.newest() is store.oldest() is store.find(published(0)) is None
    assert store.listed().vintages == ()
    assert store.files(published(0)) == store.published_before(date.max) == ()
    assert store.held(date.max, None) == []


def test_a_project_may_be_looked_at_before_it_has_a_store(tmp_path: Path, store: Store) -> None:
    county(tmp_path)
    store.listed()
    assert not (tmp_path / "history.sqlite").exists()
