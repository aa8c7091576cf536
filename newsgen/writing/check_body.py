"""What is wrong with the HTML of a body: what not every CMS would keep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from newsgen.model.hidden import hidden, named
from newsgen.writing.grammar import ATTRIBUTE, ATTRIBUTES, HOLDS, TOKEN

_NOTHING = re.compile(r"[\s\u200b\u2060\ufeff]+")
MOST_FAULTS = 20
"""How many faults of a body are reported: the others show once these are mended."""
_KNOWN = frozenset(HOLDS) - {""} | {"img"}
_MAY_BE_EMPTY = frozenset({"td", "th"})
_BLOCKS = "p|h2|h3|ul|ol|li|blockquote|figure|figcaption|table|caption|thead|tbody|tr"

_LINE = re.compile(rf"<(?:{_BLOCKS}|th|td|img|/(?:ul|ol|li|blockquote|figure|table|thead|tbody|tr))[ >]")
_CROWDED = re.compile(rf"(?:</[a-z0-9]+>|[^>\n])(<(?:{_BLOCKS})[ >])")
_HIDDEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff\\]")
_SCHEME = re.compile(r"[^/?#]*?:")
_WITH_A_HOST = re.compile(r"https?://[^/?#]", re.IGNORECASE)


def check_body(html: str) -> tuple[str, ...]:
    """The faults of a body against what every CMS keeps, each with its line; () where there are none.

    One block a line, no blank line, and no line break within a block's words, since some CMSs turn each
    into a `<br>`. Every element is closed, stands where it may, and says something.
    """
    reading = Reading(html)
    for token in TOKEN.finditer(html):
        reading.take(token)
    for tag in reversed(reading.open):
        reading.fault(f"<{tag}> is never closed", len(html))
    reading.lines()
    return tuple(f"line {line}: {found}" for line, found in sorted(reading.faults))


def address_fault(address: str) -> str:
    """What is wrong with a link's address, or "": http, https and relative addresses are right."""
    seen = unescape(address)
    if not seen:
        return "an empty address"
    if _HIDDEN.search(seen):
        return f"an address with a space, a backslash or a hidden character: {seen!r}"
    if seen.startswith("//"):
        return f"an address without its scheme: {seen!r}; wanted http: or https: in front"
    scheme = _SCHEME.match(seen)
    if scheme and scheme[0].lower() not in {"http:", "https:"}:
        return f"an address that is neither http, https nor relative: {seen!r}"
    if scheme and not _WITH_A_HOST.match(seen):
        return f"an address without a host: {seen!r}"
    return ""


@dataclass(slots=True)
class Reading:
    """One pass over a body: the elements open, whether each says anything yet, and the faults met."""

    html: str
    faults: list[tuple[int, str]] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    says: list[bool] = field(default_factory=list)

    def fault(self, found: str, at: int) -> None:
        if len(self.faults) >= MOST_FAULTS:
            return
        self.faults.append((self.html.count("\n", 0, at) + 1, found))

    def take(self, token: re.Match[str]) -> None:
        close, tag, attributes, words, stray = token.groups()
        if words is not None:
            self._words(words, token.start())
        elif stray is not None:
            self.fault(_STRAY[stray], token.start())
        elif close:
            self._end(tag, token.start())
        else:
            self._start(tag, attributes, token.start())

    def lines(self) -> None:
        for number, line in enumerate(self.html.removesuffix("\n").split("\n") if self.html else (), start=1):
            if not line.strip():
                self.faults.append((number, "blank"))
            elif not _LINE.match(line):
                self.faults.append((number, f"does not start with a block: {line[:40]!r}"))
        for crowd in _CROWDED.finditer(self.html):
            self.fault(f"{crowd[1].rstrip(' >')}> does not start its line", crowd.start(1))

    def _words(self, text: str, at: int) -> None:
        said = unescape(text)
        if found := hidden(said):
            self.fault(named(found), at)
        if not _NOTHING.sub("", said):
            return
        within = self.open[-1] if self.open else ""
        if "strong" not in HOLDS.get(within, _KNOWN):
            self.fault(f"words outside a block: {text.strip()[:40]!r}", at)
        if self.says:
            self.says[-1] = True

    def _start(self, tag: str, attributes: str, at: int) -> None:
        within = self.open[-1] if self.open else ""
        if tag not in _KNOWN:
            self.fault(f"<{tag}> is not kept by every CMS", at)
        elif tag not in HOLDS.get(within, _KNOWN):
            self.fault(f"<{tag}> in <{within}>" if within else f"<{tag}> outside a block", at)
        elif tag == "a" and "a" in self.open:
            self.fault("a link in a link", at)
        if attributes or tag in ATTRIBUTES:
            self._attributes(tag, attributes, at)
        if self.says:
            self.says[-1] = True
        if tag != "img":
            self.open.append(tag)
            self.says.append(False)

    def _end(self, tag: str, at: int) -> None:
        if not self.open or self.open[-1] != tag:
            self.fault(f"</{tag}> closes " + (f"<{self.open[-1]}>" if self.open else "nothing"), at)
            return
        self.open.pop()
        if not self.says.pop() and tag not in _MAY_BE_EMPTY:
            self.fault(f"<{tag}> is empty", at)

    def _attributes(self, tag: str, written: str, at: int) -> None:
        wanted = ATTRIBUTES.get(tag, frozenset())
        found = ATTRIBUTE.findall(written)
        names = [name for name, _ in found]
        for name in names:
            if name not in wanted:
                self.fault(f"{name}= on <{tag}> is not kept by every CMS", at)
        for name in sorted(wanted.difference(names)):
            self.fault(f"<{tag}> without {name}=", at)
        if len(set(names)) < len(names):
            self.fault(f"<{tag}> has an attribute twice", at)
        for name, value in found:
            if name in {"href", "src"} and (wrong := address_fault(value)):
                self.fault(wrong, at)
            if name == "scope" and value not in {"col", "row"}:
                self.fault(f'scope="{value}"; wanted col or row', at)


_STRAY = {
    "<!--": "a comment: some CMSs turn it into an empty paragraph",
    "<": 'a "<" that starts no plain tag; wanted &lt; or lower case with quoted attributes',
    ">": 'a stray ">"; wanted &gt;',
    "&": 'a stray "&"; wanted &amp;',
}
