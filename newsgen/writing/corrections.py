"""Corrections: copy that says what a story once said, one TOML file each in a project's corrections/ folder.

`newsgen diff` drafts them, an editor passes them, and every later build of that story carries them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from newsgen.errors import Fault, InsertError, nearest
from newsgen.model.correction import Correction
from newsgen.model.draft import Draft
from newsgen.model.hidden import dotted, hidden_faults
from newsgen.model.period import Period
from newsgen.model.plan import Insert, StoryPlan
from newsgen.own_file import own_text, toml_of
from newsgen.registry.own_folder import files_in

FOLDER = "corrections"
KEYS = {"story": str, "period": date, "published": date, "first_published": date, "heading": str, "text": str}


def read_corrections(folder: Path, period: Period, slugs: Collection[str]) -> tuple[Correction, ...]:
    """Every correction of a project's folder, by the day and then by name; those of other periods too.

    InsertError with all faults of all files, one of this period that belongs to none of the project's stories included.
    """
    faults: list[Fault] = []
    files = files_in(folder / FOLDER, ".toml", InsertError)
    found = [_correction(folder, path, faults) for path in files]
    for one in found:
        if one is not None and one.period == period.end and one.story not in slugs:
            where = f"{FOLDER}/{one.name}.toml, story"
            wanted = "a story of this project, by its address"
            faults.append(Fault(where, repr(one.story), wanted, nearest(one.story, slugs)))
    if faults:
        raise InsertError(*faults)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.published))


def with_corrections(corrections: Iterable[Correction], plans: Iterable[StoryPlan]) -> tuple[StoryPlan, ...]:
    """The plans, each with the corrections of its story and period as copy after its inserts."""
    known = tuple(corrections)
    return tuple(
        replace(
            plan,
            inserts=(
                *plan.inserts,
                *(_insert(c, plan) for c in known if _is_of(c, plan.slug, plan.table.period)),
            ),
        )
        for plan in plans
    )


def carried(corrections: Iterable[Correction], drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts, each with the corrections that it carries."""
    known = tuple(corrections)
    return tuple(
        replace(draft, corrections=tuple(c for c in known if _is_of(c, draft.slug, draft.period)))
        for draft in drafts
    )


def _is_of(correction: Correction, slug: str, period: Period) -> bool:
    return (correction.story, correction.period) == (slug, period.end)


def _insert(correction: Correction, plan: StoryPlan) -> Insert:
    return Insert(
        name=correction.name,
        heading=correction.heading,
        places=(plan.table.patch.name,),
        source=FOLDER,
        stories=(plan.story,),
        valid_from=None,
        valid_until=None,
        html="\n".join(f"<p>{escape(words, quote=False)}</p>" for words in correction.paragraphs),
        text=correction.text,
    )


def _correction(folder: Path, path: Path, faults: list[Fault]) -> Correction | None:
    where = f"{FOLDER}/{path.name}"
    try:
        given = toml_of(own_text(folder, path, where, InsertError), where, InsertError)
    except InsertError as error:
        faults.extend(error.faults)
        return None
    before = len(faults)
    faults.extend(hidden_faults(given, lambda place: f"{where}, {dotted(place)}"))
    faults.extend(
        Fault(where, f"the key {key!r}", "", nearest(key, KEYS)) for key in given if key not in KEYS
    )
    faults.extend(Fault(where, f"no {key}", ", ".join(KEYS)) for key in KEYS if key not in given)
    for key, value in given.items():
        if key in KEYS and type(value) is not KEYS[key]:
            wanted = "a day: 2021-02-23" if KEYS[key] is date else "text"
            faults.append(Fault(where, f"{key} = {value!r}", wanted))
        elif value == "" or (isinstance(value, str) and not value.strip()):
            faults.append(Fault(where, f"{key} is empty", "text"))
    if len(faults) == before and given["first_published"] > given["published"]:
        found = f"first published on {given['first_published']}, corrected on {given['published']}"
        faults.append(Fault(where, found, "the earlier day first"))
    return _made(path.stem, given) if len(faults) == before else None


def _made(name: str, given: dict[str, Any]) -> Correction:
    paragraphs = (" ".join(words.split()) for words in given["text"].split("\n\n"))
    return Correction(
        name=name,
        story=given["story"],
        period=given["period"],
        published=given["published"],
        first_published=given["first_published"],
        heading=" ".join(given["heading"].split()),
        paragraphs=tuple(words for words in paragraphs if words),
    )
