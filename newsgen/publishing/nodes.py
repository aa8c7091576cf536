"""A body's HTML as nodes again: the form in which links are changed and a CMS's blocks are made.

Only what passes the allow-list of bodies (`writing.check_body`) becomes nodes, whoever wrote the file it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape, unescape

from newsgen.errors import Fault, PublishError
from newsgen.model.body import Element, Node
from newsgen.writing.check_body import check_body
from newsgen.writing.grammar import ATTRIBUTE, tokens


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: str
    content: list[Node] = field(default_factory=list)


def nodes_of(html: str, where: str) -> tuple[Node, ...]:
    """The blocks of a body. PublishError with what the allow-list finds wrong with it; line ends between blocks go."""
    if found := check_body(html):
        wanted = "the HTML that newsgen wrote: build the edition again"
        raise PublishError(*(Fault(where, one, wanted) for one in found))
    open_: list[_Open] = [_Open("", "")]
    for tag, closes, attributes, words in tokens(html):
        if not tag:
            if words.strip():
                open_[-1].content.append(words)
            elif "\n" not in words:
                open_[-1].content.append(" ")
        elif closes:
            done = open_.pop()
            open_[-1].content.append(Element(done.tag, done.attributes, tuple(done.content)))
        elif tag == "img":
            open_[-1].content.append(Element(tag, attributes, ()))
        else:
            open_.append(_Open(tag, attributes))
    return tuple(open_[0].content)


def words_of(nodes: Iterable[Node]) -> str:
    """Their words, as readers see them."""
    return "".join(unescape(one) if isinstance(one, str) else words_of(one.content) for one in nodes)


def attributes_of(element: Element) -> dict[str, str]:
    """Its attributes by name, as readers' programs understand them."""
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(element.attributes)}


def inline(nodes: Iterable[Node]) -> str:
    """Words and what marks them as HTML, escaped in one way: as WordPress, for an author, would rewrite it anyway."""
    out = []
    for one in nodes:
        if isinstance(one, str):
            out.append(escape(unescape(one), quote=False))
            continue
        given = "".join(f' {name}="{escape(value)}"' for name, value in attributes_of(one).items())
        out.append(
            f"<img{given}/>" if one.tag == "img" else f"<{one.tag}{given}>{inline(one.content)}</{one.tag}>"
        )
    return "".join(out)


def html_of(nodes: Iterable[Node]) -> str:
    """The blocks as HTML, one a line."""
    return "".join(f"{inline([one])}\n" for one in nodes)
