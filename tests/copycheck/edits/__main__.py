"""`python -m tests.copycheck.edits`: seeds edits into drafts and prints what the check makes of them."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.copycheck.edits.measure import editions_built, measured, table

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--edition", type=Path, action="append", help="by default, real tables are built")
    parser.add_argument("--show", action="store_true", help="what went wrong, each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        editions = given.edition or editions_built(Path(folder))
        outcomes = measured(editions, given.n, given.seed)
    print(table(outcomes))
    if given.show:
        for outcome in outcomes:
            if outcome.wrong:
                print(
                    f"\n{outcome.kind} {outcome.format} {outcome.slug}\n  edited: {outcome.where}\n  found: {outcome.found[:4]}"
                )
