"""HTML: whole pages, fragments, XHTML; the prose of their blocks and nothing else.

No parser writes the document anew: tags, attributes, comments and code are in no piece that an edit may touch.
"""

from cleanup import suppression
from cleanup.formats import Document, Format, Markup, declared
from cleanup.formats.html_markup import parts, passages
from cleanup.formats.html_passages import Passages, span


def read(article: str) -> Document:
    """Return the prose of each block of ``article``: paragraphs, headings, items, cells, captions, the title.

    Code, scripts, drawings and what says ``translate="no"`` are no prose; inside a sentence they stand for a word. A
    reference such as ``&rdquo;`` is replaced as a whole. Never raises: what is broken is read as browsers read it.
    """
    found = Passages(article)
    found.walk()
    return Document(
        passages=tuple(found.passages),
        language=found.language,
        suppressions=(
            suppression.read(found.comments(), (*found.blocks, *map(span, found.passages)), len(article))
            if found.suppresses
            else suppression.NONE
        ),
    )


FORMAT = Format(
    name="html",
    title="HTML",
    extensions=(".html", ".htm", ".xhtml", ".xht"),
    read=read,
    markup=Markup(passages, parts),
    declared=declared.in_page,
)
