"""The benchmark measures what it says: the same texts, every stage, finite ratios. No time is asserted."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.project import load
from tests import regenerate
from tests.benchmark import edited, floor, in_memory, peers, reading, same_article, stages, table
from tests.benchmark.__main__ import BEGIN, END, EXAMPLE, PAGE, PROJECT, beside_peers, main, renewed
from tests.benchmark.columns import Column, column, patches
from tests.benchmark.commands import Used, newsgen
from tests.benchmark.peers import Peer
from tests.conftest import ROOT

EDITION = ROOT / "tests" / "golden" / "covid-north-east"


@pytest.fixture(scope="module")
def found() -> floor.Floors:
    """The floor of the golden edition of twenty rows."""
    return floor.floors(EDITION)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The same edition, built."""
    return regenerate.edition(EXAMPLE.name)


def test_the_floor_renders_what_newsgen_wrote(found: floor.Floors) -> None:
    assert floor.render(found.texts) == [one.text for one in found.texts]
    stories = sorted((EDITION / "stories").glob("*.json"))
    assert found.drafts == len(stories)
    assert len(found.texts) == 2 * len(stories)
    texts = "".join(one.text for one in found.texts)
    for path in stories:
        story = json.loads(path.read_text())
        assert story["body_html"] in texts
        assert story["text"] in texts


def test_the_floor_is_given_every_figure_and_every_place(found: floor.Floors) -> None:
    """Figures are numbers, to be said by the filter; places are words; and drafts share their paragraphs."""
    given = {
        value
        for one in found.texts
        for _, rows in one.values["lines"]
        for row in rows
        for value in (row if isinstance(row, tuple) else (row,))
    }
    assert {type(value) for value in given} == {int, str}
    assert len(given) > 3 * found.drafts
    assert 0 < found.macros < len(found.texts) * 15


def test_every_stage_is_measured_and_none_twice(edition: Edition, tmp_path: Path) -> None:
    measured, clock = stages.measured_build(EXAMPLE, (), tmp_path / "edition")
    assert set(clock.cpu) == set(clock.wall) == set(stages.STAGES)
    assert all(seconds >= 0 for seconds in (*clock.cpu.values(), *clock.wall.values()))
    put_edition(edition, tmp_path / "unmeasured")
    written = [sorted((tmp_path / name).rglob("*.*")) for name in ("edition", "unmeasured")]
    assert [p.name for p in written[0]] == [p.name for p in written[1]]
    assert [p.read_bytes() for p in written[0]] == [p.read_bytes() for p in written[1]]
    assert len(measured.drafts) == len(edition.drafts)


def test_a_stage_within_another_is_taken_out_of_it() -> None:
    clock = stages.Clock()
    with clock.stage("outer"):
        sum(range(10_000))
        inner = clock.around("inner", lambda: sum(range(2_000_000)))
        inner()
    assert 0 <= clock.cpu["outer"] < clock.cpu["inner"]


def test_a_part_of_the_patches_is_spread_over_all(edition: Edition) -> None:
    few = patches(EXAMPLE, 3)
    assert 0 < len(set(few)) == len(few) <= 3
    assert set(few) < {patch.slug for patch in edition.patches}
    assert patches(EXAMPLE, 1_000) == ()


def test_the_project_is_all_england() -> None:
    project = load(PROJECT)
    assert [rule.each for rule in project.patches] == ["region", "council", "area"]
    assert [(story.name, story.patches) for story in project.stories] == [
        ("highest", ("region", "council")),
        ("lowest", ("region", "council")),
        ("profile", ()),
    ]


def filled() -> Column:
    """Two rounds of ten drafts: the floor takes one and three seconds, each stage two, all of it forty."""
    took = {f"{name} {what}": 2.0 for name in stages.STAGES for what in ("cpu", "wall")} | {"build cpu": 17.0}
    used = [Used(40, 15, 30, 800, 100.0)] * 2
    return Column(10, 20_000, [1.0, 3.0], [took] * 2, used, used)


