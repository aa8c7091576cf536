"""Ctrl-C while a stage is made, put in place or removed: nothing is left beside the edition, nothing is torn."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsgen.edition import staging, swap
from newsgen.edition.staging import staging_folder
from newsgen.edition.uninterrupted import uninterrupted
from newsgen.edition.write import put_edition
from tests.outputs.sample_edition import edition


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "edition"


def pressed_in(function: Callable[..., Any], *, after: bool) -> Callable[..., Any]:
    """The function, with Ctrl-C just before or just after what it does."""

    def pressed(*given: Any, **how: Any) -> Any:
        if not after:
            signal.raise_signal(signal.SIGINT)
        found = function(*given, **how)
        if after:
            signal.raise_signal(signal.SIGINT)
        return found

    return pressed


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize(("owner", "name"), [(Path, "mkdir"), (staging.fcntl, "flock"), (shutil, "rmtree")])
def test_nothing_is_left(
    owner: Any, name: str, after: bool, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.mkdir()
    monkeypatch.setattr(owner, name, pressed_in(getattr(owner, name), after=after))
    with pytest.raises(KeyboardInterrupt), staging_folder(out):
        pass
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("name", ["exchange", "_replace_in_two_steps"])
def test_an_edition_is_old_or_new(name: str, after: bool, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_edition(edition(), out)
    if name != "exchange":
        monkeypatch.setattr(swap, "exchange", refused)
        monkeypatch.setattr(Path, "rename", pressed_in(Path.rename, after=after))
    else:
        monkeypatch.setattr(swap, name, pressed_in(getattr(swap, name), after=after))
    with pytest.raises(KeyboardInterrupt):
        put_edition(edition(), out)
    assert (out / "edition.json").is_file()
    assert list(out.parent.iterdir()) == [out]


def refused(*_: Any) -> None:
    raise OSError(38, os.strerror(38))


def test_ctrl_c_is_heard_at_the_end() -> None:
    done = []

    def interrupted() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("all of it")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done == ["all of it"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_a_fault_is_told_as_it_is() -> None:
    with pytest.raises(OSError, match="full"), uninterrupted():
        raise OSError("full")


def test_another_thread_never_hears_signals() -> None:
    done = []

    def work() -> None:
        with uninterrupted():
            done.append("all of it")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["all of it"]
