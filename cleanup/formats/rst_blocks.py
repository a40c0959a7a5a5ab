"""The blocks of reStructuredText: which lines are paragraphs, items and titles, and which are no prose.

In doubt a block is no prose: fields, options, doctests, literal blocks, directives but the few whose content
is text.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.formats import rst_tables
from cleanup.formats.rst_tables import Cell, Row
from cleanup.suppression import Comment
from cleanup.text import width


class Block(NamedTuple):
    """A run of prose: its span in the article, how far it is indented, its kind, whether it goes on the one before.

    What is ``fixed`` keeps its width; where it has ``room`` it may grow by so many columns.
    """

    start: int
    end: int
    column: int
    kind: str
    follows: bool
    fixed: bool = False
    room: int | None = None


class Line(NamedTuple):
    """A line without its end and the blanks around it; ``column`` is where it begins, -1 for a blank one."""

    start: int
    end: int
    column: int


#: Directives whose content is text (docutils, Sphinx), and those of them whose first line is no text.
_ADMONITIONS = frozenset(
    (
        *("attention", "caution", "danger", "error", "hint", "important", "note", "tip", "warning", "seealso", "todo"),
        *("epigraph", "highlights", "pull-quote", "compound", "centered"),
    )
)
_VERSIONS = frozenset(("versionadded", "versionchanged", "versionremoved", "deprecated"))
_TITLED = frozenset(("admonition", "topic", "sidebar", "figure", "container", "rst-class", "list-table"))

_LINES = re.compile(r"([ \t]*)([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|[^|\n]*\|[ \t]+)?(\w[\w.:+-]*?)[ \t]?::(?:[ \t]+|$)")
_NOTE = re.compile(r"\[(?:\d+|#?[\w.-]*|\*)\](?:[ \t]+|$)")
_FIELD = re.compile(r":(?![: `])(?:[^:\\`\n]|\\.|:(?!\s|$))+(?<!\s):(?=\s|$)")
_OPTION = re.compile(
    r"(?:-\w|--\w[\w-]*|/\w)(?:[ =](?:[A-Z<]\S*|\w+(?=[ ]{2})))?(?:,[ ]|[ ]{2}|$)|--\w[\w-]*(?:[= ]\S+)?$"
)
_NUMBER = r"(?:\d{1,4}|[A-Za-z]|[ivxlcdm]{1,8}|[IVXLCDM]{1,8}|#)"
_BULLET = re.compile(rf"(?:[-*+•‣⁃]|{_NUMBER}[.)]|\({_NUMBER}\))[ \t]+(?=\S)")
_EMPTY_BULLET = re.compile(r"(?:[-*+•‣⁃]|(?:\d{1,4}|#)[.)])$")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*$")
_GRID = re.compile(r"\+[-=+]{2,}")
_SIMPLE = re.compile(r"=+(?:[ ]+=+)+$")
_OTHER = re.compile(r">>>(?:[ ]|$)|\|(?:[ ]|$)|__[ ]|_[^\s_]\S*:[ ]|\.\. |\.\.$")


class Blocks:
    """Finds the prose of ``article``, from top to bottom; ``comments`` are filled on the way."""

    def __init__(self, article: str) -> None:
        self.comments: list[Comment] = []
        self._article = article
        self._lines = _lines(article)
        self._fresh = True
        self._column = -1

    def __iter__(self) -> Iterator[Block]:
        i = 0
        while i < len(self._lines):
            if self._lines[i].column < 0:
                i += 1
            else:
                i = yield from self._block(i, self._lines[i], "paragraph")

    def _block(self, i: int, line: Line, kind: str) -> Generator[Block, None, int]:
        """Read what begins with a line, or with the rest of one behind a marker; return the number of the next line."""
        while True:
            text = self._article[line.start : line.end]
            if _EXPLICIT.match(text):
                rest = self._explicit(i, line, text)
                if rest is None:
                    return self._skip(i + 1, line.column)
                if rest.start == rest.end:
                    return i + 1
                line, kind = rest, "paragraph"
                continue
            if _FIELD.match(text) or _OPTION.match(text) or text.startswith("__ "):
                return self._skip(i + 1, line.column)
            if _GRID.match(text):
                behind = self._to_blank(i)
                yield from self._cells(rst_tables.grid, i, behind, line)
                return behind
            if _OTHER.match(text):
                return self._to_blank(i)
            if _SIMPLE.match(text):
                behind = self._table(i, line.column)
                yield from self._cells(rst_tables.simple, i, behind, line)
                return behind
            bullet = _BULLET.match(text)
            if bullet is not None and not (bullet[0][0] not in "-*+•‣⁃" and self._goes_on(i + 1, line.column)):
                line = Line(line.start + bullet.end(), line.end, line.column + bullet.end())
                kind = "item"
                continue
            if _EMPTY_BULLET.match(text):
                return i + 1
            if line.column == 0 and kind == "paragraph":
                title = self._title(i, text)
                if title is not None:
                    i, block = title
                    self._fresh = True
                    if block is not None:
                        yield block
                    return i
            return (yield from self._paragraph(i, line, kind))

    def _explicit(self, i: int, line: Line, text: str) -> Line | None:
        """Return where the text of a note or an admonition begins (empty: on a line below); None: there is none."""
        self._fresh = True
        mark = _EXPLICIT.match(text)
        assert mark is not None
        at = mark.end()
        note = _NOTE.match(text, at)
        directive = _DIRECTIVE.match(text, at)
        if note is not None:
            at = note.end()
        elif directive is not None and directive[1] in _ADMONITIONS:
            at = directive.end()
        elif directive is not None and directive[1] in _VERSIONS:
            at = re.compile(r"\S*[ \t]*").match(text, directive.end()).end()  # type: ignore[union-attr]
        elif directive is not None and directive[1] in _TITLED:
            below = self._lines[i + 1] if i + 1 < len(self._lines) else None
            options = below is not None and _FIELD.match(self._article[below.start : below.end])
            empty = below is None or below.column < 0 or options  # options are passed over as fields are
            return Line(line.end, line.end, line.column) if empty else None
        else:
            if directive is None:
                end = self._lines[self._skip(i + 1, line.column) - 1].end
                self.comments.append(Comment(line.start, line.end, self._article[line.start + 2 : max(end, line.end)]))
            return None
        column = self._lines[i + 1].column if i + 1 < len(self._lines) else -1
        return Line(line.start + at, line.end, column if column > line.column else line.column + at)

    def _title(self, i: int, text: str) -> tuple[int, Block | None] | None:
        """Read a title with its line below, and above; a transition is none. None if here is neither."""
        rule = _RULE.match(text)
        below = self._text(i + 1)
        if rule is not None and len(text) > 1 and text != "::":
            if not below:
                return i + 1, None
            under = self._text(i + 2)
            line = self._lines[i + 1]
            room = len(text) - max(line.column, 0) - width(below)
            if under == text and room >= 0 and not _RULE.match(below):
                return i + 3, Block(line.start, line.end, 0, "heading", False, room=room)
            return self._to_blank(i), None
        if below and _RULE.match(below) and self._lines[i + 1].column == 0 and len(below) > 1:
            if len(below) < width(text):
                return self._to_blank(i), None
            line = self._lines[i]
            return i + 2, Block(line.start, line.end, 0, "heading", False, room=len(below) - width(text))
        return None

    def _paragraph(self, i: int, line: Line, kind: str) -> Generator[Block, None, int]:
        article, end, doubt = self._article, line.end, False
        first = i
        i += 1
        while i < len(self._lines) and self._lines[i].column == line.column:
            text = self._text(i)
            if _GRID.match(text) or _OTHER.match(text) or _SIMPLE.match(text) or (_RULE.match(text) and len(text) > 2):
                doubt = True
            end = self._lines[i].end
            i += 1
        below = self._lines[i].column if i < len(self._lines) else -1
        literal = article.endswith("::", line.start, end)
        if doubt or (below > line.column and literal):
            self._fresh = True
            return self._skip(i, line.column)
        if below > line.column and i == first + 1:
            kind = "item"  # a term
            end = line.start + _before(article[line.start : end], " : ")
        elif literal:
            end -= 2
            while end > line.start and article[end - 1] in " \t\r\n":
                end -= 1
        if line.start < end:
            yield Block(line.start, end, line.column, kind, not self._fresh and line.column == self._column)
            self._fresh = False
            self._column = line.column
        if literal:
            self._fresh = True
            i = self._literal(i, line.column)
        return i

    def _literal(self, i: int, column: int) -> int:
        """Return the number of the line behind the literal block that is announced: indented, or with quoting marks."""
        while i < len(self._lines) and self._lines[i].column < 0:
            i += 1
        if i == len(self._lines) or self._lines[i].column > column:
            return self._skip(i, column)
        return self._to_blank(i) if column or _RULE.match(self._text(i)[:1]) else i

    def _text(self, i: int) -> str:
        return self._article[self._lines[i].start : self._lines[i].end] if i < len(self._lines) else ""

    def _cells(
        self, read: Callable[[Sequence[Row]], Iterable[Cell]], i: int, behind: int, line: Line
    ) -> Iterator[Block]:
        """Yield what is one paragraph in the cells of a table, which is drawn on the lines from ``i`` to ``behind``."""
        rows = []
        for other in self._lines[i:behind]:
            indented = self._article[other.start - other.column : other.start] if other.column > 0 else ""
            if (0 <= other.column < line.column) or indented.strip(" "):
                return
            begin = other.start - max(other.column - line.column, 0)
            rows.append(Row(begin, self._article[begin : other.end]))
        for start, end, fixed in read(rows):
            text = self._article[start:end]
            special = (_EXPLICIT, _FIELD, _OPTION, _GRID, _OTHER, _SIMPLE, _BULLET, _EMPTY_BULLET, _RULE)
            if not any(form.match(text) for form in special) and not text.endswith("::"):
                yield Block(start, end, line.column, "cell", False, fixed)
        self._fresh = True

    def _goes_on(self, i: int, column: int) -> bool:
        """Does a line that is no item stand right below one that looks like an item?"""
        return i < len(self._lines) and self._lines[i].column == column and not _BULLET.match(self._text(i))

    def _skip(self, i: int, column: int) -> int:
        """Return the number of the first line, from ``i`` on, that is not indented behind ``column``."""
        self._fresh = True
        while i < len(self._lines) and not 0 <= self._lines[i].column <= column:
            i += 1
        return i

    def _to_blank(self, i: int) -> int:
        self._fresh = True
        while i < len(self._lines) and self._lines[i].column >= 0:
            i += 1
        return i

    def _table(self, i: int, column: int) -> int:
        """Return the number of the line behind a simple table: its last border comes before a blank line."""
        self._fresh = True
        i += 1
        while i < len(self._lines) and (self._lines[i].column >= column or self._lines[i].column < 0):
            if _SIMPLE.match(self._text(i)) and (i + 1 == len(self._lines) or self._lines[i + 1].column < 0):
                return i + 1
            i += 1
        return i


def _lines(article: str) -> list[Line]:
    lines = []
    at = 1 if article.startswith("\ufeff") else 0
    while at < len(article):
        found = _LINES.match(article, at)
        assert found is not None
        text = found[2].rstrip(" \t\v\f")
        column = len(found[1].expandtabs(8)) if text else -1
        lines.append(Line(found.start(2), found.start(2) + len(text), column))
        at = found.end()
    return lines


def _before(text: str, mark: str) -> int:
    """The length of what stands before a mark."""
    at = text.find(mark)
    return len(text) if at < 0 else at
