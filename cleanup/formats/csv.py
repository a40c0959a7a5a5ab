"""CSV and TSV (RFC 4180): each row is an article of its own; the cells of the named columns are prose."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from cleanup.errors import BrokenDocument, FormatError, nearest
from cleanup.formats import Document, Format, inner, recorded
from cleanup.formats.fields import DEEP, ONE, advice
from cleanup.formats.spans import Mark
from cleanup.formats.values import Values
from cleanup.text import unchanged
from cleanup.written import Spelled, Written, within

_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')
#: The rest of a cell that was opened on a line before, with its closing mark.
_REST = re.compile(r'(?:[^"]++|"")*+"')
_LINE_END = re.compile(r"(?:\r\n|\n|\r)?\Z")
_MARK = re.compile('"')
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
#: What may stand between cells; the header row tells which it is.
_DELIMITERS = ",;\t"


class Cell(NamedTuple):
    """A cell of a row: its text is ``row[start:end]``, in quotation marks or not."""

    start: int
    end: int
    quoted: bool


class Rows:
    """Reads the rows of one document: the first one tells the delimiter, the columns and how many cells a row has.

    Columns are named as the header row names them, or by their number from 1; if no name is among them, there is no
    header row. ``*`` is every column. A column can say the format of its cells (``body:html``).
    """

    def __init__(self, fields: tuple[str, ...] = (), *, tabs: bool) -> None:
        self._named = fields
        self._tabs = tabs
        self._delimiter = "\t" if tabs else ""
        self._open = False
        self._header: tuple[str, ...] | None = None
        self._columns: dict[int, Format | None] = {}

    def goes_on(self, line: str) -> bool:
        """Is a cell in quotation marks open at the end of this line? In TSV a row is always one line."""
        if not self._delimiter:
            self._delimiter = _delimiter(line)
        if self._tabs:
            return False
        at = len(_BOM) if self._header is None and line.startswith(_BOM) else 0
        if self._open:
            rest = _REST.match(line)
            if rest is None:
                return True
            self._open, at = False, line.find(self._delimiter, rest.end()) + 1
            if not at:
                return False
        while line.find('"', at) >= 0:
            if line[at] == '"':
                quoted = _QUOTED.match(line, at)
                if quoted is None:
                    self._open = True
                    return True
                at = quoted.end()
            at = line.find(self._delimiter, at) + 1
            if not at:
                break
        return False

    def read(self, record: str) -> Document | None:
        """Return the cells of a row that are prose; None for the header row and a blank line.

        Raises BrokenDocument for a row that does not fit, FormatError if a column that is named does not exist.
        """
        if not record.strip("\r\n" + _BOM):
            return None
        cells = list(_cells(record, self._delimiter, strict=not self._tabs))
        if self._header is None and self._begin(record, cells):
            return None
        assert self._header is not None
        if len(cells) != len(self._header):
            raise BrokenDocument(f"{len(cells)} cells where the first row has {len(self._header)}", 1)
        if not self._columns:
            return None
        found = Values(record, escape=unchanged)
        for column, fmt in self._columns.items():
            start, end, quoted = cells[column]
            marks = _MARK.finditer(record, start, end)
            if quoted:
                doubled = [Spelled(mark.start(), mark.start() + 2) for mark in marks if next(marks, None)]
                text = record[start:end].replace('""', '"')
                written = Written(text, start, end, partial(within, doubled)) if doubled else None
                found.add(start, end, written, escape=_doubled, fmt=fmt)
            else:  # a mark in a bare cell is read in different ways: none is touched, and none is put there
                locked = [Mark(mark.start() - start, mark.end() - start, "locked") for mark in marks]
                found.add(start, end, marks=locked, fmt=fmt)
        return found.document()

    def notes(self) -> tuple[str, ...]:
        """Say so if no column is named."""
        return () if self._named or self._header is None else (advice("--column", (), self._header),)

    def _begin(self, row: str, cells: list[Cell]) -> bool:
        """Learn from the first row; tell whether it is a header row."""
        names = tuple(row[cell.start : cell.end].replace('""', '"').strip() for cell in cells)
        columns: dict[int, Format | None] = {}
        is_header = not self._named
        for named in self._named:
            field, fmt = inner.column(named, names)
            same = [i for i, name in enumerate(names) if name == field]
            if same or field in (ONE, DEEP):
                chosen = same or range(len(names))
                is_header = True
            elif field.isdecimal() and 0 < int(field) <= len(names):
                chosen = [int(field) - 1]
            else:
                raise FormatError(
                    f"there is no column {field!r}{nearest(field, names)}: the columns are {', '.join(names)} "
                    "(or their numbers, from 1)"
                )
            columns.update({column: fmt or columns.get(column) for column in chosen})
        self._columns = dict(sorted(columns.items()))
        self._header = names
        return is_header


def _cells(row: str, delimiter: str, *, strict: bool) -> Iterator[Cell]:
    """Yield the cells of a row; raise BrokenDocument if marks stand in it where RFC 4180 does not have them.

    Not ``strict``, a cell that is not in quotation marks as a whole is bare.
    """
    line_end = _LINE_END.search(row)
    assert line_end is not None
    last = line_end.start()
    at = len(_BOM) if row.startswith(_BOM) else 0
    while True:
        quoted = _QUOTED.match(row, at, last) if row.startswith('"', at) else None
        if quoted is not None and quoted.end() < last and not row.startswith(delimiter, quoted.end()):
            quoted = None
        if quoted is not None and (strict or delimiter not in quoted[1]):
            yield Cell(*quoted.span(1), True)
            at = quoted.end()
        elif strict and row.startswith('"', at):
            raise BrokenDocument("a quotation mark opens a cell and does not close it", 1 + row.count("\n", 0, at))
        else:
            end = row.find(delimiter, at, last)
            end = last if end < 0 else end
            if row.find("\r", at, end) >= 0 or row.find("\n", at, end) >= 0:
                raise BrokenDocument("a line end stands in a cell without quotation marks", 1 + row.count("\n", 0, at))
            yield Cell(at, end, False)
            at = end
        if at >= last:
            return
        at += 1


def _delimiter(line: str) -> str:
    bare = _QUOTED.sub("", line)
    return max(_DELIMITERS, key=bare.count)


def _doubled(new: str) -> str:
    return new.replace('"', '""')


def read(article: str, fields: tuple[str, ...] = (), *, tabs: bool = False) -> Document:
    """Return the cells of all rows in the columns ``fields``; a row that is broken is passed over."""
    return recorded.whole(Rows(fields, tabs=tabs), article)


FORMAT = Format(
    name="csv",
    title="CSV (comma, semicolon or tab)",
    extensions=(".csv",),
    read=read,
    chosen=True,
    records=partial(Rows, tabs=False),
)
