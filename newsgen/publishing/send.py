"""Stories into a CMS: each created as a draft once, then written again only while nobody else has touched it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsgen.errors import PublishError
from newsgen.publishing.http import TRIES, RefusedError, UnsureError
from newsgen.publishing.judging import Judged, judged
from newsgen.publishing.ledger import Entry, Ledger
from newsgen.publishing.pictures import Gallery, Picture, Stored
from newsgen.publishing.post import Post
from newsgen.publishing.target import Content, Marker, Standing, Target

What = Literal["created", "updated", "unchanged", "held", "left", "refused"]
NO_ENTRY = Entry()
_MOST_UNREACHED = 2
"""Stories in a row that the CMS did not answer for, after which the others are not tried."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a story, why, and where it is. `correction`: readers can read what was revised since."""

    slug: str
    id: str
    what: What
    why: str = ""
    address: str = ""
    correction: bool = False

    @property
    def well(self) -> bool:
        """Whether the CMS has of the story what it should."""
        return self.what not in {"left", "refused"}


@dataclass(frozen=True, slots=True)
class Errand:
    """What to send where: the posts, the ids of all their sisters by slug, and under which name the ledger has it."""

    posts: tuple[Post, ...]
    sisters: Mapping[str, str]
    name: str
    published_only: bool = False
    dry_run: bool = False


@dataclass(slots=True)
class _Sending:
    """One run: what stands is read once, then kept up with what is written."""

    errand: Errand
    target: Target
    ledger: Ledger
    pause: Callable[[int], None]
    entries: dict[str, Entry]
    there: dict[str, list[Standing]]
    stored: dict[str, Stored] = field(default_factory=dict)
    created: set[str] = field(default_factory=set)
    unreached: int = 0

    def addresses(self) -> dict[str, str]:
        """Of the sisters that may be linked to, by slug."""
        wanted = (
            {"published"} if self.errand.published_only else {"draft", "scheduled", "published", "pending"}
        )
        return {
            slug: self.target.address(one.key)
            for slug, id_ in self.errand.sisters.items()
            for one in self.there.get(id_, [])[:1]
            if one.status in wanted
        }

    def content(self, post: Post) -> Content:
        """What it is to be there, with its pictures, which are sent first."""
        gallery = self.target.gallery()
        if isinstance(gallery, str):
            return post.content(self.target, self.addresses())
        found = {}
        for name in sorted(post.wanted()):
            picture = post.pictures[name]
            if picture.digest not in self.stored:
                self.stored[picture.digest] = self._store(gallery, picture)
            found[name] = self.stored[picture.digest]
        return post.content(self.target, self.addresses(), found)

    def _store(self, gallery: Gallery, picture: Picture) -> Stored:
        if self.errand.dry_run:
            return Stored(picture.digest, "new", "https://new.invalid/")
        for attempt in range(TRIES):
            try:
                return gallery.store(picture)
            except UnsureError:
                self.pause(attempt)
                for one in gallery.stored([picture.digest]):
                    return one
                if attempt == TRIES - 1:
                    raise
        raise AssertionError("six tries end in one way or the other")

    def judged(self, post: Post) -> Judged:
        return judged(self.there.get(post.id, []), self.entries.get(post.id, NO_ENTRY))

    def one(self, post: Post, write: Callable[[Post], Outcome]) -> Outcome:
        """What became of it; what goes wrong with one story keeps no other from being sent."""
        if self.unreached >= _MOST_UNREACHED:
            return Outcome(post.slug, post.id, "refused", "not tried: the site does not answer")
        try:
            outcome = write(post)
        except PublishError as error:
            self.unreached = 0 if isinstance(error, RefusedError) else self.unreached + 1
            return Outcome(post.slug, post.id, "refused", str(error))
        self.unreached = 0
        return outcome

    def create(self, post: Post) -> Outcome:
        content = self.content(post)
        if self.errand.dry_run:  # others would link to it
            self.there[post.id] = [Standing("new", "draft", content, _marker(post, content))]
            return Outcome(post.slug, post.id, "created")
        self.ledger.intend(self.errand.name, post.id, post.revision, content.digest)
        for attempt in range(TRIES):
            try:
                standing = self.target.create(content, _marker(post, content), post.filed)
            except UnsureError as error:
                self.pause(attempt)
                found = self._look(post)
                if found is None and attempt == TRIES - 1:
                    raise error from None
                if found is None:
                    continue
                standing = found
            except RefusedError as error:
                if error.code != "newsgen_exists":
                    raise
                self._look(post)
                return Outcome(post.slug, post.id, "unchanged", "another run has just sent it")
            self.created.add(post.id)
            return self._kept(post, content, standing, "created")
        raise AssertionError("six tries end in one way or the other")

    def update(self, post: Post) -> Outcome:
        """The second look at every post, once all have addresses: written again only where its words are others."""
        found = self.judged(post)
        at = self.target.address(found.standing.key) if found.standing else ""
        if found.whose != "ours" or found.standing is None:
            return _left(post, found, at)
        content, over = self.content(post), found.standing
        done: What = "created" if post.id in self.created else "unchanged"
        if content.digest == over.content.digest:
            if not self.errand.dry_run:
                self.ledger.done(self.errand.name, post.id, over.key, post.revision, content.digest)
            return Outcome(post.slug, post.id, done, "", at)
        if self.errand.dry_run:
            return Outcome(post.slug, post.id, "updated", "", at)
        self.ledger.intend(self.errand.name, post.id, post.revision, content.digest)
        for attempt in range(TRIES):
            try:
                standing = self.target.update(over.key, content, _marker(post, content), over.content)
            except UnsureError as error:
                self.pause(attempt)
                seen = self._look(post)
                if seen is None or seen.content.digest not in {content.digest, over.content.digest}:
                    return _left(post, self.judged(post), at)
                if seen.content.digest == over.content.digest:
                    if attempt == TRIES - 1:
                        raise error from None
                    continue
                standing = seen
            except RefusedError as error:
                if error.code != "newsgen_edited":
                    raise
                return Outcome(post.slug, post.id, "left", "somebody has just edited it there", at)
            return self._kept(post, content, standing, "created" if done == "created" else "updated")
        raise AssertionError("six tries end in one way or the other")

    def _look(self, post: Post) -> Standing | None:
        found = self.there[post.id] = list(self.target.find([post.id], {}))
        return found[0] if found else None

    def _kept(self, post: Post, content: Content, standing: Standing, what: What) -> Outcome:
        self.there[post.id] = [standing]
        self.ledger.done(self.errand.name, post.id, standing.key, post.revision, content.digest)
        entry = Entry(standing.key, post.revision, content.digest)
        self.entries[post.id] = entry
        at = self.target.address(standing.key)
        if standing.content.digest != content.digest:
            why = "the CMS does not keep what it is sent: a filter, a plugin or the user's role changes it"
            return Outcome(post.slug, post.id, "refused", why, at)
        return Outcome(post.slug, post.id, what, "", at)


