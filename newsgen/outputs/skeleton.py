"""Pages from skeletons: files of plain HTML with $names in them, where every value that is put in is escaped.

Whatever is not `Html` counts as text, wherever it came from, so that no name of an area can put markup into
a page. Skeletons choose nothing and repeat nothing: a list is filled item by item, from a skeleton of its
own.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template

from newsgen.model.draft import Draft, Edition

_NOT_IN_HTML = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"}


class Html(str):
    """Markup that may stand in a page as it is: a filled skeleton, or a body that the gates have seen."""

    __slots__ = ()


def fill(skeleton: str, **values: str | Iterable[Html]) -> Html:
    """The skeleton `pages/<skeleton>.html` with its names filled in; KeyError if a name has no value.

    Text is escaped, quotes included, for names in attributes; characters that HTML cannot hold become
    U+FFFD. Several pieces of Html stand one after the other.
    """
    return Html(_skeleton(skeleton).substitute({name: _safe(value) for name, value in values.items()}))


@cache
def style() -> Html:
    """The style sheet of every page, as it stands between <style> and </style>."""
    return inline("style.css")


@cache
def inline(file: str) -> Html:
    """A style sheet or script of `pages`, as it stands in an element of a page."""
    return Html(_file(file).strip())


def policy(data: str = "", *, more_style: str = "", script: str = "", loads: bool = True) -> str:
    """What a page may do: show its own style and the images beside it; no script, nothing from elsewhere.

    `data` is the text of its one block of data. No browser runs that, but it stands in a script element, and checkers
    ask for its hash. `more_style` is a second style of its own. `script` is its one script, which may load another if
    it `loads`; a script that got into the page in any other way may not run.
    """
    styles = " ".join(_digest(sheet) for sheet in (style(), more_style) if sheet)
    scripts = _digest(data) if data else _digest(script) if script else ""
    if script and loads:
        scripts += " 'strict-dynamic'"
    allowed = f"style-src {styles}; img-src 'self'" + (f"; script-src {scripts}" if scripts else "")
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


@lru_cache(maxsize=8)
def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8', 'surrogatepass')).digest()).decode()}'"


def _safe(value: str | Iterable[Html]) -> str:
    if isinstance(value, Html):
        return value
    if isinstance(value, str):
        return escape(value if value.isprintable() else value.translate(_NOT_IN_HTML))
    pieces = list(value)
    if strangers := [piece for piece in pieces if not isinstance(piece, Html)]:
        raise TypeError(f"a piece of a page that is not Html: {strangers[0]!r}")
    return "".join(pieces)


@cache
def _skeleton(name: str) -> Template:
    return Template(_file(f"{name}.html"))


def _file(name: str) -> str:
    return files("newsgen.outputs").joinpath("pages", name).read_text(encoding="utf-8")


LABELS = {"block": "Blocked", "warn": "Check", "note": "Note"}


def caution_list(of: Draft | Edition) -> Html:
    """The cautions, those that block first; nothing at all where there are none."""
    found = sorted(of.cautions, key=lambda caution: list(LABELS).index(caution.severity))
    if not found:
        return Html()
    items = [fill("caution", severity=c.severity, label=LABELS[c.severity], message=c.message) for c in found]
    return fill("cautions", items=items)
