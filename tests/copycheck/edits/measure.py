"""Edits drawn at random, checked, and counted."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgen.copycheck import check, read_copy, story_of
from newsgen.edition.read import facts_if_any
from newsgen.edition.write import put_edition
from newsgen.pipeline import build
from newsgen.project import load
from tests.conftest import ROOT
from tests.copycheck.edits.false_edits import FALSE
from tests.copycheck.edits.model import WRITERS, model_of, written
from tests.copycheck.edits.true_edits import TRUE
from tests.records import story_at

PROJECTS = ("tests/projects/north-east", "examples/covid-north-east")


@dataclass(frozen=True)
class Outcome:
    """One edit: `alarmed` is whether the check failed it where the edit is."""

    kind: str
    false: bool
    format: str
    slug: str
    where: str
    alarmed: bool
    found: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        return self.alarmed != self.false


def editions_built(folder: Path) -> list[Path]:
    """Editions of real tables."""
    out = []
    for n, project in enumerate(PROJECTS):
        put_edition(build(load(ROOT / project), _no_network), folder / str(n))
        out.append(folder / str(n))
    return out


def _no_network(address: str) -> bytes:
    raise AssertionError(address)


def measured(editions: Sequence[Path], n: int, seed: int) -> list[Outcome]:
    """`n` edits: half of them false, the kinds in turn as far as drafts give them something to edit."""
    dice = random.Random(seed)
    drafts = [
        _Draft(edition, path) for edition in editions for path in sorted((edition / "stories").glob("*.json"))
    ]
    kinds = [*((name, True) for name in FALSE), *((name, False) for name in TRUE)]
    outcomes: list[Outcome] = []
    turns: dict[bool, int] = {True: 0, False: 0}
    misses = 0
    while len(outcomes) < n and misses < 50 * n:
        false = len(outcomes) % 2 == 0
        names = [name for name, is_false in kinds if is_false is false]
        kind = names[turns[false] % len(names)]
        outcome = _one(kind, false, drafts, dice)
        if outcome is None:
            misses += 1
            if misses % 40 == 0:
                turns[false] += 1
            continue
        turns[false] += 1
        outcomes.append(outcome)
    return outcomes


class _Draft:
    def __init__(self, edition: Path, path: Path) -> None:
        self.record = story_at(path)
        record = json.loads((edition / "edition.json").read_text())
        others = [
            story_at(edition / "stories" / f"{link['slug']}.json")
            for link in self.record["see_more"]
            if link["slug"]
        ]
        card = facts_if_any(edition, record, self.record["patch"]["name"])
        self.story = story_of(self.record, record, others, card)
        self.model = model_of(self.record)


def _one(kind: str, false: bool, drafts: Sequence[_Draft], dice: random.Random) -> Outcome | None:
    draft = dice.choice(drafts)
    model, where = draft.model.copy(), ""
    if false:
        made = FALSE[kind](model, dice)
        if made is None:
            return None
        model, where = made
    else:
        edited = TRUE[kind](model, dice)
        if edited is None:
            return None
        model = edited
    how = dice.choice(list(WRITERS))
    data, suffix = written(model, how, dice)
    report = check(read_copy(data, f"copy{suffix}"), draft.story)
    # a made-up figure of something else is none of the story's: it is listed for the editor
    made_up = report.not_ours if kind == "figure_made_up" else ()
    failures = [
        f
        for f in (*report.failures, *made_up)
        if not false or not where or _is_there(f.sentence, where) or f.verdict == "list"
    ]
    found = tuple(f"{f.verdict} {f.text!r}: {f.message} [{f.sentence[:90]}]" for f in report.failures)
    if not false:
        before = {s for b in draft.model.blocks for s in (*b.sentences, *b.cells)}
        where = " / ".join(s for b in model.blocks for s in b.sentences if s not in before)
    return Outcome(kind, false, how, draft.record["slug"], where, bool(failures), found)


def _is_there(sentence: str, where: str) -> bool:
    plain = " ".join(where.replace("’", "'").split())[:40]
    return plain in " ".join(sentence.split()) or sentence[:30] in where.replace("’", "'")


def table(outcomes: Iterable[Outcome]) -> str:
    """Kind by kind, then overall: how many false edits were found, how many true ones were failed."""
    all_of = list(outcomes)
    lines = []
    for false, title in ((True, "false edits found"), (False, "true edits failed")):
        chosen = [o for o in all_of if o.false is false]
        lines.append(f"{title}")
        for kind in dict.fromkeys(o.kind for o in chosen):
            these = [o for o in chosen if o.kind == kind]
            hit = sum(o.alarmed for o in these)
            lines.append(f"  {kind.replace('_', ' '):26}{hit:5} of {len(these):4}")
        hit = sum(o.alarmed for o in chosen)
        lines.append(f"  {'all':26}{hit:5} of {len(chosen):4}  {hit / max(1, len(chosen)):.1%}")
    true_alarms = sum(o.alarmed for o in all_of if o.false)
    alarms = sum(o.alarmed for o in all_of)
    lines.append(
        f"recall {recall(all_of):.1%}, precision {true_alarms / max(1, alarms):.1%}, false alarms {false_alarms(all_of):.1%} of true edits"
    )
    return "\n".join(lines)


def recall(outcomes: Iterable[Outcome]) -> float:
    """The share of false edits that were found."""
    false = [o.alarmed for o in outcomes if o.false]
    return sum(false) / len(false)


def false_alarms(outcomes: Iterable[Outcome]) -> float:
    """The share of true edits that were failed."""
    true = [o.alarmed for o in outcomes if not o.false]
    return sum(true) / len(true)
