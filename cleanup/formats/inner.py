"""Fields that say which format their texts are in: ``body:html`` is the field ``body``, in which HTML stands."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from cleanup import formats
from cleanup.errors import ConfigError
from cleanup.formats import Format

#: The last colon that no backslash stands before, and what could be the name of a format behind it.
_FORMAT = re.compile(r"(?s)(?P<name>(?:[^\\]|\\.)*?):(?P<format>[A-Za-z][\w-]*)")
#: A word as long and as alike as this was meant to be the name of a format.
_LONG, _ALIKE = 4, 75


class Field(NamedTuple):
    """A field as it is named, and the format of its texts; None: they are read like plain text."""

    name: str
    format: Format | None = None


def fields(named: Iterable[str]) -> tuple[Field, ...]:
    """Take the formats off the names of fields; raise ConfigError for one that cannot stand in a field.

    The name of a format, or one of its extensions, behind the last colon is its format; any other word there belongs
    to the name (``dc:title``), and so does every word behind ``\\:``.
    """
    return tuple(map(field, named))


def field(named: str) -> Field:
    """Take the format off the name of one field, see `fields`."""
    found = _FORMAT.fullmatch(named) if ":" in named else None
    if found is None:
        return Field(named)
    known = _known()
    word = found["format"].lower()
    if word in known:
        if not stands_in_field(known[word]):
            raise _refused(named, f"{known[word].title} cannot stand in a field")
        return Field(found["name"], known[word])
    meant = _alike(word, known)
    if meant:
        raise _refused(named, f"unknown format {word!r} (did you mean {meant!r}?)")
    return Field(named)


def stands_in_field(fmt: Format) -> bool:
    """Can a text of this format stand in a field? It must be one document of text whose prose need not be chosen."""
    return not fmt.chosen and fmt.records is None and fmt.unpack is None and fmt.rewrite is None


def names() -> tuple[str, ...]:
    """Return the names of the formats that can stand in a field."""
    return tuple(name for name, fmt in formats.known().items() if stands_in_field(fmt))


def escaped(name: str) -> str:
    """Return how a field of this name is named, if it ends like one that says a format."""
    found = _FORMAT.fullmatch(name) if ":" in name else None
    if found is None:
        return name
    known = _known()
    word = found["format"].lower()
    return f"{found['name']}\\:{found['format']}" if word in known or _alike(word, known) else name


@cache
def _known() -> dict[str, Format]:
    """All formats by their names and extensions."""
    every = formats.known().values()
    return {end.removeprefix("."): fmt for fmt in every for end in fmt.extensions} | {fmt.name: fmt for fmt in every}


def column(named: str, names: Sequence[str]) -> tuple[str, Format | None]:
    """Return the column that is meant, of those with these ``names``, and its format.

    One that is called so as a whole is meant; a colon that a backslash stands before is a colon.
    """
    if named in names:
        return named, None
    found = field(named)
    return found.name.replace("\\:", ":"), found.format


def _alike(word: str, known: Iterable[str]) -> str | None:
    if len(word) < _LONG:
        return None
    from rapidfuzz import fuzz, process

    long = [name for name in known if len(name) >= _LONG]
    found = process.extractOne(word, long, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(found[0]) if found else None


def _refused(named: str, said: str) -> ConfigError:
    return ConfigError(
        f"field {named!r}: {said}; formats of a field are {', '.join(names())} "
        "(a colon that belongs to the name is written '\\:')"
    )
