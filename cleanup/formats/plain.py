"""Plain text: a passage is a block between blank lines, hard wraps included."""

import re
from collections.abc import Sequence

from cleanup.addresses import addresses
from cleanup.formats import Document, Format
from cleanup.formats.builder import WORDLESS
from cleanup.text import HOLE, Passage, Piece, passage, plain_passage

#: A line end and the blank lines behind it; the carriage return of the line before them is cut off later.
_BLANK = re.compile(r"\n(?:[ \t]*\r?\n)+")


def read(article: str) -> Document:
    """Return the blocks of ``article``; nothing in plain text is markup, but addresses in it are locked."""
    passages: list[Passage] = []
    found = addresses(article)
    returns = "\r" in article
    at = next_address = 0
    for start, end in [*[match.span() for match in _BLANK.finditer(article)], (len(article), len(article))]:
        if returns and start > at and start < len(article) and article[start - 1] == "\r":
            start -= 1
        first = next_address
        while next_address < len(found) and found[next_address][0] < start:
            next_address += 1
        if first < next_address:
            made = _with_holes(len(passages), article, at, start, found[first:next_address])
            if made.text.strip(WORDLESS):
                passages.append(made)
        elif (text := article[at:start]).strip(WORDLESS):
            passages.append(plain_passage(len(passages), text, at))
        at = end
    return Document(passages=tuple(passages))


def _with_holes(number: int, article: str, start: int, end: int, found: Sequence[tuple[int, int]]) -> Passage:
    """The passage at ``article[start:end]``, a hole in the place of each address."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for low, high in found:
        if start < low:
            pieces.append(Piece(length, length + low - start, start, low))
            parts.append(article[start:low])
            length += low - start
        start = min(high, end)
        pieces.append(Piece(length, length + 1, low, start, True))
        parts.append(HOLE)
        length += 1
    if start < end:
        pieces.append(Piece(length, length + end - start, start, end))
        parts.append(article[start:end])
    return passage(number, "".join(parts), pieces)


FORMAT = Format(name="txt", title="Plain text", extensions=(".txt", ".text"), read=read, apart=True)
