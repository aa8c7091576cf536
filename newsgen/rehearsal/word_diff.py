"""Two versions of a text, paragraph by paragraph, and in each the words that stayed, came and went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from newsgen.rehearsal.requests import Piece

Paragraph = tuple[Piece, ...]
_WORD = re.compile(r"\s*\S+|\s+\Z")
MOST_WORDS = 600
"""A longer paragraph is shown as gone and as new, whole: the comparison takes the product of both lengths."""


def paragraphs_compared(before: Sequence[str], after: Sequence[str]) -> tuple[Paragraph, ...]:
    """All paragraphs of both, in order; one that is only in one of them is a single piece.

    >>> paragraphs_compared(["It rose.", "It fell."], ["It rose."])
    ((Piece(what='same', text='It rose.'),), (Piece(what='gone', text='It fell.'),))
    """
    out: list[Paragraph] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            out += [(Piece("same", text),) for text in after[c:d]]
            continue
        for old, new in zip_longest(before[a:b], after[c:d]):
            out.append(words_compared(old or "", new or ""))
    return tuple(out)


def words_compared(before: str, after: str) -> Paragraph:
    """The words of both, those that stayed once, with the space before them.

    >>> [*map(tuple, words_compared("It rose by 3 per cent.", "It went up by 3 per cent."))]
    [('same', 'It'), ('gone', ' rose'), ('new', ' went up'), ('same', ' by 3 per cent.')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > MOST_WORDS:
        return tuple(_pieces(("gone", old), ("new", new)))
    out: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            out += _pieces(("same", new[c:d]))
        else:
            out += _pieces(("gone", old[a:b]), ("new", new[c:d]))
    return tuple(out)


def _pieces(*found: tuple[str, Sequence[str]]) -> Iterator[Piece]:
    for what, words in found:
        if words:
            yield Piece(what, "".join(words))  # type: ignore[arg-type]
