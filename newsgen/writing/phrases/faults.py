"""What is wrong in the phrases of a project, found without a draft: for `newsgen lint`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsgen.errors import Fault, TemplateError
from newsgen.writing.context import NAMES
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.asked import Asked
from newsgen.writing.phrases.book import BLOCK, PHRASES, Book
from newsgen.writing.phrases.case_faults import (
    never_said,
    never_said_fault,
    question_faults,
    reached_cases,
    uncovered,
)
from newsgen.writing.phrases.circles import circles
from newsgen.writing.phrases.fixed_words import markup_faults, typed_faults
from newsgen.writing.phrases.name_faults import Names, Told
from newsgen.writing.phrases.none_faults import none_faults
from newsgen.writing.phrases.order_faults import order_faults
from newsgen.writing.phrases.phrase_file import PhraseFile, Role, Wording
from newsgen.writing.phrases.questions import SUBJECT
from newsgen.writing.phrases.read_wording import ReadWording, printed_texts, read_wording
from newsgen.writing.phrases.story_file import LEAD, OTHERS, Order
from newsgen.writing.phrases.subjects import needs_it
from newsgen.writing.phrases.unused import unused
from newsgen.writing.phrases.value_kinds import ANYTHING, STANDING, Value, finding_of
from newsgen.writing.shipped import is_own
from newsgen.writing.template_faults import look_through
from newsgen.writing.template_text import text_faults


@dataclass
class PhraseLint:
    """A book, looked through. `findings` are those of all stories of the project, each name with its angle."""

    book: Book
    environment: Sandbox
    findings: Mapping[str, str]
    language: str
    reached: set[Told] = field(default_factory=set)
    doubts: list[Fault] = field(default_factory=list)
    """What may be wrong in the stories that were looked at, for some patches."""
    _read: dict[Wording, ReadWording] = field(default_factory=dict)

    def story(self, name: str, findings: Mapping[str, str]) -> Iterator[Fault]:
        """What is wrong in all that a story may say, given its findings by their names."""
        try:
            order = self.book.order(name)
        except TemplateError as error:
            yield from error.faults
            return
        yield from order_faults(self.book, self.environment, order, findings, self.findings)
        begun: list[Told] = []
        yield from self._begun(order, findings, begun)
        yield from self.said(begun, findings, name)

    def said(self, begun: Sequence[Told], findings: Mapping[str, str], story: str) -> Iterator[Fault]:
        """What is wrong in some roles and in all that they may say, in a story of these findings."""
        edges: dict[Told, list[Told]] = {}
        waiting = list(begun)
        while waiting:
            told = waiting.pop()
            role = self.book.role(told.kind, told.role)
            if told in edges or role is None:
                continue
            edges[told] = []
            yield from self._cases(role, told, findings)
            for wording in (one for case in role.cases for one in case.wordings):
                names = self._names(wording, told)
                yield from names.faults
                for said in names.says:
                    if self._lacks_it(said):
                        found = f"{said.role!r} is said of something, and here it is said of nothing"
                        wanted = f'what it is of: {{{{ highest.top|said("{said.role}") }}}}'
                        yield Fault(names.at, found, wanted)
                    else:
                        edges[told].append(said)
            waiting += edges[told]
        self.reached |= edges.keys()
        yield from circles(self.book, edges)
        yield from self._of_none(begun, findings, story)

    def _of_none(self, begun: Iterable[Told], findings: Mapping[str, str], story: str) -> Iterator[Fault]:
        """Findings and facts that own sentences name where they are none; `doubts` has those that may be."""
        own = {id(wording) for wording in self.book.own_wordings()}
        seen, waiting = set[Told](), list(begun) if own else []
        while waiting:
            told = waiting.pop()
            role = self.book.role(told.kind, told.role)
            if told in seen or role is None:
                continue
            seen.add(told)
            asked = self._asked(told, findings)
            for reached in reached_cases(role.cases, asked):
                for wording in reached.case.wordings:
                    waiting += (one for one in self._names(wording, told).says if not self._lacks_it(one))
                    if id(wording) not in own:
                        continue
                    at = f"{wording.where}, line {wording.line}"
                    for slot in self._wording(wording).slots:
                        for doubt in none_faults(slot, at, story, reached, asked, findings):
                            if doubt.sure:
                                yield doubt.fault
                            else:
                                self.doubts.append(doubt.fault)

    def files(self) -> Iterator[Fault]:
        """What is wrong in the phrase files by themselves, whatever story says them."""
        for kind in self.book.kinds():
            for file in self.book.files(kind):
                yield from file.faults
                for role in file.roles.values():
                    yield from self._role(file, role)
        yield from unused(self.book, self.reached)

    def spoken(self) -> Iterator[Fault]:
        """What is wrong in the project's own phrase files by themselves, as far as a story was seen to say them."""
        for kind in self.book.kinds():
            said = {told.role for told in self.reached if kind in (told.kind, self.book.family(told.kind))}
            paths = self.book.names[kind + PHRASES]
            for path, file in zip(paths, self.book.files(kind), strict=True):
                yield from file.faults
                if is_own(path):
                    for role in file.roles.values():
                        if role.name in said:
                            yield from self._role(file, role)

    def _begun(self, order: Order, findings: Mapping[str, str], begun: list[Told]) -> Iterator[Fault]:
        """Notes what an order says; and the faults of its blocks."""
        blocks = {
            id(part)
            for lines in order.lines.values()
            for line in lines
            if line.sort == "[]"
            for part in line.parts
        }
        for part in order.parts():
            kinds = part.of
            if kinds == (OTHERS,):
                kinds = tuple(k for other in order.parts() if other.role == part.role for k in other.of)
            if LEAD in kinds:
                kinds = tuple(
                    k for k, angle in findings.items() if self.book.role(angle, part.role) is not None
                )
            its = [told for kind in kinds if (told := self._told(kind, part.role, findings))]
            begun += its
            if id(part) in blocks and part.block + BLOCK in self.book.names:
                yield from self._block(part.block + BLOCK, its, begun)

    def _told(self, kind: str, role: str, findings: Mapping[str, str]) -> Told | None:
        angle = findings.get(kind, kind if kind in findings.values() else "")
        if angle:
            return Told(angle, role, finding_of(angle))
        if kind in self.book.angles or kind == OTHERS or self._lacks_it(Told(kind, role)):
            return None
        return Told(kind, role)

    def _lacks_it(self, told: Told) -> bool:
        """Whether it is said of nothing, and speaks of it."""
        role = self.book.role(told.kind, told.role) if told.it == ANYTHING else None
        return role is not None and needs_it(self.environment, role)

    def _block(self, name: str, its: Sequence[Told], begun: list[Told]) -> Iterator[Fault]:
        """Notes the roles that a block says; the faults of one of the project's own."""
        for it in dict.fromkeys(told.it for told in its) or (ANYTHING,):
            given = {SUBJECT: it, "caption": ANYTHING} if its else {}
            faults, says = look_through(self.environment, self.book, name, self.findings, given)
            begun += says
            if is_own(self.book.names[name][0]):
                yield from faults
                yield from text_faults(self.environment, name, self.language)

    def _names(self, wording: Wording, told: Told) -> Names:
        at = f"{wording.where}, line {wording.line}"
        names = Names(self.book, self.environment, self.findings, told, at)
        for slot in self._wording(wording).slots:
            names.look(slot)
        return names

    def _wording(self, wording: Wording) -> ReadWording:
        if wording not in self._read:
            self._read[wording] = read_wording(self.environment, wording)
        return self._read[wording]

    def _cases(self, role: Role, told: Told, findings: Mapping[str, str]) -> Iterator[Fault]:
        asked = self._asked(told, findings)
        wrong = list(question_faults(role.cases, asked))
        yield from wrong
        if not wrong:
            yield from uncovered(role, f"{told.kind}.{told.role}", asked)

    def _asked(self, told: Told, findings: Mapping[str, str]) -> Asked:
        return Asked(self.book.angles, self.findings, {*findings, *findings.values()}, told.it)

    def _role(self, file: PhraseFile, role: Role) -> Iterator[Fault]:
        at = f"{role.where}, line {role.line}"
        if role.name in NAMES or role.name in {SUBJECT, *self.book.angles, *self.environment.globals}:
            yield Fault(at, f"the role {role.name!r} has a name that stories have already", "another name")
        for case in role.cases:
            for wording in case.wordings:
                read = self._wording(wording)
                yield from read.faults
                yield from self._words(wording, read)
        yield from self._dead(file, role)

    def _words(self, wording: Wording, read: ReadWording) -> Iterator[Fault]:
        at = f"{wording.where}, line {wording.line}"
        texts = [text for slot in read.slots for text in printed_texts(slot)]
        yield from typed_faults(at, read.fixed, texts, self.language)
        yield from markup_faults(at, read.fixed)

    def _dead(self, file: PhraseFile, role: Role) -> Iterator[Fault]:
        """Lines that are never said of any kind that says the file."""
        dead: list[set[int]] = []
        wrong = {id(case) for case in role.cases}
        for it in self._subjects(file.kind):
            asked = Asked(self.book.angles, self.findings, None, it)
            right = [case for case in role.cases if not any(question_faults([case], asked))]
            unasked = {id(case) for case in role.cases} - {id(case) for case in right}
            dead.append({id(case) for case in never_said(right, asked)} | unasked)
            wrong &= unasked
        for case in role.cases:
            if all(id(case) in one for one in dead) and id(case) not in wrong:
                yield never_said_fault(case)

    def _subjects(self, kind: str) -> tuple[Value, ...]:
        if kind in self.book.angles:
            return (finding_of(kind),)
        family = [name for name in self.book.angles if self.book.family(name) == kind]
        return tuple(map(finding_of, family)) or (ANYTHING, STANDING)
