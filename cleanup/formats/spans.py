"""Spans of a text value: what the document spells in another way, and what in it is not prose."""

from typing import NamedTuple


class Spelled(NamedTuple):
    """Text that the document spells in another way, each code point in as many characters, at ``start:end``."""

    text: str
    start: int
    end: int


class Mark(NamedTuple):
    """A span of a value (as decoded) that is not prose: a placeholder, a tag, what must stay as it is."""

    start: int
    end: int
    #: "hole", "opens" and "closes" for a tag without text, "locked" for what is seen and not touched, "apart" for what
    #: parts the passages before and behind it, and is in none.
    kind: str
