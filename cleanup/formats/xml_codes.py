"""The inside of a segment of XLIFF or TMX: text, marks around it, and codes that stand for what is no prose."""

from collections.abc import Mapping

from cleanup.formats.xml import Event, Spelling
from cleanup.formats.xml_prose import Prose
from cleanup.text import Passage

#: Their content is prose.
_AROUND = frozenset(("g", "mrk", "pc", "hi"))
#: Codes that begin or end something, as <b> and </b> do: nothing to read. With what they hold they are locked.
_OPENS = frozenset(("bpt", "bx", "sc", "sm"))
_CLOSES = frozenset(("ept", "ex", "ec", "em"))


class Segment:
    """Takes the events between the tags of a segment."""

    def __init__(self, article: str, spelling: Spelling) -> None:
        self._prose = Prose(article, spelling)
        self._depth = 0  # inside a code, how deep
        self._code: tuple[int, str] = (0, "")  # where it begins, and what it stands for
        self._kept = ""  # the id of the mark whose end ends what must be kept
        self._open: list[str] = []

    def take(self, event: Event, *, preserve: bool) -> None:
        """Take the next event."""
        kind = event.kind
        if self._depth:
            self._depth += (kind == "start") - (kind == "end")
            if not self._depth:
                self._add(self._code[1], self._code[0], event.end)
        elif kind == "text" or kind == "cdata":
            if self._kept:
                self._prose.hole(event.start, event.end)
            else:
                self._prose.text(event.start, event.end, preserve=preserve, literal=kind == "cdata")
        elif kind == "reference":
            if self._kept:
                self._prose.hole(event.start, event.end)
            else:
                self._prose.reference(event.value, event.start, event.end)
        elif kind == "start":
            self._begin(event)
        elif kind == "end":
            self._prose.delimiter(event.start, event.end, closes=True)
        else:
            self._prose.delimiter(event.start, event.end, closes=event.value == "]]>")

    def passage(self, *, language: str | None, follows: bool) -> Passage | None:
        """Return what was taken as a passage, and start anew."""
        self._depth, self._kept = 0, ""
        return self._prose.passage(kind="message", language=language, follows=follows)

    def _begin(self, event: Event) -> None:
        name, attributes = event.value, event.attributes
        if name in _AROUND and not _stays(attributes):
            self._prose.delimiter(event.start, event.end, closes=False)
            return
        if name == "sm" and not self._kept and _stays(attributes):
            self._kept = attributes.get("id", "?")
        elif name == "em" and self._kept == attributes.get("startRef"):
            self._kept = ""
        self._depth, self._code = 1, (event.start, _role(name, attributes))

    def _add(self, role: str, start: int, end: int) -> None:
        if role == "\n":
            self._prose.character("\n", start, end)
        elif role == "hole":
            self._prose.hole(start, end)
        else:
            self._prose.delimiter(start, end, closes=role == "closes")


def stays(attributes: Mapping[str, str]) -> bool:
    """Do the attributes of an element say that it must not be translated?"""
    return attributes.get("translate") == "no" or attributes.get("its:translate") == "no"


def _stays(attributes: Mapping[str, str]) -> bool:
    """The same of a mark inside a segment, which XLIFF 1.2 calls protected."""
    return stays(attributes) or attributes.get("mtype") in ("protected", "x-DNT")


def _role(name: str, attributes: Mapping[str, str]) -> str:
    """What a code stands for: "opens", "closes", "hole" or a line end."""
    code = attributes.get("id", "") if name == "x" else ""
    if attributes.get("ctype") == "lb" or attributes.get("subType") == "xlf:lb" or code.startswith("LINE_BREAK"):
        return "\n"
    # Angular writes <b> and </b> so
    if name in _OPENS or code.startswith("START_"):
        return "opens"
    if name in _CLOSES or code.startswith("CLOSE_"):
        return "closes"
    if name == "it":
        return "closes" if attributes.get("pos") in ("close", "end") else "opens"
    return "hole"
