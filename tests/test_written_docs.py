"""The written pages of docs/: each is a session in a folder of its own, and is run from top to bottom.

A line that ends in a file's name, as `templates/echo.html`:    the fenced block below it is that file
a ```console block                                             what stands after "$ " is typed, and prints the rest;
                                                               "..." stands for anything
a ```python block that begins with ">>> "      cells of a notebook, each with what it prints
a ```jinja block                                               sentences; the ```text below is what each prints
a ```story or ```phrases block without a name                  lines of a shipped file
"put `a` in place of `b`"                                      done so in newsgen.toml, or "in `file`, put"
"to the end of `file`:"                                        the block below it is added to that file

`python -m tests.test_written_docs` writes anew what is printed. Read the diff.
"""

from __future__ import annotations

import doctest
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from newsgen import cli
from newsgen.edition.write import put_edition
from newsgen.gates import gates
from newsgen.ingest import Dataset, Status, read
from newsgen.language.style import load_style
from newsgen.model.draft import Edition
from newsgen.model.measure import Measure
from newsgen.model.picture import Picture
from newsgen.model.source import PeriodColumns
from newsgen.outputs.edition_json import edition_json
from newsgen.outputs.json_text import json_fields, json_text
from newsgen.outputs.story_json import story_json
from newsgen.pipeline import build
from newsgen.project import load
from newsgen.writing.inserts import KEYS
from newsgen.writing.speech import Speech
from tests.conftest import ROOT
from tests.outputs import sample_edition
from tests.projects import copied

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
PATCH = "County Durham, Darlington and Teesside"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_NAME = re.compile(r"`([\w./-]+\.\w+)`:\s*$")
_SWAP = re.compile(r"put `([^`]+)` in place of `([^`]+)`")
_SWAP_IN = re.compile(r"[Ii]n `([\w./-]+\.\w+)`,\s+put `([^`]+)` in place of `([^`]+)`")
_ADDED = re.compile(r"to the end of `[\w./-]+\.\w+`:\s*$")


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


def section(name: str, heading: str) -> str:
    return page(name).partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


# ------------------------------------------------------------------------------------------- what the blocks print

Printed = dict[int, str]
"""What a block of the page prints, by where its text starts."""


EXAMPLES = ("covid-north-east", "barsetshire")
LATER = "### 4. "
"""Where the page goes on to the second of the examples."""


def phrases(folder: Path) -> Printed:
    """docs/phrases.md: its first changes on a copy of one example, all that follows on a copy of the other."""
    text = page("phrases.md")
    first, second = (copied(name, folder / name) for name in EXAMPLES)
    steps: list[tuple[int, Block | tuple[str, ...]]] = [
        (s.start(), s.groups()) for s in _SWAP_IN.finditer(text)
    ]
    steps += [(block.start, block) for block in blocks(text)]
    printed: Printed = {}
    sentences: Block | None = None
    for start, step in sorted(steps, key=lambda step: step[0]):
        project = second if start > text.index(LATER) else first
        if isinstance(step, tuple):
            swap(project / step[0], *step[1:])
        elif step.kind == "console":
            printed[start] = typed(step.text, partial(at_hand, folder=project))
        elif step.kind == "jinja":
            sentences = step
        elif step.kind == "text":
            assert sentences
            printed[start] = of_sentences(sentences.text.splitlines(), folder / f"sentences-{start}")
        elif step.name and _ADDED.search(text[: start - len(f"```{step.kind}\n")]):
            write(project / step.name, (project / step.name).read_text() + "\n" + step.text)
        elif step.name:
            write(project / step.name, step.text)
    return printed


def at_hand(line: str, folder: Path) -> str:
    """What a command prints: one of newsgen's without a process for it."""
    return in_process(line, folder) if line.startswith("newsgen ") else in_shell(line, folder)


