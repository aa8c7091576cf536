"""What pictures say of their figures: titles, names, days, and what of it has to be answered for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsgen.graphics.choropleth import in_words
from newsgen.graphics.map_page import About, measure_name, source_line
from newsgen.language import FILTERS
from newsgen.language.gazetteer import Gazetteer
from newsgen.language.picture_words import PictureWords, picture_words_of
from newsgen.model.area import Area
from newsgen.model.measure import Measure
from newsgen.model.patch_table import PatchTable
from newsgen.model.period import Period
from newsgen.model.picture import ShownFigure, Told


@dataclass(frozen=True, slots=True)
class Saying:
    """How an edition's pictures put things: its house style, and the names that a gazetteer gives to places."""

    about: About
    gazetteer: Gazetteer | None = None

    @property
    def standing(self) -> PictureWords:
        """The words that stand in every picture."""
        return picture_words_of(self.about.language)

    def title(self, table: PatchTable) -> str:
        """What a picture is of: the measure, by what an area is called."""
        noun, kind = measure_name(table.measure, self.about), table.area_kind
        return self.standing.by_kind.format(noun, kind) if kind else noun

    def where_and_when(self, table: PatchTable) -> str:
        """The patch and the period."""
        return self.standing.of_place.format(self.place(table), self.when(table.period))

    def place(self, table: PatchTable) -> str:
        """The patch."""
        name = self._place(table.patch.name)
        return name[:1].upper() + name[1:]

    def when(self, period: Period) -> str:
        """A period as a sentence has it."""
        days = period.start, period.end, period.grain
        return str(FILTERS["period"](*days, as_of=self.about.published, style=self.about.style))

    def day(self, period: Period) -> str:
        """The last day of a period."""
        return str(FILTERS["day"](period.end, as_of=self.about.published, style=self.about.style))

    def name(self, area: Area, table: PatchTable) -> str:
        """An area as a list names it where its name is shared, else alone."""
        name = self._place(area.name)
        if area.shared_name and area.parent and area.parent != table.patch.name:
            name += f", {self._place(area.parent)}"
        return name[:1].upper() + name[1:]

    def _place(self, name: str) -> str:
        said = self.gazetteer.say(name) if self.gazetteer else name
        return str(FILTERS["place_name"](said, style=self.about.style))

    def words(self, value: float, measure: Measure) -> str:
        """A figure of the measure as it is printed."""
        return in_words(value, measure, self.about.style)

    def foot(self, *, outlines: bool) -> tuple[str, ...]:
        """Whose the figures are, and the outlines where there are any."""
        told = source_line(self.about)
        return (told, self.about.attribution) if outlines and self.about.attribution else (told,)

    def told(self, table: PatchTable, shown: Sequence[ShownFigure], title: str = "") -> tuple[Told, ...]:
        """What an alternative text has of figures and days: in a title, the day of the period before; the period."""
        before = table.compared_with
        days = [Told(self.day(before), before)] if before is not None and title else []
        days.append(Told(self.when(table.period), table.period))
        areas = {one.area.code: one.area for one in table.rankings}
        for one in shown:
            area = areas[one.area]
            days.append(Told(self.name(area, table), area))
            if one.figure is not None:
                days.append(Told(one.text, one.figure))
        return tuple(days)
