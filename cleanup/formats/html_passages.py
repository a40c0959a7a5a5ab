"""Walk over the tokens of an HTML document and collect the passages."""

import re

from cleanup.formats.builder import PassageBuilder
from cleanup.formats.html_elements import Elements
from cleanup.formats.html_prose import Prose
from cleanup.formats.html_references import Spelling
from cleanup.formats.html_tags import BLOCKS, DRAWINGS, KNOWN, SHOWN, VOID
from cleanup.formats.html_tokens import SPACES, Kind, Token, tokens
from cleanup.suppression import Comment, comments
from cleanup.text import Passage

#: Elements that are seen though no text stands in them.
_SEEN = (
    SHOWN
    | DRAWINGS
    | frozenset(("textarea", "iframe", "video", "audio", "canvas", "object", "applet", "meter", "progress"))
)
#: Between two of these that touch the page may well show a gap: nobody knows without its style sheet.
_LOOSE = frozenset(("a", "span", "time", "label", "small", "ins", "del"))

#: Marks that an element holds by themselves are spoken of: the sign <em>:</em>, a trailing <b>.</b>.
_MENTIONED = re.compile(r"[^\w\s<>&\"'“”„‟«»‹›‘’‚]{1,3}+</")
#: An element of nothing but blanks that do not break is layout.
_LAYOUT = re.compile(rf"[{SPACES}]*+(?:(?:&nbsp;|&#160;|\u00a0)[{SPACES}]*+)++</")


