"""Which gates cannot look at the drafts of a language, for want of words that it states."""

from __future__ import annotations

import sys
from functools import cache

from newsgen.gates.gate import Gate, gates
from newsgen.language.gate_words import stated_by


def needs(gate: Gate) -> tuple[str, ...]:
    """The fields of GateWords that the gate's file names in NEEDS."""
    asked = (
        getattr(sys.modules[function.__module__], "NEEDS", ())
        for function in (gate.faults, gate.table_faults, gate.edition_faults)
    )
    return tuple(dict.fromkeys(field for fields in asked for field in fields))


@cache
def unspoken(language: str) -> dict[str, tuple[str, ...]]:
    """Each gate that lacks words of the language of that name, with the fields that it lacks."""
    stated = stated_by(language)
    lacking = {one.id: tuple(f for f in needs(one) if not getattr(stated, f)) for one in gates()}
    return {gate: fields for gate, fields in lacking.items() if fields}