def of_sentences(sentences: list[str], folder: Path) -> str:
    """What sentences print one after another, a paragraph each, in the story of the highest of one patch."""
    project = copied(EXAMPLES[0], folder)
    roles = [f"sentence_{chr(ord('a') + number)}" for number in range(len(sentences))]
    told = "".join(f"{role}\n  say {words}\n" for role, words in zip(roles, sentences, strict=True))
    write(project / "templates" / "page.phrases", told)
    order = "headline of above or highest\nstandfirst of above or highest\norder of page\n"
    write(project / "templates" / "highest.story", order + "".join(f"  {role}\n" for role in roles))
    story = 'template = "highest.html"\n'
    swap(project / "newsgen.toml", f'{story}patches = ["{PATCH}"]\n', story)
    unit = 'beyond_measure = { severity = "note", why = "sentences by themselves" }'  # they may lack the unit
    declared = (project / "newsgen.toml").read_text() + f"\n[gates]\n{unit}\n"
    write(project / "newsgen.toml", declared)
    drafts = unblocked(edition(project)).drafts
    (draft,) = (draft for draft in drafts if draft.story == "highest" and draft.patch.name == PATCH)
    return "\n".join(draft.text.split("\n\n")[-len(sentences) :]) + "\n"


def templates(folder: Path) -> Printed:
    """docs/templates.md, on a copy of the covid-north-east example."""
    text, project = page("templates.md"), copied(EXAMPLES[0], folder / "session")
    steps: list[tuple[int, Block | tuple[str, ...]]] = [(s.start(), s.groups()) for s in _SWAP.finditer(text)]
    steps += [(block.start, block) for block in blocks(text)]
    printed: Printed = {}
    for start, step in sorted(steps, key=lambda step: step[0]):
        if isinstance(step, tuple):
            swap(project / "newsgen.toml", *step)
        elif step.kind == "console":
            printed[start] = typed(step.text, partial(at_hand, folder=project))
        else:
            assert step.name, step.text
            write(project / step.name, step.text)
    return printed


def tables(folder: Path) -> Printed:
    """docs/tables.md: what newsgen reads from each table as declared; and a whole edition is built of it."""
    all_blocks, printed = blocks(page("tables.md")), {}
    described = [block for block in all_blocks if block.name == "newsgen.toml"]
    for block in all_blocks:
        if block.name:
            write(folder / block.name, block.text + (STORIES if block in described else ""))
        if block in described:
            unblocked(edition(folder))
        elif block.kind == "text":
            project = load(folder)
            printed[block.start] = tidy(read(project.source, project.measures, folder, from_folder(folder)))
        elif block.kind == "console":  # "with the description at the top of this page"
            write(folder / "newsgen.toml", described[0].text + STORIES)
            printed[block.start] = typed(block.text, lambda line: in_process(line, folder))
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
    words = {Status.SUPPRESSED: "withheld", Status.MISSING: "missing"}
    return words.get(Status(grid.status[area, period])) or f"{grid.values[area, period]:.10g}"


def extending(folder: Path) -> Printed:
    """docs/extending.md: its files of newsgen in a copy of newsgen, its package and its project beside it.

    What installs the package is made up, since that which does it for good asks the network.
    """
    without = shutil.ignore_patterns("__pycache__", "node_modules")
    for name in ("newsgen", "templates", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=without)
    shutil.copy(ROOT / "pyproject.toml", folder)
    install = f"from tests.plugin import install; install(__import__('pathlib').Path('{folder}'))"
    write(folder / "bin" / "pip", f'#!/bin/sh\nexec {sys.executable} -c "{install}"\n')
    (folder / "bin" / "pip").chmod(0o755)
    before = f'export PATH="{folder}/bin:$PATH" PYTHONPATH="{folder}:{folder}/site"; '
    printed, text = {}, page("extending.md")
    together = text.index("## All of it together")
    for block in blocks(text):
        if block.kind == "console":
            (folder / "project").mkdir(exist_ok=True)
            printed[block.start] = typed(
                block.text, lambda line: in_shell(before + line, folder / "project", folder)
            )
        elif block.name:
            home = folder / "project" if block.start > together else folder
            write(home / block.name, block.text)
    return printed


