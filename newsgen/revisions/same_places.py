"""An area that has another code now is the same area: a new edition told by the codes of the old one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsgen.edition.records import AreaRecord, EditionRecord, StoryRecord
from newsgen.revisions.change import Edition

_CODES = {"code", "area", "areas", "without"}
"""The fields of an edition that hold codes of areas."""


@dataclass(frozen=True, slots=True)
class _Recoded:
    """An edition under other codes."""

    record: EditionRecord
    stories: dict[str, StoryRecord]


def recoded(old: Edition, new: Edition) -> Edition:
    """The new edition, with the old code of each area that has another one now.

    That is an area of a code that the old edition lacks, with the name, the kind and the places around it of one whose
    code the new edition lacks, where there is one of each: two that share a name are not told apart.
    """
    codes = _same(old.record.get("areas", ()), new.record.get("areas", ()))
    return _Recoded(_told(new.record, codes), _told(new.stories, codes)) if codes else new


def _same(old: Any, new: Any) -> Mapping[str, str]:
    """The old code of each new one."""
    known, latest = ({area["code"] for area in areas} for areas in (old, new))
    gone = [area for area in old if area["code"] not in latest]
    come = [area for area in new if area["code"] not in known]
    before, after = Counter(map(_place, gone)), Counter(map(_place, come))
    codes = {_place(area): area["code"] for area in gone if before[_place(area)] == 1}
    return {a["code"]: codes[_place(a)] for a in come if after[_place(a)] == 1 and _place(a) in codes}


def _place(area: AreaRecord) -> tuple[Any, ...]:
    return area["name"], area["kind"], tuple(sorted(area["within"].items()))


def _told(record: Any, codes: Mapping[str, str], key: str = "") -> Any:
    if isinstance(record, Mapping):
        return {name: _told(value, codes, name) for name, value in record.items()}
    if isinstance(record, list):
        return [_told(one, codes, key) for one in record]
    return codes.get(record, record) if key in _CODES and isinstance(record, str) else record
