"""A story told: the roles of its order, each as the first case says that fits, joined to a draft's parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup

from newsgen.errors import Fault, TemplateError, nearest
from newsgen.model.finding import Finding
from newsgen.model.patch_table import Average
from newsgen.writing.phrases.book import BLOCK, WORDS, Cell
from newsgen.writing.phrases.phrase_file import Wording
from newsgen.writing.phrases.questions import SUBJECT, Answers, Names
from newsgen.writing.phrases.sentence import Sentences
from newsgen.writing.phrases.story_file import LEAD, OTHERS, Line, Order, Part
from newsgen.writing.variety import Variety

DEEPEST = 50
"""Roles within one another: the shipped ones come to five."""


class PhraseContext(Context):
    """What a phrase may name: the story's names, then the roles of its kind, then those of `words`."""

    telling: Telling
    kind: str
    parent: Any

    def resolve_or_missing(self, key: str) -> Any:
        """Jinja's contract. A role is said where its name is met."""
        found = self.parent.get(key, missing)
        if found is missing and key in self.vars:
            return self.vars[key]
        return self.telling.named(self.kind, key, self) if found is missing else found

    def get_all(self) -> dict[str, Any]:
        """Jinja's contract, for what it tells of an error."""
        return {**self.parent.copy(), **self.vars}


@dataclass(frozen=True, slots=True)
class Said:
    """What a draft says as a role of a kind: one of the wordings of its case, in words.

    `inside` says that it is part of another role's sentence. `words` have the marks of the draft's ledger.
    """

    kind: str
    role: str
    cell: Cell
    wording: Wording
    words: str
    inside: bool


