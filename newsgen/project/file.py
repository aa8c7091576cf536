"""The shape of newsgen.toml, and its JSON Schema."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, ClassVar

from pydantic import TypeAdapter

from newsgen.angles import angles
from newsgen.editorial.holds import Holds
from newsgen.editorial.leads import lead_rules
from newsgen.gates import SEVERITIES, gates
from newsgen.model.map_source import MapSource
from newsgen.model.measure import Measure
from newsgen.model.patch_rule import PatchRule
from newsgen.model.picture import PictureKind
from newsgen.model.publish_target import PublishTarget
from newsgen.model.rank_test import USUAL, RankTest
from newsgen.model.source import Source
from newsgen.model.story import SeeMore
from newsgen.model.strict import STRICT, described

NOTHING_KNOWN = Holds()


def gates_schema() -> dict[str, Any]:
    """Each gate's severity, or its table with its own options."""
    severity = {"enum": list(SEVERITIES)}
    own = {
        "severity": severity | {"description": "note, warn or block"},
        "why": {"type": "string", "description": "Why it is lowered: every edition prints it."},
    }
    properties = {}
    for gate in gates():
        with described():
            options = TypeAdapter(gate.options).json_schema()["properties"] if gate.options else {}
        table = {"type": "object", "properties": own | options, "additionalProperties": False}
        doc = " ".join(gate.doc.split())
        properties[gate.id] = {
            "description": f"{doc} By default: {gate.severity}.",
            "anyOf": [severity, table],
        }
    return {
        "type": "object",
        "description": "How strict each gate is.",
        "properties": properties,
        "additionalProperties": False,
    }


def leads_schema() -> dict[str, Any]:
    """Each rule's cut-offs."""
    properties = {}
    for name, rule in lead_rules().items():
        with described():
            table = TypeAdapter(rule.settings).json_schema()
        properties[name] = table | {"description": " ".join(rule.doc.split()), "additionalProperties": False}
    return {
        "type": "object",
        "description": "The cut-offs of the rules by which a lead is chosen.",
        "properties": properties,
        "additionalProperties": False,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """The [project] table."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    title: str
    """What the edition is called on the editor's front page."""
    style: str = "uk-regional"
    """The house style: a shipped one, or a TOML file of the project's styles/ folder."""
    places: str = ""
    """A gazetteer: a TOML file that says how places are named."""
    newsroom: str = ""
    """Who publishes the stories, for machines that read a page: "The Barsetshire Observer"."""
    made_by: str = ""
    """Who answers for the drafts, for the line on how they were made."""
    method_link: str = ""
    """The http(s) address of a page on how they are made."""
    pictures: tuple[PictureKind, ...] = ()
    """Which pictures stand beside each story: "map" (with a [map]), "bars", "line", "card" (docs/maps.md)."""
    outputs: tuple[str, ...] | None = None
    """What is written beside the usual files, by name: "edition_atom", "story_ninjs", outputs of installed packages; by
    default all of these packages."""
    seconds_a_draft: float = 10
    """How long a template may take over one draft before it is stopped."""
    memory_mb: int = 1024
    """How much memory the process that runs templates may use."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEntry:
    """One [[stories]] table, before its angles are matched with the rules engine."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    name: str
    """Its name in the project, and the last part of its drafts' addresses."""
    template: str = "news.story"
    """Its order, NAME.story, or a template, NAME.html: of the project's templates/ folder, or a shipped one."""
    angles: tuple[dict[str, Any], ...] = ()
    """The angles it tells, the lead first: { use = "above", threshold = 300 }; `as` gives one another name.
    Without any, its lead is chosen by what changed (docs/leads.md)."""
    brief: bool = False
    """Where its lead is chosen: whether a patch without news has a few sentences, too."""
    measure: str = ""
    """The measure it is about; by default the first one."""
    see_more: tuple[str | SeeMore, ...] = ()
    """The stories it links to: names, or tables."""
    when: str = ""
    """Write it only where this is true: "above.situation != 'none'"."""
    pictures: tuple[PictureKind, ...] | None = None
    """Its pictures; by default those of the project."""
    patches: tuple[str, ...] = ()
    """Only for these patches, by name or kind; by default for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The [history] table: where the project's past is kept. Without it, nothing is."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    store: str
    """A file, from the project's folder (history.sqlite), or postgresql://USER@HOST/DATABASE without a password."""
    schema: str = "newsgen"
    """In PostgreSQL, the schema that its tables are in: each project has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectFile:
    """All of newsgen.toml."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    project: About
    data: Source
    measures: dict[str, Measure]
    """What is counted; the first is the one that stories are about."""
    patches: tuple[PatchRule, ...]
    stories: tuple[StoryEntry, ...] = ()
    """By default one, called news, whose lead is chosen."""
    leads: dict[str, dict[str, Any]] = field(default_factory=dict)
    """The cut-offs of the rules by which a lead is chosen: apart = { change = 30 }."""
    holds: Holds = NOTHING_KNOWN
    """What newsgen knows of places beside their figures: institutions and borders."""
    ranks: RankTest = USUAL
    """How sure one must be of a rank: interval = 0.9, and firm = 0.8 where odds are to decide and not swaps."""
    questions: dict[str, str] = field(default_factory=dict)
    """What the table does not say, by the key that answers it: nothing is built while one of these keys is not set."""
    gates: dict[str, str | dict[str, Any]] = field(default_factory=dict)
    """How strict each gate is: small_base = "block", or a table with its severity, the reason and its options."""
    history: History | None = None
    map: MapSource | None = None
    """Where the outlines of its areas are, for maps."""
    publish: dict[str, PublishTarget] = field(default_factory=dict)
    """Where `newsgen publish --to NAME` sends stories, each under its name."""


@cache
def adapter() -> TypeAdapter[ProjectFile]:
    """What validates a project file."""
    return TypeAdapter(ProjectFile)


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of newsgen.toml, with every angle's options and every gate's."""
    with described():
        body = TypeAdapter(ProjectFile).json_schema()
        options_of = {name: TypeAdapter(angle.options).json_schema() for name, angle in angles().items()}
    uses = []
    for name, options in options_of.items():
        properties = {"use": {"const": name, "description": angles()[name].doc}, "as": {"type": "string"}}
        body["$defs"] |= options.pop("$defs", {})
        uses.append(
            options
            | {"title": name, "properties": properties | options.get("properties", {}), "required": ["use"]}
        )
    body["$defs"]["StoryEntry"]["properties"]["angles"]["items"] = {"anyOf": uses}
    body["properties"]["measures"]["additionalProperties"] = {"$ref": "#/$defs/Measure"}
    body["properties"]["gates"] = gates_schema()
    body["properties"]["leads"] = leads_schema()
    body["$defs"]["Measure"]["required"] = [k for k in body["$defs"]["Measure"]["required"] if k != "name"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | body
