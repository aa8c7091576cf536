"""Writing, claims and gates of a project's drafts in one process: the first run of an edition, and the same again.

What comes before (reading, ranking, angles, editorial) is done by then, and nothing goes to disk. The first run opens
the house's templates, reads and compiles its phrases and loads what a language has; no cache of an earlier run helps.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from newsgen import gates, pipeline
from newsgen.project import load
from newsgen.workers.garbage import look_seldom
from newsgen.writing.render import Writer
from tests.benchmark.stages import NoLimits
from tests.regenerate import no_network

AGAIN = 5


def main(folder: Path, story: str) -> dict[str, Any]:
    """CPU seconds of the first run and of those after it, all drafts of one story; how many, and their words."""
    project = load(folder)
    only = tuple(replace(one, see_more=()) for one in project.stories if one.name == story)
    order, _ = pipeline.prepare(replace(project, stories=only), no_network)
    plans = pipeline.Drafter(order).plan({patch.slug for patch in order.patches}).plans
    wanted = {plan.slug for plan in plans}
    start = time.process_time()
    writer = Writer(order.newsroom, NoLimits.of_a_draft)
    took = []
    for _ in range(1 + AGAIN):
        drafts = tuple(writer.write(plans, wanted, lambda _: None))
        gated = gates.gate(drafts, plans, order.newsroom, project.gates)
        end = time.process_time()
        took.append(end - start)
        start = end
    blocked = sum(any(one.severity == "block" for one in draft.cautions) for draft in gated.drafts)
    words = sum(len(f"{one.headline} {one.standfirst} {one.text}".split()) for one in gated.drafts)
    return {"articles": len(drafts), "words": words, "blocked": blocked, "first": took[0], "again": took[1:]}


if __name__ == "__main__":
    look_seldom()  # as newsgen's own processes do
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
