"""What the page Send shows: targets and what they lack, what became of each story, and what was sent before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsgen.desk.desk import Desk
from newsgen.desk.sending import Told
from newsgen.desk.shelf import Shelved
from newsgen.errors import PublishError
from newsgen.model.publish_target import PublishTarget
from newsgen.publishing.approvals import read_approvals
from newsgen.publishing.ledger import Entry, read_ledger
from newsgen.publishing.opening import unset
from newsgen.publishing.run import ledger_name
from newsgen.publishing.send import Outcome

MOST_SHOWN = 200
"""Stories of one group: what a page can hold."""
_GROUPS = {
    "refused": ("Refused", "Refused", ""),
    "correction": ("Need a correction", "Need a correction", "`newsgen diff` drafts it."),
    "theirs": ("A person's by now: left alone", "A person's by now: left alone", ""),
    "created": ("Would be created", "Created", ""),
    "updated": ("Would be written again", "Written again", ""),
    "held": ("Wait for approval", "Wait for approval", ""),
    "unchanged": ("There already, as they stand here", "There already, as they stand here", ""),
}
"""What is said of each group before and after sending, and what to do about it; the gravest first."""


@dataclass(frozen=True, slots=True)
class Place:
    """A target of the project: its settings, what the environment lacks for it, and what was sent there."""

    name: str
    settings: PublishTarget
    lacks: tuple[str, ...]
    entries: Mapping[str, Entry]

    @property
    def last(self) -> str:
        """When something was last sent there; "" where nobody knows."""
        return max((entry.at for entry in self.entries.values()), default="")


@dataclass(frozen=True, slots=True)
class Group:
    """Stories that the same became of: how many, and of these the first."""

    kind: str
    title: str
    advice: str
    count: int
    shown: tuple[tuple[Outcome, str, str], ...]
    """Each with its headline, "" where this edition has none, and its address as far as a browser may follow it."""


@dataclass(frozen=True, slots=True)
class SentStory:
    """A story of the ledger: its slug and headline in this edition, "" where it is of another."""

    id: str
    slug: str
    headline: str
    at: str
    says: str


def ledger_of(desk: Desk) -> tuple[dict[str, dict[str, Entry]], str]:
    """What was sent, by target and story, or why nobody can tell."""
    if desk.sending.busy():
        return {}, "Stories are being sent: the list comes back when that is done."
    try:
        return read_ledger(desk.project), ""
    except PublishError as error:
        return {}, " ".join(map(str, error.faults))


def places_of(
    desk: Desk, declared: Mapping[str, PublishTarget], ledger: Mapping[str, Mapping[str, Entry]]
) -> list[Place]:
    """The project's targets, in its order."""
    return [
        Place(
            name,
            settings,
            tuple(map(str, unset(name, settings, desk.environment))),
            ledger.get(ledger_name(name, settings), {}),
        )
        for name, settings in declared.items()
    ]


def approved_in(desk: Desk, edition: Shelved) -> int:
    """How many stories of an edition are approved as they stand."""
    said = read_approvals(desk.project)
    return sum(
        slug in edition.entries and said.approved(slug, edition.card(slug).revision) for slug in said.newest
    )


def groups_of(told: Told, edition: Shelved) -> Iterator[Group]:
    """What became of the stories of a run, the gravest first."""
    found: dict[str, list[Outcome]] = {kind: [] for kind in _GROUPS}
    for one in [*told.outcomes]:
        found[_kind(one)].append(one)
    for kind, (before, after, advice) in _GROUPS.items():
        if found[kind]:
            shown = tuple(
                (one, _headline(one.slug, edition), _followed(one.address))
                for one in found[kind][:MOST_SHOWN]
            )
            title = before if told.asked.dry_run else after
            yield Group(kind, title, advice, len(found[kind]), shown)


def sent_to(place: Place, edition: Shelved) -> list[SentStory]:
    """What was sent to a target, the newest first."""
    slugs = {entry["id"]: slug for slug, entry in edition.entries.items()}
    newest = sorted(place.entries.items(), key=lambda one: one[0])
    newest.sort(key=lambda one: one[1].at, reverse=True)
    return [_sent(id_, entry, slugs.get(id_, ""), edition) for id_, entry in newest[:MOST_SHOWN]]


def _sent(id_: str, entry: Entry, slug: str, edition: Shelved) -> SentStory:
    if entry.meant:
        says = "a run ended before the answer came: the next looks whether it is there"
    elif not slug:
        says = "of another edition"
    elif edition.card(slug).revision == entry.revision:
        says = "as it stands here"
    else:
        says = "an earlier version than stands here"
    return SentStory(id_, slug, _headline(slug, edition), entry.at, says)


def _kind(one: Outcome) -> str:
    if one.correction:
        return "correction"
    return "theirs" if one.what == "left" or (one.what == "unchanged" and one.why) else one.what


def _headline(slug: str, edition: Shelved) -> str:
    return edition.entries[slug]["headline"] if slug in edition.entries else ""


def _followed(address: str) -> str:
    return address if urlsplit(address).scheme in {"http", "https"} else ""
