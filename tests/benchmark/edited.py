"""One edited phrase: what it takes to tell all drafts of a project anew that say it, the rest being in memory.

The table has been read and ranked, the stories are planned, the sentences compiled before are in the cache. A `Writer`
reads its phrases once, so that an edited file takes a new one: that reads the house's style and all phrases again.
`writing` begins with a look through the project's own phrases.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from newsgen import gates, pipeline
from newsgen.model.draft import Draft
from newsgen.project import load
from newsgen.reuse.stamp import stamp
from newsgen.workers.garbage import look_seldom
from newsgen.writing.render import Writer
from newsgen.writing.template_cache import TemplateCache
from tests.benchmark.stages import Clock, NoLimits
from tests.regenerate import no_network

FILE = "words.phrases"
PHRASE = "source\n  say The figures, {}, are from {{{{ publisher }}}}.\n"
EDITS = ("as given", "as they were first given", "as they are given now", "given freely", "given to all")
"""How the phrase reads, edit by edit; the first is what it was before, and is not counted."""
STAGES = ("reading", "writing", "gates")


def told_anew(project: Path, folder: Path) -> list[tuple[Clock, tuple[Draft, ...]]]:
    """By edit, what each stage took, and the drafts; `folder` has the phrase, in the place of the project's own."""
    (folder / "templates").mkdir()
    declared = load(project)
    order, _ = pipeline.prepare(declared, no_network)
    newsroom = replace(order.newsroom, folder=folder)
    plans = pipeline.Drafter(order).plan({patch.slug for patch in order.patches}).plans
    wanted = {plan.slug for plan in plans}
    found = []
    for words in EDITS:
        (folder / "templates" / FILE).write_text(PHRASE.format(words))
        clock = Clock()
        with clock.stage("reading"):
            writer = Writer(newsroom, NoLimits.of_a_draft, TemplateCache(folder, stamp()))
        with clock.stage("writing"):
            drafts = tuple(writer.write(plans, wanted, lambda _: None))
        with clock.stage("gates"):
            drafts = gates.gate(drafts, plans, newsroom, declared.gates).drafts
        found.append((clock, drafts))
    return found[1:]


def main(project: Path) -> dict[str, list[float]]:
    """CPU seconds by stage, one an edit, and how many drafts each told anew."""
    with tempfile.TemporaryDirectory() as folder:
        found = told_anew(project, Path(folder))
    took = {name: [clock.cpu[name] for clock, _ in found] for name in STAGES}
    return took | {"drafts": [float(len(drafts)) for _, drafts in found]}


if __name__ == "__main__":
    look_seldom()  # as newsgen's own processes do
    print(json.dumps(main(Path(sys.argv[1]))))
