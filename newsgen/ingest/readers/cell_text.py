"""A typed value of a workbook or of JSON as the shortest text that says it."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any

_EXACT = 2.0**53


def cell_text(value: Any) -> str:
    """5.0 -> "5", 0.1 -> "0.1", a day -> "2021-02-18", None -> "", True -> "TRUE"; lists as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
