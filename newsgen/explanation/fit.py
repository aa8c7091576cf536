"""Whether a story's record has what an explanation is made of."""

from __future__ import annotations

from typing import Any

from newsgen.edition.read import EditionOnDisk
from newsgen.errors import Fault, InputError

_NEEDED = {
    **dict.fromkeys(("slug", "status", "headline"), str),
    **dict.fromkeys(("angles", "claims", "see_more", "cautions"), list),
    "score_parts": dict,
}
_CLAIM = {**dict.fromkeys(("text", "part", "sentence", "unit", "area"), str), "derivation": dict}


def refuse_unless_fit(edition: EditionOnDisk, slug: str) -> None:
    """InputError for a record of another newsgen, or a spoiled one."""
    record: Any = edition.stories[slug]
    lacks = [key for key, kind in _NEEDED.items() if not isinstance(record.get(key), kind)]
    lacks += ["score"] * (not isinstance(record.get("score"), int | float))
    claims = record["claims"] if "claims" not in lacks else []
    lacks += [f"claims[].{k}" for k, kind in _CLAIM.items() if not all(_has(c, k, kind) for c in claims)]
    lacks += ["claims[].value"] * (not all(_has(c, "value", int | float | str) for c in claims))
    if lacks:
        found = f"written by newsgen {edition.record['newsgen_version']}, without {', '.join(lacks)}"
        where = str(edition.folder / "stories" / f"{slug}.json")
        raise InputError(Fault(where, found, "a record as this newsgen writes it: build the edition again"))


def _has(claim: Any, key: str, kind: Any) -> bool:
    return isinstance(claim, dict) and isinstance(claim.get(key), kind)
