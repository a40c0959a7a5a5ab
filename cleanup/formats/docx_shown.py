"""A DOCX document as a word processor shows it: its paragraphs, and how each is called."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from cleanup.formats.docx_styles import IGNORED, NAMES
from cleanup.formats.packed import Members
from cleanup.formats.xml import Event, events
from cleanup.positions import Position, Section
from cleanup.text import Passage

#: What is counted by itself, by the outermost element of its part.
_NOTES = {"w:footnotes": ("w:footnote", "footnote"), "w:endnotes": ("w:endnote", "endnote")}
_MARGINS = {"w:hdr": "header", "w:ftr": "footer"}


class Paragraphs:
    """The paragraphs of an unpacked document, each a line; ``passages`` are those that were read from it."""

    def __init__(self, article: str, passages: Sequence[Passage]) -> None:
        self._members = Members(article)
        self._pieces = [(piece, passage) for passage in passages for piece in passage.pieces]
        self._begin: dict[int, int] = {}
        self._names: list[tuple[int, str]] | None = None
        at = 0
        for passage in passages:
            self._begin[passage.number] = at
            at += len(passage.text) + 1
        self.text = "\n".join(passage.text for passage in passages)
        self.sections = (Section(None, 0, len(self.text)),)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the article is seen."""
        first = self._seen(start)
        return first, max(first, self._seen(end))

    def prose(self, new: str) -> str:
        """Return new text of the article without the references that XML needs."""
        return unescape(new) if "&" in new else new

    def position(self, offset: int) -> Position:
        """Return what the paragraph is called; line and column are those of its XML."""
        if self._names is None:
            self._names = list(self._called())
        i = bisect_right(self._names, offset, key=lambda name: name[0]) - 1
        return self._members.position(offset)._replace(name=self._names[i][1] if i >= 0 else None)

    def _seen(self, offset: int) -> int:
        i = bisect_right(self._pieces, offset, key=lambda item: item[0].source_start) - 1
        if i < 0:
            return 0
        piece, passage = self._pieces[i]
        begin = self._begin[passage.number]
        if offset >= piece.source_end:
            return begin + piece.end
        return begin + min(piece.start + (0 if piece.locked else offset - piece.source_start), piece.end)

    def _called(self) -> Iterator[tuple[int, str]]:
        """Yield where each name begins, in order."""
        outermost = [self._outermost(section) for section in self._members.sections]
        numbers = dict.fromkeys(_MARGINS, 0)
        for section, name in zip(self._members.sections, outermost, strict=True):
            stream = events(self._members.text, section.start, section.end, names=NAMES, ignored=IGNORED)
            if name in _MARGINS:
                numbers[name] += 1
                number = f" {numbers[name]}" if outermost.count(name) > 1 else ""
                yield section.start, f"{_MARGINS[name]}{number}"
            elif name in _NOTES:
                yield from _notes(stream, *_NOTES[name])
            elif name == "w:document":
                yield from _body(stream)

    def _outermost(self, section: Section) -> str:
        stream = events(self._members.text, section.start, section.end, names=NAMES, ignored=IGNORED)
        return next((event.value for event in stream if event.kind == "start"), "")


def _notes(stream: Iterable[Event], element: str, called: str) -> Iterator[tuple[int, str]]:
    """Count as word processors do: without what draws the line above the notes."""
    number = 0
    for event in stream:
        if event.kind == "start" and event.value == element and "w:type" not in event.attributes:
            number += 1
            yield event.start, f"{called} {number}"


def _body(stream: Iterable[Event]) -> Iterator[tuple[int, str]]:
    """Count paragraphs outside of tables and text boxes, also empty ones; tables in a table belong to its cell."""
    paragraph = table = row = cell = tables = boxes = 0
    for event in stream:
        value = event.value
        if event.kind == "start":
            if value == "w:txbxContent":
                boxes += 1
                if boxes == 1:
                    yield event.start, f"{_name(paragraph, tables, table, row, cell)}, text box"
            elif boxes:
                continue
            elif value == "w:p" and not tables:
                paragraph += 1
                yield event.start, _name(paragraph, tables, table, row, cell)
            elif value == "w:tbl":
                tables += 1
                if tables == 1:
                    table, row, cell = table + 1, 0, 0
            elif value == "w:tr" and tables == 1:
                row, cell = row + 1, 0
            elif value == "w:tc" and tables == 1:
                cell += 1
                yield event.start, _name(paragraph, tables, table, row, cell)
        elif event.kind == "end":
            if value == "w:txbxContent":
                boxes -= 1
                if not boxes:
                    yield event.end, _name(paragraph, tables, table, row, cell)
            elif value == "w:tbl" and not boxes:
                tables -= 1


def _name(paragraph: int, tables: int, table: int, row: int, cell: int) -> str:
    return f"table {table}, row {row}, cell {cell}" if tables else f"paragraph {paragraph}"
