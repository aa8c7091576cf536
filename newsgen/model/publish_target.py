"""Where a project's stories are sent, as newsgen.toml declares it under [publish.NAME]."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

from newsgen.model.strict import STRICT
from newsgen.model.web_address import has_user

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
"""Hosts to which a password may go without encryption: it never leaves the machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishTarget:
    """A CMS, or a folder, that stories are sent to. Secrets stand in the environment, never here."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT

    kind: str
    """What it is: "wordpress", "ghost", "wagtail", or "folder" for any other system."""
    url: str
    """The address of the site, without /wp-json; https, or http on this machine alone."""
    user_env: str = ""
    """The name of the environment variable that has the user's login name."""
    secret_env: str = ""
    """The name of the environment variable that has the application password, the key or the token."""
    folder: str = ""
    """With kind = "folder": where the stories are written, from the project's folder."""
    body: Literal["blocks", "html"] = "blocks"
    """Whether WordPress gets blocks, which open as such in its editor, or plain HTML."""
    page_type: str = ""
    """With kind = "wagtail": the page type that stories are of, as app.Model."""
    parent: int = 0
    """With kind = "wagtail": the number of the page below which they stand."""
    tags: tuple[str, ...] = ()
    """The tags of a new post, which must be there; "{patch}" and "{story}" in one stand for their names."""
    categories: Mapping[str, str] = field(default_factory=dict)
    """The category of a new post, which must be there, by the story's name in this project."""
    image: Literal["", "card", "map"] = ""
    """Which picture stands for a post, where the story has it: its featured image."""
    links: Literal["sent", "published"] = "sent"
    """Which sister stories are linked to: all that were sent, or only those that readers can open."""

    def faults(self) -> Iterator[tuple[str, str, str]]:
        """What is wrong with the address: the key, what was found, what was wanted."""
        if has_user(self.url):
            yield "url", "url has a user's name or a password in it", "these in environment variables"
            return
        try:
            parts = urlsplit(self.url)
            host = parts.hostname or ""
            _ = parts.port
        except ValueError:
            host, parts = "", urlsplit("")
        if parts.scheme not in {"http", "https"} or not host:
            yield "url", f"url = {self.url!r}", "an address such as https://www.example.org"
        elif parts.query or parts.fragment:
            yield "url", f"url = {self.url!r}", "an address without ? and #"
        elif self.kind != "folder" and parts.scheme == "http" and host not in LOOPBACK:
            found = f"url = {self.url!r}: over http anybody on the way reads the password"
            yield "url", found, "an https address (http only on this machine)"
