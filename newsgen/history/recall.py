"""From what a project declares to the dataset that its stories are about, with all that is known of the past."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.errors import Fault, HistoryError
from newsgen.history.changed import area_changes, changed_meaning, withdrawn
from newsgen.history.join import Older, join, wanted
from newsgen.history.vintage import KeptFile, Vintage, described, kept_file
from newsgen.ingest.dataset import Dataset
from newsgen.ingest.faults import some
from newsgen.ingest.fetch import Fetch, Opener, fetch
from newsgen.ingest.reading import read
from newsgen.model.draft import Caution
from newsgen.model.measure import Measure
from newsgen.model.patch_rule import PatchRule
from newsgen.model.source import Source
from newsgen.model.step import unbroken

if TYPE_CHECKING:
    from newsgen.history.store import Known, Store


@dataclass(frozen=True, slots=True)
class Recalled:
    """A table, read, and joined with the past as it was known then.

    `source` and `measures` are how it was described. `vintage` is what is to be kept once all has gone well, None
    where it came out of the store. `known` is the last vintage that counted, by the order in which they came in; None
    where all do. `cautions` say where the past does not fit the table.
    """

    source: Source
    measures: tuple[Measure, ...]
    dataset: Dataset
    vintage: Vintage | None = None
    known: int | None = None
    cautions: tuple[Caution, ...] = ()


def recall(
    source: Source,
    measures: tuple[Measure, ...],
    folder: Path,
    opener: Opener,
    store: Store | None,
    as_of: date | None,
    needed: Iterable[str] = (),
    patches: tuple[PatchRule, ...] = (),
) -> Recalled:
    """The newest table that was out on `as_of`: the declared one, or one of the store, read as it was read then.

    Without `as_of` it is the declared one; without a store there is no other. `needed` are the measures that stories
    are about, `patches` the project's. HistoryError where the store has another table of the same day, this one under
    another day, or newer ones and not this one; and where an older table was described without a needed measure.
    """
    if store is None:
        dataset = read(source, measures, folder, opener, patches=patches)
        return Recalled(source, measures, dataset, cautions=tuple(map(_caution, dataset.notes)))
    newest = store.newest(as_of)
    if as_of is not None and as_of < source.published:
        if newest is None:
            raise HistoryError(_too_early(store, as_of, source.published))
        return _out_of_the_store(newest, folder, store, needed, patches)
    if as_of is not None and newest is not None and newest.published > source.published:
        return _out_of_the_store(newest, folder, store, needed, patches)
    vintage = read_vintage(source, measures, folder, opener, patches=patches)
    store.check(vintage)
    if newest is not None and newest.published > source.published and store.find(source.published) is None:
        older = f"published on {source.published}, but the store has a newer table, of {newest.published}"
        newer = f"a newer one; `newsgen history load {source.source}` to add it to the past"
        raise HistoryError(Fault(source.source, older, newer))
    return replace(_with_past(source, measures, vintage.dataset, store), vintage=vintage)


def read_vintage(
    source: Source,
    measures: tuple[Measure, ...],
    folder: Path,
    opener: Opener,
    taken: Fetch = fetch,
    patches: tuple[PatchRule, ...] = (),
) -> Vintage:
    """A table read as declared, with the bytes that it was read from."""
    files: dict[str, KeptFile] = {}

    def keep(path: str, folder: Path, opener: Opener) -> bytes:
        data = taken(path, folder, opener)
        files.setdefault(path, kept_file(path, data))
        return data

    dataset = read(source, measures, folder, opener, keep, patches)
    return Vintage(source, measures, dataset, tuple(files.values()))


def _out_of_the_store(
    known: Known, folder: Path, store: Store, needed: Iterable[str], patches: tuple[PatchRule, ...]
) -> Recalled:
    from newsgen.history.refusals import sound  # needs the database, which is there by now

    source, measures = _described(known, store)
    if missing := sorted({*needed} - {measure.name for measure in measures}):
        found = (
            f"the table of {known.published} was described without {some(missing)}, which a story is about"
        )
        raise HistoryError(
            Fault(store.where, found, "it loaded again as it is described now: `newsgen history load`")
        )
    files: Mapping[str, KeptFile] = {file.path: file for file in store.files(known.published)}

    def kept(path: str, folder: Path, opener: Opener) -> bytes:
        with sound(store.where):
            return files[path].unpacked()

    dataset = read(source, measures, folder, _no_network, kept, patches)
    return _with_past(source, measures, dataset, store)


def _with_past(source: Source, measures: tuple[Measure, ...], dataset: Dataset, store: Store) -> Recalled:
    """The dataset joined with the older tables that the store had when an edition of it was first built."""
    known = store.known_then(source.published)
    held = store.held(source.published, known)
    if not held:
        return Recalled(source, measures, dataset, known=known, cautions=tuple(map(_caution, dataset.notes)))
    chosen = [held[i] for i in wanted(dataset.periods, [h.period for h in held])]
    last = held[0]  # the table before this one, whether or not it has a period to join
    older = store.datasets({last.vintage, *(h.vintage for h in chosen)}, dataset.sources)
    before = older[last.vintage]
    unlike: dict[str, str] = {}
    for number, day in {h.vintage: h.published for h in (last, *chosen)}.items():
        unlike = changed_meaning(dataset, older[number], day) | unlike
    notes = (*dataset.notes, *area_changes(dataset, before, last.published))
    cautions = [_caution(text) for text in notes]
    cautions += [Caution("history", "warn", text) for text in unlike.values()]
    lost = withdrawn(dataset, older.values())
    dataset = replace(dataset, withdrawn=lost)
    cautions += [
        _caution(
            f"{name}: {some(sorted(codes), 5)} withheld now, and not in an older table of the period: no average of a "
            "place that holds one is told"
        )
        for name, codes in lost.items()
    ]
    joined = join(dataset, [Older(older[h.vintage], h.position) for h in chosen], frozenset(unlike))
    earlier = joined.periods[-2::-1]
    run = unbroken(joined.period, earlier) if chosen else len(earlier)
    if run < len(earlier):
        missing = joined.period.start if not run else earlier[run - 1].start
        gap = f"no table has the {joined.period.grain} before {missing}: no streak and no record goes further back"
        cautions.append(_caution(gap))
    return Recalled(source, measures, joined, known=known, cautions=tuple(cautions))


def _caution(message: str) -> Caution:
    return Caution("history", "note", message)


def _described(known: Known, store: Store) -> tuple[Source, tuple[Measure, ...]]:
    try:
        return described(known.declared)
    except ValueError:
        found = f"the table of {known.published} is described in a way that this newsgen does not know"
        raise HistoryError(
            Fault(store.where, found, "the newsgen that kept it, or the table loaded again")
        ) from None


def _too_early(store: Store, as_of: date, published: date) -> Fault:
    first = min(filter(None, (store.oldest(), published)))
    return Fault("--as-of", f"{as_of}: no table was out", f"{first} or later, the first day that is known of")


def _no_network(address: str) -> bytes:
    raise AssertionError(f"{address} is kept, and not fetched")
