"""One line in the house language, for trying a filter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import shorten
from typing import Any

from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError

from newsgen.errors import LanguageError
from newsgen.language.style import load_style
from newsgen.writing.blame import blame
from newsgen.writing.environment import sandbox
from newsgen.writing.limits import Limits
from newsgen.writing.speech import Speech
from newsgen.writing.template_syntax import said_of
from newsgen.writing.typeset import set_line


def say_line(template: str, style: str, values: Mapping[str, Any], folder: Path, limits: Limits) -> str:
    """What the template says of plain values, as plain text. TemplateError or LanguageError where it cannot."""
    speech = Speech(load_style(style, (folder / "styles",)))
    environment = sandbox(folder / "templates", speech)
    with blame(f"say {shorten(template, 80)!r}"), limits.of_a_batch(), limits.of_a_draft():
        try:
            marked = environment.from_string(template).render(values)
        except (TemplateSyntaxError, TemplateRuntimeError) as error:
            raise LanguageError(said_of(str(error), environment)) from None
        return set_line(marked, speech.ledger).text
