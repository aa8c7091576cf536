"""Every wording that some stories may say, in its case: which drafts say it, and which could have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from newsgen.errors import Fault, InputError, nearest
from newsgen.writing.phrases.book import Book
from newsgen.writing.phrases.phrase_file import Case, Wording
from newsgen.writing.phrases.reached import Place
from newsgen.writing.phrases.telling import Said

Source = Literal["project", "newsgen"]


class ToldDraft(NamedTuple):
    """A draft, by its slug: its story, and what it says, role by role."""

    slug: str
    story: str
    said: Sequence[Said]


class Untaken(NamedTuple):
    """How a draft would say what it could have said: the name that its choice goes by, and which wording it is."""

    slug: str
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class ListedWording:
    """A wording with the drafts that say it, and those in its case that took another.

    `sample` are its words in `sample_of`, the first that says it, or "" where none does; then `untaken` is how the
    first that could have would say it, None where there is no such draft.
    """

    wording: Wording
    source: Source
    drafts: tuple[str, ...]
    could: tuple[str, ...]
    sample: str = ""
    sample_of: str = ""
    untaken: Untaken | None = None
    fault: str = ""
    """Why there is no sample, where that draft cannot say it."""
    invented: bool = False
    """Whether the sample is of no draft, but of the invented table of an angle's example."""


@dataclass(frozen=True, slots=True)
class ListedCase:
    """A case that has words, and how many drafts are in it."""

    when: str
    drafts: int
    wordings: tuple[ListedWording, ...]


@dataclass(frozen=True, slots=True)
class ListedRole:
    """A role of a kind, and how many drafts are of stories that may say it."""

    kind: str
    role: str
    drafts: int
    cases: tuple[ListedCase, ...]

    @property
    def name(self) -> str:
        """As editors call it: highest.lead."""
        return f"{self.kind}.{self.role}"


class Totals(NamedTuple):
    """How much there is of it; the last three make up the wordings."""

    roles: int
    situations: int
    wordings: int
    said: int
    could: int
    without: int


def listing(
    book: Book, stories: Mapping[str, Iterable[Place]], drafts: Sequence[ToldDraft]
) -> tuple[ListedRole, ...]:
    """The roles that each of the stories may say, those of its order first; what a draft says besides comes last."""
    of: dict[Place, set[str]] = {}
    for story, places in stories.items():
        for place in places:
            of.setdefault(place, set()).add(story)
    told: dict[Place, list[tuple[str, Said]]] = {}
    for draft in drafts:
        for one in draft.said:
            place = one.kind, one.role
            of.setdefault(place, set()).add(draft.story)
            told.setdefault(place, []).append((draft.slug, one))
    return tuple(
        ListedRole(*place, drafts=sum(draft.story in names for draft in drafts), cases=cases)
        for place, names in of.items()
        if (cases := _cases(book, place, told.get(place, [])))
    )


def _cases(book: Book, place: Place, told: Sequence[tuple[str, Said]]) -> tuple[ListedCase, ...]:
    role = book.role(*place)
    of_project = _of_project(book, place)
    found = []
    for case in role.cases if role else ():
        if case.wordings:
            source: Source = "project" if any(case is own for own in of_project) else "newsgen"
            here = [(slug, one) for slug, one in told if _place(case.wordings[0], one) is not None]
            wordings = tuple(_wording(wording, source, here) for wording in case.wordings)
            found.append(ListedCase(case.when, len({slug for slug, _ in here}), wordings))
    return tuple(found)


def _of_project(book: Book, place: Place) -> list[Case]:
    """The cases of a role that stand in the project's own files."""
    kind, role = place
    own = [file for one in (kind, book.family(kind)) if one for file in book.own_files(one)]
    return [case for file in own if role in file.roles for case in file.roles[role].cases]


def _wording(wording: Wording, source: Source, here: Sequence[tuple[str, Said]]) -> ListedWording:
    saying = [(slug, one) for slug, one in here if one.wording is wording]
    drafts = dict.fromkeys(slug for slug, _ in saying)
    others = [(slug, one) for slug, one in here if slug not in drafts]
    could = tuple(dict.fromkeys(slug for slug, _ in others))
    if saying:
        slug, one = saying[0]
        return ListedWording(wording, source, tuple(drafts), could, one.words, slug)
    if not others:
        return ListedWording(wording, source, (), ())
    slug, one = others[0]
    number = _place(wording, one)
    assert number is not None
    untaken = Untaken(slug, one.cell.key, number)
    return ListedWording(wording, source, (), could, sample_of=slug, untaken=untaken)


def _place(wording: Wording, one: Said) -> int | None:
    """Which of the wordings of its case it is; a project's own may be alike, line for line, and is another."""
    return next((n for n, known in enumerate(one.cell.wordings) if known is wording), None)


def chosen(
    roles: Sequence[ListedRole], name: str, book: Book, where: str = "newsgen phrases"
) -> tuple[ListedRole, ...]:
    """Those of a KIND, a KIND.ROLE, or a family of kinds. InputError where there are none."""
    kind, _, role = name.partition(".")
    of_kind = [one for one in roles if kind in (one.kind, book.family(one.kind))]
    found = tuple(one for one in of_kind if role in ("", one.role))
    if found:
        return found
    names = {one.name: None for one in of_kind or roles} if role else {one.kind: None for one in roles}
    wanted = "a kind, or a kind and a role, that these stories may say"
    raise InputError(Fault(where, f"nothing is called {name!r}", wanted, nearest(name, names)))


def totals(roles: Iterable[ListedRole]) -> Totals:
    """How many roles, situations and wordings, and how many of these are said, could have been, or have no draft."""
    every = list(roles)
    cases = [case for role in every for case in role.cases]
    wordings = [wording for case in cases for wording in case.wordings]
    said = sum(bool(wording.drafts) for wording in wordings)
    could = sum(bool(wording.could) and not wording.drafts for wording in wordings)
    return Totals(len(every), len(cases), len(wordings), said, could, len(wordings) - said - could)
