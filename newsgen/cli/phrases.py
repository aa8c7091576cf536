"""`newsgen phrases`: every wording that a project's stories may say, and which drafts say it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from newsgen.cli.terminal import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsgen.writing.phrases.listing import ListedCase, ListedRole, ListedWording

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?")
_SHOWN = 4
"""Drafts that are named; a list of more ends in "..."."""


def phrases(
    project: Annotated[
        Path, typer.Argument(help="The project's folder; by default the one you are in.")
    ] = Path(),
    name: Annotated[
        str, typer.Argument(metavar="[KIND[.ROLE]]", help="Only these: highest, or highest.lead.")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON, one entry a wording.")] = False,
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Show also those that no draft could say: as an angle's invented example would, or as written.",
        ),
    ] = False,
) -> None:
    """List every wording that a project's stories may say: its situation, a sample, the drafts that say it.

    The drafts are told in this process; nothing is written.
    """
    from json import dumps

    from newsgen.rehearsal.drafts_told import DraftsTold
    from newsgen.writing.phrases.listing import chosen, totals

    if not name and not project.exists() and _NAME.fullmatch(str(project)):
        project, name = Path(), str(project)
    told = DraftsTold.of_project(project)
    found = told.listing()
    found = told.with_samples(chosen(found, name, told.book) if name else found)
    if every:
        found = told.with_invented(found)
    if json:
        tell(dumps([*_entries(found)], ensure_ascii=False, indent=2))
        return
    for role in found:
        tell(f"\n{role.name}")
        for line in _lines(role, every=every):
            tell(line)
    for slug, why in told.cannot.items():
        tell(f"\n{slug} is blocked, and is taken to say nothing: {why}")
    numbers = totals(found)
    tell(
        f"\n{_count(numbers.roles, 'role')}, {_count(numbers.situations, 'situation')}, "
        f"{_count(numbers.wordings, 'wording')}: {numbers.said} said, {numbers.could} could have been, "
        f"{numbers.without} are for situations that it has not"
    )


def _lines(role: ListedRole, *, every: bool) -> Iterator[str]:
    for case in role.cases:
        of = f"{case.drafts} of {_count(role.drafts, 'draft')}" if case.drafts else "no draft of this edition"
        yield f"  {case.when}: {of}"
        for wording in case.wordings:
            yield from _lines_of(wording, every=every)


def _lines_of(wording: ListedWording, *, every: bool) -> Iterator[str]:
    at = wording.wording
    own = ", your own" if wording.source == "project" else ""
    said = f"said in {len(wording.drafts)}"
    if wording.drafts:
        said += f": {', '.join(wording.drafts[:_SHOWN])}{', ...' if len(wording.drafts) > _SHOWN else ''}"
    yield f"    {at.where.removeprefix('templates/')}:{at.line}{own}  {said}"
    if wording.fault:
        yield f"      {wording.sample_of} could not say it: {wording.fault}"
    elif wording.drafts:
        yield f"      “{wording.sample}”"
    elif wording.sample_of and wording.sample:
        yield f"      “{wording.sample}”  (as {wording.sample_of} would say it)"
    elif wording.invented:
        yield f"      “{wording.sample}”  (invented: of the example in docs/angles.md, of none of your figures)"
    elif wording.could:
        yield f"      {wording.sample_of} would say nothing here"
    elif every:
        yield f"      no sample; it is written: {at.text}"


def _entries(roles: Sequence[ListedRole]) -> Iterator[dict[str, Any]]:
    for role in roles:
        for case in role.cases:
            for wording in case.wordings:
                yield _entry(role, case, wording)


def _entry(role: ListedRole, case: ListedCase, wording: ListedWording) -> dict[str, Any]:
    return {
        "kind": role.kind,
        "role": role.role,
        "when": case.when,
        "file": wording.wording.where,
        "line": wording.wording.line,
        "source": wording.source,
        "text": wording.wording.text,
        "drafts": list(wording.drafts),
        "could": list(wording.could),
        "sample": wording.sample,
        "sample_of": wording.sample_of,
        "invented": wording.invented,
        "fault": wording.fault,
    }


def _count(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
