"""Walk over the blocks of a Markdown document and collect the passages."""

from cleanup.formats.builder import PassageBuilder
from cleanup.formats.markdown_events import events
from cleanup.formats.markdown_prose import INLINE, Prose
from cleanup.suppression import Comment, comments
from cleanup.text import Passage

_NOT_PROSE = frozenset(("CodeBlock", "HtmlBlock", "MetadataBlock"))
#: What prose in these blocks is called; in all others it is called as it would be outside.
_KINDS = {
    "Heading": "heading",
    "TableCell": "cell",
    "Item": "item",
    "BlockQuote": "quote",
    "FootnoteDefinition": "footnote",
    "DefinitionListTitle": "item",
    "DefinitionListDefinition": "item",
}
#: No quotation runs on over the borders of these.
_APART = frozenset((*_KINDS, "List", "Table", "DefinitionList")) - {"Item"}


class Passages:
    """The passages of one document, its blocks and comments; ``walk`` fills them."""

    def __init__(self, article: str, start: int) -> None:
        self.passages: list[Passage] = []
        self.blocks: list[tuple[int, int]] = []
        self.suppresses = "mt-cleanup:" in article
        self._comments: list[tuple[Comment, int]] = []
        self._article = article
        self._start = start
        self._builder = PassageBuilder(article)
        self._prose = Prose(article, self._builder)
        self._stack: list[tuple[str, str]] = []  # blocks that are open: element, kind of its prose
        self._silent = False  # in a block that is not prose
        self._fresh = True  # the next passage has nothing to do with the one before

    def walk(self) -> None:
        """Read the article to its end."""
        handlers = self._prose.handlers
        for name, value, start, end in events(self._article, self._start):
            if name == "Text":
                if not self._silent:
                    handlers[name](value, start, end)
            elif name == "Start":
                element = value if isinstance(value, str) else next(iter(value))
                if element in INLINE:
                    self._prose.open(element, value, start)
                else:
                    self._open_block(element)
            elif name == "End":
                element = value if isinstance(value, str) else next(iter(value))
                if element in INLINE:
                    self._prose.close(end)
                else:
                    self._close_block(element, start, end)
            elif name in handlers:
                if name == "InlineHtml" and self.suppresses:
                    self._note_comments(start, end, len(self.passages))
                handlers[name](value, start, end)
            elif name == "Rule":
                self._fresh = True
        self._finish()

    def comments(self) -> list[Comment]:
        """Return the comments in order, each with the span of the passage that it stands in."""
        return [
            comment._replace(block=_span(self.passages[number])) if 0 <= number < len(self.passages) else comment
            for comment, number in self._comments
        ]

    def _note_comments(self, start: int, end: int, number: int) -> None:
        self._comments += ((comment, number) for comment in comments(self._article, start, end))

    def _open_block(self, element: str) -> None:
        self._finish()
        self._stack.append((element, _KINDS.get(element) or (self._stack[-1][1] if self._stack else "paragraph")))
        self._silent = element in _NOT_PROSE
        self._fresh = self._fresh or element in _APART

    def _close_block(self, element: str, start: int, end: int) -> None:
        self._finish()
        self._stack.pop()
        self._silent = False
        self._fresh = self._fresh or element in _APART
        if element == "HtmlBlock":
            if self.suppresses:
                self._note_comments(start, end, -1)
        elif not self._stack:
            self.blocks.append((start, end))

    def _finish(self) -> None:
        """End the passage that has begun, if one has."""
        if not self._prose.finish():
            return
        passage = self._builder.passage(
            len(self.passages),
            kind=self._stack[-1][1] if self._stack else "paragraph",
            follows=not self._fresh,
            alone=len(self._stack) == 1 and self._stack[0][0] == "Paragraph",
        )
        if passage is None:
            return
        self.passages.append(passage)
        self._fresh = False
        if len(self._stack) > 1:
            self.blocks.append(_span(passage))


def _span(passage: Passage) -> tuple[int, int]:
    return passage.pieces[0].source_start, passage.pieces[-1].source_end
