"""Small stories of invented places that link to one another, and the ways in which they are sent in these tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import httpx

from newsgen.publishing.http import Http, Waiting
from newsgen.publishing.ledger import opened
from newsgen.publishing.nodes import nodes_of
from newsgen.publishing.post import Post
from newsgen.publishing.send import Errand, Outcome, send
from newsgen.publishing.target import Target
from newsgen.publishing.wordpress import WordPress

PLACES = ("barchester", "greshamsbury", "hogglestock", "silverbridge", "plumstead")
BODY = """\
<p>Ullathorne &amp; Thorne&#39;s rate was 47.4, “the highest” in {place}.</p>
<p><strong>READ MORE:</strong> <a href="{sister}-lowest.html">The lowest &amp; the rest</a></p>
<h2>Where it rose</h2>
<table>
<caption>Rates in {place} &amp; around it</caption>
<thead>
<tr><th scope="col">Place</th><th scope="col">Rate</th></tr>
</thead>
<tbody>
<tr><th scope="row">Bunce&#39;s Meadow</th><td>47.4</td></tr>
</tbody>
</table>
<ul>
<li>Cream: below 50</li>
<li>Plum: <em>400</em> or more, see <a href="https://example.org/map?a=1&amp;b=2">the map</a></li>
</ul>
"""


def post(place: str, sister: str, revision: str = "one", words: str = "") -> Post:
    html = BODY.format(place=place.title(), sister=sister) + (f"<p>{words}</p>\n" if words else "")
    nodes = nodes_of(html, place)
    return Post(
        f"{place}-lowest-2025-02-09", f"{place}-lowest", revision, f"Rates & {place}", "It's “so”", nodes
    )


def posts() -> tuple[Post, ...]:
    return tuple(post(place, PLACES[at - 1]) for at, place in enumerate(PLACES))


def revised(these: tuple[Post, ...]) -> tuple[Post, ...]:
    """The same stories after their table was revised."""
    fresh = [post(place, PLACES[at - 1], "two", "Revised.") for at, place in enumerate(PLACES)]
    return tuple(replace(one, id=old.id) for one, old in zip(fresh, these, strict=True))


@dataclass
class Desk:
    """A newsroom's machine: a folder with its ledger, and a way to a site."""

    folder: Path
    base: str
    transport: httpx.BaseTransport
    user: str = "editor"
    secret: str = "secret of the editor"
    waited: list[float] = field(default_factory=list)
    requests: int = 0
    notes: list[str] = field(default_factory=list)
    opens: Callable[[Http], Target] = WordPress

    def send(self, these: tuple[Post, ...], **more: bool) -> dict[str, Outcome]:
        """What became of each, by slug."""
        waiting = Waiting(self.waited.append, lambda: 1_760_000_000.0, lambda: 0.0)
        http = Http(self.base, self.user, self.secret, waiting, self.transport)
        target = self.opens(http)
        ids = {one.slug: one.id for one in these}
        with opened(self.folder) as ledger:
            self.notes = list(target.ready(one.filed for one in these))
            found = list(send(Errand(these, ids, "site", **more), target, ledger, http.pause))
        self.requests = http.sent
        assert len(found) == len(these)
        return {one.slug: one for one in found}
