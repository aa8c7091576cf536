"""The part of HTML that a body is written in: what every CMS keeps, and how it is read.

It is small and strict. A lenient parser would have to guess what a browser makes of a stray "<"; this one has nothing
to guess: what it cannot read is a fault. (html.parser repairs what it reads, differently from one Python to the next,
and takes longer to read a body than this takes to check it.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

INLINE = frozenset({"strong", "em", "a", "img"})
LISTS = frozenset({"ul", "ol"})
WORDED = ("p", "h2", "h3", "td", "th", "caption", "figcaption", "strong", "em")
HOLDS: dict[str, frozenset[str]] = {
    "": frozenset({"p", "h2", "h3", "blockquote", "figure", "table"}) | LISTS,
    **dict.fromkeys(WORDED, INLINE),
    "a": INLINE - {"a"},
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "li": INLINE | LISTS | {"p"},
    "blockquote": LISTS | {"p"},
    "figure": frozenset({"img", "figcaption"}),
    "table": frozenset({"caption", "thead", "tbody"}),
    "thead": frozenset({"tr"}),
    "tbody": frozenset({"tr"}),
    "tr": frozenset({"th", "td"}),
}
"""What may stand directly in each element; "" is the body itself. Words may stand wherever INLINE may."""
ATTRIBUTES: dict[str, frozenset[str]] = {
    "a": frozenset({"href"}),
    "img": frozenset({"src", "alt"}),
    "th": frozenset({"scope"}),
}
"""The attributes that an element has: all of them, and no others."""
CELLS = frozenset({"td", "th"})
"""Blocks that stand beside one another on a line of the HTML."""
LEAF = frozenset({"p", "h2", "h3", "li", "td", "th", "caption", "figcaption"})
"""Blocks whose text stands on its own: sentences and claims never cross its edges."""
GROUP = frozenset({"ul", "ol", "table", "thead", "tbody", "tr", "blockquote", "figure"})
BLOCKS = LEAF | GROUP

ENTITY = "&(?:[a-zA-Z][a-zA-Z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);"
TOKEN = re.compile(
    r'<(?P<close>/?)(?P<tag>[a-z][a-z0-9]*)(?P<attributes>(?: [a-z][a-z0-9-]*="[^"\n]*")*)>'
    rf"|(?P<text>(?:[^<>&]|{ENTITY})+)"
    r"|(?P<stray><!--|[<>&])"
)
"""A tag, words, or what is neither: every character of a text belongs to one of these."""
ATTRIBUTE = re.compile(r' ([a-z0-9-]+)="([^"]*)"')


def tokens(marked: str) -> Iterator[tuple[str, bool, str, str]]:
    """The tags of marked HTML and the words between them: tag, whether it closes, attributes; or words."""
    for token in TOKEN.finditer(marked):
        tag = token["tag"]
        yield (tag, bool(token["close"]), token["attributes"], "") if tag else ("", False, "", token[0])


@lru_cache(maxsize=4096)
def known_tokens(marked: str) -> tuple[tuple[str, bool, str, str], ...]:
    """The same of a text that comes again and again, read once."""
    return tuple(tokens(marked))
