"""What drafts say of biggest, only, all and so many holds whatever the withheld and the missing figures are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from newsgen.model.draft import Draft, Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.blocks import blocks, rows, sentences
from tests.corner_oracle import Told, claims, names
from tests.corners import Table, project, table
from tests.regenerate import no_network

UNREAD = 0.02
"""The largest share of sentences with such a word that the oracle may leave unread."""


def told(draft: Draft, of: Table) -> Told:
    codes = set(draft.patch.areas)
    own = tuple(a.name for number, a in enumerate(of.areas) if f"BX{number:02}" in codes)
    measure = "rate" if draft.story.startswith("rate") else "cases"
    return Told(of, measure, own, own if len(own) == 1 else (), ())


def read(edition: Edition, of: Table) -> tuple[list[str], Counter[str], int]:
    """The false sentences with their worlds; those unread; how many there are with a word of the kind."""
    false: list[str] = []
    unread: Counter[str] = Counter()
    many = 0
    worlds = list(of.corners())
    for draft in edition.drafts:
        at = told(draft, of)
        profile = draft.story.endswith("profile")
        home = next(a.council for a in of.areas if a.name == at.patch[0]) if profile else ""
        subject, patch = at.subject, at.place(home) if profile else at.patch
        record = {"headline": draft.headline, "standfirst": draft.standfirst, "body_html": draft.body_html}
        tables = [[n for row in t for cell in row for n in names(cell)] for t in rows(draft.body_html)]
        for block in blocks(record):
            if block.link or block.label:
                continue
            listed = tuple(tables.pop(0)) if block.kind in ("caption", "figcaption") and tables else ()
            for sentence in sentences(block.text):
                found = claims(sentence, Told(of, at.measure, patch, subject, listed))
                subject = subject if profile else names(sentence) or subject
                many += found is None or bool(found)
                if found is None:
                    unread[f"{draft.story}: {sentence}"] += 1
                wrong = [name for name, world in worlds if not all(c(world) for c in found or ())]
                if wrong:
                    false.append(f"{draft.slug}\n  {block.kind}: {sentence}\n  false with {wrong[0]}\n{of.rows()}")
    return false, unread, many


def played(folder: Path, seed: int, kind: str, weeks: int) -> tuple[list[str], Counter[str], int]:
    of = table(seed, kind, weeks)
    return read(build(load(project(of, folder)), no_network), of)


COMMON = ((7, "rates", 2), (23, "rates", 2), (22, "rates", 6))
"""Tables for the common run: those that most checks of bounds leave their mark on."""


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
    assert many > 100 * len(tables)
    assert unread.total() <= UNREAD * many, unread


def test_what_is_said_of_small_tables_holds_in_every_corner(tmp_path: Path) -> None:
    held(tmp_path, list(COMMON))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["rates", "counts", "money"])
@pytest.mark.parametrize("weeks", [2, 6])
def test_what_is_said_of_many_tables_holds_in_every_corner(tmp_path: Path, kind: str, weeks: int) -> None:
    held(tmp_path, [(seed, kind, weeks) for seed in range(12)])
