"""The rooms of the design: who may import whom, and who may touch what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "newsgen"
FILES = sorted(PACKAGE.rglob("*.py"))
# What each room may import of newsgen beside itself, model, errors and the version.
MAY: dict[str, set[str]] = {
    "model": set(),
    "ingest": set(),
    "history": {"ingest"},
    "ranking": {"ingest"},
    "angles": {"ranking", "ingest"},
    "editorial": {"angles", "ranking", "ingest"},
    "language": set(),
    "writing": {"language"},
    "checks": {"writing", "language"},
    "outputs": {"checks", "writing", "language", "uninterrupted"},
    "workers": {"garbage"},
    "garbage": set(),
    "uninterrupted": set(),
}
TOP = {"pipeline", "job", "drafting", "gathering", "making", "reuse", "project", "cli", "__main__"}
ONLY = {
    "pandas": {"ingest", "ranking"},
    "numpy": {"ingest", "ranking", "history"},
    "pyarrow": {"ingest", "history"},
    "jinja2": {"writing"},
    "markupsafe": {"writing", "language"},
    "httpx": {"cli"},
    "sqlalchemy": {"history"},
    "psycopg": {"history"},
    "typer": {"cli"},
    "rich": {"cli"},
    "pydantic": {"project", "history"},
}
CLOCK = {"today", "now", "utcnow", "environ", "getenv"}


def room(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert not node.level, f"{path}: a relative import"
            yield node.module
            if node.module == "newsgen":
                yield from (f"newsgen.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    for name in imported(path):
        parts = name.split(".")
        if parts[0] != "newsgen" and here in ONLY.get(parts[0], {here}):
            continue
        assert parts[0] == "newsgen", f"{parts[0]} belongs in {ONLY[parts[0]]}"
        there = parts[1] if len(parts) > 1 else ""
        if here in TOP or there in {here, "model", "errors", "", "__version__"}:
            continue
        assert there in MAY.get(here, set()), f"{here} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_the_command_line_reads_the_clock_and_the_environment(path: Path) -> None:
    if room(path) == "cli":
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
    import sys

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
