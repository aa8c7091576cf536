"""newsgen.toml -> Project: every fault reported at once, each with its line and the nearest valid name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from pydantic import TypeAdapter, ValidationError

from newsgen.angles import angles
from newsgen.errors import Fault, ProjectError, nearest
from newsgen.model.measure import Measure
from newsgen.model.patch_rule import PatchRule
from newsgen.model.source import Source
from newsgen.model.story import AngleUse, SeeMore, Story

FILE = "newsgen.toml"
_STRICT: dict[str, Any] = {"extra": "forbid", "use_attribute_docstrings": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The [project] table."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    title: str
    """What the edition is called on the editor's front page."""
    style: str = "uk-regional"
    """The house style: a shipped one, or a TOML file of the project's styles/ folder."""
    places: str = ""
    """A gazetteer: a TOML file that says how places are named."""
    made_by: str = ""
    """Who answers for the drafts, for the line on how they were made."""
    method_link: str = ""
    """The http(s) address of a page on how they are made."""
    map_link: str = ""
    """The http(s) address of an interactive map of the figures, if there is one."""
    map_updated: str = ""
    """How often that map is updated, as prose says it: "each weekday"."""
    seconds_a_draft: float = 10
    """How long a template may take over one draft before it is stopped."""
    memory_mb: int = 1024
    """How much memory the process that runs templates may use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """One [[stories]] table, before its angles are matched with the rules engine."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    name: str
    """Its name in the project, and the last part of its drafts' addresses."""
    template: str
    """Its template: a file of the project's templates/ folder, or a shipped one."""
    angles: tuple[dict[str, Any], ...]
    """The angles it tells, the lead first: { use = "above", threshold = 300 }; `as` gives one another name."""
    measure: str = ""
    """The measure it is about; the first one as usual."""
    see_more: tuple[str | SeeMore, ...] = ()
    """The stories it links to: names, or tables."""
    when: str = ""
    """Write it only where this is true: "above.situation != 'none'"."""
    patches: tuple[str, ...] = ()
    """Only for these patches, by name or kind; for all as usual."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFile:
    """All of newsgen.toml."""

    __pydantic_config__: ClassVar[dict[str, Any]] = _STRICT

    project: About
    data: Source
    measures: dict[str, Measure]
    """What is counted; the first is the one that stories are about."""
    patches: tuple[PatchRule, ...]
    stories: tuple[StoryEntry, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A project, checked: what the pipeline needs to know, and nothing that it has to ask back for."""

    folder: Path
    about: About
    source: Source
    measures: tuple[Measure, ...]
    patches: tuple[PatchRule, ...]
    stories: tuple[Story, ...]
    text: str = field(repr=False, default="")

    @property
    def templates(self) -> Path:
        """Where the project keeps its own templates."""
        return self.folder / "templates"


def load(path: Path) -> Project:
    """Read a project from its folder, or from its newsgen.toml.

    ProjectError with all faults of the file: bad TOML, unknown keys, wrong types, angles, measures, sister stories that are
    not there. Templates, style and inserts are checked by the rooms that read them.
    """
    file = path / FILE if path.is_dir() else path
    try:
        text = file.read_text(encoding="utf-8-sig")
        raw = tomllib.loads(text)
    except FileNotFoundError:
        raise ProjectError(Fault(str(file), "there is no such file", f"a project folder with a {FILE}")) from None
    except OSError as error:
        raise ProjectError(Fault(str(file), error.strerror or str(error), "a readable file")) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(Fault(str(file), f"not TOML: {error}")) from None
    return _project(file, text, raw)


