"""A store of a file is begun whole: at its place there is either none, or one that has all its tables."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import create_engine

from newsgen.errors import Fault, HistoryError
from newsgen.history.schema import bring_up_to_date


def begin(path: Path, where: str) -> None:
    """Put a store that holds nothing yet at a path, unless another run was first. HistoryError where it cannot.

    SQLite would leave an empty file from the first statement to the end of the first transaction, which nobody could
    tell from a store that was lost.
    """
    engine = create_engine("sqlite://")
    with engine.connect() as connection, connection.begin():
        bring_up_to_date(connection, where, "")
        connection.commit()
        made = connection.connection.driver_connection
        assert made is not None
        data: bytes = made.serialize()
    engine.dispose()
    beside = path.with_name(f".{path.name}.{os.getpid()}.newsgen-new")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        try:
            with suppress(FileExistsError):  # another run's, which may hold tables by now
                os.link(beside, path)
        except OSError:  # a disk that has no links
            with suppress(FileExistsError), path.open("xb") as file:
                file.write(data)
    except OSError as error:
        raise HistoryError(
            Fault(where, f"it cannot be opened: {error.strerror}", "a folder that may be written, with room")
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink()
