"""The filters of newsgen's own values, and of the language room: all that templates may do to a figure or a place."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil
from typing import Any

from jinja2 import Undefined, pass_context

from newsgen.errors import LanguageError
from newsgen.language import FILTERS
from newsgen.language.exact import exact
from newsgen.language.languages import words_of
from newsgen.language.multiples import multiple_as_set
from newsgen.language.names import holds_parent
from newsgen.language.senses import sense_of
from newsgen.language.words import Qualifier, Sense
from newsgen.model.area import Area
from newsgen.model.body import Mark
from newsgen.model.derivation import Setting
from newsgen.model.figure import Figure
from newsgen.model.hidden import PRIVATE
from newsgen.model.patch_table import AreaRanking, Average
from newsgen.model.period import Period
from newsgen.writing.bound import bound, opened_for
from newsgen.writing.evidence import evidence_of
from newsgen.writing.variety import PICK
from newsgen.writing.voice import Voice, area_of, figure_of

COARSE, COARSE_FROM = 5, 20


class Speech(Voice):
    """A voice with its filters."""

    __slots__ = ()

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Every filter by its name in templates."""
        bound_filters = {name: bound(self, name, function) for name, function in FILTERS.items()}
        return bound_filters | {
            "in_full": self.in_full,
            "so_far": self.so_far,
            "at": self.at,
            "with_unit": self.with_unit,
            "short": self.short,
            "name": self.name,
            "in_list": self.in_list,
            "size": self.size,
            "by_part": self.by_part,
            "as_multiple": self.as_multiple,
            "possessive": self.possessive,
            "alone": self.alone,
            "here": self.here,
            "in_figures": self.in_figures,
            "because": self.because,
            "superlative": self.superlative,
            "ranked": self.ranked,
            "placed": self.placed,
            PICK: self.pick,
        }

    def in_full(self, value: Any, *more: Any, **how: Any) -> str:
        """A figure with its whole unit: 452.2 cases per 100,000 people; 29 new cases; £203,040."""
        if not isinstance(value, Figure | Average | Undefined):
            return str(self.say("in_full", value, *more, **how))
        figure = figure_of(value, "in_full")
        measure = figure.measure
        if measure is None or figure.unit not in {"count", "rate", "number"}:
            return self.printed_claim(figure)
        if figure.unit == "count" and figure.value == int(figure.value):
            return self.claim(self.say("count", figure.value, measure.noun, case=how.get("case")), figure)
        if figure.unit == "count":  # an average of counts
            things = self.say("plural", measure.noun)
            decimals = self.decimals(figure, 1)
            return self.claim(self.say("in_full", figure.value, str(things), decimals), figure)
        if not measure.unit:
            return self.printed_claim(figure)
        how = {"unit": measure.unit, "decimals": self.decimals(figure, measure.decimals)} | how
        return self.claim(self.say("in_full", figure.value, **how), figure)

    def so_far(self, value: Any, *more: Any, **how: Any) -> Any:
        """A period by its end, of figures that count all up to then: by the end of February."""
        if not isinstance(value, Period):
            return self.say("so_far", value, *more, **how)
        said = self.say("so_far", value.start, value.end, value.grain, as_of=self.as_of)
        return self.date_claim(said, value.end, value.origin)

    def at(self, value: Any) -> str:
        """A figure that something stands at: in full, but nought is zero and not "no new cases"."""
        return self.with_unit(value) if figure_of(value, "at").value == 0 else self.in_full(value)

    def with_unit(self, value: Any) -> str:
        """A figure beside the name of its measure: 452.2 cases per 100,000 people; £203,040; a count bare: 7,790."""
        figure = figure_of(value, "with_unit")
        return self.printed_claim(figure) if figure.unit == "count" else self.in_full(figure)

    def short(self, value: Any) -> str:
        """A figure with the short form of its unit: 435.2 per 100,000."""
        figure = figure_of(value, "short")
        unit = figure.measure.short_unit if figure.measure and figure.unit in {"rate", "number"} else ""
        text = self.plain(figure)
        return self.claim(f"{text} {unit}" if unit else text, figure)

    def size(self, value: Any) -> str:
        """A change without its sign, for prose that has said which way: 440; 102.1; £4,000; two percentage points.

        In per cent, where that is the least that it can be, "more than 60 per cent": five by five, as it reads. A small
        one is told to the per cent, as is one that is just so many fives: "at least 9 per cent", "at least 30".
        """
        figure = figure_of(value, "size")
        size = abs(figure.value)
        if figure.unit != "per_cent" or figure.bound != "least" or size < COARSE_FROM or size % COARSE == 0:
            return self.printed_claim(figure, signed=False)
        words = words_of(self.style.language).QUALIFIERS[Qualifier.MORE_THAN]
        return self.marked(words.format(self.say("per_cent", int(size // COARSE) * COARSE, 0)), figure)

    def by_part(self, value: Any) -> Any:
        """The size of a change in per cent, after "by": just over half; 31 per cent; more than 70 per cent."""
        if isinstance(value, Figure) and value.bound:
            return self.size(value)
        return bound(self, "by_part", FILTERS["by_part"])(value)

    def as_multiple(self, value: Any) -> str:
        """A multiple as prose has it: twice; three times. One that the project set is never rounded: 1.75 times.

        One under one and a half is then the per cent: "25 per cent above" the average. The least that a multiple can be
        is "more than" the half below it.
        """
        figure = figure_of(value, "as_multiple")
        if figure.bound == "least":
            half = Fraction(ceil(exact(figure.value) * 2) - 1, 2)
            words = words_of(self.style.language).QUALIFIERS[Qualifier.MORE_THAN]
            return self.marked(words.format(multiple_as_set(half, self.style)), figure)
        if isinstance(figure.origin, Setting):
            return self.claim(multiple_as_set(figure.value, self.style), figure)
        return self.claim(self.say("multiple_of", figure.value, 1), figure)

    def possessive(self, value: Any) -> str:
        """A place or an area in the possessive: the North East's; the East Midlands'."""
        said = str(self.finalize(value))
        name = PRIVATE.sub("", said)
        return said + words_of(self.style.language).possessive(name).removeprefix(name)

    def alone(self, value: Any, *, named: bool = False) -> str:
        """An area without its council, which the sentence has `named`, or which its name does not need."""
        area = area_of(value)
        self.ledger.first_mention(area.code)
        if area.shared_name and not named and not (self.patch and area.parent == self.patch.name):
            return self.name(area)
        return self.ledger.mark(self._said(area.name), Mark("name", area.name))

    def here(self, value: Any) -> str:
        """An area in a sentence that names the patch: without its council where that is the patch."""
        inside = self.patch is not None and area_of(value).parent == self.patch.name
        if not inside:
            return self.name(value)
        area = area_of(value)
        self.ledger.first_mention(area.code)
        return self.ledger.mark(self._said(area.name), Mark("name", area.name))

    def in_figures(self, value: Any, *, signed: bool = True) -> str:
        """A figure for a table, where counts and ranks stand in figures: 7; not `signed`, the size of a change."""
        return self.claim(*self.for_table(figure_of(value, "in_figures"), signed=signed))

    def for_table(self, figure: Figure, *, signed: bool = True) -> tuple[Any, Figure]:
        """The words of that, and the figure that answers for them."""
        if figure.unit not in {"count", "rank"} or figure.value != int(figure.value):
            return self.in_print(figure, signed=signed)
        return self.say("decimal", figure.value if signed else abs(figure.value), 0), figure

    def in_list(self, value: Any) -> str:
        """An area as a list names it: with its council wherever the patch has several, or the name needs it."""
        area = area_of(value)
        return self.ledger.mark(self.listed(area), Mark("name", area.name))

    def listed(self, area: Area) -> str:
        """The words of that."""
        inside = self.patch is not None and area.parent == self.patch.name
        said = self._said(area.name)
        if area.parent and not inside and not holds_parent(area.name, area.parent, self.style):
            said += f", {self._said(area.parent)}"
        return said

    def because(self, words: Any, fact: Any) -> str:
        """Words of comparison, once a fact bears them out: {{ "rose"|because(top.change) }}.

        LanguageError where it does not, and for words that the language does not list.
        """
        sense = sense_of(str(words), self.style.language)
        evidence = evidence_of(fact, sense)
        if sense not in evidence.bears:
            wanted = " or ".join(sorted(sense.name.lower() for sense in evidence.bears)) or "no comparison"
            raise LanguageError(
                f"because: {str(words)!r} is not so: the figure, {evidence.figure.value:g}, says {wanted}"
            )
        return self.marked(words, evidence.figure)

    def superlative(self, value: Any, end: Any, noun: Any, kept: Any = "", case: Any = None) -> str:
        """What the first or last area of a ranking has: the highest case rate.

        `value` is a standing, or several that share the place; `end` the word ("highest"); `kept` a word between
        it and the noun: "published" by itself, where one that is not may be as far out. LanguageError: an area that is
        not at that end.
        """
        sense = sense_of(str(end), self.style.language)
        evidence = evidence_of(value, sense)
        if sense not in evidence.bears:
            raise LanguageError(f"superlative: {str(end)!r} is not so of a rank of {evidence.figure.value:g}")
        rankings = value if isinstance(value, tuple | list) else (value,)
        sure = all(s.sure_high if sense is Sense.HIGHEST else s.sure_low for s in rankings)
        if not sure and not kept:
            kept = words_of(self.style.language).PUBLISHED
        said = self.say(
            "superlative",
            opened_for(self, "superlative", noun)[0],
            str(end),
            opened_for(self, "superlative", kept)[0],
            tied=rankings[0].tied,
            case=case,
        )
        return self.claim(said, evidence.figure)

    def ranked(self, value: Any, end: Any, *more: Any, **how: Any) -> Any:
        """Where an area stands from an end, before the noun: second-highest; of a rank itself, as it was counted."""
        return bound(self, "ranked", FILTERS["ranked"])(self._rank(value, end), str(end), *more, **how)

    def placed(self, value: Any, end: Any) -> Any:
        """Where an area stands, counted from an end: fifth."""
        return self.finalize(self._rank(value, end))

    def _rank(self, value: Any, end: Any) -> Any:
        """The rank of a standing, counted from the end that a word names; any other value as it is."""
        if not isinstance(value, AreaRanking):
            return value
        return value.rank if sense_of(str(end), self.style.language) is Sense.HIGHEST else value.rank_low

    @pass_context  # or Jinja, seeing constants only, would ask once for all drafts
    def pick(self, context: Any, sentence: str, wordings: int, within: int) -> int:
        """Which wording of a sentence this draft takes."""
        return self.variety.pick(sentence, wordings, within)

    def one_of(self, *wordings: str) -> str:
        """One of several words or phrases, by the draft's own choice."""
        if not wordings or not all(isinstance(w, str) for w in wordings):
            raise LanguageError('one_of: wanted texts, such as one_of("was", "stood at")')
        return self.variety.word(*wordings)