def schema() -> dict[str, Any]:
    """The JSON Schema of newsgen.toml, with every angle's options."""
    adapter = TypeAdapter(ProjectFile)
    body = adapter.json_schema()
    uses = []
    for name, angle in angles().items():
        options = TypeAdapter(angle.options).json_schema()
        properties = {"use": {"const": name, "description": angle.doc}, "as": {"type": "string"}}
        body["$defs"] |= options.pop("$defs", {})
        uses.append(options | {"title": name, "properties": properties | options.get("properties", {}), "required": ["use"]})
    body["$defs"]["StoryEntry"]["properties"]["angles"]["items"] = {"anyOf": uses}
    body["properties"]["measures"]["additionalProperties"] = {"$ref": "#/$defs/Measure"}
    body["$defs"]["Measure"]["required"] = [k for k in body["$defs"]["Measure"]["required"] if k != "name"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | body


def _project(file: Path, text: str, raw: dict[str, Any]) -> Project:
    for name, measure in raw.get("measures", {}).items() if isinstance(raw.get("measures"), dict) else ():
        if isinstance(measure, dict):
            measure.setdefault("name", name)
    faults: list[Fault] = []
    try:
        declared: ProjectFile | None = _adapter().validate_python(raw)
    except ValidationError as error:
        declared = None
        faults = [_fault(file, text, raw, dict(e)) for e in error.errors()]
    stories = _stories(file, text, raw, faults)
    if faults or declared is None:
        raise ProjectError(*faults)
    measures = tuple(declared.measures.values())
    return Project(file.parent, declared.project, declared.data, measures, declared.patches, stories, text)


@cache
def _adapter() -> TypeAdapter[ProjectFile]:
    return TypeAdapter(ProjectFile)


def _stories(file: Path, text: str, raw: dict[str, Any], faults: list[Fault]) -> tuple[Story, ...]:
    """The stories with their angles; whatever is wrong with names goes to `faults`."""
    entries = [e for e in raw.get("stories", []) if isinstance(e, dict)] if isinstance(raw.get("stories"), list) else []
    measures = list(raw.get("measures", {}))
    names = [e.get("name") for e in entries]
    stories: list[Story] = []

    def fault(number: int, key: str, found: str, wanted: str, near: str = "") -> None:
        faults.append(Fault(_where(file, text, ("stories", number, key)), found, wanted, near))

    for number, entry in enumerate(entries):
        name = entry.get("name")
        if not isinstance(name, str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
            fault(number, "name", f"the story name {name!r}", "small letters and digits, joined by single hyphens")
        elif names.count(name) > 1 and names.index(name) == number:
            fault(number, "name", f"two stories are called {name!r}", "a name for each")
        measure = entry.get("measure") or (measures[0] if measures else "")
        if measures and measure not in measures:
            fault(number, "measure", f"the measure {measure!r}", f"one of {', '.join(measures)}", nearest(str(measure), measures))
        uses = _uses(file, text, number, entry, faults)
        links = tuple(_link(fault, number, link, [n for n in names if isinstance(n, str)]) for link in entry.get("see_more", ()))
        patches = entry.get("patches", ())
        stories.append(
            Story(
                name=str(name),
                template=str(entry.get("template", "")),
                angles=uses,
                measure=str(measure),
                see_more=links,
                when=str(entry.get("when", "")),
                patches=tuple(patches) if isinstance(patches, list) else (),
            )
        )
    return tuple(stories)


def _uses(file: Path, text: str, number: int, entry: Mapping[str, Any], faults: list[Fault]) -> tuple[AngleUse, ...]:
    known = angles()
    uses: list[AngleUse] = []
    where = _where(file, text, ("stories", number, "angles"))
    given = entry.get("angles")
    if isinstance(given, list) and not given:
        faults.append(Fault(where, "no angle", "at least one: the first is the story's lead"))
    for use in given if isinstance(given, list) else ():
        if not isinstance(use, dict):
            continue
        name = use.get("use")
        if name not in known:
            faults.append(Fault(where, f"the angle {name!r}", f"one of {', '.join(known)}", nearest(str(name), known)))
            continue
        try:
            options = _options(known[name].options, {k: v for k, v in use.items() if k not in {"use", "as"}})
        except ValidationError as error:
            faults.extend(_fault(file, text, {}, dict(e), where + f", angle {name!r}") for e in error.errors())
            continue
        alias = str(use.get("as", name))
        if alias in {u.alias for u in uses}:
            faults.append(Fault(where, f"two angles are called {alias!r}", "`as` with a name of its own for one of them"))
        if not alias.isidentifier():
            faults.append(Fault(where, f"the angle's name {alias!r}", "letters, digits and underscores"))
        uses.append(AngleUse(angle=name, alias=alias, options=options))
    return tuple(uses)


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
            fault(number, "see_more", f"the address {found.url!r}", "one that begins with http:// or https://")
        if not found.headline or found.story:
            fault(number, "see_more", "a link elsewhere", "url and headline, and no story")
    elif found.story not in names:
        fault(number, "see_more", f"no story is called {found.story!r}", f"one of {', '.join(names)}", nearest(found.story, names))
    return found


def _fault(file: Path, text: str, raw: Mapping[str, Any], error: dict[str, Any], where: str = "") -> Fault:
    """A pydantic error as a fault: the line of its key, what was found, what was wanted."""
    loc: tuple[str | int, ...] = error["loc"]
    where = where or _where(file, text, loc)
    key = str(loc[-1]) if loc else ""
    if error["type"] in {"unexpected_keyword_argument", "extra_forbidden"}:
        allowed = _keys(loc[:-1]) if raw else ()
        return Fault(where, f"the key {key!r}", "a key that newsgen knows (`newsgen schema`)", nearest(key, allowed))
    if error["type"] in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return Fault(where, f"{'.'.join(map(str, loc))} is missing", "it")
    return Fault(where, f"{'.'.join(map(str, loc))} = {error.get('input')!r}", error["msg"])


def _keys(loc: tuple[str | int, ...]) -> tuple[str, ...]:
    """The keys that the schema allows at a place."""
    body = schema()
    node = body
    for step in loc:
        while "$ref" in node:
            node = body["$defs"][node["$ref"].rpartition("/")[2]]
        if isinstance(step, int):
            node = node.get("items", node.get("prefixItems", [{}])[0] if "prefixItems" in node else {})
        else:
            node = node.get("properties", {}).get(step) or node.get("additionalProperties") or {}
        if not isinstance(node, dict):
            return ()
        options = [o for o in node.get("anyOf", ()) if "$ref" in o]
        node = options[0] if options else node
    while "$ref" in node:
        node = body["$defs"][node["$ref"].rpartition("/")[2]]
    return tuple(node.get("properties", ()))


def _where(file: Path, text: str, loc: tuple[str | int, ...]) -> str:
    """The file and line of a key, as near as the text shows it."""
    lines = text.splitlines()
    position = 0
    for depth, step in enumerate(loc):
        if isinstance(step, int):
            continue
        head = re.escape(step)
        number = next((s for s in loc[depth + 1 : depth + 2] if isinstance(s, int)), 0)
        path = r"\.".join(re.escape(str(s)) for s in loc[: depth + 1] if isinstance(s, str))
        table = [i for i, line in enumerate(lines) if re.match(rf"\s*\[\[?\s*{path}\s*\]", line)]
        key = [i for i, line in enumerate(lines[position:], position) if re.search(rf"(^|[\s{{,]){head}\s*=", line)]
        if table:
            position = table[min(number, len(table) - 1)]
        elif key:
            position = key[0]
    return f"{file.name}, line {position + 1}"
