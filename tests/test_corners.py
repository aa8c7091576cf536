"""What drafts say of biggest, only, all and so many holds whatever the withheld and the missing figures are."""

from __future__ import annotations

from collections import Counter
from contextlib import nullcontext
from pathlib import Path
from typing import Any, cast

import pytest

from newsgen import ranking
from newsgen.angles import certain, crossed, direction, movement, threshold, whole
from newsgen.drafting import Batch
from newsgen.model.draft import Draft
from newsgen.model.earlier import EarlierRanks
from newsgen.pipeline import Drafter, prepare
from newsgen.project import load
from newsgen.ranking.columns import Columns
from newsgen.writing.limits import Limits
from tests.blocks import blocks, rows, sentences
from tests.corner_oracle import claims
from tests.corner_words import Told, names
from tests.corners import MISSING, WEEKS, WITHHELD, Area, Known, Table, project, table
from tests.regenerate import no_network

pytestmark = pytest.mark.slow

UNREAD = 0.02
"""The largest share of sentences with such a word that the oracle may leave unread."""


def told(draft: Draft, of: Table) -> Told:
    codes = set(draft.patch.areas)
    own = tuple(a.name for number, a in enumerate(of.areas) if f"BX{number:02}" in codes)
    measure = "rate" if draft.story.startswith("rate") else "cases"
    return Told(of, measure, own, own if len(own) == 1 else (), ())


class _NoLimits:
    """A test that drafts in its own process must not be stopped."""

    def of_a_draft(self) -> nullcontext[None]:
        return nullcontext()

    def of_a_batch(self) -> nullcontext[None]:
        return nullcontext()


def drafted(of: Table, folder: Path) -> tuple[Draft, ...]:
    """The drafts of a table, made in this process: what a test takes out of the code is out of it here."""
    order, _ = prepare(load(project(of, folder)), no_network)
    slugs = tuple(patch.slug for patch in ranking.chosen(order.patches, ()))
    drafter = Drafter(order, cast("Limits", _NoLimits()))
    return tuple(s.draft for s in drafter.draft_batch(Batch(slugs), lambda _: None).summaries)


def read(drafts: tuple[Draft, ...], of: Table) -> tuple[list[str], Counter[str], int]:
    """The false sentences with their worlds; those unread; how many there are with a word of the kind."""
    false: list[str] = []
    unread: Counter[str] = Counter()
    many = 0
    worlds = list(of.corners())
    for draft in drafts:
        at = told(draft, of)
        profile = draft.story.endswith("profile")
        home = next(a.council for a in of.areas if a.name == at.patch[0]) if profile else ""
        subject, patch = at.subject, at.place(home) if profile else at.patch
        record = {"headline": draft.headline, "standfirst": draft.standfirst, "body_html": draft.body_html}
        earlier: tuple[str, ...] = ()
        tables = [[n for row in t for cell in row for n in names(cell)] for t in rows(draft.body_html)]
        for block in blocks(record):
            if block.link or block.label:
                continue
            listed = tuple(tables.pop(0)) if block.kind in ("caption", "figcaption") and tables else ()
            for sentence in sentences(block.text):
                found = claims(sentence, Told(of, at.measure, patch, subject, listed, earlier))
                subject = subject if profile else names(sentence) or subject
                earlier += (sentence.rstrip("."),)
                many += found is None or bool(found)
                if found is None:
                    unread[f"{draft.story}: {sentence}"] += 1
                wrong = [name for name, world in worlds if not all(c(world) for c in found or ())]
                if wrong:
                    false.append(
                        f"{draft.slug}\n  {block.kind}: {sentence}\n  false with {wrong[0]}\n{of.rows()}"
                    )
    return false, unread, many


def played(folder: Path, seed: int, kind: str, weeks: int) -> tuple[list[str], Counter[str], int]:
    of = table(seed, kind, weeks)
    return read(drafted(of, folder), of)


COMMON = ((7, "rates", 2), (23, "rates", 2))


def places(*counts: tuple[int, tuple[Known, ...]]) -> Table:
    """Neighbourhoods of one council, each with its people and its cases by week, the oldest first."""
    named = ("Allington", "Chaldicotes", "Framley", "Hogglestock", "Plumstead", "Puddingdale")
    areas = tuple(
        Area(name, "Barchester", people, cases) for name, (people, cases) in zip(named, counts, strict=False)
    )
    return Table("rates", WEEKS[-len(counts[0][1]) :], areas)


