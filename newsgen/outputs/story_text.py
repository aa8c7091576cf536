"""stories/<slug>.txt: the story as plain text."""

from __future__ import annotations

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat


def story_text(draft: Draft, edition: EditionHeader) -> str:
    """Headline, standfirst, body and what to ask, apart by a blank line; what a story lacks leaves no gap."""
    asked = "\n".join(f"[reporter: {one.text}]" for one in draft.to_ask)
    parts = (draft.headline, draft.standfirst, draft.text, asked)
    return "\n\n".join(filter(None, (part.strip("\n") for part in parts))) + "\n"


FORMAT = StoryFormat(".txt", story_text)
