"""Which stories the list shows: by words, patch, kind, standing and caution, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from newsgen.edition.records import StoryEntryRecord
from newsgen.publishing.approvals import Approval

PAGE = 50
LONGEST = 200
"""Characters of a word or a name that is asked for."""
STANDINGS = {
    "waiting": "To read",
    "approved": "Approved",
    "held": "Held at the desk",
    "changed": "Changed since it was read",
    "ask": "Somebody has to ask first",
    "blocked": "Blocked by a check",
}
"""What a story's standing is called, in the order of the list of choices."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the list is asked for; "" asks for all. `page` counts from 1."""

    q: str = ""
    patch: str = ""
    kind: str = ""
    standing: str = ""
    caution: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Wish:
        """From an address: what it does not know is left out, and so is a page that is no number."""
        page = query.get("page", "")
        texts = {
            one.name: query.get(one.name, "").strip()[:LONGEST] for one in fields(cls) if one.name != "page"
        }
        return cls(**texts, page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1)

    def on(self, page: int) -> str:
        """The address of a page of the same wish."""
        asked = {one.name: getattr(self, one.name) for one in fields(self)} | {"page": page}
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    @property
    def narrows(self) -> bool:
        """Whether anything was asked for beside the page."""
        return replace(self, page=1) != Wish()


@dataclass(frozen=True, slots=True)
class Row:
    """A story of the list, with its standing and who gave it that."""

    entry: StoryEntryRecord
    standing: str
    said: Approval | None


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page, how many there are in all, and where this page stands among how many."""

    rows: tuple[Row, ...]
    total: int
    number: int
    pages: int

    @property
    def first(self) -> int:
        """The place of its first row among all, from 1."""
        return (self.number - 1) * PAGE + 1


def standing(entry: StoryEntryRecord, said: Approval | None, revision: Callable[[], str]) -> str:
    """Where a story stands: what an editor said of its very revision, else what the edition says of it."""
    if said is not None and said.state != "waiting":
        if said.revision != revision():
            return "changed"
        return "approved" if said.state == "approved" else "held"
    return {"blocked": "blocked", "hold": "ask"}.get(entry["status"], "waiting")


def chosen(rows: Iterable[Row], wish: Wish, cautions: Callable[[str], Iterable[str]]) -> Page:
    """The page that is wished for; the last one where there are not so many. `cautions` are those of a slug."""
    words = wish.q.casefold().split()
    found = [
        row
        for row in rows
        if (not wish.patch or row.entry["patch"] == wish.patch)
        and (not wish.kind or row.entry["story"] == wish.kind)
        and (not wish.standing or row.standing == wish.standing)
        and (not words or _has(row.entry, words))
        and (not wish.caution or wish.caution in cautions(row.entry["slug"]))
    ]
    pages = max(1, -(-len(found) // PAGE))
    number = min(wish.page, pages)
    return Page(tuple(found[(number - 1) * PAGE : number * PAGE]), len(found), number, pages)


def _has(entry: StoryEntryRecord, words: Sequence[str]) -> bool:
    text = " ".join((entry["headline"], entry["patch"], entry["story"], entry["slug"])).casefold()
    return all(word in text for word in words)


def in_order(names: Iterable[Any]) -> list[str]:
    """Each name once, by the alphabet."""
    return sorted({str(name) for name in names}, key=str.casefold)
