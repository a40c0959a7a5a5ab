"""TMX: the translations of a memory; its source side and its codes are left alone."""

from typing import NamedTuple

from cleanup.errors import FormatError
from cleanup.formats import Document, Format, declared
from cleanup.formats.xml import NAMESPACES, Event, events, spelling
from cleanup.formats.xml_codes import Segment
from cleanup.formats.xml_units import Units
from cleanup.language import normalized

_NAMES = NAMESPACES | {"http://www.lisa.org/tmx14": "", "http://www.lisa.org/tmx13": ""}
#: Header or unit: every language can be the source.
_ANY = "*all*"


def read(article: str) -> Document:
    """Return the segments of ``article`` that are not in its source language, each a passage with its own language.

    The source is what the unit or else the header names; where no variant has that very tag, those of the same language
    are it, whatever their region. With ``*all*`` every variant is read; where no source is named, all but the first.
    No quotation runs on from one unit to the next.
    """
    reader = _Reader(article)
    for event in events(article, names=_NAMES):
        reader.take(event)
    return reader.units.document(normalized(reader.source))


class _Variant(NamedTuple):
    """One language of a unit: its tag, what stands in its segment, whether its white space stands for itself."""

    language: str
    events: list[Event]
    preserve: bool


class _Reader:
    def __init__(self, article: str) -> None:
        self.units = Units(article)
        self.source = ""
        self._segment = Segment(article, spelling(article))
        self._names: list[str] = []
        self._inside = 0  # the depth of the segment that we are in, 0: in none
        self._preserve = False
        self._begun = 0
        self._unit_source = ""
        self._language = ""
        self._variants: list[_Variant] = []

    def take(self, event: Event) -> None:
        """Take the next event of the document."""
        if event.kind == "start":
            self._names.append(event.value)
            if self._inside:
                self._variants[-1].events.append(event)
            else:
                self._start(event)
        elif event.kind == "end":
            self._names.pop()
            if self._inside > len(self._names):
                self._inside = 0
            elif self._inside:
                self._variants[-1].events.append(event)
            elif event.value == "tu":
                self._end_unit(event)
        elif self._inside:
            self._variants[-1].events.append(event)
        if event.kind == "comment":
            self.units.comment(event, self._begun if "tu" in self._names else None)

    def _start(self, event: Event) -> None:
        name, attributes = event.value, event.attributes
        if len(self._names) == 1 and name != "tmx":
            raise FormatError(f"no TMX, its outermost element is <{name}>: name the format that it has (--format)")
        if name == "header":
            self.source = attributes.get("srclang", "")
        elif name == "tu":
            self._begun, self._unit_source = event.start, attributes.get("srclang", self.source)
            self._variants = []
        elif name == "tuv":
            self._language = attributes.get("xml:lang") or attributes.get("lang", "")
            self._preserve = attributes.get("xml:space") == "preserve"
        elif name == "seg" and self._names[-2:-1] == ["tuv"]:
            self._inside = len(self._names)
            self._variants.append(_Variant(self._language, [], self._preserve))

    def _end_unit(self, event: Event) -> None:
        self.units.block(self._begun, event.end)
        for number, variant in enumerate(self._variants):
            if not self._is_source(number, variant.language):
                for each in variant.events:
                    self._segment.take(each, preserve=variant.preserve)
                self.units.add(self._segment.passage(language=normalized(variant.language), follows=False))
        self._variants = []

    def _is_source(self, number: int, language: str) -> bool:
        source, language = self._unit_source.lower(), language.lower()
        if source == _ANY:
            return False
        if not source or not language:
            return not language or number == 0
        tags = [variant.language.lower() for variant in self._variants]
        return language == source if source in tags else _base(language) == _base(source)


def _base(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0]


FORMAT = Format(name="tmx", title="TMX (translations)", extensions=(".tmx",), read=read, declared=declared.in_xml)
