"""The wording of a project at the desk: what its phrases come to while they are edited, told in a worker."""

from __future__ import annotations

from asyncio import sleep
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool

from newsgen.desk.own_phrases import FOLDER
from newsgen.desk.shelf import Shelf
from newsgen.errors import NewsgenError
from newsgen.rehearsal.drafts_told import work_order
from newsgen.rehearsal.requests import FindAffected, FindFaults, Request, TellDraft, TellOthers, Told
from newsgen.rehearsal.worker import RehearsalWorker

AT_ONCE = 12
"""Drafts that are told between two looks at whether anybody still waits for them."""
PAUSE = 0.2
"""Seconds after the open draft: whoever types on is not kept waiting for what is asked of the words of before."""
MOST_PAGES = 200
_INPUTS = ("newsgen.toml", "styles", "inserts", "corrections")


@dataclass(slots=True)
class Wording:
    """The worker of a project, started when somebody asks for it, and the newest run of each page that is open."""

    project: Path
    shelf: Shelf
    worker: RehearsalWorker = field(init=False)
    _runs: OrderedDict[str, int] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self.worker = RehearsalWorker(self._order, self._state, partial(_stamps, self.project, (FOLDER,)))

    def begin(self, page: str, run: int) -> None:
        """A page asks for its run of that number: its earlier ones are stale from now on."""
        self._runs[page] = max(run, self._runs.get(page, 0))
        self._runs.move_to_end(page)
        while len(self._runs) > MOST_PAGES:
            self._runs.popitem(last=False)

    async def tell(
        self, edits: Mapping[str, str], slug: str, page: str, run: int
    ) -> AsyncIterator[dict[str, Any]]:
        """What becomes of the drafts: first the open one, then what is wrong, then the others that change."""

        def stale() -> bool:
            return self._runs.get(page, run) > run

        async def ask(request: Request) -> Any:
            return await run_in_threadpool(self.worker.ask, request)

        try:
            if stale():
                return
            yield {"draft": _plain(await ask(TellDraft(edits, slug)))}
            await sleep(PAUSE)
            if stale():
                return
            yield {"faults": [asdict(one) for one in await ask(FindFaults(edits))]}
            slugs = () if stale() else await ask(FindAffected(edits, slug))
            for at in range(0, len(slugs), AT_ONCE):
                if stale():
                    return
                some = slugs[at : at + AT_ONCE]
                for one in await ask(TellOthers(edits, some)):
                    yield {"other": _plain(one)}
                yield {"looked": at + len(some), "of": len(slugs)}
            yield {"done": len(slugs)}
        except NewsgenError as error:
            yield {"stopped": [str(one) for one in error.faults]}

    def _order(self) -> Any:
        given = self.shelf.edition().record["as_of"]
        return work_order(self.project, date.fromisoformat(given) if given else None)

    def _state(self) -> object:
        edition = self.shelf.edition()
        return edition.identity, _stamps(self.project, _INPUTS)


def _stamps(project: Path, names: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """Names, times and sizes of files of the project, and of those in its folders of these names."""
    paths = [path for name in names for path in (project / name, *sorted((project / name).glob("*")))]
    found = [(path, path.stat()) for path in paths if path.is_file()]
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in found)


def _plain(told: Told) -> dict[str, Any]:
    """For a page: pieces as pairs, [what, text]."""
    spotted = [asdict(one) for one in told.spotted]
    paragraphs = [[[piece.what, piece.text] for piece in one] for one in told.paragraphs]
    return {
        "slug": told.slug,
        "headline": told.headline,
        "changed": told.changed,
        "paragraphs": paragraphs,
        "spotted": spotted,
    }
