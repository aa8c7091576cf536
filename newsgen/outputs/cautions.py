"""The cautions of a draft, or of the whole edition, as a list, the same on its page and on the front page."""

from __future__ import annotations

from newsgen.model.draft import Draft, Edition
from newsgen.outputs.skeleton import Html, fill

LABELS = {"block": "Blocked", "warn": "Check", "note": "Note"}


def caution_list(of: Draft | Edition) -> Html:
    """The cautions, those that block first; nothing at all where there are none."""
    found = sorted(of.cautions, key=lambda caution: list(LABELS).index(caution.severity))
    if not found:
        return Html()
    items = [fill("caution", severity=c.severity, label=LABELS[c.severity], message=c.message) for c in found]
    return fill("cautions", items=items)
