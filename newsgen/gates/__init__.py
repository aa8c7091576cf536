"""Gates: what a draft must pass before it leaves."""

from newsgen.gates.gate import GONE, NO_VERDICT, Gate, Gated, Verdict, gate, gate_edition, gate_words, gates
from newsgen.gates.setting import SEVERITIES, GateSetting, milder

__all__ = [
    "GONE",
    "NO_VERDICT",
    "SEVERITIES",
    "Gate",
    "GateSetting",
    "Gated",
    "Verdict",
    "gate",
    "gate_edition",
    "gate_words",
    "gates",
    "milder",
]
