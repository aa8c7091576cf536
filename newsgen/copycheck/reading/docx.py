"""DOCX: the text of its body, with what a tracked change put in and without what it took out.

A word processor's file is a zip of XML. Only its main part is read, in a stream and up to a limit, so that what else is
in it (macros, pictures, relations to the outside, a bomb) is never opened; a document type, which no such file has and
which entities would need, is refused. (python-docx unpacks every part at once, and leaves out what a tracked change put
in.)
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from newsgen.copycheck.lines import Kind, Line, row, tidy
from newsgen.errors import Fault, InputError

MOST_XML = 24 * 2**20
_PART = "word/document.xml"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_CHUNK = 2**16
_GONE = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "footnoteReference"})


def read_docx(data: bytes, where: str) -> tuple[Line, ...]:
    """Its paragraphs, list items and rows; a line's number counts paragraphs, empty ones too.

    InputError: no zip, no Word document, broken or encrypted, larger unpacked than any story, or with a document type.
    """
    body = _Body()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = body.start
    parser.EndElementHandler = body.end
    parser.CharacterDataHandler = body.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in _chunks(data):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except _RefusedError as refused:
        raise InputError(Fault(where, str(refused), "a Word document of one story")) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError):
        raise InputError(Fault(where, "a zip that is broken or encrypted", "a Word document")) from None
    except expat.ExpatError as error:
        raise InputError(Fault(where, f"XML that cannot be read: {error}", "a Word document")) from None
    return tuple(body.lines)


class _RefusedError(Exception):
    """What was found that is refused."""


def _refuse_doctype(*_: object) -> None:
    raise _RefusedError("a document type, which no word processor writes")


def _chunks(data: bytes) -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if _PART not in package.namelist():
            raise _RefusedError(f"a zip without {_PART}")
        read = 0
        with package.open(_PART) as part:
            while chunk := part.read(_CHUNK):
                read += len(chunk)
                if read > MOST_XML:
                    raise _RefusedError(f"more than {MOST_XML // 2**20} MiB of text, unpacked")
                yield chunk


class _Body:
    """The body as it goes by."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.number = self.gone = self.tables = self.groups = self.depth = 0
        self.pieces: list[str] = []
        self.cells: list[str] = []
        self.kind: Kind = "prose"
        self.linked = self.links = 0
        self.in_text = self.first_row = False
        self.last_was_item = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace not in {_W, _STRICT, _COMPATIBILITY}:
            return
        if tag in _GONE:
            self.gone += 1
        value = attributes.get(f"{namespace} val", "")
        match tag:
            case "p":
                self.number += 1
                if not self.tables:
                    self.pieces, self.kind, self.linked = [], "prose", 0
                elif self.pieces:
                    self.pieces.append(" ")
            case "pStyle":
                style = value.lower()
                if style.startswith(("heading", "title")):
                    self.kind = "heading"
                elif "quote" in style:
                    self.kind = "quote"
                elif style.startswith("list"):
                    self.kind = "item"
            case "numPr":
                self.kind = "item"
            case "t":
                self.in_text = True
            case "tab" | "br" | "cr":
                self.pieces.append("\t" if tag == "tab" else " ")
            case "noBreakHyphen":
                self.pieces.append("-")
            case "hyperlink":
                self.links += 1
            case "tbl":
                self.tables += 1
                self.groups += self.tables == 1
                self.first_row = True
            case "tr" if self.tables == 1:
                self.cells = []
            case "tc" if self.tables == 1:
                self.pieces = []

    def text(self, data: str) -> None:
        if self.in_text and not self.gone:
            self.pieces.append(data)
            self.linked += len(data) if self.links else 0

    def end(self, name: str) -> None:
        namespace, _, tag = name.rpartition(" ")
        if namespace not in {_W, _STRICT, _COMPATIBILITY}:
            return
        if tag in _GONE:
            self.gone -= 1
        match tag:
            case "t":
                self.in_text = False
            case "hyperlink":
                self.links -= 1
            case "p" if not self.tables:
                self._paragraph()
            case "tc" if self.tables == 1:
                self.cells.append(tidy("".join(self.pieces)))
                self.pieces = []
            case "tr" if self.tables == 1:
                digits = any(c.isdigit() for cell in self.cells[1:] for c in cell.split()[0:1])
                self.lines.append(
                    row(self.number, tuple(self.cells), self.groups, head=self.first_row and not digits)
                )
                self.first_row = False
            case "tbl":
                self.tables -= 1

    def _paragraph(self) -> None:
        raw = "".join(self.pieces)
        cells = tuple(tidy(cell) for cell in raw.split("\t") if tidy(cell))
        text = tidy(raw)
        if not text:
            return
        if len(cells) > 2:
            self.lines.append(row(self.number, cells, self.groups))
            return
        self.groups += self.kind == "item" and not self.last_was_item
        self.last_was_item = self.kind == "item"
        kind: Kind = "link" if self.linked >= 0.6 * len(raw) and self.kind != "heading" else self.kind
        self.lines.append(Line(self.number, text, kind, (), self.groups if self.kind == "item" else 0))
