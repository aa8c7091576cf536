"""Checks edited copy against the figures of its story.

A file becomes lines (`reading`), and lines become sentences that are taken apart (`taking_apart`): numbers
(`quantities`, with their `hedges`), dates (`days`), comparisons (`senses`), `places`. The story's own draft is taken
apart in the same way, and its numbers are tied to its claims (`claims`, `facts`). Sentences of the copy are laid
beside those of the draft (`alignment`), and then every number (`judging`), comparison (`comparing`), date (`dating`)
and list (`lists`) gets its verdict.
"""

from newsgen.copycheck.checking import Report, check
from newsgen.copycheck.reading import LARGEST_DOCX, read_copy, too_large
from newsgen.copycheck.story import story_of

__all__ = ["LARGEST_DOCX", "Report", "check", "read_copy", "story_of", "too_large"]
