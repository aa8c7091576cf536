"""No value of newsgen.toml, of a style, of front matter or of a cell is too strange for a message."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from newsgen.errors import Fault, NewsgenError
from newsgen.project import load
from newsgen.project.file import schema
from tests.cli.conftest import Run, change

pytestmark = pytest.mark.slow

STRANGE = {
    "nan": "nan",
    "inf": "inf",
    "-inf": "-inf",
    "1e308": "1e308",
    "1e999": "1e999",
    "-1": "-1",
    "0": "0",
    "2**63": str(2**63),
    "10**400": "1" + "0" * 400,
    "no text": '""',
    "NUL": '"a\\u0000b"',
    "ESC": '"a\\u001bb"',
    "[]": "[]",
    "{}": "{}",
    "true": "true",
    "a date": "2021-02-23",
    "a datetime": "2021-02-23T10:00:00Z",
    "5,000 characters": '"' + "x" * 5000 + '"',
}
MARK = "put-it-here"


def _keys(node: dict[str, Any], at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every key of the schema; a table of anybody's names has one, the example's own."""
    while "$ref" in node:
        node = schema()["$defs"][node["$ref"].rpartition("/")[2]]
    for one in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _keys(one, at)
    for key, inner in node.get("properties", {}).items():
        yield (*at, key)
        yield from _keys(inner, (*at, key))
    if isinstance(node.get("items"), dict):
        yield from _keys(node["items"], (*at, 0))
    if isinstance(node.get("additionalProperties"), dict):
        yield from _keys(node["additionalProperties"], (*at, "rate"))


def _with(tables: dict[str, Any], way: tuple[str | int, ...]) -> str:
    """The text of newsgen.toml with a mark at a place; the tables on the way to it are made where there are none."""
    node: Any = tables
    for step, after in pairwise(way):
        fresh: Any = [{}] if isinstance(after, int) else {}
        if isinstance(node, dict) and not isinstance(node.get(step), type(fresh)):
            node[step] = fresh
        node = node[step]
        if isinstance(node, list) and not (node and isinstance(node[0], dict)):
            node[:] = [{}]
    node[way[-1]] = MARK
    return tomlkit.dumps(tables)


@pytest.mark.slow
@pytest.mark.parametrize(
    "table", ["project", "data", "measures", "patches", "stories", "ranks", "history", "gates"]
)
def test_every_key_of_the_project(table: str, project: Path) -> None:
    """It is a project, or a fault that fits on a screen and says where: nothing else."""
    file = project / "newsgen.toml"
    before = file.read_text()
    ways = {way for way in _keys(schema()) if way[0] == table}
    assert ways
    for way in ways:
        marked = _with(tomllib.loads(before), way)
        assert f'"{MARK}"' in marked
        for value in STRANGE.values():
            file.write_text(marked.replace(f'"{MARK}"', value, 1))
            assert all("newsgen.toml" in fault.where for fault in _faults(project))


def _faults(project: Path) -> tuple[Fault, ...]:
    try:
        load(project)
    except NewsgenError as error:
        return error.faults
    return ()


NUMBERS = {
    ("decimals = 1", "decimals = {}"): (["0", "15"], ["-1", "16", "1e18"]),
    ("per = 100_000", "per = {}"): (["100_000"], ["0", "-1", "1e-320", "1e16"]),
    ("top = 20", "top = {}"): (["1", "1_000_000"], ["0", "-1"]),
    ("top = 20", "top = 20, follow = {}"): (["0", "3"], ["-1"]),
    ("times = 2", "times = {}"): (["1.01"], ["1", "0.5", "0", "-1"]),
    ("[data]", "seconds_a_draft = {}\n[data]"): (["0.001", "86_400"], ["0", "-1", "86_401", "nan", "inf"]),
    ("[data]", "memory_mb = {}\n[data]"): (["1", "1_000_000_000"], ["0", "-1", "1_000_000_001"]),
    ("published = 2021-02-23", "published = {}"): (["2021-02-23"], ["0", "2021-02-23T10:00:00", "86400", "10:00:00"]),
    ("above = 300", "above = {}"): (["-1", "1e18"], ["nan", "1e999", "1e308"]),
}  # fmt: skip


@pytest.mark.parametrize(("place", "good", "bad"), [(place, *both) for place, both in NUMBERS.items()])
def test_the_edges_of_numbers(place: tuple[str, str], good: list[str], bad: list[str], project: Path) -> None:
    file = project / "newsgen.toml"
    before = file.read_text()
    for value in good:
        file.write_text(before.replace(place[0], place[1].format(value), 1))
        load(project)
    for value in bad:
        file.write_text(before.replace(place[0], place[1].format(value), 1))
        with pytest.raises(NewsgenError, match=r"newsgen\.toml"):
            load(project)


