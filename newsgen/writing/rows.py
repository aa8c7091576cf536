"""The rows of a ranking, set at once: most of a draft's figures stand in its table, and each cell is one of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import escape

from newsgen.errors import LanguageError
from newsgen.model.body import Element, Line, Span
from newsgen.model.hidden import PRIVATE
from newsgen.model.patch_table import AreaRanking
from newsgen.writing.speech import Speech
from newsgen.writing.spoken import what_is

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

    def cell(tag: str, said: str, attributes: str = "", *, joint: bool = False) -> Element:
        words, mark = speech.ledger.last(said)
        words = _as_set(words)
        start, text = 0, words
        if joint:
            start, text = len(before), before + words + after
        lines.append(Line(text, (Span(start, start + len(words), mark),)))
        return Element(tag, attributes, (str(escape(text)),))

    for area in areas:
        if not isinstance(area, AreaRanking):
            raise LanguageError(f"rows: {what_is(area)}; wanted the standings of areas")
        cells = [
            cell("td", speech.in_figures(area.rank_low if lowest else area.rank), joint=area.tied),
            cell("th", speech.in_list(area), ' scope="row"'),
            cell("td", speech.in_figures(area.value)),
        ]
        if counts and area.count:
            cells.append(cell("td", speech.in_figures(area.count)))
        elif counts:
            lines.append(Line(NOT_KNOWN, ()))
            cells.append(Element("td", "", (NOT_KNOWN,)))
        rows.append(Element("tr", "", tuple(cells)))
    return speech.ledger.rows(rows, lines)


def _as_set(words: str) -> str:
    """Words as typesetting leaves them: single spaces, none at the ends, nobody's mark."""
    if words.isascii() and words.isprintable() and "  " not in words:
        return words.strip(" ")
    return " ".join(PRIVATE.sub("", words).split())
