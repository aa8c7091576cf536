"""Which stories of an edition are sent: drafts; held ones where somebody names or approves them; blocked ones never."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from newsgen.edition.read import EditionOnDisk
from newsgen.edition.records import StoryRecord
from newsgen.errors import PublishError
from newsgen.model.publish_target import PublishTarget
from newsgen.publishing.approvals import Approvals
from newsgen.publishing.ledger import Entry
from newsgen.publishing.links import sisters
from newsgen.publishing.post import Post, post_of
from newsgen.publishing.send import Errand, Outcome
from newsgen.publishing.target import Filed


@dataclass(frozen=True, slots=True)
class Chosen:
    """The posts to send, and what became at once of the others: held ones wait, faulty ones are refused."""

    posts: tuple[Post, ...]
    others: tuple[Outcome, ...]

    def unsent(self, entries: Mapping[str, Entry]) -> list[Filed]:
        """How the posts are to be filed that the ledger does not know: the others are filed already."""
        return [post.filed for post in self.posts if post.id not in entries or not entries[post.id].key]

    def errand(self, edition: EditionOnDisk, name: str, published_only: bool, dry_run: bool) -> Errand:
        """What to send where; sisters that are sent at another time are linked to as well."""
        linked = {slug for post in self.posts for slug in (post.slug, *sisters(post.nodes))}
        ids = {one["slug"]: one["id"] for one in edition.record["stories"] if one["slug"] in linked}
        return Errand(self.posts, ids, name, published_only, dry_run)


def chosen(
    edition: EditionOnDisk,
    settings: PublishTarget,
    only: Collection[str],
    approvals: Approvals,
    approved_only: bool = False,
) -> Chosen:
    """The stories read from the edition, sorted out. A blocked one is refused where it is named, else passed over.

    With `approved_only`, drafts wait for approval as held stories do; naming one is no approval then.
    """
    posts, others = [], []
    for slug, story in edition.stories.items():
        named = slug in only
        if story["status"] == "blocked":
            if named:
                others.append(Outcome(slug, story["id"], "refused", "a gate blocks it"))
        elif why := _waits(story, named, approvals, approved_only):
            others.append(Outcome(slug, story["id"], "held", why))
        else:
            try:
                posts.append(post_of(story, edition.folder / "stories", settings))
            except PublishError as error:
                others.append(Outcome(slug, story["id"], "refused", str(error)))
    return Chosen(tuple(posts), tuple(others))


def _waits(story: StoryRecord, named: bool, approvals: Approvals, approved_only: bool) -> str:
    """Why it is not sent yet; "" where it is."""
    why_not = approvals.why_not(story["slug"], story["revision"])
    if approved_only:
        return why_not
    if story["status"] == "hold" and not named and why_not:
        return f"somebody has to ask first, and {why_not}; then approve it, or --only {story['slug']}"
    return ""
