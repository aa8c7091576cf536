"""The cautions of a draft as a list, the same on its page and on the front page."""

from __future__ import annotations

from newsgen.model.draft import Draft
from newsgen.outputs.skeleton import Html, fill

LABELS = {"block": "Blocked", "warn": "Check", "note": "Note"}


def caution_list(draft: Draft) -> Html:
    """The cautions, those that block the draft first; nothing at all where there are none."""
    found = sorted(draft.cautions, key=lambda caution: list(LABELS).index(caution.severity))
    if not found:
        return Html()
    items = [fill("caution", severity=c.severity, label=LABELS[c.severity], message=c.message) for c in found]
    return fill("cautions", items=items)
