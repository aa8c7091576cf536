"""What a build came to, as JSON, for programs that watch over it (docs/running.md)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgen import __version__
from newsgen.cli.terminal import put_out
from newsgen.errors import Fault, NewsgenError, OutputError

if TYPE_CHECKING:
    from newsgen.building import BuildResult


@contextmanager
def summarised(file: Path | None, out: Path) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Write the summary of the block's build when it ends, well or not; the block adds what `summary_of` says.

    OutputError where the file cannot be written, once all else is done.
    """
    begun = time.monotonic()
    found: dict[str, Any] = {"status": "failed", "out": str(out)}
    faults: tuple[Fault, ...] = ()
    try:
        yield found.update
    except NewsgenError as error:
        faults = error.faults
        found["faults"] = [asdict(fault) for fault in faults]
        raise
    except KeyboardInterrupt:
        found["status"] = "stopped"
        raise
    finally:
        if file is not None:
            found |= {"seconds": round(time.monotonic() - begun, 2), "newsgen": __version__}
            try:
                _write(file, json.dumps(found, ensure_ascii=False, indent=2) + "\n")
            except OutputError as refused:  # beside what was wrong before, and not in its place
                raise OutputError(*faults, *refused.faults) from None


def summary_of(result: BuildResult) -> dict[str, Any]:
    """The part of it that is about the edition."""
    edition = result.edition
    blocked = [draft for draft in edition.drafts if draft.status == "blocked"]
    return {
        "status": "unchanged" if result.unchanged else "built",
        "title": edition.title,
        "published": edition.sources[0].published.isoformat(),
        "period": {"start": edition.period.start.isoformat(), "end": edition.period.end.isoformat()},
        "new_period": result.new_period,
        "drafts": len(edition.drafts) - len(blocked),
        "reused": result.reused,
        "written": len(edition.drafts) - result.reused,
        "not_written": len(edition.unwritten),
        "blocked": [
            {"slug": d.slug, "why": [c.message for c in d.cautions if c.severity == "block"]} for d in blocked
        ],
        "edits": [str(edit) for edit in result.edits],
        "cautions": [asdict(caution) for caution in edition.cautions],
        "sources": [{"path": s.path, "sha256": s.sha256} for s in edition.sources],
    }


def _write(file: Path, text: str) -> None:
    if str(file) == "-":
        put_out(text)
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(Fault(str(file), f"the summary cannot be written: {error.strerror}")) from None
