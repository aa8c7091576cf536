"""Standard output and error, through which all that newsgen says goes: nothing in it steers a terminal."""

from __future__ import annotations

import re
import sys
from typing import Any, TextIO, cast

from newsgen.model.hidden import PRIVATE, UNSEEN

_STEERS = re.compile(f"{UNSEEN.pattern}|{PRIVATE.pattern}|\r(?!\n)")


def harmless(text: str) -> str:
    r"""The text, with what a terminal would obey, or a reader not see, as JSON writes it.

    >>> harmless("\x1b[2Jall is well\n")
    '\\u001b[2Jall is well\n'
    """
    return _STEERS.sub(_escaped, text)


def say_nothing_harmful() -> None:
    """From now on standard output and error are such; bytes for programs, through their buffers, are as they are."""
    sys.stdout, sys.stderr = (cast("TextIO", _Harmless(stream)) for stream in (sys.stdout, sys.stderr))


def steering() -> TextIO:
    """Standard error as it is, for a bar of progress, which steers the terminal."""
    return cast("TextIO", sys.stderr._stream) if isinstance(sys.stderr, _Harmless) else sys.stderr


class _Harmless:
    """A stream of text that writes what is harmless of what it is given, and is like the given one in all else."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(harmless(text))
        return len(text)

    def writelines(self, lines: Any) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
