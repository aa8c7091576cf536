"""What newsgen says while it works, for whoever reads the logs of a machine."""

from __future__ import annotations

from newsgen.errors import Fault, ProjectError, nearest

LEVELS = ("error", "warning", "info", "debug")


def log_at(level: str) -> None:
    """Write what is logged from this level on to standard error; nothing where it is "". ProjectError for no level."""
    if not level:
        return
    if level not in LEVELS:
        raise ProjectError(Fault("--log", repr(level), ", ".join(LEVELS), nearest(level, LEVELS)))
    import logging

    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("newsgen").setLevel(level.upper())
