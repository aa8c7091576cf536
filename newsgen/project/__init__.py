"""newsgen.toml -> Project: every fault reported at once, each with its line and the nearest valid name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from newsgen.editorial.holds import Holds
from newsgen.errors import Fault, ProjectError, nearest
from newsgen.gates import GateSetting
from newsgen.history.address import address_faults
from newsgen.model.hidden import hidden_faults
from newsgen.model.map_source import MapSource
from newsgen.model.measure import Measure
from newsgen.model.patch_rule import PatchRule
from newsgen.model.publish_target import PublishTarget
from newsgen.model.rank_test import USUAL, RankTest
from newsgen.model.source import Source
from newsgen.model.story import SeeMore, Story
from newsgen.model.web_address import has_user, without_secret_parameters, without_secrets
from newsgen.outputs.format import to_choose_from
from newsgen.own_file import bounded_text, check_values, checked, toml_of
from newsgen.project.bands import band_faults
from newsgen.project.faults import fault, line_of
from newsgen.project.file import About, History, ProjectFile, adapter, schema
from newsgen.project.gates import gates_of
from newsgen.project.leads import leads_of
from newsgen.project.map_source import map_faults
from newsgen.project.measures import extract_faults, measure_faults, rank_faults
from newsgen.project.numbers import number_faults
from newsgen.project.publish import publish_faults
from newsgen.project.questions import open_questions
from newsgen.project.stories import stories_of

__all__ = ["FILE", "About", "Project", "declared", "load", "schema"]
FILE = "newsgen.toml"


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
    gates: Mapping[str, GateSetting] = field(default_factory=dict)
    history: History | None = None
    ranks: RankTest = USUAL
    leads: Mapping[str, Any] = field(default_factory=dict)
    """The cut-offs that it sets of lead rules, by name."""
    holds: Holds = field(default_factory=Holds)
    """What it knows of places beside their figures."""
    map: MapSource | None = None
    """Where the outlines of its areas are; None where it has no map."""
    publish: Mapping[str, PublishTarget] = field(default_factory=dict)
    """Where its stories may be sent, by name."""
    secrets: Mapping[str, str] = field(repr=False, default_factory=dict)
    """Addresses of sources as newsgen.toml has them, by what `source` and all that is made from it calls them."""

    def address(self, source: str) -> str:
        """Where a source is fetched from: with its token, which nothing but the request may have."""
        return self.secrets.get(source, source)

    @property
    def templates(self) -> Path:
        """Where the project keeps its own templates."""
        return self.folder / "templates"


def load(path: Path) -> Project:
    """Read a project from its folder, or from its newsgen.toml.

    ProjectError with all faults of the file: bad TOML, unknown keys, wrong types, angles, measures, sister stories
    that are not there. Templates, style and inserts are checked by the rooms that read them.
    """
    file = path / FILE if path.is_dir() else path
    if not os.path.lexists(file):
        raise ProjectError(Fault(str(file), "there is no such file", f"a project folder with a {FILE}"))
    text = bounded_text(file, str(file), ProjectError)
    return project_of(file, text)


def project_of(file: Path, text: str) -> Project:
    """A project from the text of its newsgen.toml, whatever stands in that file. ProjectError as `load` has it."""
    raw = toml_of(text, str(file), ProjectError, locate=lambda place: line_of(file, text, place))
    return _project(file, checked(text, file.name, ProjectError), raw)


def declared(tables: dict[str, Any], folder: Path) -> Project:
    """A project from the tables of a newsgen.toml that is not there, in that folder. ProjectError as `load` has it."""
    check_values(tables, "the tables given", ProjectError)
    try:
        return _project(folder / FILE, "", tables)
    except ProjectError as error:
        # there are no lines to speak of
        line = f"{FILE}, line 1"
        raise ProjectError(
            *(replace(f, where=f.where.replace(line, "the tables given")) for f in error.faults)
        ) from None


def _project(file: Path, text: str, raw: dict[str, Any]) -> Project:
    for name, measure in raw.get("measures", {}).items() if isinstance(raw.get("measures"), dict) else ():
        if isinstance(measure, dict):
            measure.setdefault("name", name)
    if unanswered := open_questions(file, text, raw):
        raise ProjectError(*unanswered)  # before what else is missing: most of it is what they ask for
    faults = [*hidden_faults(raw, lambda place: line_of(file, text, place))]
    try:
        found: ProjectFile | None = adapter().validate_python(raw)
    except ValidationError as error:
        found = None
        faults += [fault(file, text, dict(e)) for e in error.errors()]
    faults += number_faults(file, text, raw)
    stories = stories_of(file, text, raw, faults)
    gates = gates_of(file, text, raw, faults)
    leads = leads_of(file, text, raw, faults)
    if found is not None:
        faults += measure_faults(file, text, found.measures, found.data)
        faults += band_faults(file, text, found.measures)
        faults += map_faults(file, text, found.map, stories)
        faults += rank_faults(file, text, found.ranks)
        faults += extract_faults(file, text, stories, found.data)
        faults += _output_faults(file, text, found.project.outputs or ())
        faults += _link_faults(file, text, found)
        faults += publish_faults(file, text, found.publish)
    if found is not None and found.history is not None:
        where = line_of(file, text, ("history", "store"))
        faults += [Fault(where, *wrong) for wrong in address_faults(found.history.store)]
    if faults or found is None:
        raise ProjectError(*faults)
    measures = tuple(found.measures.values())
    source, secrets = _without_secrets(found.data)
    return Project(
        file.parent,
        found.project,
        source,
        measures,
        found.patches,
        stories,
        text,
        gates,
        found.history,
        ranks=found.ranks,
        leads=leads,
        holds=found.holds,
        map=found.map,
        publish=found.publish,
        secrets=secrets,
    )


def _without_secrets(data: Source) -> tuple[Source, dict[str, str]]:
    """The source and its lookups with addresses that may be printed, and the addresses that these stand for."""
    secrets: dict[str, str] = {}
    shown = [_name(one, secrets) for one in (data.source, *(lookup.source for lookup in data.lookups))]
    lookups = tuple(replace(one, source=name) for one, name in zip(data.lookups, shown[1:], strict=True))
    link = without_secrets(data.link)
    return replace(data, source=shown[0], lookups=lookups, link=link), secrets


def _name(address: str, secrets: dict[str, str]) -> str:
    """The address without its secrets, with a number where that is another's name; it is entered into `secrets`."""
    plain = name = without_secret_parameters(address)
    number = 1
    while secrets.setdefault(name, address) != address:
        number += 1
        name = f"{plain}#{number}"
    return name


def _link_faults(file: Path, text: str, found: ProjectFile) -> Iterator[Fault]:
    """Links for readers, which are printed, with a user's name or a password: neither is repeated."""
    links: dict[tuple[str | int, ...], str] = {
        ("project", "method_link"): found.project.method_link,
        ("data", "link"): found.data.link,
    }
    links |= {("measures", name, "map_link"): one.map_link for name, one in found.measures.items()}
    links |= {
        ("stories", number, "see_more"): one.url
        for number, story in enumerate(found.stories)
        for one in story.see_more
        if isinstance(one, SeeMore) and has_user(one.url)
    }
    for place, link in links.items():
        if has_user(link):
            named = ".".join(map(str, place))
            wanted = "an address that readers may see"
            yield Fault(line_of(file, text, place), f"{named} has a user's name or a password in it", wanted)


def _output_faults(file: Path, text: str, chosen: tuple[str, ...]) -> Iterator[Fault]:
    """Outputs that neither newsgen nor an installed package has."""
    there = to_choose_from() if chosen else ()
    for name in chosen:
        if name not in there:
            wanted = f"one of {', '.join(there)}"
            where = line_of(file, text, ("project", "outputs"))
            yield Fault(where, f"the output {name!r}", wanted, nearest(name, there))
