"""Which of several wordings a draft takes, so that drafts do not read alike; and the tag that offers them.

Nothing is random: the same draft takes the same wording on every machine and in every run. Patches of an edition take a
step each; so do the stories of a patch, and the periods. The first two wordings take turns; of each further one's as
many steps as there are wordings up to it, one that a hash of the sentence gives is its own. So neighbouring patches
differ, sister stories differ, last week's wording is never this week's, and a wording that is added at the end of the
others changes those drafts alone that take it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

PICK = "_pick"
"""The filter that a parsed tag asks: the sentence's name | _pick(how many wordings)."""


@dataclass(slots=True)
class Variety:
    """The choices of one draft: its patch stands at `position`; `turn` is the place of its story plus its period's.

    `instead` are wordings to take whatever would be dealt, by the name of the sentence.
    """

    position: int = 0
    turn: int = 0
    taken: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    said: set[str] = field(default_factory=set)
    instead: Mapping[str, int] = field(default_factory=dict)

    def pick(self, sentence: str, wordings: int, within: int = 0) -> int:
        """Which wording of a sentence, from 0. A sentence that comes again takes one not taken yet, if any.

        `within` is in how many other choices it stands: those drafts that come to it are some steps apart.
        """
        if sentence in self.instead:
            return self.instead[sentence]
        first = dealt(sentence, (self.position + self.turn) >> within, wordings)
        taken = self.taken[sentence]
        if len(taken) == wordings:
            del taken[:-1]
        chosen = first
        if first in taken:
            turns = ((first + i) % wordings for i in range(1, wordings))
            chosen = next((n for n in turns if n not in taken), first)
        taken.append(chosen)
        return chosen

    def word(self, *wordings: str) -> str:
        """One of several words or phrases; one that the draft has not used yet, if any."""
        first = self.pick(f"one_of {wordings[0]}", len(wordings), within=1)
        turns = [wordings[(first + i) % len(wordings)] for i in range(len(wordings))]
        chosen = next((words for words in turns if words not in self.said), turns[0])
        self.said.add(chosen)
        return chosen


@lru_cache(maxsize=65536)
def dealt(sentence: str, step: int, wordings: int) -> int:
    """Which wording a step takes, from 0; the step after it never takes the same.

    >>> [dealt("highest.lead otherwise", step, 4) for step in range(8)]
    [0, 2, 3, 1, 0, 2, 3, 1]
    """
    for last in range(wordings, 2, -1):
        block, place = divmod(step, last)
        own = _own(sentence, last, block)
        if own == 0 and _own(sentence, last, block - 1) == last - 1:
            own = 1  # or it would be said by two that stand side by side
        if place == own:
            return last - 1
    return (step + _own(sentence, 2, 0)) % min(wordings, 2)


@lru_cache(maxsize=4096)  # a block's own step is asked for by the next block too
def _own(sentence: str, wordings: int, block: int) -> int:
    """The step of a block that the last of so many wordings takes."""
    digest = blake2b(f"{sentence}|{wordings}|{block}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) % wordings


class OneOf(Extension):
    """Reads the tag as an if over its wordings, so that all that reads templates sees every one of them."""

    tags = {"one_of"}  # noqa: RUF012 - so Jinja declares it

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """The choice, and the wordings as branches."""
        line = next(parser.stream).lineno
        wordings: list[list[nodes.Node]] = []
        within = getattr(parser, "within", 0)
        parser.within = within + 1  # type: ignore[attr-defined]  # in how many tags its wordings stand
        while True:
            wordings.append(parser.parse_statements(("name:or", "name:endone_of")))
            if next(parser.stream).value == "endone_of":
                break
            if parser.stream.current.type != "block_end":
                parser.fail('nothing may follow "or" in this tag', line)
        parser.within = within  # type: ignore[attr-defined]
        if len(wordings) < 2:
            parser.fail("one_of with a single wording: give it another, after {% or %}", line)
        number = getattr(parser, "sentences", 0)
        parser.sentences = number + 1  # type: ignore[attr-defined]  # the tags of this template, counted as they are read
        name = f"one_of_{number}"
        sentence = nodes.Const(f"{parser.name} {number}")
        arguments: list[nodes.Expr] = [nodes.Const(len(wordings)), nodes.Const(within)]
        picked = nodes.Filter(sentence, PICK, arguments, [], None, None)
        choice = nodes.Assign(nodes.Name(name, "store"), picked)

        def is_nth(n: int) -> nodes.Expr:
            return nodes.Compare(nodes.Name(name, "load"), [nodes.Operand("eq", nodes.Const(n))])

        *tested, last = wordings
        branches = [nodes.If(is_nth(n), body, [], []) for n, body in enumerate(tested)]
        branches[0].elif_ = branches[1:]
        branches[0].else_ = last
        made: list[nodes.Node] = [choice, branches[0]]
        return [node.set_lineno(line) for node in made]
