"""Building with a history: the same table twice, any past week as it was then, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from newsgen.history import open_store, recall
from newsgen.history.store import Store
from newsgen.model.published import PublishedEdition
from newsgen.pipeline import build
from newsgen.project import load
from tests.cli.conftest import Run
from tests.history.county import county, filled, no_network, published, rows, table, without_history
from tests.history.server import Server
from tests.history.test_store import edition as an_edition
from tests.test_golden import files
from tests.test_stranger import check


def built(run: Run, folder: Path, week: int, out: str = "edition", *options: str) -> dict[str, bytes]:
    """Build the project with the table of a week; the bytes of the edition."""
    county(folder, week)
    ran = run("build", folder, "--out", folder / out, *options)
    assert ran.status == 0, ran.err
    return files(folder / out)


def past(folder: Path) -> tuple[PublishedEdition, ...]:
    return open_store("history.sqlite", folder).published_before(published(99))


def listed(folder: Path) -> list[tuple[str, int | None]]:
    vintages = open_store("history.sqlite", folder).listed().vintages
    return [(str(v.published), v.drafts) for v in vintages]


@pytest.mark.slow
def test_week_after_week_and_every_one_again(run: Run, tmp_path: Path) -> None:
    """Each built when it was new; then each is built again out of the store: not a byte differs."""
    weeks = range(2)
    then = {week: built(run, tmp_path, week, f"week-{week}") for week in weeks}
    assert listed(tmp_path) == [(str(published(week)), 1) for week in weeks]
    before = past(tmp_path)
    for week in weeks:
        again = built(run, tmp_path, 1, "again", "--as-of", str(published(week)))
        assert again == then[week], week
    assert past(tmp_path) == before
    assert len({edition.drafts[0].revision for edition in before}) == 2
    new, old = (edition.drafts[0].picks for edition in before)
    assert set(new) & set(old)
    assert not [sentence for sentence in set(new) & set(old) if new[sentence] == old[sentence]]


def test_the_same_table_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    first = built(run, tmp_path, 0)
    store = (tmp_path / "history.sqlite").read_bytes()
    assert built(run, tmp_path, 0) == first
    assert past(tmp_path)[0].drafts
    assert len(store) == len((tmp_path / "history.sqlite").read_bytes())
    assert listed(tmp_path) == [(str(published(0)), 1)]


@pytest.mark.slow
def test_a_catalogue_loaded_later_does_not_change_what_was_known_then(run: Run, tmp_path: Path) -> None:
    then = built(run, tmp_path, 1)
    for week, text in ((0, table(rows(0))), (2, table(rows(2)))):
        (tmp_path / f"published_{published(week)}.csv").write_text(text)
    assert run("history", "load", tmp_path, *sorted(tmp_path.glob("published*"))).status == 0
    assert built(run, tmp_path, 1, "again", "--as-of", str(published(1))) == then
    newest = built(run, tmp_path, 2, "newest")
    assert b"2031-01-08" in newest["edition.json"]


@pytest.mark.parametrize(
    ("day", "week", "knows"),
    [
        ("2031-01-08", 0, []),
        ("2031-01-14", 0, []),
        ("2031-01-15", 1, [0]),
        ("2031-01-28", 2, [1, 0]),
        ("2031-01-29", 3, [2, 1, 0]),
        ("2031-02-04", 3, [2, 1, 0]),
        ("2031-02-05", 4, [2, 1, 0]),
    ],
)
def test_as_of_takes_the_newest_table_that_was_out(
    tmp_path: Path, day: str, week: int, knows: list[int]
) -> None:
    """The project has the table of week 3, which is new; all others up to week 4 are in the store."""
    store = open_store("history.sqlite", tmp_path)
    filled(store, tmp_path, [0, 1, 2, 4])
    project = load(county(tmp_path, 3))
    declared = project.source, project.measures, tmp_path
    found = recall(*declared, no_network, store, date.fromisoformat(day))
    assert found.source.published == published(week)
    assert [s.published for s in found.dataset.sources] == [published(w) for w in (week, *knows)]
    assert (found.vintage is not None) is (week == 3)


def test_what_came_in_after_an_edition_was_told_is_not_known_to_it(store: Store, tmp_path: Path) -> None:
    """Week 1 is told, then weeks 0 and 2 come in. Built again, week 1 knows as little as then; week 2 knows all."""
    filled(store, tmp_path, [1])
    with store.recording(an_edition(1)):
        pass
    filled(store, tmp_path, [0, 2])
    project = load(county(tmp_path, 2))
    declared = project.source, project.measures, tmp_path
    for week, sources in ((1, [1]), (2, [2, 1, 0])):
        found = recall(*declared, no_network, store, published(week))
        assert [s.published for s in found.dataset.sources] == [published(w) for w in sources]


def test_the_newest_table_knows_what_came_in_since_it_was_told(store: Store, tmp_path: Path) -> None:
    filled(store, tmp_path, [1])
    with store.recording(an_edition(1)):
        pass
    filled(store, tmp_path, [0])
    project = load(county(tmp_path, 1))
    found = recall(project.source, project.measures, tmp_path, no_network, store, None)
    assert [s.published for s in found.dataset.sources] == [published(1), published(0)]


@pytest.mark.slow
def test_without_a_history_all_is_as_it_was(run: Run, tmp_path: Path) -> None:
    with_one = built(run, tmp_path / "with", 0)
    county(tmp_path / "without", 0)
    without_history(tmp_path / "without")
    assert run("build", tmp_path / "without", "--out", tmp_path / "without" / "edition").status == 0
    assert files(tmp_path / "without" / "edition") == with_one
    assert sorted(p.name for p in (tmp_path / "without").iterdir()) == [
        "edition",
        "newsgen.toml",
        "table.csv",
        "templates",
    ]
    early = run("build", tmp_path / "without", "--out", tmp_path / "x", "--as-of", "2031-01-07")
    assert (early.status, "the table was not out" in early.err) == (2, True)


def test_a_look_at_one_patch_is_not_told(run: Run, tmp_path: Path) -> None:
    built(run, tmp_path, 0, "look", "--patch", "Barsetshire")
    assert listed(tmp_path) == [(str(published(0)), None)]


@pytest.mark.slow
def test_who_builds_the_past_is_told_so(run: Run, tmp_path: Path) -> None:
    for week in range(2):
        built(run, tmp_path, week)
    county(tmp_path, 0)
    ran = run("build", tmp_path, "--out", tmp_path / "then")
    assert "This is the past, of 2031-01-08: the store has a table published on 2031-01-15." in ran.err


def test_figures_of_older_tables_are_proved(run: Run, tmp_path: Path) -> None:
    """A stranger recomputes every claim: last week's figures are in the table of last week, as it was exported."""
    for week in range(2):
        built(run, tmp_path, week)
    assert run("history", "export", tmp_path).status == 0
    assert check(tmp_path / "edition", tmp_path) > 3
    story = (tmp_path / "edition" / "stories" / "barsetshire-highest.json").read_text()
    assert f"history/{published(0)}/table.csv" in story


