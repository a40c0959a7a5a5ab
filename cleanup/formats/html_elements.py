"""The elements of HTML that are open at a place: what is prose there, in which language, in which block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cleanup.formats.html_tags import BLOCKS, NOT_PROSE
from cleanup.language import normalized

#: What prose in these elements is called; in all others it is called as it would be outside.
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "title", "legend"), "heading"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("li", "dt", "dd", "option", "button", "summary", "nav", "menu", "address"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
}
#: Elements of a sentence that are no prose of it, or that say it in another way: code, raised letters, deleted words.
_NO_PROSE = NOT_PROSE | frozenset(
    re.findall(
        r"\w+",
        """
    tt listing xmp plaintext iframe noembed noframes video audio canvas object applet map meter progress
    sup sub rt rp rtc del s strike
    """,
    )
)
#: Classes that generators of documentation and of formulas give to code.
_CODE_CLASSES = frozenset(("notranslate", "highlight", "sig", "sourceCode", "katex", "MathJax", "math", "mw-highlight"))
#: Of these only one can be open at a place.
_ALIKE = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "h1"),
    **dict.fromkeys(("td", "th"), "td"),
    **dict.fromkeys(("dt", "dd"), "dd"),
    **dict.fromkeys(("thead", "tbody", "tfoot"), "tbody"),
}
_SCOPES = frozenset(("table", "td", "caption", "object", "template", "button"))
#: An element that begins ends these (HTML, 13.2.6.4), unless one of those stands between; blocks end a paragraph.
_ENDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", "table")),
    "dd": (("dd",), ("dl", "table")),
    "option": (("option",), ("select", "datalist")),
    "optgroup": (("option", "optgroup"), ("select",)),
    "td": (("td",), ("table",)),
    "tr": (("tr",), ("table",)),
    "tbody": (("tr", "tbody"), ("table",)),
    "h1": (("h1",), ("td", "table", "div", "section", "article")),
}
_ATTRIBUTE = re.compile(r"([^\s/>=\"']+)\s*(?:=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_TELLING = re.compile(rf"lang|translate|\b(?:{'|'.join(sorted(_CODE_CLASSES))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Element:
    """An element that is open: its name, where it begins, and what holds for what stands directly in it."""

    name: str
    start: int
    block: bool
    kind: str
    #: BCP 47 tag, None: nothing is said.
    language: str | None
    #: 0: what stands in it is prose; 1: it is not to be translated; 2: it is something else, such as code.
    silence: int
    #: The language and silence of its block.
    of_block: tuple[str | None, int]
    #: Which block its block stands in.
    parent: int
    serial: int
    #: A passage has begun in this block.
    used: bool = False

    @property
    def masked(self) -> bool:
        """Is it, inside its block, no prose, or prose in another language?"""
        return (self.language, self.silence) != self.of_block


class Elements:
    """The elements that are open, from the document down."""

    def __init__(self) -> None:
        root = Element("", 0, True, "paragraph", None, 0, (None, 0), -1, 0)
        self._open = [root]
        self._places: dict[str, list[int]] = {}
        self._blocks = [0]
        self._serial = 0
        self.language: str | None = None

    @property
    def top(self) -> Element:
        return self._open[-1]

    @property
    def block(self) -> Element:
        return self._open[self._blocks[-1]]

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, name: str, start: int, tag: str) -> Element:
        """Open an element; those that it ends must be closed before."""
        parent = self._open[-1]
        language, silence = parent.language, max(parent.silence, 2 * (name in _NO_PROSE))
        if _TELLING.search(tag) is not None:
            language, silence = self._told(name, tag, language, silence)
        block = name in BLOCKS
        self._serial += 1
        element = Element(
            name=name,
            start=start,
            block=block,
            kind=_KINDS.get(name, parent.kind) if block else parent.kind,
            language=language,
            silence=silence,
            of_block=(language, silence) if block else parent.of_block,
            parent=self.block.serial if block else parent.parent,
            serial=self._serial if block else parent.serial,
        )
        if block:
            self._blocks.append(len(self._open))
        self._places.setdefault(_ALIKE.get(name, name), []).append(len(self._open))
        self._open.append(element)
        return element

    def ended_by(self, name: str) -> int:
        """How many elements stay open when one of this name begins."""
        name = _ALIKE.get(name, name)
        stay = len(self._open)
        if name in BLOCKS:
            place = self._place("p")
            if place > max(map(self._place, _SCOPES)):
                stay = place
        if name in _ENDS:
            names, borders = _ENDS[name]
            border = max(map(self._place, borders))
            for ended in names:
                place = self._place(ended)
                if border < place < stay:
                    stay = place
        return stay

    def closed_by(self, name: str) -> int:
        """How many elements stay open when this end tag comes; all of them if it ends nothing."""
        name = _ALIKE.get(name, name)
        place = self._place(name)
        if name not in BLOCKS:
            inside = self._blocks[-1]
        elif name in _SCOPES or name in ("tr", "tbody"):
            inside = 0
        else:
            inside = max(map(self._place, ("td", "table", "caption")))
        return place if place > inside else len(self._open)

    def end(self, stay: int) -> Iterator[Element]:
        """Close all but the first ``stay`` elements, from the innermost on."""
        while len(self._open) > stay:
            element = self._open.pop()
            self._places[_ALIKE.get(element.name, element.name)].pop()
            if element.block:
                self._blocks.pop()
            yield element

    def _place(self, name: str) -> int:
        places = self._places.get(name)
        return places[-1] if places else -1

    def _told(self, name: str, tag: str, language: str | None, silence: int) -> tuple[str | None, int]:
        """The language and silence that the attributes of a tag tell."""
        told: dict[str, str] = {}
        for found in _ATTRIBUTE.finditer(tag, len(name) + 1):
            told.setdefault(found[1].lower(), found[2] or found[3] or found[4] or "")
        written = told.get("lang", told.get("xml:lang"))
        if written is not None:
            own = normalized(written) or "und"
            if name in ("html", "body") and self.language is None and own != "und":
                self.language = own
            elif language is None and own == self.language:
                pass
            elif _primary(own) != _primary(language or self.language):
                language = own if own != self.language else None
        translate = told.get("translate", "").lower()
        if not _CODE_CLASSES.isdisjoint(told.get("class", "").split()):
            silence = 2
        elif translate == "no":
            silence = max(silence, 1)
        elif translate in ("yes", "") and "translate" in told and silence == 1:
            silence = 0
        return language, silence


def _primary(tag: str | None) -> str | None:
    return tag.partition("-")[0] if tag else tag
