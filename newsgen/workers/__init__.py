"""Processes that do a task's batches: on this machine, or on those of a Dask cluster."""

from newsgen.workers.cluster import ClusterPool
from newsgen.workers.pool import LocalPool, WorkerPool
from newsgen.workers.shared import Task, Tick, share

__all__ = ["ClusterPool", "LocalPool", "Task", "Tick", "WorkerPool", "share"]
