"""Words with marks and nothing else, as nearly every paragraph of phrases is: set at once, without reading tags."""

from __future__ import annotations

import re
from html import unescape

from newsgen.model.body import Line, Span
from newsgen.writing.ledger import CLOSE, FIRST, Ledger

_ORDINARY = re.compile(
    r"(?! )(?:[^<>&\s\ud800-\uf8ff\U000f0000-\U0010ffff]++| (?! )|&(?:amp|lt|gt|quot|#39|#34);)++(?<! )"
)
"""Words as a block of them has them: no tag, no white space but single spaces, none of it at the ends."""
_CUT = re.compile(r"&[^;]*$")
"""An entity that a mark stands in."""


def _is_ordinary(words: str) -> bool:
    if words.isprintable() and "<" not in words and ">" not in words and "&" not in words:
        return bool(words) and "  " not in words and words == words.strip(" ")
    return _ORDINARY.fullmatch(words) is not None


def plain_line(marked: str, ledger: Ledger) -> tuple[str, Line] | None:
    """The words as HTML, and as a line with its spans; None where they are to be read like any HTML.

    Its marks then are of figures and names alone, each opens and closes, and has words from edge to edge.
    """
    before, *pieces = marked.split(ledger.secret)
    plain = "".join([before, *[piece[1:] for piece in pieces]])
    if not _is_ordinary(plain):
        return None
    read = unescape if "&" in plain else str
    last = FIRST + len(ledger.marks)
    text, spans, opened = read(before), list[Span](), list[tuple[int, int]]()
    for piece in pieces:
        if "&" in before and _CUT.search(before):
            return None
        if piece[:1] == CLOSE:
            if not opened or before[-1:] == " " or (len(before) == 1 and before != CLOSE):
                return None
            start, number = opened.pop()
            if ledger.answers_for(number, text[start:]):
                spans.append(Span(start, len(text), ledger.marks[number]))
        elif piece and FIRST <= ord(piece[0]) < last and piece[1:2] != " ":
            opened.append((len(text), ord(piece[0]) - FIRST))
        else:
            return None
        text += read(piece[1:])
        before = piece
    return None if opened else (plain, Line(text, tuple(spans)))
