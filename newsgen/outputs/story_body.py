"""stories/<slug>.body.html: the fragment that goes into a CMS."""

from __future__ import annotations

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat


def story_body(draft: Draft, edition: EditionHeader) -> str:
    """The body as it was written, with one newline at its end."""
    return draft.body_html.rstrip("\n") + "\n"


FORMAT = StoryFormat(".body.html", story_body)
