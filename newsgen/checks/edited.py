"""Checks edited copy against the figures of its story: which numbers still stand, which no claim supports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Literal

from newsgen.writing.loose import loose_numbers

Verdict = Literal["holds", "unsupported"]
_TAG = re.compile(r"<[^>]*>")
_BLOCK = re.compile(
    r"</?(?:p|h[1-6]|li|t[rdh]|div|blockquote|figcaption|caption)\b[^>]*>|<br\s*/?>", re.IGNORECASE
)
# Of a whole page only the story is copy, not its head or the notes around it.
_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Checked:
    """One number of the edited copy: its line (from 1), the line's text, and whether a claim says it."""

    line: int
    text: str
    number: str
    verdict: Verdict


def check_copy(copy: str, story: dict[str, Any]) -> Iterator[Checked]:
    """Every number and number word of a copy (plain text, Markdown or HTML) against a story's record.

    A number holds where the words of a claim, or of the story as it was written, have it too: the definitions and
    names of a story ("per 100,000 people") are in its text, and so in what an editor may keep.
    """
    known = {
        _plain(n) for n in loose_numbers(" ".join((story["text"], *(c["text"] for c in story["claims"]))))
    }
    for number, line in enumerate(_lines(copy), 1):
        for found in loose_numbers(line):
            yield Checked(number, line, found, "holds" if _plain(found) in known else "unsupported")


def _lines(copy: str) -> list[str]:
    page = _ARTICLE.search(copy)
    lines = _BLOCK.sub("\n", page[1] if page else copy).splitlines()
    return [unescape(_TAG.sub("", line)).strip() for line in lines if line.strip()]


def _plain(number: str) -> str:
    return number.casefold().rstrip(".,").replace(",", "")
