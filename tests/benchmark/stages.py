"""newsgen stage by stage: the CPU and the wall time that each takes in one build.

The stages are the calls of newsgen/pipeline.py. `ranking` is taken out of `angles`, in which it is done table by table.
All is done in this process here, without limits on templates: `writing` is running them, their compiling with it;
`claims` is setting what they print and writing down what each figure rests on. What a whole `newsgen build` takes
beyond these stages is starting up, and what its processes say to one another. Each
measurement is in a process of its own: nothing is warm that would not be.
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from newsgen import angles, editorial, gates, history, pipeline, ranking
from newsgen.edition import write
from newsgen.model.draft import Edition
from newsgen.project import load
from newsgen.ranking import ranked
from newsgen.workers import Tick
from newsgen.workers.garbage import look_seldom
from newsgen.workers.shared import shared
from newsgen.writing import render
from tests.regenerate import no_network

STAGES = ("ingest", "ranking", "angles", "editorial", "writing", "claims", "gates", "outputs")
BEFORE = STAGES[:4]


class Clock:
    """CPU and wall seconds by stage; a stage within another is taken out of it."""

    def __init__(self) -> None:
        self.cpu: defaultdict[str, float] = defaultdict(float)
        self.wall: defaultdict[str, float] = defaultdict(float)
        self._inner: list[list[float]] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        cpu, wall = time.process_time(), time.perf_counter()
        self._inner.append([0.0, 0.0])
        try:
            yield
        finally:
            took = time.process_time() - cpu, time.perf_counter() - wall
            inside = self._inner.pop()
            self.cpu[name] += took[0] - inside[0]
            self.wall[name] += took[1] - inside[1]
            if self._inner:
                self._inner[-1][0] += took[0]
                self._inner[-1][1] += took[1]

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*args: Any, **how: Any) -> Any:
            with self.stage(name):
                return function(*args, **how)

        return timed


class NoLimits:
    of_a_draft = of_a_batch = nullcontext


class _Here:
    """A pool of this process alone, without limits: the stages of drafting are timed one by one."""

    size = 1

    def do(self, folder: Path, batches: Sequence[Any], patience: float, tick: Tick) -> Iterator[Any]:
        (order,) = shared(folder).args
        drafter = pipeline.Drafter(order, NoLimits())
        return (drafter.draft_batch(batch, tick) for batch in batches)


@contextmanager
def patched(clock: Clock) -> Iterator[None]:
    """newsgen with a clock at every stage."""
    tables = ranked.RankedDataset.tables
    places: list[tuple[Any, str, Any]] = [
        (history, "recall", clock.around("ingest", history.recall)),
        (ranking, "resolve", clock.around("ranking", ranking.resolve)),
        (ranking, "rank", clock.around("ranking", ranking.rank)),
        (ranked.RankedDataset, "tables", clock.around("ranking", lambda s, *how: list(tables(s, *how)))),
        (angles, "find", clock.around("angles", angles.find)),
        (editorial, "plan", clock.around("editorial", editorial.plan)),
        (gates, "gate", clock.around("gates", gates.gate)),
        (pipeline, "write_stories", clock.around("outputs", write.write_stories)),
        (render.Writer, "printed", clock.around("writing", render.Writer.printed)),
        (render, "draft_of", clock.around("claims", render.draft_of)),
    ]
    kept = [(owner, name, getattr(owner, name)) for owner, name, _ in places]
    for owner, name, stand_in in places:
        setattr(owner, name, stand_in)
    try:
        yield
    finally:
        for owner, name, original in kept:
            setattr(owner, name, original)


def measured_build(project: Path, only: tuple[str, ...], out: Path) -> tuple[Edition, Clock]:
    """One build with these patches (all, where there are none), and what each stage took."""
    clock = Clock()
    with patched(clock), write.staged(out) as stage:
        edition = pipeline.assemble_edition(
            load(project), no_network, _Here(), only=only, stage=stage
        ).edition
        with clock.stage("outputs"):
            write.write_edition(edition, stage)
            stage.commit()
    return edition, clock


def main(project: Path, only: Path, out: Path) -> dict[str, float]:
    """Seconds of CPU and of wall time by stage ("writing cpu", "writing wall" ...), and of the build as a whole."""
    began = time.process_time()
    _, clock = measured_build(project, tuple(json.loads(only.read_text())), out)
    found = {"build cpu": time.process_time() - began}
    for name in STAGES:
        found |= {f"{name} cpu": clock.cpu[name], f"{name} wall": clock.wall[name]}
    return found


if __name__ == "__main__":
    look_seldom()  # as newsgen's own processes do
    print(json.dumps(main(*map(Path, sys.argv[1:]))))
