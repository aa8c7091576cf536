"""Where a store is, as newsgen.toml says it: the path of a file, or the address of a PostgreSQL database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit, urlunsplit

PASSWORD = "NEWSGEN_HISTORY_PASSWORD"  # noqa: S105 - the variable that holds it, not a password
"""The variable of the environment that holds the password of a PostgreSQL store."""
POSTGRESQL = ("postgresql", "postgres")
WANTED = "the path of a file (history.sqlite), or postgresql://USER@HOST/DATABASE"


def is_postgresql(store: str) -> bool:
    """Whether it is an address rather than a path."""
    return store.lower().startswith(tuple(f"{scheme}://" for scheme in POSTGRESQL))


def address_faults(store: str) -> Iterator[tuple[str, str]]:
    """What is wrong with it, as (found, wanted); a password is never quoted."""
    if not store.strip() or store.strip() in {".", ".."} or store.endswith(("/", "\\")):
        yield f"history.store = {store!r}", WANTED
    elif "://" in store:
        try:
            parts = urlsplit(store)
            asked, host = dict(parse_qsl(parts.query)), parts.hostname
        except ValueError:
            yield "history.store is no address", WANTED
            return
        if parts.password is not None or "password" in asked:
            yield (
                "a password in history.store",
                f"it in the environment, as {PASSWORD}: newsgen.toml is shared",
            )
        elif parts.scheme not in POSTGRESQL:
            yield f"history.store begins with {parts.scheme}://", WANTED
        elif not parts.path.strip("/") or not (host or "host" in asked):
            yield "history.store names no host or no database", WANTED


def shown(store: str, folder: Path) -> str:
    """How messages call the store: the path of its file, or its address without what may be secret."""
    if not is_postgresql(store):
        return str(folder / store)
    parts = urlsplit(store)
    host = parts.netloc.rpartition("@")[2]
    return urlunsplit((parts.scheme, host, parts.path, "", ""))
