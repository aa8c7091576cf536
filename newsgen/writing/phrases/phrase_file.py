"""A `.phrases` file: the roles of a kind of finding, when each of their wordings fits, and the wordings.

    lead
      when highest is tied
        say {{ highest.joint|and_list|sentence }} share ...
      otherwise
        say {{ highest.top|sentence }} had ...
        or  In {{ period }}, ...

A role stands at the margin, all else is indented. `when A is x or y and B is z` and `otherwise` begin a case; `say` is
its first wording, `or` a further one, and `nothing` says that the case is silent. A role without `when` has one case.
The first case that fits is said. `#` begins a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsgen.errors import Fault, nearest

NAME = re.compile(r"[a-z][a-z0-9_]*")
_QUESTION = re.compile(r"([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?) is (.+)")
_BEGINS = ("when", "otherwise", "say", "or", "nothing")
NONE, FOUND = "none", "found"
"""The answer of a finding that found nothing; and the one that stands for every other."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A question and the answers that fit."""

    question: str
    answers: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.question} is {' or '.join(self.answers)}"

    def fits(self, answer: str) -> bool:
        """Whether an answer is one of them."""
        return answer in self.answers or (FOUND in self.answers and answer != NONE)


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence, as it is written: Jinja, without its `say` or `or`."""

    text: str
    where: str
    line: int
    adds: bool = False
    """Whether it stands under an `or`."""


@dataclass(slots=True)
class Case:
    """What is said when all conditions hold: one of the wordings, or nothing where there are none.

    One that `adds` has wordings under `or` alone: they come to those of the next case that fits.
    """

    conditions: tuple[Condition, ...]
    where: str
    line: int
    wordings: list[Wording] = field(default_factory=list)
    silent: bool = False
    when: str = field(init=False)
    """Its conditions in words; "otherwise" where there are none."""

    def __post_init__(self) -> None:
        whens = " and ".join(map(str, self.conditions))
        self.when = f"when {whens}" if whens else "otherwise"

    @property
    def adds(self) -> bool:
        return bool(self.wordings) and self.wordings[0].adds


@dataclass(slots=True)
class Role:
    """A job of a sentence: what it says in each case, the first that fits."""

    name: str
    where: str
    line: int
    cases: list[Case] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PhraseFile:
    """The roles of a file, in its order; and what is wrong in it."""

    kind: str
    where: str
    roles: dict[str, Role]
    faults: tuple[Fault, ...]


def read_phrases(text: str, kind: str, where: str) -> PhraseFile:
    """The roles of a text that was found at `where`."""
    reader = _Reader(where)
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if words and not words.startswith("#"):
            reader.take(number, words, margin=not line[0].isspace())
    reader.end_case()
    reader.faults += _roles_without_words(reader.roles)
    return PhraseFile(kind, where, reader.roles, tuple(reader.faults))


class _Reader:
    """Takes a file line by line; a line that cannot be read is a fault, and is passed over."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.roles: dict[str, Role] = {}
        self.faults: list[Fault] = []
        self.role: Role | None = None
        self.case: Case | None = None

    def fault(self, line: int, found: str, wanted: str = "", near: str = "") -> None:
        self.faults.append(Fault(f"{self.where}, line {line}", found, wanted, near))

    def take(self, line: int, words: str, *, margin: bool) -> None:
        first, rest = (*words.split(maxsplit=1), "")[:2]
        if margin:
            self._begin_role(line, words)
        elif self.role is None:
            self.fault(line, f"{first!r} belongs to no role", "the name of a role at the margin above it")
        elif first == "when":
            self._begin_case(line, self._conditions(line, rest.strip()))
        elif words == "otherwise":
            self._begin_case(line, ())
        elif first in ("say", "or") or words == "nothing":
            self._word(line, first, rest.strip())
        else:
            self.fault(line, f"{first!r} begins no line", ", ".join(_BEGINS), nearest(first, _BEGINS))

    def _begin_role(self, line: int, words: str) -> None:
        self.end_case()
        self.role = None
        if words.partition(" ")[0] in _BEGINS:
            self.fault(line, f"{words.partition(' ')[0]!r} stands at the margin", "two spaces before it")
        elif not NAME.fullmatch(words):
            self.fault(line, f"{words!r} is no name of a role", "small letters and _: lead, other_end")
        elif words in self.roles:
            wanted = f"one; it stands in line {self.roles[words].line}, too"
            self.fault(line, f"a second role {words!r}", wanted)
        else:
            self.role = self.roles[words] = Role(words, self.where, line)

    def _conditions(self, line: int, text: str) -> tuple[Condition, ...]:
        found = []
        for part in " ".join(text.split()).split(" and "):
            match = _QUESTION.fullmatch(part)
            if not match:
                self.fault(line, f"{part!r} asks nothing", "when QUESTION is ANSWER, or ANSWER or ANSWER")
                continue
            answers = tuple(match[2].split(" or "))
            for answer in answers:
                if not NAME.fullmatch(answer):
                    self.fault(line, f"{answer!r} is no answer", "a word, or several with or: some or all")
            found.append(Condition(match[1], answers))
        return tuple(found)

    def _begin_case(self, line: int, conditions: tuple[Condition, ...]) -> None:
        self.end_case()
        assert self.role is not None
        self.case = Case(conditions, self.where, line)
        self.role.cases.append(self.case)

    def _word(self, line: int, first: str, text: str) -> None:
        if self.case is None:
            self._begin_case(line, ())
        case = self.case
        assert case is not None
        if first == "nothing":
            if case.wordings:
                self.fault(line, "'nothing' after a wording", "one or the other")
            case.silent = True
        elif case.silent:
            self.fault(line, f"{first!r} after 'nothing'", "one or the other")
        elif first == "say" and case.wordings:
            self.fault(line, "a second 'say'", "'or', or both sentences on one line")
        elif not text:
            self.fault(line, f"{first!r} says nothing", "a sentence after it, or 'nothing' in its place")
        else:
            case.wordings.append(Wording(text, self.where, line, adds=first == "or"))

    def end_case(self) -> None:
        """What is wrong with the case that ends here."""
        if self.case is not None and not self.case.wordings and not self.case.silent:
            found = f"{self.case.when!r} has no words"
            self.fault(self.case.line, found, "'say' and a sentence below it, or 'nothing'")
        self.case = None


def _roles_without_words(roles: dict[str, Role]) -> Iterator[Fault]:
    for role in roles.values():
        if not role.cases:
            wanted = "'say' and a sentence below it, or 'nothing'"
            yield Fault(f"{role.where}, line {role.line}", f"{role.name!r} has no words", wanted)
