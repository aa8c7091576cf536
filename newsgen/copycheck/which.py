"""Which story a copy is of, and whether it is one of the edition at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsgen.copycheck.lexicon import word_list
from newsgen.copycheck.lines import tidy
from newsgen.edition.records import StoryRecord
from newsgen.errors import Fault, InputError

Record = StoryRecord
SAME = 0.3
"""A copy with less in common with a draft is none of it."""
CLEARLY = 0.12
"""By so much another story must be closer before the one asked for is doubted."""
_MARK = re.compile(r"(?<![.!?:]\s)(?<!^)\b[A-Z][\w'-]{2,}|\d[\d,.]*\d", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = word_list("common")
_NEEDED = {
    "slug": str, "headline": str, "body_html": str, "text": str, "claims": list, "period": dict, "see_more": list,
}  # fmt: skip
_CLAIM = {
    "text": str,
    "part": str,
    "sentence": str,
    "unit": str,
    "area": str,
    "measure": str,
    "derivation": dict,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells one story from another: names and figures, and its longer words."""

    marks: frozenset[str]
    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Marks:
        """Those of a text."""
        plain = tidy_lines(text)
        return cls(frozenset(_MARK.findall(plain)), frozenset(w.lower() for w in _WORD.findall(plain)))

    def closeness(self, draft: Marks) -> float:
        """From 0 to 1: how much of the copy is in the draft, and some of how much of the draft is in the copy."""
        return (
            0.75 * _share(self.marks, draft.marks)
            + 0.15 * _share(draft.marks, self.marks)
            + 0.1 * _share(self.words, draft.words)
        )


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one) if one else 0.0


def tidy_lines(text: str) -> str:
    """Each line tidied."""
    return "\n".join(tidy(line) for line in text.splitlines())


def marks_of(record: Record) -> Marks:
    """Those of a draft, its headline and standfirst included."""
    return Marks.of("\n".join((record["headline"], record.get("standfirst", ""), record["text"])))


def best(text: str, records: Sequence[Record], where: str) -> Record:
    """The story that a copy is of; InputError where it is of none, or in another language."""
    in_english(text, where)
    copy = Marks.of(text)
    scored = sorted(
        ((copy.closeness(marks_of(r)), r["slug"], r) for r in records), key=lambda s: (-s[0], s[1])
    )
    if not scored or scored[0][0] < SAME:
        raise InputError(
            Fault(
                where, "of none of the edition's stories", "the copy of one of them, or --story and its slug"
            )
        )
    return scored[0][2]


def doubted(text: str, record: Record, others: Sequence[Record], where: str) -> None:
    """InputError where a copy is clearly of another story than the one that it is given as, or of none."""
    in_english(text, where)
    copy = Marks.of(text)
    own = copy.closeness(marks_of(record))
    nearest = max(((copy.closeness(marks_of(r)), r["slug"]) for r in others), default=(0.0, ""))
    if nearest[0] > own + CLEARLY and nearest[0] >= SAME:
        raise InputError(
            Fault(
                where,
                f"not the copy of {record['slug']}: it reads like {nearest[1]}",
                f"--story {nearest[1]}",
            )
        )
    if own < SAME:
        raise InputError(
            Fault(
                where,
                f"not the copy of {record['slug']}: hardly a name or figure of it is there",
                "the copy of that story",
            )
        )


def is_close(text: str, record: Record) -> bool:
    """Whether there is no need to ask if the copy is of another story."""
    return Marks.of(text).closeness(marks_of(record)) >= 0.8


def in_english(text: str, where: str) -> None:
    """InputError for a text without the small words that any English text is full of."""
    spelled = re.findall(r"[^\W\d_]+", text.lower())
    if len(spelled) >= 20 and sum(word in _COMMON for word in spelled) < 0.12 * len(spelled):
        raise InputError(Fault(where, "not in the language of the edition", "the copy in English"))


def fit(record: Any, where: str, version: str) -> None:
    """InputError for a story's record that lacks what a check needs: that of another newsgen, or a spoiled one."""
    wanted = "a record as this newsgen writes it: build the edition again"
    lacks = [k for k, kind in _NEEDED.items() if not isinstance(record.get(k), kind)]
    if not lacks:
        lacks = [
            f"claims[].{k}"
            for k, kind in _CLAIM.items()
            if not all(isinstance(c, dict) and isinstance(c.get(k), kind) for c in record["claims"])
        ]
        lacks += ["claims[].value"] * any(
            not isinstance(c.get("value"), int | float | str) for c in record["claims"] if isinstance(c, dict)
        )
        lacks += ["see_more[].slug"] * any(
            not isinstance(link, dict) or not isinstance(link.get("slug"), str) for link in record["see_more"]
        )
    if lacks:
        raise InputError(Fault(where, f"written by newsgen {version}, without {', '.join(lacks)}", wanted))
