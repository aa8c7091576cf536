"""One column of the table: what about so many drafts take, the floor and newsgen in turns."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from newsgen import history, ranking
from newsgen.project import load
from tests.benchmark.commands import Used, module, newsgen
from tests.regenerate import no_network


@dataclass(slots=True)
class Column:
    """Measurements of one size, one of each a round."""

    drafts: int = 0
    size: int = 0
    floor: list[float] = field(default_factory=list)
    stages: list[dict[str, float]] = field(default_factory=list)
    builds: list[Used] = field(default_factory=list)
    again: list[Used] = field(default_factory=list)

    @property
    def lowest(self) -> float:
        """The floor: seconds of CPU for all drafts, the median of the rounds."""
        return median(self.floor)

    def spent(self, *names: str, of: str = "cpu") -> float:
        """Seconds of these stages together, the median of the rounds."""
        return median(sum(one[f"{name} {of}"] for name in names) for one in self.stages)

    def used(self, what: str, *, again: bool = False) -> float:
        """What the whole command took, the median of the rounds."""
        rounds = self.again if again else self.builds
        return median(float(getattr(one, what)) for one in rounds)


def column(project: Path, size: int, rounds: int) -> Column:
    """A build, the same build once more, the floor of what it wrote, the stages one by one: so many rounds of it."""
    found, only = Column(), patches(project, size)
    chosen = [word for name in only for word in ("--patch", name)]
    with tempfile.TemporaryDirectory() as folder:
        names, out = Path(folder) / "patches.json", Path(folder) / "edition"
        names.write_text(json.dumps(only))
        for number in range(rounds):
            fresh = Path(folder) / f"stages-{number}"
            found.builds.append(newsgen("build", str(project), "--out", str(out), "--fresh", *chosen))
            found.again.append(newsgen("build", str(project), "--out", str(out), *chosen))
            floor: dict[str, Any] = module("tests.benchmark.floor", str(out))[0]
            found.drafts, found.size = floor["drafts"], floor["bytes"]
            found.floor.append(floor["cpu"])
            found.stages.append(module("tests.benchmark.stages", str(project), str(names), str(fresh))[0])
    return found


def patches(project: Path, size: int) -> tuple[str, ...]:
    """The addresses of so many patches, evenly spread, that there are about `size` drafts; () for all."""
    declared = load(project)
    needed = {story.measure for story in declared.stories}
    how = declared.source, declared.measures, declared.folder
    dataset = history.recall(*how, no_network, None, None, needed).dataset
    all_of_them = ranking.resolve(declared.patches, dataset)
    planned = sum(1 for p in all_of_them for s in declared.stories if not s.patches or p.kind in s.patches)
    if size >= 0.9 * planned:
        return ()
    count = max(1, round(size * len(all_of_them) / planned))
    return tuple(all_of_them[i * len(all_of_them) // count].slug for i in range(count))
