"""edition.json: what the edition is made from, and what is in it."""

from __future__ import annotations

from typing import Any

from newsgen import __version__
from newsgen.model.draft import Draft, Edition
from newsgen.model.source import SourceRecord
from newsgen.outputs.format import EditionFormat
from newsgen.outputs.json_text import json_fields, json_text, whole_if_whole
from newsgen.outputs.record import period_record, story_id


def edition_json(edition: Edition) -> str:
    """The edition's record as JSON: stories in the edition's order, which is that of their scores."""
    record = {
        "title": edition.title,
        "style": edition.style,
        "language": edition.language,
        "newsgen_version": __version__,
        "period": period_record(edition.period),
        "compared_with": period_record(edition.compared_with),
        "sources": [_source(source) for source in edition.sources],
        "patches": [{"name": patch.name, "areas": list(patch.areas)} for patch in edition.patches],
        "stories": [_story(draft) for draft in edition.drafts],
        "unwritten": [{"story": u.story, "patch": u.patch, "why": u.why} for u in edition.unwritten],
    }
    return json_text(json_fields(record, where="edition.json"))


def _source(source: SourceRecord) -> dict[str, Any]:
    return {
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


def _story(draft: Draft) -> dict[str, Any]:
    return {
        "slug": draft.slug,
        "id": story_id(draft),
        "status": draft.status,
        "story": draft.story,
        "patch": draft.patch.name,
        "headline": draft.headline,
        "score": whole_if_whole(draft.score.value),
    }


FORMAT = EditionFormat("edition.json", edition_json)