class Passages:
    """The passages of one document, its blocks and comments; ``walk`` fills them."""

    def __init__(self, article: str) -> None:
        self.passages: list[Passage] = []
        self.blocks: list[tuple[int, int]] = []
        self.suppresses = "mt-cleanup:" in article
        self._comments: list[tuple[Comment, int]] = []
        self._article = article
        self._elements = Elements()
        self._builder = PassageBuilder(article)
        self._prose = Prose(article, self._builder)
        self._texts: list[tuple[int, int]] = []
        self._escape = Spelling(article, self._texts).escape
        self._hole = self._hole_depth = -1  # where what is no prose begins, and in which element
        self._seen = False  # something of it can be seen
        self._drawings = 0  # elements of a drawing that are open, one in the other
        self._closed = -1  # where the tag ends that closes a loose element
        self._split = False  # the lines before and behind are of one block
        self._last: object = None  # the block that holds the block of the passage before, if this one can follow it
        self._place: tuple[str, str | None, bool] = ("", None, False)

    @property
    def language(self) -> str | None:
        return self._elements.language

    def walk(self) -> None:
        """Read the article to its end."""
        for token in tokens(self._article):
            kind = token.kind
            if kind is Kind.TEXT:
                self._text(token.start, token.end)
            elif kind is Kind.OPEN or kind is Kind.EMPTY:
                self._begin(token)
            elif kind is Kind.CLOSE:
                self._end(token)
            elif kind is Kind.CODE:
                self._nothing(token.start, token.end, seen=True)
            else:
                if kind is Kind.COMMENT and self.suppresses:
                    number = len(self.passages) if self._prose.begun else -1
                    self._comments += ((found, number) for found in comments(self._article, token.start, token.end))
                self._nothing(token.start, token.end, seen=False)
        self._finish(len(self._article))
        self._close(1, len(self._article))

    def comments(self) -> list[Comment]:
        """Return the comments in order, each with the span of the passage that it stands in."""
        return [
            comment._replace(block=span(self.passages[number])) if 0 <= number < len(self.passages) else comment
            for comment, number in self._comments
        ]

    def _text(self, start: int, end: int) -> None:
        top = self._elements.top
        if top.of_block[1]:
            return
        if self._hole >= 0 or top.masked:
            if not self._seen and self._article[start:end].strip(SPACES):
                self._begin_hole(start, len(self._elements) - 1)
                self._seen = True
            return
        self._texts.append((start, end))
        if not self._prose.begun:
            self._note_place()
        self._prose.text(start, end)

    def _nothing(self, start: int, end: int, *, seen: bool) -> None:
        """A comment, code or a tag that has no end, in a place that may be prose."""
        if self._elements.top.of_block[1]:
            return
        if self._hole >= 0:
            self._seen = self._seen or seen
        elif seen:
            if not self._prose.begun:
                self._note_place()
            self._prose.hole(start, end)
        else:
            self._prose.delimiter(start, end, closes=False)

    def _begin(self, token: Token) -> None:
        start, end, name = token.start, token.end, token.name
        if self._drawings:
            self._drawings += name in DRAWINGS and token.kind is Kind.OPEN
        elif name in BLOCKS:
            self._begin_block(token)
        elif name == "br":
            self._line_end(start, end)
        elif name in VOID or token.kind is Kind.EMPTY:
            tag = self._article[start:end].lower()
            self._nothing(start, end, seen=name in _SEEN and 'type="hidden"' not in tag)
        elif name not in KNOWN and ":" not in name:
            self._nothing(start, end, seen=True)  # <x-card>, <name>: what it shows nobody knows
        else:
            parent = self._elements.top
            self._drawings = int(name in DRAWINGS)
            element = self._elements.begin(name, start, self._article[start:end])
            if element.of_block[1]:
                return
            if _LAYOUT.match(self._article, end) is not None or (
                not self._prose.touches() and _MENTIONED.match(self._article, end) is not None
            ):
                element.silence = 2
            if self._hole < 0 and element.masked and not parent.masked:
                self._begin_hole(start, len(self._elements) - 1)
            self._seen = self._seen or (self._hole >= 0 and name in _SEEN)
            if self._hole < 0:
                apart = start == self._closed and name in _LOOSE and self._prose.touches()
                self._nothing(start, end, seen=apart)

    def _line_end(self, start: int, end: int) -> None:
        if self._hole < 0 and not self._elements.top.of_block[1] and self._prose.line_end(start, end):
            self._finish(start)
            self._split = True

    def _begin_block(self, token: Token) -> None:
        self._finish(token.start)
        self._split = False
        self._close(self._elements.ended_by(token.name), token.start)
        self._elements.block.used = True
        if token.name == "hr":
            self._last = None
        elif token.kind is Kind.OPEN:
            self._elements.begin(token.name, token.start, self._article[token.start : token.end])

    def _end(self, token: Token) -> None:
        start, end, name = token.start, token.end, token.name
        if self._drawings:
            self._drawings -= name in DRAWINGS
            if self._drawings:
                return
        stay = self._elements.closed_by(name)
        if name in BLOCKS:
            self._finish(start)
            self._split = False
            self._close(stay, end)
            return
        if name == "br":
            self._line_end(start, end)
            return
        if stay < len(self._elements):
            silent = self._elements.top.of_block[1]
            self._close(stay, end)
            if silent:
                return
            if self._hole >= 0:
                if stay <= self._hole_depth:
                    self._end_hole(end)
                return
        if self._hole < 0 and not self._elements.top.of_block[1]:
            if name not in KNOWN and ":" not in name:
                self._nothing(start, end, seen=True)
            else:
                self._prose.delimiter(start, end, closes=True)
            self._closed = end if name in _LOOSE else -1

    def _close(self, stay: int, end: int) -> None:
        for element in self._elements.end(stay):
            if element.block and self.suppresses:
                self.blocks.append((element.start, end))

    def _begin_hole(self, start: int, depth: int) -> None:
        if self._hole < 0:
            self._hole, self._hole_depth, self._seen = start, depth, False

    def _end_hole(self, end: int) -> None:
        start, self._hole = self._hole, -1
        self._nothing(start, end, seen=self._seen)
        self._seen = False

    def _note_place(self) -> None:
        """A passage may begin here: note what its block says of it."""
        block = self._elements.block
        kind = block.kind
        key: object = (block.parent, "p") if block.name == "p" else None
        if self._split:
            follows = True
        else:
            follows = key is not None and key == self._last
            if block.used and kind == "paragraph":
                kind = "text"  # the rest of a block behind another one: it need not begin a sentence
        self._place = kind, block.language, follows

    def _finish(self, end: int) -> None:
        """End the passage that has begun, if one has."""
        if self._hole >= 0:
            self._end_hole(end)
        if not self._prose.finish():
            return
        kind, language, follows = self._place
        block = self._elements.block
        passage = self._builder.passage(
            len(self.passages), kind=kind, language=language, follows=follows, alone=False, escape=self._escape
        )
        self._split = False
        if passage is None:
            self._forget_place()
            return
        block.used = True
        self._last = (block.parent, "p") if block.name == "p" else None
        self.passages.append(passage)

    def _forget_place(self) -> None:
        """The passage that had begun has no word: comments in it stand in none."""
        for i in range(len(self._comments) - 1, -1, -1):
            if self._comments[i][1] < len(self.passages):
                break
            self._comments[i] = self._comments[i][0], -1


def span(passage: Passage) -> tuple[int, int]:
    """Where a passage stands in the article."""
    return passage.pieces[0].source_start, passage.pieces[-1].source_end
