"""Gates: what a draft must pass before it leaves."""

from newsgen.checks.gate import Gate, Gated, gate, gates
from newsgen.checks.setting import SEVERITIES, GateSetting, milder

__all__ = ["SEVERITIES", "Gate", "GateSetting", "Gated", "gate", "gates", "milder"]