def test_the_table_holds_each_stage_against_the_floor() -> None:
    lines = table.by_stage([filled()]).splitlines()
    assert "| **the floor** | 200.00 ms, 1.0 x |" in lines
    assert all(f"| {name} | 200.00 ms, 1.0 x |" in lines for name in stages.STAGES)
    assert "| what is between them | 100.00 ms, 0.5 x |" in lines
    assert "| **before writing** | 800.00 ms, 4.0 x |" in lines
    assert "| **writing, claims and gates** | 600.00 ms, 3.0 x |" in lines
    assert "| **`newsgen build`** | 4000.00 ms, 20.0 x |" in lines
    assert "| of this, the processes that run templates | 1500.00 ms, 7.5 x |" in lines
    assert all(f"| wall time of {name} | 2.00 s |" in lines for name in stages.STAGES)
    assert "| memory, its processes' peaks added | 800 MB |" in lines
    assert "| memory of the largest process | 100 MB |" in lines
    assert "| bytes of text a draft | 2,000 |" in lines


def test_crews_are_told_by_their_rate() -> None:
    crews = {"one": [Used(40, 15, 30, 800, 500.0), Used(40, 15, 20, 800, 300.0)]}
    assert table.by_crew(crews, 250).splitlines()[2:] == ["| one | 25.0 s | 40.0 s | 10 | 400 MB |"]


def test_readers_are_held_against_the_first() -> None:
    rounds = {"pandas": [(1.0, 200.0)], "newsgen": [(1.0, 300.0), (2.0, 300.0)]}
    assert table.by_reader({"9 rows": rounds}).splitlines()[2:] == [
        "| pandas | 1.00 s, 1.0 x, 200 MB |",
        "| newsgen | 1.50 s, 1.5 x, 300 MB |",
    ]


@pytest.mark.parametrize("name", list(reading.READERS))
def test_readers_read_a_table_of_that_shape(name: str, tmp_path: Path) -> None:
    path = tmp_path / "weekly.csv"
    rows = [f"S{n:02},Place {n},2020-11-{day},{n or ''}" for n in range(3) for day in (21, 28)]
    path.write_text("\n".join((",".join(reading.COLUMNS), *rows)) + "\n")
    assert reading.main(name, path)["found"] == (3 if "dataset" in name else 6)


@pytest.mark.slow
def test_a_command_is_measured_with_the_processes_that_it_starts(tmp_path: Path) -> None:
    used = newsgen("build", str(EXAMPLE), "--out", str(tmp_path / "edition"))
    assert 0 < used.worker < used.cpu
    assert all(math.isfinite(n) and n > 0 for n in (used.wall, used.peak))


def test_the_page_is_renewed_between_its_marks() -> None:
    page = PAGE.read_text()
    assert renewed(renewed(page, "one"), "two") == renewed(page, "two")
    assert renewed(page, "two").startswith(page[: page.index(BEGIN)] + BEGIN)
    assert renewed(page, "two").endswith(page[page.index(END) :])


@pytest.mark.slow
def test_one_round_of_a_few_drafts(shared: Path) -> None:
    found = column(PROJECT, 20, 1)
    assert 10 <= found.drafts <= 30
    text = table.by_stage([found])
    ratios = [float(ratio) for ratio in re.findall(r"([\d.]+) x", text)]
    assert len(ratios) == len(stages.STAGES) + 7
    assert all(math.isfinite(ratio) for ratio in ratios)


def peer(words: float, first: list[float], *again: float) -> Peer:
    return Peer(words, first, list(again))


