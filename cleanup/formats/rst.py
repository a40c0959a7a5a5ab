"""reStructuredText: paragraphs, items, titles, notes, cells, the texts of links, and the content of admonitions.

A scanner of our own, that would rather miss prose than take anything else for it: docutils tells lines only.
"""

from cleanup import suppression
from cleanup.formats import Document, Format
from cleanup.formats.builder import PassageBuilder
from cleanup.formats.rst_blocks import Blocks
from cleanup.formats.rst_prose import Doubt, Names, collect
from cleanup.text import Passage


def read(article: str) -> Document:
    """Return the prose of ``article``; a paragraph whose markup is in doubt is none."""
    passages: list[Passage] = []
    spans: list[tuple[int, int]] = []
    builder = PassageBuilder(article)
    blocks = Blocks(article)
    names = Names(article)
    for block in blocks:
        try:
            collect(article, block.start, block.end, builder, names)
        except Doubt:
            builder = PassageBuilder(article)
            continue
        passage = builder.passage(
            len(passages),
            kind=block.kind,
            follows=block.follows,
            alone=block.kind == "paragraph" and block.column == 0,
        )
        if passage is not None:
            passages.append(passage._replace(fixed=block.fixed, room=block.room))
            spans.append((block.start, block.end))
    return Document(
        passages=tuple(passages),
        suppressions=suppression.read(blocks.comments, spans, len(article)),
    )


FORMAT = Format(name="rst", title="reStructuredText", extensions=(".rst",), read=read)
