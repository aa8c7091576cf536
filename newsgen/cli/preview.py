"""What `newsgen new` shows of a table as it was read, so that nothing is seen in print first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsgen.errors import NewsgenError
from newsgen.ingest.preview import Preview
from newsgen.model.measure import Measure
from newsgen.project import About
from newsgen.writing.limits import Limits
from newsgen.writing.say import say_line

_WIDEST = 24
_MOST_COLUMNS = 8
_SAMPLE = "{{ place }} had the highest {{ noun }}, at {{ figure|with_unit }}."
_SAMPLE_OF_A_COUNT = "{{ place }} had the highest number of {{ noun|plural }}, {{ figure|with_unit }}."


def told(preview: Preview) -> Iterator[str]:
    """The preview as lines for a person."""
    if preview.title:
        yield f"Title: {preview.title}"
    for row in (preview.header, *preview.rows):
        more = " | ..." if len(row) > _MOST_COLUMNS else ""
        yield "  " + " | ".join(map(_short, row[:_MOST_COLUMNS])) + more
    yield f"{preview.count:,} rows, {preview.areas:,} places" if preview.areas else f"{preview.count:,} rows"
    if preview.rows_chosen:
        yield f"Rows kept: {preview.rows_chosen}"
    if preview.columns_left_out:
        yield f"Columns left out, since nothing is read from them: {', '.join(map(_short, preview.columns_left_out))}"
    if preview.period is not None:
        yield f"Newest period with figures: {preview.period.start} to {preview.period.end} ({preview.period.grain})"
    for measure in preview.measures:
        unit = f", {measure.unit}" if measure.unit else ""
        yield f"  {measure.name}: {measure.noun} ({measure.kind}{unit}). {sample(preview, measure)}".rstrip()
    for fault in preview.unread:
        yield f"It cannot be read so: {fault}"


def sample(preview: Preview, measure: Measure) -> str:
    """One sentence on the highest figure, in the words and numbers of the house; "" where there is none."""
    if measure.name not in preview.highest:
        return ""
    place, figure = preview.highest[measure.name]
    usual = About(title="")
    template = _SAMPLE_OF_A_COUNT if measure.kind == "count" else _SAMPLE
    values = {"place": place, "noun": measure.noun, "figure": figure}
    try:
        return say_line(template, usual.style, values, Path(), Limits(usual.seconds_a_draft, usual.memory_mb))
    except NewsgenError as error:
        return f"It cannot be said: {error}"


def for_programs(preview: Preview) -> dict[str, Any]:
    """The preview as JSON has it."""
    period = preview.period
    return {
        "title": preview.title,
        "header": preview.header,
        "rows": preview.rows,
        "row_count": preview.count,
        "areas": preview.areas,
        "columns_kept": preview.columns_kept,
        "columns_left_out": preview.columns_left_out,
        "rows_chosen": preview.rows_chosen,
        "period": period and {"start": str(period.start), "end": str(period.end), "grain": period.grain},
        "measures": [
            {"name": m.name, "noun": m.noun, "kind": m.kind, "unit": m.unit, "sample": sample(preview, m)}
            for m in preview.measures
        ],
        "unread": [asdict(fault) for fault in preview.unread],
    }


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else f"{line[: _WIDEST - 1]}…"
