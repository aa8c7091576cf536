"""From story plans to drafts: every template is run once, then every draft is set, when all headlines are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from jinja2 import Template

from newsgen.errors import Fault, LanguageError, TemplateError
from newsgen.language import FILTERS
from newsgen.language.names import load_gazetteer
from newsgen.language.senses import comparisons_in
from newsgen.language.style import HouseStyle, load_style
from newsgen.model.body import Line
from newsgen.model.draft import UNSAYABLE, Caution, Claim, Draft, Link, RoleSaid, StoryPart
from newsgen.model.finding import Vocabulary
from newsgen.model.hidden import PRIVATE
from newsgen.model.newsroom import NewsroomSettings
from newsgen.model.plan import StoryPlan
from newsgen.writing.blame import UnsayableError, blame
from newsgen.writing.context import context, link_views
from newsgen.writing.environment import Sandbox, sandbox
from newsgen.writing.ledger import PART_BODY, PART_HEADLINE, PART_STANDFIRST, Ledger
from newsgen.writing.loose import loose_numbers
from newsgen.writing.phrase_check import book_faults
from newsgen.writing.phrases.book import book_of
from newsgen.writing.phrases.questions import Answers
from newsgen.writing.phrases.sentence import Sentences
from newsgen.writing.phrases.story_file import Order
from newsgen.writing.phrases.telling import PHRASE_FILTERS, Said, Telling
from newsgen.writing.sources import phrases_digest, story_digest, template_digest
from newsgen.writing.speech import Speech
from newsgen.writing.template_cache import TemplateCache
from newsgen.writing.template_faults import rule_faults, template_faults
from newsgen.writing.typeset import claims_of, set_line, set_parts
from newsgen.writing.variety import Variety

_IN_A_TAG = re.compile(rf"<[^<>]*{PRIVATE.pattern}[^<>]*")
LONGEST = 400_000
MOST_MARKS = 12_000
"""A list of every neighbourhood of a region has some 2,000."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a template printed: three marked parts, the ledger of their marks, and what it said as a role."""

    headline: Line
    standfirst: Line
    body: Sequence[tuple[str, Sequence[str]]]
    ledger: Ledger
    picks: Mapping[str, int]
    said: tuple[Said, ...] = ()


