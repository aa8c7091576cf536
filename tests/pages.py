"""The pages of docs/ that are generated: from the schema, the angles, the phrases, the filters themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

from newsgen import own_file
from newsgen.angles import angles
from newsgen.gates import gates
from newsgen.gates.spoken import needs, unspoken
from newsgen.ingest import apart, fetch, frames, unpack
from newsgen.ingest.readers import delimited, fixed_width, html_tables, parquet, spss, stata, workbook
from newsgen.language import FILTERS
from newsgen.language.languages import known_languages
from newsgen.language.style import load_style
from newsgen.project import schema
from newsgen.project.file import gates_schema
from newsgen.surroundings import network
from newsgen.writing import front_matter
from newsgen.writing.context import NAMES
from newsgen.writing.speech import Speech
from tests.lead_reference import lead_page
from tests.phrase_reference import phrase_page

NOTE = "<!-- Made by `python -m tests.regenerate` from the code. Change that, not this page. -->\n"


def templates() -> str:
    """docs/templates-reference.md."""
    own = Speech(load_style("uk-regional")).filters()
    lines = [
        "# What a sentence or a template may use",
        "",
        NOTE,
        "## Names",
        "",
        "| name | what it is |",
        "|---|---|",
    ]
    lines += [f"| `{name}` | {meaning} |" for name, meaning in NAMES.items()]
    lines += [
        "",
        "Each angle of the story is a name too: [angles](angles.md) says what each holds.",
        "",
        "## Filters",
        "",
    ]
    for name in sorted(name for name in {*FILTERS, *own} if not name.startswith("_")):
        lines += _filter(name, FILTERS.get(name) or own[name])
    return "\n".join(lines).rstrip() + "\n"


def _filter(name: str, function: Callable[..., Any]) -> Iterator[str]:
    given = [
        p for p in list(inspect.signature(function).parameters.values())[1:] if p.name not in {"style", "how"}
    ]
    arguments = ", ".join(p.name if p.default is p.empty else f"{p.name}={p.default!r}" for p in given)
    doc = inspect.getdoc(function) or ""
    prose, _, examples = doc.partition(">>> ")
    yield f"### {name}{f'({arguments})' if arguments else ''}"
    yield ""
    yield prose.strip()
    if examples:
        yield from ("", "```python", ">>> " + examples.strip(), "```")
    yield ""


ANGLES_SAID = """\
What the rules engine knows; `newsgen angles` prints the same. What phrases may ask of each besides, and its
roles: [roles, situations, facets](phrases-reference.md)."""


def angle_pages() -> str:
    """docs/angles.md."""
    lines = ["# Angles", "", NOTE, ANGLES_SAID, ""]
    for angle in angles().values():
        lines += [f"## {angle.name}", "", angle.doc.strip(), "", "| situation | when |", "|---|---|"]
        lines += [f"| `{name}` | {meaning} |" for name, meaning in angle.situations.items()]
        lines += [
            "",
            f"| in sentences | what it is |\n|---|---|\n| `{angle.name}.areas` | what it found, in order |",
        ]
        lines += [f"| `{angle.name}.{name}` | {meaning} |" for name, meaning in angle.facts.items()]
        options = fields(angle.options)
        if options:
            lines += ["", "| option | type | default |", "|---|---|---|"]
        for option in options:
            usual = "" if option.default is MISSING else f"`{option.default!r}`"
            lines.append(f"| `{option.name}` | `{str(option.type).replace('|', 'or')}` | {usual} |")
        lines += [
            "",
            "For example, with "
            + (", ".join(f"{k} = {v}" for k, v in angle.example.options.items()) or "its default options")
            + ":",
            "",
        ]
        before = max(len(row) for row in angle.example.rows) - 3
        earlier = "".join(f" {n} before |" if before > 1 else " before |" for n in range(1, before + 1))
        lines += [f"| area | council | value |{earlier}", "|---|---|---|" + "---|" * before]
        for name, council, *values in angle.example.rows:
            told = " | ".join("withheld" if v is None else str(v) for v in values)
            lines.append(f"| {name} | {council} | {told} |")
        found = ", ".join(angle.example.areas)
        facts = "; ".join(
            f"{name}: {' and '.join(f) if isinstance(f, tuple) else f}"
            for name, f in angle.example.facts.items()
        )
        lines += ["", f"finds `{angle.example.situation}`: {found}. ({facts})", ""]
    return "\n".join(lines).rstrip() + "\n"


def project() -> str:
    """docs/project-reference.md's tables: every key of newsgen.toml."""
    body = schema()
    titles = {
        "About": "[project]", "Source": "[data]", "AreaColumns": "[data.area]", "PeriodColumns": "[data.period]",
        "Suppression": "[data.suppressed]", "Extract": "[data.extract]", "Lookup": "[[data.lookups]]",
        "Measure": "[measures.NAME]", "PublishedAverage": "[measures.NAME.average]", "Band": "[[measures.NAME.bands]]",
        "RankTest": "[ranks]", "History": "[history]", "MapSource": "[map]", "PublishTarget": "[publish.NAME]",
        "PatchRule": "[[patches]]", "StoryEntry": "[[stories]]", "SeeMore": "[[stories.see_more]]",
    }  # fmt: skip
    lines = ["# Every key of newsgen.toml", "", NOTE, "`newsgen schema` prints the same as JSON Schema.", ""]
    for name, title in titles.items():
        table = body["$defs"][name]
        lines += [
            f"## {title}",
            "",
            table.get("description", ""),
            "",
            "| key | what it says | default |",
            "|---|---|---|",
        ]
        for key, value in table["properties"].items():
            usual = "required" if key in table.get("required", ()) else f"`{value.get('default')!r}`"
            lines.append(f"| `{key}` | {value.get('description', '')} | {usual} |")
        lines.append("")
    lines += ["## [questions]", "", body["properties"]["questions"]["description"], ""]
    lines.append(
        "A key is dotted as the file has it; a number counts the tables of a list: `patches.1.name`."
    )
    return "\n".join(lines).rstrip() + "\n"


