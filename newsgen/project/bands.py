"""What is wrong with a measure's bands: its map's shades, each from its low end up to, and without, its high end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from newsgen.errors import Fault
from newsgen.model.measure import Band, Measure
from newsgen.project.faults import line_of

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def band_faults(file: Path, text: str, measures: Mapping[str, Measure]) -> Iterator[Fault]:
    """Gaps and overlaps, a band without room, open ends inside, names or colours that are twice there, or none.

    Named, coloured, contiguous and in ascending order: then every value lies in one band at most.
    """
    for name, measure in measures.items():
        where = line_of(file, text, ("measures", name, "bands"))
        for found, wanted in _wrong(measure.bands):
            yield Fault(where, found, wanted)


def _wrong(bands: tuple[Band, ...]) -> Iterator[tuple[str, str]]:
    for band in bands:
        if not band.name.strip():
            yield "a band without a name", "the name of its colour, for those who cannot see it"
        if not _COLOUR.fullmatch(band.colour):
            yield f"the colour {band.colour!r}", "six hexadecimal digits after #: #41b6c4"
        if band.low is not None and band.high is not None and band.low >= band.high:
            yield f"the band {band.name!r} from {band.low:g} to {band.high:g}", "a low end below the high end"
    for what, values in (("named", [b.name for b in bands]), ("coloured", [b.colour.lower() for b in bands])):
        for value, times in Counter(values).items():
            if times > 1:
                yield f"{times} bands {what} {value!r}", "one"
    for one, other in pairwise(bands):
        if one.high is None or other.low is None:
            end = f"{one.name!r} has no high end" if one.high is None else f"{other.name!r} has no low end"
            yield f"{end}, and stands beside another band", "open ends in the first and the last band alone"
        elif one.high != other.low:
            yield (
                f"a band ends at {one.high} and the next begins at {other.low}",
                "bands without gap or overlap",
            )
