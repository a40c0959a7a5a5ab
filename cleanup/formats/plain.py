"""Plain text: a passage is a block between blank lines, hard wraps included."""

import re

from cleanup.addresses import addresses
from cleanup.formats import Document, Format
from cleanup.formats.builder import PassageBuilder
from cleanup.text import Passage, plain_passage

_BLANK = re.compile(r"\r?\n(?:[ \t]*\r?\n)+")


def read(article: str) -> Document:
    """Return the blocks of ``article``; nothing in plain text is markup, but addresses in it are locked."""
    passages: list[Passage] = []
    at = 0
    for match in _BLANK.finditer(article):
        _add(article, at, match.start(), passages)
        at = match.end()
    _add(article, at, len(article), passages)
    return Document(passages=tuple(passages))


def _add(article: str, start: int, end: int, passages: list[Passage]) -> None:
    text = article[start:end]
    if not text or text.isspace():
        return
    if addresses(text):
        builder = PassageBuilder(article)
        builder.open(start, end)
        made = builder.passage(len(passages))
        if made is not None:
            passages.append(made)
    else:
        passages.append(plain_passage(len(passages), text, start))


FORMAT = Format(name="txt", title="Plain text", extensions=(".txt", ".text"), read=read)
