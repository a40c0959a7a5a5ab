"""Positions: where people find a place of an article, and what they see there."""

import re
from bisect import bisect_right
from typing import NamedTuple, Protocol

_LINE_END = re.compile(r"\r\n?|\n")


class Position(NamedTuple):
    """Line and column, from 1, in the file or in a ``part`` of it; ``name`` is what the place is called there.

    Columns count code points.
    """

    line: int
    column: int
    #: The file inside a container.
    part: str | None = None
    #: Where no editor shows lines: "paragraph 12", "footnote 3".
    name: str | None = None

    def of(self, file: str) -> str:
        """Return the position in a file, in the form that editors jump to."""
        if self.name is not None:
            return f"{file}:{self.name}"
        return f"{file if self.part is None else f'{file}!{self.part}'}:{self.line}:{self.column}"

    @property
    def said(self) -> str:
        """The line in words: "line 12", "OEBPS/one.xhtml line 12"."""
        return f"line {self.line}" if self.part is None else f"{self.part} line {self.line}"


class Section(NamedTuple):
    """A run of the text that is shown: a ``part`` of a container, or all of it."""

    part: str | None
    start: int
    end: int


class Shown(Protocol):
    """How an article is shown to people whose programs do not show them its text."""

    @property
    def text(self) -> str:
        """What they see."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """What ``text`` is made of, in order."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the article is seen in ``text``."""

    def prose(self, new: str) -> str:
        """Return what is seen of new text of the article."""

    def position(self, offset: int) -> Position:
        """Return where an offset of the article is found."""


class Places:
    """Turns offsets of a text into lines and columns, both from 1; columns count code points.

    The text begins on line ``first_line``.
    """

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._first = first_line

    def of(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        line = bisect_right(self._starts, offset)
        return line + self._first - 1, offset - self._starts[line - 1] + 1


class AsItStands:
    """An article that is shown as it stands."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.sections = (Section(None, 0, len(text)),)
        self._first = first_line
        self._places: Places | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span as it is."""
        return start, end

    def prose(self, new: str) -> str:
        """Return the text as it is."""
        return new

    def position(self, offset: int) -> Position:
        """Return line and column."""
        self._places = self._places or Places(self.text, self._first)
        return Position(*self._places.of(offset))
