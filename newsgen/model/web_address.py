"""An address of the web as it may be shown: what lets its owner in is left out."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

_SECRET = re.compile(
    r"token|secret|passw|passphrase|^pass$|^pwd$|key(id)?$|^sig$|signature|credential|"
    r"(^|[-_])auth$|authori[sz]ation|jwt|session[-_]?id",
    re.IGNORECASE,
)
"""Names of parameters whose values are secret. `authority` and `keyword` are no such."""
_USER = re.compile(r"(?<=://)[^/?#\\]*@")


def without_secrets(address: str) -> str:
    """The address without a user's name, a password, and the parameters whose names say that they hold a secret.

    What is no address of the web (a path) stays as it is; so does the order, and the writing, of all other parameters.
    """
    if not address.lower().startswith(("http://", "https://")):
        return address
    return _USER.sub("", without_secret_parameters(address), count=1)


def has_user(address: str) -> bool:
    """Whether an address of the web has a user's name, or a password, in it."""
    return address.lower().startswith(("http://", "https://")) and _USER.search(address) is not None


def without_secret_parameters(address: str) -> str:
    """The same, with the user's name left in it: who fetches it has to see, and to refuse, that."""
    if not address.lower().startswith(("http://", "https://")):
        return address
    rest, hash_, fragment = address.partition("#")
    place, _, query = rest.partition("?")
    if any(_is_secret(one) for one in re.split("[&;?]", fragment)):
        hash_ = fragment = ""
    parts = re.split("([&;])", query)
    kept = [
        (mark, one) for mark, one in zip(["", *parts[1::2]], parts[::2], strict=True) if not _is_secret(one)
    ]
    query = "".join(mark + one for mark, one in kept).lstrip("&;")
    return place + (f"?{query}" if query else "") + hash_ + fragment


def _is_secret(parameter: str) -> bool:
    name, equals, _ = parameter.partition("=")
    return bool(equals) and _SECRET.search(unquote_plus(name)) is not None
