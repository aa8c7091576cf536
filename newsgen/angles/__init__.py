"""The rules engine: every story's angles, tried on every patch."""

from newsgen.angles.engine import Candidate, find
from newsgen.angles.rule import Angle, Example, angles, vocabulary

__all__ = ["Angle", "Candidate", "Example", "angles", "find", "vocabulary"]
