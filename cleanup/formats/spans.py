"""Spans of a text value: what in it is not prose."""

from typing import NamedTuple


class Mark(NamedTuple):
    """A span of a value (as decoded) that is not prose: a placeholder, a tag, what must stay as it is."""

    start: int
    end: int
    #: "hole", "opens" and "closes" for a tag without text, "locked" for what is seen and not touched, "apart" for what
    #: parts the passages before and behind it, and is in none.
    kind: str
