"""What `newsgen build --if-new` looks at before it reads a project, and what it keeps for the next time."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgen.cli.summary import summary_of
from newsgen.reuse.quick_check import Asked, Glance, Stood, digest_of, keep_glance, nothing_new, stood
from newsgen.reuse.source_state import Once

if TYPE_CHECKING:
    from newsgen.build import Made
    from newsgen.ingest.fetch import Asker
    from newsgen.project import Project


@dataclass
class Look:
    """A look at what one build was asked for."""

    project: Path
    out: Path
    ask: Asker
    caches: Path
    only: tuple[str, ...]
    as_of: date | None
    published: str
    warned: str = ""
    """What there is to say of the edition on standard error."""
    _before: Stood | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.ask = Once(self.ask)  # what was fetched for the look serves the build
        file = self.project / "newsgen.toml" if self.project.is_dir() else self.project
        self._asked = Asked(file.resolve(), self.only, str(self.as_of or ""), self.published)

    def nothing_new(self) -> dict[str, Any] | None:
        """The summary of the edition that stands, if nothing is new; None where that takes a closer look."""
        found = nothing_new(self._asked, self.out, self.ask, self.caches)
        if found is None:
            return None
        logging.getLogger("newsgen").info("nothing new: %s stands as it was built", self.out)
        self.warned = found.warned
        return found.said

    def begin(self, project: Project) -> None:
        """Before the build: how the project, just read, lies there."""
        store = project.history.store if project.history else ""
        self._before = stood(self._asked.file, project.text, project.about.places, store)

    def end(self, made: Made, warned: str, *, keep: bool) -> dict[str, Any]:
        """After it: its summary. What the next look is held against is kept, if it is to be."""
        from newsgen.history.address import is_postgresql

        said, self.warned = summary_of(made), warned
        assert self._before is not None
        store = self._before.store
        # a store has changed where something was built, and how its file lies there afterwards need not be our doing
        if keep and (not store or (made.unchanged and not is_postgresql(store))):
            drafts = len(made.edition.drafts)
            unchanged = {"status": "unchanged", "new_period": False, "reused": drafts, "written": 0}
            glance = Glance(
                self._asked, self._before, made.sources, digest_of(made.files), said | unchanged, warned
            )
            keep_glance(glance, self.out, self.caches)
        return said
