"""What a `when` may be answered, before there is a draft: every answer of each question, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import product

from newsgen.errors import nearest
from newsgen.model.finding import YES_NO, Vocabulary
from newsgen.writing.phrases.phrase_file import NONE, Condition
from newsgen.writing.phrases.questions import QUESTIONS, STANDING, SUBJECT
from newsgen.writing.phrases.value_kinds import AVERAGE, Value
from newsgen.writing.phrases.value_kinds import STANDING as A_STANDING

LEADS = "leads"
Outcome = tuple[str, ...]
"""The answers to the questions of one factor, in their order."""


@dataclass(frozen=True, slots=True)
class Factor:
    """Questions whose answers go together, those of one finding, and every way in which they may come out."""

    questions: tuple[str, ...]
    outcomes: frozenset[Outcome]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who answers the questions of a role.

    `findings` are those of the project's stories by the names that these know them by, each with its angle; `there` the
    names of those that the story at hand has, None where any may be there. `it` is what the role is said of.
    """

    angles: Mapping[str, Vocabulary]
    findings: Mapping[str, str]
    there: Set[str] | None
    it: Value

    def angle(self, name: str) -> str:
        """The angle of a finding that a question may name; "" where there is none of that name."""
        if name == SUBJECT:
            return self.it.angle
        found = self.findings.get(name, "")
        return found or (name if name in self.angles else "")

    def identity(self, name: str) -> str:
        """The name of a finding, the same for both where it has two."""
        return self.it.angle if self.it.angle and name == SUBJECT else name

    def answers(self, question: str) -> tuple[str, ...]:
        """Every answer that it ever has; () where nothing answers it."""
        if question in QUESTIONS:
            return QUESTIONS[question].answers
        name, _, facet = question.partition(".")
        angle = self.angle(name)
        if name == SUBJECT and self.it == A_STANDING:
            return STANDING[facet].answers if facet in STANDING else ()
        if not angle:
            return (NONE,) if name == SUBJECT and self.it in (Value(), AVERAGE) else ()
        known = self.angles[angle]
        if not facet:
            return known.situations
        if facet == LEADS:
            return YES_NO
        return (*known.facets[facet].answers, NONE) if facet in known.facets else ()

    def near(self, question: str) -> str:
        """The question that was meant, perhaps."""
        name, _, facet = question.partition(".")
        if angle := self.angle(name):
            return f"{name}.{near}" if (near := nearest(facet, (*self.angles[angle].facets, LEADS))) else ""
        known = [*QUESTIONS, *self.angles, *self.findings]
        near = nearest(name, known) if question not in known else ""
        return f"{near}.{facet}" if near and facet and near in self.angles else near

    def _may_be_none(self, name: str) -> tuple[bool, bool]:
        """Whether a finding may be none, and whether it may be anything else."""
        if self.it.angle and self.identity(name) == self.it.angle:
            return False, True
        return True, self.there is None or name in self.there

    def factors(self, conditions: Iterable[Condition]) -> tuple[Factor, ...]:
        """The factors of all questions that these ask and that somebody answers."""
        grouped: dict[str, dict[str, None]] = {}
        for condition in conditions:
            question = condition.question
            if not self.answers(question):
                continue
            same = self.same(question)
            name = same.partition(".")[0]
            together = name == "average" or (same not in QUESTIONS and self.angle(name))
            grouped.setdefault(name if together else same, {})[same] = None
        return tuple(self._factor(tuple(asked)) for asked in grouped.values())

    def same(self, question: str) -> str:
        """A question by the name that its answer goes by: it.reach and highest.reach are one."""
        if question in QUESTIONS:
            return question
        name, point, facet = question.partition(".")
        return self.identity(name) + point + facet

    def _factor(self, asked: tuple[str, ...]) -> Factor:
        name = asked[0].partition(".")[0]
        if name == "average":
            every = product(*(self.answers(one) for one in asked))
            return Factor(
                asked, frozenset(one for one in every if self._average(dict(zip(asked, one, strict=True))))
            )
        if asked[0] in QUESTIONS or not self.angle(name):
            return Factor(asked, frozenset((answer,) for answer in self.answers(asked[0])))
        return Factor(asked, frozenset(self._of_finding(name, asked)))

    def _of_finding(self, name: str, asked: tuple[str, ...]) -> Iterable[Outcome]:
        may_be_none, may_be_found = self._may_be_none(name)
        known = self.angles[self.angle(name)]
        if may_be_none:
            yield tuple("no" if one.endswith("." + LEADS) else NONE for one in asked)
        if may_be_found:
            of_each = []
            for one in asked:
                facet = one.partition(".")[2]
                if not facet:
                    of_each.append([s for s in known.situations if s != NONE])
                else:
                    of_each.append([*(YES_NO if facet == LEADS else known.facets[facet].answers)])
            yield from product(*of_each)

    def _average(self, answers: Mapping[str, str]) -> bool:
        """Whether an average may be so: one of the patch is of the patch."""
        kind, of_patch = answers.get("average", ""), answers.get("average.of_patch", "")
        if self.it == AVERAGE and NONE in (kind, of_patch):
            return False
        if not kind or not of_patch:
            return True
        right = {NONE: NONE, "published": "no", "published_of_patch": "yes"}
        return right.get(kind, of_patch) == of_patch and (kind == NONE or of_patch != NONE)
