"""What WordPress is asked before anything is sent: what it lacks, said so that a user can mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Any

from newsgen.errors import Fault, PublishError
from newsgen.publishing.http import RefusedError
from newsgen.publishing.target import Filed

_ESCAPED = re.compile("[&<>\"']")


def terms_of(
    get: Callable[[str, Mapping[str, str]], Any], where: str, filed: Iterable[Filed]
) -> dict[tuple[str, str], int]:
    """The numbers of all tags and categories that are asked for, by kind and name. PublishError: some are not there."""
    wanted: set[tuple[str, str]] = set()
    for one in filed:
        wanted |= {("tags", name) for name in one.tags} | {("categories", name) for name in one.categories}
    found, faults = {}, []
    for kind, name in sorted(wanted):
        part = max(_ESCAPED.split(name), key=len).strip()  # names are kept, and looked through, as HTML
        asked = {"search": part, "per_page": "100", "_fields": "id,name", "hide_empty": "false"}
        answer = get(f"/{kind}", asked).json()
        same = [one["id"] for one in answer if unescape(one["name"]).casefold() == name.casefold()]
        if same:
            found[kind, name] = int(same[0])
        else:
            what = "tag" if kind == "tags" else "category"
            faults.append(Fault(where, f"there is no {what} {name!r}", "it: an editor makes it under Posts"))
    if faults:
        raise PublishError(*faults)
    return found


def in_words(error: RefusedError, where: str) -> PublishError:
    """What users really meet as they set a site up, said so that they can mend it."""
    if error.status == 401:
        found = f"it does not let us in ({error.code or 401})"
        wanted = (
            "the user's login name (not the name given to the application password) and an application password; if "
            "both are right, the web server drops the Authorization header (for Apache: SetEnvIf Authorization "
            '"(.*)" HTTP_AUTHORIZATION=$1), or a plugin forbids application passwords'
        )
    elif error.status == 403:
        found, wanted = (
            f"{error.faults[0].found}",
            "a user who may write posts, and no firewall before /wp-json",
        )
    elif error.status == 404:
        found = "there is no /wp-json here"
        wanted = (
            "the address of WordPress itself as url, and permalinks other than Plain (Settings, Permalinks)"
        )
    else:
        return error
    return PublishError(Fault(where, found, wanted))
