"""A story's record as it stands on disk, each claim with the text of its sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def story_at(path: Path) -> dict[str, Any]:
    """The record of stories/<slug>.json."""
    record: dict[str, Any] = json.loads(path.read_text())
    for claim in record["claims"]:
        claim["sentence"] = record["sentences"][claim["sentence"]]
    return record
