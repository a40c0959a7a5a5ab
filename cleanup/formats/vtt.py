"""WebVTT subtitles: the words of the cues; identifiers, timings, settings, tags, styles and notes stay."""

import re
from html import unescape

from cleanup import suppression
from cleanup.errors import FormatError
from cleanup.formats import Document, Format
from cleanup.formats.cues import Dialogue, Line, blocks, cues, lines
from cleanup.language import normalized
from cleanup.suppression import Comment

_HEAD = re.compile(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")
_LANGUAGE = re.compile(r"Language[ \t]*:[ \t]*([\w-]+)", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>?|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,30});")
#: The element that a tag opens or closes, and what is said of it (WebVTT, 4.2.2).
_TAG = re.compile(r"<(/?)([a-z]*)[^ \t>]*[ \t]*([^>]*)")
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def read(article: str) -> Document:
    """Return the words of all cues; what is no cue is no prose. Raises FormatError if it does not begin with WEBVTT."""
    head = _HEAD.match(article)
    if head is None:
        raise FormatError("no WebVTT: line 1 does not begin with WEBVTT; if these are SubRip subtitles: --format srt")
    language, at = None, len(article)
    for line in lines(article, head.end(), len(article)):
        text = article[line.start : line.end]
        if not text.strip() or "-->" in text:
            at = line.start
            break
        said = _LANGUAGE.fullmatch(text.strip())
        language = language or (normalized(said[1]) if said else None)
    reader = _Reader(article)
    for block in blocks(article, at):
        reader.block(block)
    reader.dialogue.cut()
    return Document(
        passages=tuple(reader.dialogue.passages),
        language=language,
        suppressions=suppression.read(reader.comments, reader.spans, len(article)),
    )


def escape(new: str) -> str:
    """Spell prose as the text of a cue must."""
    return new.translate(_ESCAPED)


class _Reader:
    """Gives the cues to the dialogue; a comment that says something to the tool keeps the cue behind it by itself."""

    def __init__(self, article: str) -> None:
        self.dialogue = Dialogue(article, escape)
        self.comments: list[Comment] = []
        self.spans: list[tuple[int, int]] = []
        self._article = article
        self._single = False

    def block(self, block: Line) -> None:
        start, end = block
        found = cues(self._article, block)
        text = "" if found else self._article[start : next(lines(self._article, start, end)).end].rstrip()
        if found:
            self.spans.append((start, end))
        elif text == "NOTE" or text.startswith(("NOTE ", "NOTE\t")):
            if self._article.find("mt-cleanup:", start, end) >= 0:
                self.comments.append(Comment(start, end, self._article[start + 4 : end]))
                self.dialogue.cut()
                self._single = True
            return
        elif text not in ("STYLE", "REGION"):
            self.dialogue.cut()
        for cue in found:
            self.dialogue.add(cue, self._inline)
            if self._single:
                self.dialogue.cut()
                self._single = False

    def _inline(self, at: int, end: int) -> None:
        article, builder = self._article, self.dialogue.builder
        if article.find("<", at, end) < 0 and article.find("&", at, end) < 0:
            builder.open(at, end)
            return
        hidden, hidden_from = "", -1  # an element whose text is no prose of this language
        for found in _MARKUP.finditer(article, at, end):
            start, stop = found.span()
            if hidden:
                tag = _TAG.match(found[0])
                if tag is not None and tag[1] and tag[2] == hidden:
                    builder.hole(hidden_from, stop)
                    hidden, at = "", stop
                continue
            builder.open(at, start)
            at = stop
            if found[0][0] == "&":
                said = unescape(found[0])
                if len(said) == 1:
                    builder.spelled(said, start, stop)
                else:
                    builder.hole(start, stop)
                continue
            tag = _TAG.match(found[0])
            assert tag is not None
            if not found[0].endswith(">"):
                builder.hole(start, end)
                return
            if tag[2] in ("lang", "rt") and not tag[1]:
                hidden, hidden_from = tag[2], start
            elif tag[2] != "v" or tag[1] or not self.dialogue.speaks(tag[3]):
                builder.delimiter(start, stop, closes=bool(tag[1]))
        if hidden:
            builder.hole(hidden_from, end)
        else:
            builder.open(at, end)


FORMAT = Format(name="vtt", title="WebVTT subtitles", extensions=(".vtt",), read=read)
