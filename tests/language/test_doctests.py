"""Every example in the room's docstrings runs, and every filter has one."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from types import ModuleType

import pytest

import newsgen.language
from newsgen.language import FILTERS, load_style

MODULES = [
    importlib.import_module(f"newsgen.language.{module.name}")
    for module in pkgutil.iter_modules(newsgen.language.__path__)
]
STYLES = {"uk": load_style("uk-regional"), "bbc": load_style("bbc"), "ap": load_style("ap")}


def examples_in(module: ModuleType) -> list[doctest.DocTest]:
    found = doctest.DocTestFinder(exclude_empty=True).find(module, globs=vars(module) | STYLES)
    for name, said in FILTERS.items():  # the finder passes over what a decorator made
        if said.__module__ == module.__name__ and not any(test.name.endswith(f".{name}") for test in found):
            parsed = doctest.DocTestParser().get_doctest(
                said.__doc__ or "", vars(module) | STYLES, f"{module.__name__}.{name}", module.__file__, 0
            )
            found.append(parsed)
    return [test for test in found if test.examples]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_examples_run(module: ModuleType) -> None:
    runner = doctest.DocTestRunner(verbose=False)
    report: list[str] = []
    for test in examples_in(module):
        runner.run(test, out=report.append)
    assert not runner.failures, "".join(report)


@pytest.mark.parametrize("name", FILTERS)
def test_every_filter_has_an_example_and_names_its_errors(name: str) -> None:
    doc = FILTERS[name].__doc__ or ""
    assert doctest.DocTestParser().get_examples(doc), "no example"
    first, _, rest = doc.partition("\n")
    assert first.endswith(".")
    assert "LanguageError" in rest or "errors" in rest.lower()


def test_examples_are_found() -> None:
    assert sum(len(test.examples) for module in MODULES for test in examples_in(module)) > len(FILTERS)
