"""The rooms of docs/architecture.md: who may import whom, and who may touch what. No exemptions."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "newsgen"
FILES = sorted(PACKAGE.rglob("*.py"))
GROUND = {"model", "errors", "own_file", "registry", "__init__"}
"""Under everything."""
ROOMS: dict[str, set[str]] = {
    # from a table to the stories that it holds
    "ingest": set(),
    "history": {"ingest"},
    "ranking": {"ingest"},
    "angles": {"ranking"},
    "editorial": {"angles"},
    # from values to words
    "language": set(),
    "writing": {"language"},
    "gates": {"writing", "language"},
    # from drafts to files, and what reads them
    "outputs": set(),
    "graphics": {"ranking", "language", "outputs"},
    "edition": {"outputs"},
    "explanation": {"edition"},
    "copycheck": {"edition", "language", "writing"},
    "revisions": {"edition", "outputs", "language", "writing"},
    "publishing": {"edition", "writing", "graphics"},
    # the whole way
    "project": {"ingest", "angles", "editorial", "gates", "history", "outputs", "publishing"},
    "workers": set(),
    "reuse": {"edition", "project", "history", "ingest", "writing"},
    "drafting": {
        *("ingest", "angles", "editorial", "language", "writing", "gates", "outputs", "edition"),
        *("project", "workers", "reuse", "graphics"),
    },
    "pipeline": {
        *("ingest", "history", "ranking", "angles", "editorial", "writing", "gates", "outputs", "edition"),
        *("project", "workers", "reuse", "drafting", "graphics"),
    },
    "building": {
        *("ingest", "history", "outputs", "edition", "project", "workers", "reuse", "drafting", "pipeline"),
    },
    # what a run takes from around it
    "surroundings": {"ingest", "history", "project"},
    "rereading": {"ingest", "explanation", "project", "surroundings"},
    "rehearsal": {
        *("ingest", "ranking", "angles", "editorial", "writing", "gates", "project", "workers", "drafting"),
        *("pipeline", "surroundings"),
    },
}
"""What each room may import of newsgen beside itself and GROUND, from the bottom up: a room's allowed arrows."""
ROOMS["public"] = {*ROOMS}
ROOMS["desk"] = {
    *("edition", "explanation", "copycheck", "publishing", "outputs", "angles"),
    *("rereading", "rehearsal", "project", "workers"),
}
"""Beside the command line, and above all that it shows."""
ROOMS["cli"] = {*ROOMS}
ROOMS["__main__"] = {"cli"}
ONLY = {
    "pandas": {"ingest", "ranking", "public"},
    "numpy": {"ingest", "ranking", "history"},
    "pyarrow": {"ingest", "history"},
    "jinja2": {"writing", "desk"},
    "markupsafe": {"writing", "language", "desk"},
    "httpx": {"surroundings", "publishing"},
    "openpyxl": {"ranking"},
    "lxml": {"ingest"},
    "pyreadstat": {"ingest"},
    "sqlalchemy": {"history"},
    "psycopg": {"history"},
    "typer": {"cli"},
    "rich": {"cli"},
    "pydantic": {"project", "history"},
    "shapely": {"graphics"},
    "starlette": {"desk"},
    "uvicorn": {"desk"},
}
"""Libraries that belong in some rooms alone."""
CLOCK = {"today", "now", "utcnow", "environ", "getenv"}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever it does: at the top, in a function, or for types alone."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: a relative import"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from names & MODULES.keys()
            if not names <= MODULES.keys():
                yield node.module


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(module_of(path))
    allowed = {here} | GROUND | ROOMS.get(here, set())
    for name in imported(path):
        if name.split(".")[0] == "newsgen":
            assert room(name) in allowed, f"{here} imports {name}"
        else:
            library = name.split(".")[0]
            assert here in ONLY.get(library, {here}), f"{library} belongs in {ONLY[library]}"


def test_every_room_is_in_the_table() -> None:
    there = {room(module) for module in MODULES}
    assert there - GROUND == {*ROOMS}


def test_there_is_no_circle_of_files() -> None:
    graph = {module: {n for n in imported(path) if n in MODULES} for module, path in MODULES.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        raise AssertionError(" -> ".join(reversed(error.args[1]))) from None


def test_there_is_no_circle_of_rooms() -> None:
    TopologicalSorter(ROOMS).prepare()


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_and_the_surroundings_read_the_clock_and_the_environment(path: Path) -> None:
    if room(module_of(path)) in {"cli", "surroundings"}:
        return
    for node in ast.walk(ast.parse(path.read_text())):
        used = node.func if isinstance(node, ast.Call) else node
        if (
            isinstance(used, ast.Attribute)
            and used.attr in CLOCK
            and (used is not node or used.attr == "environ")
        ):
            raise AssertionError(f"{path}, line {node.lineno}: {used.attr}")


def test_the_model_is_standard_library() -> None:
    for path in (PACKAGE / "model").glob("*.py"):
        for name in imported(path):
            assert name.split(".")[0] in {"newsgen", *sys.stdlib_module_names}, f"{path}: {name}"


@pytest.mark.parametrize("kind", ["angles", "outputs"])
def test_neither_angles_nor_outputs_import_each_other(kind: str) -> None:
    """What several of a kind share is in a file that is none of that kind itself."""
    mark = {"angles": "EXAMPLE", "outputs": "FORMAT"}[kind]
    members = {p.stem for p in (PACKAGE / kind).glob("*.py") if f"\n{mark}" in p.read_text()}
    assert len(members) > 4
    for path in (PACKAGE / kind).glob("*.py"):
        if path.stem in members:
            assert not {n.rpartition(".")[2] for n in imported(path) if f".{kind}." in n} & members, path
