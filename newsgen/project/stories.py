"""The stories of a project, matched with the rules engine and with one another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsgen.angles import angles
from newsgen.editorial.companions import companions_of
from newsgen.editorial.leads import default_angles
from newsgen.errors import Fault, nearest
from newsgen.model.picture import PICTURE_KINDS, PictureKind
from newsgen.model.story import AngleUse, SeeMore, Story
from newsgen.model.web_address import without_secrets
from newsgen.project.faults import fault as pydantic_fault
from newsgen.project.faults import line_of

NEWS = "news"
"""The story of a project that names none: its lead is chosen."""


def stories_of(file: Path, text: str, raw: dict[str, Any], faults: list[Fault]) -> tuple[Story, ...]:
    """The stories with their angles; whatever is wrong with names goes to `faults`."""
    given = raw.get("stories", [{"name": NEWS}])
    entries = [e for e in given if isinstance(e, dict)] if isinstance(given, list) else []
    measures = list(raw["measures"]) if isinstance(raw.get("measures"), dict) else []
    names = [e.get("name") for e in entries]
    stories: list[Story] = []

    def fault(number: int, key: str, found: str, wanted: str, near: str = "") -> None:
        faults.append(Fault(line_of(file, text, ("stories", number, key)), found, wanted, near))

    for number, entry in enumerate(entries):
        name = entry.get("name")
        if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
            fault(
                number,
                "name",
                f"the story name {name!r}",
                "small letters and digits, joined by single hyphens",
            )
        elif names.count(name) > 1 and names.index(name) == number:
            fault(number, "name", f"two stories are called {name!r}", "a name for each")
        measure = entry.get("measure") or (measures[0] if measures else "")
        if measures and measure not in measures:
            fault(
                number,
                "measure",
                f"the measure {measure!r}",
                f"one of {', '.join(measures)}",
                nearest(str(measure), measures),
            )
        uses = _uses(file, text, number, entry, faults)
        given, patches = entry.get("see_more"), entry.get("patches")
        links = tuple(
            _link(fault, number, link, [n for n in names if isinstance(n, str)])
            for link in (given if isinstance(given, list) else ())
        )
        stories.append(
            Story(
                name=str(name),
                template=_template(entry),
                angles=uses,
                measure=str(measure),
                see_more=links,
                when=str(entry.get("when", "")),
                patches=tuple(patches) if isinstance(patches, list) else (),
                lead_is_chosen="angles" not in entry,
                brief=entry.get("brief") is True,
                pictures=_pictures(raw, entry),
                position=number,
            )
        )
    return tuple(stories)


def _uses(
    file: Path, text: str, number: int, entry: Mapping[str, Any], faults: list[Fault]
) -> tuple[AngleUse, ...]:
    known = angles()
    uses: list[AngleUse] = []
    template = _template(entry)
    where = line_of(file, text, ("stories", number, "angles"))
    given = entry.get("angles", default_angles())
    if isinstance(given, list) and not given:
        faults.append(Fault(where, "no angle", "at least one: the first is the story's lead"))
    named = [use for use in given if isinstance(use, dict)] if isinstance(given, list) else []
    taken = {name for use in named for key in ("use", "as") if isinstance(name := use.get(key), str)}
    beside = companions_of(template, str(named[0].get("use"))) if named else []
    for use in [*named, *(one for one in beside if one["use"] not in taken)]:
        name = str(use.get("use"))
        if name not in known:
            faults.append(
                Fault(where, f"the angle {name!r}", f"one of {', '.join(known)}", nearest(name, known))
            )
            continue
        try:
            options = _options(known[name].options, {k: v for k, v in use.items() if k not in {"use", "as"}})
        except ValidationError as error:
            here, allowed = f"{where}, angle {name!r}", [f.name for f in fields(known[name].options)]
            faults.extend(pydantic_fault(file, text, dict(e), here, allowed) for e in error.errors())
            continue
        alias = str(use.get("as", name))
        if alias in {u.alias for u in uses}:
            faults.append(
                Fault(
                    where, f"two angles are called {alias!r}", "`as` with a name of its own for one of them"
                )
            )
        if not alias.isidentifier():
            faults.append(Fault(where, f"the angle's name {alias!r}", "letters, digits and underscores"))
        uses.append(AngleUse(angle=name, alias=alias, options=options))
    return tuple(uses)


def _pictures(raw: Mapping[str, Any], entry: Mapping[str, Any]) -> tuple[PictureKind, ...]:
    """Those of the story, or of the project; what is none, the file's own validation reports."""
    about = raw.get("project")
    given = entry.get("pictures", about.get("pictures") if isinstance(about, dict) else None)
    wanted = given if isinstance(given, list) else []
    return tuple(kind for kind in PICTURE_KINDS if kind in wanted)


def _template(entry: Mapping[str, Any]) -> str:
    return str(entry.get("template", f"{NEWS}.story"))


def _options(kind: type, given: Mapping[str, Any]) -> Any:
    return TypeAdapter(kind).validate_python(given)


def _link(fault: Any, number: int, link: Any, names: list[str]) -> SeeMore:
    table: Any = {"story": link} if isinstance(link, str) else link
    try:
        found: SeeMore = TypeAdapter(SeeMore).validate_python(table)
    except ValidationError:
        return SeeMore()  # the file's own validation reports it
    if found.url:
        if not re.match(r"https?://", found.url):
            fault(
                number,
                "see_more",
                f"the address {without_secrets(found.url)!r}",
                "one that begins with http:// or https://",
            )
        if not found.headline or found.story:
            fault(number, "see_more", "a link elsewhere", "url and headline, and no story")
    elif found.story not in names:
        fault(
            number,
            "see_more",
            f"no story is called {found.story!r}",
            f"one of {', '.join(names)}",
            nearest(found.story, names),
        )
    return found
