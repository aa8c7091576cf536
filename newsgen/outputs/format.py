"""What a format is, and how the formats are found.

A format is one file of this folder with a `FORMAT` in it, or a module of another package that announces it
(newsgen/registry): the names of its files on disk, and a pure function to what is in them. What is in a folder of
its own is for other commands, and a build does not load it.

A format that has several files (a picture beside its data) names the others in `also`, and its function gives all of
them by name. It writes every one of them each time, if only as an empty file: what an edition holds is known before
anything is written, so that an edition is told from a folder with files of somebody else's. A format of newsgen's own
may have more files the more stories there are (`Further`): how many there are, edition.json says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pkgutil import iter_modules
from typing import Any, TypeAlias, TypeVar

import newsgen.outputs
from newsgen.errors import Fault, OutputError, PluginError
from newsgen.model.draft import Draft, Edition, EditionHeader
from newsgen.model.hidden import PRIVATE
from newsgen.registry import Announced, announced_modules, guarded, modules

Contents: TypeAlias = str | bytes | Mapping[str, str | bytes]
"""What is in a format's one file, or in each of its files by its suffix or name. Text is written as UTF-8."""
StoryFile: TypeAlias = Callable[[str, str], str]
"""From a story's slug and a suffix to what is in that file of the edition that is being written."""
_SUFFIX = re.compile(r"(\.[a-z0-9_-]+)+")
_PRIVATE_BEGINS = (b"\xee", b"\xef", b"\xf3", b"\xf4")
"""The first byte of each private-use character, of a heading or a file's name, and of some others."""
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class StoryFormat:
    """One file for each story, `stories/<slug><suffix>`, or several, written from the draft and its edition alone.

    One that is `on_request` is written only where a project names it in `project.outputs`.
    """

    suffix: str
    write: Callable[[Draft, EditionHeader], Contents]
    also: tuple[str, ...] = ()
    on_request: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """Those of all its files."""
        return (self.suffix, *self.also)

    def files(self, draft: Draft, edition: EditionHeader) -> dict[str, bytes]:
        """What is in each, by its name in the edition's folder. OutputError: others than declared, or no UTF-8."""
        story = f"stories/{draft.slug}"
        contents = _declared(story, self.suffixes, self.write(draft, edition))
        return {f"{story}{suffix}": _encoded(f"{story}{suffix}", data) for suffix, data in contents.items()}


@dataclass(frozen=True, slots=True)
class Held:
    """How many stories an edition holds: drafts to read, blocked ones, and stories that were not written."""

    ready: int
    blocked: int
    unwritten: int


