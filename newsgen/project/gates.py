"""The [gates] of a project: severities that it raises, or lowers and says why, and the settings of single gates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from newsgen.errors import Fault, nearest
from newsgen.gates import GONE, SEVERITIES, Gate, GateSetting, gates, milder
from newsgen.project.faults import fault as pydantic_fault
from newsgen.project.faults import line_of

OWN = ("severity", "why")
"""The keys that every gate has."""


def gates_of(file: Path, text: str, raw: dict[str, Any], faults: list[Fault]) -> dict[str, GateSetting]:
    """What the project sets of each gate that it names, by id; whatever is wrong goes to `faults`.

    A gate is given a severity (`small_base = "block"`) or a table with `severity`, `why` and the gate's own options.
    A severity below the gate's own needs a reason, which every edition then prints.
    """
    given = raw.get("gates", {})
    known = {gate.id: gate for gate in gates()}
    found: dict[str, GateSetting] = {}
    for name, entry in given.items() if isinstance(given, dict) else ():
        where = line_of(file, text, ("gates", name))
        if name in GONE:
            found[name] = GateSetting()
            continue
        if name not in known:
            faults.append(Fault(where, f"the gate {name!r}", "a gate (docs/gates.md)", nearest(name, known)))
            continue
        table = {"severity": entry} if isinstance(entry, str) else entry
        if isinstance(table, dict):  # or else the file's own validation reports it
            found[name] = _setting(known[name], table, file, text, where, faults)
    return found


def _setting(
    gate: Gate, table: Mapping[str, Any], file: Path, text: str, where: str, faults: list[Fault]
) -> GateSetting:
    severity, why = table.get("severity"), table.get("why", "")
    if severity is not None and severity not in SEVERITIES:
        wanted = ", ".join(SEVERITIES[:-1]) + f" or {SEVERITIES[-1]}"
        near = nearest(str(severity), SEVERITIES)
        faults.append(Fault(where, f"{gate.id}: the severity {severity!r}", wanted, near))
        severity = None
    if not isinstance(why, str):
        faults.append(Fault(where, f"{gate.id}: why = {why!r}", "a sentence"))
        why = ""
    if severity is not None and milder(severity, gate.severity) and not why.strip():
        found = f"{gate.id} is lowered from {gate.severity} to {severity} without a reason"
        wanted = f'{gate.id} = {{ severity = "{severity}", why = "..." }}, which every edition then prints'
        faults.append(Fault(where, found, wanted))
    options = {key: value for key, value in table.items() if key not in OWN}
    return GateSetting(severity, " ".join(why.split()), _options(gate, options, file, text, where, faults))


def _options(
    gate: Gate, given: Mapping[str, Any], file: Path, text: str, where: str, faults: list[Fault]
) -> Any:
    """The gate's options with what is given; None where nothing is."""
    if not given:
        return None
    allowed = tuple(_names(gate))
    if gate.options is None:
        wanted = f"one of {', '.join(OWN)}"
        faults.extend(Fault(where, f"{gate.id}: the key {key!r}", wanted, nearest(key, OWN)) for key in given)
        return None
    try:
        return TypeAdapter(gate.options).validate_python(given)
    except ValidationError as error:
        place = f"{where}, gate {gate.id!r}"
        faults.extend(pydantic_fault(file, text, dict(e), place, allowed) for e in error.errors())
        return None


def _names(gate: Gate) -> Iterator[str]:
    yield from OWN
    if gate.options is not None:
        yield from (field.name for field in fields(gate.options))