def not_told(stage: str, done: int, total: int) -> None:
    """Nobody wants to know how far it is."""


def send(
    errand: Errand,
    target: Target,
    ledger: Ledger,
    pause: Callable[[int], None],
    progress: Callable[[str, int, int], None] = not_told,
) -> Iterator[Outcome]:
    """What became of each story, in the order of their sending. PublishError: the CMS cannot be asked at all.

    All are created before any is linked to another, since a link needs the address that the other was given.
    """
    entries = ledger.entries(errand.name)
    ids = list(dict.fromkeys([*(post.id for post in errand.posts), *errand.sisters.values()]))
    known = {id_: entry.key for id_, entry in entries.items() if entry.key}
    there: dict[str, list[Standing]] = defaultdict(list)
    for standing in target.find(ids, known):
        there[standing.marker.id].append(standing)
    run = _Sending(errand, target, ledger, pause, entries, dict(there))
    gallery = target.gallery()
    wanted = {post.pictures[name].digest for post in errand.posts for name in post.wanted()}
    if wanted and not isinstance(gallery, str):
        run.stored |= {one.digest: one for one in gallery.stored(sorted(wanted))}
    failed = set()
    for done, post in enumerate(errand.posts):
        progress("new stories", done, len(errand.posts))
        if run.judged(post).whose != "nobody's":
            continue
        outcome = run.one(post, run.create)
        if errand.dry_run or outcome.what != "created":
            failed.add(post.id)
            yield outcome
    for done, post in enumerate(errand.posts):
        progress("links and changes", done, len(errand.posts))
        if post.id not in failed:
            yield run.one(post, run.update)


def _marker(post: Post, content: Content) -> Marker:
    return Marker(post.id, post.revision, content.digest)


def _left(post: Post, found: Judged, at: str) -> Outcome:
    """A person's: nothing to report beyond that where the story is as it was."""
    if found.revision == post.revision:
        return Outcome(post.slug, post.id, "unchanged", found.why, at)
    if found.out:
        why = f"needs a correction: {found.why}, and revised since (`newsgen diff` drafts it)"
        return Outcome(post.slug, post.id, "left", why, at, correction=True)
    return Outcome(post.slug, post.id, "left", found.why, at)
