"""A template as it was written, in pieces that still have their text: words, prints, conditions, choices, blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment
from jinja2.exceptions import TemplateSyntaxError

from newsgen.errors import Fault, TemplateError

_PAIRED = {"for": "endfor", "macro": "endmacro", "call": "endcall", "filter": "endfilter", "with": "endwith"}


@dataclass(frozen=True, slots=True)
class Text:
    """Words and HTML."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class Print:
    """`{{ expression }}`."""

    source: str
    line: int
    expression: str


@dataclass(frozen=True, slots=True)
class If:
    """Its branches, each with its condition; "" is that of `else`."""

    source: str
    line: int
    branches: tuple[tuple[str, tuple[Node, ...]], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`{% one_of %}` and the wordings that it chooses from."""

    source: str
    line: int
    wordings: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """`{% block name %}`, or `{% set name %}` around words."""

    source: str
    line: int
    tag: str
    name: str
    within: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Tag:
    """Any other tag, with all up to its end."""

    source: str
    line: int
    tag: str
    rest: str


Node = Text | Print | If | Choice | Named | Tag


def read_template(text: str, where: str) -> tuple[Node, ...]:
    """The pieces of a template. TemplateError where it is none."""
    try:
        return _Reader([*_pieces(text)]).nodes()
    except TemplateSyntaxError as error:
        raise TemplateError(Fault(f"{where}, line {error.lineno}", str(error.message))) from None


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Every piece, those inside others too."""
    for node in nodes:
        yield node
        if isinstance(node, Named):
            yield from walk(node.within)
        elif isinstance(node, If):
            for _, within in node.branches:
                yield from walk(within)
        elif isinstance(node, Choice):
            for within in node.wordings:
                yield from walk(within)


@dataclass(frozen=True, slots=True)
class _Piece:
    sort: str
    source: str
    line: int
    inner: str = ""

    @property
    def tag(self) -> str:
        return self.inner.partition(" ")[0] if self.sort == "block" else ""

    @property
    def rest(self) -> str:
        return self.inner.partition(" ")[2].strip()


def _pieces(text: str) -> Iterator[_Piece]:
    """Text, prints and tags; comments are left out."""
    begun: list[str] = []
    sort, line = "", 1
    for at, kind, value in Environment(autoescape=True).lexer.tokeniter(text, None):
        if kind == "data":
            yield _Piece("data", value, at)
        elif kind in ("variable_begin", "block_begin"):
            sort, line, begun = kind.removesuffix("_begin"), at, []
        elif kind in ("variable_end", "block_end"):
            inner = " ".join("".join(begun).split())
            yield _Piece(
                sort, f"{{{{ {inner} }}}}" if sort == "variable" else f"{{% {inner} %}}", line, inner
            )
        elif not kind.startswith("comment"):
            begun.append(value)


class _Reader:
    """Takes the pieces one by one."""

    def __init__(self, pieces: list[_Piece]) -> None:
        self.pieces, self.at = pieces, 0

    def nodes(self, *ends: str) -> tuple[Node, ...]:
        """All up to a tag of `ends`, which is not taken."""
        found: list[Node] = []
        while self.at < len(self.pieces) and self.pieces[self.at].tag not in ends:
            piece = self.pieces[self.at]
            self.at += 1
            if piece.sort == "data":
                found.append(Text(piece.source, piece.line))
            elif piece.sort == "variable":
                found.append(Print(piece.source, piece.line, piece.inner))
            else:
                found.append(self._tag(piece))
        if ends and self.at == len(self.pieces):
            line = self.pieces[-1].line if self.pieces else 1
            raise TemplateSyntaxError(f"there is no {ends[-1]!r}", line)
        return tuple(found)

    def _tag(self, piece: _Piece) -> Node:
        start = self.at - 1
        if piece.tag == "if":
            branches = []
            condition: str | None = piece.rest
            while condition is not None:
                within = self.nodes("elif", "else", "endif")
                branches.append((condition, within))
                end = self._take()
                condition = {"elif": end.rest, "else": ""}.get(end.tag)
            return If(self._source(start), piece.line, tuple(branches))
        if piece.tag == "one_of":
            wordings = [self.nodes("or", "endone_of")]
            while self._take().tag == "or":
                wordings.append(self.nodes("or", "endone_of"))
            return Choice(self._source(start), piece.line, tuple(wordings))
        if piece.tag == "block" or (piece.tag == "set" and "=" not in piece.rest):
            within = self.nodes("end" + piece.tag)
            self._take()
            return Named(self._source(start), piece.line, piece.tag, piece.rest.partition(" ")[0], within)
        if piece.tag in _PAIRED:
            self.nodes(_PAIRED[piece.tag])
            self._take()
        return Tag(self._source(start), piece.line, piece.tag, piece.rest)

    def _take(self) -> _Piece:
        self.at += 1
        return self.pieces[self.at - 1]

    def _source(self, start: int) -> str:
        return "".join(piece.source for piece in self.pieces[start : self.at])
