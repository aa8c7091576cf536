"""One thing that a story said and that was revised since, as a drafted correction may speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newsgen.model.area import Area, Patch
from newsgen.model.figure import Figure
from newsgen.model.measure import Measure
from newsgen.model.period import Period


@dataclass(frozen=True, slots=True)
class Revision:
    """A change, in values that have words.

    `was` and `now` are the figure as it was published and as it is; `said` and `says` the words that print them;
    `quoted` is the sentence that said it, in pieces: words, and those of each figure in it. `before` and `after` are
    the areas that had a place (an end of a ranking) and those that have it; `came` and `left` those that a count gained
    and lost, none where they are too many to name. `place` is the one whose average it is, or is held against: it need
    not be the story's. `than` is the line that a count is of. `of_average` is the rule of the average that it, or what
    it counts, is held against ("setting" of a published one), `of_own` is true of a rank by areas' own figures. `rule`
    is that of the figure's derivation, `op` the test of a count, `order` that of a ranking. `period` is None where the
    sentence before has said it.
    """

    kind: str
    area: Area | None = None
    place: Patch | None = None
    measure: Measure | None = None
    period: Period | None = None
    was: Figure | None = None
    now: Figure | None = None
    said: str = ""
    says: str = ""
    quoted: tuple[str | tuple[str, Figure], ...] = ()
    rule: str = ""
    op: str = ""
    order: str = ""
    than: Figure | None = None
    of_average: str = ""
    of_own: bool = False
    before: tuple[Area, ...] = ()
    after: tuple[Area, ...] = ()
    came: tuple[Area, ...] = ()
    left: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Revised:
    """All that the correction of one story says: what was revised, the most serious first, by whom and when.

    `published` is the day of the revised table; `later` is true where the one before had an earlier day. `by_publisher`
    is false where the table is the same, so that the newsroom itself corrected something. `more` is true where other
    figures changed too; `complete` where the story knew of no area whose figure is withheld.
    """

    slug: str
    patch: Patch
    area_kind: str
    revisions: tuple[Revision, ...]
    publisher: str
    published: date
    later: bool
    by_publisher: bool
    more: bool
    complete: bool
