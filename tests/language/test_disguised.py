"""Words that hide from a search and not from a reader."""

from __future__ import annotations

import pytest

from newsgen.language.disguised import undisguised
from newsgen.language.senses import comparisons_in
from newsgen.writing.loose import loose_numbers

DISGUISED = {
    "a zero-width space": "tw\u200belve",
    "a soft hyphen": "tw\u00adelve",
    "a word joiner": "tw\u2060elve",
    "a byte order mark": "tw\ufeffelve",
    "a grapheme joiner": "tw\u034felve",
    "a Hangul filler": "tw\u115felve",
    "a variation selector": "tw\ufe0felve",
    "a tag": "tw\U000e0041elve",
    "full width": "ｔｗｅｌｖｅ",
    "bold": "𝐭𝐰𝐞𝐥𝐯𝐞",
    "circles": "ⓣⓦⓔⓛⓥⓔ",
}


@pytest.mark.parametrize("text", DISGUISED.values(), ids=DISGUISED)
def test_a_number_word_is_found_in_any_dress(text: str) -> None:
    assert loose_numbers(f"Some {text} of them") == ["twelve"]


@pytest.mark.parametrize("text", ["hi\u200bgher", "𝐡𝐢𝐠𝐡𝐞𝐫", "high\u00ader"])
def test_a_comparison_is_found_in_any_dress(text: str) -> None:
    assert comparisons_in(f"It was {text}", "english") == ["higher"]


@pytest.mark.parametrize("sign", ["½", "②", "Ⅳ", "㉗", "⓫", "⓪", "🄂", "㊿", "７", "𝟕", "➈"])
def test_a_sign_that_is_a_number_is_one(sign: str) -> None:
    assert len(loose_numbers(f"Some {sign} of them")) == 1


@pytest.mark.parametrize("text", ["Größe", "co-op", "Nuñez – “so”", "twélve", "£", "日本"])
def test_ordinary_text_is_as_it_was(text: str) -> None:
    assert undisguised(text) == text
