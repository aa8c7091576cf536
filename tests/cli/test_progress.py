"""The bar on a terminal: Ctrl-C while it begins or ends leaves the cursor as it was."""

from __future__ import annotations

import io
import signal
import sys
from typing import Any

import pytest
from rich.console import Console

from newsgen.cli.progress import ProgressBar

CURSOR_OFF, CURSOR_ON = "\x1b[?25l", "\x1b[?25h"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "name", ["set_live", "show_cursor", "push_render_hook", "pop_render_hook", "clear_live"]
)
def test_the_cursor_is_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, usual = Terminal(), getattr(Console, name)

    def pressed(*given: Any) -> Any:
        found = usual(*given)
        signal.raise_signal(signal.SIGINT)
        return found

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(Console, name, pressed)
    with pytest.raises(KeyboardInterrupt), ProgressBar() as progress:
        progress("reading", 0, 1)
    shown = terminal.getvalue()
    assert shown.rfind(CURSOR_ON) > shown.rfind(CURSOR_OFF) > -1, shown


def test_elsewhere_a_line_a_stage(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressBar() as progress:
        progress("reading", 0, 1)
        progress("reading", 1, 1)
        progress("writing", 0, 1)
    assert capsys.readouterr().err == "reading ...\nwriting ...\n"