def test_what_was_told_reaches_the_next_edition(tmp_path: Path) -> None:
    store = open_store("history.sqlite", tmp_path)
    edition = build(load(county(tmp_path, 0)), no_network, store=store)
    with store.recording(edition.as_published()):
        pass
    (kept,) = store.published_before(published(1))
    assert (kept.published, kept.period) == (published(0), edition.period)
    draft = kept.draft("barsetshire-highest")
    assert draft is not None
    assert draft.headline == edition.drafts[0].headline
    assert draft.lead is not None
    assert draft.lead.angle == "highest"
    assert draft.lead.areas == edition.drafts[0].findings[0].codes()


Spoil = Callable[[Path], None]


def other_figures(folder: Path) -> None:
    county(folder, 1, text=table(rows(1, changed={("B01", 1): "33"})))


def older(folder: Path) -> None:
    county(folder, 0)


def same_bytes(folder: Path) -> None:
    county(folder, 2, text=table(rows(1)))


def password(folder: Path) -> None:
    county(folder, 2, store="postgresql://desk:hunter2@localhost/news")


def newer(folder: Path) -> None:
    import sqlite3

    county(folder, 2)
    with sqlite3.connect(folder / "history.sqlite") as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    connection.close()


def no_store(folder: Path) -> None:
    toml = folder / "newsgen.toml"
    toml.write_text(toml.read_text().replace('store = "history', 'stroe = "history'))


