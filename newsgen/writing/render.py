"""From story plans to drafts: every template is run once, then every draft is set, when all headlines are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from jinja2 import Template

from newsgen.errors import Fault, LanguageError, TemplateError
from newsgen.language import FILTERS
from newsgen.language.names import load_gazetteer
from newsgen.language.style import HouseStyle, load_style
from newsgen.model.draft import Draft, ToAsk
from newsgen.model.finding import Finding
from newsgen.model.hidden import PRIVATE
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.writing.blame import UnsayableError, blame
from newsgen.writing.checked import Checks, angles_of
from newsgen.writing.context import context, link_views
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.ledger import PART_BODY, PART_HEADLINE, PART_STANDFIRST, Ledger
from newsgen.writing.phrases.book import book_of
from newsgen.writing.phrases.phrase_filters import PHRASE_FILTERS
from newsgen.writing.phrases.questions import Answers
from newsgen.writing.phrases.sentence import Sentences
from newsgen.writing.phrases.story_file import Order
from newsgen.writing.phrases.telling import Said, Telling
from newsgen.writing.printed import NOTHING, Printed, draft_of
from newsgen.writing.sources import story_digest
from newsgen.writing.speech import Speech
from newsgen.writing.template_cache import TemplateCache
from newsgen.writing.template_faults import rule_faults
from newsgen.writing.typeset import set_line
from newsgen.writing.variety import Variety

_IN_A_TAG = re.compile(rf"<[^<>]*{PRIVATE.pattern}[^<>]*")
LONGEST = 400_000
HEADLINE_FITS = 65
"""How many characters of a headline search engines show."""
MOST_MARKS = 12_000
"""A list of every neighbourhood of a region has some 2,000."""


class Writer:
    """A house's templates and voice. `guard` is entered around everything that runs a template.

    With a `cache`, templates that an earlier run has read and compiled are neither read nor compiled again.
    """

    def __init__(
        self, newsroom: NewsroomSettings, guard: Callable[[], Any], cache: TemplateCache | None = None
    ) -> None:
        self.newsroom = newsroom
        self.guard = guard
        self.style: HouseStyle = load_style(newsroom.style, (newsroom.folder / "styles",))
        gazetteer = load_gazetteer(newsroom.folder / newsroom.places) if newsroom.places else None
        self.speech = Speech(self.style, gazetteer, as_of=newsroom.as_of)
        self.environment: Sandbox = sandbox(newsroom.folder / "templates", self.speech)
        self.environment.filters |= PHRASE_FILTERS
        self.book = book_of(newsroom.folder / "templates", self.style.language, newsroom.angles)
        self.sentences = Sentences(self.book, self.environment, cache)
        self.facets = {angle: said.facets for angle, said in newsroom.angles.items()}
        self.orders: dict[str, Order] = {}
        self.instead: Mapping[str, int] = {}
        self.checks = Checks(newsroom, self.style.language, self.environment, self.book, cache)
        if cache is not None:
            self.environment.bytecode_cache = cache.code
        self.templates: dict[tuple[str, str], Template] = {}

    def write(
        self, plans: Sequence[StoryPlan], wanted: Container[str], tick: Callable[[str], None]
    ) -> Iterator[Draft]:
        """A draft for every plan of the wanted slugs, in their order; `tick` is called as each template has run.

        The first comes when all their templates have run, and those of the plans that they link to: links have
        headlines.
        """
        number = {plan.slug: i for i, plan in enumerate(plans)}
        own = [plan for plan in plans if plan.slug in wanted]
        linked = {target.slug for plan in own for target in plan.see_more}
        printed: dict[int, Printed] = {}
        failed: dict[str, UnsayableError] = {}
        for i, plan in enumerate(plans):
            if plan.slug not in wanted and plan.slug not in linked:
                continue
            try:
                printed[i] = self.printed(plan, number)
            except UnsayableError as error:
                failed[plan.slug] = error
                printed[i] = NOTHING
            tick(plan.slug)
        self.sentences.keep()
        for plan in own:
            try:
                draft = self.as_draft(plan, printed, number, failed.get(plan.slug))
            except UnsayableError as found:
                printed[number[plan.slug]] = NOTHING
                draft = draft_of(plan, printed, number, self.style, found)
            yield draft

    def as_draft(
        self,
        plan: StoryPlan,
        printed: Mapping[int, Printed],
        number: Mapping[str, int],
        error: UnsayableError | None = None,
    ) -> Draft:
        """The draft of what a plan printed; `printed` has, by number, also the plans that it links to."""
        with blame(f"templates/{plan.template}, story {plan.slug!r}"), self.guard():
            return draft_of(plan, printed, number, self.style, error)

    def told(
        self, plan: StoryPlan, number: Mapping[str, int], instead: Mapping[str, int] | None = None
    ) -> tuple[Said, ...]:
        """What a draft says as a role, in order, in plain words; `number` are all plans by slug.

        `instead` are wordings to take in place of its own, by the key of their cell. UnsayableError where a figure has
        no words.
        """
        self.instead = instead or {}
        try:
            printed = self.printed(plan, number)
        finally:
            self.instead = {}
        return in_plain_words(printed)

    def told_of(
        self, plan: StoryPlan, finding: Finding, role: str, instead: Mapping[str, int]
    ) -> Said | None:
        """What a role says of a finding that leads a plan, as `told` has it; None where it is silent."""
        self.instead = instead
        self.speech.patch, self.speech.period = plan.table.patch, plan.table.period
        values = context(plan, self.newsroom, self.style.labels, [])
        self.environment.answers = Answers(plan.findings, plan.table, self.facets, finding)
        ledger = self._begin(plan)
        try:
            telling = self._telling(plan, values)
            with blame(f"{finding.angle}.{role}"), self.guard():
                telling.tell(finding.angle, role, finding)
        finally:
            self.instead = {}
        outer = next((one for one in telling.said if not one.inside), None)
        return outer and replace(outer, words=set_line(outer.words, ledger).text)

    def digest(self, template: str) -> bytes:
        """A digest of all that a story of that template is told from."""
        return story_digest(self.environment, self.book, template)

    def decide(self, questions: Iterable[tuple[str, StoryPlan]]) -> list[bool]:
        """Whether each expression is true of its plan."""
        answers = []
        for expression, plan in questions:
            where = f"newsgen.toml, story {plan.story!r}, when = {expression!r}"
            with blame(where), self.guard():
                faults = tuple(rule_faults(self.environment, self.book, expression, where, angles_of(plan)))
                if faults:
                    raise TemplateError(*faults)
                asked = self.environment.compile_expression(expression, undefined_to_none=False)
                answers.append(bool(asked(context(plan, self.newsroom, self.style.labels, []))))
        return answers

    def printed(self, plan: StoryPlan, number: Mapping[str, int]) -> Printed:
        """What a plan prints, to be set; `number` are all plans by slug. UnsayableError as `told` has it."""
        patch, period = plan.table.patch, plan.table.period
        self.speech.patch, self.speech.period = patch, period
        values = context(plan, self.newsroom, self.style.labels, link_views(plan, number))
        self.environment.answers = Answers(plan.findings, plan.table, self.facets)
        name = self.book.story_of(plan.template)
        if name:
            with blame(f"templates/{name}.story, story {plan.slug!r}"), self.guard():
                return self._told(plan, self._order(name), values)
        ledger = self._begin(plan)
        telling = self._telling(plan, values)
        with blame(f"templates/{plan.template}, story {plan.slug!r}"), self.guard():
            key = (plan.story, plan.template)
            if key not in self.templates:
                self.templates[key] = self.checks.template(plan)
            text = self.templates[key].render(values)
            if alone := ledger.gaps_alone():
                ledger = self._begin(plan, alone)
                telling = self._telling(plan, values)
                text = self.templates[key].render(values)
            self._check_size(text, ledger)
        if ledger.parts(text) != [PART_HEADLINE, PART_STANDFIRST, PART_BODY]:
            raise TemplateError(
                Fault(
                    f"templates/{plan.template}",
                    "it does not say where headline, standfirst and body are",
                    "{% extends 'story.html' %} as its first line",
                )
            )
        headline, standfirst = (
            set_line(ledger.part(text, part), ledger) for part in (PART_HEADLINE, PART_STANDFIRST)
        )
        before, opening, rest = ledger.part(text, PART_BODY).partition("<p>")
        words, end, rest = rest.partition("</p>")
        body = before + opening + self._opened(words) + end + rest
        return Printed(
            headline,
            standfirst,
            [("", [body])],
            ledger,
            self._picks(),
            tuple(telling.said),
            (),
            frozenset(telling.met),
        )

    def _begin(self, plan: StoryPlan, alone: frozenset[int] = frozenset()) -> Ledger:
        """A clean ledger and the choices of the draft from their beginning."""
        ledger = self.speech.ledger = Ledger(alone=alone)
        table = plan.table
        turn = table.period.ordinal + plan.position
        self.speech.variety = Variety(table.patch.position, turn, instead=self.instead)
        return ledger

    def _picks(self) -> Mapping[str, int]:
        """Which wording of each sentence the draft at hand took last."""
        return {sentence: taken[-1] for sentence, taken in self.speech.variety.taken.items()}

    def _order(self, name: str) -> Order:
        if name not in self.orders:
            self.checks.phrases()
            self.orders[name] = self.book.order(name)
        return self.orders[name]

    def _told(self, plan: StoryPlan, order: Order, values: Mapping[str, Any]) -> Printed:
        """A story of phrases."""
        headline, standfirst, body, telling = self._tell(plan, order, values)
        if alone := self.speech.ledger.gaps_alone():
            headline, standfirst, body, telling = self._tell(plan, order, values, alone)
        ledger = self.speech.ledger
        # a sign between them that ends a tag
        self._check_size(">".join((headline, standfirst, *("".join(pieces) for _, pieces in body))), ledger)
        first = next((i for i, (tag, _) in enumerate(body) if tag == "p"), None)
        if first is not None:
            body[first] = "p", [self._opened(body[first][1][0])]
        asked = tuple(ToAsk(after, set_line(words, ledger).text) for after, words in telling.asked)
        parts = set_line(headline, ledger), set_line(standfirst, ledger)
        met = frozenset(telling.met)
        return Printed(*parts, body, ledger, self._picks(), tuple(telling.said), asked, met)

    def _tell(
        self, plan: StoryPlan, order: Order, values: Mapping[str, Any], alone: frozenset[int] = frozenset()
    ) -> tuple[str, str, list[tuple[str, Sequence[str]]], Telling]:
        """Headline, standfirst and body, marked, each of which names areas in full again; and who told them."""
        ledger = self._begin(plan, alone)
        telling = self._telling(plan, values)
        headline = self._fitting(telling, order)
        ledger.named.clear()
        standfirst = telling.standfirst(order)
        ledger.named.clear()
        body = telling.body(order)
        return headline, standfirst, body, telling

    def _fitting(self, telling: Telling, order: Order) -> str:
        """The headline: where its wording is too long, the first of the others that is not, or else the shortest."""
        headline = telling.headline(order)
        if _length(headline) <= HEADLINE_FITS:
            return headline
        variety, said, cell = self.speech.variety, telling.said, telling.said[0].cell
        dealt, tries = variety.instead, [(_length(headline), 0, headline, said)]
        for number in range(len(cell.wordings) if len(cell.wordings) > 1 else 0):
            telling.said, variety.instead = [], {**dealt, cell.key: number}
            self.speech.ledger.named.clear()
            other = telling.headline(order)
            tries.append((_length(other), number + 1, other, telling.said))
            if tries[-1][0] <= HEADLINE_FITS:
                break
        variety.instead = dealt
        _, _, headline, telling.said = min(tries, key=lambda one: one[:2])
        return headline

    def _telling(self, plan: StoryPlan, values: Mapping[str, Any]) -> Telling:
        """The draft at hand, for its phrases."""
        assert self.environment.answers is not None
        rule = plan.rule.rule if plan.rule is not None else ""
        telling = Telling(self.sentences, values, self.environment.answers, self.speech.variety, rule)
        self.environment.telling = telling
        return telling

    def _opened(self, words: str) -> str:
        """The first paragraph with its first words in capitals, where the house has some."""
        if not self.style.text.opening_capitals or not words.strip():
            return words
        return str(FILTERS["capitals"](words, style=self.style))

    def _check_size(self, text: str, ledger: Ledger) -> None:
        """Refuse what is too long for a story: setting, gates and records would take long over it."""
        if len(text) > LONGEST or len(ledger.marks) > MOST_MARKS:
            found = f"{len(text):,} characters with {len(ledger.marks):,} figures and names"
            raise LanguageError(f"the draft has {found}; wanted at most {LONGEST:,} and {MOST_MARKS:,}")
        inside = _IN_A_TAG.search(text) if "<" in text else None
        if inside:
            raise LanguageError(f"a figure or a name is printed inside a tag: {PRIVATE.sub('', inside[0])!r}")


def in_plain_words(printed: Printed) -> tuple[Said, ...]:
    """What was said as each role, without the marks of the ledger."""
    return tuple(replace(one, words=set_line(one.words, printed.ledger).text) for one in printed.said)


def _length(words: str) -> int:
    """How many characters of marked words a reader sees."""
    return len(PRIVATE.sub("", words))
