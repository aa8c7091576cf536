"""A Ghost of our own on this machine, with a private MariaDB.

Needs Node 22, and Ghost's package unpacked in a folder that the environment variable NEWSGEN_GHOST names:
`npm pack ghost && tar xzf ghost-*.tgz && cd package && npm i --omit=dev --omit=optional --ignore-scripts
--legacy-peer-deps`. NEWSGEN_NODE names another `node` than that of the path.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.publishing.mariadb import NEEDED, QUIET, database, wait

PACKAGE = os.environ.get("NEWSGEN_GHOST", "")
NODE = os.environ.get("NEWSGEN_NODE", "node")


def missing() -> str:
    """What is not installed, or ""."""
    lacking = [name for name in (NODE, *NEEDED) if not shutil.which(name)]
    return ", ".join(lacking + ([] if PACKAGE else ["NEWSGEN_GHOST"]))


@contextmanager
def running(folder: Path) -> Iterator[tuple[str, str]]:
    """Its address and an Admin API key."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    with database(folder, "ghost") as at:
        settings = {
            "NODE_ENV": "production",
            "url": base,
            "server__host": "127.0.0.1",
            "server__port": str(port),
            "database__client": "mysql",
            "database__connection__socketPath": str(at),
            "database__connection__user": "ghost",
            "database__connection__password": "ghost",
            "database__connection__database": "ghost",
            "mail__transport": "stub",
            "privacy__useTinfoil": "true",
            "security__staffDeviceVerification": "false",
        }
        server = subprocess.Popen(
            [NODE, "index.js"], cwd=PACKAGE, env={"PATH": os.environ["PATH"]} | settings, **QUIET
        )
        try:
            wait(lambda: _answers(f"{base}/ghost/api/admin/site/"), 240)
            yield base, _key(base)
        finally:
            server.terminate()
            server.wait(60)


def _answers(address: str) -> bool:
    try:
        return httpx.get(address).is_success
    except httpx.HTTPError:
        return False


def _key(base: str) -> str:
    owner = {
        "name": "Owner",
        "email": "owner@example.com",
        "password": "Sup3rLongPass!x9",
        "blogTitle": "Test",
    }
    with httpx.Client(base_url=f"{base}/ghost/api/admin", headers={"Origin": base}, timeout=60) as client:
        client.post("/authentication/setup/", json={"setup": [owner]}).raise_for_status()
        login = {"username": owner["email"], "password": owner["password"]}
        client.post("/session/", json=login).raise_for_status()
        asked = {"integrations": [{"name": "newsgen"}]}
        made = client.post("/integrations/?include=api_keys", json=asked).raise_for_status().json()
    keys = made["integrations"][0]["api_keys"]
    return next(one["secret"] for one in keys if one["type"] == "admin")
