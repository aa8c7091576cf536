"""What changed between two editions, as JSON: what `newsgen diff --json` prints for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsgen.edition.read import EditionOnDisk
from newsgen.model.derivation import to_claim_json
from newsgen.model.draft import Claim
from newsgen.outputs.json_text import json_fields, json_text, whole_if_whole
from newsgen.revisions import Change, Compared, StoryChange
from newsgen.writing.correcting import Drafted


def revision_json(
    compared: Compared, old: EditionOnDisk, new: EditionOnDisk, drafted: Mapping[str, Drafted]
) -> str:
    """The comparison as JSON, its stories and their changes the most serious first."""
    record = {
        "old": _edition(old),
        "new": _edition(new),
        "same_period": compared.same_period,
        "same_table": compared.same_table,
        "compared": compared.compared,
        "settings": [{"name": name, "was": was, "now": now} for name, was, now in compared.settings],
        "uncovered": list(compared.uncovered),
        "stories": [_story(story, drafted.get(story.slug)) for story in compared.stories],
    }
    return json_text(json_fields(record, where="newsgen diff"))


def _edition(edition: EditionOnDisk) -> dict[str, Any]:
    record = edition.record
    return {"title": record["title"], "period": record["period"], "sources": record["sources"]}


def _story(story: StoryChange, drafted: Drafted | None) -> dict[str, Any]:
    return {
        "slug": story.slug,
        "id": story.either["id"],
        "standing": story.standing,
        "why": list(story.why),
        "headline": {
            "was": story.was["headline"] if story.was else None,
            "now": story.now["headline"] if story.now else None,
        },
        "changes": [_change(change) for change in story.changes],
        "untold": [dict(claim) for claim in story.untold],
        "correction": None if drafted is None else _drafted(drafted),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "part": change.part,
        "was": dict(change.was) if change.was else None,
        "now": dict(change.now) if change.now else None,
        "came": list(change.came),
        "left": list(change.left),
        "stayed": list(change.stayed),
    }


def _drafted(drafted: Drafted) -> dict[str, Any]:
    claims = [_claim(claim) for claim in drafted.claims]
    return {"heading": drafted.heading, "text": drafted.text, "claims": claims}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "sentence": claim.sentence,
        "value": claim.value if isinstance(claim.value, str) else whole_if_whole(claim.value),
        "unit": claim.unit,
        "area": claim.area,
        "measure": claim.measure,
        "period": claim.period,
        "derivation": to_claim_json(claim.origin),
    }
