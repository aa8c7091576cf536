"""The filters that say phrases: `said`, for templates and sentences, and the one around each slot of a sentence."""

from __future__ import annotations

from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context

from newsgen.errors import LanguageError
from newsgen.model.finding import Finding
from newsgen.model.patch_table import AreaRanking, Average
from newsgen.writing.phrases.book import WORDS
from newsgen.writing.phrases.sentence import SLOT
from newsgen.writing.phrases.telling import Telling, printed
from newsgen.writing.spoken import what_is


def said(context: Context, value: Any, role: str = "") -> str:
    """The filter of that name: what a role says of a finding, an average or an area's standing.

    A text alone is a role that every story has: {{ "source"|said }}.

    LanguageError: of anything else, or in a template that belongs to no draft.
    """
    telling = getattr(context.environment, "telling", None)
    if not isinstance(telling, Telling):
        raise LanguageError("said: there is no story here whose phrases could be said")
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is missing
    if isinstance(value, str) and not role:
        return printed(telling.tell(WORDS, value))
    if isinstance(value, Finding):
        return printed(telling.tell(value.angle, role, value))
    if isinstance(value, Average | AreaRanking):
        return printed(telling.tell(WORDS, role, value))
    raise LanguageError(f"said: {what_is(value)}; wanted a finding, an average or an area")


@pass_context  # or Jinja would work it out before there is a draft
def _slot(_: Any, value: Any) -> Any:
    return value


PHRASE_FILTERS = {SLOT: _slot, "said": pass_context(said)}
"""What a sandbox needs whose templates say phrases."""
