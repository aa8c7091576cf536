"""Why there is this story, what its angles found, and what each of its sentences stands on."""

from __future__ import annotations

from collections.abc import Mapping

from newsgen.edition.records import ClaimRecord, StoryRecord
from newsgen.explanation.arithmetic import many, plain
from newsgen.explanation.claim import in_brief
from newsgen.explanation.selection import Cells, NoCells
from newsgen.explanation.step import Step
from newsgen.explanation.steps import Steps

Meanings = Mapping[str, Mapping[str, str]]
"""What each situation of each angle means, by their names."""
_NAMED = 3


def explain_story(story: StoryRecord, meanings: Meanings, cells: Cells | None = None) -> Step:
    """The story's score with its reasons, its angles, its sentences, its links, and what the gates say."""
    parts = (
        Step(
            f"Its score is {plain(story['score'])}, where 1 is the most that a story can have.",
            story["score"],
            _score(story),
        ),
        *_lead(story),
        Step("What its angles found, the lead first:", rests_on=_angles(story, meanings, cells or NoCells())),
        Step("What each sentence stands on:", rests_on=_sentences(story, Steps(story, cells or NoCells()))),
        *_links(story),
        *_cautions(story),
    )
    return Step(f"{story['headline']} ({story['slug']}, {story['status']})", story["score"], parts)


def _score(story: StoryRecord) -> tuple[Step, ...]:
    return tuple(
        Step(f"{name} {plain(part['value'])}: {part['reason']}.", part["value"])
        for name, part in story["score_parts"].items()
    )


def _lead(story: StoryRecord) -> tuple[Step, ...]:
    """Why it leads on what it does, where that was chosen; and what it could have led on."""
    lead = story.get("lead")
    if not lead:
        return ()
    others = tuple(Step(f"{other['rule']}: {other['why']}.") for other in lead["also"])
    more = (Step("It could have led on these:", rests_on=others),) if others else ()
    return (Step(f"It leads by the rule {lead['rule']}: {lead['why']}.", rests_on=more),)


def _angles(story: StoryRecord, meanings: Meanings, cells: Cells) -> tuple[Step, ...]:
    found = []
    for angle in story["angles"]:
        meaning = meanings.get(angle["angle"], {}).get(angle["situation"], "")
        figures = ", ".join(
            f"{name.replace('_', ' ')} {plain(value)}" for name, value in angle["figures"].items()
        )
        says = f"{angle['angle']}: {angle['situation']}" + (f" ({meaning})" if meaning else "")
        names = [name for name in map(cells.name, angle["areas"][:_NAMED]) if name]
        more = len(angle["areas"]) - len(names)
        areas = f"{', '.join(names)}{f' and {more:,} more' if more else ''}" if names else ""
        found.append(Step("; ".join(filter(None, (says, figures, areas))) + "."))
    return tuple(found)


def _sentences(story: StoryRecord, steps: Steps) -> tuple[Step, ...]:
    """Each sentence with its claims; the cells of lists, which are one claim each, are only counted."""
    by_sentence: dict[tuple[str, str], list[ClaimRecord]] = {}
    cells = 0
    for claim in story["claims"]:
        if claim["text"] == claim["sentence"]:
            cells += 1
        else:
            by_sentence.setdefault((claim["part"], claim["sentence"]), []).append(claim)
    said = [
        Step(
            sentence, rests_on=tuple(Step(line) for line in dict.fromkeys(in_brief(c, steps) for c in claims))
        )
        for (_, sentence), claims in by_sentence.items()
    ]
    return (
        *said,
        *([Step(f"and {many(cells, 'cell')} of lists, each with a claim of its own.")] if cells else []),
    )


def _links(story: StoryRecord) -> tuple[Step, ...]:
    links = tuple(Step(f"{link['headline']} ({link['slug'] or link['url']})") for link in story["see_more"])
    return (Step("It links to:", rests_on=links),) if links else ()


def _cautions(story: StoryRecord) -> tuple[Step, ...]:
    said = tuple(Step(f"{c['severity']}, {c['id']}: {c['message']}") for c in story["cautions"])
    return (Step("What the gates say:", rests_on=said),) if said else ()
