"""The links from one page of the front page to the others: by number, and to the previous and next of a section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsgen.outputs.index_split import IndexPage, Section
from newsgen.outputs.skeleton import Html, fill

NAMES: Mapping[Section, str] = {"ready": "Stories", "blocked": "Blocked", "unwritten": "Not written"}
_NEAR = 2
_ROUND = 5


def page_links(here: IndexPage, pages: Sequence[IndexPage]) -> Html:
    """All sections with their pages; of many pages those nearby, the ends and every fifth. Nothing for one page."""
    if len(pages) == 1:
        return Html()
    lists = [
        fill("index_pages_list", name=name, links=list(_numbers(section, here, pages)))
        for section, name in NAMES.items()
        if section in pages[0].parts
    ]
    return fill("index_pages", lists=lists)


def part_said(section: Section, here: IndexPage, pages: Sequence[IndexPage]) -> Html:
    """Which of the section's stories are on this page; nothing where all are."""
    return fill("index_part", part=_said(section, here, pages)) if _continues(section, pages) else Html()


def more_links(section: Section, here: IndexPage, pages: Sequence[IndexPage]) -> Html:
    """To the section's previous and next page; nothing where it has one."""
    if not _continues(section, pages):
        return Html()
    own = _own(section, pages)
    at = own.index(here)
    links = [
        fill(f"index_more_{which}", address=_address(section, page), part=_part(section, page))
        for which, beside in (("previous", own[:at][-1:]), ("next", own[at + 1 :][:1]))
        for page in beside
    ]
    return fill("index_more", name=NAMES[section], links=links)


def _numbers(section: Section, here: IndexPage, pages: Sequence[IndexPage]) -> Iterator[Html]:
    own = _own(section, pages)
    at = own.index(here) if here in own else 0
    shown = [
        i for i in range(len(own)) if i in {0, len(own) - 1} or abs(i - at) <= _NEAR or not (i + 1) % _ROUND
    ]
    for i, before in zip(shown, [-1, *shown], strict=False):
        if i > before + 1:
            yield fill("index_pages_gap")
        number = str(own[i].number)
        if own[i] is here and section == next(iter(here.parts)):
            yield fill("index_pages_here", number=number)
        else:
            said, address = _said(section, own[i], pages), _address(section, own[i])
            yield fill("index_pages_link", address=address, number=number, name=NAMES[section], part=said)


def _own(section: Section, pages: Sequence[IndexPage]) -> list[IndexPage]:
    return [page for page in pages if section in page.parts]


def _continues(section: Section, pages: Sequence[IndexPage]) -> bool:
    return len(_own(section, pages)) > 1


def _address(section: Section, page: IndexPage) -> str:
    """The page; on the first one, the section."""
    return f"{page.name}#{section}" if page.number == 1 else page.name


def _part(section: Section, page: IndexPage) -> str:
    """201 to 400."""
    stories = page.parts[section]
    first, last = f"{stories.start + 1:,}", f"{stories.stop:,}"
    return first if first == last else f"{first} to {last}"


def _said(section: Section, page: IndexPage, pages: Sequence[IndexPage]) -> str:
    """201 to 400 of 1,284."""
    return f"{_part(section, page)} of {_own(section, pages)[-1].parts[section].stop:,}"
