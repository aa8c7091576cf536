"""The tables of a store. A store is the sum of its steps: an older one lacks the last of them, and gets them.

A step that has been released is never changed; what comes after it is a new step.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.schema import CreateSchema

from newsgen import __version__
from newsgen.errors import Fault, HistoryError

METADATA = MetaData()

meta = Table(
    "meta",
    METADATA,
    Column("key", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""`schema`: how many steps the store has; `newsgen`: the version that made the last of them."""

file = Table(
    "file",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
"""Bytes as published, packed by zlib; a lookup that stays the same from week to week is kept once."""

vintage = Table(
    "vintage",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("published", Date, nullable=False, unique=True),
    Column("content", String(64), nullable=False, unique=True),
    Column("declared", Text, nullable=False),
    Column("about", JSON, nullable=False),
    Column("areas", String(64), nullable=False),
    Column("newsgen", String(40), nullable=False),
)
"""A table with its day. `id` counts in the order in which tables came in, which may not be that of their days."""

vintage_file = Table(
    "vintage_file",
    METADATA,
    Column("vintage", ForeignKey("vintage.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("path", Text, nullable=False),
    Column("sha256", ForeignKey("file.sha256"), nullable=False),
)

period = Table(
    "period",
    METADATA,
    Column("vintage", ForeignKey("vintage.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    Column("grain", String(10), nullable=False),
)

areas = Table(
    "areas",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)
"""Codes, names and parents, as Arrow; kept once for all vintages that have the same."""

grid = Table(
    "grid",
    METADATA,
    Column("vintage", ForeignKey("vintage.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("measure", Text, nullable=False),
    Column("about", JSON, nullable=False),
    Column("figures", LargeBinary, nullable=False),
    Column("cells", LargeBinary, nullable=False),
)
"""A measure's figures and their cells, as Arrow."""

edition = Table(
    "edition",
    METADATA,
    Column("vintage", ForeignKey("vintage.id"), primary_key=True),
    Column("published", Date, nullable=False, unique=True),
    Column("known", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    Column("grain", String(10), nullable=False),
    Column("count", Integer, nullable=False),
    Column("drafts", LargeBinary, nullable=False),
    Column("newsgen", String(40), nullable=False),
)
"""The edition of a vintage. `known` is the id of the last vintage that was in the store then.

`drafts` are `count` of them, as JSON packed by zlib: as a row each, 37 editions of England took 31 MB and 3 s to read.
"""


def _tables(*tables: Table) -> Callable[[Connection], None]:
    return lambda connection: METADATA.create_all(connection, tables=tables)


STEPS: tuple[Callable[[Connection], None], ...] = (
    _tables(meta, file, vintage, vintage_file, period, areas, grid),
    _tables(edition),
)
"""The steps to schema 1 and 2: tables as published, then editions."""
SCHEMA = len(STEPS)


_FREE = "the store of a project, or a name that is free"


def steps_of(connection: Connection, where: str, schema: str) -> int:
    """How many steps the store has, 0 where there is nothing yet. HistoryError: not ours, or of a newer newsgen."""
    names = inspect(connection).get_table_names(schema=schema or None)
    if meta.name not in names:
        if names:
            found = f"a database of something else: it has the table {min(names)!r}"
            raise HistoryError(Fault(where, found, _FREE))
        return 0
    said = (
        {row.key: row.value for row in connection.execute(select(meta))}
        if _is_ours(connection, schema)
        else {}
    )
    if not said.get("schema", "").isdecimal():
        found = "a database of something else: its table 'meta' says nothing of newsgen"
        raise HistoryError(Fault(where, found, _FREE))
    steps = int(said["schema"])
    if steps > SCHEMA:
        found = f"a store of a newer newsgen, {said.get('newsgen', '?')} (schema {steps})"
        wanted = f"that newsgen or a newer one: this is {__version__} (schema {SCHEMA})"
        raise HistoryError(Fault(where, found, wanted))
    return steps


def bring_up_to_date(connection: Connection, where: str, schema: str) -> None:
    """The steps that the store lacks, all within the transaction of the connection."""
    if schema:
        connection.execute(
            text("SELECT pg_advisory_xact_lock(hashtext(:name))"), {"name": f"newsgen {schema}"}
        )
        if schema not in inspect(connection).get_schema_names():
            connection.execute(CreateSchema(schema))
    steps = steps_of(connection, where, schema)
    if steps == SCHEMA:
        return
    for step in STEPS[steps:]:
        step(connection)
    if not steps:
        rows = [{"key": "schema", "value": str(SCHEMA)}, {"key": "newsgen", "value": __version__}]
        connection.execute(insert(meta), rows)
        return
    for key, value in (("schema", str(SCHEMA)), ("newsgen", __version__)):
        connection.execute(update(meta).where(meta.c.key == key).values(value=value))


def _is_ours(connection: Connection, schema: str) -> bool:
    columns = {column["name"] for column in inspect(connection).get_columns(meta.name, schema=schema or None)}
    return {"key", "value"} <= columns
