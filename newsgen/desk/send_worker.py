"""Sending in a process of its own, which somebody may stop: what it tells goes out word by word as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field

from newsgen.publishing.http import Waiting
from newsgen.publishing.run import Hearing, Run, run
from newsgen.workers import Tick


@dataclass(frozen=True, slots=True)
class Order:
    """A run, and the variables that its target reads: they go through the pipe, and are written nowhere."""

    run: Run
    environment: Mapping[str, str] = field(repr=False)
    waiting: Waiting


def sender() -> Callable[[Order, Tick], None]:
    """What does an order, in the process that it is called in."""
    return _send


def _send(order: Order, tick: Tick) -> None:
    def tell(what: str, given: object) -> None:
        tick(json.dumps([what, given]))

    hearing = Hearing(
        note=lambda said: tell("note", said),
        progress=lambda stage, done, total: tell("progress", [stage, done, total]),
    )
    with closing(run(order.run, order.environment, hearing, order.waiting)) as outcomes:
        for one in outcomes:
            tell("outcome", asdict(one))
