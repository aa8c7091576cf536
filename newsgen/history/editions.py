"""Past editions in the tables of a store."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from datetime import date

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from newsgen import __version__
from newsgen.history import schema
from newsgen.history.tables import grain_of
from newsgen.model.period import Period
from newsgen.model.published import PublishedDraft, PublishedEdition

_DRAFTS = TypeAdapter(tuple[PublishedDraft, ...])


def put_edition(connection: Connection, number: int, known: int, edition: PublishedEdition) -> None:
    """Put in the edition of the vintage with that id, in place of an earlier one."""
    connection.execute(delete(schema.edition).where(schema.edition.c.vintage == number))
    about = {"vintage": number, "published": edition.published, "known": known, "title": edition.title}
    days = {"starts": edition.period.start, "ends": edition.period.end, "grain": edition.period.grain}
    packed = zlib.compress(_DRAFTS.dump_json(edition.drafts))
    drafts = {"count": len(edition.drafts), "drafts": packed, "newsgen": __version__}
    connection.execute(insert(schema.edition).values(**about, **days, **drafts))


def editions(
    connection: Connection, before: date, known: int | None, most: int
) -> Iterator[PublishedEdition]:
    """The editions of tables published before that day, the newest first, no more than `most`."""
    of = schema.edition
    wanted = select(of).where(of.c.published < before)
    if known is not None:
        wanted = wanted.where(of.c.vintage <= known)
    for row in connection.execute(wanted.order_by(of.c.published.desc()).limit(most)):
        period = Period(row.ends, row.starts, grain_of(row.grain))
        drafts = _DRAFTS.validate_json(zlib.decompress(row.drafts))
        yield PublishedEdition(row.published, period, row.title, drafts)