@dataclass(frozen=True, slots=True)
class Further:
    """More files of an edition's format, by how many stories there are: `like` fits all that there can ever be."""

    like: re.Pattern[str]
    names: Callable[[Held], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class EditionFormat:
    """One file for the whole edition, of that name, or several, and `further` ones of large editions.

    One that is `on_request` is written only where a project names it in `project.outputs`. The drafts of an edition
    have no copy any more: one that `reads` is given, beside the edition, the files of its stories (`StoryFile`).
    """

    name: str
    write: Callable[..., Contents]
    also: tuple[str, ...] = ()
    further: Further | None = None
    on_request: bool = False
    reads: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Those of the files that it has in every edition."""
        return (self.name, *self.also)

    def names_in(self, held: Held) -> tuple[str, ...]:
        """Those of all its files in an edition that holds so many stories."""
        return (*self.names, *self.further.names(held)) if self.further else self.names

    def files(self, edition: Edition, story_file: StoryFile) -> dict[str, bytes]:
        """What is in each, by its name in the edition's folder. OutputError: others than declared, or no UTF-8."""
        blocked = sum(draft.status == "blocked" for draft in edition.drafts)
        held = Held(len(edition.drafts) - blocked, blocked, len(edition.unwritten))
        given = (edition, story_file) if self.reads else (edition,)
        contents = _declared("the edition", self.names_in(held), self.write(*given))
        return {name: _encoded(name, data) for name, data in contents.items()}


F = TypeVar("F", StoryFormat, EditionFormat)


Chosen: TypeAlias = tuple[str, ...] | None
"""The outputs that a project chooses, by name; None for all of other packages. Newsgen's usual ones always are."""


@cache
def story_formats(chosen: Chosen = None) -> tuple[StoryFormat, ...]:
    """The formats in which every story is written, by suffix."""
    return tuple(sorted(_found(StoryFormat, chosen), key=lambda found: found.suffix))


@cache
def edition_formats(chosen: Chosen = None) -> tuple[EditionFormat, ...]:
    """The formats in which the edition is written, by file name."""
    return tuple(sorted(_found(EditionFormat, chosen), key=lambda found: found.name))


@cache
def story_suffixes(chosen: Chosen = None) -> tuple[str, ...]:
    """The suffixes of all files that a story has."""
    return tuple(suffix for found in story_formats(chosen) for suffix in found.suffixes)


def to_choose_from() -> tuple[str, ...]:
    """The names of the outputs that other packages bring, and of newsgen's own that are not always written."""
    return tuple(name for name, found in _formats().items() if name not in _own() or found.on_request)


def _own() -> frozenset[str]:
    return frozenset(found.name for found in iter_modules(newsgen.outputs.__path__))


def _found(kind: type[F], chosen: Chosen) -> tuple[F, ...]:
    return tuple(
        found
        for name, found in _formats().items()
        if isinstance(found, kind) and _is_wanted(name, found, chosen)
    )


def _is_wanted(name: str, found: StoryFormat | EditionFormat, chosen: Chosen) -> bool:
    if found.on_request:
        return name in (chosen or ())
    return chosen is None or name in chosen or name in _own()


@cache
def _formats() -> Mapping[str, StoryFormat | EditionFormat]:
    """All formats, by name. PluginError: a FORMAT that is none, a file's name that cannot be, two with one name.

    Names that differ in capitals alone are one: they are to macOS and Windows.
    """
    others = announced_modules("newsgen.outputs")
    known: dict[str, str] = dict.fromkeys(("stories", "facts", "maps"), "newsgen itself")
    formats: dict[str, StoryFormat | EditionFormat] = {}
    for name, module in modules("newsgen.outputs", "FORMAT").items():
        found, where = module.FORMAT, f"the output {name!r}, {module.__name__}"
        if not isinstance(found, StoryFormat | EditionFormat):
            raise PluginError(Fault(where, "its FORMAT is none", "a StoryFormat or an EditionFormat"))
        of_story = isinstance(found, StoryFormat)
        if not callable(found.write):
            raise PluginError(Fault(where, f"its FORMAT is written by {found.write!r}", "a function"))
        for file in _files(where, found):
            if not (isinstance(file, str) and (_SUFFIX if of_story else _NAME).fullmatch(file)):
                wanted = "a suffix such as .chart.svg" if of_story else "a file's name"
                raise PluginError(Fault(where, repr(file), wanted))
            if by := known.get(file.casefold()) or _reserved(file.casefold(), formats):
                raise PluginError(Fault(where, f"{file!r} is written by {by}", "a file of its own"))
            known[file.casefold()] = module.__name__
        formats[name] = _held(found, others[name]) if name in others else found
    return formats


def _reserved(file: str, formats: Mapping[str, StoryFormat | EditionFormat]) -> str:
    """The format that may have a further file of that name, as the names of newsgen's own are; "" if none."""
    for name, found in formats.items():
        if isinstance(found, EditionFormat) and found.further and found.further.like.fullmatch(file):
            return f"newsgen.outputs.{name}"
    return ""


def _files(where: str, found: StoryFormat | EditionFormat) -> tuple[str, ...]:
    if not isinstance(found.also, tuple | list):
        raise PluginError(Fault(where, f"its other files are {found.also!r}", 'names in brackets: (".csv",)'))
    return found.suffixes if isinstance(found, StoryFormat) else found.names


def _held(found: StoryFormat | EditionFormat, by: Announced) -> StoryFormat | EditionFormat:
    """The format of another package, held to what it may give."""
    names = _files(by.where, found)
    if isinstance(found, EditionFormat) and found.further is not None:
        raise PluginError(Fault(by.where, "its FORMAT has further files", "the same names in every edition"))

    def contents(where: str, given: Any) -> Contents:
        each = given.values() if isinstance(given, Mapping) else (given,)
        if not all(isinstance(one, str | bytes) for one in each):
            raise PluginError(Fault(where, f"its format gave {given!r:.200}", "text or bytes, for each file"))
        return _declared(where, names, given)

    write = guarded(by, "the format", found.write, contents)
    if isinstance(found, StoryFormat):
        return StoryFormat(found.suffix, write, tuple(found.also), bool(found.on_request))
    return EditionFormat(found.name, write, tuple(found.also), on_request=bool(found.on_request))


def _declared(where: str, names: tuple[str, ...], contents: Contents) -> Mapping[str, str | bytes]:
    """The contents by name, where they are those of the names that were declared."""
    if isinstance(contents, str | bytes):
        contents = {names[0]: contents}
    if contents.keys() != {*names}:
        found = f"its format wrote {', '.join(map(str, contents)) or 'nothing'}"
        raise OutputError(Fault(where, found, f"what it declares: {', '.join(names)}"))
    return contents


def _encoded(name: str, contents: str | bytes) -> bytes:
    if isinstance(contents, bytes):
        return contents
    try:
        data = contents.encode()
    except UnicodeEncodeError as error:
        wrong = repr(contents[error.start : error.end])
        found = f"a character that cannot be written: {wrong}"
        raise OutputError(Fault(name, found, "UTF-8 text")) from error
    if any(byte in data for byte in _PRIVATE_BEGINS):
        return PRIVATE.sub("", contents).encode()
    return data
