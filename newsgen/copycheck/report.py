"""A report as lines for people and as data for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from newsgen.copycheck.checking import Report
from newsgen.copycheck.verdicts import FAILS, Found

LONGEST = 160


def lines(report: Report, *, only_failures: bool = False) -> Iterator[str]:
    """Line by line what holds and what does not, what was cut, and a summary."""
    at = report.copy.unit
    here = [f for f in report.found if f.line]
    by_line = [(number, list(group)) for number, group in groupby(here, key=lambda f: f.line)]
    rows = {line.number for line in report.copy.lines if line.kind == "row"}
    run: list[int] = []
    for number, found in by_line:
        wrong = [f for f in found if f.verdict not in {"holds", "not ours"}]
        if not wrong and number in rows:
            run.append(number)
            continue
        if run and not only_failures:
            yield _run(run, at)
        run = []
        holding = [f.text for f in found if f.verdict == "holds"]
        if holding and not only_failures:
            yield f"  {at} {number}: {', '.join(holding)} {'holds' if len(holding) == 1 else 'hold'}"
        for one in wrong:
            if one.fails or not only_failures:
                yield f"{'X' if one.fails else '-'} {at} {number}: {_said(one)}"
                yield f"      {_shortened(one.sentence)}"
    if run and not only_failures:
        yield _run(run, at)
    if not only_failures:
        for one in (f for f in report.found if not f.line):
            yield f"- cut: {one.text + ' of ' if one.text else one.message + ': '}{_shortened(one.sentence)!r}"
        for one in report.not_ours:
            yield f"? {at} {one.line}: {one.text}: not ours: {_shortened(one.sentence)!r}"
    yield summary(report)


def summary(report: Report) -> str:
    """How many hold, how many do not."""
    wrong, holding = len(report.failures), len(report.holding)
    cut = sum(f.verdict == "cut" for f in report.found)
    text = f"{report.slug}: {holding} figures and dates hold, {wrong or 'none'} {'does' if wrong == 1 else 'do'} not"
    return (
        f"{text}; of {cut} {'sentence' if cut == 1 else 'sentences'} of the draft, figures were cut."
        if cut
        else f"{text}."
    )


def as_data(report: Report, record: Mapping[str, Any], file: str) -> dict[str, Any]:
    """The report as docs/checking.md describes it."""
    return {
        "file": file,
        "format": report.copy.format,
        "unit": report.copy.unit,
        "story": report.slug,
        "revision": record.get("revision", ""),
        "status": "fails" if report.failures else "holds",
        "counts": {
            verdict: sum(f.verdict == verdict for f in report.found)
            for verdict in (*sorted(FAILS), "holds", "not ours", "cut", "note")
        },
        "findings": [_finding(f, record) for f in report.found],
    }


def _finding(found: Found, record: Mapping[str, Any]) -> dict[str, Any]:
    claim = record["claims"][found.claim] if found.claim >= 0 else None
    return {
        "verdict": found.verdict,
        "fails": found.fails,
        "line": found.line or None,
        "text": found.text,
        "was": found.was,
        "message": found.message,
        "sentence": found.sentence,
        "claim": {k: claim[k] for k in ("text", "part", "value", "unit", "area", "measure", "period")}
        if claim
        else None,
    }


def _said(found: Found) -> str:
    return (
        f"{found.text!r}: {found.message}"
        if found.text and found.text not in found.message
        else found.message
    )


def _run(numbers: list[int], at: str) -> str:
    if len(numbers) == 1:
        return f"  {at} {numbers[0]}: the row holds"
    return f"  {at}s {numbers[0]} to {numbers[-1]}: {len(numbers)} rows hold"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " ..."
