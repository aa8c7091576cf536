"""What the public functions give: values that show themselves in a notebook, and print as the commands do."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from newsgen.copycheck import Report
from newsgen.copycheck.report import lines, summary
from newsgen.copycheck.verdicts import Found
from newsgen.edition.read import EditionOnDisk
from newsgen.edition.records import UnwrittenRecord
from newsgen.explanation import laid_out
from newsgen.explanation.step import Step
from newsgen.model.draft import Caution
from newsgen.revisions import Compared, StoryChange
from newsgen.revisions.revision_lines import revision_lines

if TYPE_CHECKING:
    from newsgen.writing.correcting import Drafted

_WIDTH = 100
"""Of what is printed, in characters."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story. `record` is all of it, as stories/<slug>.json has it (docs/edition.md)."""

    record: Mapping[str, Any] = field(repr=False)

    @property
    def slug(self) -> str:
        return str(self.record["slug"])

    @property
    def status(self) -> Literal["draft", "blocked"]:
        """Whether it may be used at all: "blocked" where it failed a check."""
        return "blocked" if self.record["status"] == "blocked" else "draft"

    @property
    def patch(self) -> str:
        return str(self.record["patch"]["name"])

    @property
    def headline(self) -> str:
        return str(self.record["headline"])

    @property
    def standfirst(self) -> str:
        """"" where it has none."""  # fmt: skip
        return str(self.record["standfirst"])

    @property
    def html(self) -> str:
        """The body, as a CMS gets it."""
        return str(self.record["body_html"])

    @property
    def text(self) -> str:
        """The body as plain text."""
        return str(self.record["text"])

    @property
    def score(self) -> float:
        """How newsworthy it is, from 0 to 1."""
        return float(self.record["score"])

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What the gates say to the editor."""
        return tuple(Caution(c["id"], c["severity"], c["message"]) for c in self.record["cautions"])

    @property
    def claims(self) -> tuple[Mapping[str, Any], ...]:
        """Each printed figure: its words, where they stand, the exact value, its derivation (docs/derivations.md)."""
        return tuple(self.record["claims"])

    def __repr__(self) -> str:
        return f"<Story {self.slug}: {self.headline}>"

    def __str__(self) -> str:
        return "\n\n".join(filter(None, (*_standing(self), self.headline, self.standfirst, self.text)))

    def _repr_html_(self) -> str:
        """The story as a notebook shows it. Of a blocked one its text alone: its markup may be what is wrong."""
        import nh3

        blocked = self.status == "blocked"
        body = (
            f"<pre>{escape(self.text)}</pre>"
            if blocked
            else nh3.clean(self.html, attribute_filter=_leads_somewhere)
        )
        standing = "".join(f"<p><strong>{escape(said)}</strong></p>" for said in _standing(self))
        standfirst = f"<p><em>{escape(self.standfirst)}</em></p>" if self.standfirst else ""
        notes = "".join(f"<li>{escape(f'{c.severity}: {c.id}: {c.message}')}</li>" for c in self.cautions)
        after = f"<ul>{notes}</ul>" if notes else ""
        return f"<article>{standing}<h3>{escape(self.headline)}</h3>{standfirst}{body}{after}</article>"


def _leads_somewhere(tag: str, attribute: str, value: str) -> str | None:
    """Links to sister stories lead nowhere from a notebook: their words stay."""
    return value if attribute != "href" or value.startswith(("http:", "https:")) else None


def _standing(story: Story) -> tuple[str, ...]:
    return (
        () if story.status == "draft" else ("Blocked: this draft failed a check and must not be published.",)
    )


@dataclass(frozen=True, slots=True)
class Stories(Sequence[Story]):
    """Stories, the most newsworthy first; by their place, or by slug. `unwritten` are those not written, and why."""

    stories: tuple[Story, ...]
    unwritten: Sequence[UnwrittenRecord] = field(default=(), repr=False)

    @overload
    def __getitem__(self, key: int | str) -> Story: ...
    @overload
    def __getitem__(self, key: slice) -> Stories: ...
    def __getitem__(self, key: int | str | slice) -> Story | Stories:
        if isinstance(key, slice):
            return Stories(self.stories[key], self.unwritten)
        if not isinstance(key, str):
            return self.stories[_place(key)]
        found = {story.slug: story for story in self.stories}
        if key not in found:
            from newsgen.errors import nearest

            close = nearest(key, found)
            raise KeyError(f"no story {key!r}" + (f"; did you mean {close!r}?" if close else ""))
        return found[key]

    def __len__(self) -> int:
        return len(self.stories)

    def __iter__(self) -> Iterator[Story]:
        return iter(self.stories)

    def __repr__(self) -> str:
        return f"<Stories: {', '.join(story.slug for story in self.stories)}>"

    def __str__(self) -> str:
        return "\n".join(f"{s.score:.2f}  {s.slug}: {s.headline}{_mark(s)}" for s in self.stories)

    def _repr_html_(self) -> str:
        """A table of them."""
        rows = "".join(
            f"<tr><td>{s.score:.2f}</td><td>{escape(s.slug)}</td><td>{escape(s.headline + _mark(s))}</td></tr>"
            for s in self.stories
        )
        return f"<table><tr><th>score</th><th>slug</th><th>headline</th></tr>{rows}</table>"


def _place(key: Any) -> int:
    """A whole number, numpy's too."""
    try:
        return operator.index(key)
    except TypeError:
        raise TypeError(f"a story is found by its place or its slug, not by {key!r}") from None


