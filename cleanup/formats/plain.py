"""Plain text: a passage is a block between blank lines, hard wraps included."""

import re

from cleanup.formats import Document, Format
from cleanup.formats.builder import PassageBuilder
from cleanup.text import Passage

_BLANK = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")


def read(article: str) -> Document:
    """Return the blocks of ``article``; nothing in plain text is markup, but addresses in it are locked."""
    passages: list[Passage] = []
    builder = PassageBuilder(article)
    at = 0
    for start, end in [*(match.span() for match in _BLANK.finditer(article)), (len(article), len(article))]:
        builder.open(at, start)
        made = builder.passage(len(passages))
        if made is not None:
            passages.append(made)
        at = end
    return Document(passages=tuple(passages))


FORMAT = Format(name="txt", title="Plain text", extensions=(".txt", ".text"), read=read)
