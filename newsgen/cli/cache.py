"""Where newsgen keeps what it can do without: it is safe to remove at any time."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """NEWSGEN_CACHE, or `newsgen` in the user's folder for caches (XDG_CACHE_HOME, ~/.cache)."""
    if own := os.environ.get("NEWSGEN_CACHE"):
        return Path(own)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsgen"
