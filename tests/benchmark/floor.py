"""The floor: what Jinja2 alone takes to render the same texts, with nothing proved, looked up or checked.

Each draft becomes a template without branches: its headline, standfirst and body, with every figure, date and word of
comparison taken out and put back through a filter that looks its words up in a dictionary, as cached number words
would be. Drafts of the same words share a template. They are compiled before the clock starts; there is no sandbox. A
template that decides anything, or a filter that does more than look up, costs more: this is a floor, and not an aim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jinja2 import Environment, Template

from newsgen.model.draft import Draft

_SPECIAL = re.compile(r"\{\{|\}\}|\{%|%\}|\{#")


@dataclass(frozen=True, slots=True)
class Floor:
    """One draft as plain Jinja has it, and what it has to come to."""

    template: Template
    values: dict[str, object]
    text: str


def floors(drafts: tuple[Draft, ...]) -> list[Floor]:
    """Every draft with its compiled template and its dictionary."""
    environment = Environment(keep_trailing_newline=True)
    words: dict[int, str] = {}
    environment.filters["said"] = words.__getitem__
    numbers: dict[str, int] = {}
    compiled: dict[str, Template] = {}
    found = []
    for draft in drafts:
        text = "\n".join((draft.headline, draft.standfirst, draft.body_html))
        assert not _SPECIAL.search(text)
        printed = sorted({claim.text for claim in draft.claims if claim.text}, key=len, reverse=True)
        pattern = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in printed) or r"(?!)")
        values: list[int] = []

        def taken_out(match: re.Match[str], values: list[int] = values) -> str:
            number = numbers.setdefault(match[0], len(numbers))
            words[number] = match[0]
            values.append(number)
            return f"{{{{ v[{len(values) - 1}]|said }}}}"

        source = pattern.sub(taken_out, text)
        if source not in compiled:
            compiled[source] = environment.from_string(source)
        found.append(Floor(compiled[source], {"v": values}, text))
    return found


def render(floor: list[Floor]) -> list[str]:
    """What is measured."""
    return [one.template.render(one.values) for one in floor]
