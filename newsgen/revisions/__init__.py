"""Revisions: which published claims of an edition changed when its table was revised.

Works on editions as they are read back from their folders. Claims are matched by what they are of, never by their
words or their place, since a draft may say the same thing in other words.
"""

from newsgen.revisions.change import Change, Compared, StoryChange
from newsgen.revisions.editions import compare

__all__ = ["Change", "Compared", "StoryChange", "compare"]
