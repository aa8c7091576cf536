"""The slug by which a story is known in a CMS that has no field for its id."""

from __future__ import annotations

import re
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9-]{1,150}")


def slug_of(id_: str) -> str:
    """newsgen-<id>, or, of an id that a CMS would rewrite, as much of it as is plain, and a digest."""
    name = id_.replace("_", "-").lower()
    if not _PLAIN.fullmatch(name) or name != id_:
        name = f"{re.sub('[^a-z0-9]+', '-', name)[:100].strip('-')}-{sha256(id_.encode()).hexdigest()[:12]}"
    return f"newsgen-{name}"
