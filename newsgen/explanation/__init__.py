"""Why a story, and the way from its printed words to cells, in an editor's words: what `newsgen explain` prints."""

from newsgen.explanation.claim import Asked, explain_claim, matching
from newsgen.explanation.selection import Cells, Looked
from newsgen.explanation.step import laid_out, to_json
from newsgen.explanation.story import explain_story

__all__ = [
    "Asked",
    "Cells",
    "Looked",
    "explain_claim",
    "explain_story",
    "laid_out",
    "matching",
    "to_json",
]
