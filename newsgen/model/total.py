"""What rows are called that hold the total of all others."""

from __future__ import annotations

from typing import Final

NAMES: Final = frozenset({
    "total", "totals", "grand total", "subtotal", "all", "all areas", "overall", "unknown", "not known",
    "unallocated", "other",
})  # fmt: skip


def is_total(name: str) -> bool:
    """Whether an area of that name is no area, but the total (or the rest) of others."""
    return name.casefold() in NAMES
