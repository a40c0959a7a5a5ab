"""SubRip subtitles: the words of the cues; numbers, timings and tags stay."""

import re
from html import unescape

from cleanup.formats import Document, Format
from cleanup.formats.cues import Dialogue, blocks, cues

#: Tags that players know, those of SubStation Alpha that conversions leave over, and its line end and hard space.
_MARKUP = re.compile(
    r"(?P<closes></)?(?(closes)|<)(?:i|b|u|s|em|strong|font|c|v)(?:[ .][^<>]*)?/?>|\{\\[^{}]*\}|\{[A-Za-z]:[^{}]*\}"
    r"|\{/?[ibus]\}|\\[Nn]|\\h|&(?:lt|gt|amp);",
    re.IGNORECASE,
)
#: One of these stands in all of it.
_SPECIAL = re.compile(r"[<{\\&]")


def read(article: str) -> Document:
    """Return the words of all cues; what is no cue is no prose."""
    dialogue = Dialogue(article)
    builder = dialogue.builder

    def inline(at: int, end: int) -> None:
        if _SPECIAL.search(article, at, end) is None:
            builder.open(at, end)
            return
        for found in _MARKUP.finditer(article, at, end):
            builder.open(at, found.start())
            at = found.end()
            text = found[0]
            if text[0] == "&":
                builder.character(unescape(text), found.start(), at)  # some players take what it stands for as a tag
            elif text[0] == "\\":
                builder.character("\N{NO-BREAK SPACE}" if text[1] == "h" else " ", found.start(), at)
            else:
                builder.delimiter(found.start(), at, closes=text[1] == "/")
        builder.open(at, end)

    for block in blocks(article, 1 if article.startswith("\ufeff") else 0):
        found = cues(article, block)
        if not found:
            dialogue.cut()
        for cue in found:
            dialogue.add(cue, inline)
    dialogue.cut()
    return Document(passages=tuple(dialogue.passages))


FORMAT = Format(name="srt", title="SubRip subtitles", extensions=(".srt",), read=read)
