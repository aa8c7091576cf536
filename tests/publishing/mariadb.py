"""A MariaDB of our own on this machine, on a socket alone, gone with its folder; as root or any user."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = ("mariadbd", "mariadb-install-db", "mariadb", "mariadb-admin")
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@contextmanager
def database(folder: Path, name: str) -> Iterator[Path]:
    """The socket of a server with one database; its user and the password are called as it is."""
    data, at = folder / "db", folder / "db.sock"
    user = f"--user={'root' if os.geteuid() == 0 else os.environ.get('USER', 'nobody')}"
    install = ["mariadb-install-db", "--no-defaults", user, f"--datadir={data}", "--skip-test-db"]
    subprocess.run([*install, "--auth-root-authentication-method=normal"], check=True, **QUIET)
    server = ["mariadbd", "--no-defaults", user, f"--datadir={data}", f"--socket={at}", "--skip-networking"]
    started = subprocess.Popen([*server, f"--pid-file={folder / 'db.pid'}"], **QUIET)
    ping = ["mariadb-admin", "--no-defaults", "-uroot", "-S", str(at), "ping"]
    try:
        wait(lambda: subprocess.run(ping, **QUIET).returncode == 0)
        sql = (
            f"CREATE DATABASE {name} CHARACTER SET utf8mb4; CREATE USER {name}@localhost IDENTIFIED BY '{name}'; "
            f"GRANT ALL ON {name}.* TO {name}@localhost"
        )
        subprocess.run(["mariadb", "--no-defaults", "-uroot", "-S", at, "-e", sql], check=True)
        yield at
    finally:
        started.terminate()
        started.wait(30)


def wait(until: Callable[[], bool], seconds: int = 30) -> None:
    """Until it is so."""
    for _ in range(seconds * 10):
        if until():
            return
        time.sleep(0.1)
    raise AssertionError(f"it did not start within {seconds} seconds")