REFUSED = [
    pytest.param(
        other_figures,
        ["table.csv: the store has another table published on 2031-01-15", "forget 2031-01-15"],
        id="two tables of one day",
    ),
    pytest.param(
        older,
        ["on 2031-01-08, but the store has a newer table, of 2031-01-15", "newsgen history load table.csv"],
        id="older than the last",
    ),
    pytest.param(
        same_bytes,
        ["byte for byte, is in the store as published on 2031-01-15", "instead of 2031-01-22"],
        id="the same table with another day",
    ),
    pytest.param(
        password,
        ["newsgen.toml, line", "a password in history.store", "NEWSGEN_HISTORY_PASSWORD"],
        id="a password",
    ),
    pytest.param(newer, ["a store of a newer newsgen"], id="a newer store"),
    pytest.param(no_store, ["the key 'stroe'", "did you mean 'store'?"], id="a key misspelt"),
]


@pytest.mark.parametrize(("spoil", "says"), REFUSED)
def test_what_is_refused_leaves_all_as_it_was(
    run: Run, tmp_path: Path, spoil: Spoil, says: list[str]
) -> None:
    filled(open_store("history.sqlite", tmp_path), tmp_path, [1])
    spoil(tmp_path)
    store = (tmp_path / "history.sqlite").read_bytes()
    ran = run("build", tmp_path, "--out", tmp_path / "edition")
    assert ran.status == 2
    assert all(part in ran.err for part in says), ran.err
    assert "hunter2" not in ran.err + ran.out
    assert not (tmp_path / "edition").exists()
    assert (tmp_path / "history.sqlite").read_bytes() == store


def test_before_the_first_table_there_is_nothing(run: Run, tmp_path: Path) -> None:
    county(tmp_path, 1)
    early = run("build", tmp_path, "--out", tmp_path / "edition", "--as-of", "2031-01-14")
    assert early.status == 2
    assert "--as-of: 2031-01-14: no table was out; wanted 2031-01-15 or later" in early.err
    assert not (tmp_path / "edition").exists()


@pytest.mark.slow
def test_an_older_description_without_a_measure_is_told(run: Run, tmp_path: Path) -> None:
    built(run, tmp_path, 0)
    county(tmp_path, 1)
    toml = (tmp_path / "newsgen.toml").read_text()
    story = 'name = "highest"\n'
    toml = toml.replace(story, f'{story}measure = "sick"\n').replace("[measures.cases]", "[measures.sick]")
    (tmp_path / "newsgen.toml").write_text(toml.replace('numerator = "cases"', 'numerator = "sick"'))
    ran = run("build", tmp_path, "--out", tmp_path / "x", "--as-of", "2031-01-08")
    assert ran.status == 2
    assert "the table of 2031-01-08 was described without sick, which a story is about" in ran.err


def test_an_edition_that_cannot_be_published_was_not_told(run: Run, tmp_path: Path) -> None:
    county(tmp_path, 0)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("my own")
    assert run("build", tmp_path, "--out", tmp_path / "mine").status == 2
    assert listed(tmp_path) == []  # refused before anything was read


@pytest.mark.slow
def test_a_project_with_its_past_on_a_server(
    run: Run, tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSGEN_HISTORY_PASSWORD", server.password)
    then = {}
    for week in range(2):
        county(tmp_path, week, store=server.address)
        toml = tmp_path / "newsgen.toml"
        toml.write_text(toml.read_text() + 'schema = "flu"\n')
        ran = run("build", tmp_path, "--out", tmp_path / f"week-{week}")
        assert ran.status == 0, ran.err
        then[week] = files(tmp_path / f"week-{week}")
    assert run("build", tmp_path, "--out", tmp_path / "again", "--as-of", "2031-01-08").status == 0
    assert files(tmp_path / "again") == then[0]
    seen = run("history", tmp_path).out
    assert "2 tables" in seen
    assert server.password not in seen
    assert "desk" not in seen


def test_help_and_builds_without_a_history_do_not_load_a_database() -> None:
    import subprocess
    import sys

    loaded = "newsgen.cli.app, newsgen.pipeline, newsgen.surroundings.environment"
    code = f"import sys, {loaded}; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
