"""A wording, compiled: its fixed words, and the slots between them, each an expression of Jinja."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import CodeType

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.runtime import Context

from newsgen.errors import Fault, TemplateError
from newsgen.writing.blame import blame
from newsgen.writing.environment import Sandbox
from newsgen.writing.phrases.book import Book
from newsgen.writing.phrases.phrase_file import Wording
from newsgen.writing.template_cache import TemplateCache

SLOT = "_slot"
"""The filter around each slot, so that none is worked out before there is a draft."""


class WordingError(Exception):
    """A wording that is no sentence; it carries its Fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Sentence:
    """The pieces of a wording: `fixed` words before, between and after its slots, one more than these."""

    fixed: tuple[str, ...]
    said: Template | None
    """Jinja's template of its slots alone; None where it has none."""

    def say(self, context: Context) -> str:
        """Its words. A slot that says nothing takes the space before it with it."""
        if self.said is None:
            return self.fixed[0]
        words = self.fixed[0]
        said: Iterator[str] = self.said.root_render_func(context)
        for slot, fixed in zip(said, self.fixed[1:], strict=True):
            words = words + str(slot) + fixed if slot else words.removesuffix(" ") + fixed
        return words.strip(" ")


def parse(environment: Sandbox, wording: Wording) -> tuple[list[str], list[nodes.Expr]]:
    """Fixed words and slots of a wording. WordingError where it is no sentence of `{{ }}`."""
    where = f"{wording.where}, line {wording.line}"
    try:
        tree = environment.parse(wording.text, wording.where)
    except TemplateSyntaxError as error:
        raise WordingError(Fault(where, str(error.message), "{{ }} around each figure and name")) from None
    fixed, slots = [""], list[nodes.Expr]()
    for output in tree.body:
        if not isinstance(output, nodes.Output):
            found = "{% %} in a sentence"
            raise WordingError(Fault(where, found, "a 'when' above it, or {{ this if question else that }}"))
        for node in output.nodes:
            if isinstance(node, nodes.TemplateData):
                fixed[-1] += node.data
            else:
                slots.append(node)
                fixed.append("")
    return fixed, slots


def compiled(environment: Sandbox, wording: Wording) -> tuple[tuple[str, ...], CodeType | None]:
    """The fixed words of a wording, and the code of its slots. WordingError as `parse` has it."""
    fixed, slots = parse(environment, wording)
    if not slots:
        return tuple(fixed), None
    asked = [nodes.Filter(slot, SLOT, [], [], None, None) for slot in slots]
    tree = nodes.Template([nodes.Output([one]) for one in asked])
    tree.set_lineno(wording.line, override=True)
    tree.set_environment(environment)
    return tuple(fixed), environment.compile(tree, wording.where, wording.where)


class Sentences:
    """The wordings of a book, each compiled once; those that an earlier run has compiled are taken from the cache."""

    def __init__(self, book: Book, environment: Sandbox, cache: TemplateCache | None = None) -> None:
        self.book, self.environment, self.cache = book, environment, cache
        self._made: dict[Wording, Sentence] = {}
        self._code = cache.sentences() if cache else {}
        self._new = False

    def of(self, wording: Wording) -> Sentence:
        """A wording, compiled. TemplateError where it is no sentence."""
        made = self._made.get(wording)
        if made is None:
            key = wording.text, wording.where, wording.line
            if key not in self._code:
                try:
                    with blame(f"{wording.where}, line {wording.line}"):
                        self._code[key] = compiled(self.environment, wording)
                except WordingError as error:
                    raise TemplateError(error.fault) from None
                self._new = True
            fixed, code = self._code[key]
            said = code and self.environment.template_class.from_code(self.environment, code, {})
            made = self._made[wording] = Sentence(fixed, said)
        return made

    def forget_if_many(self, most: int) -> None:
        """Forget all, where more than so many are compiled: of texts that are edited there is no end."""
        if len(self._code) > most:
            self._code.clear()
            self._made.clear()

    def keep(self) -> None:
        """Keep what was compiled anew."""
        if self.cache is not None and self._new:
            self.cache.keep_sentences(self._code)
            self._new = False