def gate_page() -> str:
    """docs/gates.md."""
    lines = [
        "# Gates",
        "",
        NOTE,
        "What a draft must pass before it leaves. A `note` is for the editor to know, a `warn` to look at; a `block`",
        "stops the draft. Cautions are shown on their draft; what is true of all drafts is shown once, at the top of",
        "the front page and in `cautions` of edition.json, and blocks them all where it blocks.",
        "",
        "| gate | severity | what it stops |",
        "|---|---|---|",
    ]
    lines += [f"| `{g.id}` | {g.severity} | {' '.join(g.doc.split())} |" for g in gates()]
    lines += [
        "",
        "## Settings",
        "",
        "A project raises the severity of any gate as it likes. It lowers one only with a reason. Some gates have",
        "settings of their own, in the same table. Every edition says on its front page what was lowered or set.",
        "",
        "```toml",
        "[gates]",
        'small_base = "block"',
        'verdict = { severity = "note", why = "Our columnists write the standfirsts." }',
        "stale_vintage = { days = 3 }",
        "```",
        "",
        "| gate | setting | what it says | default |",
        "|---|---|---|---|",
    ]
    for one in gates():
        for key, value in gates_schema()["properties"][one.id]["anyOf"][1]["properties"].items():
            if key not in {"severity", "why"}:
                usual = "" if value.get("default") is None else f"`{value['default']!r}`"
                lines.append(f"| `{one.id}` | `{key}` | {value['description']} | {usual} |")
    return "\n".join([*lines, *_gate_words()]) + "\n"


def _gate_words() -> list[str]:
    """What gates ask of a language, and which of them each language answers."""
    lines = [
        "",
        "## Words of a language",
        "",
        "Some gates read a draft's words, and ask its language for what they need, by the field of `GateWords`",
        "(docs/languages.md). In a language that does not state it, they find nothing; `newsgen lint` says so.",
        "",
        f"| gate | what it asks | {' | '.join(known_languages())} |",
        f"|---|---|{'---|' * len(known_languages())}",
    ]
    for one in gates():
        if asked := needs(one):
            stated = ("no" if one.id in unspoken(name) else "yes" for name in known_languages())
            lines.append(f"| `{one.id}` | {', '.join(f'`{n}`' for n in asked)} | {' | '.join(stated)} |")
    return lines


