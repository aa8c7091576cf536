"""The floor: what Jinja2 alone takes to render the texts of an edition, with nothing proved, worked out or checked.

What it does: for every draft of an edition on disk it renders headline, standfirst and body as HTML, escaped, and as
plain text, from dictionaries that are ready. A draft is a page template that goes through its lines; each line is a
macro, as a sentence of a story or a row of its list would be, shared by all the drafts that have it, to which the
words printed for figures, dates and places are given: the figures by number, put into words by a filter that looks
them up. Every template is compiled before the clock starts; there is no sandbox; what it renders is, byte for byte,
what newsgen wrote.

What it leaves out: reading and ranking; which sentences a draft has, in what order, in which of their wordings;
working out, rounding and wording any figure; claims, gates, the page around a story, JSON, and the disk.

`bare` is lower still: each draft has a template of its own, one run of text with nothing in it but its figures. No
project could be written so; it says how much of the floor is Jinja's own price for lines and loops.
"""

from __future__ import annotations

import gc
import html
import json
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from markupsafe import escape

PAGE = "{% for say, given in lines %}{{ say(*given) }}{% endfor %}"
_HTML_LINE = re.compile(r".*?(?:</(?:p|li|tr|h2|h3|caption)>\s*|\n|\Z)", re.DOTALL)
_SPECIAL = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_LONGEST_WAIT = 2.0


@dataclass(frozen=True, slots=True)
class Floor:
    """One text as plain Jinja has it, and what it has to come to."""

    template: Template
    values: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Floors:
    """An edition's drafts: as lines, bare, and how much there is of it."""

    lines: list[Floor]
    bare: list[Floor]
    drafts: int
    macros: int


class Kit:
    """An environment with the lines that its drafts share."""

    def __init__(self, *, escaped: bool) -> None:
        self.escaped = escaped
        self.environment = Environment(autoescape=escaped, keep_trailing_newline=True)  # noqa: S701 - text is not HTML
        self.words: dict[int, str] = {}
        self.environment.filters["said"] = self.words.__getitem__
        self.numbers: dict[str, int] = {}
        self.macros: dict[str, Any] = {}
        self.page = self.environment.from_string(PAGE)

    def floor(self, text: str, printed: re.Pattern[str], figures: frozenset[str]) -> Floor:
        """A text as lines."""
        found = _HTML_LINE.findall(text) if self.escaped else text.splitlines(keepends=True)
        lines = [self._line(one, printed, figures) for one in found if one]
        return Floor(self.page, {"lines": lines}, text)

    def bare(self, text: str, printed: re.Pattern[str], figures: frozenset[str]) -> Floor:
        """A text in one piece."""
        source, given = self._taken_out(text, printed, figures)
        used = {f"a{number}": value for number, value in enumerate(given)}
        return Floor(self.environment.from_string(source), used, text)

    def _line(
        self, line: str, printed: re.Pattern[str], figures: frozenset[str]
    ) -> tuple[Any, tuple[Any, ...]]:
        source, given = self._taken_out(line, printed, figures)
        if source not in self.macros:
            names = ", ".join(f"a{number}" for number in range(len(given)))
            macro = f"{{% macro say({names}) %}}{source}{{% endmacro %}}"
            self.macros[source] = self.environment.from_string(macro).module.say  # type: ignore[attr-defined]
        return self.macros[source], tuple(given)

    def _taken_out(
        self, text: str, printed: re.Pattern[str], figures: frozenset[str]
    ) -> tuple[str, list[object]]:
        """The source of a template, and what it has to be given, in order."""
        given: list[object] = []

        def out(match: re.Match[str]) -> str:
            words = html.unescape(match[0]) if self.escaped else match[0]
            if words not in figures:
                given.append(words)
                return f"{{{{ a{len(given) - 1} }}}}"
            number = self.numbers.setdefault(words, len(self.numbers))
            self.words[number] = words
            given.append(number)
            return f"{{{{ a{len(given) - 1}|said }}}}"

        assert not _SPECIAL.search(text)
        return printed.sub(out, text), given


def floors(folder: Path) -> Floors:
    """The drafts of an edition on disk."""
    edition = json.loads((folder / "edition.json").read_text())
    names = {area["code"]: area["name"] for area in edition["areas"]}
    within = {area["code"]: set(area["within"].values()) for area in edition["areas"]}
    councils: dict[str, set[str]] = {}
    for code, places in within.items():
        for place in places:
            councils.setdefault(place, set()).add(code)
    kits = Kit(escaped=True), Kit(escaped=False)
    found = Floors([], [], len(edition["stories"]), 0)
    for story in _stories(folder, edition):
        codes = set(story["patch"]["areas"])
        around = (
            codes if len(codes) > 1 else councils[min(within[min(codes)], key=lambda p: len(councils[p]))]
        )
        places = {names[code] for code in around}.union(*(within[code] for code in codes))
        figures = frozenset(claim["text"] for claim in story["claims"] if claim["text"])
        opening = story["headline"], story["standfirst"]
        texts = (
            "\n".join((*(str(escape(part)) for part in opening), story["body_html"])),
            "\n\n".join((*opening, story["text"])),
        )
        for kit, text in zip(kits, texts, strict=True):
            printed = _pattern({*figures, *places, *(name.replace(" & ", " and ") for name in places)}, kit)
            found.lines.append(kit.floor(text, printed, figures))
            found.bare.append(kit.bare(text, printed, figures))
    return Floors(found.lines, found.bare, found.drafts, sum(len(kit.macros) for kit in kits))


def _stories(folder: Path, edition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for story in edition["stories"]:
        slug = story if isinstance(story, str) else story["slug"]
        yield json.loads((folder / "stories" / f"{slug}.json").read_text())


def _pattern(printed: Iterable[str], kit: Kit) -> re.Pattern[str]:
    """What is taken out of a text, the longest first: whole words, which Jinja would escape as newsgen does."""
    words = {str(escape(one)) if kit.escaped else one for one in printed}
    kept = sorted(words, key=lambda one: (-len(one), one))
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in kept) or r"(?!)")


def render(ready: Sequence[Floor]) -> list[str]:
    """What is measured."""
    return [one.template.render(one.values) for one in ready]


def seconds(ready: Sequence[Floor]) -> float:
    """The CPU time of one rendering: the best of several, all within two seconds or so."""
    best, begun = float("inf"), time.process_time()
    while best == float("inf") or time.process_time() - begun < _LONGEST_WAIT:
        start = time.process_time()
        render(ready)
        best = min(best, time.process_time() - start)
    return best


def main(folder: Path) -> dict[str, float]:
    """The floor of an edition on disk; AssertionError where it does not come to the same texts."""
    found = floors(folder)
    for ready in (found.lines, found.bare):
        assert render(ready) == [one.text for one in ready]
    gc.freeze()  # what was made ready is no rubbish to look through
    size = sum(len(one.text.encode()) for one in found.lines)
    return {
        "drafts": found.drafts,
        "bytes": size,
        "macros": found.macros,
        "cpu": seconds(found.lines),
        "bare": seconds(found.bare),
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
