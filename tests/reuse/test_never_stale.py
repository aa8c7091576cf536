"""What is kept of the last build is what would be written now: each kind of input is edited, and all held against a
fresh build.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from newsgen.building import BuildResult, build_edition
from newsgen.outputs.index_split import MOST
from newsgen.project import load
from newsgen.reuse.stamp import stamp
from newsgen.workers import LocalPool
from tests.projects import copied
from tests.regenerate import no_network

pytestmark = pytest.mark.slow

TABLE = "data/flu_by_neighbourhood.csv"
NEWEST = "2025-02-09"


class Bench:
    """A project that is edited, its edition, and one that is always written anew."""

    def __init__(self, folder: Path, pool: LocalPool) -> None:
        self.pool = pool
        self.folder = copied("barsetshire", folder)
        self.out, self.other, self.records = folder / "edition", folder / "fresh", folder / "cache"

    def made(
        self, *, fresh: bool = False, as_of: date | None = None, only: tuple[str, ...] = ()
    ) -> BuildResult:
        return build_edition(
            load(self.folder),
            self.other if fresh else self.out,
            lambda address, known: (no_network(address), known),
            lambda: nullcontext(self.pool),
            as_of=as_of,
            only=only,
            store=None,
            progress=lambda stage, done, total: None,
            caches=self.records,
            fresh=fresh,
            any_day=False,
        )

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.folder / name
        text = path.read_text()
        assert old in text, (name, old)
        path.write_text(text.replace(old, new, 1))

    def rows(self, change: Callable[[list[list[str]]], None]) -> None:
        path = self.folder / TABLE
        with path.open(newline="") as file:
            rows = list(csv.reader(file))
        change(rows)
        with path.open("w", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


@pytest.fixture(scope="module")
def pool() -> Iterator[LocalPool]:
    with LocalPool("newsgen.pipeline") as found:
        yield found


@pytest.fixture
def bench(tmp_path: Path, pool: LocalPool, monkeypatch: pytest.MonkeyPatch) -> Bench:
    found = Bench(tmp_path, pool)
    assert found.made().reused == 0
    return found


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def row_of(rows: list[list[str]], code: str, week: str = NEWEST) -> list[str]:
    return next(row for row in rows if row[0] == code and row[4] == week)


def uptake(bench: Bench, figure: str = "61.3") -> None:
    """A figure of one area in the newest week, of a measure with no numerator."""
    bench.rows(lambda rows: row_of(rows, "BX080").__setitem__(7, figure))


def cases(bench: Bench) -> None:
    """A figure and the one that is computed from it."""
    with (bench.folder / "data" / "populations.csv").open(newline="") as file:
        people = {row["code"]: row["population"] for row in csv.DictReader(file)}

    def change(rows: list[list[str]]) -> None:
        row = row_of(rows, "BX080")
        row[5] = str(int(row[5]) + 9)
        row[6] = f"{int(row[5]) / int(re.sub(r'[^0-9]', '', people['BX080'])) * 100_000:.1f}"

    bench.rows(change)


def past(bench: Bench) -> None:
    bench.rows(lambda rows: row_of(rows, "BX080", "2024-12-01").__setitem__(7, "12.3"))


def withheld(bench: Bench) -> None:
    bench.rows(lambda rows: row_of(rows, "BX079").__setitem__(7, ""))


def as_text_only(bench: Bench) -> None:
    bench.rows(lambda rows: row_of(rows, "BX002").__setitem__(7, row_of(rows, "BX002")[7] + "0"))


def row_order(bench: Bench) -> None:
    bench.rows(lambda rows: rows.insert(2, rows.pop(1)))


def area_name(bench: Bench) -> None:
    def change(rows: list[list[str]]) -> None:
        for row in rows:
            if row[0] == "BX080":
                row[1] = "Winthrop Street"

    bench.rows(change)


def insert_gone(bench: Bench) -> None:
    (bench.folder / "inserts" / "health-office.md").unlink()


def correction(bench: Bench) -> None:
    (bench.folder / "corrections").mkdir()
    (bench.folder / "corrections" / "one.toml").write_text(
        f'story = "silverbridge-highest"\nperiod = {NEWEST}\npublished = 2025-02-14\nfirst_published = 2025-02-13\n'
        'heading = "Correction"\ntext = "An earlier version of this story named another place."\n'
    )


def shadowed(bench: Bench) -> None:
    """A template of the project's own stands before the shipped one of its name from now on."""
    (bench.folder / "templates" / "sources.html").write_text("{% macro unused() %}{% endmacro %}")


