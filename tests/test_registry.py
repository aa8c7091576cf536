"""A package that extends newsgen from outside: found, used by every command and worker, told of where it is wrong."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from newsgen.angles import rule
from newsgen.errors import PluginError
from newsgen.registry import Announced
from tests.conftest import ROOT
from tests.plugin import HERE, describe, installed

pytestmark = pytest.mark.slow


class Newsroom:
    """A project, and a folder of packages that Python finds."""

    def __init__(self, folder: Path) -> None:
        self.site, self.project, self.edition = folder / "site", folder / "project", folder / "edition"
        shutil.copytree(HERE / "project", self.project)

    def run(self, *arguments: str, status: int = 0) -> str:
        """What the command prints that is typed in the project's folder."""
        ran = subprocess.run(
            [sys.executable, "-m", "newsgen", *arguments],
            cwd=self.project,
            env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{self.site}", "COLUMNS": "120"},
            text=True,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert ran.returncode == status, ran.stdout
        assert "Traceback" not in ran.stdout
        return ran.stdout

    def build(self, *arguments: str, status: int = 0) -> str:
        return self.run("build", "--out", str(self.edition), *arguments, status=status)

    def tree(self) -> dict[str, bytes]:
        files = (path for path in self.edition.rglob("*") if path.is_file())
        return {path.relative_to(self.edition).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    found = Newsroom(tmp_path)
    installed(found.site)
    return found


def test_a_project_uses_all_that_a_package_brings(newsroom: Newsroom) -> None:
    newsroom.run("lint")
    newsroom.build("--workers", "1")
    files = newsroom.tree()
    slug = "barchester-middling"
    record = json.loads(files[f"stories/{slug}.json"])
    assert record["headline"] == "Is Crabtree an ordinary neighbourhood in Barchester?"
    assert [c["id"] for c in record["cautions"]] == ["asking"]
    assert files[f"stories/{slug}.bar.gif"].startswith(b"GIF89a")
    assert files[f"stories/{slug}.bar.txt"].decode() == f"{record['headline']}\n"
    assert files["headlines.bin"] == bytes([4])
    assert record["headline"] in files["headlines.txt"].decode()
    assert b"Also:" in files["stories/barchester-highest.body.html"]
    assert f'<a href="stories/{slug}.bar.gif"'.encode() in files["index.html"]


def test_a_project_chooses_among_its_outputs(newsroom: Newsroom) -> None:
    file = newsroom.project / "newsgen.toml"
    whole = file.read_text()
    file.write_text(whole.replace("[project]\n", '[project]\noutputs = ["headlines"]\n'))
    newsroom.build()
    assert "headlines.txt" in newsroom.tree()
    assert not [name for name in newsroom.tree() if ".bar." in name]
    assert b".bar.gif" not in newsroom.tree()["index.html"]
    assert "Nothing new" in newsroom.build("--if-new")
    file.write_text(whole.replace("[project]\n", '[project]\noutputs = ["headline"]\n'))
    told = newsroom.build(status=2)
    assert (
        "the output 'headline'; wanted one of edition_atom, story_ninjs, bars, headlines; did you mean 'headlines'?"
        in told
    )
    file.write_text(whole)
    newsroom.build()
    assert [name for name in newsroom.tree() if name.endswith(".bar.gif")]


def test_its_commands_stand_after_the_others(newsroom: Newsroom) -> None:
    listed = newsroom.run("--help").partition("Commands:\n")[2]
    commands = [line.split()[0] for line in listed.splitlines() if line.startswith("  ") and line[2] != " "]
    assert commands[-2:] == ["history", "greet"]
    assert "however long the line that says so may become in the list of commands" in " ".join(listed.split())
    assert newsroom.run("greet", "Eleanor") == "Good morning, Eleanor\n"
    assert "the area in the middle" in newsroom.run("angles", "middling").lower()
    assert "asking" in json.loads(newsroom.run("schema"))["properties"]["gates"]["properties"]


def test_the_number_of_workers_changes_nothing_and_what_stands_is_kept(newsroom: Newsroom) -> None:
    newsroom.build("--workers", "1", "--fresh")
    alone = newsroom.tree()
    newsroom.build("--workers", "2", "--fresh")
    assert newsroom.tree() == alone
    newsroom.build("--workers", "2")
    assert newsroom.tree() == alone
    areas = newsroom.project / "areas.lines"
    areas.write_text(areas.read_text().replace("rate: 310", "rate: 311"))
    newsroom.build("--workers", "2")
    rebuilt = newsroom.tree()
    assert rebuilt.keys() == alone.keys()
    newsroom.build("--workers", "1", "--fresh")
    assert newsroom.tree() == rebuilt != alone


WORKER = """
from multiprocessing import Pipe
from newsgen.workers.starting import started
here, there = Pipe()
process = started(there.fileno(), "barsetshire.middling")
there.close()
here.send(("batch", None))
print(here.recv()[1])
here.close()
process.wait()
"""
"""Starts a worker that loads the angle, and asks it for a batch of nothing: that is what it complains of, once it has."""


def test_an_interpreter_of_a_worker_finds_it_where_this_one_did(newsroom: Newsroom) -> None:
    """Here the package is on the path of the process alone: nothing that a worker inherits names its folder."""
    start = f"import sys; sys.path.append({str(newsroom.site)!r})\n{WORKER}"
    ran = subprocess.run(
        [sys.executable, "-c", start],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert "a batch without a task" in ran.stdout, ran.stdout + ran.stderr


@pytest.mark.parametrize(
    "changed", ["barsetshire/asking.py", "barsetshire/templates/middling.html", "version"]
)
def test_an_edition_is_not_current_when_the_package_has_changed(newsroom: Newsroom, changed: str) -> None:
    newsroom.build()
    before = newsroom.tree()["stories/barchester-middling.json"]
    assert "Nothing new" in newsroom.build("--if-new")
    if changed == "version":
        (newsroom.site / "barsetshire-1.0.dist-info").rename(newsroom.site / "barsetshire-1.1.dist-info")
        info = newsroom.site / "barsetshire-1.1.dist-info" / "METADATA"
        info.write_text(info.read_text().replace("1.0", "1.1"))
        assert "Nothing new" not in newsroom.build("--if-new")
        return
    file = newsroom.site / changed
    file.write_text(file.read_text().replace("asks", "wants to know").replace("ordinary", "usual"))
    newsroom.build()
    assert newsroom.tree()["stories/barchester-middling.json"] != before


def test_without_the_package_its_edition_is_left_alone(newsroom: Newsroom) -> None:
    newsroom.build()
    there = newsroom.tree()
    shutil.rmtree(newsroom.site)
    assert "'middling'" in newsroom.build(status=2)
    assert newsroom.tree() == there


WRONG = {
    "an angle that newsgen has": (
        "[newsgen.angles]\nhighest = barsetshire.highest\n",
        ["the entry point 'highest' of newsgen.angles, from barsetshire 1.0: 'highest' is the name of one that newsgen itself has"],
    ),
    "a gate that is no gate": (
        "[newsgen.gates]\nhidden = barsetshire.hidden\n",
        ["the entry point 'hidden' of newsgen.gates, from barsetshire 1.0: barsetshire.hidden defines no SEVERITY"],
    ),
    "a module that is not there": (
        "[newsgen.readers]\ngone = barsetshire.gone\n",
        ["the entry point 'gone' of newsgen.readers, from barsetshire 1.0: barsetshire.gone does not import: ModuleNotFoundError: No module named 'barsetshire.gone'"],
    ),
    "a module that fails": (
        "[newsgen.angles]\nbroken = barsetshire.broken\n",
        ["the entry point 'broken' of newsgen.angles, from barsetshire 1.0: barsetshire.broken does not import: ValueError: in two lines"],
    ),
    "another name than the module's": (
        "[newsgen.angles]\nmiddle = barsetshire.middling\n",
        ["the entry point 'middle' of newsgen.angles, from barsetshire 1.0: 'barsetshire.middling'; wanted a module whose last part is the name of the entry point"],
    ),
    "a command that newsgen has": (
        "[newsgen.commands]\nbuild = barsetshire.build\n",
        ["the entry point 'build' of newsgen.commands, from barsetshire 1.0: 'build' is the name of one that newsgen itself has"],
    ),
    "a group that there is not": (
        "[newsgen.angels]\nmiddling = barsetshire.middling\n",
        ["the group 'newsgen.angels'", "did you mean 'newsgen.angles'?"],
    ),
    "a style that newsgen has": (
        "[newsgen.styles]\nown = barsetshire.same\n",
        ["the entry point 'own' of newsgen.styles, from barsetshire 1.0: 'bbc.toml' is the name of one that newsgen itself has"],
    ),
    "a template that newsgen has": (
        "[newsgen.templates]\nown = barsetshire.same\n",
        ["the entry point 'own' of newsgen.templates, from barsetshire 1.0: 'highest.story' is the name of one that newsgen itself has"],
    ),
    "a folder that is not there": (
        "[newsgen.styles]\nown = barsetshire.nowhere\n",
        ["the entry point 'own' of newsgen.styles, from barsetshire 1.0: there is no package 'barsetshire.nowhere'"],
    ),
    "a file that newsgen writes": (
        "[newsgen.outputs]\nplain = barsetshire.plain\n",
        ["the output 'plain', barsetshire.plain: '.txt' is written by newsgen.outputs.story_text; wanted a file of its own"],
    ),
    "a file out of the edition": (
        "[newsgen.outputs]\nout = barsetshire.out\n",
        ["the output 'out', barsetshire.out: '/../../x'; wanted a suffix such as .chart.svg"],
    ),
    "an output that is none": (
        "[newsgen.outputs]\nodd = barsetshire.odd\n",
        ["the output 'odd', barsetshire.odd: its FORMAT is none; wanted a StoryFormat or an EditionFormat"],
    ),
    "files that were not declared": (
        "[newsgen.outputs]\nmore = barsetshire.more\n",
        ["its format wrote .a, .b; wanted what it declares: .a"],
    ),
    "a page of newsgen's front page": (
        "[newsgen.outputs]\npaged = barsetshire.paged\n",
        ["the output 'paged', barsetshire.paged: 'Index-20.html' is written by newsgen.outputs.index_page; wanted a file of its own"],
    ),
    "files by how many stories there are": (
        "[newsgen.outputs]\ngrowing = barsetshire.growing\n",
        [": its FORMAT has further files; wanted the same names in every edition"],
    ),
    "a format that newsgen reads": (
        "[newsgen.readers]\nsame_format = barsetshire.same_format\n",
        ["the reader 'same_format', barsetshire.same_format: 'csv' is read by newsgen.ingest.readers.delimited"],
    ),
    "a module that ends the run": (
        "[newsgen.gates]\nleaving = barsetshire.leaving\n",
        ["the entry point 'leaving' of newsgen.gates, from barsetshire 1.0: barsetshire.leaving does not import: SystemExit: 0"],
    ),
    "a severity that there is not": (
        "[newsgen.gates]\nmild = barsetshire.mild\n",
        ["the entry point 'mild' of newsgen.gates, from barsetshire 1.0: SEVERITY is 'mild'; wanted one of note, warn, block"],
    ),
    "a gate that says nothing": (
        "[newsgen.gates]\nmute = barsetshire.mute\n",
        ["the entry point 'mute' of newsgen.gates, from barsetshire 1.0: it has no faults, table_faults or edition_faults; wanted one of them"],
    ),
    "a gate whose function is misspelt": (
        "[newsgen.gates]\nmisspelt = barsetshire.misspelt\n",
        ["the entry point 'misspelt' of newsgen.gates, from barsetshire 1.0: it has no faults, table_faults or edition_faults, but 'fault'; wanted one of them; did you mean 'faults'?"],
    ),
    "a gate whose function is none": (
        "[newsgen.gates]\nno_function = barsetshire.no_function\n",
        ["the entry point 'no_function' of newsgen.gates, from barsetshire 1.0: faults is 'no'; wanted a function"],
    ),
    "a gate that keeps what nobody asks for": (
        "[newsgen.gates]\nkeeping = barsetshire.keeping\n",
        ["the entry point 'keeping' of newsgen.gates, from barsetshire 1.0: what `seen` keeps is for edition_faults, and it has none; wanted both, or neither"],
    ),
    "a gate whose options are none": (
        "[newsgen.gates]\noptional = barsetshire.optional\n",
        ["the entry point 'optional' of newsgen.gates, from barsetshire 1.0: Options is 5; wanted a frozen dataclass"],
    ),
    "a gate that fails": (
        "[newsgen.gates]\nfailing = barsetshire.failing\n",
        ["the entry point 'failing' of newsgen.gates, from barsetshire 1.0: faults() of barsetshire.failing failed (failing.py, line 3): ValueError: in two lines"],
    ),
    "a gate that fails in a generator": (
        "[newsgen.gates]\nlate = barsetshire.late\n",
        ["the entry point 'late' of newsgen.gates, from barsetshire 1.0: faults() of barsetshire.late failed (late.py, line 3): ZeroDivisionError: "],
    ),
    "a gate that takes something else": (
        "[newsgen.gates]\nlonely = barsetshire.lonely\n",
        ["the entry point 'lonely' of newsgen.gates, from barsetshire 1.0: faults() of barsetshire.lonely failed: TypeError: "],
    ),
    "a gate that ends the run": (
        "[newsgen.gates]\nending = barsetshire.ending\n",
        ["the entry point 'ending' of newsgen.gates, from barsetshire 1.0: faults() of barsetshire.ending failed (ending.py, line 4): SystemExit: 0"],
    ),
    "a gate that gives nothing": (
        "[newsgen.gates]\nnothing = barsetshire.nothing\n",
        ["the entry point 'nothing' of newsgen.gates, from barsetshire 1.0: it gave None; wanted a list of messages"],
    ),
    "a gate that gives a string": (
        "[newsgen.gates]\nstringy = barsetshire.stringy\n",
        ["the entry point 'stringy' of newsgen.gates, from barsetshire 1.0: it said 'all wrong', one string; wanted a list of messages"],
    ),
    "a gate that gives a number": (
        "[newsgen.gates]\nnumber = barsetshire.number\n",
        ["the entry point 'number' of newsgen.gates, from barsetshire 1.0: 5 among what it said; wanted messages"],
    ),
    "a gate of the edition that gives a number": (
        "[newsgen.gates]\nedition_number = barsetshire.edition_number\n",
        ["the entry point 'edition_number' of newsgen.gates, from barsetshire 1.0: 5 among what it said; wanted messages"],
    ),
    "a reader that fails": (
        "[newsgen.readers]\ncracked = barsetshire.cracked\n",
        ["the entry point 'cracked' of newsgen.readers, from barsetshire 1.0: signature() of barsetshire.cracked failed (cracked.py, line 2): ZeroDivisionError"],
    ),
    "an output that fails": (
        "[newsgen.outputs]\nout_fails = barsetshire.out_fails\n",
        ["the entry point 'out_fails' of newsgen.outputs, from barsetshire 1.0: the format of barsetshire.out_fails failed (out_fails.py, line 2): ZeroDivisionError"],
    ),
    "an output that gives a number": (
        "[newsgen.outputs]\nout_number = barsetshire.out_number\n",
        ["the entry point 'out_number' of newsgen.outputs, from barsetshire 1.0: its format gave 5; wanted text or bytes, for each file"],
    ),
    "an output that gives None": (
        "[newsgen.outputs]\nout_none = barsetshire.out_none\n",
        ["from barsetshire 1.0: its format gave {'.a.txt': None}; wanted text or bytes, for each file"],
    ),
    "an output whose name is a number": (
        "[newsgen.outputs]\nout_named = barsetshire.out_named\n",
        ["the output 'out_named', barsetshire.out_named: 5; wanted a file's name"],
    ),
    "an output whose other files are a word": (
        "[newsgen.outputs]\nout_also = barsetshire.out_also\n",
        ["the output 'out_also', barsetshire.out_also: its other files are '.csv'; wanted names in brackets"],
    ),
    "an output that is written by nothing": (
        "[newsgen.outputs]\nout_unwritten = barsetshire.out_unwritten\n",
        ["the output 'out_unwritten', barsetshire.out_unwritten: its FORMAT is written by None; wanted a function"],
    ),
    "a file that newsgen writes, in capitals": (
        "[newsgen.outputs]\ncapital = barsetshire.capital\n",
        ["the output 'capital', barsetshire.capital: 'Edition.json' is written by newsgen.outputs.edition_json"],
    ),
    "a line without a name": (
        "[newsgen.gates]\nnofn\n",
        ["barsetshire, installed in ", ": its entry_points.txt or METADATA cannot be read: "],
    ),
    "a byte that is no text": (
        "[newsgen.gates]\nasking = barsetshire.asking\n# \udcff\n",
        ["barsetshire, installed in ", ": its entry_points.txt or METADATA cannot be read: UnicodeDecodeError"],
    ),
}  # fmt: skip
MODULES = {
    "leaving": "raise SystemExit(0)\n",
    "mild": "SEVERITY = 'mild'\ndef faults(*_): return []\n",
    "mute": "SEVERITY = 'warn'\n",
    "misspelt": "SEVERITY = 'warn'\ndef fault(*_): return []\n",
    "no_function": "SEVERITY = 'warn'\nfaults = 'no'\n",
    "keeping": "SEVERITY = 'warn'\ndef faults(*_): return []\ndef seen(*_): return 1\n",
    "optional": "SEVERITY = 'warn'\nOptions = 5\ndef faults(*_): return []\n",
    "failing": "SEVERITY = 'warn'\ndef faults(*_):\n    raise ValueError('in\\ntwo lines')\n",
    "late": "SEVERITY = 'warn'\ndef faults(*_):\n    yield 1 / 0\n",
    "lonely": "SEVERITY = 'warn'\ndef faults(draft):\n    yield 'x'\n",
    "ending": "SEVERITY = 'warn'\nimport sys\ndef faults(*_):\n    raise SystemExit(0)\n",
    "nothing": "SEVERITY = 'warn'\ndef faults(*_): pass\n",
    "stringy": "SEVERITY = 'warn'\ndef faults(*_): return 'all wrong'\n",
    "number": "SEVERITY = 'warn'\ndef table_faults(*_): return [5]\n",
    "edition_number": "SEVERITY = 'warn'\ndef edition_faults(*_): return [5]\n",
    "cracked": "from newsgen.ingest.readers.reader import Reader\nREADER = Reader(('cracked',), print, lambda data: 1 / 0)\n",
    "out_fails": (
        "from newsgen.outputs.format import StoryFormat\n"
        "def write(*_): return 1 / 0\nFORMAT = StoryFormat('.a', write)\n"
    ),
    "out_number": (
        "from newsgen.outputs.format import EditionFormat\nFORMAT = EditionFormat('a.txt', lambda edition: 5)\n"
    ),
    "out_none": (
        "from newsgen.outputs.format import StoryFormat\n"
        "FORMAT = StoryFormat('.a.txt', lambda draft, edition: {'.a.txt': None})\n"
    ),
    "out_named": "from newsgen.outputs.format import EditionFormat\nFORMAT = EditionFormat(5, str)\n",
    "out_also": "from newsgen.outputs.format import StoryFormat\nFORMAT = StoryFormat('.a', str, '.csv')\n",
    "out_unwritten": "from newsgen.outputs.format import StoryFormat\nFORMAT = StoryFormat('.a', None)\n",
    "capital": "from newsgen.outputs.format import EditionFormat\nFORMAT = EditionFormat('Edition.json', str)\n",
    "broken": "raise ValueError('in\\ntwo lines')\n",
    "hidden": "",
    "paged": "from newsgen.outputs.format import EditionFormat\nFORMAT = EditionFormat('Index-20.html', str)\n",
    "growing": (
        "import re\nfrom newsgen.outputs.format import EditionFormat, Further\n"
        "FORMAT = EditionFormat('a.txt', str, further=Further(re.compile('b'), lambda held: ('b',)))\n"
    ),
    "plain": "from newsgen.outputs.format import StoryFormat\nFORMAT = StoryFormat('.txt', lambda draft, edition: '')\n",
    "out": "from newsgen.outputs.format import StoryFormat\nFORMAT = StoryFormat('/../../x', lambda draft, edition: '')\n",
    "odd": "FORMAT = 'odd'\n",
    "more": (
        "from newsgen.outputs.format import StoryFormat\n"
        "FORMAT = StoryFormat('.a', lambda draft, edition: {'.a': '', '.b': ''})\n"
    ),
    "same_format": "from newsgen.ingest.readers.reader import Reader\nREADER = Reader(('csv',), None)\n",
}
OWN_PARTS = "".join(
    f"[newsgen.{group}]\n{entry}\n"
    for group, entry in [
        ("angles", "middling = barsetshire.middling"),
        ("readers", "lines = barsetshire.lines"),
        ("styles", "barsetshire = barsetshire.styles"),
        ("templates", "barsetshire = barsetshire.templates"),
    ]
)


@pytest.mark.parametrize(("entry_points", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_package_is_told_in_a_line(
    newsroom: Newsroom, entry_points: str, told: list[str]
) -> None:
    package = newsroom.site / "barsetshire"
    for name, text in MODULES.items():
        (package / f"{name}.py").write_text(text)
    (package / "same").mkdir()
    for name in ("bbc.toml", "highest.story"):
        (package / "same" / name).touch()
    shutil.rmtree(newsroom.site / "barsetshire-1.0.dist-info")
    installed(newsroom.site, entry_points)
    installed(newsroom.site, OWN_PARTS, "parts")
    said = newsroom.build(status=2)
    for part in told:
        assert part in said
    assert not newsroom.edition.exists()


def test_what_a_package_prints_when_it_is_loaded_is_no_output(newsroom: Newsroom) -> None:
    asking = newsroom.site / "barsetshire" / "asking.py"
    asking.write_text(f"{asking.read_text()}\nprint('asking is here')\n")
    ran = subprocess.run(
        [sys.executable, "-m", "newsgen", "schema"],
        cwd=newsroom.project,
        env=os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{newsroom.site}"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert "asking" in json.loads(ran.stdout)["properties"]["gates"]["properties"]
    assert ran.stderr == "asking is here\n"


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "beside another"])
def test_a_package_in_a_zip_is_refused(newsroom: Newsroom, tmp_path: Path, beside: bool) -> None:
    zipped = shutil.make_archive(str(tmp_path / "zipped"), "zip", newsroom.site)
    shutil.rmtree(newsroom.site)
    newsroom.site.mkdir()
    if beside:
        (newsroom.site / "other.py").touch()
        describe(newsroom.site, "[newsgen.styles]\nother = other\n", "other", "2.0")
    with zipfile.ZipFile(zipped) as archive:
        assert "barsetshire-1.0.dist-info/entry_points.txt" in archive.namelist()
    newsroom.site = Path(f"{newsroom.site}{os.pathsep}{zipped}")
    said = newsroom.build(status=2)
    assert f"barsetshire 1.0: it lies in {zipped}/, no folder; wanted a package installed in one" in said


def test_the_entry_points_of_others_may_be_as_they_like(newsroom: Newsroom) -> None:
    for name, wrong in {"one": b"[console_scripts]\nnofn\n", "two": b"[console_scripts]\n# \xff\n"}.items():
        describe(newsroom.site, "", name, "1.0")
        (newsroom.site / f"{name}-1.0.dist-info" / "entry_points.txt").write_bytes(wrong)
    assert "middling" in newsroom.run("angles")


def second_package(site: Path) -> Path:
    (site / "second").mkdir()
    (site / "second" / "__init__.py").touch()
    return site / "second" / "__init__.py"


def by_record(site: Path) -> Path:
    """A second package that the installer noted down."""
    file = second_package(site)
    (site / "barsetshire-1.0.dist-info" / "RECORD").write_text(
        "barsetshire/__init__.py,,\nsecond/__init__.py,,\n"
    )
    return file


def by_top_level(site: Path) -> Path:
    """One that it noted down by its name alone."""
    file = second_package(site)
    (site / "barsetshire-1.0.dist-info" / "top_level.txt").write_text("barsetshire\nsecond\ngone\n")
    return file


def by_a_link(site: Path) -> Path:
    """A folder of the package that is a link to elsewhere; one that leads back up is no trap."""
    file = second_package(site.parent)
    (site / "barsetshire" / "linked").symlink_to(file.parent)
    (site / "barsetshire" / "styles" / "back").symlink_to(site / "barsetshire")
    return file


def compiled_alone(site: Path) -> Path:
    """A module of which there is no source."""
    file = site / "barsetshire" / "compiled.pyc"
    file.touch()
    return file


@pytest.mark.parametrize(
    "put", [by_record, by_top_level, by_a_link, compiled_alone], ids=lambda put: put.__name__
)
def test_no_file_of_a_package_changes_unseen(newsroom: Newsroom, put: Callable[[Path], Path]) -> None:
    file = put(newsroom.site)
    newsroom.build()
    assert "Nothing new" in newsroom.build("--if-new")
    file.write_bytes(b"# other\n")
    assert "Nothing new" not in newsroom.build("--if-new")


def test_a_package_installed_to_be_worked_on(tmp_path: Path) -> None:
    """Its installer notes down a .pth alone, that puts a folder on the path: all that may be imported from there counts."""
    site, source = tmp_path / "site", tmp_path / "source"
    installed(source)
    shutil.rmtree(source / "barsetshire-1.0.dist-info")
    second_package(source)
    site.mkdir()
    describe(site, OWN_PARTS, "barsetshire", "1.0")
    (site / "_barsetshire.pth").write_text(f"{source}\n")
    (site / "barsetshire-1.0.dist-info" / "RECORD").write_text("_barsetshire.pth,,\n")
    found = subprocess.run(
        [sys.executable, "-c", "from newsgen.registry import files; print(*files(), sep='\\n')"],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (ROOT, site, source)))},
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()  # fmt: skip
    assert {str(source / "second/__init__.py"), str(source / "barsetshire/templates/middling.html")} <= {
        *found
    }


def test_two_packages_with_one_name(newsroom: Newsroom) -> None:
    installed(newsroom.site, "[newsgen.gates]\nasking = other.asking\n", "other", "2.0")
    said = newsroom.build(status=2)
    assert "from other 2.0: 'asking' is the name of one that barsetshire has" in said or (
        "from barsetshire 1.0: 'asking' is the name of one that other has" in said
    )


def test_a_broken_command_stops_no_other(newsroom: Newsroom) -> None:
    """It is loaded where it is called, or told of."""
    (newsroom.site / "barsetshire" / "greet.py").write_text("import nothing_of_that_name\n")
    newsroom.build()
    for call in (["greet", "Eleanor"], ["--help"]):
        assert "the entry point 'greet' of newsgen.commands, from barsetshire 1.0" in newsroom.run(
            *call, status=2
        )


def test_an_angle_of_another_package_is_held_to_giving_a_finding() -> None:
    by = Announced("newsgen.angles", "odd", "barsetshire.odd", "barsetshire", "1.0", "/site")
    for find, told in (
        (lambda table, options: 5, "find() gave 5"),
        (lambda table, options: 1 / 0, "find() of barsetshire.odd failed"),
    ):
        module = ModuleType("barsetshire.odd")
        module.find = find  # type: ignore[attr-defined]
        with pytest.raises(PluginError, match=re.escape(told)):
            rule._find_of(module, by)(None, None)  # type: ignore[arg-type]
