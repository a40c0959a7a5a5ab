"""The prose of one block of HTML: texts, tags and blanks in their order, as pieces of a passage."""

import re

from cleanup.formats.builder import PassageBuilder
from cleanup.formats.html_references import REFERENCE, decode
from cleanup.formats.html_tokens import SPACES

#: What a text holds that does not stand for itself: a reference, a blank that is more or other than one space.
_SPECIAL = re.compile(rf"[{SPACES}]{{2,}}+|[\t\n\r\f]|{REFERENCE.pattern}")


class Prose:
    """Gives the runs of one block to the builder, and shows the blanks between them as a reader sees them.

    A run of blanks is one space, whatever lines and tags it stands on: at the ends of a block it is nothing. Rules
    may replace it with all its blanks, but where a line ends in it, or a tag stands in it, it is locked: so no rule
    sees how the source is wrapped, and none touches that. A ``<br>`` with the blanks around it is a locked line end.
    """

    def __init__(self, article: str, builder: PassageBuilder) -> None:
        self._article = article
        self._builder = builder
        self.begun = False  # something that can be seen stands in the block
        self._lead = self._lead_end = -1  # the tags just before the first thing that is seen
        self._blank = self._blank_end = -1  # blanks that may turn out to be at the end
        self._locked = False
        self._breaks = 0
        self._behind: list[tuple[int, int, bool]] = []  # delimiters behind them

    def text(self, start: int, end: int) -> None:
        """Add text as the document has it."""
        article = self._article
        if article[start] == " " and (start + 1 == end or article[start + 1] not in SPACES):
            self._add_blank(start, start + 1)
            start += 1
        last = end
        if last > start and article[last - 1] == " " and (last - 1 == start or article[last - 2] not in SPACES):
            last -= 1
        at = start
        for found in _SPECIAL.finditer(article, start, end):
            low, high = found.span()
            if article[low] != "&":
                if at < low:
                    self._open(at, low)
                self._add_blank(low, high)
                at = high
                continue
            shown, length = decode(found[0])
            if not length:
                continue
            if at < low:
                self._open(at, low)
            at = low + length
            if shown in (" ", "\t", "\n", "\f", "\r"):
                self._add_blank(low, at)
                self._locked = True
                continue
            self._reach(low)
            if len(shown) == 1 and not "\ud800" <= shown <= "\udfff":
                self._builder.spelled(shown, low, at)
            else:
                self._builder.character(shown, low, at)
        if at < last:
            self._open(at, last)
        if at <= last < end:
            self._add_blank(last, end)

    def hole(self, start: int, end: int) -> None:
        """Add what is no prose and stands for a word."""
        self._reach(start)
        self._builder.hole(start, end)

    def delimiter(self, start: int, end: int, *, closes: bool) -> None:
        """Add what cannot be seen: a tag, a comment."""
        if not self.begun:
            self._lead = start if self._lead_end != start else self._lead
            self._lead_end = end
        elif self._blank >= 0:
            self._behind.append((start, end, closes))
        else:
            self._builder.delimiter(start, end, closes=closes)

    def line_end(self, start: int, end: int) -> bool:
        """Add a ``<br>``; tell whether it is the second one, so that the lines before and behind it are apart."""
        self._add_blank(start, end)
        self._breaks += self.begun
        return self._breaks > 1

    def finish(self) -> bool:
        """The block ends; tell whether there was something in it."""
        begun = self.begun
        self.begun = False
        self._lead = self._lead_end = self._blank = -1
        self._behind.clear()
        self._breaks = 0
        return begun

    def touches(self) -> bool:
        """Does nothing but tags stand between what was seen last and what comes now?"""
        return self.begun and self._blank < 0

    def _open(self, start: int, end: int) -> None:
        self._reach(start)
        self._builder.open(start, end)

    def _add_blank(self, start: int, end: int) -> None:
        if not self.begun:
            self._lead_end = -1
            return
        if self._blank < 0:
            self._blank, self._locked = start, False
        else:
            self._locked = True
            self._behind.clear()
        self._blank_end = end

    def _reach(self, start: int) -> None:
        """Something that is seen comes: account for the blanks and tags before it."""
        if not self.begun:
            self.begun = True
            if self._lead_end == start:
                self._builder.delimiter(self._lead, start, closes=False)
        elif self._blank >= 0:
            self._end_blank()

    def _end_blank(self) -> None:
        low, high = self._blank, self._blank_end
        blank = self._article[low:high]
        if self._breaks:
            self._builder.character("\n", low, high)
        elif blank == " ":
            self._builder.open(low, high)
        elif self._locked or len(blank) == 1 or "\n" in blank or "\r" in blank:
            self._builder.character(" ", low, high)
        else:
            self._builder.spelled(" ", low, high)
        for start, end, closes in self._behind:
            self._builder.delimiter(start, end, closes=closes)
        self._behind.clear()
        self._blank, self._breaks = -1, 0
