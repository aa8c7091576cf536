"""stories/<slug>.txt: the story as plain text."""

from __future__ import annotations

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat


def story_text(draft: Draft, edition: EditionHeader) -> str:
    """Headline, standfirst and body, apart by a blank line; what a story lacks leaves no gap."""
    parts = (draft.headline, draft.standfirst, draft.text)
    return "\n\n".join(filter(None, (part.strip("\n") for part in parts))) + "\n"


FORMAT = StoryFormat(".txt", story_text)
