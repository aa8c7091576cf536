"""`python -m tests.benchmark`: what newsgen takes, held against the floor, as a table for docs/benchmark.md."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from newsgen.model.draft import Edition
from newsgen.project import load
from tests.benchmark.floor import floors, render
from tests.benchmark.stages import BEFORE, STAGES, Clock, Command, command, measured_build
from tests.conftest import ROOT

PROJECT = Path(__file__).parent / "project"
EXAMPLE = ROOT / "examples" / "covid-north-east"
PAGE = ROOT / "docs" / "benchmark.md"
BEGIN, END = "<!-- benchmark begins -->", "<!-- benchmark ends -->"
TIMES = 5
"""So often is the floor rendered in a round: it is fast."""


def main(given: Sequence[str] | None = None) -> None:
    """Print the table, and write it into its page where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--sizes", default="100,1000,7400", help="drafts, roughly")
    parser.add_argument("--rounds", type=int, default=3, help="floor and newsgen take turns so often")
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    asked = parser.parse_args(given)
    columns = [column(PROJECT, int(size), asked.rounds) for size in asked.sizes.split(",")]
    text = table(columns) + "\n\n" + starting(asked.rounds)
    print(text)
    if asked.write:
        page = PAGE.read_text()
        before, after = page[: page.index(BEGIN)], page[page.index(END) :]
        day = datetime.now(tz=UTC).date()
        PAGE.write_text(f"{before}{BEGIN}\n\nMeasured on {day}, on two cores.\n\n{text}\n\n{after}")


def column(project: Path, size: int, rounds: int) -> tuple[Edition, list[float], list[Clock], list[Command]]:
    """What `rounds` rounds took for about so many drafts: the floor, the stages, the whole command."""
    only = patches(project, size)
    floor: list[float] = []
    clocks: list[Clock] = []
    commands: list[Command] = []
    with tempfile.TemporaryDirectory() as folder:
        edition, _ = measured_build(project, only, Path(folder) / "first")
        ready = floors(edition.drafts)
        assert render(ready) == [one.text for one in ready]
        for number in range(rounds):
            start = time.process_time()
            for _ in range(TIMES):
                render(ready)
            floor.append((time.process_time() - start) / TIMES)
            clocks.append(measured_build(project, only, Path(folder) / f"stages-{number}")[1])
            chosen = [word for name in only for word in ("--patch", name)]
            out = str(Path(folder) / f"command-{number}")
            commands.append(command("build", str(project), "--out", out, *chosen))
            shutil.rmtree(out)
    return edition, floor, clocks, commands


def patches(project: Path, size: int) -> tuple[str, ...]:
    """The names of so many patches, evenly spread, that there are about `size` drafts; () for all."""
    edition = _every(project)
    each = len(edition) / size
    return () if each <= 1.1 else tuple(edition[int(i * each)] for i in range(size))


def _every(project: Path) -> list[str]:
    from newsgen import history, ranking
    from tests.regenerate import no_network

    declared = load(project)
    needed = {story.measure for story in declared.stories}
    found = history.recall(
        declared.source, declared.measures, declared.folder, no_network, None, None, needed
    )
    return [patch.name for patch in ranking.resolve(declared.patches, found.dataset)]


def table(columns: Sequence[tuple[Edition, list[float], list[Clock], list[Command]]]) -> str:
    """Milliseconds of CPU a draft, medians of the rounds, and how many times the floor that is."""
    counts = [len(edition.drafts) for edition, *_ in columns]
    heads = [f"{count:,} drafts" for count in counts]
    lines = ["| CPU a draft | " + " | ".join(heads) + " |", "|---" * (len(heads) + 1) + "|"]

    def row(name: str, seconds: Sequence[float], *, ratio: bool = True) -> None:
        cells = []
        for value, count, (_, floor, *_) in zip(seconds, counts, columns, strict=True):
            times = f", {value / median(floor):.1f} x" if ratio else ""
            cells.append(f"{value / count * 1000:.2f} ms{times}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")

    def spent(clocks: list[Clock], *names: str) -> float:
        return median(sum(clock.cpu[name] for name in names) for clock in clocks)

    row("the floor", [median(floor) for _, floor, *_ in columns], ratio=False)
    for name in STAGES:
        row(name, [spent(clocks, name) for _, _, clocks, _ in columns])
    row("**before writing**", [spent(clocks, *BEFORE) for _, _, clocks, _ in columns])
    row("**writing, claims and gates**", [spent(c, "writing", "claims", "gates") for _, _, c, _ in columns])
    row("**the whole command**", [median(c.cpu for c in commands) for *_, commands in columns])
    wall = [f"{median(c.wall for c in commands):.1f} s" for *_, commands in columns]
    peak = [f"{max(c.peak for c in commands):,.0f} MB" for *_, commands in columns]
    lines.append("| its wall time | " + " | ".join(wall) + " |")
    lines.append("| its largest process at its peak | " + " | ".join(peak) + " |")
    return "\n".join(lines)


def starting(rounds: int) -> str:
    """How long the commands take that a person waits for."""
    with tempfile.TemporaryDirectory() as folder:
        out = str(Path(folder) / "edition")
        helped = median(command("--help").wall for _ in range(rounds))
        built = median(command("build", str(EXAMPLE), "--out", out).wall for _ in range(rounds))
    return f"`newsgen --help` takes {helped:.2f} s, `newsgen build` on the example of 20 rows {built:.2f} s."


if __name__ == "__main__":
    main()
