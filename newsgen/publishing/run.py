"""One run: stories of an edition sorted out and sent to a target. The command line and the desk both call it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsgen.edition.read import read_edition
from newsgen.model.publish_target import PublishTarget
from newsgen.publishing.approvals import read_approvals
from newsgen.publishing.choosing import chosen
from newsgen.publishing.http import Waiting
from newsgen.publishing.ledger import opened
from newsgen.publishing.opening import opened_target
from newsgen.publishing.send import Outcome, not_told, send


@dataclass(frozen=True, slots=True)
class Run:
    """What is to be sent where: the folders of edition and project, the target, and which stories.

    `only` are slugs, of which blocked ones are refused and held ones sent; nothing in it: all stories.
    """

    edition: Path
    project: Path
    to: str
    settings: PublishTarget
    only: tuple[str, ...] = ()
    approved_only: bool = False
    dry_run: bool = False

    @property
    def name(self) -> str:
        """What the ledger calls the target."""
        return ledger_name(self.to, self.settings)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Who hears of a run as it goes: notes on how the target is set up, and how far it is."""

    note: Callable[[str], None] = field(default=lambda said: None)
    progress: Callable[[str, int, int], None] = not_told


def ledger_name(to: str, settings: PublishTarget) -> str:
    """What the ledger calls a target: a site of another address is another target."""
    return f"{to} {settings.url}"


def run(
    asked: Run, environment: Mapping[str, str], hearing: Hearing, waiting: Waiting | None = None
) -> Generator[Outcome, None, None]:
    """What became of each story. PublishError: the target cannot be asked, or another run has the ledger.

    The ledger is locked, and the session open, until the iterator is at its end or closed.
    """
    edition = read_edition(asked.edition, slugs=asked.only or None)
    choice = chosen(edition, asked.settings, asked.only, read_approvals(asked.project), asked.approved_only)
    waiting = waiting or Waiting()
    target, http = opened_target(asked.to, asked.settings, asked.project, environment, waiting)
    try:
        with opened(asked.project, waiting.clock) as ledger:
            for warning in target.ready(choice.unsent(ledger.entries(asked.name))):
                hearing.note(warning)
            without = target.gallery()
            if isinstance(without, str) and any(post.wanted() for post in choice.posts):
                hearing.note(f"stories go without their pictures: {without}")
            errand = choice.errand(edition, asked.name, asked.settings.links == "published", asked.dry_run)
            yield from choice.others
            yield from send(errand, target, ledger, http.pause, hearing.progress)
    finally:
        http.close()
