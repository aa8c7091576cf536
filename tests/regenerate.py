"""Builds the golden editions anew: `python -m tests.regenerate`. Read their diff as prose before you commit it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from newsgen.edition.write import put_edition
from newsgen.model.draft import Edition
from newsgen.pipeline import build
from newsgen.project import load
from tests import pages

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
EXAMPLES = ("covid-north-east", "barsetshire")


def no_network(address: str) -> bytes:
    raise AssertionError(f"an example reads {address}")


def edition(example: str) -> Edition:
    return build(load(ROOT / "examples" / example), no_network)


if __name__ == "__main__":
    from tests.drawing import drawing

    for example in EXAMPLES:
        folder = GOLDEN / example
        shutil.rmtree(folder, ignore_errors=True)
        put_edition(edition(example), folder)
        print(folder.relative_to(ROOT))
    pages.write(ROOT / "docs")
    (ROOT / "docs" / "architecture.svg").write_text(drawing(), encoding="utf-8")
    # what the hand-written pages show of commands and editions
    subprocess.run([sys.executable, "-m", "tests.test_written_docs"], cwd=ROOT, check=True)
