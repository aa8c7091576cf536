"""Gates: what a draft must pass before it leaves."""

from newsgen.gates.gate import NO_VERDICT, Gate, Gated, Verdict, gate, gate_edition, gates
from newsgen.gates.setting import SEVERITIES, GateSetting, milder

__all__ = [
    "NO_VERDICT",
    "SEVERITIES",
    "Gate",
    "GateSetting",
    "Gated",
    "Verdict",
    "gate",
    "gate_edition",
    "gates",
    "milder",
]
