"""What a draft prints, written down while it is printed.

Whatever a filter says of a figure goes into the text between two private-use characters: one that opens it and names
its entry in the ledger, one that closes it. They pass through Jinja, escaping and the language room untouched, nest,
and are taken out again by `typeset`, which then knows where each claim stands. Ingestion refuses these characters, so
no table can forge one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from newsgen.errors import LanguageError
from newsgen.model.body import Mark

FIRST, LAST = 0xF0000, 0xFFFFD
CLOSE = "\ue000"
PART_HEADLINE, PART_STANDFIRST, PART_BODY = "\ue010", "\ue011", "\ue012"
LINK_FIRST, LINK_LAST = 0x100000, 0x10FFFD

NAME, DEFINITION, INSERT = Mark("name"), Mark("definition"), Mark("insert")


@dataclass(slots=True)
class Ledger:
    """The marks of one draft, in the order in which they were printed; and which areas it has named so far."""

    marks: list[Mark] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def mark(self, text: str, entry: Mark) -> str:
        """The text between its marks. LanguageError past 65,534 marks: no story has so many."""
        number = FIRST + len(self.marks)
        if number > LAST:
            raise LanguageError("a draft prints more than 65,534 figures and names")
        self.marks.append(entry)
        return f"{chr(number)}{text}{CLOSE}"

    def first_mention(self, code: str) -> bool:
        """Whether this part of the draft names the area for the first time; from now on it has."""
        if code in self.named:
            return False
        self.named.add(code)
        return True

    def begin_part(self) -> None:
        """Headline, standfirst and body each name areas in full again."""
        self.named.clear()