def running(folder: Path) -> Printed:
    """docs/running.md, beside a copy of the covid-north-east example; what mails is made up."""
    project = copied("covid-north-east", folder / "copy").rename(folder / "covid")
    table = next((folder / "copy" / "seeds").glob("covid*.csv"))
    swap(project / "newsgen.toml", "../copy/seeds/covid_north_east.map", "../../seeds/covid_north_east.map")
    swap(project / "newsgen.toml", "data/table.csv", f"../../seeds/{table.name}")
    (project / "data").mkdir()
    shutil.copy(table, project / "data" / "table.csv")
    write(folder / "bin" / "mail", '#!/bin/sh\necho "$2 to $3" >>sent.txt\n')
    for stub in (folder / "bin").iterdir():
        stub.chmod(0o755)
    before = f'export PATH="{folder}/bin:$PATH"; '
    printed = {}
    for block in blocks(page("running.md")):
        if block.kind == "console":
            printed[block.start] = typed(block.text, lambda line: in_shell(before + line, folder))
        elif block.name:
            write(folder / block.name, block.text)
    return printed


def on_disk(folder: Path) -> Printed:
    """docs/edition.md: its excerpts, cut short from a real edition."""
    put_edition(edition(copied("covid-north-east", folder)), folder / "edition")
    return {
        b.start: excerpt(json.loads((folder / "edition" / b.name).read_text()))
        for b in blocks(page("edition.md"))
        if b.kind == "json"
    }


def corrections(folder: Path) -> Printed:
    """docs/corrections.md, beside a copy of the Barsetshire example whose table is revised on the way."""
    text = page("corrections.md")
    project = copied("barsetshire", folder / "copy").rename(folder / "flu")
    table = project / "data" / "flu_by_neighbourhood.csv"
    steps = sorted(
        [(b.start, b) for b in blocks(text)] + [(s.start(), s) for s in _SWAP.finditer(text)],
        key=lambda s: s[0],
    )
    printed: Printed = {}
    for _, step in steps:
        if isinstance(step, re.Match):
            swap(project / "newsgen.toml", *step.groups())
        elif step.name:
            for row in step.text.splitlines():
                code, *_, week = row.split(",")[:5]
                swap(table, row, next(r for r in table.read_text().splitlines() if code in r and week in r))
        else:
            printed[step.start] = typed(step.text, lambda line: in_shell(line, folder))
    return printed


def excerpt(record: dict[str, Any]) -> str:
    return json_text(json_fields(cut(record), where="an excerpt"))


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


def notebook(folder: Path) -> Printed:
    """docs/python.md: its cells, in a copy of the Barsetshire example, one after the other in one session."""
    project = copied("barsetshire", folder / "copy")
    names: dict[str, Any] = {"__name__": "notebook"}
    with chdir(project):
        return {
            b.start: session(b.text, names) for b in blocks(page("python.md")) if b.text.startswith(">>> ")
        }


def session(block: str, names: dict[str, Any]) -> str:
    """A block of cells with what they really print."""
    printed = []
    for cell in doctest.DocTestParser().get_examples(block):
        out = io.StringIO()
        with redirect_stdout(out):
            exec(compile(cell.source, "docs/python.md", "single"), names)
        first, *more = cell.source.splitlines()
        printed += [f">>> {first}", *(f"... {line}".rstrip() for line in more)]
        printed += [line.rstrip() or "<BLANKLINE>" for line in out.getvalue().splitlines()]
    return "\n".join(printed) + "\n"