def _mark(story: Story) -> str:
    return "" if story.status == "draft" else " (blocked)"


@dataclass(frozen=True, slots=True)
class Built:
    """An edition in its folder. `reused` of its stories were the same before; `unchanged` where all were."""

    out: Path
    stories: Stories
    reused: int
    unchanged: bool

    def __str__(self) -> str:
        return f"{len(self.stories)} stories in {self.out}\n{self.stories}"

    def _repr_html_(self) -> str:
        return f"<p>{escape(f'{len(self.stories)} stories in {self.out}')}</p>{self.stories._repr_html_()}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A copy held against the story whose `record` this is."""

    report: Report = field(repr=False)
    record: Mapping[str, Any] = field(repr=False)

    @property
    def holds(self) -> bool:
        """Whether nothing in it fails."""
        return not self.report.failures

    @property
    def findings(self) -> tuple[Found, ...]:
        """Each figure, date, comparison and list with its verdict (docs/checking.md), in the copy's order."""
        return self.report.found

    @property
    def failures(self) -> tuple[Found, ...]:
        """What must not go out like this."""
        return self.report.failures

    @property
    def summary(self) -> str:
        return summary(self.report)

    def __repr__(self) -> str:
        return f"<Checked {self.record['slug']}: {self.summary}>"

    def __str__(self) -> str:
        return "\n".join(lines(self.report))

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a story, or the way from its words to cells: a tree of steps for each claim that was asked for."""

    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "\n\n".join("\n".join(laid_out(step, _WIDTH)) for step in self.steps)

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed between two editions. `corrections` are those drafted, by slug; `old` and `new` the editions."""

    compared: Compared
    corrections: Mapping[str, Drafted]
    old: EditionOnDisk = field(repr=False)
    new: EditionOnDisk = field(repr=False)
    undrafted: str = ""
    """Why no corrections were drafted; "" where they were, or none are due."""

    @property
    def revised(self) -> tuple[StoryChange, ...]:
        """The stories of which something that was published changed, or that are gone."""
        return self.compared.revised

    def __repr__(self) -> str:
        return f"<Difference: {len(self.revised)} stories revised, {len(self.corrections)} corrections>"

    def __str__(self) -> str:
        found = list(revision_lines(self.compared, self.old, self.new, self.corrections))
        return "\n".join(
            [*found, *([f"No corrections were drafted: {self.undrafted}"] if self.undrafted else [])]
        )

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"