FAULTY = "---\nheading: H\nplaces: Darlington\nsource: S\n{}\n---\nText\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("inserts/a.md", FAULTY.format("valid_until: 2021-02-23 10:00:00")),
        ("inserts/a.md", FAULTY.format("valid_from: 2021-02-31")),
        ("inserts/a.md", FAULTY.format("valid_from: .nan")),
        ("inserts/a.md", FAULTY.format("valid_from: " + "9" * 5000)),
        ("inserts/a.md", FAULTY.format("stories: " + "[" * 500)),
        ("inserts/a.md", FAULTY.format('stories: "a\\0b"')),
        ("corrections/a.toml", "period = 2021-02-18T10:00:00\n"),
        ("corrections/a.toml", 'story = "' + "x" * 5000 + '"\n'),
        ("styles/uk-regional.toml", "[numbers]\nwords_up_to = nan\n"),
        ("styles/uk-regional.toml", 'inherits = ["uk-regional"]\n'),
        ("styles/uk-regional.toml", "inherits = 2021-02-23\n"),
    ],
)
def test_copy_and_styles(file: str, text: str, run: Run, project: Path) -> None:
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_text(text)
    ran = run("build", project, "--out", project / "edition")
    assert (ran.status, "newsgen itself failed" in ran.err) == (2, False)
    assert Path(file).name.partition(".")[0] in ran.err
    assert not (project / "edition").exists()


LONG = "x" * 5000


@pytest.mark.parametrize(
    "call",
    [
        ("build", "P", "--out", LONG),
        ("build", LONG),
        ("build", "P", "--out", "edition", "--patch", LONG),
        ("build", "P", "--out", "edition", "--as-of", "2021-02-23T10:00:00"),
        ("build", "P", "--out", "edition", "--published", "2021-02-23T10:00:00"),
        ("build", "P", "--out", "edition", "--published", LONG),
        ("build", "P", "--out", "edition", "--workers", "-1"),
        ("build", "P", "--out", "edition", "--summary", LONG),
        ("build", "P", "--out", "edition", "--log", LONG),
        ("new", LONG, "--data", "table.csv"),
        ("new", "made", "--data", LONG),
        ("new", "made", "--data", "http://[::1/table.csv"),
        ("new", "made", "--data", "http://a..b/table.csv"),
        ("new", "made", "--data", "http://" + LONG + "/"),
        ("new", "made", "--data", "http://host:99999/"),
        ("explain", LONG, "--edition", LONG),
        ("explain", "a", "--edition", LONG, "--claim", LONG),
        ("check", LONG),
        ("check", "P/newsgen.toml", "--edition", LONG),
        ("diff", LONG, LONG),
        ("rank", "P", "--out", LONG + ".csv"),
        ("rank", "P", "--patch", LONG),
        ("lint", LONG),
        ("say", LONG, "--style", LONG),
        ("say", "{{ n|count('case') }}", "--data", '{"n": 1e999}'),
        ("say", "{{ n|count('case') }}", "--data", '{"n": NaN}'),
        ("say", "{{ n|count('case') }}", "--data", '{"n": 1e308}'),
        ("say", "{{ n|count('a\\0b') }}", "--data", '{"n": "a\\u0000b"}'),
        ("angles", LONG),
        ("history", LONG),
        ("history", "load", LONG, LONG),
    ],
    ids=lambda call: " ".join(word[:25] for word in call),
)
def test_arguments(call: tuple[str, ...], run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    ran = run(*(word.replace("P", str(project), 1) if word[0] == "P" else word for word in call))
    assert ran.status in {0, 1, 2}
    assert "newsgen itself failed" not in ran.out + ran.err


def test_a_style_without_a_name(run: Run, project: Path) -> None:
    change(project / "newsgen.toml", 'style = "uk-regional"', 'style = ""')
    ran = run("build", project, "--out", project / "edition")
    assert (ran.status, "house style: ''; wanted one of" in ran.err) == (2, True)


SEED = "seeds/covid_north_east_2021-02-18.csv"


@pytest.mark.parametrize(
    "cell", ["1e308", "1e15", "1e-15", "1e999", "nan", "inf", "-1", "9" * 400, "a\x1b[31mb", "\x9b31m"]
)
@pytest.mark.parametrize("column", ["name", "population", "cases", "rate"])
def test_cells(column: str, cell: str, run: Run, project: Path) -> None:
    """Nothing of a cell reaches the terminal that it would obey, whatever becomes of the build."""
    seed = project.parent.parent / SEED
    header, first, *rest = seed.read_text().splitlines()
    cells = first.split(",")
    cells[header.split(",").index(column)] = cell
    seed.write_text("\n".join([header, ",".join(cells), *rest]) + "\n")
    change(
        project / "newsgen.toml", 'denominator = "population"', 'denominator = "population"\ntolerance = 1e15'
    )
    ran = run("build", project, "--out", project / "edition")
    assert ran.status in {0, 1, 2}
    assert "newsgen itself failed" not in ran.err
    assert not {"\x1b", "\x9b"} & {*ran.out, *ran.err}


def test_more_opening_capitals_than_words(run: Run, project: Path) -> None:
    (project / "styles").mkdir()
    own = f'inherits = "uk-regional"\n[text]\nopening_capitals = {2**63 - 1}\n'
    (project / "styles" / "uk-regional.toml").write_text(own)
    assert run("build", project, "--out", project / "edition").status in {0, 1}