def limit_page() -> str:
    """docs/limits.md."""
    lines = ["# What may be read", "", NOTE, LIMITS_SAID, "", "| what | at most |", "|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {most} |" for what, most in LIMITS.items())]) + "\n"


def size(count: float) -> str:
    """A number of bytes as people say it: 2 GiB."""
    for unit, of in (("GiB", 1024**3), ("MiB", 1024**2), ("KiB", 1024)):
        if count >= of:
            return f"{count / of:g} {unit}"
    return f"{count:g} bytes"


LIMITS_SAID = """\
A file beyond a limit is refused with one message, and nothing is written: exit status 2. Whatever is no CSV
or TSV is read in a process of its own, which the system ends where it takes more memory or time than it may;
nothing of it is left behind.

A table may lie anywhere, also behind a symbolic link, and so may the file of `places`; templates, inserts and
corrections must lie inside the project, their links followed. Pipes, sockets, devices and folders are never
read as files."""
LIMITS = {
    "a table, as it lies on disk": size(fetch.MOST_BYTES),
    "a table from a server": f"{size(network.LARGEST)}, within {network.LONGEST:g} seconds",
    "memory that reading anything else than CSV takes": size(apart.MOST_MEMORY),
    "time that it takes": f"{apart.MOST_SECONDS} seconds",
    "what a zip or gzip unpacks to": f"{size(unpack.MOST_UNPACKED)}, and {unpack.MOST_RATIO:,} times its packed size",
    "zips or gzips within one another": f"{unpack.DEEPEST - 1}",
    "columns of CSV, a workbook, JSON, Stata, SPSS, a page or fixed width": f"{frames.MOST_COLUMNS:,}",
    "a row of CSV": size(delimited.LONGEST_ROW),
    "a cell of CSV": f"{delimited.LONGEST_CELL:,} characters",
    "cells of CSV": f"{delimited.MOST_CELLS:,}",
    "cells of Parquet": f"{parquet.MOST_CELLS:,}, and {size(parquet.MOST_UNPACKED)} unpacked",
    "cells of a sheet, up to the last one used": f"{workbook.MOST_CELLS:,}",
    "parts of a workbook, unpacked": size(workbook.MOST_UNPACKED),
    "cells of JSON, Stata, SPSS or fixed width": f"{frames.MOST_CELLS:,}",
    "a file of Stata or SPSS": f"{size(stata.MOST_BYTES)}, {size(spss.MOST_BYTES)}",
    "a page, a text of fixed width": f"{size(html_tables.MOST_BYTES)}, {size(fixed_width.MOST_BYTES)}",
    "cells of a page's table": f"{html_tables.MOST_CELLS:,}; one cell across {html_tables.MOST_SPANNED:,} columns",
    "`newsgen.toml`, a template, insert, correction, house style or file of `places`": size(
        own_file.MOST_BYTES
    ),
    "tables and lists within one another, parts of a name, in TOML and front matter": f"{own_file.DEEPEST}",
    "a number in TOML and front matter": "2 to the power of 63, less one",
    "an insert's front matter": f"{size(front_matter.LONGEST)}, without aliases (`*name`, `&name`)",
}
PAGES: dict[str, Callable[[], str]] = {
    "templates-reference.md": templates,
    "phrases-reference.md": lambda: phrase_page(NOTE),
    "angles.md": angle_pages,
    "project-reference.md": project,
    "gates.md": gate_page,
    "leads.md": lambda: lead_page(NOTE),
    "limits.md": limit_page,
}


def write(folder: Path) -> None:
    """Write them all."""
    for name, page in PAGES.items():
        (folder / name).write_text(page())
