"""What is no fault in a project's own phrases and orders, and what its editors may want to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgen.errors import TemplateError
from newsgen.model.story import Story
from newsgen.writing.phrases.book import PHRASES, STORY, Book
from newsgen.writing.phrases.order_faults import left_out
from newsgen.writing.phrases.phrase_file import Case, PhraseFile, read_phrases
from newsgen.writing.phrases.story_file import read_order


def notes_of(book: Book, language: str, stories: Iterable[Story]) -> Iterator[str]:
    """Shipped lines that an own order does not tell, shipped wordings that an own `say` drops, angles without words."""
    own = book.own
    if own is not None:
        for name, paths in book.names.items():
            if paths[0].parent != own or len(paths) < 2:
                continue
            (_, mine), (_, theirs) = [*book.texts(name)][:2]
            if name.endswith(STORY):
                story = name.removesuffix(STORY)
                where = f"templates/{name}"
                yield from left_out(
                    book, story, read_order(mine, story, where), read_order(theirs, story, where)
                )
            elif name.endswith(PHRASES):
                kind = name.removesuffix(PHRASES)
                shared = [text for _, text in book.texts(book.family(kind) + PHRASES)]
                shipped = [text for _, text in [*book.texts(name)][1:]] + shared
                yield from _dropped(book.files(kind)[0], [read_phrases(text, kind, name) for text in shipped])
    yield from _without_words(book, language, stories)


def _dropped(own: PhraseFile, shipped: Iterable[PhraseFile]) -> Iterator[str]:
    """Own cases that take the place of shipped ones of the same condition."""
    theirs = [(role.name, case) for file in shipped for role in file.roles.values() for case in role.cases]
    for role in own.roles.values():
        for case in role.cases:
            fits = _condition(case)
            count = sum(
                len(other.wordings)
                for name, other in theirs
                if name == role.name and (not fits or _condition(other) == fits)
            )
            if count and not case.adds:
                line = case.wordings[0].line if case.wordings else case.line
                wordings = "one shipped wording" if count == 1 else f"{count} shipped wordings"
                adds = f"'or' would add to {'it' if count == 1 else 'them'}"
                yield f"{own.where}, line {line}: it takes the place of {wordings}; {adds}"


def _condition(case: Case) -> frozenset[tuple[str, frozenset[str]]]:
    """The conditions of a case, in whatever order they and their answers stand."""
    return frozenset((one.question, frozenset(one.answers)) for one in case.conditions)


def _without_words(book: Book, language: str, stories: Iterable[Story]) -> Iterator[str]:
    """Angles of a story of phrases that no phrase file of the language is of."""
    kinds = set(book.kinds())
    for story in stories:
        name = book.story_of(story.template)
        if not name:
            continue
        try:
            asked = book.kinds_said(name)
        except TemplateError:
            continue
        for use in story.angles:
            if not kinds & {use.angle, book.family(use.angle)} and use.angle not in asked:
                file = f"templates/{use.angle}{PHRASES}"
                yield (
                    f"newsgen.toml, story {story.name!r}: there are no phrases of {use.angle} in "
                    f"{language.capitalize()}; {file} could have some"
                )
