"""Raw bytes -> Dataset: the only room that reads sources.

What is named here is loaded when it is asked for: code that only fetches needs nothing that reads tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsgen.ingest.dataset import Dataset, Grid, Status
    from newsgen.ingest.fetch import Opener
    from newsgen.ingest.reading import read
    from newsgen.ingest.rows import Rows
    from newsgen.ingest.table import read_rows

__all__ = ["Dataset", "Grid", "Opener", "Rows", "Status", "read", "read_rows"]
_HOMES = {
    "Dataset": "dataset",
    "Grid": "dataset",
    "Opener": "fetch",
    "Rows": "rows",
    "Status": "dataset",
    "read": "reading",
    "read_rows": "table",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"newsgen.ingest.{_HOMES[name]}"), name)
