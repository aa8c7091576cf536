"""The front matter of an insert: a few keys in YAML, without what makes a short YAML endless."""

from __future__ import annotations

from typing import Any

import yaml

from newsgen.errors import Fault, InsertError
from newsgen.own_file import DEEPEST, check_values

LONGEST = 65_536
"""Characters of an insert's front matter: 64 KiB."""


def front_matter(text: str, where: str) -> Any:
    """What the YAML says. InsertError: no YAML, an alias (&a, *a), nested too deeply, too long, absurd numbers."""
    if len(text) > LONGEST:
        raise InsertError(
            Fault(where, f"{len(text):,} characters of front matter", f"at most {LONGEST:,}, the copy below")
        )
    try:
        found = yaml.load(text, _Loader)  # noqa: S506 - a SafeLoader that knows less
    except yaml.YAMLError as error:
        found = str(getattr(error, "problem", "")) or "no YAML"
        raise InsertError(Fault(where, found, "front matter in YAML between --- and ---")) from None
    except (ValueError, OverflowError):
        raise InsertError(
            Fault(where, "a number or a day that cannot be", "numbers, days such as 2021-02-23")
        ) from None
    check_values(found, where, InsertError)
    return found


class _Loader(yaml.SafeLoader):
    """YAML without aliases, of which few bytes make a text without end, and without deep nesting."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            raise yaml.MarkedYAMLError(problem="an alias or an anchor (*name, &name)")
        self.depth += 1
        if self.depth > DEEPEST + 1:
            raise yaml.MarkedYAMLError(problem="lists nested too deeply")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node