class Telling:
    """One draft while it is told. `names` are what templates may name, `answers` what a `when` is answered.

    `rule` is the lead rule that chose the first of its findings, "" where the project says what leads.
    """

    def __init__(
        self,
        sentences: Sentences,
        names: Mapping[str, Any],
        answers: Answers,
        variety: Variety,
        rule: str = "",
    ) -> None:
        self.sentences, self.book = sentences, sentences.book
        self.environment = sentences.environment
        self.answers, self.variety = answers, variety
        self.rule = rule
        self.lead = next(iter(answers.findings), "")
        by_angle = {finding.angle: finding for finding in reversed([*answers.findings.values()])}
        self.names: dict[str, Any] = {**self.environment.globals, **by_angle, **names}
        self.taken: dict[tuple[str, tuple[str, ...]], str] = {}
        self.said: list[Said] = []
        self.met: set[tuple[str, str]] = set()
        """Every kind with a role of it that was asked for, whether or not it said anything."""
        self.asked: list[tuple[int, str]] = []
        self._within_roles = 0
        self._contexts: dict[tuple[str, int], PhraseContext] = {}
        self._names: dict[tuple[str, int], Names] = {}
        self._answers: dict[tuple[str, int], str] = {}

    def context(self, kind: str, names: Names | None = None) -> PhraseContext:
        """What a phrase of that kind may name; `names` in place of the story's."""
        names = self.names if names is None else names
        key = kind, id(names)  # each context keeps its names, so that no others come to have their id
        if key not in self._contexts:
            made = self._contexts[key] = PhraseContext(self.environment, names, kind, {})  # type: ignore[arg-type]
            made.telling, made.kind = self, kind
        return self._contexts[key]

    def names_of(self, subject: Any, name: str) -> Names:
        """What a phrase may name that is said of a value: the story's names, and the value by that name."""
        key = name, id(subject)
        if key not in self._names:
            of_finding = {SUBJECT: subject} if isinstance(subject, Finding) else {}
            self._names[key] = {**self.names, name: subject, **of_finding}
        return self._names[key]

    def headline(self, order: Order) -> str:
        """The headline; from then on the finding that it is of leads."""
        words, kind = self._first(order.headline)
        self.answers.leading = self._finding(kind)
        self._answers.clear()  # who leads is one of them
        return words

    def standfirst(self, order: Order) -> str:
        """The standfirst; "" where there is nothing to say."""
        return self._first(order.standfirst)[0]

    def body(self, order: Order) -> list[tuple[str, Sequence[str]]]:
        """The lines of the order: the words of paragraphs, items and headings with their tag, the pieces of blocks."""
        out: list[tuple[str, Sequence[str]]] = []
        listed = False
        for line in order.lines_for(self.rule):
            told = self._line(line)
            if line.sort == "?":
                self.asked += [(len(out), words[0]) for words in told]
                continue
            if listed and told and line.sort != "-":
                out.append(("", ["</ul>"]))
                listed = False
            elif told and line.sort == "-" and not listed:
                out.append(("", ["<ul>"]))
                listed = True
            out += [(_TAGS[line.sort], words) for words in told]
        return [*out, ("", ["</ul>"])] if listed else out

    def _line(self, line: Line) -> list[Sequence[str]]:
        if line.sort == "[]":
            return [pieces for part in line.parts if (pieces := self._block(part))]
        if len(line.parts) == 1 and line.parts[0].of == (OTHERS,):
            return [
                [words]
                for kind in self._others(line.parts[0])
                if (words := self.tell(kind, line.parts[0].role))
            ]
        words = " ".join(words for part in line.parts if (words := self._first(part)[0]))
        return [[words]] if words else []

    def _first(self, part: Part) -> tuple[str, str]:
        """What the first of the kinds says that says something, and which it is."""
        for kind in self._of(part):
            if words := self.tell(kind, part.role):
                self.taken.setdefault((part.role, part.of), kind)
                return words, kind
        return "", self._of(part)[0]

    def _of(self, part: Part) -> tuple[str, ...]:
        """The names of the findings of a part."""
        return tuple(self.lead if kind == LEAD else kind for kind in part.of)

    def _others(self, part: Part) -> list[str]:
        """The kinds that the line above of the same role did not take."""
        for (role, kinds), taken in reversed(self.taken.items()):
            if role == part.role and len(kinds) > 1:
                return [kind for kind in kinds if kind != taken]
        return []

    def _block(self, part: Part) -> list[str]:
        """A block of the furniture; one that is of a finding has its words as `caption`, and is silent without."""
        names = dict(self.names)  # of a context of its own: a block may set more
        if part.of:
            caption, kind = self._first(part)
            if not caption:
                return []
            names = {**names, "caption": printed(caption), SUBJECT: self._finding(kind)}
        template = self.environment.get_template(part.block + BLOCK)
        context = self.context(WORDS, names)
        context.name = template.name
        context.blocks = {name: [block] for name, block in template.blocks.items()}
        try:
            return list(template.root_render_func(context))
        except Exception:
            self.environment.handle_exception()

    def _finding(self, kind: str) -> Finding | None:
        found = self.names.get(kind)
        return found if isinstance(found, Finding) else None

    def tell(self, kind: str, role: str, subject: Any = None) -> str:
        """What a role of a kind of finding says, "" where it is silent; the kind may be an alias of the story's."""
        finding = subject if isinstance(subject, Finding) else self._finding(kind)
        names = None
        if finding is not None:
            if not finding.found:
                return ""
            kind = finding.angle
            names = self.names_of(finding, kind)
        elif subject is not None:
            names = self.names_of(subject, "average" if isinstance(subject, Average) else SUBJECT)
        elif kind in self.book.angles:
            return ""  # the story does not have it
        return self._say(kind, role, self.context(kind, names))

    def named(self, kind: str, name: str, context: PhraseContext) -> Any:
        """What a role says that a phrase names: one of its own kind, or of `words`; missing where there is none."""
        for one in (kind, WORDS):
            if self.book.role(one, name) is not None:
                return printed(self._say(one, name, self._within(one, context)))
        return missing

    def _within(self, kind: str, context: PhraseContext) -> PhraseContext:
        return context if kind == context.kind else self.context(kind, context.parent)

    def _say(self, kind: str, role: str, context: PhraseContext) -> str:
        cell = self.cell(kind, role, context.parent)
        if not cell.wordings:
            return ""
        several = len(cell.wordings)
        wording = cell.wordings[self.variety.pick(cell.key, several) if several > 1 else 0]
        if self._within_roles == DEEPEST:
            at = f"{wording.where}, line {wording.line}"
            found = f"{kind}.{role} stands in more than {DEEPEST} roles that say one another"
            raise TemplateError(Fault(at, found, "a role that ends: none says itself"))
        place = len(self.said)  # before the roles that it names
        self._within_roles += 1
        try:
            words = self.sentences.of(wording).say(context)
        except TemplateError:
            raise
        except Exception:
            self.environment.handle_exception()
        self._within_roles -= 1
        if words:
            self.said.insert(place, Said(kind, role, cell, wording, words, inside=self._within_roles > 0))
        return words

    def _ask(self, question: str, names: Names) -> str:
        key = question, id(names)  # of a context, as in `context`
        if key not in self._answers:
            self._answers[key] = self.answers.ask(question, names)
        return self._answers[key]

    def cell(self, kind: str, role: str, names: Names) -> Cell:
        """What a role says as things are. TemplateError: there is no such role, or none of its cases fits."""
        found = self.book.role(kind, role)
        self.met.add((kind, role))
        if found is None:
            known = {name for file in self.book.files(kind) for name in file.roles}
            where = f"templates/{kind}.phrases"
            raise TemplateError(Fault(where, f"it has no role {role!r}", "", nearest(role, known)))
        added: list[Wording] = []
        for case in found.cases:
            if all(one.fits(self._ask(one.question, names)) for one in case.conditions):
                if case.adds:
                    added += case.wordings
                    continue
                wordings = () if case.silent else (*case.wordings, *added)
                return Cell(f"{kind}.{role} {case.when}", case.when, wordings)
        where = f"{found.where}, line {found.line}"
        raise TemplateError(
            Fault(where, f"{kind}.{role} says nothing of this case", "'otherwise' at its end")
        )


def printed(words: str) -> Markup:
    """What a role said, for another sentence: it is escaped already."""
    return Markup(words)  # noqa: S704 - autoescape was on where it was said


_TAGS = {"": "p", "-": "li", "##": "h2", "[]": "", "?": ""}
