"""A body as Ghost keeps it: the JSON of its editor, Lexical, so that what was sent can be known again letter by letter.

Paragraphs, headings, lists and quotations are the editor's own; it has no tables, so these are HTML cards.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from newsgen.model.body import Element, Node
from newsgen.publishing.nodes import attributes_of, html_of

Json = dict[str, Any]
_BOLD, _ITALIC = 1, 2
_BREAK: Json = {"type": "linebreak", "version": 1}


def as_lexical(nodes: Iterable[Node]) -> str:
    """The document, without a blank that means nothing: Ghost keeps it so."""
    blocks = [_block(one) for one in nodes if isinstance(one, Element)]
    return json.dumps({"root": _parent("root", blocks)}, ensure_ascii=False, separators=(",", ":"))


def _block(element: Element) -> Json:
    match element.tag:
        case "p":
            return _parent("paragraph", list(_words(element.content)))
        case "h2" | "h3":
            return _parent("extended-heading", list(_words(element.content)), tag=element.tag)
        case "ul" | "ol":
            return _list(element)
        case "blockquote" if all(one.tag == "p" for one in _elements(element)):
            return _parent("extended-quote", _lines(one.content for one in _elements(element)))
    return {"type": "html", "version": 1, "html": html_of([element]).strip()}


def _list(element: Element) -> Json:
    items: list[Json] = []
    for one in _elements(element):
        words = [each for each in one.content if isinstance(each, str) or each.tag not in {"p", "ul", "ol"}]
        if words and isinstance(words[-1], str):
            words[-1] = words[-1].rstrip()
        lines = [words] if words else []
        lines += [list(each.content) for each in _elements(one) if each.tag == "p"]
        items.append(_parent("listitem", _lines(lines), value=len(items) + 1))
        for each in _elements(one):
            if each.tag in {"ul", "ol"}:  # a list in a list is an item of its own
                items.append(_parent("listitem", [_list(each)], value=len(items) + 1))
    kind = "number" if element.tag == "ol" else "bullet"
    return _parent("list", items, listType=kind, start=1, tag=element.tag)


def _lines(lines: Iterable[Iterable[Node]]) -> list[Json]:
    found: list[Json] = []
    for line in lines:
        found += [*([_BREAK] if found else ()), *_words(line)]
    return found


def _words(nodes: Iterable[Node], shape: int = 0) -> Iterator[Json]:
    for one in nodes:
        if isinstance(one, str):
            text = unescape(one).replace("\n", " ")
            yield {
                "detail": 0,
                "format": shape,
                "mode": "normal",
                "style": "",
                "text": text,
                "type": "extended-text",
                "version": 1,
            }
        elif one.tag == "a":
            about = {"rel": None, "target": None, "title": None, "url": attributes_of(one)["href"]}
            yield _parent("link", list(_words(one.content, shape)), **about)
        else:
            more = {"strong": _BOLD, "em": _ITALIC}.get(one.tag, 0)
            yield from _words(one.content, shape | more)


def _parent(kind: str, children: list[Json], **more: Any) -> Json:
    same = {"direction": None, "format": "", "indent": 0, "type": kind, "version": 1}
    return {"children": children} | same | more


def _elements(element: Element) -> list[Element]:
    return [one for one in element.content if isinstance(one, Element)]
