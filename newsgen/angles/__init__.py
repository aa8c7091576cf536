"""The rules engine: every story's angles, tried on every patch."""

from newsgen.angles.engine import Candidate, find
from newsgen.angles.lines import lines_of
from newsgen.angles.rule import Angle, Example, angles, vocabulary

__all__ = ["Angle", "Candidate", "Example", "angles", "find", "lines_of", "vocabulary"]
