"""stories/<slug>.bar.gif, a picture of one dot, and stories/<slug>.bar.txt, what it shows."""

from __future__ import annotations

from newsgen.model.draft import Draft, EditionHeader
from newsgen.outputs.format import StoryFormat

DOT = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")


def bars(draft: Draft, edition: EditionHeader) -> dict[str, str | bytes]:
    """The picture and its text."""
    return {".bar.gif": DOT, ".bar.txt": f"{draft.headline}\n"}


FORMAT = StoryFormat(".bar.gif", bars, also=(".bar.txt",))
