"""Counts of things, and what agrees with them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from newsgen.language.exact import exact, text, unsayable, whole
from newsgen.language.figures import in_words_or_figures
from newsgen.language.filters import template_filter
from newsgen.language.languages import words_of
from newsgen.language.nouns import Noun, case_of, noun_of
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle

A_COUNT = "a count: a whole number, 0 or more"
A_NOUN = "a noun in the singular"


@template_filter
def count(value: Any, noun: Any, plural: Any = None, case: Any = None, *, style: HouseStyle) -> Phrase:
    """A number of things: "no new cases", "one child", "12 children".

    `noun` is the singular; `plural` is needed only where the dictionary's plural is not wanted. `case` is for
    languages that have cases: "dative". LanguageError: a value that is not a whole number of at least 0; a noun that
    is no text, or that shows to be a plural, or that needs further forms to be declared.

    >>> [str(count(n, "new case", style=uk)) for n in (0, 1, 1204)]
    ['no new cases', 'one new case', '1,204 new cases']
    """
    number = Fraction(whole(value, A_COUNT, least=0))
    things = _noun(noun, style)
    if plural is not None:
        things = replace(things, plural=text(plural, "a noun in the plural"))
    printed = in_words_or_figures(number, style)
    return Phrase(words_of(style.language).counted(printed, things, case_of(case)))


@template_filter
def number_of(noun: Any, *, style: HouseStyle) -> Phrase:
    """What a count is called where it is ranked or compared: "number of new cases".

    LanguageError: a value that is not text, or shows to be a plural.

    >>> str(number_of("new case", style=uk))
    'number of new cases'
    """
    return Phrase(words_of(style.language).number_of(_noun(noun, style)))


@template_filter
def plural(noun: Any, case: Any = None, *, style: HouseStyle) -> Phrase:
    """The plural of a noun, which may be several words: the one that counts changes.

    `case` is as in `count`. LanguageError: a value that is not text, or shows to be a plural.

    >>> [str(plural(noun, style=uk)) for noun in ("local authority", "person", "chief of staff", "GP")]
    ['local authorities', 'people', 'chiefs of staff', 'GPs']
    """
    return Phrase(words_of(style.language).plural(_noun(noun, style), case_of(case)))


@template_filter
def bare(noun: Any, *, style: HouseStyle) -> Phrase:
    """A noun without what tells more of it, for sentences after the first: "case" of a "new Covid case".

    LanguageError: a value that is not text, or shows to be a plural.

    >>> [str(bare(noun, style=uk)) for noun in ("new Covid case", "death within 28 days", "GP")]
    ['case', 'death', 'GP']
    """
    return Phrase(words_of(style.language).head(_noun(noun, style)))


@template_filter
def agree(value: Any, one: Any, many: Any, *, style: HouseStyle) -> Phrase:
    """The form that agrees with a number: `one` with exactly one, `many` with every other, zero among them.

    LanguageError: a value that is not a number; forms that are not text.

    >>> [str(agree(n, "has", "have", style=uk)) for n in (0, 1, 2)]
    ['have', 'has', 'have']
    """
    is_one = words_of(style.language).is_singular(exact(value))
    return Phrase(text(one, "the form for one") if is_one else text(many, "the form for many"))


@template_filter
def out_of(value: Any, total: Any, noun: Any = None, case: Any = None, *, style: HouseStyle) -> Phrase:
    """So many of a known number: "seven of the 20", "all 20", "none of the 20 areas", "both".

    `case` is as in `count`. LanguageError: a value that is not a whole number of at least 0; a total that is zero or
    smaller than the number.

    >>> [str(out_of(n, 20, style=uk)) for n in (0, 7, 20)]
    ['none of the 20', 'seven of the 20', 'all 20']
    >>> [str(out_of(n, 2, "area", style=uk)) for n in (0, 1, 2)]
    ['neither of the two areas', 'one of the two areas', 'both areas']
    """
    number = whole(value, A_COUNT, least=0)
    of = whole(total, "a total, 1 or more", least=1)
    if number > of:
        raise unsayable(value, f"at most the total, {of}")
    printed = in_words_or_figures(Fraction(number), style), in_words_or_figures(Fraction(of), style)
    named = None if noun is None else _noun(noun, style)
    return Phrase(words_of(style.language).out_of(*printed, named, case_of(case)))


@template_filter
def several(value: Any, *, style: HouseStyle) -> Phrase:
    """A quantifier that is true of the number: "a few" is 3 or 4, "several" 7 to 9, "dozens of" 36 to 199.

    Where the language has none, the number itself. Its `truth` holds the numbers that share the words.
    LanguageError: a value that is not a whole number of at least 0.

    >>> [str(several(n, style=uk)) for n in (2, 4, 6, 8, 10, 12, 20, 40)]
    ['two', 'a few', 'a handful of', 'several', '10', 'a dozen', 'more than a dozen', 'dozens of']
    >>> several(8, style=uk).truth == Interval(Fraction(7), Fraction(9), True, True)
    True
    """
    number = whole(value, A_COUNT, least=0)
    for least, most, words in words_of(style.language).QUANTIFIERS:
        if least <= number and (most is None or number <= most):
            end = float("inf") if most is None else Fraction(most)
            return Phrase(words, Interval(Fraction(least), end, True, most is not None))
    return Phrase(in_words_or_figures(Fraction(number), style).text, Interval.point(Fraction(number)))


def _noun(noun: Any, style: HouseStyle) -> Noun:
    return noun_of(text(noun, A_NOUN), style.lexicon)
