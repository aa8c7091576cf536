"""Words with marks and nothing else, as nearly every paragraph of phrases is: set at once, without reading tags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from newsgen.model.body import Line, Span
from newsgen.writing.ledger import CLOSE, FIRST, Ledger

_ORDINARY = re.compile(
    r"(?! )(?:(?! [ ])[^<>&\s\ud800-\uf8ff\U000f0000-\U0010ffff]| (?! )|&(?:amp|lt|gt|quot|#39|#34);)+(?<! )"
)
"""Words as a block of them has them: no tag, no white space but single spaces, none of it at the ends."""
_CUT = re.compile(r"&[^;]*$")
"""An entity that a mark stands in."""


def plain_line(marked: str, ledger: Ledger) -> tuple[str, Line] | None:
    """The words as HTML, and as a line with its spans; None where they are to be read like any HTML."""
    pieces = marked.split(ledger.secret)
    plain = "".join([pieces[0], *(piece[1:] for piece in pieces[1:])])
    if not _ORDINARY.fullmatch(plain) or not _is_plain(pieces, ledger):
        return None
    text, spans, opened = unescape(pieces[0]), list[Span](), list[tuple[int, int]]()
    for piece in pieces[1:]:
        if piece[0] == CLOSE:
            start, number = opened.pop()
            if ledger.answers_for(number, text[start:]):
                spans.append(Span(start, len(text), ledger.marks[number]))
        else:
            opened.append((len(text), ord(piece[0]) - FIRST))
        text += unescape(piece[1:])
    return plain, Line(text, tuple(spans))


def _is_plain(pieces: Sequence[str], ledger: Ledger) -> bool:
    """Whether its marks are of figures and names alone, each opens and closes, and has words from edge to edge."""
    last, before, depth = FIRST + len(ledger.marks), pieces[0], 0
    for piece in pieces[1:]:
        if piece[:1] == CLOSE:
            depth -= 1
            if depth < 0 or before[-1:] == " " or (len(before) == 1 and before != CLOSE):
                return False
        elif not piece or not FIRST <= ord(piece[0]) < last or piece[1:2] == " ":
            return False
        else:
            depth += 1
        if "&" in before and _CUT.search(before):
            return False
        before = piece
    return depth == 0
