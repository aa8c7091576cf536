"""A project's drafts told again with phrases that are being edited: what becomes of them, and what is wrong.

The table, the findings and the plans are worked out once; of the templates only the edited files are read again, and
only the sentences that are new compiled. A draft that met none of the roles that changed is not told again at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from newsgen.drafting import WorkOrder
from newsgen.errors import Fault, TemplateError
from newsgen.model.plan import StoryPlan
from newsgen.rehearsal.changed_roles import Place, changed_roles
from newsgen.rehearsal.drafts_told import DraftsTold
from newsgen.rehearsal.known_names import names_of
from newsgen.rehearsal.own_case import with_case
from newsgen.rehearsal.requests import (
    CopyCase,
    Edits,
    FindAffected,
    FindFaults,
    ListNames,
    ListWordings,
    Piece,
    ReadAgain,
    Request,
    Spotted,
    TellDraft,
    TellOthers,
    Told,
    Wordings,
)
from newsgen.rehearsal.retold import Retold
from newsgen.rehearsal.spotting import of_fault, of_note
from newsgen.workers import Tick
from newsgen.writing.limits import Limits
from newsgen.writing.lint import look
from newsgen.writing.phrases.book import PHRASES

SECONDS = 3.0
"""For one draft: who types waits for it."""
MOST_LINTED = 200
EditsKey = tuple[tuple[str, str], ...]


def rehearsal(order: WorkOrder) -> Callable[[Request, Tick], Any]:
    """What answers requests, in the process that it is called in."""
    return Rehearsal(order).answer


class Rehearsal:
    """A work order, opened for rehearsals. TemplateError: an order or a file on disk cannot be read."""

    def __init__(self, order: WorkOrder) -> None:
        self.order = order
        self._open()

    def _open(self) -> None:
        order, newsroom = self.order, self.order.newsroom
        limits = Limits(min(SECONDS, newsroom.seconds_a_draft), newsroom.memory_mb)
        self.drafts = Retold(order, limits)
        self.writer, self.book, self.limits = self.drafts.writer, self.drafts.book, limits
        self.stories = order.project.stories
        self._last: tuple[EditsKey, frozenset[Place]] | None = None
        """The last texts that were compared with those on disk, and what they change."""
        self._faults: dict[EditsKey, tuple[Spotted, ...]] = {}
        self._wordings: dict[str, Wordings] = {}

    def answer(self, request: Request, tick: Tick) -> Any:
        """What is asked for, as requests.py has it. NewsgenError: there is no such draft."""
        match request:
            case ListWordings(slug):
                return self.wordings(slug)
            case ListNames(kind):
                return names_of(self.book, self.writer.environment, kind)
            case ReadAgain():
                return self._open()
            case TellDraft(edits, slug):
                return self.told(edits, slug)
            case FindFaults(edits):
                return self.faults(edits)
            case FindAffected(edits, slug):
                return self.affected(edits, slug)
            case TellOthers(edits, slugs):
                return self.others(edits, slugs, tick)
            case CopyCase(edits, kind, role, when, text):
                return self.copied(edits, kind, role, when, text)

    def wordings(self, slug: str) -> Wordings:
        """The phrases of the story that a draft is of."""
        self.drafts.wear({})
        plan = self.drafts.plan(slug)
        if plan.story in self._wordings:
            return self._wordings[plan.story]
        told = DraftsTold(self.drafts.drafter, [*self.drafts.plans.values()], plan.story, TemplateError)
        roles = told.with_invented(told.with_samples(told.listing()))
        headlines = {one: self.drafts.headline(one) for one in told.plans}
        self._wordings[plan.story] = Wordings(plan.story, roles, headlines, told.cannot)
        return self._wordings[plan.story]

    def told(self, edits: Edits, slug: str) -> Told:
        """One draft with these texts, all its paragraphs compared with those of before."""
        with self.limits.of_a_batch():
            return self.drafts.told(edits, self.drafts.plan(slug))

    def others(self, edits: Edits, slugs: Iterable[str], tick: Tick) -> tuple[Told, ...]:
        """Those of the drafts that are changed, with the paragraphs that are."""
        found, changed = [], self._changed(edits)
        with self.limits.of_a_batch():
            for slug in slugs:
                tick(slug)
                plan = self.drafts.plan(slug)
                if changed.isdisjoint(self.drafts.met(plan)):
                    continue
                told = self.drafts.told(edits, plan)
                if told.changed or told.spotted:
                    found.append(replace(told, paragraphs=tuple(filter(_is_changed, told.paragraphs))))
        return tuple(found)

    def affected(self, edits: Edits, slug: str) -> tuple[str, ...]:
        """The drafts that these texts may change, without `slug` itself; its story's first, and the best first."""
        own, changed = self.drafts.plan(slug), self._changed(edits)
        kinds = {kind for kind, _ in changed}
        told = {one.name: self._kinds_of(one.template) for one in self.stories}

        def may(plan: StoryPlan) -> bool:
            met = self.drafts.met_if_known(plan)
            if met is not None:
                return not changed.isdisjoint(met)
            said = told.get(plan.story)
            return said is None or not kinds.isdisjoint(said)

        found = [one.slug for one in self.drafts.plans.values() if one.slug != slug and may(one)]
        return tuple(sorted(found, key=lambda one: self.drafts.plans[one].story != own.story))

    def _changed(self, edits: Edits) -> frozenset[Place]:
        key = tuple(sorted(edits.items()))
        if self._last is None or self._last[0] != key:
            self._last = key, changed_roles(self.book, edits)
        return self._last[1]

    def _kinds_of(self, template: str) -> set[str] | None:
        """The kinds of phrases that a story may say; None where it is a template, which may say any."""
        name = self.book.story_of(template)
        found = self.book.kinds_said(name) if name else None
        return found and found | {kind for kind in self.book.angles if self.book.family(kind) in found}

    def faults(self, edits: Edits) -> tuple[Spotted, ...]:
        """All that lint finds in the project with these texts, and its notes on those files."""
        key = tuple(sorted(edits.items()))
        if key not in self._faults:
            if len(self._faults) > MOST_LINTED:
                self._faults.clear()
            self.drafts.wear(edits)
            stories, writer = self.stories, self.writer
            try:
                found, notes = look(
                    self.book, writer.environment, stories, writer.style.language, self.limits
                )
            except TemplateError as error:
                found, notes = error.faults, ()
            self._faults[key] = (
                *map(of_fault, found),
                *(note for one in notes if (note := of_note(one, edits))),
            )
        return self._faults[key]

    def copied(self, edits: Edits, kind: str, role: str, when: str, text: str) -> tuple[str, int]:
        """The project's own text of a kind with a case of it, and the line where that stands."""
        self.drafts.wear(edits)
        name, where = kind + PHRASES, f"templates/{kind}{PHRASES}"
        found = self.book.role(kind, role)
        if found is None:
            raise TemplateError(Fault(where, f"it has no role {role!r}", "one of the list: reload the page"))
        return with_case(edits.get(name, ""), found, when, text, where)


def _is_changed(paragraph: tuple[Piece, ...]) -> bool:
    return any(piece.what != "same" for piece in paragraph)
