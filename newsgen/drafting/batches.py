"""The chunks of a job handed out, and what they come to put together: all drafts of an edition, best first."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen import editorial, gates
from newsgen.drafting.work_order import Chunk, Done, Entry, Job, Kept
from newsgen.errors import TemplateError
from newsgen.gates import Verdict
from newsgen.model.area import Patch
from newsgen.model.draft import UNSAYABLE, Unwritten
from newsgen.workers import Crew, share

Progress = Callable[[str, int, int], None]
"""Called with the stage, how much of it is done, and how much there is."""
MOST_IN_A_CHUNK = 300
"""Drafts: so many stand in a worker's memory at once."""
CHUNKS_A_WORKER = 3
"""So that none waits long for the last of the others."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All drafts, best first, those of them that were kept, what is not written, what the gates say of the edition."""

    entries: tuple[Entry, ...]
    reused: frozenset[str]
    unwritten: tuple[Unwritten, ...]
    verdict: Verdict


def gathered(
    job: Job,
    patches: tuple[Patch, ...],
    crew: Crew,
    progress: Progress,
    before: Mapping[str, tuple[Entry, Kept]],
) -> Gathered:
    """What the stories of these patches come to; `before` are those of the edition before, by slug.

    What only the edition as a whole shows is told to the few stories that it changes, and these are written again: a
    link leads to a story that turned out to be blocked, or a story of another chunk leads with the same.
    """
    project, house = job.project, job.house
    story = {story.name: story.position for story in project.stories}
    place = {patch.name: patch.position for patch in reversed(patches)}
    total = sum(1 for patch in patches for story in project.stories if _wanted(patch, story.patches))
    seen: set[str] = set()

    def tick(slug: str) -> None:
        seen.add(slug)
        progress("writing", min(len(seen), total), total)

    with tempfile.TemporaryDirectory(dir=job.stage.folder if job.stage else None, prefix=".job-") as name:
        folder = Path(name)
        share(job, folder)

        def done(chunks: Iterable[Chunk]) -> Iterator[Done]:
            return crew.do(folder, list(chunks), job.patience, tick)

        first = list(done(_chunks(job, patches, max(1, total), crew.size, before)))
        found = [entry for one in first for entry in one.entries]
        reused = {slug for one in first for slug in one.reused}
        found += [before[slug][0] for slug in reused]
        found.sort(key=lambda entry: (story[entry.draft.story], entry.draft.patch.position))
        _refuse_unsayable(found)
        entries = {entry.draft.slug: entry for entry in found}
        verdict = gates.gate_edition([e.seen for e in found], house, project.gates)
        changes = _changes(entries, verdict, patches)
        for one in done(changes):
            entries |= {entry.draft.slug: entry for entry in one.entries}
            reused -= {entry.draft.slug for entry in one.entries}
        if changes:
            verdict = gates.gate_edition([e.seen for e in entries.values()], house, project.gates)
    unwritten = sorted(
        (u for one in first for u in one.unwritten), key=lambda u: (story[u.story], place[u.patch])
    )
    ranked = sorted(entries.values(), key=lambda e: (-e.draft.score.value, -e.scored.score))
    return Gathered(tuple(ranked), frozenset(reused), tuple(unwritten), verdict)


def _chunks(
    job: Job,
    patches: tuple[Patch, ...],
    drafts: int,
    workers: int,
    before: Mapping[str, tuple[Entry, Kept]],
) -> Iterator[Chunk]:
    """The patches in chunks of about one size, those that are ranked in one place together."""
    most = (
        min(MOST_IN_A_CHUNK, max(1, drafts // (CHUNKS_A_WORKER * workers)))
        if workers > 1
        else MOST_IN_A_CHUNK
    )
    together = [patch.slug for patch in sorted(patches, key=lambda patch: patch.ground.slug)]
    size = max(1, most * len(patches) // drafts)
    linked = job.linked(patches)
    kept: dict[str, dict[str, Kept]] = {}
    for slug, (entry, one) in before.items():
        kept.setdefault(entry.draft.patch.slug, {})[slug] = one
    for i in range(0, len(together), size):
        here = tuple(together[i : i + size])
        known = {slug: one for patch in {*here, *linked} for slug, one in kept.get(patch, {}).items()}
        yield Chunk(here, kept=known)


def _changes(entries: dict[str, Entry], verdict: Verdict, patches: tuple[Patch, ...]) -> list[Chunk]:
    """What is to be written again, for what the edition as a whole shows."""
    before = editorial.first_tellings(entry.scored for entry in entries.values())
    blocked = frozenset(
        slug
        for slug, entry in entries.items()
        if entry.draft.status == "blocked" or any(c.severity == "block" for c in verdict.on(slug))
    )
    again = frozenset(
        slug
        for slug, entry in entries.items()
        if blocked.intersection(entry.links) or verdict.on(slug) or before.get(slug, "") != entry.before
    )
    names = {entries[slug].draft.patch.slug for slug in again}
    here = [
        patch.slug for patch in sorted(patches, key=lambda patch: patch.ground.slug) if patch.slug in names
    ]
    return [
        Chunk(tuple(here[i : i + MOST_IN_A_CHUNK]), again, blocked, verdict, told_before=before)
        for i in range(0, len(here), MOST_IN_A_CHUNK)
    ]


def _refuse_unsayable(entries: Iterable[Entry]) -> None:
    """TemplateError where not one patch of a story could be said: its template is wrong, not a figure."""
    faults: dict[str, list[str]] = {}
    for entry in entries:
        found = (c.message for c in entry.draft.cautions if c.id == UNSAYABLE)
        faults.setdefault(entry.draft.story, []).append(next(found, ""))
    for messages in faults.values():
        if all(messages):
            raise TemplateError(messages[0])


def _wanted(patch: Patch, of: tuple[str, ...]) -> bool:
    return not of or patch.name in of or patch.kind in of
