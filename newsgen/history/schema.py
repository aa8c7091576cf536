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
)

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
"""What was told of a vintage. `known` is the id of the last vintage that was in the store then.

`drafts` are `count` of them, as JSON packed by zlib: as a row each, 37 editions of England took 31 MB and 3 s to read.
"""


def _tables(*tables: Table) -> Callable[[Connection], None]:
    return lambda connection: METADATA.create_all(connection, tables=tables)


STEPS: tuple[Callable[[Connection], None], ...] = (
    _tables(meta, file, vintage, vintage_file, period, areas, grid),
    _tables(edition),
)
"""What makes a store of schema 1, then 2: tables as published, then what was told."""
SCHEMA = len(STEPS)
