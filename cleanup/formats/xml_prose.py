"""The prose of one run of XML: text, references and CDATA as pieces of a passage, markup between them."""

import re
from collections.abc import Callable
from functools import partial

from cleanup.formats.builder import PassageBuilder
from cleanup.formats.xml import Spelling
from cleanup.text import Passage, unchanged

#: White space of XML; all other spaces are prose.
BLANKS = " \t\r\n"
_BREAK = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")
_LINE_ENDS = ("\n", "\r\n")


class Prose:
    """Takes what stands in one passage, from left to right, and gives it to the builder.

    White space at the edges of the passage is in no piece. A line end with an indent is one locked character, as it
    is read; with ``preserve`` white space stands for itself.
    """

    def __init__(self, article: str, spelling: Spelling) -> None:
        self._article = article
        self._spelling = spelling
        self._builder = PassageBuilder(article)
        self._start = self._end = 0  # text that is to be one run
        self._preserve = False
        self._waiting: list[Callable[[], None]] = []  # what only counts if more prose comes
        self._literal = self._spelled = False  # is there prose in CDATA, and outside?
        self._begun = False
        self.reached = 0  # where what was added last ends

    @property
    def begun(self) -> bool:
        """Is there prose in the passage yet?"""
        return self._begun or bool(self._article[self._start : self._end].strip(BLANKS))

    def skip_to(self, place: int, *, closes: bool) -> None:
        """Add all from what was added last up to ``place`` as markup that has no text."""
        if self._begun or self._start < self._end:
            self.delimiter(self.reached, place, closes=closes)

    def text(self, start: int, end: int, *, preserve: bool = False, literal: bool = False) -> None:
        """Add text that stands as it is; ``literal`` if it does so in a CDATA section."""
        if literal:
            self._literal = True
        else:
            self._spelled = True
        self.reached = end
        if self._start < self._end == start and preserve == self._preserve:
            self._end = end
            return
        self._end_run()
        self._start, self._end, self._preserve = start, end, preserve

    def reference(self, value: str, start: int, end: int) -> None:
        """Add what is written as a reference; one that nobody knows is a hole."""
        self._spelled = True
        self.reached = end
        self._begin()
        if len(value) == 1:
            self._builder.spelled(value, start, end)
        elif value:
            self._builder.character(value, start, end)
        else:
            self._builder.hole(start, end)

    def character(self, text: str, start: int, end: int) -> None:
        """Add markup that reads as a character; at the edges of the passage it is nothing, if it is white space."""
        self._end_run()
        self.reached = end
        if not text.isspace():
            self._begin()
            self._builder.character(text, start, end)
        elif self._begun:
            self._waiting.append(partial(self._builder.character, text, start, end))

    def hole(self, start: int, end: int) -> None:
        """Add markup that stands where a word could."""
        self.reached = end
        self._begin()
        self._builder.hole(start, end)

    def delimiter(self, start: int, end: int, *, closes: bool) -> None:
        """Add markup that has no text."""
        if start < end:
            self._end_run()
            self.reached = end
            if self._begun:
                self._waiting.append(partial(self._builder.delimiter, start, end, closes=closes))

    def passage(self, *, kind: str = "paragraph", language: str | None = None, follows: bool = False) -> Passage | None:
        """Return the passage collected so far, numbered 0, and start anew; None if there is no word in it."""
        self._end_run()
        self._waiting.clear()
        escape = unchanged if self._literal and not self._spelled else self._spelling.spell
        self._begun = self._literal = self._spelled = False
        return self._builder.passage(0, kind=kind, language=language, follows=follows, alone=False, escape=escape)

    def _begin(self) -> None:
        self._end_run()
        self._begun = True
        if self._waiting:
            self._end_waiting()

    def _end_waiting(self) -> None:
        for add in self._waiting:
            add()
        self._waiting.clear()

    def _end_run(self) -> None:
        start, end = self._start, self._end
        if start == end:
            return
        self._start = self._end = 0
        right = end
        if self._article[end - 1] in BLANKS:
            right = start + len(self._article[start:end].rstrip(BLANKS))
        if right > start:
            if not self._begun:
                start = right - len(self._article[start:right].lstrip(BLANKS))
                self._begun = True
            if self._waiting:
                self._end_waiting()
            self._add(start, right)
        if self._begun and right < end:
            self._waiting.append(partial(self._add, right, end))

    def _add(self, start: int, end: int) -> None:
        if self._preserve or self._article.find("\n", start, end) < 0:
            self._builder.open(start, end)
            return
        for found in _BREAK.finditer(self._article, start, end):
            if found[0] in _LINE_ENDS:
                continue
            self._builder.open(start, found.start())
            self._builder.character("\n", *found.span())
            start = found.end()
        self._builder.open(start, end)
