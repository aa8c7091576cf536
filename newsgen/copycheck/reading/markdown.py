"""Markdown, by CommonMark with tables; HTML within it is read as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsgen.copycheck.lines import Kind, Line, row, tidy
from newsgen.copycheck.reading.html import read_html


def looks_like_markdown(text: str) -> bool:
    """Whether it has signs that plain text has not: headings, tables, bold, links."""
    return (
        re.search(r"^#{1,6} \S|^\s*\|?[ :]*-{3,}[ :]*\||\*\*\S|\]\((?:https?:|[\w./-]+\))", text, re.M)
        is not None
    )


def read_markdown(source: str) -> tuple[Line, ...]:
    """Its lines. What is struck out is no text."""
    found: list[Line] = []
    kind: Kind = "prose"
    quoted = group = 0
    cells: list[str] | None = None
    number, head = 1, False
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        if token.map:
            number = token.map[0] + 1
        match token.type:
            case "bullet_list_open" | "ordered_list_open" | "table_open":
                group += 1
            case "blockquote_open":
                quoted += 1
            case "blockquote_close":
                quoted -= 1
            case "heading_open":
                kind = "heading"
            case "list_item_open":
                kind = "item"
            case "heading_close" | "list_item_close":
                kind = "prose"
            case "thead_open" | "thead_close":
                head = token.type == "thead_open"
            case "tr_open":
                cells = []
            case "tr_close":
                found.append(row(number, tuple(cells or ()), group, head=head))
                cells = None
            case "inline" if cells is not None:
                cells.append(tidy(_text(token.children or ())))
            case "inline":
                inner = token.children or ()
                for offset, text in enumerate(_broken(inner)):
                    if text:
                        is_link = _is_link(inner) and kind != "heading"
                        shown: Kind = "link" if is_link else "quote" if quoted and kind == "prose" else kind
                        found.append(Line(number + offset, text, shown, (), group if kind == "item" else 0))
            case "html_block":
                found += [
                    Line(number + n.number - 1, n.text, n.kind, n.cells, n.group)
                    for n in read_html(token.content)
                ]
            case "fence" | "code_block":
                found += [Line(number, tidy(text)) for text in token.content.splitlines() if tidy(text)]
    return tuple(line for line in found if line.text.strip(" |"))


def _text(tokens: Sequence[Token]) -> str:
    out, struck = [], 0
    for token in tokens:
        struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        if not struck:
            out.append(
                {"softbreak": " ", "hardbreak": "\n"}.get(
                    token.type, token.content if token.type in {"text", "code_inline"} else ""
                )
            )
    return "".join(out)


def _broken(tokens: Sequence[Token]) -> list[str]:
    return [tidy(text) for text in _text(tokens).split("\n")]


def _is_link(tokens: Sequence[Token]) -> bool:
    inside = outside = depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        inside, outside = (
            (inside + len(token.content), outside) if depth else (inside, outside + len(token.content))
        )
    return inside > 0 and inside >= 0.6 * (inside + outside)
