"""The desk served on this machine: a socket of the loopback address, and uvicorn on it."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

from newsgen.errors import Fault, InputError

LOOPBACK = "127.0.0.1"


def opened_socket(port: int) -> socket.socket:
    """A socket of the loopback address; a free port where `port` is 0. InputError: another program has it."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        found.close()
        wanted = "a port that is free; without --port, one is found"
        raise InputError(Fault(f"--port {port}", str(error), wanted)) from None
    return found


def serve(app: ASGIApp, on: socket.socket) -> None:
    """Serve until Ctrl-C. What proxies say of addresses is not believed: the guard asks for one header alone."""
    uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            timeout_graceful_shutdown=2,
            limit_concurrency=64,
            h11_max_incomplete_event_size=64 * 1024,
        )
    ).run(sockets=[on])
