"""`newsgen say`: one line in the house language, to try a filter; or what a role says in a project's drafts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Annotated, Any

import typer

from newsgen.cli.terminal import tell

_ROLE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
"""Two bare words and nothing else, which as a template would say no more than itself: "{{ }}" makes it one."""
_USUAL_STYLE = "uk-regional"


def say(
    template: Annotated[
        str,
        typer.Argument(help="For instance: {{ n|count('new case') }}; or a role, KIND.ROLE: highest.lead"),
    ],
    style: Annotated[
        str | None, typer.Option(metavar="NAME", help=f"The house style; by default {_USUAL_STYLE}.")
    ] = None,
    data: Annotated[str | None, typer.Option(metavar="JSON", help='The values, as JSON: {"n": 2}')] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", help="Of a role: the project's folder; by default the one you are in."
        ),
    ] = None,
    story: Annotated[
        str, typer.Option(metavar="SLUG", help="Of a role: this draft alone; by default all that say it.")
    ] = "",
) -> None:
    """Say one line in the house language; or what a role (highest.lead) says in the drafts of a project."""
    from newsgen.errors import Fault, InputError

    is_role = bool(_ROLE.fullmatch(template))
    given = (
        {"--style": style, "--data": data} if is_role else {"--project": project, "--story": story or None}
    )
    wanted = "none with a role" if is_role else "a role, KIND.ROLE, before it: highest.lead"
    faults = [
        Fault(name, f"it says nothing to {template!r}", wanted) for name in given if given[name] is not None
    ]
    if faults:
        raise InputError(*faults)
    if is_role:
        _say_role(template, project or Path(), story)
    else:
        _say_line(template, style or _USUAL_STYLE, "{}" if data is None else data)


def _say_line(template: str, style: str, data: str) -> None:
    from newsgen.project import About
    from newsgen.writing.limits import Limits
    from newsgen.writing.say import say_line

    usual = About(title="")
    limits = Limits(usual.seconds_a_draft, usual.memory_mb)
    tell(say_line(template, style, _values(data), Path(), limits))


def _values(data: str) -> dict[str, Any]:
    from newsgen.errors import Fault, InputError

    wanted = 'an object: {"n": 2}'
    try:
        values = json.loads(data)
    except RecursionError:
        raise InputError(Fault("--data", "JSON that nests too deep", wanted)) from None
    except json.JSONDecodeError as error:
        raise InputError(Fault("--data", f"not JSON: {error}", wanted)) from None
    except ValueError:
        raise InputError(Fault("--data", "a number of more than 4,300 digits", wanted)) from None
    if not isinstance(values, dict):
        raise InputError(Fault("--data", f"a JSON {type(values).__name__}", wanted))
    return values


def _say_role(name: str, project: Path, story: str) -> None:
    """What the role says: after the slug of each draft, or alone where one draft is asked for."""
    from newsgen.rehearsal.drafts_told import DraftsTold
    from newsgen.writing.phrases.listing import chosen

    told = DraftsTold.of_project(project)
    drafts = told.of(story)
    asked = {(role.kind, role.role) for role in chosen(told.listing(), name, told.book, "newsgen say")}
    lines = [
        one.words if story else f"{draft.slug}  {one.words}"
        for draft in drafts
        for one in draft.said
        if (one.kind, one.role) in asked
    ]
    for line in lines:
        tell(line)
    if not lines:
        blocked = told.cannot.get(story)
        why = f" It is blocked: {blocked}" if blocked else ""
        who = f"{story} says nothing" if story else "No draft of this edition says anything"
        tell(f"{who} as {name}.{why}", err=True)
