"""Raw bytes -> Dataset: the only room that reads sources."""

from newsgen.ingest.dataset import Dataset, Grid, Status
from newsgen.ingest.fetch import Opener
from newsgen.ingest.reading import read
from newsgen.ingest.rows import Rows
from newsgen.ingest.table import read_rows

__all__ = ["Dataset", "Grid", "Opener", "Rows", "Status", "read", "read_rows"]
