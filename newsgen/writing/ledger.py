"""What a draft prints, written down while it is printed.

Whatever a filter says of a figure goes into the text between two marks: one that opens it and names its entry in the
ledger, one that closes it. They pass through Jinja, escaping and the language room untouched, nest, and are taken out
again by `typeset`, which then knows where each claim stands.

A mark is a secret and a character. The secret is drawn for each draft, so that nothing that a person writes in a
template, an insert or a table can make one, by whatever escape: private-use characters that come another way are no
marks, and are dropped where they would enter the draft. It is drawn at random, and leaves no trace in what is written.
A template may catch what a filter printed and cut its marks out, so the ledger also keeps the words: marks that stand
around others answer for nothing.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from newsgen.errors import LanguageError
from newsgen.model.body import Element, Line, Mark
from newsgen.model.derivation import Input
from newsgen.model.hidden import PRIVATE
from newsgen.writing.grammar import BLOCKS

FIRST, LAST = 0xF0000, 0xFFFFD
CLOSE = "\ue000"
PART_HEADLINE, PART_STANDFIRST, PART_BODY = "\ue010", "\ue011", "\ue012"
LINK_FIRST, LINK_LAST = 0x100000, 0x10FFFD
ROWS_FIRST, ROWS_LAST = 0xE100, 0xE1FF
_LETTERS = 4
"""Of a secret: 64 bits, of which nobody can guess any while a draft is printed."""

DEFINITION, INSERT = Mark("definition"), Mark("insert")

_TAG = re.compile(r"<[^<>]*>")
_BLOCK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS))})\b[^<>]*>")


def bare(text: str) -> str:
    """The letters and signs of a text: no marks, no white space, no capitals."""
    return "".join((text if text.isascii() else PRIVATE.sub("", text)).split()).casefold()


def _drawn() -> str:
    return "".join(chr(FIRST + secrets.randbelow(LAST - FIRST)) for _ in range(_LETTERS))


@dataclass(slots=True)
class Ledger:
    """The marks of one draft, in the order in which they were printed; and which areas it has named so far."""

    marks: list[Mark] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    secret: str = field(default_factory=_drawn, repr=False)
    words: list[tuple[str, ...]] = field(default_factory=list, repr=False)
    """For each mark, what it was set around, and what filters have made of that."""
    tables: list[tuple[Sequence[Element], Sequence[Line]]] = field(default_factory=list, repr=False)
    """Rows that are set already, and their lines."""
    gaps: list[tuple[Input, Input]] = field(default_factory=list, repr=False)
    """The two figures of each difference that is another as print has them than it is exactly."""
    alone: frozenset[int] = frozenset()
    """Which of these stand in the draft without both figures: no reader subtracts, so they are told as they are."""
    alts: dict[str, Line] = field(default_factory=dict, repr=False)
    """What answers for the words of pictures, by these words: no mark can stand in an attribute."""

    def mark(self, text: str, entry: Mark) -> str:
        """The text between its marks."""
        return f"{self.secret}{self.enter(text, entry)}{text}{self.secret}{CLOSE}"

    def enter(self, text: str, entry: Mark) -> str:
        """The character of a new mark of this text. LanguageError past 65,534 marks: no story has so many."""
        number = FIRST + len(self.marks)
        if number > LAST:
            raise LanguageError("a draft prints more than 65,534 figures and names")
        self.marks.append(entry)
        self.words.append((text,))
        return chr(number)

    def as_it_is(self, first: Input, second: Input) -> bool:
        """Whether a difference of these two, which print has as another, is told exactly in this draft."""
        self.gaps.append((first, second))
        return len(self.gaps) - 1 in self.alone

    def gaps_alone(self) -> frozenset[int]:
        """Those differences of which the draft does not print both figures."""
        told = [mark.origin for mark in self.marks if mark.kind == "claim"] if self.gaps else []
        return frozenset(i for i, ends in enumerate(self.gaps) if not all(end in told for end in ends))

    def answers_for(self, number: int, words: str) -> bool:
        """Whether these are the words of the mark of that number, capitals and white space aside.

        An insert goes over several blocks, and answers for the words of each, but for no part of them.
        """
        if words in self.words[number]:
            return True
        heard = bare(words)
        if self.marks[number] is INSERT:
            blocks = _BLOCK.split(self.words[number][0])
            return heard in [bare(unescape(_TAG.sub("", block))) for block in blocks]
        return any(heard in (bare(said), bare(unescape(said))) for said in self.words[number])

    def respelled(self, before: str, after: str) -> None:
        """Let marks answer for what a filter of ours made of their words: 24 areas -> Twenty-four areas."""
        if before.casefold() == after.casefold():  # as they do already
            return
        now = self._inside(unescape(after))
        for number, words in self._inside(unescape(before)).items():
            if number in now and self.answers_for(number, words) and now[number] not in self.words[number]:
                self.words[number] = (*self.words[number], now[number])

    def _inside(self, text: str) -> dict[int, str]:
        """The words within each mark of a text."""
        found: dict[int, str] = {}
        open_marks: list[int] = []
        for piece in text.split(self.secret)[1:]:
            number = ord(piece[0]) - FIRST if piece else -1
            if piece[:1] == CLOSE and open_marks:
                open_marks.pop()
            elif 0 <= number < len(self.marks):
                open_marks.append(number)
                found[number] = ""
            for one in open_marks:
                found[one] += piece[1:]
        return found

    def link(self, number: int) -> str:
        """Where the headline of the story of that number is to stand."""
        return f"{self.secret}{chr(LINK_FIRST + number)}"

    def rows(self, rows: Sequence[Element], lines: Sequence[Line]) -> str:
        """Where rows are to stand. LanguageError past 256 tables."""
        number = ROWS_FIRST + len(self.tables)
        if number > ROWS_LAST:
            raise LanguageError("a draft prints more than 256 tables")
        self.tables.append((rows, lines))
        return f"{self.secret}{chr(number)}"

    def begin_part(self, part: str) -> str:
        """Where headline, standfirst or body begins; each names areas in full again."""
        self.named.clear()
        return self.secret + part

    def part(self, text: str, part: str) -> str:
        """What stands between the beginning of that part and of the next; "" where the text has no such part."""
        found = text.partition(self.secret + part)[2]
        ends = (found.find(self.secret + other) for other in (PART_HEADLINE, PART_STANDFIRST, PART_BODY))
        return found[: min((end for end in ends if end >= 0), default=len(found))]

    def parts(self, text: str) -> list[str]:
        """The parts in which a text begins, in order."""
        after = (piece[:1] for piece in text.split(self.secret)[1:])
        return [part for part in after if part in (PART_HEADLINE, PART_STANDFIRST, PART_BODY)]

    def first_mention(self, code: str) -> bool:
        """Whether this part of the draft names the area for the first time; from now on it has."""
        if code in self.named:
            return False
        self.named.add(code)
        return True
