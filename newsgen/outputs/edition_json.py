"""edition.json: what the edition is made from, and what is in it."""

from __future__ import annotations

from typing import Any

from newsgen import __version__
from newsgen.model.area import Area
from newsgen.model.draft import Draft, Edition
from newsgen.model.measure import Measure
from newsgen.model.source import SourceRecord
from newsgen.outputs.format import EditionFormat
from newsgen.outputs.json_text import json_fields, json_text, whole_if_whole
from newsgen.outputs.record import period_record, story_id
from newsgen.outputs.wording import why


def edition_json(edition: Edition) -> str:
    """The edition's record as JSON: stories in the edition's order, which is that of their scores."""
    record = {
        "title": edition.title,
        "style": edition.style,
        "language": edition.language,
        "newsgen_version": __version__,
        "period": period_record(edition.period),
        "grain": edition.period.grain,
        "compared_with": period_record(edition.compared_with),
        "as_of": edition.as_of.isoformat() if edition.as_of else None,
        "sources": [_source(source) for source in edition.sources],
        "measures": [_measure(measure) for measure in edition.measures],
        "areas": [_area(area) for area in edition.areas],
        "patches": [
            {"name": patch.name, "slug": patch.slug, "areas": list(patch.areas)} for patch in edition.patches
        ],
        "without_figure": [
            {"measure": w.measure, "period": w.period.isoformat(), "areas": list(w.areas)}
            for w in edition.without_figure
        ],
        "stories": [_story(draft) for draft in edition.drafts],
        "unwritten": [{"story": u.story, "patch": u.patch, "why": u.why} for u in edition.unwritten],
        "cautions": [{"id": c.id, "severity": c.severity, "message": c.message} for c in edition.cautions],
    }
    if edition.maps:
        pages = [{"measure": p.measure, "file": p.name, "sha256": p.digest} for p in edition.maps]
        record["maps"] = pages
    return json_text(json_fields(record, where="edition.json"))


def _source(source: SourceRecord) -> dict[str, Any]:
    told: dict[str, Any] = {
        "path": source.path,
        "sha256": source.sha256,
        "published": source.published.isoformat(),
        "publisher": source.publisher,
        "member": source.member,
        "area_column": source.area_column,
        "period_column": source.period_column,
        "areas_across": source.areas_across,
        "suppressed": list(source.suppressed),
        "missing": list(source.missing),
    }
    if source.flags:
        told["flags"] = list(source.flags)
    if source.decimal != ".":
        told["decimal"] = source.decimal
    if source.header_row > 1:
        told["header_row"] = source.header_row
    if source.header_rows > 1:
        told["header_rows"] = source.header_rows
    if source.filled:
        told["filled"] = list(source.filled)
    return told


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "name": measure.name,
        "noun": measure.noun,
        "short_noun": measure.short_noun,
        "kind": measure.kind,
        "unit": measure.unit,
        "short_unit": measure.short_unit,
        "decimals": measure.decimals,
        "better": measure.better,
        "currency": measure.currency if measure.kind == "money" else "",
    }


def _area(area: Area) -> dict[str, Any]:
    return {
        "code": area.code,
        "name": area.name,
        "kind": area.kind,
        "within": dict(area.parents),
        "shared_name": area.shared_name,
    }


def _story(draft: Draft) -> dict[str, Any]:
    return {
        "slug": draft.slug,
        "id": story_id(draft),
        "status": draft.status,
        "story": draft.story,
        "patch": draft.patch.name,
        "headline": draft.headline,
        "score": whole_if_whole(draft.score.value),
        "why": why(draft),
    }


FORMAT = EditionFormat("edition.json", edition_json)
