"""How far a store is, and bringing it up to date."""

from __future__ import annotations

from sqlalchemy import Connection, insert, inspect, select, text, update
from sqlalchemy.schema import CreateSchema

from newsgen import __version__
from newsgen.errors import Fault, HistoryError
from newsgen.history.schema import SCHEMA, STEPS, meta

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
