"""A client that asks an ASGI application over httpx, one request at a time, and keeps its cookies."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from starlette.types import ASGIApp


class Client:
    """Asks as a browser of that origin would; `headers` go with every request."""

    def __init__(self, app: ASGIApp, base_url: str) -> None:
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.base_url, self.headers, self.cookies = base_url, dict[str, str](), httpx.Cookies()

    def request(
        self, method: str, path: str, headers: dict[str, str] | None = None, **given: Any
    ) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=self.transport, base_url=self.base_url, cookies=self.cookies
            ) as client:
                answer = await client.request(method, path, headers=self.headers | (headers or {}), **given)
                self.cookies.update(client.cookies)
                return answer

        return asyncio.run(ask())

    def get(self, path: str, **given: Any) -> httpx.Response:
        return self.request("GET", path, **given)

    def post(self, path: str, **given: Any) -> httpx.Response:
        return self.request("POST", path, **given)
