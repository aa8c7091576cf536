"""What is wrong with a project's [ranks]."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgen.errors import Fault
from newsgen.model.rank_test import RankTest
from newsgen.project.faults import line_of


def rank_faults(file: Path, text: str, ranks: RankTest) -> Iterator[Fault]:
    """Chances that are none: 80 where 0.8 is meant."""
    limits = {
        "firm": (0 <= ranks.firm <= 1, "a chance from 0 to 1: 0.8 for 80 per cent, 0 for no test"),
        "interval": (0 < ranks.interval < 1, "a chance between 0 and 1: 0.9 for 90 per cent"),
    }
    for key, (right, wanted) in limits.items():
        if not right:
            where = line_of(file, text, ("ranks", key))
            yield Fault(where, f"ranks.{key} = {getattr(ranks, key):g}", wanted)
