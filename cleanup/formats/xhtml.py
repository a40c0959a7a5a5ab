"""A page of XHTML as it stands in books: blocks as passages, inline markup as delimiters and holes."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from cleanup import suppression
from cleanup.formats.xml import NAMESPACES, Event, spelling
from cleanup.formats.xml_prose import Prose
from cleanup.text import Passage

NAMES = NAMESPACES | {"http://www.w3.org/1999/xhtml": "", "http://www.idpf.org/2007/ops": "epub"}
#: Markup inside a sentence; every element that is not named here is a block.
_INLINE = frozenset(
    re.findall(
        r"\w+",
        """a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr output q rb ruby s small span
        strike strong sub sup time tt u wbr""",
    )
)
#: What stands in a sentence and is no prose.
_HOLES = frozenset(
    re.findall(
        r"\w+",
        """audio button canvas code embed iframe img input kbd object samp select svg textarea var video map meter
        progress""",
    )
)
#: What is no prose and no part of a sentence.
_SILENT = frozenset(["datalist", "head", "noscript", "pre", "rp", "rt", "rtc", "script", "style", "template", "title"])
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th", "caption"), "cell"),
    **dict.fromkeys(("li", "dt", "dd", "figcaption"), "item"),
    "blockquote": "quote",
}
#: No quotation runs on over the borders of these.
_APART = frozenset(
    [
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "td",
        "th",
        "caption",
        "blockquote",
        "aside",
        "figure",
        "figcaption",
        "hr",
        "nav",
        "pre",
    ]
) | {name for name, kind in _KINDS.items() if kind == "heading"}


class _Scope(NamedTuple):
    """What an element hands down to those in it."""

    name: str
    kind: str
    language: str | None


class Page:
    """Takes the events of one page; ``found`` are its passages, each with the language that is said of it.

    ``language`` is what the book says.
    """

    def __init__(self, article: str, start: int, end: int, language: str | None) -> None:
        self.found: list[tuple[Passage, str | None]] = []
        self.comments: list[suppression.Comment] = []
        self._prose = Prose(article, spelling(article[start:end]))
        self._scopes = [_Scope("", "paragraph", language)]
        self._skipped: tuple[int, int, str] | None = None  # depth, place and role of what is passed over
        self._fresh = True

    def take(self, event: Event) -> None:
        """Take the next event of the page."""
        kind = event.kind
        if kind == "start":
            self._start(event)
        elif kind == "end":
            self._end(event)
        elif kind == "comment":
            self.comments.append(suppression.Comment(event.start, event.end, event.value))
            self._prose.delimiter(event.start, event.end, closes=False)
        elif self._skipped is not None:
            return
        elif kind == "text" or kind == "cdata":
            self._prose.text(event.start, event.end, literal=kind == "cdata")
        elif kind == "reference":
            self._prose.reference(event.value, event.start, event.end)
        else:
            self._prose.delimiter(event.start, event.end, closes=event.value == "]]>")

    def _start(self, event: Event) -> None:
        name, outer, attributes = event.value, self._scopes[-1], event.attributes
        language = attributes.get("xml:lang") or attributes.get("lang") or outer.language
        if self._skipped is None:
            role = _role(name, attributes, foreign=not _same(language, outer.language))
            if role in ("hole", "silent", "nothing", "\n"):
                self._skipped = len(self._scopes), event.start, role
                if role == "silent":
                    self._finish(name)
            elif role == "inline":
                self._prose.delimiter(event.start, event.end, closes=False)
            else:
                self._finish(name)
        self._scopes.append(_Scope(name, _KINDS.get(name, outer.kind), language))

    def _end(self, event: Event) -> None:
        if self._skipped is None:
            if event.value in _INLINE:
                self._prose.delimiter(event.start, event.end, closes=True)
            else:
                self._finish(event.value)
        self._scopes.pop()
        if self._skipped is not None and self._skipped[0] == len(self._scopes):
            _, start, role = self._skipped
            self._skipped = None
            if role == "hole":
                self._prose.hole(start, event.end)
            elif role == "\n":
                self._prose.character("\n", start, event.end)
            elif role == "nothing":
                self._prose.delimiter(start, event.end, closes=True)

    def _finish(self, name: str) -> None:
        """A block begins or ends: the passage before it is whole."""
        scope = self._scopes[-1]
        passage = self._prose.passage(kind=scope.kind, follows=not self._fresh)
        if passage is not None:
            self.found.append((passage, self._block_language()))
            self._fresh = False
        if name in _APART:
            self._fresh = True

    def _block_language(self) -> str | None:
        return next(scope.language for scope in reversed(self._scopes) if scope.name not in _INLINE)


def _role(name: str, attributes: Mapping[str, str], *, foreign: bool) -> str:
    """What an element is: "inline", "block", "hole", "silent" (a block that is no prose), "nothing" or a line end."""
    if name == "br":
        return "\n"
    if name in ("rp", "rt", "rtc") or "noteref" in attributes.get("epub:type", "").split():
        return "nothing"
    if name in _SILENT:
        return "silent"
    kept = attributes.get("translate") == "no" or "notranslate" in attributes.get("class", "").split()
    if name in _INLINE:
        return "hole" if kept or foreign else "inline"
    if name in _HOLES or ":" in name:  # drawings and formulas
        return "hole"
    return "silent" if kept else "block"


def _same(tag: str | None, other: str | None) -> bool:
    if tag is None or other is None:
        return True
    return tag.lower().partition("-")[0] == other.lower().partition("-")[0]
