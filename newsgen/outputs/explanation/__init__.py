"""Why a story, and the way from its printed words to cells, in an editor's words: what `newsgen explain` prints."""

from newsgen.outputs.explanation.asked import Asked, matching
from newsgen.outputs.explanation.cells import Cells, Looked
from newsgen.outputs.explanation.claim import explain_claim
from newsgen.outputs.explanation.layout import laid_out, to_json
from newsgen.outputs.explanation.story import explain_story

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
