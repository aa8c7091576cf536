"""Bytes -> UTF-8: byte order marks, UTF-16, Windows-1252, and a value that is not text at all."""

from __future__ import annotations

import codecs
import re
from encodings.aliases import aliases

from newsgen.errors import Fault, SourceError, nearest

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PREVIEW = 1 << 16


def to_utf8(data: bytes, name: str, encoding: str = "") -> tuple[bytes, str]:
    """The same text in UTF-8 without a byte order mark, and the encoding that it was in.

    Undeclared, it is what the mark says, else UTF-8, else Windows-1252 where that is possible, else what
    charset-normalizer finds. SourceError: no such encoding, or one that does not fit; bytes that are not text.
    """
    mark = next((m for m in _MARKS if data.startswith(m)), b"")
    said = _known(encoding, name) if encoding else _MARKS.get(mark, "")
    known = said or _found(data, name)
    body = data.removeprefix(mark)
    if known == "utf-8":
        if said:  # what was found has been tried
            _check_utf8(body, name)
        text = body
    else:
        text = _decoded(body, known, name).encode("utf-8", "surrogatepass")
    _check_text(text, name)
    return text, known


def _known(encoding: str, name: str) -> str:
    try:
        known = codecs.lookup(encoding).name
    except LookupError:
        close = nearest(encoding, sorted({*aliases, "utf-8", "windows-1252", "utf-16"}))
        raise SourceError(Fault(name, f"the encoding {encoding!r}", "one that Python knows", close)) from None
    return {"utf-8-sig": "utf-8"}.get(known, known)


def _found(data: bytes, name: str) -> str:
    head = data[:_PREVIEW]
    if head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    if _is(data, "utf-8"):
        return "utf-8"
    _check_text(data, name)
    if _is(data, "cp1252"):
        return "cp1252"
    from charset_normalizer import from_bytes  # slow to import, seldom needed

    best = from_bytes(head).best()
    if best is None or not _is(data, best.encoding):
        raise SourceError(Fault(name, "its encoding could not be found", "`encoding` in the project file"))
    return str(best.encoding)


def _is(data: bytes, encoding: str) -> bool:
    if encoding == "utf-8" and data.isascii():  # known ten times sooner than decoded
        return True
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _check_utf8(body: bytes, name: str) -> None:
    if not body.isascii():
        _decoded(body, "utf-8", name)


def _decoded(body: bytes, encoding: str, name: str) -> str:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, UnicodeError) as error:
        at = getattr(error, "start", 0)
        line = body.count(b"\n", 0, at) + 1
        found = f"byte {at:,} (line {line}) does not fit the encoding {encoding}"
        raise SourceError(Fault(name, found, "the right `encoding` in the project file")) from None


def _check_text(text: bytes, name: str) -> None:
    head = text[:_PREVIEW]
    if b"\0" in head or len(_CONTROL.findall(head)) > len(head) // 100:
        raise SourceError(
            Fault(name, "it is no text but a binary file", "CSV, TSV, XLSX, ODS, JSON or Parquet")
        )
    start = head.lstrip()[:20].lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise SourceError(Fault(name, "it is a web page or XML", "CSV, TSV, XLSX, ODS, JSON or Parquet"))
    if start.startswith((b"%pdf", b"{\\rtf")):
        raise SourceError(Fault(name, "it is a document", "CSV, TSV, XLSX, ODS, JSON or Parquet"))
