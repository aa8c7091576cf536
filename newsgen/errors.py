"""Everything newsgen can say went wrong.

NewsgenError                the root: carries faults as data; its text is one line a fault
├── InputError              what the user gave is wrong; nothing is written (exit status 2)
│   ├── ProjectError        newsgen.toml, or a file that it names
│   ├── SourceError         a file or address that could not be read
│   ├── TableError          a table whose rows or cells do not fit their declaration
│   ├── TemplateError       a template that does not parse, names what is not there, or runs too long
│   ├── InsertError         an insert that does not parse
│   ├── OutputError         an edition that cannot be written, or read back
│   ├── HistoryError        a store that cannot be used, or a table that does not fit what it holds
│   └── PluginError         what another installed package announces for newsgen is not sound
└── LanguageError           a value that has no words: a filter was handed something it cannot say
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

LONGEST = 500
"""Characters of a message's place, and of what was found there; the fault as data has it all."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, what was found there, what was wanted, the nearest valid name."""

    where: str
    found: str
    wanted: str = ""
    nearest: str = ""

    def __str__(self) -> str:
        where, found = _in_short(self.where), _in_short(self.found)
        text = f"{where}: {found}" if where else found
        if self.wanted:
            text += f"; wanted {self.wanted}"
        if self.nearest:
            text += f"; did you mean {self.nearest!r}?"
        return text


def _in_short(text: str) -> str:
    """The text, without the middle of one that would fill a screen."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 100]} ... {text[-95:]}"


def nearest(name: str, names: Iterable[str]) -> str:
    """The valid name closest to `name` (difflib, cutoff 0.5), or a longer one that begins so; "" where none is near."""
    known = list(names)
    folded = {known_name.casefold(): known_name for known_name in known}
    match = get_close_matches(name.casefold(), folded, n=1, cutoff=0.5)
    match = match or [k for k in sorted(folded) if len(name) > 2 and k.startswith(name.casefold())]
    return folded[match[0]] if match else ""


class NewsgenError(Exception):
    """The root of the tree: `faults` holds every fault found, in the order in which they were met."""

    def __init__(self, *faults: Fault | str) -> None:
        self.faults = tuple(f if isinstance(f, Fault) else Fault("", f) for f in faults)
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[NewsgenError], tuple[Fault, ...]]:
        """Pickles by its faults, so that they cross from one process to another as data."""
        return type(self), self.faults


class InputError(NewsgenError):
    """What the user gave is wrong; nothing was written."""


class ProjectError(InputError):
    """newsgen.toml, or a file that it names, does not fit its schema."""


class SourceError(InputError):
    """A file or an address could not be read."""


class TableError(InputError):
    """A table's rows or cells do not fit their declaration."""


class TemplateError(InputError):
    """A template does not parse, names what is not there, or runs too long."""


class InsertError(InputError):
    """An insert does not parse, or lacks what every insert must say."""


class OutputError(InputError):
    """An edition cannot be written, or read back."""


class HistoryError(InputError):
    """A store cannot be opened or written, or a table does not fit what it holds."""


class PublishError(InputError):
    """A CMS cannot be reached, or refuses what it is sent."""


class PluginError(InputError):
    """What another installed package announces for newsgen does not import, or takes a name that is another's."""


class LanguageError(NewsgenError):
    """A value that has no words: a filter was handed something it cannot say."""
