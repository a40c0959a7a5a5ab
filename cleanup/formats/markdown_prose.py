"""The prose of one block of Markdown: what stands inside a paragraph, as pieces of a passage."""

from collections.abc import Callable

from cleanup.formats.builder import PassageBuilder
from cleanup.formats.html_tags import Tag, tag
from cleanup.formats.markdown_events import Event

#: Markup inside a passage; every other element is a block.
INLINE = frozenset(("Emphasis", "Strong", "Strikethrough", "Link", "Image", "Superscript", "Subscript"))
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


class Prose:
    """Takes the inline events of one block after the other and gives their runs to the builder.

    What the parser passes over in silence (the marks of an element, a backslash, what begins a line of a
    quotation) is found as the gap between two events.
    """

    def __init__(self, article: str, builder: PassageBuilder) -> None:
        self._article = article
        self._builder = builder
        self.start = -1  # where the passage begins, -1: it has not begun
        self.end = 0  # up to here the article is in pieces, or in the run
        self._run = -1  # where the prose that is to be the next piece begins, -1: there is none
        self._opens = False  # what stands before the next event opens an element
        self._broken: tuple[int, bool] | None = None  # a line end: where, and whether it is a hard one
        self._hole = -1  # where something that is not prose begins, -1: there is none
        self._tag = ""  # its tag, empty for an element of Markdown
        self._nesting = 0
        self.handlers: dict[str, Callable[[Event, int, int], None]] = {
            "Text": self._text,
            "SoftBreak": lambda _, start, end: self._line_end(start, end, hard=False),
            "HardBreak": lambda _, start, end: self._line_end(start, end, hard=True),
            "Code": self._not_prose,
            "InlineMath": self._not_prose,
            "DisplayMath": self._not_prose,
            "InlineHtml": self._html,
            "FootnoteReference": self._footnote_reference,
        }

    def open(self, element: str, value: Event, start: int) -> None:
        """An element of INLINE begins."""
        if self._hole >= 0:
            self._nesting += not self._tag
            return
        self._reach(start)
        self._end_run()
        if element == "Image" or (element == "Link" and _shows_its_target(value)):
            self._hole, self._tag, self._nesting = start, "", 1
        else:
            self._opens = True

    def close(self, end: int) -> None:
        """The element of INLINE that began last ends."""
        if self._hole >= 0:
            self.end = end
            self._nesting -= not self._tag
            if not self._nesting:
                self._end_hole()
            return
        if self._broken is not None:
            self._break(self.end, locked=True)
        self._end_run()
        if end > self.end:
            self._builder.delimiter(self.end, end, closes=True)
        self._opens = False
        self.end = end

    def finish(self) -> bool:
        """The block ends; tell whether there was prose in it."""
        if self.start < 0:
            return False
        if self._hole >= 0:
            self._end_hole()
        self._broken = None
        self._end_run()
        self.start = -1
        return True

    def _text(self, value: Event, start: int, end: int) -> None:
        if self._hole >= 0:
            self.end = end
            return
        text = str(value)
        unseen = self.start < 0 or self.end < start
        if unseen and self._article[start - 1 : start] == "\\" and text[:1] in _PUNCTUATION:
            self._reach(start - 1)
            self._end_run()
            self._builder.character(text[0], start - 1, start + 1)
            self.end = start = start + 1
            text = text[1:]
        if not text:
            return
        # a line that begins so is a directive: "::: note"
        directive = text.startswith("::") and (self.start < 0 or self._broken is not None)
        self._reach(start)
        if end - start == len(text) and self._article.startswith(text, start) and not directive:
            if self._run < 0:
                self._run = start
        else:
            self._end_run()
            self._builder.character(text, start, end)
        self.end = end

    def _line_end(self, start: int, end: int, *, hard: bool) -> None:
        if self._hole < 0 and not (self._broken is not None and self._broken[1] and self.end == start):
            if self._run >= 0 and self.end < start and self._article[self.end : start].isspace():
                self.end = start
            self._reach(start)
            self._broken = start, hard
        self.end = end

    def _not_prose(self, _: Event, start: int, end: int) -> None:
        if self._hole < 0:
            self._reach(start)
            self._end_run()
            self._builder.hole(start, end)
        self.end = end

    def _footnote_reference(self, _: Event, start: int, end: int) -> None:
        """A reference that hangs on a word has no place of its own in the sentence; one that stands free is a word."""
        touches = self._hole < 0 and 0 <= self.start < start == self.end and self._broken is None
        if touches and not self._article[start - 1].isspace():
            self._end_run()
            self._builder.delimiter(start, end, closes=True)
            self.end = end
        else:
            self._not_prose(None, start, end)

    def _html(self, value: Event, start: int, end: int) -> None:
        found = tag(str(value))
        if self._hole >= 0:
            self.end = end
            if self._tag and found.name == self._tag:
                self._nesting += -1 if found.closes else 0 if found.empty else 1
                if not self._nesting:
                    self._end_hole()
            return
        self._reach(start)
        self._end_run()
        self.end = end
        if found.kind is Tag.HOLE and not (found.closes or found.empty):
            self._hole, self._tag, self._nesting = start, found.name, 1
        elif found.kind is Tag.HOLE:
            self._builder.hole(start, end)
        elif found.kind is Tag.BREAK:
            self._broken = start, True
        else:
            self._builder.delimiter(start, end, closes=found.closes)

    def _reach(self, start: int) -> None:
        """Account for what stands before ``start``: the line end with what begins the next line, or markup."""
        if self.start < 0:
            self.start = self.end = start
        elif self._broken is not None:
            self._break(start, locked=self._broken[1] or start > self.end)
        elif start > self.end:
            self._end_run()
            self._builder.delimiter(self.end, start, closes=not self._opens)
        self._opens = False
        self.end = start

    def _break(self, end: int, *, locked: bool) -> None:
        """Add the line end that is waiting; with ``locked`` it is one character with all that stands up to ``end``."""
        assert self._broken is not None
        start, self._broken = self._broken[0], None
        if locked:
            self.end = start
            self._end_run()
            self._builder.character("\n", start, end)
        elif self._run < 0:
            self._run = start
        self.end = end

    def _end_run(self) -> None:
        if self._run >= 0:
            self._builder.open(self._run, self.end)
            self._run = -1

    def _end_hole(self) -> None:
        self._builder.hole(self._hole, self.end)
        self._hole = -1


def _shows_its_target(link: Event) -> bool:
    """Is the text of a link its address or the name of a page, so that it must stay as it is?"""
    kind = link["Link"]["link_type"]
    return kind in ("Autolink", "Email") or kind == {"WikiLink": {"has_pothole": False}}
