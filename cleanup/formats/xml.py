"""XML as events with exact places: what stands where, by the parser of the standard library; nothing is loaded.

A helper of the formats that are XML (XLIFF, TMX, DOCX, EPUB), no format of its own.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5
from typing import NamedTuple
from xml.parsers import expat

from cleanup.errors import FormatError
from cleanup.formats import declared

#: Elements inside each other; real documents (tables in tables of DOCX) stay under 100.
MAX_DEPTH = 1000
#: Bytes that the parser is given at once: no more events than theirs are held, and few tokens are read twice.
_CHUNK = 1 << 19

NAMESPACES = {"http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/2005/11/its": "its"}
_SEPARATOR = "\n"  # can stand in no namespace that a document gives: white space is normalised there
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


_NONE: Mapping[str, str] = {}


class Event(NamedTuple):
    """Something that stands at ``start`` to ``end`` of the article.

    ``kind`` is "start" (``value`` is the name, ``attributes`` are given), "end", "text" (as it stands, also a part of
    a run), "cdata" (the same, inside a CDATA section), "reference" (``value`` is what it stands for, empty where
    that is not known), "comment" (``value`` is its text) or "other" (declarations, instructions, the marks of CDATA).
    Names are local ones, with the prefix that was told for their namespace: ``t``, ``xml:lang``.
    """

    kind: str
    value: str
    start: int
    end: int
    attributes: Mapping[str, str] = _NONE


def events(
    article: str,
    start: int = 0,
    end: int | None = None,
    *,
    names: Mapping[str, str] = NAMESPACES,
    ignored: Collection[str] = (),
) -> Iterator[Event]:
    """Yield all that stands in the document ``article[start:end]``, in order, touching each other.

    ``names`` gives namespaces their prefixes; "" is none, and elements of other namespaces get "?". The tags of
    elements that are ``ignored`` count to what stands before them. The encoding that the document declares is
    passed over: it is a text already. Raises FormatError, which says where and what to do, for what is not well-
    formed, declares entities or is nested absurdly.
    """
    source = article[start:end] if start or end is not None else article
    return _Parser(article, source, start, _Names(names, ignored)).events()


def spelling(article: str) -> "Spelling":
    """Return how new prose is spelled in a document."""
    ascii_only = article.isascii() and "&#" in article
    encoding = "ascii" if ascii_only else declared.in_xml(article) or "utf-8"
    return Spelling(encoding, bool(re.search("&#[0-9]", article)))


@dataclass(frozen=True, slots=True)
class Spelling:
    """Spells prose as XML: markup as entities, what the encoding cannot hold as references, decimal if asked."""

    encoding: str
    decimal: bool

    def spell(self, new: str) -> str:
        if new.isascii() and new.isalnum():
            return new
        return "".join(_MARKUP.get(char) or self._character(char) for char in new)

    def _character(self, char: str) -> str:
        if char.isascii() or self.encoding.startswith("utf"):
            return char
        try:
            char.encode(self.encoding)
        except UnicodeEncodeError:
            return f"&#{ord(char)};" if self.decimal else f"&#x{ord(char):X};"
        return char


class _Names(dict[str, str]):
    """The names that events have, by the names that the parser gives: made when first met. Empty: to be ignored."""

    def __init__(self, prefixes: Mapping[str, str], ignored: Collection[str]) -> None:
        super().__init__()
        self._prefixes = prefixes
        self._ignored = ignored

    def __missing__(self, name: str) -> str:
        space, separator, local = name.rpartition(_SEPARATOR)
        if separator:
            prefix = self._prefixes.get(space, "?")
            local = f"{prefix}:{local}" if prefix else local
        if local in self._ignored:
            local = ""
        self[name] = local
        return local


class _Parser:
    """One document on its way through expat."""

    def __init__(self, article: str, source: str, offset: int, names: _Names) -> None:
        try:
            self._raw = source.encode()
        except UnicodeEncodeError as error:
            line = source.count("\n", 0, error.start) + 1
            raise FormatError(f"line {line}: half a surrogate pair, which no XML can hold: mend the text") from error
        self._article = article
        self._offset = offset
        self._ascii = len(self._raw) == len(source)
        self._names = names
        self._found: list[tuple[str, str, int, Mapping[str, str]]] = []
        self._depth = 0
        self._cdata = False
        self._parser = parser = expat.ParserCreate("utf-8", _SEPARATOR)
        parser.buffer_text = False
        parser.specified_attributes = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = self._comment
        parser.StartCdataSectionHandler = self._cdata_begins
        parser.EndCdataSectionHandler = self._cdata_ends
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.DefaultHandler = self._other

    def events(self) -> Iterator[Event]:
        raw, found, make, is_ascii = self._raw, self._found, tuple.__new__, self._ascii
        kind, value, attributes = "", "", _NONE
        start, at = self._offset, 0  # the same place, in the article and in the bytes
        for low in range(0, len(raw) or 1, _CHUNK):
            is_last = low + _CHUNK >= len(raw)
            try:
                self._parser.Parse(raw[low : low + _CHUNK], is_last)
            except expat.ExpatError as error:
                raise self._broken(error) from error
            if is_last:
                found.append(("", "", len(raw), _NONE))
            for following, its_value, index, its_attributes in found:
                end = start
                if index > at:
                    end += index - at if is_ascii else len(raw[at:index].decode())
                    at = index
                if kind:
                    yield make(Event, (kind, value, start, end, attributes))  # quicker than to call Event
                kind, value, attributes, start = following, its_value, its_attributes, end
            found.clear()

    def _add(self, kind: str, value: str) -> None:
        self._found.append((kind, value, self._parser.CurrentByteIndex, _NONE))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise FormatError(
                f"line {self._parser.CurrentLineNumber}: more than {MAX_DEPTH} elements inside each other: "
                "this is no real document"
            )
        names = self._names
        name = names[name]
        if name:
            if attributes:
                attributes = {names[key]: value for key, value in attributes.items()}
            self._found.append(("start", name, self._parser.CurrentByteIndex, attributes))

    def _end(self, name: str) -> None:
        self._depth -= 1
        name = self._names[name]
        if name:
            self._found.append(("end", name, self._parser.CurrentByteIndex, _NONE))

    def _text(self, text: str) -> None:
        index = self._parser.CurrentByteIndex
        # text that does not begin as it stands is a reference: "&" itself, too, can only come from one
        kind = "cdata" if self._cdata else "reference" if self._raw[index] == 38 else "text"
        self._found.append((kind, text, index, _NONE))

    def _comment(self, text: str) -> None:
        self._add("comment", text)

    def _cdata_begins(self) -> None:
        self._cdata = True
        self._add("other", "<![CDATA[")

    def _cdata_ends(self) -> None:
        self._cdata = False
        self._add("other", "]]>")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        """An entity that a DTD declares, which is not loaded: those of XHTML are known all the same."""
        self._add("other" if is_parameter else "reference", html5.get(f"{name};", ""))

    def _other(self, text: str) -> None:
        self._add("other", text)

    def _entity(self, name: str, *_: object) -> None:
        raise FormatError(
            f"line {self._parser.CurrentLineNumber}: declares the entity {name[:40]!r}; documents that do can be bombs "
            "or reach for other files, so they are not read: put in what it stands for and take the declaration out"
        )

    def _broken(self, error: expat.ExpatError) -> FormatError:
        said = expat.ErrorString(error.code)
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]:
            said = "no element found, so it is empty or cut off"
        return FormatError(
            f"line {error.lineno}, column {error.offset + 1}: no well-formed XML ({said}): mend it there, or "
            "write it anew with the program that it comes from"
        )
