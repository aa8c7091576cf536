"""A PostgreSQL server for the tests: found, or installed where we may, started, and stopped at the end."""

from __future__ import annotations

import itertools
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg
import pytest

USER, DATABASE = "desk", "newsroom"


@dataclass
class Server:
    port: int
    password: str
    folder: Path
    binaries: Path
    numbers: Any = field(default_factory=itertools.count)

    @property
    def address(self) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{DATABASE}"

    def fresh_schema(self) -> str:
        """A schema that no other test has."""
        return f"project_{next(self.numbers)}"

    def control(self, *arguments: str) -> None:
        command = [self.binaries / "pg_ctl", "-D", self.folder / "data", *arguments]
        run(command, cwd=self.folder)

    def start(self) -> None:
        options = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder} -p {self.port} -F"
        self.control("-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self, how: str = "fast") -> None:
        self.control("-m", how, "-w", "stop")


@contextmanager
def postgresql() -> Iterator[Server]:
    binaries = find() or install()
    # not in pytest's own folder: PostgreSQL runs as another user than root, who may not enter it
    folder = Path(tempfile.mkdtemp(prefix="newsgen-postgresql-"))
    folder.chmod(0o755)
    if owner():
        shutil.chown(folder, owner())
    server = Server(free_port(), secrets.token_hex(12), folder, binaries)
    try:
        secret = folder / "secret"
        secret.write_text(server.password)
        if owner():
            shutil.chown(secret, owner())
        made = [binaries / "initdb", "-D", folder / "data", "-U", USER, "--auth=scram-sha-256"]
        run([*made, f"--pwfile={secret}", "--no-sync", "-E", "UTF8"], cwd=folder)
        server.start()
        with psycopg.connect(server.address.replace(DATABASE, "postgres"), password=server.password) as made:
            made.autocommit = True
            made.execute(f"CREATE DATABASE {DATABASE}")
        yield server
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            server.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


def find() -> Path | None:
    """The folder of PostgreSQL's programs."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    known += [Path(path).resolve().parent for path in [shutil.which("initdb")] if path]
    return next((folder for folder in known if (folder / "initdb").exists()), None)


def install() -> Path:
    """Install it, on a machine of CI's where we are root; skip where it is somebody's own machine."""
    if not (os.environ.get("CI") and os.getuid() == 0 and shutil.which("apt-get")):
        pytest.skip("there is no PostgreSQL server here (Debian: apt-get install postgresql)")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "postgresql"]):
        subprocess.run(["apt-get", *command], env=quiet, check=True, capture_output=True, timeout=600)
    found = find()
    assert found, "postgresql was installed, and is not there"
    return found


def owner() -> str | None:
    """Whom the server runs as: it refuses to be root."""
    if os.getuid():
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def run(command: list[Any], **how: Any) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=owner(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        **how,
    )
    assert done.returncode == 0, done.stderr + done.stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
