"""stories/<slug>.bar.gif, a picture of one dot, and stories/<slug>.bar.txt, what it shows."""

from __future__ import annotations

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat

DOT = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"


def bars(draft: Draft, edition: EditionHeader) -> dict[str, str | bytes]:
    """The picture and its text."""
    return {".bar.gif": DOT, ".bar.txt": f"{draft.headline}\n"}


FORMAT = StoryFormat(".bar.gif", bars, also=(".bar.txt",))
