"""What a `when` may ask: a finding's situation and facets, and the few questions that every story has.

A question has few answers, each a word; the answer "none" is that of a finding that the story does not have, or that
found nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, get_args

from newsgen.model.figure import Unit
from newsgen.model.finding import SEVERAL, YES_NO, Facet, Finding, Scene, several, yes
from newsgen.model.patch_table import AreaRanking, Average, PatchTable
from newsgen.model.period import Grain
from newsgen.writing.phrases.phrase_file import NONE

SUBJECT = "it"
"""The name of a value that a phrase is said of."""
LEADS = Facet("whether the headline is its own", YES_NO, lambda _, __: "no")
"""Every finding has this facet; its answer is the draft's."""


Names: TypeAlias = Mapping[str, Any]
"""What a phrase may name: a story's names, and what the phrase is said of."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, its answers, and how a story's names answer it."""

    asks: str
    answers: tuple[str, ...]
    of: Callable[[Names], str]


def average_kind(average: Average | None) -> str:
    """What sort of average it is: `of_some` where some areas of its place have no figure."""
    if average is None:
        return NONE
    if average.kind == "published":
        return "published_of_patch" if average.of_patch else "published"
    return average.kind if average.of_all else f"{average.kind}_of_some"


QUESTIONS: Mapping[str, Question] = {
    "measure": Question("what its figures are", get_args(Unit), lambda names: str(names["measure"].kind)),
    "average": Question(
        "what figures are held against",
        (
            NONE,
            "published_of_patch",
            "published",
            "pooled",
            "pooled_of_some",
            "median",
            "median_of_some",
            "mean",
            "mean_of_some",
        ),
        lambda names: average_kind(names.get("average")),
    ),
    "average.of_patch": Question(
        "whether it is that of the story's patch",
        (*YES_NO, NONE),
        lambda names: yes(names["average"].of_patch) if names.get("average") else NONE,
    ),
    "publisher": Question(
        "whether the project names one", YES_NO, lambda names: yes(names["publisher"].text)
    ),
    "season": Question(
        "whether figures are held against the same period of the year before",
        YES_NO,
        lambda names: yes(names.get("year_before")),
    ),
    "to_date": Question(
        "whether figures count all up to the end of the period (measures.NAME.to_date)",
        YES_NO,
        lambda names: yes(names["measure"].to_date),
    ),
    "grain": Question("how long a period is", get_args(Grain), lambda names: str(names["period"].grain)),
    "thing": Question("whether its totals count something", YES_NO, lambda names: yes(names["thing"].text)),
    "unit": Question("whether the measure has one to print", YES_NO, lambda names: yes(names["unit"].text)),
    "complete": Question(
        "whether every area of the patch has a figure", YES_NO, lambda names: yes(names.get("complete"))
    ),
}
"""The questions of every story, beside those of its findings."""


def _cases(standing: AreaRanking, scene: Scene) -> str:
    if standing.count is None or scene.table.count_measure is None:
        return NONE
    return {"": "alone", "unchanged": "same"}.get(standing.count_moved, standing.count_moved)


STANDING: Mapping[str, Facet] = {
    "cases": Facet(
        "which way the count behind it went; alone where there is none of the period before",
        (NONE, "alone", "same", "up", "down"),
        _cases,
    ),
    "cases_before": Facet(
        "how many cases it had the period before; none where that is not known",
        SEVERAL,
        lambda it, _: several(it.count_previous),
    ),
    "moved": Facet(
        "which way its figure went on the period before; none where that is not known",
        (NONE, "up", "down", "unchanged"),
        lambda it, _: it.moved or NONE,
    ),
    "before": Facet("whether it has a figure of the period before", YES_NO, lambda it, _: yes(it.previous)),
    "joint": Facet("whether it shares its rank", YES_NO, lambda it, _: yes(it.tied)),
}
"""What may be asked of an area's standing that a phrase is said of, as `it`."""


@dataclass(slots=True)
class Answers:
    """The answers of one draft, each worked out once. `leading` is the finding whose headline it has."""

    findings: Mapping[str, Finding]
    table: PatchTable
    facets: Mapping[str, Mapping[str, Facet]]
    """Those of each angle, by name."""
    leading: Finding | None = None
    known: dict[tuple[int, str], str] = field(default_factory=dict)

    def facet(self, finding: Finding, name: str) -> str | None:
        """A finding's answer; "none" where it found nothing, None where its angle has no such facet."""
        if name == "leads":
            return yes(finding is self.leading)
        facet = self.facets.get(finding.angle, {}).get(name)
        if facet is None:
            return None
        if not finding.found:
            return NONE
        key = (id(finding), name)
        if key not in self.known:
            self.known[key] = facet.of(finding, Scene(self.findings, self.table))
        return self.known[key]

    def ask(self, question: str, names: Names) -> str:
        """The answer to a question of a `when`, `names` being what its phrase may name. LookupError: nobody has it."""
        general = QUESTIONS.get(question)
        if general is not None:
            return general.of(names)
        name, _, facet = question.partition(".")
        value = names.get(name)
        if value is None or (name in self.facets and not isinstance(value, Finding | AreaRanking)):
            return NONE  # `whole` is a name that every template has: where no angle of it is used, no finding
        if isinstance(value, Finding):
            found = self.facet(value, facet) if facet else value.situation
        elif isinstance(value, AreaRanking) and facet in STANDING:
            found = STANDING[facet].of(value, Scene(self.findings, self.table))
        else:
            found = None
        if found is None:
            raise LookupError(f"nothing answers {question!r}")
        return found
