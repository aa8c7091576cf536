"""The rows of a ranking, set at once: most of a draft's figures stand in its table, and each cell is one of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from markupsafe import escape

from newsgen.errors import LanguageError
from newsgen.model.body import Element, Line, Mark, Span
from newsgen.model.figure import Figure
from newsgen.model.hidden import PRIVATE
from newsgen.model.patch_table import AreaRanking
from newsgen.writing.speech import Speech
from newsgen.writing.spoken import what_is
from newsgen.writing.voice import mark_of

NOT_KNOWN = "–"


def ranking_rows(
    speech: Speech, areas: Iterable[Any], lowest: object = False, counts: object = False, tied: str = "{}"
) -> str:
    """A row for each area: its rank from the top, or from the `lowest`; its name; its figure; the count behind it.

    `tied` is how a rank stands that several share: "Joint {}". What is printed is a place-holder: typesetting puts the
    rows there. LanguageError: something else than areas' standings.
    """
    rows: list[Element] = []
    lines: list[Line] = []
    before, _, after = _as_set(str(tied)).partition("{}")

    def cell(tag: str, words: str, mark: Mark, attributes: str = "", *, joint: bool = False) -> Element:
        speech.ledger.enter(words, mark)
        words = _as_set(words)
        start, text = (len(before), before + words + after) if joint else (0, words)
        lines.append(Line(text, (Span(start, start + len(words), mark),)))
        return Element(tag, attributes, (_escaped(text),))

    def figure(given: Figure, *, joint: bool = False) -> Element:
        words, shown = speech.for_table(given)
        return cell("td", speech.bounded(words, shown), mark_of(shown), joint=joint)

    for area in areas:
        if not isinstance(area, AreaRanking):
            raise LanguageError(f"rows: {what_is(area)}; wanted the standings of areas")
        cells = [
            figure(area.rank_low if lowest else area.rank, joint=area.tied),
            cell("th", speech.listed(area.area), Mark("name", area.area.name), ' scope="row"'),
            figure(area.value),
        ]
        if counts and area.count:
            cells.append(figure(area.count))
        elif counts:
            lines.append(Line(NOT_KNOWN, ()))
            cells.append(Element("td", "", (NOT_KNOWN,)))
        rows.append(Element("tr", "", tuple(cells)))
    return speech.ledger.rows(rows, lines)


@lru_cache(maxsize=8192)
def _escaped(text: str) -> str:
    return str(escape(text))


def _as_set(words: str) -> str:
    """Words as typesetting leaves them: single spaces, none at the ends, nobody's mark."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip(" ")
    return " ".join(PRIVATE.sub("", words).split())
