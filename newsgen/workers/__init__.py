"""Processes that do a job's chunks: on this machine, or on those of a Dask cluster."""

from newsgen.workers.cluster import Cluster
from newsgen.workers.pool import Crew, Local
from newsgen.workers.shared import Job, Tick, share

__all__ = ["Cluster", "Crew", "Job", "Local", "Tick", "share"]
