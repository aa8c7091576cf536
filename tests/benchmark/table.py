"""What was measured, as the tables of docs/benchmark.md."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median

from tests.benchmark.columns import Column
from tests.benchmark.commands import Used
from tests.benchmark.peers import Peer
from tests.benchmark.stages import BEFORE, STAGES

PROVED = ("writing", "claims", "gates")


def by_stage(columns: Sequence[Column]) -> str:
    """CPU a draft and how many times the floor that is; then wall time and memory."""
    lines = [
        _row("CPU a draft, and times the floor", [f"{one.drafts:,} drafts" for one in columns]),
        "|---" * (len(columns) + 1) + "|",
    ]

    def cpu(name: str, of: Callable[[Column], float]) -> None:
        cells = [f"{1000 * of(one) / one.drafts:.2f} ms, {of(one) / one.lowest:.1f} x" for one in columns]
        lines.append(_row(name, cells))

    def plain(name: str, of: Callable[[Column], str]) -> None:
        lines.append(_row(name, [of(one) for one in columns]))

    cpu("**the floor**", lambda one: one.lowest)
    for name in STAGES:
        cpu(name, lambda one, name=name: one.spent(name))  # type: ignore[misc]
    cpu("what is between them", lambda one: one.spent("build") - one.spent(*STAGES))
    cpu("**before writing**", lambda one: one.spent(*BEFORE))
    cpu("**writing, claims and gates**", lambda one: one.spent(*PROVED))
    cpu("**`newsgen build`**", lambda one: one.used("cpu"))
    cpu("of this, the processes that run templates", lambda one: one.used("worker"))
    cpu("the same once more, nothing changed", lambda one: one.used("cpu", again=True))
    for name in STAGES:
        plain(f"wall time of {name}", lambda one, name=name: f"{one.spent(name, of='wall'):.2f} s")  # type: ignore[misc]
    plain("wall time of `newsgen build`", lambda one: f"{one.used('wall'):.1f} s")
    plain("wall time of the same once more", lambda one: f"{one.used('wall', again=True):.1f} s")
    plain("memory, its processes' peaks added", lambda one: f"{one.used('peak'):,.0f} MB")
    plain("memory of the largest process", lambda one: f"{one.used('largest'):,.0f} MB")
    plain("bytes of text a draft", lambda one: f"{one.size / one.drafts:,.0f}")
    return "\n".join(lines)


def starting(measured: Mapping[str, Sequence[Used]]) -> str:
    """The commands that a person waits for."""
    lines = [_row("command", ["wall time", "CPU"]), "|---|---|---|"]
    for name, rounds in measured.items():
        wall, cpu = (median(getattr(one, what) for one in rounds) for what in ("wall", "cpu"))
        lines.append(_row(name, [f"{wall:.2f} s", f"{cpu:.2f} s"]))
    return "\n".join(lines)


def by_crew(measured: Mapping[str, Sequence[Used]], drafts: int) -> str:
    """Who wrote the same edition of so many drafts: time, memory and rate."""
    lines = [
        _row(f"{drafts:,} drafts", ["wall time", "CPU", "drafts a second", "largest process"]),
        "|---" * 5 + "|",
    ]
    for name, rounds in measured.items():
        wall, cpu, largest = (
            median(getattr(one, what) for one in rounds) for what in ("wall", "cpu", "largest")
        )
        cells = [f"{wall:.1f} s", f"{cpu:.1f} s", f"{drafts / wall:.0f}", f"{largest:,.0f} MB"]
        lines.append(_row(name, cells))
    return "\n".join(lines)


def by_reader(measured: Mapping[str, Mapping[str, Sequence[tuple[float, float]]]]) -> str:
    """By table and reader: CPU, times the first reader, and peak memory; of (seconds, MB) by round."""
    tables = list(measured)
    lines = [_row("reading CSV, CPU", tables), "|---" * (len(tables) + 1) + "|"]
    first, *_ = readers = list(measured[tables[0]])
    for reader in readers:
        cells = []
        for rows in measured.values():
            seconds, peak = (median(one[i] for one in rows[reader]) for i in (0, 1))
            times = seconds / median(one[0] for one in rows[first])
            cells.append(f"{seconds:.2f} s, {times:.1f} x, {peak:,.0f} MB")
        lines.append(_row(reader, cells))
    return "\n".join(lines)


def by_peer(measured: Mapping[str, Peer]) -> str:
    """By engine: the words of an article, its CPU, and how many times the first and the second engine that is."""
    one, other, *_ = measured
    heads = ["words", "first run", "run again", f"times {one}", f"times {other}"]
    lines = [_row("CPU an article", heads), "|---" * (len(heads) + 1) + "|"]
    least = [median(measured[name].again) for name in (one, other)]
    for name, peer in measured.items():
        again = median(peer.again)
        first = f"{1000 * median(peer.first):.2f} ms" if peer.first else ""
        times = [f"{again / of:.1f} x" for of in least]
        lines.append(_row(name, [f"{peer.words:.0f}", first, f"{1000 * again:.2f} ms", *times]))
    return "\n".join(lines)


def aims(
    columns: Sequence[Column], edits: Mapping[str, Sequence[float]], lints: Sequence[Sequence[Used]]
) -> str:
    """What is to become less, in one place: editions from nothing to disk, an edited phrase, a look at all phrases."""
    lines = [_row("to become less", ["CPU"]), "|---|---|"]
    for one in columns:
        times = one.used("cpu") / one.lowest
        lines.append(_row(f"{one.drafts:,} drafts to disk, times the floor", [f"{times:.1f} x"]))
    parts = {name: 1000 * median(seconds) for name, seconds in edits.items() if name != "drafts"}
    named = ", ".join(f"{name} {ms:.0f}" for name, ms in parts.items())
    told = f"one edited phrase in its {median(edits['drafts']):.0f} drafts, all else in memory"
    lines.append(_row(told, [f"{sum(parts.values()):.0f} ms ({named})"]))
    for time, rounds in zip(("first", "second"), lints, strict=True):
        seconds = median(used.cpu for used in rounds)
        lines.append(_row(f"`newsgen lint` through all phrases, the {time} time", [f"{seconds:.2f} s"]))
    return "\n".join(lines)


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {' | '.join((name, *cells))} |"
