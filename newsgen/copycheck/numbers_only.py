"""The check for a language whose words are not read back: each number must be one that the draft has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from newsgen.copycheck.checking import Report
from newsgen.copycheck.excused import excused, inside
from newsgen.copycheck.lines import EditedCopy
from newsgen.copycheck.verdicts import Found
from newsgen.writing.loose import loose_numbers


def check_numbers(copy: EditedCopy, record: Mapping[str, Any], language: str) -> Report:
    """Every number and number word that the draft or one of its claims has holds; any other is unsupported."""
    texts = (
        record["headline"],
        record.get("standfirst", ""),
        record["text"],
        *(c["text"] for c in record["claims"]),
    )
    draft = " ".join(texts)
    known = {_plain(n) for n in loose_numbers(draft, language)}
    found = []
    for line in copy.lines:
        skip = excused(line.text)
        at = 0
        for number in loose_numbers(line.text, language):
            at = line.text.index(number, at)
            if not inside(skip, at, at + len(number)):
                holds = _plain(number) in known
                message = (
                    "" if holds else "no number of the draft (in this language only numbers are checked)"
                )
                found.append(
                    Found("holds" if holds else "unsupported", line.number, line.text, number, message)
                )
            at += len(number)
    return Report(record["slug"], copy, tuple(found))


def _plain(number: str) -> str:
    return number.casefold().rstrip(".,")
