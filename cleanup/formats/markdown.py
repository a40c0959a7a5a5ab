"""Markdown: CommonMark with GitHub's tables, footnotes, maths, front matter and wiki links.

The parser (pyromark, that is pulldown-cmark) says where everything stands; nothing is ever written anew.
"""

from cleanup import suppression
from cleanup.formats import Document, Format, Markup, front_matter, markdown_markup
from cleanup.formats.markdown_passages import Passages


def read(article: str) -> Document:
    """Return the paragraphs, headings, items, cells and notes of ``article``.

    Code, HTML blocks, link targets, maths, front matter and definitions of links are in no passage. Where the
    document spells prose in another way than it shows (an escape, an entity), that character is locked.
    """
    head = front_matter.read(article)
    found = Passages(article, head.end)
    found.walk()
    return Document(
        passages=tuple(found.passages),
        language=head.language,
        source_language=head.source_language,
        suppressions=(
            suppression.read(found.comments(), found.blocks, len(article)) if found.suppresses else suppression.NONE
        ),
    )


# Nothing is escaped: what would turn into markup at its place reads differently afterwards, so that cleanup.verify
# takes it back; an escape that is not needed would, too.
FORMAT = Format(
    name="md",
    title="Markdown",
    extensions=(".md", ".markdown", ".mdown", ".mkd"),
    read=read,
    markup=Markup(passages=markdown_markup.passages, parts=markdown_markup.parts),
)
