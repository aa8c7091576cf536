"""A project's drafts as they are told from phrases, for those who show wordings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from newsgen import ranking
from newsgen.drafting import WorkOrder
from newsgen.errors import Fault, InputError, TemplateError, nearest
from newsgen.model.finding import Finding
from newsgen.model.patch_table import PatchTable
from newsgen.model.plan import StoryPlan
from newsgen.pipeline import Drafter, prepare
from newsgen.project import load
from newsgen.rehearsal.invented import of_example, with_invented
from newsgen.surroundings.environment import store_of
from newsgen.surroundings.network import fetch
from newsgen.writing.blame import UnsayableError, blame
from newsgen.writing.phrases.listing import ListedCase, ListedRole, ListedWording, ToldDraft, Untaken, listing
from newsgen.writing.phrases.reached import Place, reached
from newsgen.writing.phrases.telling import Said


def work_order(project: Path, as_of: date | None) -> WorkOrder:
    """What the drafts of the project in that folder are made from, of that day; by default that of publication."""
    declared = load(project)
    store = store_of(declared)
    order, _ = prepare(declared, lambda source: fetch(declared.address(source)), as_of=as_of, store=store)
    return order


def all_plans(drafter: Drafter) -> tuple[StoryPlan, ...]:
    """The plans of all stories that the project has written."""
    order = drafter.order
    patches = {patch.slug for patch in ranking.chosen(order.patches, order.only)}
    return drafter.plan(patches).plans


class DraftsTold:
    """The drafts of some plans, told in this process, within the limits of the drafter; nothing is written.

    Those of all stories of the project, or of the one that is called `of`. What `blocks` one of them stops no other.
    `cannot` says of those that are blocked, since a figure of theirs has no words, why.
    """

    def __init__(
        self,
        drafter: Drafter,
        plans: Sequence[StoryPlan],
        of: str = "",
        blocks: type[TemplateError] = UnsayableError,
    ) -> None:
        self.stories = [one for one in drafter.order.project.stories if of in ("", one.name)]
        self.drafter, self._blocks = drafter, blocks
        self.writer, self.book = drafter.writer, drafter.writer.book
        self.number = {plan.slug: number for number, plan in enumerate(plans)}
        self.plans = {plan.slug: plan for plan in plans if of in ("", plan.story)}
        self.cannot: dict[str, str] = {}
        with drafter.limits.of_a_batch():
            self.drafts = tuple(self._told())

    @classmethod
    def of_project(cls, project: Path) -> DraftsTold:
        """Those of the project in a folder."""
        drafter = Drafter(work_order(project, None))
        return cls(drafter, all_plans(drafter))

    def _told(self) -> Iterator[ToldDraft]:
        for slug, plan in self.plans.items():
            try:
                yield ToldDraft(slug, plan.story, self.writer.told(plan, self.number))
            except self._blocks as error:
                self.cannot[slug] = str(error)
                yield ToldDraft(slug, plan.story, ())

    def reached(self) -> dict[str, dict[Place, None]]:
        """For each story that is told from phrases, the roles that it may say."""
        found: dict[str, dict[Place, None]] = {}
        limits = self.drafter.limits
        for story in self.stories:
            if name := self.book.story_of(story.template):
                angles = {use.alias: use.angle for use in story.angles}
                with blame(f"templates/{name}.story"), limits.of_a_batch(), limits.of_a_draft():
                    found[story.name] = reached(
                        self.writer.environment, self.book, self.book.order(name), angles
                    )
        return found

    def listing(self) -> tuple[ListedRole, ...]:
        """Every wording that they may say; without the samples of those that none says."""
        return listing(self.book, self.reached(), self.drafts)

    def with_samples(self, roles: tuple[ListedRole, ...]) -> tuple[ListedRole, ...]:
        """The roles with a sample of each wording that a draft could have said, as it would."""

        def sampled(wording: ListedWording) -> ListedWording:
            if wording.untaken is None:
                return wording
            try:
                return replace(wording, sample=self._instead(wording, wording.untaken))
            except TemplateError as error:
                return replace(wording, fault=str(error))

        def of_case(case: ListedCase) -> ListedCase:
            return replace(case, wordings=tuple(map(sampled, case.wordings)))

        with self.drafter.limits.of_a_batch():
            return tuple(replace(role, cases=tuple(map(of_case, role.cases))) for role in roles)

    def _instead(self, wording: ListedWording, untaken: Untaken) -> str:
        said = self.writer.told(self.plans[untaken.slug], self.number, {untaken.key: untaken.number})
        words = next((one.words for one in said if one.wording is wording.wording), None)
        if words is None:  # the writer asks for another wording of a headline that does not fit
            raise TemplateError(
                Fault(wording.wording.where, "it is too long a headline there", "a shorter one")
            )
        return words

    def with_invented(self, roles: tuple[ListedRole, ...]) -> tuple[ListedRole, ...]:
        """The roles with invented samples of wordings that no draft could say; none where there is no draft."""
        like = next(iter(self.plans.values()), None)
        if like is None:
            return roles

        def tell(finding: Finding, table: PatchTable, role: str, instead: dict[str, int]) -> Said | None:
            return self.writer.told_of(of_example(like, finding, table), finding, role, instead)

        with self.drafter.limits.of_a_batch():
            return with_invented(roles, tell)

    def of(self, slug: str) -> tuple[ToldDraft, ...]:
        """The draft of that slug, or all where it is "". InputError where there is none."""
        if slug and slug not in self.number:
            wanted = "a story of this project"
            raise InputError(Fault("--story", f"no story {slug!r}", wanted, nearest(slug, self.number)))
        return tuple(draft for draft in self.drafts if slug in ("", draft.slug))