CHECKS: dict[str, tuple[Table, list[tuple[Any, str, Any]]]] = {
    "the biggest rise": (
        places((5000, (10, 14)), (5000, (WITHHELD, 5)), (5000, (10, 9)), (5000, (12, 13))),
        [(movement, "none_moved", lambda *_: True)],
    ),
    "those that rose in any case": (
        places((5000, (10, 14)), (5000, (WITHHELD, 8)), (5000, (10, 9)), (5000, (12, 11))),
        [(movement, "sure_movers", lambda *_: ()), (direction, "possible_movers", lambda *_: ())],
    ),
    "those that may have risen": (
        places((5000, (10, 14)), (5000, (WITHHELD, WITHHELD)), (5000, (10, 9)), (5000, (12, 13))),
        [(movement, "possible_movers", lambda *_: ()), (direction, "possible_movers", lambda *_: ())],
    ),
    "a row that is not there": (
        places((5000, (10, 14)), (5000, (MISSING, 20)), (5000, (10, 9)), (5000, (12, 13))),
        [(movement, "none_moved", lambda *_: True), (movement, "possible_movers", lambda *_: ())],
    ),
    "above a threshold": (
        places((5000, (10, 10)), (5000, (9, 9)), (900, (WITHHELD, WITHHELD)), (5000, (4, 3)), (5000, (4, 4))),
        [(certain, "none_beyond", lambda *_, **__: True), (threshold, "none_beyond", lambda *_, **__: True)],
    ),
    "the highest": (
        places((5000, (10, 10)), (5000, (9, 7)), (900, (WITHHELD, WITHHELD)), (5000, (4, 3))),
        [(Columns, "_unranked_ends", lambda *_: (float("inf"), float("-inf")))],
    ),
    "the lowest": (
        places((5000, (10, 10)), (5000, (9, 7)), (5000, (12, WITHHELD)), (5000, (4, 3))),
        [(Columns, "_unranked_ends", lambda *_: (float("inf"), float("-inf")))],
    ),
    "crossed a line": (
        places((5000, (4, 10)), (5000, (9, 9)), (900, (WITHHELD, 9)), (5000, (4, 3))),
        [(crossed, "side", lambda _, bounds, line: "above" if bounds and bounds.low > line else "not above")],
    ),
    "close to the place around": (
        Table(
            "rates", WEEKS[-2:],
            (
                Area("Gatherum", "Barchester", 8000, (4, 7)), Area("Hoggle End", "Barchester", 8000, (5, 3)),
                Area("Courcy", "Greshamsbury", 5000, (5, WITHHELD)), Area("Noningsby", "Greshamsbury", 5000, (6, 5)),
                Area("Puddingdale", "Greshamsbury", 8000, (3, 4)), Area("Ullathorne", "Greshamsbury", 600, (8, 3)),
            ),
        ),
        [(whole, "_is_end", lambda _: False)],
    ),
    "led all the time": (
        places(
            (5000, (10, 10, 10, 10, 10, 10)), (5000, (9, 7, 7, 7, 7, 7)), (900, (5, 5, WITHHELD, 1, 1, 1)),
            (5000, (4, 3, 3, 3, 3, 3)),
        ),
        [(EarlierRanks, "unknown", lambda *_: float("-inf"))],
    ),
}  # fmt: skip
"""For each check of bounds a table on which it decides, and what to put in its place."""


@pytest.mark.parametrize("check", CHECKS)
def test_each_check_of_bounds_is_needed(check: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of, without = CHECKS[check]
    (tmp_path / "with").mkdir()
    (tmp_path / "without").mkdir()
    assert read(drafted(of, tmp_path / "with"), of)[0] == []
    for where, name, instead in without:
        monkeypatch.setattr(where, name, instead)
    assert read(drafted(of, tmp_path / "without"), of)[0], f"nothing false is said without {check}"


def held(folder: Path, tables: list[tuple[int, str, int]]) -> None:
    false: list[str] = []
    unread: Counter[str] = Counter()
    many = 0
    for number, which in enumerate(tables):
        (folder / str(number)).mkdir()
        wrong, strange, read_so_many = played(folder / str(number), *which)
        false += [f"{which}: {w}" for w in wrong]
        unread += strange
        many += read_so_many
    print(f"{many} sentences, {unread.total()} of them unread")
    for sentence, times in unread.most_common():
        print(f"unread, {times} times: {sentence}")
    assert not false, "\n".join([f"{len(false)} false sentences", *false[:20]])
    assert many > sum(50 if kind == "rates" else 25 for _, kind, _ in tables)  # rates have two measures
    assert unread.total() <= UNREAD * many, unread


def test_what_is_said_of_small_tables_holds_in_every_corner(tmp_path: Path) -> None:
    held(tmp_path, list(COMMON))


@pytest.mark.parametrize("kind", ["rates", "counts", "money"])
@pytest.mark.parametrize("weeks", [2, 6])
def test_what_is_said_of_many_tables_holds_in_every_corner(tmp_path: Path, kind: str, weeks: int) -> None:
    held(tmp_path, [(seed, kind, weeks) for seed in range(12)])