TEMPLATE = ("templates/risers.html", "is the only", "alone is the one")
ALL, SOME, NONE = "all", "some", "none"
EDITS: dict[str, tuple[Callable[[Bench], None], str]] = {
    "nothing": (lambda b: None, ALL),
    "a figure": (uptake, SOME),
    "a figure and what is computed from it": (cases, NONE),
    "a figure of an earlier week": (past, SOME),
    "a figure taken back": (withheld, SOME),
    "a cell that is written otherwise": (as_text_only, SOME),
    "the order of rows": (row_order, SOME),
    "a name": (area_name, SOME),
    "a template": (lambda b: b.edit(*TEMPLATE), SOME),
    "macros of templates that some link to": (
        lambda b: b.edit("templates/observer.html", "{% macro", "{# other #}{% macro"),
        SOME,
    ),
    "phrases that all say": (lambda b: b.edit("templates/words.phrases", "say ", "say  "), NONE),
    "a template before a shipped one that nothing uses": (shadowed, ALL),
    "an insert": (
        lambda b: b.edit("inserts/hogglestock-council.md", "(made-up)", "(wholly made-up)"),
        SOME,
    ),
    "an insert gone, which all of the county had": (insert_gone, NONE),
    "the style": (lambda b: b.edit("styles/barsetshire-observer.toml", "READ MORE", "MORE"), NONE),
    "how a place is said": (lambda b: b.edit("places.toml", '"the Cathedral Close"', '"Cathedral Close"'), NONE),
    "a correction": (correction, SOME),
    "an option of a story that all link to": (
        lambda b: b.edit("newsgen.toml", "council = 200", "council = 210"),
        NONE,
    ),
    "a noun": (lambda b: b.edit("newsgen.toml", '"flu jab uptake"', '"uptake of flu jabs"'), NONE),
    "the title": (lambda b: b.edit("newsgen.toml", "Flu in Barsetshire (", "The flu in Barsetshire ("), NONE),
    "the day of publication": (lambda b: b.edit("newsgen.toml", "2025-02-13", "2025-02-14"), NONE),
    "a gate": (
        lambda b: b.edit("newsgen.toml", "[measures.cases]", '[gates]\nverdict = "block"\n[measures.cases]'),
        NONE,
    ),
    "how sure of ranks": (
        lambda b: b.edit("newsgen.toml", "[measures.cases]", "[ranks]\nfirm = 0.5\n[measures.cases]"),
        NONE,
    ),
    "another patch": (
        lambda b: b.edit(
            "newsgen.toml",
            "[[stories]]",
            '[[patches]]\nname = "Two"\nwhere = { council = ["Barchester", "Silverbridge"] }\n[[stories]]',
        ),
        SOME,
    ),
    "a story file edited": (lambda b: (b.out / "stories" / "barchester-highest.txt").write_text("Mine."), SOME),
    "a story file gone": (lambda b: (b.out / "stories" / "barchester-highest.html").unlink(), SOME),
    "the front page edited": (lambda b: (b.out / "index.html").write_text("Mine."), ALL),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_an_edition_is_as_one_written_anew(name: str, bench: Bench) -> None:
    edit, kept = EDITS[name]
    edit(bench)
    made, fresh = bench.made(), bench.made(fresh=True)
    assert tree(bench.out) == tree(bench.other)
    drafts = len(made.edition.drafts)
    assert made.edition == fresh.edition
    assert fresh.reused == 0
    assert {ALL: made.reused == drafts, SOME: 0 < made.reused < drafts, NONE: made.reused == 0}[kept], (
        made.reused
    )
    assert made.unchanged == (name == "nothing")


def test_a_template_is_run_for_its_own_stories_and_for_those_that_link_to_them(bench: Bench) -> None:
    bench.edit(*TEMPLATE)
    links = {
        draft.slug
        for draft in bench.made(fresh=True).edition.drafts
        if draft.story != "risers"
        and "risers.html" in (bench.other / "stories" / f"{draft.slug}.html").read_text()
    }
    made = bench.made()
    risers = sum(1 for draft in made.edition.drafts if draft.story == "risers")
    assert risers
    assert made.reused == len(made.edition.drafts) - risers - len(links)


def test_edit_after_edit(bench: Bench) -> None:
    """Twelve edits of random figures, one after the other, none of them undone."""
    chance = random.Random(7)

    def change(rows: list[list[str]]) -> None:
        for _ in range(chance.randint(1, 3)):
            row = rows[chance.randrange(1, len(rows))]
            row[7] = chance.choice(["", f"{chance.uniform(20, 90):.1f}"])

    for _ in range(12):
        bench.rows(change)
        bench.made()
        bench.made(fresh=True)
        assert tree(bench.out) == tree(bench.other)


def test_the_pages_of_a_long_edition_follow_its_drafts(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    for most, pages, figure in ((5, True, "61.3"), (5, True, "61.4"), (1000, False, "61.5")):
        monkeypatch.setitem(MOST, "ready", most)
        uptake(bench, figure)
        assert bench.made().reused > 0
        bench.made(fresh=True)
        assert tree(bench.out) == tree(bench.other)
        assert [(bench.out / name).exists() for name in ("index-2.html", "index.js")] == [pages] * 2
        assert bench.made().unchanged
        if pages:
            (bench.out / "index-2.html").unlink()
            assert not bench.made().unchanged
            assert tree(bench.out) == tree(bench.other)


def test_the_day_and_the_patches_asked_for_are_inputs(bench: Bench) -> None:
    later = bench.made(as_of=date(2025, 2, 20))
    assert not later.unchanged
    assert bench.made(as_of=date(2025, 2, 20)).unchanged
    assert not bench.made(as_of=date(2025, 2, 20), only=("Barchester",)).unchanged
    bench.made(as_of=date(2025, 2, 20), only=("Barchester",), fresh=True)
    assert tree(bench.out) == tree(bench.other)


@pytest.mark.parametrize("left", [b"", b"\x80", b"rubbish" * 100])
def test_a_record_that_cannot_be_read_is_none(bench: Bench, left: bytes) -> None:
    (record,) = (bench.records / "builds").glob("*-record")
    for text in (left, stamp() + left, record.read_bytes()[:-10]):
        record.write_bytes(text)
        made = bench.made()
        assert not made.unchanged
        assert made.reused == 0
        assert bench.made().unchanged


def test_a_record_that_cannot_be_kept_costs_nothing_but_time(bench: Bench) -> None:
    bench.records = bench.folder / "newsgen.toml"
    assert bench.made().reused == 0
    assert bench.made().reused == 0


def test_a_story_that_another_run_wrote_in_between_is_not_taken(bench: Bench) -> None:
    path = bench.out / "stories" / "barchester-highest.json"
    before = path.stat()
    path.write_bytes(path.read_bytes()[::-1])
    assert path.stat().st_size == before.st_size
    bench.made()
    bench.made(fresh=True)
    assert tree(bench.out) == tree(bench.other)


def test_another_newsgen_keeps_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsgen.reuse.cached.stamp", lambda: b"another newsgen.")
    made = bench.made()
    assert made.reused == 0
    assert made.edition == bench.made(fresh=True).edition
