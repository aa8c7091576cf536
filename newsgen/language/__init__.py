"""Values in, words out: every filter by the name that templates use.

Situations are chosen in neutral files (`comparisons`, `changes`, `lists` ...); one file a language words them
(`english`); a house style (`styles/*.toml`) settles what newsrooms differ on. To add a filter, write it in a
file of this room and mark it `@template_filter`; to add a language, write its file with the functions of
`words.Words`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from newsgen.language.filters import discovered
from newsgen.language.phrase import Interval, Phrase
from newsgen.language.style import HouseStyle, load_style, style_names

FILTERS: Mapping[str, Callable[..., Phrase]] = discovered()
"""Each is called as `filter(value, *args, style=style, **kwargs)`; LanguageError for what has no words."""

__all__ = ["FILTERS", "HouseStyle", "Interval", "Phrase", "load_style", "style_names"]
