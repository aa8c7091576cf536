"""A drafted correction, in the house language: the template correction.html, run on what was revised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound

from newsgen.errors import Fault, LanguageError, TemplateError
from newsgen.language.names import load_gazetteer
from newsgen.language.senses import comparisons_in
from newsgen.language.style import load_style
from newsgen.model.body import Line
from newsgen.model.definition import Definition
from newsgen.model.derivation import Setting
from newsgen.model.draft import Claim
from newsgen.model.revision import Revised, Revision
from newsgen.writing.claims import claims_of
from newsgen.writing.environment import sandbox
from newsgen.writing.ledger import DEFINITION, PART_BODY, PART_HEADLINE, PART_STANDFIRST, Ledger
from newsgen.writing.loose import loose_numbers
from newsgen.writing.speech import Speech
from newsgen.writing.spoken import Day, PartMark
from newsgen.writing.template_syntax import said_of
from newsgen.writing.typeset import set_body, set_line

TEMPLATE = "correction.html"
NAMES: Mapping[str, str] = {
    "changes": "what was revised, the gravest first: kind, area, measure, period, was, now, said, says ... of each",
    "more": "whether other figures were revised too",
    "complete": "whether the story knew of no area whose figure is withheld",
    "patch": "the place that the story is about",
    "area_kind": "what an area is called (neighbourhood)",
    "revised": "whether its publisher revised the table; false where the newsroom corrects itself",
    "publisher": "who published the table; empty where the project does not say",
    "published": "the day that the revised table was published; none where it is not after that of the table before",
    "part": "as in every story",
}
"""What the template may name."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A correction as drafted: plain text, and the claim for each figure in it."""

    heading: str
    text: str
    claims: tuple[Claim, ...]


class Corrector:
    """A house's voice and its template; without a project's folder, the shipped ones.

    LanguageError, TemplateError where they are wrong.
    """

    def __init__(self, style: str, folder: Path | None = None, places: str = "") -> None:
        gazetteer = load_gazetteer(folder / places) if folder and places else None
        self.speech = Speech(load_style(style, (folder / "styles",) if folder else ()), gazetteer)
        self.environment = sandbox(folder / "templates" if folder else None, self.speech)

    def write(self, revised: Revised) -> Drafted:
        """The correction of one story.

        TemplateError where the template fails, or says a number or a comparison that no figure answers for.
        """
        speech = self.speech
        speech.ledger, speech.patch, speech.period, speech.as_of = (
            Ledger(),
            revised.patch,
            None,
            revised.published,
        )
        where = f"templates/{TEMPLATE}, story {revised.slug!r}"
        try:
            text = self.environment.get_template(TEMPLATE).render(self._context(revised))
        except TemplateNotFound as error:
            raise TemplateError(Fault(f"templates/{TEMPLATE}", error.message or str(error))) from None
        except (JinjaError, LanguageError, TypeError, ValueError, RecursionError) as error:
            raise TemplateError(Fault(where, said_of(str(error), self.environment))) from None
        heading = set_line(speech.ledger.part(text, PART_HEADLINE), speech.ledger)
        lines = set_body(speech.ledger.part(text, PART_BODY), speech.ledger).lines
        loose = [word for line in (heading, *lines) for word in self._loose(line)]
        if loose:
            found = f"{', '.join(map(repr, loose))}: no figure answers for it"
            raise TemplateError(Fault(where, found, "figures of the changes: {{ change.was|in_full }}"))
        return Drafted(
            heading.text,
            "\n\n".join(line.text for line in lines),
            tuple(claim for line in lines for claim in claims_of(line, "body")),
        )

    def _context(self, revised: Revised) -> dict[str, Any]:
        published = Day(revised.published, Setting("data.published", revised.published.isoformat()))
        return {
            "changes": [self._change(revision) for revision in revised.revisions],
            "more": revised.more,
            "complete": revised.complete,
            "patch": revised.patch,
            "area_kind": Definition(revised.area_kind),
            "revised": revised.by_publisher,
            "publisher": Definition(revised.publisher),
            "published": published if revised.later else None,
            "part": {
                "headline": PartMark(PART_HEADLINE),
                "standfirst": PartMark(PART_STANDFIRST),
                "body": PartMark(PART_BODY),
            },
        }

    def _change(self, revision: Revision) -> dict[str, Any]:
        """A revision as the template sees it: quoted words answer for their figure as all others do."""
        values = {field.name: getattr(revision, field.name) for field in fields(revision)}
        for words, figure in (("said", revision.was), ("says", revision.now)):
            values[words] = self.speech.claim(values[words], figure) if figure and values[words] else ""
        pieces = (p if isinstance(p, str) else self.speech.claim(*p) for p in revision.quoted)
        quoted = "".join(pieces)
        return values | {"quoted": self.speech.ledger.mark(quoted, DEFINITION) if quoted else ""}

    def _loose(self, line: Line) -> list[str]:
        text, language = line.loose(), self.speech.style.language
        return [*loose_numbers(text, language), *comparisons_in(text, language)]
