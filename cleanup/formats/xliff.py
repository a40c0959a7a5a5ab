"""XLIFF 1.x and 2.x: the targets of units, and nothing else."""

from typing import NamedTuple

from cleanup.errors import FormatError
from cleanup.formats import Document, Format, declared
from cleanup.formats.xml import NAMESPACES, Event, events, spelling
from cleanup.formats.xml_codes import Segment, stays
from cleanup.formats.xml_units import Units
from cleanup.language import normalized

_NAMES = NAMESPACES | {
    f"urn:oasis:names:tc:xliff:document:{version}": "" for version in ("1.0", "1.1", "1.2", "2.0", "2.1", "2.2")
}
#: A target is prose in these; in others it is an alternative, or the proposal of a memory.
_OWNERS = frozenset(("trans-unit", "segment"))
_UNITS = frozenset(("trans-unit", "unit"))


class _Scope(NamedTuple):
    """What an element hands down to those in it."""

    name: str = ""
    kept: bool = False
    preserve: bool = False
    language: str | None = None


def read(article: str) -> Document:
    """Return the targets of ``article``, each a passage of its own.

    In XLIFF 2 the segments of one unit are one text, so that a quotation can run on in them; it never runs on from one
    unit to the next, nor from one segment of XLIFF 1.2 that is a unit of its own: its marks are then left alone.
    """
    reader = _Reader(article)
    for event in events(article, names=_NAMES):
        reader.take(event)
    return reader.units.document(reader.source_language)


class _Reader:
    def __init__(self, article: str) -> None:
        self.units = Units(article)
        self.source_language: str | None = None
        self._segment = Segment(article, spelling(article))
        self._scopes = [_Scope()]
        self._target = -1  # the depth of the target that we are in
        self._begun = 0  # where the unit that we are in begins
        self._follows = False

    def take(self, event: Event) -> None:
        """Take the next event of the document."""
        if event.kind == "start":
            self._start(event)
        elif event.kind == "end":
            self._end(event)
        elif self._target >= 0:
            self._segment.take(event, preserve=self._scopes[-1].preserve)
        if event.kind == "comment":
            self.units.comment(event, self._begun if any(scope.name in _UNITS for scope in self._scopes) else None)

    def _start(self, event: Event) -> None:
        outer, attributes = self._scopes[-1], event.attributes
        if len(self._scopes) == 1 and event.value != "xliff":
            raise FormatError(
                f"no XLIFF, its outermost element is <{event.value}>: name the format that it has (--format)"
            )
        name, kept, preserve, language = event.value, outer.kept, outer.preserve, outer.language
        if "xml:space" in attributes:
            preserve = attributes["xml:space"] == "preserve"
        if self._target >= 0:
            self._segment.take(event, preserve=outer.preserve)
        else:
            if "translate" in attributes or "its:translate" in attributes:
                kept = stays(attributes)
            told = attributes.get("target-language") or attributes.get("trgLang")
            if name == "target":
                told = attributes.get("xml:lang")
                if outer.name in _OWNERS and not kept:
                    self._target = len(self._scopes)
            elif name in _UNITS:
                self._begun, self._follows = event.start, False
            if told:
                language = normalized(told)
            source = attributes.get("source-language") or attributes.get("srcLang")
            if source and self.source_language is None:
                self.source_language = normalized(source)
        self._scopes.append(_Scope(name, kept, preserve, language))

    def _end(self, event: Event) -> None:
        scope = self._scopes.pop()
        if self._target == len(self._scopes):
            self._target = -1
            self._follows = (
                self.units.add(self._segment.passage(language=scope.language, follows=self._follows))
                and scope.name == "target"
                and self._scopes[-1].name == "segment"
            )
        elif self._target >= 0:
            self._segment.take(event, preserve=scope.preserve)
        elif scope.name in _UNITS:
            self.units.block(self._begun, event.end)


FORMAT = Format(
    name="xliff",
    title="XLIFF 1.x and 2.x (targets)",
    extensions=(".xlf", ".xliff"),
    read=read,
    declared=declared.in_xml,
)
