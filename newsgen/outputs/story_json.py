"""stories/<slug>.json: the whole record of a story."""

from __future__ import annotations

from hashlib import sha256

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat
from newsgen.outputs.json_text import json_fields, json_text
from newsgen.outputs.record import story_record


def story_json(draft: Draft, edition: EditionHeader) -> str:
    """The record as JSON; `revision` is a hash of all its other fields, as they are written."""
    fields = json_fields(story_record(draft), where=f"stories/{draft.slug}.json")
    written = json_text(fields).encode("utf-8", "surrogatepass")
    leading = {name: fields.pop(name) for name in ("id", "slug")}
    return json_text(leading | {"revision": f'"{sha256(written).hexdigest()[:16]}"'} | fields)


FORMAT = StoryFormat(".json", story_json)
