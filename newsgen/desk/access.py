"""Who may ask the desk anything: by address, by origin, and by a cookie or the name that a proxy gives."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, field
from hmac import compare_digest
from threading import Lock

from newsgen.errors import Fault, InputError

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?(?::\d{1,5})?")
_HEADER = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,63}")
LONGEST_USER = 100


@dataclass(frozen=True, slots=True)
class Access:
    """The names that the desk answers to, each exactly, and how it knows who asks.

    `hosts` are values of the header Host, `origins` those of Origin: lists of our own. A request that only agrees with
    itself (Origin is Host) may come from any page that rebinds a name. Behind a proxy `user_header` names the header
    with the user, whom the proxy has asked for a password; else `user` is the one who started the desk.
    """

    hosts: frozenset[str]
    origins: frozenset[str]
    cookie: str = ""
    user: str = ""
    user_header: str = ""


def on_this_machine(port: int, user: str) -> Access:
    """Loopback alone. The cookie's name has the port, since browsers share cookies among all ports of a host."""
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
    return Access(hosts, frozenset(f"http://{host}" for host in hosts), f"newsgen_desk_{port}", user)


def behind_proxy(user_header: str, host: str) -> Access:
    """Reached through a proxy that knows who asks, by https and under one name. InputError: either is not said."""
    faults = []
    if not _NAME.fullmatch(host):
        wanted = "--host NAME, the one name that the desk is reached by, such as desk.example.org"
        faults.append(Fault("--behind-proxy", f"the host {host!r}" if host else "no named host", wanted))
    if not _HEADER.fullmatch(user_header):
        wanted = "--user-header NAME, the header in which the proxy says who asks"
        found = f"the header {user_header!r}" if user_header else "no header for the user"
        faults.append(Fault("--behind-proxy", found, wanted))
    if faults:
        raise InputError(*faults)
    name = host.lower()
    return Access(frozenset({name}), frozenset({f"https://{name}"}), user_header=user_header.lower())


@dataclass(slots=True)
class Keys:
    """The one-time token of the printed address, and the secret that it is changed for, which a cookie keeps."""

    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _lock: Lock = field(default_factory=Lock)

    @property
    def token(self) -> str:
        """The token that is good now."""
        return self._token

    def take(self, given: str) -> bool:
        """Whether it is the token. It is good once: the next has another value from then on."""
        with self._lock:
            if not _same(given, self._token):
                return False
            self._token = secrets.token_urlsafe(32)
            return True

    def opens(self, cookie: str) -> bool:
        """Whether a cookie is that of this desk."""
        return _same(cookie, self.session)


def _same(given: str, ours: str) -> bool:
    return compare_digest(given.encode("utf-8", "surrogatepass"), ours.encode())
