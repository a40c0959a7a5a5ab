"""Plain text: a passage is a block between blank lines, hard wraps included."""

import re

from cleanup.addresses import addresses
from cleanup.formats import Document, Format
from cleanup.formats.builder import WORDLESS, PassageBuilder
from cleanup.text import Passage, plain_passage

#: A line end and the blank lines behind it; the carriage return of the line before them is cut off later.
_BLANK = re.compile(r"\n(?:[ \t]*\r?\n)+")


def read(article: str) -> Document:
    """Return the blocks of ``article``; nothing in plain text is markup, but addresses in it are locked."""
    passages: list[Passage] = []
    builder = PassageBuilder(article)
    found = addresses(article)
    returns = "\r" in article
    at = next_address = 0
    for start, end in [*[match.span() for match in _BLANK.finditer(article)], (len(article), len(article))]:
        if returns and start > at and start < len(article) and article[start - 1] == "\r":
            start -= 1
        inside: list[tuple[int, int]] = []
        while next_address < len(found) and found[next_address][0] < start:
            low, high = found[next_address]
            inside.append((low - at, min(high, start) - at))
            next_address += 1
        if inside:
            builder.open(at, start)
            made = builder.passage(len(passages), found=inside)
            if made is not None:
                passages.append(made)
        elif (text := article[at:start]).strip(WORDLESS):
            passages.append(plain_passage(len(passages), text, at))
        at = end
    return Document(passages=tuple(passages))


FORMAT = Format(name="txt", title="Plain text", extensions=(".txt", ".text"), read=read, apart=True)
