"""A work order -> batches -> drafts, in worker processes. What one batch goes through stands in `pipeline`."""

from newsgen.drafting.batches import AllDrafts, Progress, draft_all
from newsgen.drafting.prepare import work_order
from newsgen.drafting.redrafting import Chosen, choose, story_keys, summaries
from newsgen.drafting.work_order import Batch, BatchResult, DraftSummary, Kept, WorkOrder

__all__ = [
    "AllDrafts",
    "Batch",
    "BatchResult",
    "Chosen",
    "DraftSummary",
    "Kept",
    "Progress",
    "WorkOrder",
    "choose",
    "draft_all",
    "story_keys",
    "summaries",
    "work_order",
]
