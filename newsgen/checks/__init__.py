"""Gates: what a draft must pass before it leaves."""

from newsgen.checks.gate import Gate, gate, gates

__all__ = ["Gate", "gate", "gates"]
