"""What pyproject.toml declares is what the code imports, and the package has what a package needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from newsgen import __version__
from newsgen.reuse.stamp import LIBRARIES
from tests.conftest import ROOT
from tests.dependencies import PAGE, PURPOSES, PYTHON, needed, of, on_the_page, project

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("dask", "desk", "geopackage", "html", "maps", "postgres", "spss", "xlsx")
NOT_YET_IMPORTED: set[str] = set()
"""Declared for what comes next."""


def name_of(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement)[0].lower()


def declared(*extras: str) -> set[str]:
    lists = [PROJECT["dependencies"], *(PROJECT["optional-dependencies"][extra] for extra in extras)]
    return {name_of(requirement) for each in lists for requirement in each}


def imported(folder: str) -> set[str]:
    """The distributions whose modules the files of a folder import."""
    modules = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.split(".")[0])
    own = {"newsgen", "tests", *(path.stem for path in (ROOT / "tests").rglob("*.py"))}
    outside = modules - sys.stdlib_module_names - own
    known = packages_distributions()
    return {
        distribution.lower().replace("_", "-")
        for module in outside
        for distribution in known.get(module, [module])
        if not distribution.endswith("-stubs")  # old ones are in the folder of what they are of
    }


def test_nothing_is_imported_that_is_not_declared() -> None:
    assert imported("newsgen") <= declared(*EXTRAS)


def test_nothing_is_declared_that_is_not_imported() -> None:
    assert declared(*EXTRAS) - imported("newsgen") <= NOT_YET_IMPORTED


def test_what_the_tests_need_comes_with_them() -> None:
    assert imported("tests") <= declared("test")


def test_an_extra_asks_for_the_same_version_wherever_it_is_named() -> None:
    extras = PROJECT["optional-dependencies"]
    assert {each for extra in EXTRAS for each in extras[extra]} <= {*extras["test"]}


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_each_has_a_lowest_version(requirement: str) -> None:
    """CI runs the tests on it."""
    assert re.fullmatch(r"[a-z0-9-]+>=[0-9.]+", requirement)


def test_what_has_a_say_in_a_draft_is_declared() -> None:
    assert set(LIBRARIES) <= declared("html", "spss", "xlsx")


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "newsgen" / "py.typed").exists()


def test_it_runs_as_a_module() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "newsgen", "--version"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout == f"newsgen {__version__}\n"


def test_the_page_lists_exactly_what_the_wheel_needs() -> None:
    """On the Python and the versions of its day, or later ones: others need other packages."""
    page = on_the_page()
    if sys.version_info[:2] != PYTHON:
        pytest.skip("the page is of another Python")
    older = [
        one.name for one in of(PROJECT["dependencies"]) if Version(one.version) < Version(page[one.name])
    ]
    if older:
        pytest.skip(f"the page is of later versions of {', '.join(older)}")
    assert {one.name for one in needed()} == set(page), "run: python -m tests.dependencies"


@pytest.mark.parametrize("asked", [each for list_ in project().values() for each in list_])
def test_the_page_has_the_versions_that_we_ask_for(asked: str) -> None:
    one = Requirement(asked)
    assert f"| {one.name} | {one.specifier} |" in PAGE.read_text(encoding="utf-8")


def test_the_page_says_what_each_is_for() -> None:
    assert set(PURPOSES) == declared()


def test_newsgen_never_loads_what_nobody_maintains() -> None:
    code = "import sys, newsgen.pipeline, num2words; print('docopt' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
