"""A work order -> batches -> drafts, in worker processes. What one batch goes through stands in `pipeline`."""

from newsgen.drafting.batches import AllDrafts, Progress, draft_all
from newsgen.drafting.prepare import edition_header, newsroom_settings, shared_digest
from newsgen.drafting.work_order import Batch, BatchResult, DraftSummary, Kept, WorkOrder

__all__ = [
    "AllDrafts",
    "Batch",
    "BatchResult",
    "DraftSummary",
    "Kept",
    "Progress",
    "WorkOrder",
    "draft_all",
    "edition_header",
    "newsroom_settings",
    "shared_digest",
]
