"""The written pages of docs/: each is read from top to bottom as a session in a folder of its own, and all of it is run.

A line that ends in a file's name, as `templates/echo.html`:    the fenced block below it is that file
a ```console block                                             what stands after "$ " is typed, and prints the rest;
                                                               "..." stands for anything
an ```html block without a name                                a piece of a body; the ```text below is what it prints
"put `a` in place of `b`"                                      done so in newsgen.toml

`python -m tests.test_written_docs` writes anew what is printed. Read the diff.
"""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from newsgen import cli
from newsgen.checks import gates
from newsgen.ingest import Dataset, Status, read
from newsgen.model.draft import Edition
from newsgen.outputs.publish import publish
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.projects import copied

DOCS = ROOT / "docs"
PATCH = "County Durham, Darlington and Teesside"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_NAME = re.compile(r"`([\w./-]+\.\w+)`:\s*$")
_SWAP = re.compile(r"put `([^`]+)` in place of `([^`]+)`")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its text, the file that it is (or ""), and where its text stands in the page."""

    kind: str
    text: str
    name: str
    start: int
    end: int


def blocks(page: str) -> list[Block]:
    found = []
    for fence in _FENCE.finditer(page):
        named = _NAME.search(page[: fence.start()])
        found.append(Block(fence[1], fence[2], named[1] if named else "", fence.start(2), fence.end(2)))
    return found


def page(name: str) -> str:
    return (DOCS / name).read_text()


# ------------------------------------------------------------------------------------------- what the blocks print

Printed = dict[int, str]
"""What a block of the page prints, by where its text starts."""


def templates(folder: Path) -> Printed:
    """docs/templates.md, on a copy of the covid-north-east example."""
    text, project = page("templates.md"), copied("covid-north-east", folder / "session")
    steps: list[tuple[int, Block | tuple[str, ...]]] = [(s.start(), s.groups()) for s in _SWAP.finditer(text)]
    steps += [(b.start, b) for b in blocks(text)]
    ordered = [step for _, step in sorted(steps, key=lambda step: step[0])]
    printed: Printed = {}
    pieces: list[tuple[Block, Block]] = []
    for step, after in zip(ordered, [*ordered[1:], None], strict=True):
        if isinstance(step, tuple):
            swap(project / "newsgen.toml", *step)
        elif step.kind == "console":
            printed[step.start] = typed(step.text, lambda line: in_process(line, project))
        elif step.name:
            write(project / step.name, step.text)
            if not (isinstance(after, Block) and after.kind == "console"):
                unblocked(edition(project))
        elif step.kind == "html":
            assert isinstance(after, Block) and after.kind == "text", step.text
            pieces.append((step, after))
            if after == last_piece(text):  # so that the project is as the page has made it up to here
                said = of_pieces(project, [piece.text for piece, _ in pieces], folder / "pieces")
                printed |= {below.start: what for (_, below), what in zip(pieces, said, strict=True)}
    return printed


AROUND = '''{{% extends "story.html" %}}
{{% block headline %}}A piece of the page{{% endblock %}}
{{% block body %}}{}{{% endblock %}}
'''


def last_piece(text: str) -> Block:
    """The ```text below the last piece of a body."""
    return [block for block in blocks(text) if block.kind == "text"][-1]


def of_pieces(project: Path, pieces: list[str], folder: Path) -> list[str]:
    """What pieces of a body print, as plain text: a story of one patch for each, in a copy of the project."""
    shutil.copytree(project.parent.parent, folder)
    project = folder / "examples" / project.name
    declared = (project / "newsgen.toml").read_text()
    angles = re.search(r"^angles = \[\n.*?^\]\n", declared, re.M | re.S)
    assert angles
    for number, piece in enumerate(pieces):
        write(project / "templates" / f"piece-{number}.html", AROUND.format(piece))
        declared += f'\n[[stories]]\nname = "piece-{number}"\ntemplate = "piece-{number}.html"\n{angles[0]}'
        declared += f'patches = ["{PATCH}"]\n'
    write(project / "newsgen.toml", declared)
    drafts = {draft.story: draft for draft in unblocked(edition(project)).drafts if draft.patch.name == PATCH}
    return [drafts[f"piece-{number}"].text + "\n" for number in range(len(pieces))]


def tables(folder: Path) -> Printed:
    """docs/tables.md: what newsgen reads from each table as declared; and a whole edition is built of it."""
    printed, now = {}, ""
    for block in blocks(page("tables.md")):
        if block.name:
            write(folder / block.name, block.text)
        if block.name == "newsgen.toml":
            now = block.text
            write(folder / "newsgen.toml", now + STORIES)
            unblocked(edition(folder))
        elif block.kind == "text" and now:
            project = load(folder)
            printed[block.start] = tidy(read(project.source, project.measures, folder, from_folder(folder)))
    return printed


STORIES = """
[project]
title = "A page of the documentation"
[[patches]]
name = "Tees Valley"
[[stories]]
name = "highest"
template = "highest.html"
angles = [{ use = "highest" }]
"""


def tidy(dataset: Dataset) -> str:
    """A dataset as text: a line for each area and period, a word for each value or for why there is none."""
    lines = []
    for a, area in enumerate(dataset.areas):
        for p, period in enumerate(dataset.periods):
            where = ", ".join((area.name, *(name for _, name in area.parents)))
            values = [f"{name} {value(grid, a, p)}" for name, grid in dataset.grids.items()]
            mark = " (before)" if p == dataset.compared else ""
            lines.append(f"{where} | {period.start} to {period.end}{mark} | {', '.join(values)}")
    return "\n".join(lines) + "\n"


def value(grid: Any, area: int, period: int) -> str:
    status = Status(grid.status[area, period])
    return f"{grid.values[area, period]:.10g}" if status == Status.PRESENT else status.name.lower()


def extending(folder: Path) -> Printed:
    """docs/extending.md, on a copy of newsgen with the page's files in it."""
    shutil.copytree(ROOT / "newsgen", folder / "newsgen", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("templates", "tests", "examples", "seeds"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    project, printed = folder / "examples" / "covid-north-east", {}
    for block in blocks(page("extending.md")):
        if block.kind == "console":
            printed[block.start] = typed(block.text, lambda line: in_shell(line, folder))
        elif block.name == "newsgen.toml":
            write(project / block.name, (project / block.name).read_text() + "\n" + block.text)
        elif block.name:
            write((folder if block.name.startswith("newsgen/") else project) / block.name, block.text)
    return printed


def running(folder: Path) -> Printed:
    """docs/running.md, beside a copy of the covid-north-east example that is called covid."""
    copied("covid-north-east", folder / "copy").rename(folder / "covid")
    shutil.move(folder / "copy" / "seeds", folder / "seeds")
    swap(folder / "covid" / "newsgen.toml", "../seeds/", "../../seeds/")
    printed = {}
    for block in blocks(page("running.md")):
        if block.kind == "console":
            printed[block.start] = typed(block.text, lambda line: in_shell(line, folder))
        elif block.name:
            write(folder / block.name, block.text)
    return printed


def on_disk(folder: Path) -> Printed:
    """docs/edition.md: its excerpts, cut short from a real edition."""
    publish(edition(copied("covid-north-east", folder)), folder / "edition")
    return {
        b.start: excerpt(json.loads((folder / "edition" / b.name).read_text()))
        for b in blocks(page("edition.md"))
        if b.kind == "json"
    }


def excerpt(record: dict[str, Any]) -> str:
    return json.dumps(cut(record), indent=2, ensure_ascii=False) + "\n"


def cut(given: Any) -> Any:
    """A record cut short: the first item of each list, the first words of each text."""
    match given:
        case dict():
            return {key: cut(item) for key, item in given.items()}
        case [first, *_]:
            return [cut(first)]
        case str() if len(given) > 90:
            return given[:80].rpartition(" ")[0] + " ..."
    return given


PAGES: dict[str, Callable[[Path], Printed]] = {
    "templates.md": templates,
    "tables.md": tables,
    "extending.md": extending,
    "running.md": running,
    "edition.md": on_disk,
}

# ------------------------------------------------------------------------------------------------------- the tests


@pytest.mark.parametrize("name", [name for name in PAGES if name != "edition.md"])
def test_what_the_page_says_is_printed(name: str, tmp_path: Path) -> None:
    text, printed = page(name), PAGES[name](tmp_path)
    assert printed
    for block in blocks(text):
        if block.start in printed:
            assert same(block.text, printed[block.start]), (
                f"{name} says\n{block.text}\nbut it is\n{printed[block.start]}"
            )


def test_the_excerpts_of_an_edition_have_its_keys(tmp_path: Path) -> None:
    text, printed = page("edition.md"), on_disk(tmp_path)
    assert len(printed) == 2
    for block in blocks(text):
        if block.start in printed:
            assert keys(json.loads(block.text)) == keys(json.loads(printed[block.start])), (
                "run: python -m tests.test_written_docs"
            )


def test_every_field_of_an_edition_is_explained(tmp_path: Path) -> None:
    publish(edition(copied("covid-north-east", tmp_path)), tmp_path / "edition")
    whole = json.loads((tmp_path / "edition" / "edition.json").read_text())
    story = json.loads(next((tmp_path / "edition" / "stories").glob("*.json")).read_text())
    explained = re.findall(r"^\| `([\w.\[\]]+)` \|", page("edition.md"), re.M)
    assert sorted(explained) == sorted({*fields(whole), *fields(story)})


def test_every_block_of_the_frame_is_explained() -> None:
    named = re.findall(r"{% block (\w+) %}", (ROOT / "templates" / "story.html").read_text())
    table = page("templates.md").partition("## The frame")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.M) == named


def test_what_extends_newsgen_keeps_every_promise(tmp_path: Path) -> None:
    """The example angle passes the tests of all angles, and the example gate and format are found."""
    extending(tmp_path)
    ours = [b.name for b in blocks(page("extending.md")) if b.name.startswith("newsgen/")]
    angle = next(Path(name).stem for name in ours if "/angles/" in name)
    tests = f"{shlex.quote(sys.executable)} -m pytest tests/angles tests/language/test_doctests.py -k"
    assert " passed" in in_shell(f"{tests} '{angle} or in_brackets'", tmp_path)
    assert "no issues found" in in_shell(
        f"{sys.executable} -m mypy --no-incremental {' '.join(ours)} 2>&1", tmp_path
    )


def test_the_pages_link_to_what_is_there() -> None:
    from tests.pages import PAGES as MADE

    for name in PAGES:
        for link in re.findall(r"\]\(([^)#]+)(?:#[\w-]*)?\)", page(name)):
            if not link.startswith("http"):
                assert link in MADE or (DOCS / link).exists(), f"{name}: {link}"


def test_gates_that_templates_meet_are_named_as_they_are() -> None:
    known = {gate.id for gate in gates()}
    assert set(re.findall(r"the gate `(\w+)`", page("templates.md"))) <= known


# ------------------------------------------------------------------------------------------------------- the means


def edition(project: Path) -> Edition:
    return build(load(project), from_folder(project))


def unblocked(edition: Edition) -> Edition:
    for draft in edition.drafts:
        assert draft.status == "draft", f"{draft.slug}: {draft.cautions}"
    return edition


def from_folder(folder: Path) -> Callable[[str], bytes]:
    """An opener that finds the last part of every address in a folder."""
    return lambda address: (folder / address.rpartition("/")[2]).read_bytes()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def swap(path: Path, new: str, old: str) -> None:
    text = path.read_text()
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1))


def typed(block: str, run: Callable[[str], str]) -> str:
    """A console block with what its commands really print."""
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{run(line[2:])}" for line in lines)


def in_process(line: str, folder: Path) -> str:
    """What a newsgen command prints, without a process for it."""
    out, before = io.StringIO(), sys.argv
    sys.argv = shlex.split(line)
    assert sys.argv[0] == "newsgen"
    try:
        with chdir(folder), redirect_stdout(out), redirect_stderr(out):
            cli.main()
    except SystemExit:
        pass
    finally:
        sys.argv = before
    return out.getvalue()


def in_shell(line: str, folder: Path) -> str:
    """What a line prints that is typed into a shell in the folder, where newsgen is that of the folder, if it has one."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    own = {"PYTHONPATH": str(folder)} if (folder / "newsgen").is_dir() else {}
    ran = subprocess.run(
        ["bash", "-c", line],
        cwd=folder, env=os.environ | {"PATH": path, "COLUMNS": "120"} | own, text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return ran.stdout


def same(said: str, printed: str) -> bool:
    """Whether a text is as printed, "..." standing for anything."""
    wanted = ".*?".join(re.escape(part) for part in said.rstrip().split("..."))
    return re.fullmatch(wanted, printed.rstrip(), re.S) is not None


def keys(given: Any) -> Any:
    match given:
        case dict():
            return {key: keys(item) for key, item in given.items()}
        case [first, *_]:
            return [keys(first)]
    return None


def fields(record: dict[str, Any], within: str = "") -> Iterator[str]:
    """Every field of a record, as "claims[].text"; not what is in a derivation, which has a page of its own."""
    for key, item in record.items():
        name = within + key
        yield name
        if isinstance(item, dict) and key not in {"score_parts", "figures", "derivation"}:
            yield from fields(item, name + ".")
        elif isinstance(item, list) and item and isinstance(item[0], dict):
            yield from fields(item[0], name + "[].")


def renew(name: str) -> None:
    """Write a page with what is really printed; where "..." still fits, it stays."""
    with tempfile.TemporaryDirectory() as folder:
        printed = PAGES[name](Path(folder))
    text = page(name)
    for block in reversed(blocks(text)):
        if block.start in printed and not same(block.text, printed[block.start]):
            text = text[: block.start] + printed[block.start].rstrip() + "\n" + text[block.end :]
    (DOCS / name).write_text(text)


if __name__ == "__main__":
    for page_name in sys.argv[1:] or PAGES:
        renew(page_name)
