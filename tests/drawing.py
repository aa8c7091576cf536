"""docs/architecture.svg: the way of the data and the rooms of newsgen, drawn from the code itself.

The way is read from newsgen/pipeline.py: the calls of other rooms, in the order in which they are written there. The
rooms lie as their imports put them: each above all that it imports, with an arrow to what it does not reach through
another. Made by `python -m tests.regenerate`; the tests hold it against the code.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from html import escape

from tests.conftest import ROOT
from tests.test_imports import GROUND, MODULES, PACKAGE, imported, room

WAY = (
    ("history.recall", "source files", "Dataset"),
    ("ranking.rank", "Dataset", "RankedDataset"),
    ("angles.find", "RankedDataset", "Findings"),
    ("editorial.plan", "Findings", "StoryPlans"),
    ("writer.write", "StoryPlans", "Drafts"),
    ("gates.gate", "Drafts", "Drafts with cautions"),
    ("write_stories", "Drafts with cautions", "files"),
)
"""A call of pipeline.py, what goes in, what comes out."""
LAYERS = ("cli", "__main__")
CHAINS: dict[str, tuple[str, ...]] = {
    "a table, and what is news in it": ("ingest", "history", "ranking", "angles", "editorial"),
    "values, and words for them": ("language", "writing", "gates"),
    "files, and what reads them": (
        *("outputs", "graphics", "edition", "explanation", "copycheck", "revisions"),
        *("publishing", "desk"),
    ),
    "the run of it all": (
        *("project", "workers", "reuse", "drafting", "pipeline", "building"),
        *("surroundings", "rereading", "rehearsal", "public"),
    ),
}
"""The rooms in columns; one that is in none of them gets one of its own."""
WIDE, ROW, BOX, GAP = 1180, 74, 128, 12
STYLE = (
    "text{font:13px sans-serif;fill:#222}.small{font-size:11px;fill:#555}.head{font-size:15px;font-weight:bold}"
    "rect{fill:#f4f1ea;stroke:#8a7f66;rx:6}.way rect{fill:#e6eff5;stroke:#5b7f99}path{stroke:#999;fill:none}"
)


def calls() -> list[str]:
    """The calls of pipeline.py by name, in the order of its lines."""
    tree = ast.parse((PACKAGE / "pipeline.py").read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found.sort(key=lambda node: (node.lineno, node.col_offset))
    return [ast.unparse(node.func).removeprefix("self.") for node in found]


def arrows() -> dict[str, set[str]]:
    """For each room, the rooms that its files import; those under everything are left out."""
    found: dict[str, set[str]] = {}
    for module, path in MODULES.items():
        here = room(module)
        if here not in GROUND and here not in LAYERS:
            there = {room(name) for name in imported(path) if name in MODULES}
            found[here] = found.get(here, set()) | (there - GROUND - {here})
    return found


def floors(graph: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How high each room lies: one above the highest that it imports."""
    known: dict[str, int] = {}

    def floor(name: str) -> int:
        if name not in known:
            known[name] = 1 + max((floor(there) for there in graph[name]), default=-1)
        return known[name]

    return {name: floor(name) for name in graph}


def direct(graph: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """The arrows that no longer way stands for."""

    def reached(name: str) -> set[str]:
        return {name} | {far for there in graph[name] for far in reached(there)}

    return {
        (name, there)
        for name, theirs in graph.items()
        for there in theirs
        if not any(there in reached(other) for other in theirs - {there})
    }


def says(name: str) -> str:
    """The first words of a room's docstring."""
    path = PACKAGE / name / "__init__.py" if (PACKAGE / name).is_dir() else PACKAGE / f"{name}.py"
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return doc.split("\n")[0]


def _columns(graph: Mapping[str, set[str]], high: Mapping[str, int]) -> dict[str, list[str]]:
    """The rooms that there are, by the title of their column, the lowest last."""
    known = {name for names in CHAINS.values() for name in names}
    chains = {**CHAINS, "": tuple(sorted(graph.keys() - known))}
    return {
        title: sorted((name for name in names if name in graph), key=lambda n: (-high[n], n))
        for title, names in chains.items()
        if any(name in graph for name in names)
    }


def _box(x: float, y: float, title: str, under: str, tip: str = "") -> str:
    return (
        f'<g><title>{escape(tip)}</title><rect x="{x:.0f}" y="{y:.0f}" width="{BOX}" height="40"/>'
        f'<text x="{x + BOX / 2:.0f}" y="{y + 17:.0f}" text-anchor="middle">{escape(title)}</text>'
        f'<text class="small" x="{x + BOX / 2:.0f}" y="{y + 32:.0f}" text-anchor="middle">{escape(under)}</text></g>'
    )


def _way(y: float) -> Iterable[str]:
    step = (WIDE - BOX - 40) / (len(WAY) - 1)
    for i, (call, _, out) in enumerate(WAY):
        x = 20 + i * step
        if i:
            yield f'<path d="M{x - step + BOX:.0f} {y + 20:.0f} L{x:.0f} {y + 20:.0f}" marker-end="url(#a)"/>'
        yield _box(x, y, call, f"→ {out}")


def drawing() -> str:
    """The drawing, as SVG."""
    graph = arrows()
    high = floors(graph)
    top, columns = 190, _columns(graph, high)
    place: dict[str, tuple[float, float]] = {}
    left = 20.0
    heads = []
    for title, names in columns.items():
        beside = max(sum(high[n] == high[name] for n in names) for name in names)
        width = beside * (BOX + GAP)
        heads.append(f'<text class="small" x="{left:.0f}" y="{top - 18}">{escape(title)}</text>')
        for floor in {high[name] for name in names}:
            here = [name for name in names if high[name] == floor]
            start = left + (width - GAP - len(here) * (BOX + GAP) + GAP) / 2
            for k, name in enumerate(here):
                place[name] = start + k * (BOX + GAP), top + (max(high.values()) - floor) * ROW
        left += width + 3 * GAP
    height = top + (max(high.values()) + 1) * ROW + ROW // 2
    wide = max(WIDE, *(x + BOX + 20 for x, _ in place.values()))
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:.0f} {height}" role="img"'
        ' aria-label="The way of the data and the rooms of newsgen">',
        f"<style>{STYLE}</style>",
        '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 L8 4 L0 8"/></marker></defs>',
        '<text class="head" x="20" y="24">The way of the data: the calls of newsgen/pipeline.py</text>',
        '<g class="way">',
        *_way(40),
        "</g>",
        f'<text class="head" x="20" y="{top - 48}">The rooms: each imports only what lies below it</text>',
        *heads,
    ]
    for one, other in sorted(direct(graph)):
        (x, y), (u, v) = place[one], place[other]
        out.append(
            f'<path d="M{x + BOX / 2:.0f} {y + 40:.0f} L{u + BOX / 2:.0f} {v:.0f}" marker-end="url(#a)"/>'
        )
    files = {name: sum(room(module) == name for module in MODULES) for name in graph}
    for name, (x, y) in place.items():
        n = files[name]
        out.append(_box(x, y, name, f"{n} {'file' if n == 1 else 'files'}", says(name)))
    ground = ", ".join(sorted(GROUND - {"__init__"}))
    out.append(
        f'<text class="small" x="{wide / 2:.0f}" y="{height - 20}" text-anchor="middle">'
        f"under everything: {ground}</text>"
    )
    return "\n".join([*out, "</svg>"]) + "\n"


if __name__ == "__main__":
    (ROOT / "docs" / "architecture.svg").write_text(drawing(), encoding="utf-8")
