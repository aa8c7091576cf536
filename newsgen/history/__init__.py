"""A project's past: the tables as they were published, and the editions made from them.

The store keeps each table byte for byte with the description that it was read by, so that any past edition can be
built again, and beside it the figures that were read from it, each with its cell, so that years of weeks are joined in
a moment. Only `open_store` needs SQLAlchemy, and imports it when it is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsgen.history.recall import Recalled, read_vintage, recall
from newsgen.history.vintage import Vintage

if TYPE_CHECKING:
    from newsgen.history.store import Store

__all__ = ["Recalled", "Vintage", "open_store", "read_vintage", "recall"]


def open_store(store: str, folder: Path, *, schema: str = "newsgen", password: str = "") -> Store:
    """The store of a project: a file, from its folder, or an address, postgresql://USER@HOST/DATABASE.

    One that is not there yet is made when something is first kept in it; one of an older newsgen is brought up to
    date. HistoryError where it cannot be used.
    """
    from newsgen.history.opening import opened

    return opened(store, folder, schema, password)
