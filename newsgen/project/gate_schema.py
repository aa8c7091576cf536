"""The JSON Schema of [gates]."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from newsgen.checks import SEVERITIES, gates
from newsgen.model.strict import described


def gates_schema() -> dict[str, Any]:
    """Each gate's severity, or its table with its own options."""
    severity = {"enum": list(SEVERITIES)}
    own = {
        "severity": severity | {"description": "note, warn or block"},
        "why": {"type": "string", "description": "Why it is lowered: every edition prints it."},
    }
    properties = {}
    for gate in gates():
        with described():
            options = TypeAdapter(gate.options).json_schema()["properties"] if gate.options else {}
        table = {"type": "object", "properties": own | options, "additionalProperties": False}
        doc = " ".join(gate.doc.split())
        properties[gate.id] = {"description": f"{doc} As usual: {gate.severity}.", "anyOf": [severity, table]}
    return {
        "type": "object",
        "description": "How strict each gate is.",
        "properties": properties,
        "additionalProperties": False,
    }
