"""What always holds of German phrases: true of their numbers, as close as English is, and read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from babel.numbers import format_decimal
from hypothesis import assume
from hypothesis import strategies as st

from newsgen.errors import LanguageError
from newsgen.language import FILTERS, Phrase, load_style
from newsgen.language.markers import marks_in, visible
from newsgen.writing.loose import loose_numbers
from tests.language import reading
from tests.language.reading_german import anchor_of, number_of
from tests.language.test_properties import (
    ANYTHING,
    TAKE_NUMBERS,
    counts,
    days,
    marks,
    positive,
    ratios,
    run,
    shares,
    written,
)

GERMAN, ENGLISH = load_style("regional-de"), load_style("uk-regional")
PROPERTIES: list[tuple[Callable[..., None], dict[str, Any]]] = []
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905


def holds(**strategies: Any) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def kept(check: Callable[..., None]) -> Callable[..., None]:
        PROPERTIES.append((check, strategies))
        return check

    return kept


def say(name: str, *args: Any, **how: Any) -> Phrase:
    return FILTERS[name](*args, style=how.pop("style", GERMAN), **how)


def compared(text: str, value: Fraction, *, bands: bool = True) -> bool:
    qualifier, anchor = anchor_of(text)
    if re.match(r"1,\d-mal", text):
        return abs(value - anchor) <= Fraction(1, 20)
    strict = text in {"alle", "keine", "genauso hoch wie"}
    return reading.holds(qualifier, anchor, value, bands=bands, strict=strict)


@holds(ratio=ratios, other=positive)
def a_multiple_is_true_of_its_ratio(ratio: float, other: float) -> None:
    phrase = say("multiple_of", ratio * other, other)
    exact = written(ratio * other) / written(other)
    assert phrase.truth is not None
    assert exact in phrase.truth
    assert compared(str(phrase), exact)


@holds(ratio=ratios, other=positive, decimals=st.integers(0, 2))
def a_multiple_is_true_of_the_numbers_as_printed(ratio: float, other: float, decimals: int) -> None:
    value = ratio * other
    step = Decimal(1).scaleb(-decimals)
    printed = tuple(Decimal(repr(x)).quantize(step, ROUND_HALF_UP) for x in (value, other))
    assume(printed[0] and printed[1])
    try:
        phrase = say("multiple_of", value, other, printed=printed)
    except LanguageError:
        return
    for met in (written(value) / written(other), Fraction(printed[0]) / Fraction(printed[1])):
        assert phrase.truth is not None
        assert met in phrase.truth
        assert compared(str(phrase), met, bands=False)


@holds(ratio=ratios, share=shares, value=positive, step=st.sampled_from([0.5, 1, 10, 1000]))
def german_is_as_close_as_english(ratio: float, share: float, value: float, step: float) -> None:
    asked: list[tuple[str, tuple[Any, ...]]] = [
        ("multiple_of", (ratio, 1)),
        ("fraction", (share,)),
        ("one_in", (share,)),
        ("about", (value, step)),
        ("against", (value, 100)),
        ("change_from", (value, 100)),
        ("direction", (value, 100)),
    ]
    for name, args in asked:
        assert say(name, *args).truth == say(name, *args, style=ENGLISH).truth
    for name, args in asked[:4]:
        english = str(say(name, *args, style=ENGLISH)).replace("just under", "almost")
        assert anchor_of(str(say(name, *args))) == reading.anchor_of(english)


@holds(n=counts)
def a_quantifier_is_true_of_its_count(n: int) -> None:
    phrase = say("several", n)
    assert phrase.truth is not None
    assert n in phrase.truth
    assert n + 1 not in phrase.truth or str(say("several", n + 1)) == str(phrase)


@holds(x=st.floats(-1e9, 1e9), decimals=st.integers(0, 4))
def a_decimal_is_as_cldr_has_it(x: float, decimals: int) -> None:
    rounded = Decimal(repr(x)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = str(say("decimal", x, decimals))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    assert text.removeprefix("minus ") == format_decimal(abs(rounded), format=pattern, locale="de_DE")
    assert text.startswith("minus ") == (rounded < 0)


@holds(n=st.one_of(st.integers(-10_000_000, 10_000_000), st.integers(0, 10**16)))
def a_number_reads_back(n: int) -> None:
    read = number_of(str(say("number", n)))
    if abs(n) < 1_000_000:
        assert read == n
    else:
        scale = 10 ** (3 * ((len(str(abs(n))) - 1) // 3))
        assert abs(read - n) <= Fraction(max(scale, 10**6), 20)


@holds(n=counts, noun=st.sampled_from(["Fall", "Gemeinde", "Kind", "Patient"]))
def a_count_agrees_in_every_case(n: int, noun: str) -> None:
    said = {
        case: str(say("count", n, noun, case=case))
        for case in ("nominative", "accusative", "dative", "genitive")
    }
    plural = {"Fall": "Fälle", "Gemeinde": "Gemeinden", "Kind": "Kinder", "Patient": "Patienten"}[noun]
    if n == 1:
        assert said["nominative"] == {"Gemeinde": "eine Gemeinde"}.get(noun, f"ein {noun}")
        assert said["dative"].split()[0] == ("einer" if noun == "Gemeinde" else "einem")
        assert said["genitive"].split()[0] == ("einer" if noun == "Gemeinde" else "eines")
    else:
        assert said["nominative"] == said["accusative"]
        assert said["nominative"].endswith(f" {plural}")
        assert said["dative"].endswith((f" {plural}n", f" {plural}") if plural[-1] == "n" else f" {plural}n")
        assert (said["nominative"].split()[0] == "keine") == (n == 0)


@holds(new=counts, old=counts)
def a_change_of_counts_goes_the_right_way(new: int, old: int) -> None:
    phrase = say("change_from", new, old)
    text = str(phrase)
    assert phrase.truth is not None
    assert new in phrase.truth
    assert text.split()[-1] == ("gestiegen" if new > old else "gesunken" if new < old else "unverändert")
    assert "minus" not in text
    assert ("Prozent" in text) <= (old >= 20)
    if found := re.match(r"um ([\d,.]+) Prozent von (.+) auf (.+) (?:gestiegen|gesunken)$", text):
        size, was, now = map(number_of, found.groups())
        close = Fraction(1, 2) if size >= 1 else Fraction(1, 20)
        assert abs(size - abs(Fraction(new - old, old)) * 100) <= close
        assert abs(size - abs(now - was) / was * 100) <= close


@holds(new=st.floats(0, 100), old=st.floats(0, 100), decimals=st.integers(0, 2))
def percentages_differ_by_points(new: float, old: float, decimals: int) -> None:
    text = str(say("change_from", new, old, unit="percent", decimals=decimals))
    assert not re.match(r"um (?:etwa )?[\d,]+ Prozent ", text)
    if found := re.match(r"um (etwa )?(.+) Prozentpunkte? von (.+) Prozent auf (.+) Prozent ge", text):
        size, was, now = (number_of(n.replace("einen", "eins")) for n in found.groups()[1:])
        unit = Fraction(1, 10**decimals)
        assert abs(size - abs(written(new) - written(old))) <= unit / 2
        assert abs(size - abs(now - was)) <= (unit if found[1] else 0)


@holds(new=counts, old=counts, plural=st.booleans())
def a_direction_is_the_sign_of_the_difference(new: int, old: int, plural: bool) -> None:
    verb = str(say("direction", new, old, plural=plural)).split()[0]
    ending = "en" if plural else ""
    assert verb == f"{'stieg' if new > old else 'sank' if new < old else 'blieb'}{ending}"


@holds(value=positive, other=positive)
def higher_or_lower_is_true_of_its_ratio(value: float, other: float) -> None:
    phrase = say("against", value, other)
    ratio = written(value) / written(other)
    assert phrase.truth is not None
    assert ratio in phrase.truth
    wanted = "höher als" if ratio > 1 else "niedriger als" if ratio < 1 else "genauso hoch wie"
    assert str(phrase).endswith(wanted)


@holds(start=marks, end=marks, n=st.integers(0, 99), rest=st.sampled_from([" Orte", "% der Orte", ""]))
def a_sentence_never_begins_with_a_figure(start: str, end: str, n: int, rest: str) -> None:
    text = f"{start}{n}{end}{rest}"
    opened = str(say("sentence", text))
    assert marks_in(opened) == marks_in(text)
    assert visible(opened)[0].isupper()
    assert str(say("sentence", opened)) == opened


@holds(n=st.integers(0, 99), after=st.sampled_from([*MONTHS, "Platz", "Runde"]))
def a_figure_with_a_point_never_begins_a_sentence(n: int, after: str) -> None:
    with pytest.raises(LanguageError):
        say("sentence", f"{n}. {after}")


@holds(day=days, as_of=days)
def a_day_reads_back(day: date, as_of: date) -> None:
    text = str(say("day", day, as_of=as_of))
    found = re.fullmatch(r"(\d+)\. (\S+)(?: (\d{4}))?", text)
    assert found is not None
    assert (int(found[1]), MONTHS.index(found[2]) + 1) == (day.day, day.month)
    assert (found[3] is None) == (day.year == as_of.year)


@holds(
    places=st.lists(
        st.sampled_from(["Celle", "Hude & Wüsting", "Berne und Lemwerder", "Mitte, Nord"]), min_size=1
    )
)
def a_list_can_be_read_back(places: list[str]) -> None:
    spelled = [place.replace("&", "und") for place in places]
    text = str(say("and_list", places))
    if ";" in text:
        assert re.sub("; sowie ", "; ", text).split("; ") == spelled
    elif " sowie " in text:
        assert text.split(" sowie ") == spelled
    elif len(places) > 1:
        assert re.sub(" und ", ", ", text).split(", ") == spelled


@holds(n=st.integers(2, 999_999))
def every_number_word_is_found(n: int) -> None:
    from newsgen.language.languages import words_of

    words = words_of("german")
    for text in (words.cardinal(n), words.ordinal(n), f"{words.ordinal(n)}n", f"{words.cardinal(n)}mal"):
        assert loose_numbers(f"Es waren {text} Orte.", "german") == [text]


@holds(value=ANYTHING, name=st.sampled_from(TAKE_NUMBERS))
def every_value_has_words_or_is_refused(value: Any, name: str) -> None:
    args = ("Fall",) if name == "count" else ()
    try:
        text = str(say(name, value, *args))
    except LanguageError as error:
        assert error.faults[0].where == name  # noqa: PT017 - most values are refused, and some are not
        return
    assert text
    assert not re.search(r"nan|\binf|none|true|e\+|-\d", text.lower())


IDS = [check.__name__ for check, _ in PROPERTIES]


@pytest.mark.parametrize(("check", "strategies"), PROPERTIES, ids=IDS)
def test_property(check: Callable[..., None], strategies: dict[str, Any]) -> None:
    run(check, strategies, often=80)


@pytest.mark.slow
@pytest.mark.parametrize(("check", "strategies"), PROPERTIES, ids=IDS)
def test_property_at_length(check: Callable[..., None], strategies: dict[str, Any]) -> None:
    run(check, strategies, often=500)
