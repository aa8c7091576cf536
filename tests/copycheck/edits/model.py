"""A draft as an editor has it before him: paragraphs of sentences, and rows; and how files of several kinds hold it."""

from __future__ import annotations

import html
import io
import random
import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

_TAGGED = re.compile(r"<(/?)(\w+)[^>]*>")


@dataclass
class Block:
    """`kind` is h1, p, h2, li, caption, head or row; a row has cells, all else sentences."""

    kind: str
    sentences: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    link: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.sentences)


@dataclass
class Model:
    record: dict[str, Any]
    blocks: list[Block]

    def copy(self) -> Model:
        return Model(self.record, deepcopy(self.blocks))

    def prose(self) -> list[Block]:
        """Blocks of sentences that are the story's own: no link, no list, not what is said about the figures."""
        own = []
        for block in self.blocks:
            if block.kind == "h2":
                break
            if block.kind in {"h1", "p"} and not block.link:
                own.append(block)
        return own

    def rows(self) -> list[Block]:
        return [b for b in self.blocks if b.kind == "row"]


def split(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+(?=[A-Z0-9“])", text)


def model_of(record: dict[str, Any]) -> Model:
    blocks = [Block("h1", [record["headline"]])]
    if record["standfirst"]:
        blocks.append(Block("p", [record["standfirst"]]))
    for line in record["body_html"].splitlines():
        kind = (_TAGGED.match(line) or [None, None, ""])[2]
        text = html.unescape(re.sub(r"<[^>]*>", "", line))
        if kind == "tr":
            cells = [
                html.unescape(re.sub(r"<[^>]*>", "", c))
                for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line)
            ]
            blocks.append(Block("row" if "<td" in line else "head", cells=cells))
        elif text.strip() and kind in {"p", "h2", "h3", "li", "caption", "figcaption"}:
            kind = {"h3": "h2", "figcaption": "caption"}.get(kind, kind)
            blocks.append(Block(kind, split(text), link="<strong>" in line and "<a " in line))
    return Model(record, blocks)


def written(model: Model, kind: str, dice: random.Random) -> tuple[bytes, str]:
    """The bytes of a file, and its suffix."""
    return WRITERS[kind](model, dice)


def _plain(model: Model, dice: random.Random) -> tuple[bytes, str]:
    out = []
    for block in model.blocks:
        if block.cells:
            out.append("   ".join(c.ljust(30 if i == 1 else 5) for i, c in enumerate(block.cells)))
        else:
            out += ["", ("- " if block.kind == "li" else "") + block.text]
    return "\n".join(out).encode(), ".txt"


def _tagged(model: Model, paragraph: str = "<p>{}</p>", table: str = "table") -> str:
    out, inside = [], False
    for block in model.blocks:
        if block.cells:
            if not inside and table == "table":
                out.append("<table>")
            inside = True
            cell = "th" if block.kind == "head" else "td"
            if table == "table":
                out.append(
                    "<tr>" + "".join(f"<{cell}>{html.escape(c)}</{cell}>" for c in block.cells) + "</tr>"
                )
            elif block.kind == "row":
                name, *figures = (
                    block.cells[1:] if re.fullmatch(r"(?:Joint )?\d+", block.cells[0]) else block.cells
                )
                out.append(f"<li>{html.escape(name)}: {', '.join(figures)}</li>")
            continue
        if inside and table == "table":
            out.append("</table>")
        inside = False
        text = html.escape(block.text, quote=False)
        match block.kind:
            case "p" | "caption":
                out.append(paragraph.format(text))
            case kind:
                out.append(f"<{kind}>{text}</{kind}>")
    if inside and table == "table":
        out.append("</table>")
    return "\n".join(out)


def _html(model: Model, dice: random.Random) -> tuple[bytes, str]:
    return _tagged(model).encode(), ".html"


def _gutenberg(model: Model, dice: random.Random) -> tuple[bytes, str]:
    text = _tagged(
        model,
        '<!-- wp:paragraph {{"n":12}} -->\n<p class="has-12-columns">{}</p>\n<!-- /wp:paragraph -->',
        "list",
    )
    return text.replace("'", "&#8217;").encode(), ".html"


def _divs(model: Model, dice: random.Random) -> tuple[bytes, str]:
    text = _tagged(model, '<div style="margin:0 0 12px"><span data-id="99">{}</span></div>')
    text = re.sub(r"(\d) (cases|neighbourhoods|new)", "\\1\u00a0\\2", text).replace(
        "week to ", "week to&nbsp;"
    )
    return (
        f"<html><body><nav>12 stories</nav><main>{text}</main><footer>Call 01325 111222</footer></body></html>".encode(),
        ".html",
    )


def _markdown(model: Model, dice: random.Random) -> tuple[bytes, str]:
    out = []
    for block in model.blocks:
        if block.cells:
            out.append("| " + " | ".join(block.cells) + " |")
            if block.kind == "head":
                out.append("|" + "---|" * len(block.cells))
        else:
            mark = {"h1": "# ", "h2": "## ", "li": "- "}.get(block.kind, "")
            out += ["", mark + block.text] + ([""] if block.kind == "caption" else [])
    return "\n".join(out).encode(), ".md"


def _docx(model: Model, dice: random.Random) -> tuple[bytes, str]:
    def paragraph(text: str, style: str = "") -> str:
        runs = "".join(
            f'<w:r><w:t xml:space="preserve">{html.escape(part, quote=False)}</w:t></w:r>'
            for part in re.split(r"(?<= )", text)
        )
        return f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{style}{chr(34)}/></w:pPr>' if style else ''}{runs}</w:p>"

    body, rows = [], []
    for block in [*model.blocks, Block("p")]:
        if block.cells:
            rows.append("<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in block.cells) + "</w:tr>")
            continue
        if rows:
            body.append(f"<w:tbl>{''.join(rows)}</w:tbl>")
            rows = []
        body.append(
            paragraph(
                block.text, {"h1": "Title", "h2": "Heading2", "li": "ListParagraph"}.get(block.kind, "")
            )
        )
    xml = f'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{"".join(body)}</w:body></w:document>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", xml)
    return packed.getvalue(), ".docx"


WRITERS = {
    "text": _plain,
    "html": _html,
    "gutenberg": _gutenberg,
    "divs": _divs,
    "markdown": _markdown,
    "docx": _docx,
}
