"""A file, whatever a newsroom keeps its copy in, as lines."""

from __future__ import annotations

from newsgen.copycheck.lines import MOST_LINES, MOST_TEXT, EditedCopy, Line, TooLongError
from newsgen.copycheck.reading.docx import read_docx
from newsgen.copycheck.reading.html import looks_like_html, read_html
from newsgen.copycheck.reading.markdown import looks_like_markdown, read_markdown
from newsgen.copycheck.reading.plain import read_plain
from newsgen.errors import Fault, InputError

LARGEST_DOCX = 32 * 2**20
"""Bytes: a document may have pictures, which are not read."""
LARGEST_PAGE = 5 * 2**20
LARGEST_MARKDOWN = 100 * 2**10
WANTED = "the copy of one story: HTML, plain text, Markdown or DOCX"
_OTHER_FORMATS = {
    b"%PDF": "a PDF",
    b"{\\rtf": "rich text (RTF)",
    b"\xd0\xcf\x11\xe0": "an old Word document (.doc)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a file packed by gzip",
}


def read_copy(data: bytes, where: str) -> EditedCopy:
    """The lines of a file, its format told from its content, and Markdown from plain text also from the name `where`.

    InputError: empty; binary, or of a format that is not read; larger than any story.
    """
    if data.startswith(b"PK\x03\x04"):
        return _told(EditedCopy("docx", "paragraph", read_docx(data, where)), where)
    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise InputError(Fault(where, what, WANTED))
    if len(data) > LARGEST_PAGE:
        raise too_large(where, LARGEST_PAGE)
    text = _decoded(data, where)
    if looks_like_html(text):
        try:
            return _told(EditedCopy("html", "line", read_html(text)), where)
        except TooLongError:
            raise _too_long(where) from None
    if where.lower().endswith((".md", ".markdown")) or looks_like_markdown(text):
        if len(data) > LARGEST_MARKDOWN:
            raise too_large(where, LARGEST_MARKDOWN)
        return _told(EditedCopy("markdown", "line", read_markdown(text)), where)
    return _told(EditedCopy("text", "line", read_plain(text)), where)


def too_large(where: str, most: int) -> InputError:
    """The error for a file of more bytes than a story has."""
    size = f"{most // 2**20} MiB" if most >= 2**20 else f"{most // 2**10} KiB"
    return InputError(Fault(where, f"more than {size}", WANTED))


def _decoded(data: bytes, where: str) -> str:
    """UTF-8, or UTF-16 by its mark, or what Windows wrote in Western Europe."""
    try:
        text = data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    strange = sum(c == "\ufffd" or (ord(c) < 32 and c not in "\t\n\r\f\v") for c in text[:100_000])
    if strange > len(text[:100_000]) // 200:
        raise InputError(Fault(where, "not text", WANTED))
    return text


def _told(copy: EditedCopy, where: str) -> EditedCopy:
    if not any(any(c.isalnum() for c in line.text) for line in copy.lines):
        raise InputError(Fault(where, "an empty file" if not copy.lines else "no words", WANTED))
    if len(copy.lines) > MOST_LINES or sum(len(line.text) for line in copy.lines) > MOST_TEXT:
        raise _too_long(where)
    return copy


def _too_long(where: str) -> InputError:
    return InputError(Fault(where, "more text or markup than any story has", WANTED))


__all__ = ["Copy", "Line", "read_copy"]
