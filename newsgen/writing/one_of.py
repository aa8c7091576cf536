"""The tag that gives a sentence several wordings: {% one_of %} ... {% or %} ... {% endone_of %}."""

from __future__ import annotations

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser

PICK = "_pick"
"""The filter that a parsed tag asks: the sentence's name | _pick(how many wordings)."""


class OneOf(Extension):
    """Reads the tag as an if over its wordings, so that all that reads templates sees every one of them."""

    tags = {"one_of"}  # noqa: RUF012 - so Jinja declares it

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """The choice, and the wordings as branches."""
        line = next(parser.stream).lineno
        wordings: list[list[nodes.Node]] = []
        while True:
            wordings.append(parser.parse_statements(("name:or", "name:endone_of")))
            if next(parser.stream).value == "endone_of":
                break
            if parser.stream.current.type != "block_end":
                parser.fail('nothing may follow "or" in this tag', line)
        if len(wordings) < 2:
            parser.fail("one_of with a single wording: give it another, after {% or %}", line)
        number = getattr(parser, "sentences", 0)
        parser.sentences = number + 1  # type: ignore[attr-defined]  # the tags of this template, counted as they are read
        name = f"one_of_{number}"
        sentence = nodes.Const(f"{parser.name} {number}")
        arguments: list[nodes.Expr] = [nodes.Const(len(wordings))]
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
