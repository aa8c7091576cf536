"""`newsgen say`: one line in the house language, to try a filter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from newsgen.cli.terminal import tell


def say(
    template: Annotated[str, typer.Argument(help="For instance: {{ n|count('new case') }}")],
    style: Annotated[str, typer.Option(metavar="NAME", help="The house style.")] = "uk-regional",
    data: Annotated[str, typer.Option(metavar="JSON", help='The values, as JSON: {"n": 2}')] = "{}",
) -> None:
    """Say one line in the house language."""
    from newsgen.errors import Fault, InputError
    from newsgen.project import About
    from newsgen.writing.limits import Limits
    from newsgen.writing.say import say_line

    try:
        values = json.loads(data)
    except RecursionError:
        raise InputError(Fault("--data", "JSON that nests too deep", 'an object: {"n": 2}')) from None
    except json.JSONDecodeError as error:
        raise InputError(Fault("--data", f"not JSON: {error}", 'an object: {"n": 2}')) from None
    except ValueError:
        raise InputError(
            Fault("--data", "a number of more than 4,300 digits", 'an object: {"n": 2}')
        ) from None
    if not isinstance(values, dict):
        raise InputError(Fault("--data", f"a JSON {type(values).__name__}", 'an object: {"n": 2}'))
    usual = About(title="")
    limits = Limits(usual.seconds_a_draft, usual.memory_mb)
    tell(say_line(template, style, values, Path(), limits))
