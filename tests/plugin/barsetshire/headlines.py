"""headlines.txt and headlines.bin: what there is to read."""

from __future__ import annotations

from newsgen.model.draft import Edition
from newsgen.outputs.format import EditionFormat


def headlines(edition: Edition) -> dict[str, str | bytes]:
    """A line for each draft, and how many there are."""
    lines = "".join(f"{draft.headline}\n" for draft in edition.drafts)
    return {"headlines.txt": lines, "headlines.bin": bytes([len(edition.drafts)])}


FORMAT = EditionFormat("headlines.txt", headlines, also=("headlines.bin",))
