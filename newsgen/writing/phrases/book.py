"""All phrases and orders of a house: a project's own files before the shipped ones of its language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from os.path import lexists
from pathlib import Path

from newsgen.errors import Fault, TemplateError, nearest
from newsgen.model.finding import Vocabulary
from newsgen.own_file import checked, own_text
from newsgen.registry.own_folder import files_in
from newsgen.writing.phrases.phrase_file import PhraseFile, Role, Wording, read_phrases
from newsgen.writing.phrases.story_file import LEAD, Order, read_order
from newsgen.writing.shipped import shipped_folders

WORDS = "words"
"""The kind whose roles every sentence may use by their bare names."""
PHRASES, STORY, BLOCK = ".phrases", ".story", ".block.html"
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(slots=True)
class Cell:
    """What a role says in one case, `when`: its wordings, none where it is silent; and the name that choices go by."""

    key: str
    when: str
    wordings: tuple[Wording, ...]


@dataclass
class Book:
    """The files of some folders, read when they are asked for; what earlier folders have comes first."""

    folders: tuple[Path, ...]
    angles: Mapping[str, Vocabulary] = field(default_factory=dict)
    own: Path | None = None
    """The folder of the project, if any."""
    edited: dict[str, str] = field(default_factory=dict)
    """Texts that stand in the place of the project's own phrase files, by name, on disk or not."""
    _kinds: dict[str, tuple[PhraseFile, ...]] = field(default_factory=dict)
    _roles: dict[tuple[str, str], Role | None] = field(default_factory=dict)
    _stories: dict[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, tuple[Path, ...]]:
        """The files by name, in the order in which they are read."""
        found: dict[str, tuple[Path, ...]] = {}
        for folder in self.folders:
            for path in files_in(folder, "", TemplateError):
                if path.name.endswith((PHRASES, STORY, BLOCK)):
                    found[path.name] = (*found.get(path.name, ()), path)
        for name in self.edited if self.own else ():
            own = self.folders[0] / name
            others = [path for path in found.get(name, ()) if path != own]
            found[name] = (own, *others)
        return found

    def edit(self, texts: Mapping[str, str]) -> tuple[str, ...]:
        """Take these texts, and no others, for the project's own phrase files; the names whose text is another now.

        What was read of all other files stays as it is.
        """
        names = tuple(name for name in {*self.edited, *texts} if self.edited.get(name) != texts.get(name))
        if {*self.edited} != {*texts}:
            vars(self).pop("names", None)
        self.edited = dict(texts)
        kinds = {name.removesuffix(PHRASES) for name in names}
        for kind in kinds:
            self._kinds.pop(kind, None)
        for kind, role in [*self._roles]:
            if kind in kinds or self.family(kind) in kinds:
                del self._roles[kind, role]
        return names

    def has_own(self) -> bool:
        """Whether any of the files is the project's own."""
        return any(paths[0].parent == self.own for paths in self.names.values())

    def texts(self, name: str) -> Iterator[tuple[str, str]]:
        """Where each file of that name was found, as faults say it, and its text."""
        where = f"templates/{name}"
        for path in self.names.get(name, ()):
            if name in self.edited and path.parent == self.own:
                yield where, checked(self.edited[name], where, TemplateError)
            else:
                yield where, own_text(path.parent, path, where, TemplateError)

    def files(self, kind: str) -> tuple[PhraseFile, ...]:
        """The phrase files of a kind of finding: the project's, then the shipped."""
        if kind not in self._kinds:
            found = (read_phrases(text, kind, where) for where, text in self.texts(kind + PHRASES))
            self._kinds[kind] = tuple(found)
        return self._kinds[kind]

    def own_files(self, kind: str) -> tuple[PhraseFile, ...]:
        """Those of them that are the project's."""
        both = zip(self.files(kind), self.names.get(kind + PHRASES, ()), strict=True)
        return tuple(file for file, path in both if path.parent == self.own)

    def own_wordings(self) -> Iterator[Wording]:
        """Every wording of the project's own files."""
        roles = (
            role for kind in self.kinds() for file in self.own_files(kind) for role in file.roles.values()
        )
        return (wording for role in roles for case in role.cases for wording in case.wordings)

    def family(self, kind: str) -> str:
        """The name under which that kind of finding shares phrases with others; "" where it does not."""
        return self.angles[kind].family if kind in self.angles else ""

    def role(self, kind: str, name: str) -> Role | None:
        """A role as it is told of that kind; None where there is none.

        The cases of the project's files come first, and in each folder those of the kind before those of its family.
        """
        key = kind, name
        if key not in self._roles:
            found = [
                file.roles[name]
                for folder in self.folders
                for one in filter(None, (kind, self.family(kind)))
                for path, file in zip(self.names.get(one + PHRASES, ()), self.files(one), strict=True)
                if path.parent == folder and name in file.roles
            ]
            cases = [case for role in found for case in role.cases]
            self._roles[key] = Role(name, found[0].where, found[0].line, cases) if found else None
        return self._roles[key]

    def kinds(self) -> tuple[str, ...]:
        """Every kind that has a phrase file."""
        return tuple(name.removesuffix(PHRASES) for name in self.names if name.endswith(PHRASES))

    def blocks(self) -> tuple[str, ...]:
        """The blocks of the furniture, by file."""
        return tuple(name for name in self.names if name.endswith(BLOCK))

    def texts_of(self, kinds: Iterable[str]) -> Iterator[tuple[str, str]]:
        """The phrase files of some kinds."""
        return (found for kind in kinds for found in self.texts(kind + PHRASES))

    def kinds_said(self, story: str, beside: str = "") -> set[str]:
        """The kinds whose phrases a story may say: those of its order, and whatever their texts name; some besides."""
        kinds, found = set(self.kinds()), {WORDS}
        waiting = [kind for part in self.order(story).parts() for kind in part.of]
        waiting += self.angles if LEAD in waiting else ()
        waiting += _NAME.findall(beside)
        while waiting:
            kind = waiting.pop()
            if kind in found or not (kind in kinds or kind in self.angles):
                continue
            found |= {kind}
            family = self.family(kind)
            for _, text in self.texts_of((kind, family) if family else (kind,)):
                waiting += _NAME.findall(text)
            found |= {family} if family else set()
        return found & kinds

    def story_of(self, template: str) -> str:
        """The name of the order that a project's `template` stands for; "" where it is a template.

        One of the project's own is always what it says; `highest.html` is otherwise the shipped highest.story.
        """
        if template not in self._stories:
            name = template.removesuffix(".html").removesuffix(STORY)
            own = template.endswith(".html") and lexists(self.folders[0] / template)
            self._stories[template] = name if not own and self.has_story(name) else ""
        return self._stories[template]

    def has_story(self, name: str) -> bool:
        """Whether there is an order of that story."""
        return name + STORY in self.names

    def order(self, name: str) -> Order:
        """The order of a story: the project's own, or the shipped. TemplateError: there is none, or it is wrong."""
        for where, text in self.texts(name + STORY):
            order = read_order(text, name, where)
            if order.faults:
                raise TemplateError(*order.faults)
            return order
        known = [file.removesuffix(STORY) for file in self.names if file.endswith(STORY)]
        raise TemplateError(
            Fault(f"templates/{name}{STORY}", f"there is no story {name!r}", "", nearest(name, known))
        )


def book_of(project: Path | None, language: str, angles: Mapping[str, Vocabulary]) -> Book:
    """The book of a project, if any, over the shipped files of a language."""
    shipped = shipped_folders(language)
    return Book((project, *shipped) if project else shipped, angles, project)
