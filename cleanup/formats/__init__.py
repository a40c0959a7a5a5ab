"""The shelf of formats: one module each, which says where the prose of a document is.

A module of this folder that defines ``FORMAT`` is a format; nothing else has to be told.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module

from cleanup import suppression
from cleanup.errors import FormatError, nearest
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


def unchanged(new: str) -> str:
    """Escape nothing."""
    return new


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """Where the prose of a kind of document is, and how new prose is written into it.

    ``read`` never fails on odd input of its kind: what it does not understand is not prose. ``escape``
    turns new prose into the document's own spelling.
    """

    name: str
    title: str
    extensions: tuple[str, ...]
    read: Callable[[str], Document]
    escape: Callable[[str], str] = unchanged
    #: Each passage is read from its own source alone: changing one cannot change how another is read.
    apart: bool = False


#: The formats of the first hour, so that naming one imports that module only.
_MODULES = {"txt": "plain", "md": "markdown"}


@cache
def named(name: str) -> Format:
    """Return the format called ``name`` ("txt", "md", …); raise FormatError if there is none."""
    module = _MODULES.get(name)
    if module is not None:
        found: Format = import_module(f"cleanup.formats.{module}").FORMAT
        return found
    everything = known()
    if name not in everything:
        raise FormatError(
            f"unknown format {name!r}{nearest(name, tuple(everything))}: known are {', '.join(everything)}"
        )
    return everything[name]


@cache
def known() -> dict[str, Format]:
    """Return all formats by name."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        fmt = getattr(import_module(f"cleanup.formats.{info.name}"), "FORMAT", None)
        if isinstance(fmt, Format):
            found[fmt.name] = fmt
    return dict(sorted(found.items()))


def by_extension() -> dict[str, Format]:
    """Return the format for each file extension (".txt", lower case)."""
    return {extension: fmt for fmt in known().values() for extension in fmt.extensions}
