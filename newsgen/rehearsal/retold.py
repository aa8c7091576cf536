"""Drafts told again from texts that are being edited, held against what the files on disk make of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsgen import gates
from newsgen.drafting import WorkOrder
from newsgen.errors import Fault, NewsgenError, TemplateError
from newsgen.model.draft import Caution, Draft
from newsgen.model.plan import StoryPlan
from newsgen.pipeline import Drafter
from newsgen.rehearsal.changed_roles import Place
from newsgen.rehearsal.drafts_told import all_plans
from newsgen.rehearsal.requests import Edits, Told
from newsgen.rehearsal.spotting import of_cautions, of_fault
from newsgen.rehearsal.word_diff import paragraphs_compared
from newsgen.writing.corrections import with_corrections
from newsgen.writing.limits import Limits
from newsgen.writing.printed import NOTHING, Printed
from newsgen.writing.render import in_plain_words

MOST_SENTENCES = 20_000
"""Compiled ones that are kept."""


@dataclass(frozen=True, slots=True)
class _Base:
    """A draft as the files on disk have it; `printed` has no more than links need."""

    printed: Printed
    paragraphs: tuple[str, ...]
    cautions: frozenset[tuple[str, str]] | None = None
    """By gate and message; None where nobody has asked yet."""


class Retold:
    """The drafts of a work order. What is wrong with a text stops none: it is told beside the draft."""

    def __init__(self, order: WorkOrder, limits: Limits) -> None:
        self.order = replace(order, studio=None, stage=None)
        self.drafter = Drafter(self.order, limits)
        self.writer, self.book, self.limits = self.drafter.writer, self.drafter.writer.book, limits
        self.writer.checks.looked = True
        found = with_corrections(order.corrections, all_plans(self.drafter))
        plans = sorted(found, key=lambda plan: -plan.score.value)
        self.plans = {plan.slug: plan for plan in plans}
        self.number = {slug: n for n, slug in enumerate(self.plans)}
        self._bases: dict[str, _Base] = {}
        self._linked: dict[str, Printed] = {}

    def headline(self, slug: str) -> str:
        """That of a draft as the files on disk have it."""
        return self._base(self.plan(slug)).paragraphs[0]

    def met(self, plan: StoryPlan) -> frozenset[Place]:
        """The roles that its draft asked for, by kind."""
        return self._base(plan).printed.met

    def met_if_known(self, plan: StoryPlan) -> frozenset[Place] | None:
        """The same, None where it was not told yet."""
        return self._bases[plan.slug].printed.met if plan.slug in self._bases else None

    def told(self, edits: Edits, plan: StoryPlan) -> Told:
        """A draft with these texts: all its paragraphs, compared with those of before."""
        base, known = self._base(plan), self._cautions(plan)
        try:
            draft, printed = self._draft(edits, plan)
            fresh = [one for one in self._gated(draft, plan) if (one.id, one.message) not in known]
            spotted = of_cautions(fresh, in_plain_words(printed)) if fresh else ()
        except TemplateError as error:
            return Told(plan.slug, base.paragraphs[0], False, (), tuple(map(of_fault, error.faults)))
        after = _paragraphs(draft)
        compared = paragraphs_compared(base.paragraphs, after)
        return Told(plan.slug, draft.headline, after != base.paragraphs, compared, spotted)

    def _draft(self, edits: Edits, plan: StoryPlan) -> tuple[Draft, Printed]:
        """The draft of a plan; those that it links to have their headlines of before."""
        linked = {self.number[one]: self._printed(one) for one in _links(plan) if one in self.number}
        self.wear(edits)
        printed = self.writer.printed(plan, self.number)
        return self.writer.as_draft(plan, linked | {self.number[plan.slug]: printed}, self.number), printed

    def _gated(self, draft: Draft, plan: StoryPlan) -> tuple[Caution, ...]:
        return gates.gate_words(draft, plan, self.order.newsroom, self.order.project.gates)

    def _printed(self, slug: str) -> Printed:
        """What links need of a draft as the files on disk have it."""
        if slug in self._bases:
            return self._bases[slug].printed
        if slug not in self._linked:
            self.wear({})
            try:
                self._linked[slug] = _brief(self.writer.printed(self.plans[slug], self.number))
            except TemplateError:
                self._linked[slug] = NOTHING
        return self._linked[slug]

    def _base(self, plan: StoryPlan) -> _Base:
        if plan.slug not in self._bases:
            try:
                draft, printed = self._draft({}, plan)
                self._bases[plan.slug] = _Base(_brief(printed), _paragraphs(draft))
            except TemplateError:  # files on disk may be wrong, too: then any change may put them right
                every = frozenset(
                    (kind, role.name)
                    for kind in self.book.kinds()
                    for file in self.book.files(kind)
                    for role in file.roles.values()
                )
                self._bases[plan.slug] = _Base(
                    replace(NOTHING, met=every), (NOTHING.headline.text,), frozenset()
                )
        return self._bases[plan.slug]

    def _cautions(self, plan: StoryPlan) -> frozenset[tuple[str, str]]:
        base = self._base(plan)
        if base.cautions is None:
            found = self._gated(self._draft({}, plan)[0], plan)
            base = replace(base, cautions=frozenset((one.id, one.message) for one in found))
            self._bases[plan.slug] = base
        assert base.cautions is not None
        return base.cautions

    def wear(self, edits: Edits) -> None:
        """Tell from these texts from now on."""
        if self.book.edit(edits):
            self.writer.sentences.forget_if_many(MOST_SENTENCES)

    def plan(self, slug: str) -> StoryPlan:
        """The plan of a draft. NewsgenError: there is none."""
        if slug not in self.plans:
            raise NewsgenError(
                Fault(slug, "the project writes no such story now", "newsgen build, and the page again")
            )
        return self.plans[slug]


def _brief(printed: Printed) -> Printed:
    """What other drafts need of it, and which roles it met."""
    return replace(NOTHING, headline=printed.headline, met=printed.met)


def _paragraphs(draft: Draft) -> tuple[str, ...]:
    body = (line for line in draft.body.text.split("\n") if line.strip())
    return (draft.headline, draft.standfirst, *body)


def _links(plan: StoryPlan) -> Iterator[str]:
    return (target.slug for target in plan.see_more if target.slug)