def test_peers_are_held_against_the_first_two() -> None:
    measured = {
        "one": peer(434, [], 0.001),
        "other": peer(434, [], 0.001, 0.003),
        "ours": peer(291, [0.008], 0.004),
    }
    assert table.by_peer(measured).splitlines() == [
        "| CPU an article | words | first run | run again | times one | times other |",
        "|---|---|---|---|---|---|",
        "| one | 434 |  | 1.00 ms | 1.0 x | 0.5 x |",
        "| other | 434 |  | 2.00 ms | 2.0 x | 1.0 x |",
        "| ours | 291 | 8.00 ms | 4.00 ms | 4.0 x | 2.0 x |",
    ]


def test_the_aims_are_told_in_one_table() -> None:
    edits = {"reading": [0.001, 0.003], "gates": [0.008], "drafts": [9.0]}
    lints = [[Used(2, 0, 3, 100, 100.0)], [Used(1, 0, 3, 100, 100.0)]]
    assert table.aims([filled()], edits, lints).splitlines()[2:] == [
        "| 10 drafts to disk, times the floor | 20.0 x |",
        "| one edited phrase in its 9 drafts, all else in memory | 10 ms (reading 2, gates 8) |",
        "| `newsgen lint` through all phrases, the first time | 2.00 s |",
        "| `newsgen lint` through all phrases, the second time | 1.00 s |",
    ]


@pytest.mark.parametrize(
    ("program", "folder", "said"),
    [
        pytest.param(None, True, "not here: node, npm", id="no Node"),
        pytest.param("/bin/true", False, "not here: ../shared/peers", id="no peers"),
        pytest.param("/bin/true", True, "make_data.py failed: no such thing", id="one that fails"),
    ],
)
def test_without_the_peers_it_says_so_and_goes_on(
    program: str | None, folder: bool, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if folder:
        (tmp_path / "peers").mkdir()
        (tmp_path / "peers" / "make_data.py").write_text("raise SystemExit('no such thing')")
    monkeypatch.setattr(peers, "PEERS", tmp_path / "peers")
    monkeypatch.setattr("shutil.which", lambda _: program)
    found = beside_peers(1)
    assert found.startswith("Other engines were not measured: ")
    assert said in found


def test_newsgen_tells_the_article_of_the_peers_data(tmp_path: Path) -> None:
    """A region an article, its twenty areas in two weeks; nothing in it is blocked."""
    areas = [
        {
            "name": f"Place {n}",
            "district": f"Part {n % 3}",
            "rate": 452.2 - 9 * n,
            "prev": 300.0 + n,
            "cases": 29 + n,
        }
        for n in range(20)
    ]
    regions = [{"districts": ["Part 0", "Part 1", "Part 2"], "areas": areas}] * 3
    (tmp_path / "datasets.json").write_text(json.dumps(regions))
    same_article.write_project(tmp_path / "datasets.json", tmp_path / "project")
    told = in_memory.main(tmp_path / "project", "highest")
    assert (told["articles"], told["blocked"]) == (3, 0)
    assert told["words"] > 3 * 200
    assert len(told["again"]) == in_memory.AGAIN


def test_an_edited_phrase_is_in_every_draft_told_anew(tmp_path: Path, edition: Edition) -> None:
    found = edited.told_anew(EXAMPLE, tmp_path)
    assert len(found) == len(edited.EDITS) - 1
    for words, (clock, drafts) in zip(edited.EDITS[1:], found, strict=True):
        assert len(drafts) == len(edition.drafts)
        assert all(f"The figures, {words}, are from" in draft.text for draft in drafts)
        assert set(clock.cpu) == set(edited.STAGES)


@pytest.mark.slow
def test_one_round_of_a_few_articles_of_the_peers(shared: Path) -> None:
    found = beside_peers(1, articles=60)
    if found.startswith("Other engines"):
        pytest.skip(found)
    ratios = [float(ratio) for ratio in re.findall(r"([\d.]+) x", found)]
    assert len(ratios) == 2 * 4
    assert all(math.isfinite(ratio) and ratio > 0 for ratio in ratios)


def test_an_unknown_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--often"])
    assert "--often" in capsys.readouterr().err