PAGES: dict[str, Callable[[Path], Printed]] = {
    "phrases.md": phrases,
    "templates.md": templates,
    "tables.md": tables,
    "extending.md": extending,
    "running.md": running,
    "edition.md": on_disk,
    "corrections.md": corrections,
    "python.md": notebook,
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


def test_every_field_of_an_edition_is_explained() -> None:
    made = sample_edition.edition()
    drawn = Picture("map", made.drafts[0].slug, "A map", "Rates", "Rates by parish", "", "", "5f" * 32)
    drafts = (*made.drafts, replace(made.drafts[0], pictures=(drawn,)))
    stories = [json.loads(story_json(draft, made)) for draft in drafts]
    assert explained(section("edition.md", "edition.json")) == set(fields(json.loads(edition_json(made))))
    of_story = section("edition.md", "stories/&lt;slug&gt;.json")
    assert explained(of_story) == {name for story in stories for name in fields(story)}


def explained(section: str) -> set[str]:
    """The fields that the first column of a section's table names."""
    first = re.findall(r"^\| (`.*?) \|", section, re.M)
    return {name for cell in first for name in re.findall(r"`([^`]+)`", cell)}


@pytest.mark.parametrize("kind", [PeriodColumns, Measure])
def test_short_examples_of_keys_are_valid(kind: type) -> None:
    key, base = ("period", {}) if kind is PeriodColumns else ("average", {"name": "n", "noun": "n"})
    found = re.findall(rf"`({key} = \{{.*?\}})`", page("tables.md"), re.S)
    assert found
    for code in found:
        given = tomllib.loads(" ".join(code.split()))[key]
        TypeAdapter(kind).validate_python(base | {key: given} if base else given)


def test_pieces_of_shipped_files_are_there() -> None:
    shipped = [path.read_text() for path in (ROOT / "templates").glob("*.*")]
    pieces = [b.text for b in blocks(page("phrases.md")) if b.kind in {"story", "phrases"} and not b.name]
    assert len(pieces) == 2
    for piece in pieces:
        assert any(f"\n{piece}" in text for text in shipped), piece


def test_every_block_of_the_frame_is_explained() -> None:
    named = re.findall(r"{% block (\w+) %}", (ROOT / "templates" / "story.html").read_text())
    assert re.findall(r"^\| `(\w+)` \|", section("templates.md", "The frame"), re.M) == named


def test_what_extends_newsgen_keeps_every_promise(tmp_path: Path) -> None:
    """The example angle and filter pass the tests of all; the examples are typed as strictly as newsgen."""
    extending(tmp_path)
    ours = [b.name for b in blocks(page("extending.md")) if b.name.endswith(".py")]
    tests = "tests/angles tests/language/test_doctests.py tests/test_imports.py"
    named = " or ".join(["test_imports", *(Path(name).stem for name in ours)])
    tested = in_shell(f"python -m pytest -p no:cacheprovider {tests} -k '{named}'", tmp_path, tmp_path)
    assert re.search(r"^\d+ passed", tested, re.M), tested
    for checker in ("ruff check --no-cache", "mypy --cache-dir=/dev/null"):
        checked = in_shell(f"python -m {checker} {' '.join(ours)}", tmp_path, tmp_path)
        assert re.search("All checks passed|no issues found", checked), checked


def test_every_filter_and_key_is_there() -> None:
    rows = re.findall(
        r"^\| (.+?) \| (.+) \|$", section("phrases.md", "Sentences").partition("### Filters by task")[2], re.M
    )
    told = {name for _, filters in rows for name in re.findall(r"`(\w+)", filters)}
    assert told <= set(Speech(load_style("uk-regional")).filters())
    assert explained(section("templates.md", "Inserts: your own copy")) == set(KEYS)


def test_the_pages_link_to_what_is_there() -> None:
    from tests.pages import PAGES as MADE

    for name in PAGES:
        for link in re.findall(r"\]\(([^)#]+)(?:#[\w-]*)?\)", page(name)):
            if not link.startswith("http"):
                assert link in MADE or (DOCS / link).exists(), f"{name}: {link}"


def test_gates_that_templates_meet_are_named_as_they_are() -> None:
    known = {gate.id for gate in gates()}
    told = page("templates.md") + page("phrases.md")
    assert set(re.findall(r"the gate `(\w+)`", told)) <= known


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


def in_shell(line: str, folder: Path, root: Path = ROOT) -> str:
    """What a line prints that is typed into a shell in the folder; its newsgen is that of `root`."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ran = subprocess.run(
        ["bash", "-c", line],
        cwd=folder, env=os.environ | {"PATH": path, "PYTHONPATH": str(root), "COLUMNS": "120"}, text=True,
        check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return ran.stdout


def same(said: str, printed: str) -> bool:
    """Whether a text is as printed, "..." standing for anything."""
    wanted = ".*?".join(re.escape(part) for part in said.rstrip().split("..."))
    return re.fullmatch(wanted, printed.rstrip(), re.S) is not None


VARY = {"derivation", "figures", "cautions", "see_more"}


def keys(given: Any) -> Any:
    """The names in a record; not those that differ from story to story."""
    match given:
        case dict():
            return {key: None if key in VARY else keys(item) for key, item in given.items()}
        case [first, *_]:
            return [keys(first)]
    return None


def fields(record: dict[str, Any]) -> Iterator[str]:
    """Every field of a record, as "claims[].text"."""
    for key, item in record.items():
        yield key
        if isinstance(item, list) and item and isinstance(item[0], dict):
            yield from (f"{key}[].{name}" for each in item for name in each)


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
