"""What changed between two editions, in plain language: what `newsgen diff` prints for an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from newsgen.edition.read import EditionOnDisk
from newsgen.model.period import Period
from newsgen.outputs.wording import counted, day, days
from newsgen.revisions import Change, Compared, StoryChange
from newsgen.revisions.change import Claim
from newsgen.writing.correcting import Drafted

MOST_LINES = 6
"""How many changes of a story are printed; `--json` has them all."""


def revision_lines(
    compared: Compared, old: EditionOnDisk, new: EditionOnDisk, drafted: Mapping[str, Drafted]
) -> Iterator[str]:
    """The editions, then each story, the most serious first, with its changes and the correction drafted for it."""
    names = {area["code"]: area["name"] for e in (old, new) for area in e.record.get("areas", ())}
    yield from _head(compared, old, new)
    for story in compared.stories:
        yield ""
        yield from _story(story, names)
        if correction := drafted.get(story.slug):
            yield f"  Drafted: {correction.heading}: " + correction.text.replace("\n\n", " ")


def _head(compared: Compared, old: EditionOnDisk, new: EditionOnDisk) -> Iterator[str]:
    before, after = (e.record["sources"][0] for e in (old, new))
    gone = len(compared.revised)
    if not compared.same_period:
        spans = " and ".join(days(_period(e)) for e in (old, new))
        yield f"These editions are of different periods, {spans}: a new period is no revision."
        yield f"Of what both speak of, {'nothing' if not gone else counted(gone, 'story', 'stories')} changed."
        return
    by = f" by {after['publisher']}" if after["publisher"] else ""
    first, last = (day(date.fromisoformat(source["published"])) for source in (before, after))
    yield f"Published{by} on {first}, then on {last}; {counted(compared.compared, 'story', 'stories')} compared."
    if compared.same_table and gone:
        yield "Both are made from the same table: whatever changed, its publisher did not revise it."
    for name, was, now in compared.settings:
        yield f"The project's {name} was {was} and is {now}: what rests on it was not compared."
    if compared.uncovered:
        yield f"Not built anew, so not compared: {', '.join(compared.uncovered)}."
    yield (
        f"{counted(gone, 'story', 'stories')} changed." if gone else "Nothing that was published has changed."
    )


def _story(story: StoryChange, names: Mapping[str, str]) -> Iterator[str]:
    yield f"{story.slug}: {story.either['headline']}"
    match story.standing:
        case "vanished":
            yield "  gone: " + ("; ".join(story.why) or "the new edition does not have it")
        case "blocked":
            yield "  blocked now, so no correction is drafted: " + "; ".join(story.why)
        case "new":
            yield "  new: it was not published before"
        case "unblocked":
            yield "  passes now: it was blocked before, and so not published"
    if story.was and story.now and story.was["headline"] != story.now["headline"]:
        yield f"  now: {story.now['headline']}"
    for change in story.changes[:MOST_LINES]:
        yield f"  {change.part}: {_change(change, names)}"
    if len(story.changes) > MOST_LINES:
        yield f"  and {counted(len(story.changes) - MOST_LINES, 'more change', 'more changes')}"
    if story.untold and story.standing != "vanished":
        yield f"  no longer told, so not known: {', '.join(_claim(c, names) for c in story.untold[:MOST_LINES])}"


def _change(change: Change, names: Mapping[str, str]) -> str:
    def named(codes: tuple[str, ...]) -> str:
        return ", ".join(names.get(code, code) for code in codes)

    match change.kind:
        case "overturned":
            was = change.was["text"] if change.was else ""
            before, after = named((*change.stayed, *change.left)), named((*change.stayed, *change.came))
            return f"{was!r} was {before}, and is {after}"
        case "withheld":
            return f"the figure of {named(change.left)} is withheld now: take it out wherever it stands"
        case "released":
            now = f": {change.now['text']}" if change.now else ""
            return f"the figure of {named(change.came)} was withheld, and is published now{now}"
    assert change.was is not None
    now = repr(change.now["text"]) if change.now else "nothing"
    moved = [
        f"{what} {named(codes)}" for what, codes in (("came:", change.came), ("left:", change.left)) if codes
    ]
    return f"{_claim(change.was, names)} is now {now}" + (f"; {'; '.join(moved)}" if moved else "")


def _claim(claim: Claim, names: Mapping[str, str]) -> str:
    area = f" ({names.get(claim['area'], claim['area'])})" if claim["area"] else ""
    return f"{claim['text']!r}{area}"


def _period(edition: EditionOnDisk) -> Period:
    written = edition.record["period"]
    return Period(date.fromisoformat(written["end"]), date.fromisoformat(written["start"]), "week")
