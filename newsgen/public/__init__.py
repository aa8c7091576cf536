"""newsgen from Python and from a notebook: what `import newsgen` offers (docs/python.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgen.project import Project
from newsgen.public import given
from newsgen.public.results import Built, Checked, Difference, Explanation, Stories, Story

if TYPE_CHECKING:
    import pandas as pd

    from newsgen.ingest.fetch import Opener

__all__ = [
    "Built", "Checked", "Difference", "Explanation", "Project", "Stories", "Story",
    "build", "check", "diff", "draft", "explain", "load", "ranked",
]  # fmt: skip


def load(project: str | PathLike[str]) -> Project:
    """The project in a folder, or of a newsgen.toml, checked. ProjectError with all of its faults."""
    from newsgen.project import load as loaded

    return loaded(given.path(project, "project"))


def ranked(
    project: Project | str | PathLike[str],
    *,
    patch: str | Sequence[str] | None = None,
    as_of: date | str | None = None,
    opener: Opener | None = None,
) -> pd.DataFrame:
    """The ranked dataset: a row for each patch, measure and area of the newest period.

    docs/python.md says what each column is. `patch` names the patches to rank, by default all. With a [history], the
    table is the newest one that was out on `as_of`, a date or text such as "2026-11-23". `opener` gives the bytes at an
    http(s) address; by default they are fetched. InputError where the project or its table is wrong.
    """
    from newsgen.public.ranked_dataset import ranked_dataset

    only, day = given.names(patch), given.day(as_of)
    with given.words_of_python():
        return ranked_dataset(_loaded(project), only, day, opener)


def build(
    project: Project | str | PathLike[str],
    out: str | PathLike[str],
    *,
    patch: str | Sequence[str] | None = None,
    as_of: date | str | None = None,
    workers: int = 1,
    fresh: bool = False,
) -> Built:
    """Build the project's edition at `out`, whole, as `newsgen build` does; and its stories, the best first.

    An edition that stands there is replaced, or left as it is where nothing has changed. `patch`, `as_of`, `workers`
    and `fresh` are the options of the command. InputError where anything is wrong; nothing is written then.
    """
    from newsgen.building import build_edition
    from newsgen.edition.read import read_edition
    from newsgen.pipeline import no_progress
    from newsgen.surroundings.environment import cache_folder, store_of
    from newsgen.surroundings.network import ask
    from newsgen.workers import LocalPool

    folder, only, day = given.path(out, "out"), given.names(patch), given.day(as_of)
    processes, declared = given.whole(workers, "workers"), _loaded(project)
    with given.words_of_python():
        result = build_edition(
            declared,
            folder,
            ask,
            lambda: LocalPool("newsgen.pipeline", processes),
            as_of=day,
            only=only,
            store=store_of(declared),
            progress=no_progress,
            caches=cache_folder(),
            fresh=fresh,
            any_day=False,
        )
    found = read_edition(folder)
    stories = Stories(tuple(map(Story, found.stories.values())), found.record["unwritten"])
    return Built(folder, stories, result.reused, result.unchanged)


def draft(
    frame: pd.DataFrame,
    *,
    data: Mapping[str, Any],
    measures: Mapping[str, Mapping[str, Any]],
    patches: Sequence[Mapping[str, Any]] | None = None,
    stories: Sequence[Mapping[str, Any]] | None = None,
    project: Mapping[str, Any] | None = None,
    gates: Mapping[str, Any] | None = None,
    ranks: Mapping[str, Any] | None = None,
    folder: str | PathLike[str] | None = None,
    as_of: date | str | None = None,
    name: str = "frame",
) -> Stories:
    """The stories that a DataFrame holds, the best first; nothing is written to disk.

    The arguments are the tables of newsgen.toml, with its keys: `data` without `source`, which the frame is, `measures`
    by name. Without `patches` there is one of all areas and one for each place of each level; without `stories` the
    highest and the lowest. `folder` is a project's, for its templates, inserts and styles. In derivations the frame is
    called memory:`name`, its columns as they are, and its first row is row 2, as in a spreadsheet with a header; its
    index is left out. ProjectError, SourceError, TableError with all faults, as for a project and a file.
    """
    from newsgen.public.in_memory import stories_of_frame

    tables: dict[str, Any] = {"project": project, "patches": patches, "stories": stories}
    tables |= {"gates": gates, "ranks": ranks}
    tables = {key: table for key, table in tables.items() if table is not None}
    own = None if folder is None else given.path(folder, "folder")
    with given.words_of_python():
        return stories_of_frame(
            frame, {"data": data, "measures": measures, **tables}, own, given.day(as_of), name
        )


def check(
    copy: str | PathLike[str] | Story, edition: str | PathLike[str], story: str | None = None
) -> Checked:
    """Edited copy held against the figures of its story, as `newsgen check` does.

    `copy` is a text (HTML where it begins with a tag), a story as `build` or `draft` gives it, or the path of a file.
    `story` is the slug of its story; by default that of the `Story`, or the one whose words are closest. InputError
    where there is no such story or edition.
    """
    from newsgen.copycheck import read_copy
    from newsgen.copycheck.in_edition import check_in_edition, read_file

    slug = None if story is None else given.text(story, "story")
    if isinstance(copy, Story):
        slug, copy = slug or copy.slug, f"<h1>{escape(copy.headline)}</h1>{copy.html}"
    folder = given.path(edition, "edition")
    with given.words_of_python():
        if isinstance(copy, str) and not _names_a_file(copy):
            name = "copy.html" if copy.lstrip().startswith("<") else "copy.txt"
            read = read_copy(copy.encode("utf-8", "replace"), name)
        else:
            file = given.path(copy, "copy")
            name, read = file.name, read_file(file)
        report, record = check_in_edition(read, folder, slug, name)
    return Checked(report, record)


def explain(
    slug: str,
    edition: str | PathLike[str],
    claim: str | None = None,
    project: str | PathLike[str] | None = None,
) -> Explanation:
    """Why there is this story; or, with words of it as `claim`, the way from them to cells, as `newsgen explain` does.

    `project` is its project's folder, to show cells behind averages and ranks. OutputError where the edition has no
    such story; InputError where the story has no such words.
    """
    from newsgen.angles import angles
    from newsgen.edition.read import read_edition
    from newsgen.explanation import explain_claim, explain_story, matching
    from newsgen.explanation.claim import not_there
    from newsgen.explanation.fit import refuse_unless_fit
    from newsgen.rereading import tables_of

    folder, slug = given.path(edition, "edition"), given.text(slug, "slug")
    found = read_edition(folder, slugs=(slug,))
    refuse_unless_fit(found, slug)
    story = found.stories[slug]
    cells = tables_of(folder, found.record, None if project is None else given.path(project, "project"))
    if claim is None:
        meanings = {name: angle.situations for name, angle in angles().items()}
        return Explanation((explain_story(story, meanings, cells),))
    asked = matching(story["claims"], given.text(claim, "claim"))
    if not asked:
        with given.words_of_python():
            raise not_there(slug, story["claims"], claim)
    return Explanation(tuple(explain_claim(one, story, found.record, cells) for one in asked))


def diff(
    old: str | PathLike[str], new: str | PathLike[str], project: str | PathLike[str] | None = None
) -> Difference:
    """What a revised table changed in published stories, with a correction drafted for each, as `newsgen diff` does.

    `project` is the folder of the project, for its own style, places and words of corrections. Where these are wanting,
    `undrafted` says why there are no corrections. OutputError where the two cannot be compared.
    """
    from newsgen.edition.read import read_edition
    from newsgen.errors import Fault, InputError, NewsgenError
    from newsgen.revisions import compare
    from newsgen.revisions.comparable import refuse_unless_comparable
    from newsgen.revisions.drafted import to_correct
    from newsgen.writing.correcting import Corrector

    older, newer = given.path(old, "old"), given.path(new, "new")
    if older.resolve() == newer.resolve():
        raise InputError(Fault(str(newer), "the same folder twice", "an older edition and a newer one"))
    before, after = read_edition(older), read_edition(newer)
    refuse_unless_comparable(before, after, (older, newer))
    compared = compare(before, after)
    if not compared.revised:
        return Difference(compared, {}, before, after)
    loaded = None if project is None else load(project)
    house = (loaded.folder, loaded.about.places) if loaded else (None, "")
    try:
        corrector = Corrector(after.record["style"], *house)
        drafted = {one.slug: corrector.write(one) for one in to_correct(compared, before, after)}
    except NewsgenError as error:
        return Difference(compared, {}, before, after, undrafted=str(error))
    return Difference(compared, drafted, before, after)


def _names_a_file(copy: str) -> bool:
    """Whether a text is the path of a file: no copy is one line that a file is called by."""
    return not {"\n", "\0"} & {*copy} and len(copy) < 1000 and Path(copy).is_file()


def _loaded(project: Project | str | PathLike[str]) -> Project:
    return project if isinstance(project, Project) else load(project)
