"""Records of a document, line by line: how the lines are put together, and a whole document read at once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from cleanup import suppression
from cleanup.errors import BrokenDocument
from cleanup.formats import Document, Records
from cleanup.text import Passage, moved

#: Code points of one record; a longer one is no article.
MAX_RECORD = 16 * 1024 * 1024
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_LINE_END = re.compile(r"\r\n?|\n")


class Lines(NamedTuple):
    """The lines of one record, the first of which is ``line`` of the document, from 1.

    One that is too long comes in parts: ``part`` counts them from 1, and is 0 for a record that is whole.
    """

    text: str
    line: int
    part: int = 0


def lines(article: str) -> Iterator[str]:
    """Yield the lines of a text with their ends."""
    return (found[0] for found in _LINE.finditer(article))


def grouped(reader: Records, article: Iterable[str]) -> Iterator[Lines]:
    """Put the lines of a document together to its records; a line can come in parts once it is longer than a record."""
    parts: list[str] = []
    size = part = 0
    first = line = 1
    for text in article:
        goes_on = reader.goes_on(text) or not text.endswith("\n")
        line += text.count("\n") if "\r" not in text else len(_LINE_END.findall(text))
        size += len(text)
        if not parts and not goes_on and not part and size <= MAX_RECORD:
            yield Lines(text, first)  # nearly always
        else:
            parts.append(text)
            if size > MAX_RECORD or (part and not goes_on):
                part += 1
                yield Lines("".join(parts), first, part)
                parts.clear()
            elif not goes_on:
                yield Lines("".join(parts), first)
                parts.clear()
            if goes_on:
                continue
        size = part = 0
        first = line
    if parts:
        yield Lines("".join(parts), first, part + 1 if part else 0)


def whole(reader: Records, article: str) -> Document:
    """Read all records of a document as one; those that are broken are passed over."""
    passages: list[Passage] = []
    allowances: list[suppression.Allowance] = []
    at = 0
    for record in grouped(reader, lines(article)):
        try:
            document = None if record.part else reader.read(record.text)
        except BrokenDocument:
            document = None
        for passage in () if document is None else document.passages:
            pieces = tuple(moved(piece, at) for piece in passage.pieces)
            passages.append(passage._replace(number=len(passages), pieces=pieces))
        for each in () if document is None else document.suppressions.allowances:
            allowances.append(replace(each, start=each.start + at, end=each.end + at, at=each.at + at))
        at += len(record.text)
    return Document(
        passages=tuple(passages), suppressions=suppression.Suppressions(tuple(allowances)), notes=reader.notes()
    )
