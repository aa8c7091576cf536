"""Processes that do a job's chunks: on this machine, or on those of a Dask cluster."""

from newsgen.workers.cluster import Cluster
from newsgen.workers.crew import Crew
from newsgen.workers.local import Local
from newsgen.workers.shared import Job, Tick, share

__all__ = ["Cluster", "Crew", "Job", "Local", "Tick", "share"]
