"""The cells of tables drawn in characters, where they can be told for certain.

A cell is read if it stands on one line; in the last column of a simple table, which ends where its lines do, on
several. What spans rows or columns, and what is drawn in another way than it should be, is no prose.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup.text import width


class Cell(NamedTuple):
    """One paragraph in a table: its span in the article; where it is ``fixed`` its width cannot change."""

    start: int
    end: int
    fixed: bool


class Row(NamedTuple):
    """A line of a table: where it begins in the article, and what stands on it behind the indentation."""

    start: int
    text: str


_BORDER = re.compile(r"=+")
_SPAN = re.compile(r"-+(?:[ ]+-+)*$")


def grid(rows: Sequence[Row]) -> Iterator[Cell]:
    """Yield the cells of a table with a frame around each."""
    frame = rows[0].text
    corners = [place for place, char in enumerate(frame) if char == "+"]
    if frame[-1] != "+" or len(rows) < 3 or any(not _plain(row.text) or len(row.text) != len(frame) for row in rows):
        return
    block: list[Row] = []
    found: list[Cell] = []
    for row in rows:
        if row.text[0] == "+":
            if not re.fullmatch(r"\+(?:(?:-+|=+)\+)+", row.text) or any(row.text[at] != "+" for at in corners):
                return
            if row.text.count("+") != len(corners):
                return
            found += _cells(block, [(left + 1, right) for left, right in pairwise(corners)])
            block = []
        elif any(row.text[at] != "|" for at in corners):
            return
        else:
            block.append(row)
    if not block:
        yield from found


def simple(rows: Sequence[Row]) -> Iterator[Cell]:
    """Yield the cells of a table with borders above and below; the first and the last row are such."""
    border = rows[0].text
    columns = [found.span() for found in _BORDER.finditer(border)]
    last = columns[-1][0]
    if rows[-1].text != border or len(rows) < 3:
        return
    blocks: list[list[Row]] = []
    for row in rows[1:]:
        text = row.text
        if _BORDER.match(text):
            if text != border:
                return
            blocks.append([])
        elif _SPAN.match(text) or not _plain(text[:last]) or "\t" in text or _crosses(text, columns):
            return
        elif text[: columns[0][1]].strip() or not blocks or not blocks[-1]:
            blocks.append([row])
        else:
            blocks[-1].append(row)
        if not text.strip() and blocks and not blocks[-1]:
            blocks.pop()
    for block in blocks:
        yield from _cells(block, columns[:-1])
        found = _last(block, last)
        if found is not None:
            yield found


def _cells(block: Sequence[Row], columns: Sequence[tuple[int, int]]) -> list[Cell]:
    """The cells of one row that stand on one of its lines alone, in order of the article."""
    found = []
    for start, end in columns:
        lines = [(row, text) for row in block if (text := row.text[start:end]).strip()]
        if len(lines) == 1:
            row, text = lines[0]
            at = row.start + start + len(text) - len(text.lstrip())
            found.append(Cell(at, at + len(text.strip()), True))
    return sorted(found)


def _last(block: Sequence[Row], column: int) -> Cell | None:
    """The cell in the last column, if all its lines begin alike and nothing stands before the second and the others."""
    lines = [row for row in block if row.text[column:].strip()]
    if not lines:
        return None
    first = block.index(lines[0])
    begins = {len(row.text[column:]) - len(row.text[column:].lstrip()) for row in lines}
    whole = block[first : first + len(lines)] == lines and not any(row.text[:column].strip() for row in lines[1:])
    if len(begins) > 1 or not whole:
        return None
    return Cell(lines[0].start + column + begins.pop(), lines[-1].start + len(lines[-1].text), False)


def _crosses(text: str, columns: Sequence[tuple[int, int]]) -> bool:
    """Does anything stand between the columns?"""
    return any(text[end:start].strip() for (_, end), (start, _) in pairwise(columns))


def _plain(text: str) -> bool:
    """Does each character take one column?"""
    return "\t" not in text and width(text) == len(text)
