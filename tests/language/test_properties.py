"""What holds for every value: words are true of the number, and no closer ones were at hand.

The phrases are read back here by a reader of our own (`reading`), which knows English and none of the room's code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from babel.numbers import format_decimal
from dateutil.parser import parse as parse_date
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, Phrase, load_style
from newsgen.language.markers import marks_in, visible
from tests.language.reading import anchor_of, compared, number_of

UK, BBC = load_style("uk-regional"), load_style("bbc")
PROPERTIES: list[tuple[Callable[..., None], dict[str, Any]]] = []


def holds(**strategies: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A property of all such values; it runs quickly, and very often where slow tests run."""

    def kept(check: Callable[..., None]) -> Callable[..., None]:
        PROPERTIES.append((check, strategies))
        return check

    return kept


def run(check: Callable[..., None], strategies: dict[str, Any], often: int) -> None:
    quiet = settings(
        max_examples=often, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    quiet(given(**strategies)(check))()


NAMES = [check.__name__ for check, _ in PROPERTIES]


def say(name: str, *args: Any, **how: Any) -> Phrase:
    return FILTERS[name](*args, style=how.pop("style", UK), **how)


def written(value: float) -> Fraction:
    return Fraction(Decimal(repr(value)))


tidy = st.decimals(min_value=0, max_value=5000, places=2, allow_nan=False).map(float)
positive = st.one_of(tidy, st.floats(0.01, 1e7, allow_nan=False)).filter(lambda x: x > 0)
ratios = st.one_of(st.floats(0.001, 40), st.sampled_from([0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 10]).flatmap(
    lambda a: st.floats(a * 0.94, a * 1.06)
))  # fmt: skip
counts = st.one_of(st.integers(0, 30), st.integers(0, 3_000_000))
shares = st.one_of(st.floats(0, 1), st.fractions(0, 1, max_denominator=40))
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
marks = st.lists(st.sampled_from(["\ue000", "\uf8ff", "\U000f0000", "\U000ffffd"]), max_size=3).map("".join)


@holds(ratio=ratios, other=positive)
def a_multiple_is_true_of_its_ratio(ratio: float, other: float) -> None:
    value = ratio * other
    phrase = say("multiple_of", value, other)
    exact = written(value) / written(other)
    assert phrase.truth is not None
    assert exact in phrase.truth
    assert compared(str(phrase), exact)


@holds(ratio=ratios, other=positive, decimals=st.integers(0, 2))
def a_multiple_is_true_of_the_numbers_as_printed(ratio: float, other: float, decimals: int) -> None:
    value = ratio * other
    printed = tuple(
        Decimal(repr(x)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) for x in (value, other)
    )
    assume(printed[0] and printed[1])
    in_print = Fraction(printed[0]) / Fraction(printed[1])
    exact = written(value) / written(other)
    try:
        phrase = say("multiple_of", value, other, printed=printed)
    except LanguageError:
        assert abs(exact - in_print) > Fraction(1, 50)  # only where print is very rough
        return
    assert phrase.truth is not None
    for ratio_met in (exact, in_print):
        assert ratio_met in phrase.truth
        assert compared(str(phrase), ratio_met, bands=False)


@holds(ratio=ratios)
def no_closer_multiple_was_at_hand(ratio: float) -> None:
    text, exact = str(say("multiple_of", ratio, 1)), written(ratio)
    qualifier, anchor = anchor_of(text)
    named = [Fraction(1, n) for n in (2, 3, 4, 5, 10, 20, 100)] + [
        Fraction(2, 3),
        Fraction(3, 4),
        Fraction(1),
    ]
    named += [Fraction(n, 2) for n in range(3, 9)] + [Fraction(n) for n in range(5, 60)]
    bare = [a for a in named if a != 1 and abs(exact - a) <= a / 200]
    near = [a for a in named if abs(exact - a) <= min(a / 20, Fraction(1, 4))]
    if bare:
        assert qualifier == ""
        assert anchor in bare
    elif near and exact != 1:
        assert qualifier in {"", "almost", "just over", "just under", "about"}
        assert abs(exact - anchor) <= min(abs(exact - a) for a in near)
    elif qualifier == "more than":
        assert not [a for a in named if anchor < a <= exact]
    elif qualifier == "less than":
        assert not [a for a in named if exact <= a < anchor]


@holds(value=positive, step=st.sampled_from([0.5, 1, 5, 10, 100, 1000, 250_000]))
def about_is_true_of_its_number(value: float, step: float) -> None:
    phrase = say("about", value, step)
    exact = written(value)
    assert phrase.truth is not None
    assert exact in phrase.truth
    qualifier, anchor = anchor_of(str(phrase))
    assert compared(str(phrase), exact)
    assert (anchor / written(step)).denominator == 1
    if qualifier == "":
        assert exact == anchor
    below, above = exact // written(step) * written(step), (exact // written(step) + 1) * written(step)
    near = [a for a in (below, above) if a and abs(exact - a) <= a / 20]
    if near:
        assert anchor in near
        assert abs(exact - anchor) == min(abs(exact - a) for a in near)
    else:
        assert (qualifier, anchor) == (("more than", below) if below else ("less than", above))


@holds(share=shares)
def a_fraction_is_true_of_its_share(share: float) -> None:
    exact = Fraction(share) if isinstance(share, Fraction) else written(share)
    for name in ("fraction", "one_in"):
        phrase = say(name, share)
        assert phrase.truth is not None
        assert exact in phrase.truth
        assert compared(str(phrase), exact)


@holds(n=counts)
def a_quantifier_is_true_of_its_count(n: int) -> None:
    phrase = say("several", n)
    assert phrase.truth is not None
    assert n in phrase.truth
    assert n + 1 not in phrase.truth or str(say("several", n + 1)) == str(phrase)


@holds(x=st.one_of(st.floats(-1e9, 1e9), tidy), decimals=st.integers(0, 4))
def a_decimal_is_rounded_half_away_from_zero(x: float, decimals: int) -> None:
    rounded = Decimal(repr(x)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = str(say("decimal", x, decimals))
    assert text.removeprefix("minus ") == format_decimal(
        abs(rounded), format="#,##0" + ("." + "0" * decimals if decimals else ""), locale="en_GB"
    )
    assert text.startswith("minus ") == (rounded < 0)


@holds(n=st.one_of(st.integers(-10_000_000, 10_000_000), st.integers(0, 10**16)))
def a_number_reads_back(n: int) -> None:
    text = str(say("number", n))
    read = number_of(text)
    if abs(n) < 1_000_000:
        assert read == n
        assert text.isalpha() == (0 <= n <= 9)
    else:
        scale = 10 ** (3 * ((len(str(abs(n))) - 1) // 3))
        assert abs(read - n) <= Fraction(max(scale, 10**6), 20)


@holds(n=st.integers(1, 100_000))
def an_ordinal_has_the_ending_of_its_last_digits(n: int) -> None:
    text = str(say("ordinal", n))
    if n < 10:
        assert text == "first second third fourth fifth sixth seventh eighth ninth".split()[n - 1]  # noqa: SIM905
    else:
        ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        assert text == f"{n:,}{ending}"


@holds(new=counts, old=counts)
def a_change_of_counts_goes_the_right_way(new: int, old: int) -> None:
    phrase = say("change_from", new, old)
    text = str(phrase)
    assert phrase.truth is not None
    assert new in phrase.truth
    assert text.split()[0] == ("up" if new > old else "down" if new < old else "unchanged")
    assert "-" not in text
    assert "minus" not in text
    assert ("per cent" in text) <= (old >= 20)
    if found := re.match(r"(?:up|down) ([\d,.]+) per cent, from (.+) to (.+)$", text):
        size, was, now = map(number_of, found.groups())
        assert size > 0
        assert abs(size - abs(Fraction(new - old, old)) * 100) <= (
            Fraction(1, 2) if size >= 1 else Fraction(1, 20)
        )
        assert abs(size - abs(now - was) / was * 100) <= (Fraction(1, 2) if size >= 1 else Fraction(1, 20))


@holds(new=positive, old=positive, decimals=st.integers(0, 2))
def a_change_of_rates_is_true_as_printed(new: float, old: float, decimals: int) -> None:
    phrase = say("change_from", new, old, unit="rate", decimals=decimals)
    text = str(phrase)
    assert phrase.truth is not None
    assert new in phrase.truth
    shown, was = (Decimal(repr(x)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) for x in (new, old))
    way = "up" if shown > was else "down" if shown < was else "unchanged" if new == old else "almost"
    assert text.split()[0] == way
    if found := re.match(r"(?:up|down) (about )?([\d,.]+) per cent, from (.+) to (.+)$", text):
        size, before, after = map(number_of, found.groups()[1:])
        assert (before, after) == (was, shown)
        half = Fraction(1, 2) if size >= 1 and not (found[2].count(".")) else Fraction(1, 20)
        for over, under in ((written(new), written(old)), (after, before)):
            assert abs(size - abs(over / under - 1) * 100) <= (Fraction(3, 2) if found[1] else half)


@holds(new=st.floats(0, 100), old=st.floats(0, 100), decimals=st.integers(0, 2))
def percentages_differ_by_points(new: float, old: float, decimals: int) -> None:
    text = str(say("change_from", new, old, unit="percent", decimals=decimals, style=BBC))
    assert not re.match(r"(?:up|down) (?:about )?[\d.]+%", text)
    if found := re.match(r"(?:up|down) (about )?(.+) percentage points?, from (.+)% to (.+)%$", text):
        size, was, now = map(number_of, found.groups()[1:])
        unit = Fraction(1, 10**decimals)
        assert abs(size - abs(written(new) - written(old))) <= unit / 2
        assert abs(size - abs(now - was)) <= (unit if found[1] else 0)


@holds(
    new=st.one_of(counts, positive),
    old=st.one_of(counts, positive),
    unit=st.sampled_from([None, "rate", "percent"]),
)
def a_direction_is_the_sign_of_the_difference(new: float, old: float, unit: str | None) -> None:
    phrase = say("direction", new, old, unit=unit)
    assert phrase.truth is not None
    assert new in phrase.truth
    verb = str(phrase).split()[0]
    assert verb in {"was"} | ({"rose"} if new > old else {"fell"} if new < old else set())
    if verb == "was":
        assert "almost" in str(phrase) or new == old
    elif "sharply" in str(phrase) and unit == "rate":
        assert abs(written(new) - written(old)) >= written(old) / 4
    elif "slightly" in str(phrase) and unit == "rate":
        assert abs(written(new) - written(old)) < written(old) / 20


@holds(value=positive, other=positive)
def above_or_below_is_true_of_its_ratio(value: float, other: float) -> None:
    phrase = say("against", value, other)
    ratio = written(value) / written(other)
    assert phrase.truth is not None
    assert ratio in phrase.truth
    assert str(phrase).split()[-1] == ("above" if ratio > 1 else "below" if ratio < 1 else "as")
    if found := re.match(r"([\d,.]+) per cent ", str(phrase)):
        assert abs(number_of(found[1]) - abs(ratio - 1) * 100) <= Fraction(1, 2)


@holds(
    start=marks,
    end=marks,
    n=st.integers(0, 99),
    rest=st.sampled_from([" areas", "th-lowest", "% of", "-odd", ""]),
)
def a_sentence_never_begins_with_a_figure(start: str, end: str, n: int, rest: str) -> None:
    assume(rest != "th-lowest" or n % 10 not in {1, 2, 3})
    text = f"{start}{n}{end}{rest}"
    opened = str(say("sentence", text))
    assert marks_in(opened) == marks_in(text)
    assert visible(opened)[0].isupper()
    assert not re.match(r"\W*\d", visible(opened))
    assert str(say("sentence", opened)) == opened
    assert visible(opened) == str(say("sentence", visible(text)))


@holds(text=st.text(alphabet="ab é0189,.%£-‘“(&;\ue000\U000f0000", min_size=1, max_size=8))
def a_sentence_is_said_or_refused(text: str) -> None:
    try:
        opened = str(say("sentence", text))
    except LanguageError:
        return
    assert marks_in(opened) == marks_in(text)
    assert not re.match(r"[\W_]*\d", visible(opened))


villages = ["Ryton", "Andover", "Wingate & Castle Eden", "Shotton and Haswell", "Park East, Darlington"]
names = st.lists(st.sampled_from(villages), min_size=1, max_size=6)


@holds(places=names, start=marks, end=marks)
def a_list_can_be_read_back(places: list[str], start: str, end: str) -> None:
    spelled = [place.replace("&", "and") for place in places]
    marked = [f"{start}{place}{end}" for place in places]
    text = str(say("and_list", marked))
    assert marks_in(text) == (marks_in(start + end)) * len(places)
    seen = visible(text)
    assert seen == str(say("and_list", places))
    if ";" in seen:
        assert re.sub("; and ", "; ", seen).split("; ") == spelled
    elif ", and " in seen:
        assert seen.split(", and ") == spelled
    elif len(places) == 1:
        assert [seen] == spelled
    else:
        assert re.sub(" and ", ", ", seen).split(", ") == spelled


@holds(day=days, as_of=days)
def a_day_reads_back(day: date, as_of: date) -> None:
    for style in ("uk-regional", "bbc", "ap"):
        text = str(say("day", day, as_of=as_of, style=load_style(style)))
        assert parse_date(text, default=parse_date(as_of.replace(day=1).isoformat())).date() == day
        assert (str(day.year) in text) == (day.year != as_of.year)
    assert str(say("weekday", day)) == day.strftime("%A")


@holds(
    n=st.integers(0, 10**7),
    text=st.sampled_from(["", " homes", ".5 per cent", "th-lowest", "m"]),
    start=marks,
)
def an_article_goes_by_sound(n: int, text: str, start: str) -> None:
    from num2words import num2words

    figure = f"{n:,}"
    assume(
        not (1100 <= n <= 1199 or 1800 <= n <= 1899)
    )  # with a comma "one thousand", without "eleven hundred"
    wanted = "an" if num2words(n)[0] == "e" else "a"
    assert str(say("with_article", f"{start}{figure}{text}")) == f"{wanted} {start}{figure}{text}"


ANYTHING = st.one_of(st.floats(), st.integers(), st.none(), st.booleans(), st.text(max_size=3), st.decimals())
TAKE_NUMBERS = ["number", "ordinal", "count", "per_cent", "money", "fraction", "several", "points"]


@holds(value=ANYTHING, name=st.sampled_from(TAKE_NUMBERS))
def every_value_has_words_or_is_refused(value: Any, name: str) -> None:
    args = ("case",) if name == "count" else ()
    try:
        text = str(say(name, value, *args))
    except LanguageError as error:
        assert error.faults[0].where == name  # noqa: PT017 - most values are refused, and some are not
        return
    assert text
    assert not re.search(
        r"nan|inf|none|null|true|e\+|-\d", text.lower().replace("none", "", name == "fraction")
    )


@pytest.mark.parametrize(("check", "strategies"), PROPERTIES, ids=[check.__name__ for check, _ in PROPERTIES])
def test_property(check: Callable[..., None], strategies: dict[str, Any]) -> None:
    run(check, strategies, often=150)


@pytest.mark.slow
@pytest.mark.parametrize(("check", "strategies"), PROPERTIES, ids=[check.__name__ for check, _ in PROPERTIES])
def test_property_at_length(check: Callable[..., None], strategies: dict[str, Any]) -> None:
    run(check, strategies, often=5_000)
