"""The [leads] of a project: the cut-offs that it sets of single lead rules."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsgen.editorial.leads import lead_rules
from newsgen.errors import Fault, nearest
from newsgen.project.faults import fault as pydantic_fault
from newsgen.project.faults import line_of


def leads_of(file: Path, text: str, raw: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    """The settings of each rule that the project names; whatever is wrong goes to `faults`."""
    given, known = raw.get("leads", {}), lead_rules()
    found: dict[str, Any] = {}
    for name, entry in given.items() if isinstance(given, dict) else ():
        where = line_of(file, text, ("leads", name))
        if name not in known:
            wanted = f"one of {', '.join(known)}"
            faults.append(Fault(where, f"the lead rule {name!r}", wanted, nearest(name, known)))
            continue
        kind = known[name].settings
        allowed = [one.name for one in fields(kind)]
        try:
            found[name] = TypeAdapter(kind).validate_python(entry)
        except ValidationError as error:
            faults.extend(
                pydantic_fault(file, text, dict(e), f"{where}, {name}", allowed) for e in error.errors()
            )
    return found
