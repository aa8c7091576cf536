"""A body as the blocks of WordPress's editor, written as that editor saves them, so that none is invalid there.

Headings, lists and tables have none of the class names that newer editors add of their own: they take such blocks for
those of an editor before, and say nothing; WordPress 6.1 calls one with a class it does not know invalid.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from newsgen.model.body import Element, Node
from newsgen.publishing.nodes import inline

_CAPTION = '<figcaption class="wp-element-caption">{}</figcaption>'


def as_blocks(nodes: Iterable[Node]) -> str:
    """The blocks of a body, apart by a blank line, a newline at the end."""
    return "\n\n".join(_block(one) for one in nodes if isinstance(one, Element)) + "\n"


def _block(element: Element) -> str:
    match element.tag:
        case "p":
            return _comment("paragraph", f"<p>{inline(element.content)}</p>")
        case "h2" | "h3":
            level = {} if element.tag == "h2" else {"level": 3}
            return _comment("heading", f"<{element.tag}>{inline(element.content)}</{element.tag}>", level)
        case "ul" | "ol":
            return _list(element)
        case "table":
            return _table(element)
        case "blockquote":
            inner = "\n\n".join(_block(one) for one in _elements(element))
            return _comment("quote", f'<blockquote class="wp-block-quote">{inner}</blockquote>')
        case "figure":
            return _image(element)
    raise AssertionError(f"<{element.tag}> is no block of a body")


def _comment(name: str, html: str, attributes: dict[str, Any] | None = None) -> str:
    given = f" {json.dumps(attributes, separators=(',', ':'))}" if attributes else ""
    return f"<!-- wp:{name}{given} -->\n{html}\n<!-- /wp:{name} -->"


def _list(element: Element) -> str:
    items = "\n\n".join(_comment("list-item", f"<li>{_item(one)}</li>") for one in _elements(element))
    ordered = {"ordered": True} if element.tag == "ol" else {}
    return _comment("list", f"<{element.tag}>{items}</{element.tag}>", ordered)


def _item(item: Element) -> str:
    """Its words, paragraphs of it apart by a line break, since an item holds no paragraph; lists in it are blocks."""
    words: list[str] = []
    lists: list[str] = []
    loose: list[Node] = []
    for one in item.content:
        if isinstance(one, Element) and one.tag in {"ul", "ol"}:
            lists.append(_list(one))
        elif isinstance(one, Element) and one.tag == "p":
            words.append(inline(one.content))
        else:
            loose.append(one)
    if loose:
        words.insert(0, inline(loose).strip())
    return "<br>".join(words) + "".join(lists)


def _table(table: Element) -> str:
    caption = "".join(
        _CAPTION.format(inline(one.content)) for one in _elements(table) if one.tag == "caption"
    )
    rows = "".join(inline([_rows_alone(one)]) for one in _elements(table) if one.tag != "caption")
    return _comment("table", f'<figure class="wp-block-table"><table>{rows}</table>{caption}</figure>')


def _rows_alone(part: Element) -> Element:
    return Element(part.tag, part.attributes, tuple(_elements(part)))


def _image(figure: Element) -> str:
    images = "".join(inline([one]) for one in _elements(figure) if one.tag == "img")
    caption = "".join(
        _CAPTION.format(inline(one.content)) for one in _elements(figure) if one.tag == "figcaption"
    )
    return _comment("image", f'<figure class="wp-block-image">{images}{caption}</figure>')


def _elements(element: Element) -> list[Element]:
    return [one for one in element.content if isinstance(one, Element)]
