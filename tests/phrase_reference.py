"""docs/phrases-reference.md: roles, situations, facets and blocks, from the shipped files and the angles themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsgen.angles import Angle, angles, vocabulary
from newsgen.language.english.senses import SENSES
from newsgen.language.words import Sense
from newsgen.model.finding import Facet
from newsgen.writing.phrases.book import BLOCK, PHRASES, WORDS, Book, book_of
from newsgen.writing.phrases.phrase_file import Case
from newsgen.writing.phrases.questions import LEADS, QUESTIONS, STANDING, Question

SAID = """\
For each kind of phrases its roles, with the situations that they tell apart and how many wordings each has; then what
a `when` may ask. How the files work: [phrases](phrases.md). `newsgen phrases` shows the sentences themselves."""
EVERY = """\
Asked as in `when average is none`. Each finding is asked for its situation (`highest is tied`; `found` stands for all
but `none`), for its facets (`highest.reach is far`), and whether it `leads`; here of `highest`."""
AREA = "Of a role that is said of an area, such as `counted` of `words`: `it.moved is up`."
COMPARING = """\
What `because` takes, as in `{{ "rose"|because(top.change) }}`, and what the figure must say. No other words will do."""
WITHOUT = (
    "newsgen has no phrases for these angles. A file of your own, named after the angle, gives them roles."
)


def phrase_page(note: str) -> str:
    """The page, with a note on how it is made."""
    book, known = book_of(None, "english", vocabulary()), angles()
    families = {book.family(name) for name in known} - {""}
    kinds = sorted({*book.kinds()} - {WORDS})
    lines = ["# Roles, situations, facets", "", note, SAID, "", "## Questions of every story", "", EVERY, ""]
    lines += _questions({**QUESTIONS, "highest.leads": LEADS})
    lines += [
        "",
        "## Questions of an area",
        "",
        AREA,
        "",
        *_questions({f"it.{k}": v for k, v in STANDING.items()}),
    ]
    lines += ["", "## Words of comparison", "", COMPARING, "", *_senses()]
    for kind in (WORDS, *kinds):
        lines += ["", f"## {kind}", "", *_about(book, kind)]
        sharing = [name for name in known if book.family(name) == kind]
        if kind in families:
            lines += ["", f"Said of {' and '.join(f'`{name}`' for name in sharing)} alike, as `it`."]
        elif family := book.family(kind):
            lines += ["", f"It has the roles of [{family}](#{family}) too, and its situations and facets."]
        lines += ["", *_roles(book, kind)]
        asked = known.get(sharing[0] if sharing else kind)
        if asked and not book.family(kind):
            lines += _asked("it" if sharing else kind, asked)
    lines += ["", "## Angles without phrases", "", WITHOUT, ""]
    none = [name for name in known if name not in kinds and book.family(name) not in kinds]
    lines += [
        f"- [{name}](angles.md#{name}): {', '.join(f'`{s}`' for s in known[name].situations)}"
        for name in none
    ]
    return "\n".join([*lines, *_blocks(book)]) + "\n"


def _about(book: Book, kind: str) -> Iterator[str]:
    """The note at the top of its file."""
    ((_, text),) = book.texts(kind + PHRASES)
    for line in text.split("\n"):
        if not line.startswith("#"):
            return
        yield line.removeprefix("#").strip()


def _roles(book: Book, kind: str) -> Iterator[str]:
    yield from ("| role | situation: how many wordings |", "|---|---|")
    (file,) = book.files(kind)
    for role in file.roles.values():
        cases = [case for case in role.cases if case.conditions]
        told = "<br>".join(map(_case, role.cases)) if cases else f"always: {len(role.cases[0].wordings)}"
        yield f"| `{role.name}` | {told} |"


def _case(case: Case) -> str:
    return f"{case.when}: {len(case.wordings) or 'nothing'}"


def _asked(name: str, angle: Angle) -> Iterator[str]:
    yield from ("", "| situation | when |", "|---|---|")
    yield from (f"| `{situation}` | {meaning} |" for situation, meaning in angle.situations.items())
    if facets := vocabulary()[angle.name].facets:
        yield from ("", *_questions({f"{name}.{facet}": one for facet, one in facets.items()}))


def _senses() -> Iterator[str]:
    yield from ("| the figure says | words |", "|---|---|")
    for sense in Sense:
        words = sorted(word for word, one in SENSES.items() if one is sense)
        yield f"| {sense.name.lower()} | {', '.join(f'`{word}`' for word in words)} |"


def _questions(asked: Mapping[str, Question | Facet]) -> Iterator[str]:
    yield from ("| question | what it asks | answers |", "|---|---|---|")
    for name, one in asked.items():
        yield f"| `{name}` | {one.asks} | {', '.join(f'`{answer}`' for answer in one.answers)} |"


def _blocks(book: Book) -> Iterator[str]:
    yield from ("", "## Blocks", "", "| in an order | what it is |", "|---|---|")
    for name in sorted(book.blocks()):
        ((_, text),) = book.texts(name)
        (said,) = re.findall(r"\A\{#- (.*?) -#\}", text, re.S)
        yield f"| `[{name.removesuffix(BLOCK)}]` | {' '.join(said.split())} |"
