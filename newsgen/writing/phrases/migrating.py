"""A template that changed blocks of a shipped story, as the order and the phrases that say the same; and what is left.

It is an aid: plain blocks come out whole, and of what no role can say the old lines are kept as notes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from newsgen.errors import Fault
from newsgen.model.finding import Vocabulary
from newsgen.writing.phrases.book import BLOCK, PHRASES, STORY
from newsgen.writing.phrases.old_conditions import Unasked
from newsgen.writing.phrases.old_paragraphs import SUPER, OldLine, paragraphs
from newsgen.writing.phrases.old_sentences import SHARED, Names, Said, is_role, sentence
from newsgen.writing.phrases.old_template import Named, Node, Tag, read_template, walk

_EXTENDS = re.compile(r"""["'](?:shipped/)?([\w-]+)\.html["']""")
_ONE_LINE = ("headline", "standfirst")
_WANTED = "words of your own: its old lines are there as a note"


@dataclass(frozen=True, slots=True)
class Migrated:
    """The files that say the same, by name; and what is left to an editor."""

    files: Mapping[str, str]
    left: tuple[Fault, ...]


def extended(text: str, where: str) -> str:
    """The name of what a template extends, without its ending; "" where it extends nothing by name."""
    for node in read_template(text, where):
        if isinstance(node, Tag) and node.tag == "extends" and (match := _EXTENDS.fullmatch(node.rest)):
            return match[1]
    return ""


def migrated(text: str, name: str, where: str, order: str, known: Mapping[str, Vocabulary]) -> Migrated:
    """What a template of that name would be, that changed the story whose shipped order is given.

    `known` are the findings of its stories by the names that it knows them by.
    """
    return _Migration(read_template(text, where), name, where, known).over(order)


class _Migration:
    def __init__(
        self, nodes: tuple[Node, ...], name: str, where: str, known: Mapping[str, Vocabulary]
    ) -> None:
        self.nodes, self.name, self.where = nodes, name, where
        every = [*walk(nodes)]
        self.blocks = {one.name: one for one in every if isinstance(one, Named) and one.tag == "block"}
        sets = [one.rest.split(" = ", 1) for one in every if isinstance(one, Tag) and one.tag == "set"]
        once = {one[0]: one[1] for one in sets if len(one) == 2 and [s[0] for s in sets].count(one[0]) == 1}
        words = {one.name: one.within for one in every if isinstance(one, Named) and one.tag == "set"}
        taken = " ".join(
            one.rest
            for one in every
            if isinstance(one, Tag) and one.tag == "from" and "words.html" in one.rest
        )
        shared = {macro: role for macro, role in SHARED.items() if re.search(rf"\b{macro}\b", taken)}
        self.names = Names({key: value for key, value in once.items() if is_role(key)}, words, known, shared)
        self.roles: list[str] = []
        self.files: dict[str, str] = {}
        self.left: list[Fault] = []

    def over(self, order: str) -> Migrated:
        """The files, from the shipped order."""
        head, body = _parts_of(order)
        changed = ", ".join(self.blocks)
        lines = [f"# The shipped story, with what {self.name}.html changed of it: {changed}."]
        for top in _ONE_LINE:
            own = top in self.blocks and self._one_line(top)
            lines += [f"{top} of {self.name}"] if own else [line for line in head if line.startswith(top)]
        lines += [line for line in head if line.startswith("order")]
        if "body" in self.blocks:
            lines += self._block("body", [line for _, line in body if line])
        else:
            lines += self._told(body)
        self._words()
        phrases = f"# What {self.name}{STORY} says in words of its own.\n\n" + "\n\n".join(self.roles) + "\n"
        files = {f"{self.name}{STORY}": "\n".join(lines) + "\n"}
        if self.roles:
            files[f"{self.name}{PHRASES}"] = phrases
        return Migrated(files | self.files, tuple(self.left))

    def _told(self, body: list[tuple[str, str]]) -> list[str]:
        """The order, with the lines of each block that was changed in place of the shipped ones."""
        lines: list[str] = []
        sections = [*dict.fromkeys(section for section, _ in body)]
        for section in sections:
            shipped = [line for of, line in body if of == section and line]
            lines += self._block(section, shipped) if section in self.blocks else shipped
        for block in self.blocks:
            if block not in (*sections, *_ONE_LINE) and not self._is_nested(block):
                wanted = f"one of {', '.join((*_ONE_LINE, *sections, 'body'))}"
                self._leave(self.blocks[block].line, f"the block {block!r} changes nothing", wanted)
        return lines

    def _is_nested(self, block: str) -> bool:
        return any(
            one.name == block
            for outer in self.blocks.values()
            for one in walk(outer.within)
            if isinstance(one, Named)
        )

    def _one_line(self, top: str) -> bool:
        """Headline or standfirst; False where it is left, and the shipped one stays."""
        block = self.blocks[top]
        try:
            self._role(top, sentence(block.within, self.names))
        except Unasked as error:
            self._note(top, OldLine("", (), error.why, block.source, block.line), silent=False)
            return False
        return True

    def _block(self, block: str, shipped: list[str]) -> list[str]:
        """The order's lines for a block; its roles are called by its name, the second by its name and 2."""
        try:
            found = paragraphs(self.blocks[block].within, self.names)
        except Unasked as error:
            one = self.blocks[block]
            found = [OldLine("", (), error.why, one.source, one.line)]
        lines: list[str] = []
        own = 0
        for line in found:
            if line.sort == SUPER:
                lines += shipped
                continue
            own += 1
            role = block if own == 1 else f"{block}_{own}"
            if line.left and "<table" in line.source + self.blocks[block].source:
                lines.append(self._furniture(role, line.source))
                continue
            if line.left:
                self._note(role, line, silent=True)
            else:
                self._role(role, line.said)
            lines.append(f"  {line.sort + ' ' if line.sort else ''}{role} of {self.name}")
        return lines

    def _furniture(self, role: str, source: str) -> str:
        """A table stays as it was written, in a block of the furniture."""
        name = f"{self.name}_{role}".replace("-", "_")
        above = [
            node.source
            for node in self.nodes
            if (isinstance(node, Tag) and node.tag != "extends")
            or (isinstance(node, Named) and node.tag == "set")
        ]
        self.files[name + BLOCK] = "\n".join(
            [*above, re.sub(r"^\{% block \w+ %\}|\{% endblock %\}$", "", source)]
        )
        return f"  [{name}]"

    def _role(self, role: str, said: tuple[Said, ...]) -> None:
        lines = [role]
        for case in said:
            if case.when or len(said) > 1:
                when = " and ".join(f"{q} is {' or '.join(a)}" for q, a in case.when.items())
                lines.append(f"  when {when}" if when else "  otherwise")
            indent = "    " if case.when or len(said) > 1 else "  "
            firsts = ["say", *["or "] * len(case.wordings)]
            lines += [f"{indent}{first} {words}" for first, words in zip(firsts, case.wordings, strict=False)]
            lines += [] if case.wordings else [f"{indent}nothing"]
        self.roles.append("\n".join(lines))

    def _note(self, role: str, line: OldLine, *, silent: bool) -> None:
        """The old lines of what no role can say; silent, until an editor puts words there."""
        self._leave(line.line, f"{role}: {line.left}", _WANTED)
        old = [f"  #   {one.strip()}" for one in line.source.split("\n") if one.strip()]
        self.roles.append(
            "\n".join(
                [role if silent else f"# {role}", f"  # Left to you: {line.left}.", *old]
                + ["  nothing"] * silent
            )
        )

    def _words(self) -> None:
        """A role for each name that the template set around words, where a role uses it."""
        waiting = dict(self.names.words)
        while used := [
            n for n in waiting if any(re.search(rf"\{{\{{[^}}]*\b{n}\b", role) for role in self.roles)
        ]:
            for name in used:
                within = waiting.pop(name)
                try:
                    self._role(name, sentence(within, self.names))
                except Unasked as error:
                    line = within[0].line if within else 0
                    source = "".join(node.source for node in within)
                    self._note(name, OldLine("", (), error.why, source, line), silent=True)

    def _leave(self, line: int, found: str, wanted: str) -> None:
        self.left.append(Fault(f"{self.where}, line {line}", found, wanted))


def _parts_of(order: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The lines at the margin of a shipped order; and those below, each with the block that its place once was."""
    head, body = [], []
    section = "opening"
    for line in order.split("\n"):
        words = line.strip()
        if not words or re.match(r"#(?!#)", words):
            continue
        if not line[0].isspace():
            head.append(line)
            continue
        if words.startswith("["):
            name = words[1 : words.index("]")]
            section = "list" if " of " in words else name
        elif section != "opening":
            section = "detail"
        body.append((section, line))
    sections = {section for section, _ in body}
    for missing, after in (("detail", "first_links"), ("list", "detail")):
        if missing not in sections:
            at = max((n for n, (section, _) in enumerate(body) if section == after), default=-1)
            body.insert(at + 1, (missing, ""))
    return head, body
