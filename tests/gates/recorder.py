"""Notes down which gates the tests of a run trip: a plugin for pytest, named by `-p tests.gates.recorder`.

A gate counts as tripped where a test that passes calls it, or has `small.py` call it, and it says something. What a
gate says while an edition is built does not count: there it may do so by chance, with nobody to look at the words.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsgen.registry import modules

KINDS = ("faults", "table_faults", "edition_faults")
TRIPPED: dict[str, list[str]] = {}
"""The tests that trip each gate, by its id."""
_now: set[str] = set()


def pytest_configure() -> None:
    for name, module in modules("newsgen.gates", "SEVERITY").items():
        for kind in KINDS:
            if hasattr(module, kind):
                _listen(name, module, kind)


def _listen(name: str, module: ModuleType, kind: str) -> None:
    says: Callable[..., Iterable[Any]] = getattr(module, kind)

    @wraps(says)
    def said(*args: Any, **kwargs: Any) -> Iterator[Any]:
        messages = list(says(*args, **kwargs))
        if messages and sys._getframe(1).f_globals["__name__"].startswith("tests."):
            _now.add(name)
        return iter(messages)

    setattr(module, kind, said)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if call.when == "call":
        for name in _now if report.passed else ():
            TRIPPED.setdefault(name, []).append(item.nodeid)
        _now.clear()
    return report


def pytest_sessionfinish() -> None:
    Path(os.environ["NEWSGEN_TRIPPED"]).write_text(json.dumps(TRIPPED))
