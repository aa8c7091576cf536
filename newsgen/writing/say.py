"""One line in the house language, for trying a filter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import TemplateError as JinjaError

from newsgen.errors import Fault, LanguageError, TemplateError
from newsgen.language.style import load_style
from newsgen.writing.environment import sandbox
from newsgen.writing.speech import Speech
from newsgen.writing.template_faults import said_of
from newsgen.writing.typeset import set_line


def say_line(template: str, style: str, values: Mapping[str, Any], folder: Path) -> str:
    """What the template says of plain values, as plain text. TemplateError or LanguageError where it cannot."""
    speech = Speech(load_style(style, (folder / "styles",)))
    environment = sandbox(folder / "templates", speech)
    try:
        marked = environment.from_string(template).render(values)
    except (JinjaError, LanguageError) as error:
        raise TemplateError(Fault(f"say {template!r}", said_of(str(error), environment))) from None
    return set_line(marked, speech.ledger).text
