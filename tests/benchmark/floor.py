"""The floor: what Jinja2 alone takes to render the texts of an edition, with nothing proved, worked out or checked.

What it does: for every draft of an edition on disk it renders headline, standfirst and body as HTML, escaped, and as
plain text, from dictionaries that are ready. A draft is a page template that goes through its paragraphs; each is a
macro shared by all the drafts that have it, in which a list or the rows of a table are a loop. Macros are given the
words printed for figures, dates and places: the figures by number, put into words by a filter that looks them up.
Every template is compiled before the clock starts; there is no sandbox; what it renders is, byte for byte, what
newsgen wrote.

What it leaves out: reading and ranking; which sentences a draft has, in what order, in which of their wordings;
working out, rounding and wording any figure; claims, gates, the page around a story, JSON, and the disk.
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

PAGE = "{% for say, rows in lines %}{{ say(rows) }}{% endfor %}"
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
    """The texts of an edition, how many drafts they are, and how many macros they share."""

    texts: list[Floor]
    drafts: int
    macros: int


class Kit:
    """An environment with the lines that its drafts share."""

    def __init__(self, *, escaped: bool) -> None:
        self.escaped = escaped
        self.environment = Environment(autoescape=escaped, keep_trailing_newline=True)
        self.words: dict[int, str] = {}
        self.environment.filters["said"] = self.words.__getitem__
        self.numbers: dict[str, int] = {}
        self.macros: dict[str, Any] = {}
        self.page = self.environment.from_string(PAGE)

    def floor(self, text: str, printed: re.Pattern[str], figures: frozenset[str]) -> Floor:
        """A text as lines: what has nothing to say of its own goes with the line before, like ones are a loop."""
        found = _HTML_LINE.findall(text) if self.escaped else text.splitlines(keepends=True)
        lines: list[tuple[str, list[tuple[object, ...]]]] = []
        for one in filter(None, found):
            source, given = self._taken_out(one, printed, figures)
            if lines and not given and len(lines[-1][1]) == 1:
                lines[-1] = lines[-1][0] + source, lines[-1][1]
            elif lines and lines[-1][0] == source:
                lines[-1][1].append(given)
            else:
                lines.append((source, [given]))
        ready = [(self._macro(source, rows[0]), _flat(rows)) for source, rows in lines]
        return Floor(self.page, {"lines": ready}, text)

    def _macro(self, source: str, given: tuple[object, ...]) -> Any:
        if source not in self.macros:
            names = ", ".join(f"a{number}" for number in range(len(given)))
            loop = f"{{% for {names} in rows %}}{source}{{% endfor %}}" if given else source
            macro = self.environment.from_string(f"{{% macro say(rows) %}}{loop}{{% endmacro %}}")
            self.macros[source] = macro.module.say  # type: ignore[attr-defined]
        return self.macros[source]

    def _taken_out(
        self, text: str, printed: re.Pattern[str], figures: frozenset[str]
    ) -> tuple[str, tuple[object, ...]]:
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
        return printed.sub(out, text), tuple(given)


def _flat(rows: list[tuple[object, ...]]) -> list[Any]:
    """Rows with one value each as values."""
    return [row[0] for row in rows] if len(rows[0]) == 1 else rows


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
    found: list[Floor] = []
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
            printed = _pattern(
                {*figures, *places, *(name.replace(" & ", " and ") for name in places)}, kit, text
            )
            found.append(kit.floor(text, printed, figures))
    return Floors(found, len(edition["stories"]), sum(len(kit.macros) for kit in kits))


def _stories(folder: Path, edition: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for story in edition["stories"]:
        yield json.loads((folder / "stories" / f"{story['slug']}.json").read_text())


def _pattern(printed: Iterable[str], kit: Kit, text: str) -> re.Pattern[str]:
    """What is taken out of a text, the longest first: whole words, which Jinja would escape as newsgen does."""
    words = {str(escape(one)) if kit.escaped else one for one in printed}
    kept = sorted((one for one in words if one in text), key=lambda one: (-len(one), one))
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
    assert render(found.texts) == [one.text for one in found.texts]
    gc.freeze()  # what was made ready is no rubbish to look through
    size = sum(len(one.text.encode()) for one in found.texts)
    return {"drafts": found.drafts, "bytes": size, "macros": found.macros, "cpu": seconds(found.texts)}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
