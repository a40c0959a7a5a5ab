"""The shelf of formats: one module each, which says where the prose of a document is.

A module of this folder that defines ``FORMAT`` is a format; nothing else has to be told.
"""

import os
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from cleanup import suppression
from cleanup.errors import FormatError, nearest
from cleanup.kept import kept
from cleanup.positions import Shown
from cleanup.text import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as its format reads it.

    ``passages`` are in order and numbered from 0. The languages are BCP 47 tags that the document itself
    gives, None if it gives none. ``suppressions`` are its suppression comments.
    """

    passages: tuple[Passage, ...]
    language: str | None = None
    source_language: str | None = None
    suppressions: suppression.Suppressions = suppression.NONE
    #: What a reader should know of how it was read: that nothing in it is prose until a field is named.
    notes: tuple[str, ...] = ()
    #: How a line is called in notes, by an offset; None: by its number.
    line: Callable[[int], str] | None = None


class Records(Protocol):
    """Cuts one document into its records, each an article of its own, and says where the prose of each is."""

    def goes_on(self, line: str) -> bool:
        """Take the next line of the document, with its line end; tell whether its record goes on in the line after."""

    def read(self, record: str) -> Document | None:
        """Read a record, one or several whole lines; None if it holds no data (a header row, a blank line).

        Raises FormatError if it is broken: then it alone stays as it is.
        """

    def notes(self) -> tuple[str, ...]:
        """What is to be said once all records are read."""


class Part(NamedTuple):
    """Something of a document that is not prose: its kind, what it holds, its span.

    Of prose only how many ``marks`` stand in it that could be markup.
    """

    kind: str
    content: str
    start: int
    end: int
    marks: int = 0


class Markup(NamedTuple):
    """How the markup of a format is repaired: its source as passages, and its parts by which a repair is proved."""

    #: Of an article and its document: those that hold one of some places, in order.
    passages: Callable[[str, Document, Sequence[int]], tuple[Passage, ...]]
    parts: Callable[[str], Sequence[Part]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Where the prose of a kind of document is.

    ``read`` passes over what it does not understand; it raises FormatError for a document that is broken or hostile
    as a whole. With ``chosen`` it takes the keyword ``fields``: which of the document's fields are prose.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    read: Callable[..., Document]
    chosen: bool = False
    #: Without such a choice everything that can be prose is; else nothing is.
    chosen_all: bool = False
    #: Its lines are records, each an article of its own: what takes them up, for one document.
    records: Callable[..., Records] | None = None
    #: Its records are lines of plain text, each a segment unless it is told otherwise; line ends are no part of them.
    segments: bool = False
    #: It is no text: what cleans a file of it instead (path, cleaner, ``write``, ``rescue``) and yields what to report.
    rewrite: Callable[..., Iterator[Any]] | None = None
    #: Each passage is read from its own source alone: changing one cannot change how another is read.
    apart: bool = False
    #: Of a document that is no text but a container (a zip file): the article of its bytes, and its bytes with another
    #: article. Both raise FormatError, which says what to do.
    unpack: Callable[[bytes], str] | None = None
    pack: Callable[[bytes, str], bytes] | None = None
    #: The encoding that the bytes of a document say that it is in, if that is another than UTF-8.
    declared: Callable[[bytes], str | None] | None = None
    #: For rules that reach markup; None: they have nothing to do in this format.
    markup: Markup | None = None
    #: How an article is shown to people, where no editor shows them its text; None: as it stands.
    shown: Callable[[str], Shown] | None = None

    @property
    def compressible(self) -> bool:
        """Can a file of it be compressed once more: is it text?"""
        return self.unpack is None and self.rewrite is None

    @property
    def needs_fields(self) -> bool:
        """Is nothing prose until a field is named?"""
        return self.chosen and not self.chosen_all

    def with_fields(self, fields: tuple[str, ...]) -> "Format":
        """Return this format for a choice of fields (empty: none is named)."""
        if not self.chosen:
            return self
        records = None if self.records is None else partial(self.records, fields=fields)
        return replace(self, read=partial(self.read, fields=fields), records=records)


#: The formats of the first hour, so that naming one imports that module only.
_MODULES = {"txt": "plain", "md": "markdown"}


@cache
def named(name: str) -> Format:
    """Return the format called ``name`` ("txt", "md", …); raise FormatError if there is none."""
    module = _MODULES.get(name) or _shelf()[0].get(name)
    if module is None:
        names = tuple(_shelf()[0])
        raise FormatError(f"unknown format {name!r}{nearest(name, names)}: known are {', '.join(names)}")
    found: Format = import_module(f"cleanup.formats.{module}").FORMAT
    return found


@cache
def known() -> dict[str, Format]:
    """Return all formats by name."""
    return {name: named(name) for name in _shelf()[0]}


def by_extension() -> dict[str, Format]:
    """Return the format for each file extension (".txt", lower case)."""
    return {extension: named(name) for extension, name in _shelf()[1].items()}


def for_extension(extension: str) -> Format | None:
    """Return the format for one file extension (".txt", lower case), None if there is none."""
    name = _shelf()[1].get(extension)
    return None if name is None else named(name)


@cache
def _shelf() -> tuple[dict[str, str], dict[str, str]]:
    """The module of each format, and the format of each extension: so only that is imported which is asked for."""
    modules = sorted(info.name for info in pkgutil.iter_modules(__path__))
    sources = [os.path.join(__path__[0], f"{name}.py") for name in ("__init__", *modules)]
    found: tuple[dict[str, str], dict[str, str]] = kept("formats", sources, lambda: _looked_at(modules))
    return found


def _looked_at(modules: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    found = {}
    for module in modules:
        fmt = getattr(import_module(f"cleanup.formats.{module}"), "FORMAT", None)
        if isinstance(fmt, Format):
            found[fmt.name] = (module, fmt.extensions)
    names = dict(sorted((name, module) for name, (module, _) in found.items()))
    return names, {extension: name for name in names for extension in found[name][1]}
