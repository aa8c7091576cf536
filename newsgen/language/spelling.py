"""Numbers spelled out, by num2words."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def spelled(n: int, language: str, form: str = "cardinal") -> str:
    """A whole number in words; `language` is a code of num2words, `form` "cardinal", "ordinal" or "ordinal_num".

    >>> spelled(21, "en"), spelled(3, "en", "ordinal"), spelled(22, "en", "ordinal_num")
    ('twenty-one', 'third', '22nd')
    """
    from num2words import num2words  # type: ignore[import-untyped]  # slow to load

    return str(num2words(n, lang=language, to=form))
