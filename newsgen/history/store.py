"""The store: everything that is asked of it, each question in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, func, select

from newsgen.errors import Fault, HistoryError
from newsgen.history import schema as tables_of
from newsgen.history.beginning import begin
from newsgen.history.editions import editions, put_edition
from newsgen.history.listing import Listed, listed
from newsgen.history.refusals import sound, translate_errors
from newsgen.history.schema import bring_up_to_date, steps_of
from newsgen.history.tables import HeldPeriod, datasets, files_of, held_periods, put, put_again, remove
from newsgen.history.vintage import KeptFile, Vintage, described
from newsgen.ingest.dataset import Dataset
from newsgen.model.published import PublishedEdition
from newsgen.model.source import SourceRecord

Kept = Literal["new", "described anew", "there already"]
REMEMBERED = 60
"""How many editions a new one knows of: a year of weeks, and some."""


@dataclass(frozen=True, slots=True)
class Known:
    """A vintage in the store: its id, its day, what table it is, how it was read."""

    number: int
    published: date
    content: str
    declared: str


class Store:
    """A project's past. Only `keep`, `recording` and `forget` write, each all or nothing."""

    def __init__(
        self, engine: Engine, where: str, *, path: Path | None = None, schema: str = "", secret: str = ""
    ) -> None:
        self.where = where
        self._engine, self._path, self._schema, self._secret = engine, path, schema, secret

    def bring_up_to_date(self) -> None:
        """Give the store of an older newsgen what it lacks; leave one that is not there yet alone."""
        with self._reading() as connection:
            steps = steps_of(connection, self.where, self._schema) if connection else 0
        if 0 < steps < tables_of.SCHEMA:
            with self._writing():
                pass

    def newest(self, until: date | None = None) -> Known | None:
        """The vintage with the last day of publication, of those until that day; None where there is none."""
        of = tables_of.vintage.c.published
        with self._reading() as connection:
            day = select(func.max(of)) if until is None else select(func.max(of)).where(of <= until)
            last = connection.scalar(day) if connection else None
            return _known(connection, published=last) if connection and last else None

    def oldest(self) -> date | None:
        """The first day of publication."""
        with self._reading() as connection:
            first: date | None = (
                connection.scalar(select(func.min(tables_of.vintage.c.published))) if connection else None
            )
            return first

    def find(self, published: date) -> Known | None:
        """The vintage of that day."""
        with self._reading() as connection:
            return _known(connection, published=published) if connection else None

    def check(self, *vintages: Vintage) -> None:
        """HistoryError where the store has another table of such a day, or such a table with another day."""
        faults: list[Fault] = []
        with self._reading() as connection:
            if connection is not None:
                for vintage in vintages:
                    faults += self._clashes(connection, vintage)
        if faults:
            raise HistoryError(*faults)

    def keep(self, vintage: Vintage, *, wherever: bool = False) -> Kept:
        """Put a vintage in, unless it is there; one that was read by another description is read anew.

        With `wherever`, the same table in another place is no other description: the place it had stays.
        """
        with self._writing() as connection, sound(self.where):
            if faults := tuple(self._clashes(connection, vintage)):
                raise HistoryError(*faults)
            there = _known(connection, published=vintage.published)
            if there is None:
                put(connection, vintage)
                return "new"
            if _is_same(there, files_of(connection, there.number), vintage, wherever=wherever):
                return "there already"
            put_again(connection, there.number, vintage)
            return "described anew"

    def files(self, published: date) -> tuple[KeptFile, ...]:
        """The files of the vintage of that day, as published."""
        with self._reading() as connection:
            known = _known(connection, published=published) if connection else None
            return files_of(connection, known.number) if connection and known else ()

    def known_then(self, published: date) -> int | None:
        """What was in the store when an edition of that day was last built: None where all of it counts.

        All of it counts for the newest table, which may be built again with more history than before.
        """
        of, told = tables_of.vintage, tables_of.edition
        with self._reading() as connection:
            if connection is None:
                return None
            later = connection.scalar(select(func.count()).where(of.c.published > published))
            known: int | None = connection.scalar(select(told.c.known).where(told.c.published == published))
            return known if later else None

    def held(self, before: date, known: int | None) -> list[HeldPeriod]:
        """The periods of the vintages published before that day, newest vintage first."""
        with self._reading() as connection:
            return held_periods(connection, before, known) if connection else []

    def datasets(self, numbers: Collection[int], now: tuple[SourceRecord, ...]) -> dict[int, Dataset]:
        """Those vintages as they were read."""
        with self._reading() as connection:
            return datasets(connection, numbers, now) if connection and numbers else {}

    def published_before(self, before: date, known: int | None = None) -> tuple[PublishedEdition, ...]:
        """The editions of the tables published before that day, the newest first."""
        with self._reading() as connection:
            return tuple(editions(connection, before, known, REMEMBERED)) if connection else ()

    def state(self, published: date) -> bytes:
        """A digest of what an edition of that day is built from beside its own table: other tables, other editions."""
        vintages, told = tables_of.vintage.c, tables_of.edition.c
        digest = blake2b(digest_size=16)
        with self._reading() as connection:
            if connection is not None:
                others = select(vintages.id, vintages.published, vintages.content, vintages.declared)
                editions = select(told.published, told.known, told.drafts)
                for found, day in ((others, vintages.published), (editions, told.published)):
                    for row in connection.execute(found.where(day != published).order_by(day)):
                        digest.update(repr(tuple(row)).encode())
        digest.update(repr(self.known_then(published)).encode())
        return digest.digest()

    @contextmanager
    def recording(self, edition: PublishedEdition) -> Iterator[None]:
        """Remember an edition if the block that publishes it ends well; otherwise it was never published.

        An edition of an older table than that of the last edition is not remembered: it would change what that one
        knew.
        """
        with self._writing() as connection:
            with sound(self.where):
                self._remember(connection, edition)
            yield

    def forget(self, published: date) -> None:
        """Take out a vintage and its edition. HistoryError where there is none of that day."""
        with self._writing() as connection, sound(self.where):
            there = _known(connection, published=published)
            if there is None:
                raise HistoryError(
                    Fault(self.where, f"no table published on {published}", "a day that it has")
                )
            remove(connection, there.number)

    def listed(self) -> Listed:
        """All that is there."""
        with self._reading() as connection:
            return listed(connection)

    def _remember(self, connection: Connection, edition: PublishedEdition) -> None:
        of, vintages = tables_of.edition, tables_of.vintage.c
        last = connection.scalar(select(func.max(of.c.published)))
        there = _known(connection, published=edition.published)
        if there is not None and (last is None or last <= edition.published):
            known = connection.scalar(select(func.max(vintages.id)))
            later = connection.scalar(select(func.count()).where(vintages.published > edition.published))
            before = connection.scalar(select(of.c.known).where(of.c.published == edition.published))
            put_edition(connection, there.number, before if later and before else known or 0, edition)

    def _clashes(self, connection: Connection, vintage: Vintage) -> Iterator[Fault]:
        day, name = vintage.published, vintage.source.source
        there = _known(connection, published=day)
        if there is not None and there.content != vintage.content:
            wanted = f"this table's own day, or `newsgen history forget {day}` if the other is wrong"
            yield Fault(name, f"the store has another table published on {day}", wanted)
        twin = _known(connection, content=vintage.content)
        if twin is not None and twin.published != day:
            found = f"the same table, byte for byte, is in the store as published on {twin.published}"
            yield Fault(name, found, f"that day instead of {day}, or the table of {day}")

    @contextmanager
    def _reading(self) -> Iterator[Connection | None]:
        """A transaction; None where nothing has been kept yet."""
        if self._path is not None and not self._path.exists():
            yield None
            return
        with (
            translate_errors(self.where, self._secret),
            sound(self.where),
            self._engine.connect() as connection,
            connection.begin(),
        ):
            yield connection if steps_of(connection, self.where, self._schema) else None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """A transaction that holds the store until its end, brought up to date first."""
        if self._path is not None and not self._path.exists():
            begin(self._path, self.where)
        with translate_errors(self.where, self._secret):
            connected = self._engine.connect().execution_options(newsgen_writes=True)
            with connected as connection, connection.begin():
                with sound(self.where):
                    bring_up_to_date(connection, self.where, self._schema)
                yield connection


def _is_same(there: Known, files: tuple[KeptFile, ...], vintage: Vintage, *, wherever: bool) -> bool:
    """Whether a vintage is what is there: of the same bytes, described and placed alike."""
    if [f.sha256 for f in files] != [f.sha256 for f in vintage.files]:
        return False
    if not wherever:
        return there.declared == vintage.declared
    try:
        source, measures = described(there.declared)
    except ValueError:  # of an older newsgen: this one reads it anew
        return False
    return (source, measures) == (replace(vintage.source, source=source.source), vintage.measures)


def _known(
    connection: Connection, *, published: date | None = None, content: str | None = None
) -> Known | None:
    of = tables_of.vintage
    one = of.c.content == content if published is None else of.c.published == published
    row = connection.execute(select(of.c.id, of.c.published, of.c.content, of.c.declared).where(one)).first()
    return Known(row.id, row.published, row.content, row.declared) if row else None