_NOTHING = _Printed(Line("(Not written)", ()), Line("", ()), (), Ledger(), {})


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
        self.orders: dict[str, Order] = {}
        self.instead: Mapping[str, int] = {}
        self.checked = False
        self.cache = cache
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
        printed: dict[int, _Printed] = {}
        failed: dict[str, UnsayableError] = {}
        for i, plan in enumerate(plans):
            if plan.slug not in wanted and plan.slug not in linked:
                continue
            try:
                printed[i] = self._print(plan, number)
            except UnsayableError as error:
                failed[plan.slug] = error
                printed[i] = _NOTHING
            tick(plan.slug)
        self.sentences.keep()
        for plan in own:
            try:
                with blame(f"templates/{plan.template}, story {plan.slug!r}"), self.guard():
                    draft = self._set(plan, printed, number, failed.get(plan.slug))
            except UnsayableError as found:
                printed[number[plan.slug]] = _NOTHING
                draft = self._set(plan, printed, number, found)
            yield draft

    def told(
        self, plan: StoryPlan, number: Mapping[str, int], instead: Mapping[str, int] | None = None
    ) -> tuple[Said, ...]:
        """What a draft says as a role, in order, in plain words; `number` are all plans by slug.

        `instead` are wordings to take in place of its own, by the key of their cell. UnsayableError where a figure has
        no words.
        """
        self.instead = instead or {}
        try:
            printed = self._print(plan, number)
        finally:
            self.instead = {}
        return tuple(replace(one, words=set_line(one.words, printed.ledger).text) for one in printed.said)

    def digest(self, template: str) -> bytes:
        """A digest of all that a story of that template is told from."""
        return story_digest(self.environment, self.book, template)

    def decide(self, questions: Iterable[tuple[str, StoryPlan]]) -> list[bool]:
        """Whether each expression is true of its plan."""
        answers = []
        for expression, plan in questions:
            where = f"newsgen.toml, story {plan.story!r}, when = {expression!r}"
            with blame(where), self.guard():
                faults = tuple(rule_faults(self.environment, self.book, expression, where, _angles(plan)))
                if faults:
                    raise TemplateError(*faults)
                asked = self.environment.compile_expression(expression, undefined_to_none=False)
                answers.append(bool(asked(context(plan, self.newsroom, self.style.labels, []))))
        return answers

    def _print(self, plan: StoryPlan, number: Mapping[str, int]) -> _Printed:
        patch, period = plan.table.patch, plan.table.period
        self.speech.patch, self.speech.period = patch, period
        values = context(plan, self.newsroom, self.style.labels, link_views(plan, number))
        facets = {angle: said.facets for angle, said in self.newsroom.angles.items()}
        self.environment.answers = Answers(plan.findings, plan.table, facets)
        name = self.book.story_of(plan.template)
        if name:
            with blame(f"templates/{name}.story, story {plan.slug!r}"), self.guard():
                return self._told(plan, self._order(name), values)
        ledger = self._begin(plan)
        telling = self._telling(values)
        with blame(f"templates/{plan.template}, story {plan.slug!r}"), self.guard():
            key = (plan.story, plan.template)
            if key not in self.templates:
                self.templates[key] = self._load(plan)
            text = self.templates[key].render(values)
            if alone := ledger.gaps_alone():
                ledger = self._begin(plan, alone)
                telling = self._telling(values)
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
        return _Printed(headline, standfirst, [("", [body])], ledger, self._picks(), tuple(telling.said))

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
            self._check_phrases()
            self.orders[name] = self.book.order(name)
        return self.orders[name]

    def _check_phrases(self) -> None:
        """TemplateError with all that is wrong in phrases of the project's own, and in what its stories say of them.

        The shipped phrases are without fault; those that an earlier run has looked through are not looked at again.
        """
        if self.checked or not self.book.has_own():
            return
        self.checked = True
        stories = self.newsroom.stories
        key = phrases_digest(self.book, stories) if self.cache else b""
        if self.cache and self.cache.is_clean(key):
            return
        faults = tuple(dict.fromkeys(book_faults(self.book, self.environment, stories, self.style.language)))
        if faults:
            raise TemplateError(*faults)
        if self.cache:
            self.cache.keep_clean(key)

    def _told(self, plan: StoryPlan, order: Order, values: Mapping[str, Any]) -> _Printed:
        """A story of phrases."""
        headline, standfirst, body, told = self._tell(plan, order, values)
        if alone := self.speech.ledger.gaps_alone():
            headline, standfirst, body, told = self._tell(plan, order, values, alone)
        ledger = self.speech.ledger
        # a sign between them that ends a tag
        self._check_size(">".join((headline, standfirst, *("".join(pieces) for _, pieces in body))), ledger)
        first = next((i for i, (tag, _) in enumerate(body) if tag == "p"), None)
        if first is not None:
            body[first] = "p", [self._opened(body[first][1][0])]
        return _Printed(
            set_line(headline, ledger), set_line(standfirst, ledger), body, ledger, self._picks(), told
        )

    def _tell(
        self, plan: StoryPlan, order: Order, values: Mapping[str, Any], alone: frozenset[int] = frozenset()
    ) -> tuple[str, str, list[tuple[str, Sequence[str]]], tuple[Said, ...]]:
        """Headline, standfirst and body, marked, and their roles; each names areas in full again."""
        ledger = self._begin(plan, alone)
        telling = self._telling(values)
        headline = telling.headline(order)
        ledger.named.clear()
        standfirst = telling.standfirst(order)
        ledger.named.clear()
        body = telling.body(order)
        return headline, standfirst, body, tuple(telling.said)

    def _telling(self, values: Mapping[str, Any]) -> Telling:
        """The draft at hand, for its phrases."""
        assert self.environment.answers is not None
        telling = Telling(self.sentences, values, self.environment.answers, self.speech.variety)
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

    def _load(self, plan: StoryPlan) -> Template:
        """A template, compiled; every unknown name in it is a fault, whether or not this story would meet it."""
        self._check_phrases()
        aliases = self._aliases(plan)
        key = self._key(plan.template, aliases) if self.cache else b""
        if not self.cache or not self.cache.is_clean(key):
            faults = tuple(template_faults(self.environment, self.book, plan.template, _angles(plan)))
            if faults:
                raise TemplateError(*faults)
            if self.cache:
                self.cache.keep_clean(key)
        return self.environment.get_template(plan.template)

    def _key(self, template: str, aliases: Mapping[str, Vocabulary]) -> bytes:
        """A digest of all that a template is held against: its text, and what its story's findings are called."""
        known = [
            (alias, sorted(said.facts), sorted(said.situations)) for alias, said in sorted(aliases.items())
        ]
        found = blake2b(repr(known).encode(), digest_size=16)
        found.update(template_digest(self.environment, template))
        return found.digest()

    def _aliases(self, plan: StoryPlan) -> dict[str, Vocabulary]:
        return {alias: self.newsroom.angles[found.angle] for alias, found in plan.findings.items()}

    def _set(
        self,
        plan: StoryPlan,
        all_printed: Mapping[int, _Printed],
        number: dict[str, int],
        error: TemplateError | None,
    ) -> Draft:
        printed = all_printed[number[plan.slug]]
        body = set_parts(
            printed.body,
            printed.ledger,
            lambda n: all_printed[n].headline if n in all_printed else None,
        )
        parts: list[tuple[StoryPart, Line]] = [
            ("headline", printed.headline),
            ("standfirst", printed.standfirst),
        ]
        parts += [("body", line) for line in body.lines]
        claims: list[Claim] = [
            claim for part, line in parts for claim in claims_of(line, part, self.style.locale)
        ]
        links = tuple(
            t.external or Link(all_printed[number[t.slug]].headline.text, t.slug)
            for t in plan.see_more
            if t.external or t.slug in number
        )
        table = plan.table
        return Draft(
            slug=plan.slug,
            story=plan.story,
            patch=table.patch,
            measure=table.measure.name,
            period=table.period,
            compared_with=table.compared_with,
            published=plan.published,
            headline=printed.headline.text,
            standfirst=printed.standfirst.text,
            body=body,
            score=plan.score,
            findings=tuple(plan.findings.values()),
            claims=tuple(claims),
            see_more=links,
            cautions=(Caution(UNSAYABLE, "block", str(error)),) if error else (),
            unproved=tuple(words for _, line in parts for words in self._loose(line)),
            picks=printed.picks,
            roles=tuple(_role(one) for one in printed.said if not one.inside),
        )

    def _loose(self, line: Line) -> tuple[str, ...]:
        """The numbers and the words of comparison of a line that nothing answers for."""
        return _unanswered(line.loose(), self.style.language)


def _angles(plan: StoryPlan) -> dict[str, str]:
    """The plan's findings by their names, each with its angle."""
    return {alias: found.angle for alias, found in plan.findings.items()}


def _role(one: Said) -> RoleSaid:
    phrase = f"{one.wording.where}:{one.wording.line}"
    return RoleSaid(f"{one.kind}.{one.role}", one.kind, one.cell.when, phrase)


@lru_cache(maxsize=8192)
def _unanswered(text: str, language: str) -> tuple[str, ...]:
    """Numbers and words of comparison. Without its figures and names, a sentence is the same in many drafts."""
    return (*loose_numbers(text, language), *comparisons_in(text, language))
