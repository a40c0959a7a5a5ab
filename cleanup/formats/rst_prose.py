"""The prose of one paragraph of reStructuredText, as pieces of a passage."""

import re
from collections import Counter
from functools import cached_property

from cleanup.formats.builder import PassageBuilder

#: What may stand before inline markup and behind it (docutils, "Inline markup recognition rules").
_BEFORE = r"(?<![^\s\-:/'\"<(\[{\u2010-\u2015\u2018-\u201f\u00ab\u00a1\u00bf\u2039])"
_AFTER = r"(?=[\s\-.,:;!?\\/'\")\]}>\u2010-\u2015\u2018-\u201f\u00bb\u203a\u2026]|\Z)"
#: Literals, roles, links, inline targets, substitutions, notes, references by name, escapes, marks of emphasis. None
#: of them may be left open, so that what is no markup shows as a mark that nothing takes.
_MARKUP = re.compile(
    rf"(?P<hole>{_BEFORE}``[^\s`](?:[^`]|`(?!`))*?(?<!\s)``{_AFTER}"
    rf"|{_BEFORE}(?:_|:[\w.+:-]{{1,60}}:)?`[^\s`](?:[^`\\]|\\.)*?(?<!\s)`(?:__?|:[\w.+:-]{{1,60}}:)?{_AFTER}"
    rf"|{_BEFORE}\|[^\s|][^|]{{0,200}}(?<!\s)\|(?:__?)?{_AFTER}"
    rf"|{_BEFORE}\[(?:\d{{1,6}}|#?[A-Za-z][\w.-]{{0,60}}|[#*])\]_{_AFTER}"
    rf"|(?<![\w`|])(?<!_)[^\W_][\w.+-]{{0,80}}(?<!_)__?{_AFTER})"
    rf"|(?P<escape>\\(?s:.))"
    rf"|(?P<opens>{_BEFORE}\*\*?(?=[^\s*]))"
    rf"|(?P<closes>(?<=[^\s*])\*\*?{_AFTER})"
    r"|(?P<doubt>[`|*])"
)
#: One of these stands in all of them.
_SPECIAL = re.compile(r"[`|*_\\]")
#: A link with its address: ``text <address>``.
_LINK = re.compile(r"`([^`\\<>]*[^`\\<>\s])\s+<[^<>`\\]*[^<>`\\\s_]>`__?$")
#: What may be a name: of a link or of a target.
_NAME = re.compile(
    r"`([^`]+)`_(?!_)|_`([^`]+)`|^[ \t]*\.\. _`?([^:`\n]+)`?:|(?<![\w.+-])([^\W_][\w.+-]*)_(?![\w_])", re.M
)
_LINE_END = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]*")


class Doubt(Exception):
    """Markup that is not understood: the paragraph is no prose."""


class Names:
    """The names of links and targets in an article: the text of a link that has its address with it is one of them."""

    def __init__(self, article: str) -> None:
        self._article = article

    def is_alone(self, text: str) -> bool:
        """Is a link the only one of its name, whatever its marks? Only then its text can change."""
        return self._count[_reduced(text)] < 2

    @cached_property
    def _count(self) -> Counter[str]:
        return Counter(
            _reduced(found[found.lastindex or 0].partition("<")[0]) for found in _NAME.finditer(self._article)
        )


def collect(article: str, start: int, end: int, builder: PassageBuilder, names: Names) -> None:
    """Give the runs of a paragraph to the builder; raise Doubt, the builder then being of no use."""
    if _SPECIAL.search(article, start, end) is None:
        _text(article, start, end, builder)
        return
    at = start
    emphasis = ""
    for found in _MARKUP.finditer(article, start, end):
        _text(article, at, found.start(), builder)
        at = found.end()
        text, kind = found[0], found.lastgroup
        link = _LINK.match(text) if kind == "hole" else None
        if link is not None and (text.endswith("__") or names.is_alone(link[1])):
            builder.delimiter(found.start(), found.start() + 1, closes=False)
            _text(article, found.start() + 1, found.start() + link.end(1), builder)
            builder.delimiter(found.start() + link.end(1), at, closes=True)
        elif kind == "hole":
            builder.hole(found.start(), at)
        elif kind == "escape":
            if text[1].isspace():
                builder.delimiter(found.start(), at, closes=True)
            else:
                builder.character(text[1], found.start(), at)
        elif kind == "opens" and not emphasis:
            emphasis = text
            builder.delimiter(found.start(), at, closes=False)
        elif kind != "doubt" and text == emphasis:
            if kind == "opens" and not _closes(article, at):
                raise Doubt
            emphasis = ""
            builder.delimiter(found.start(), at, closes=True)
        elif text == "*" and not emphasis and kind != "closes":
            builder.character("*", found.start(), at)
        else:
            raise Doubt
    if emphasis:
        raise Doubt
    _text(article, at, end, builder)


def _reduced(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _closes(article: str, at: int) -> bool:
    return not article[at : at + 1].isalnum()


def _text(article: str, start: int, end: int, builder: PassageBuilder) -> None:
    """Add prose; a line end with an indentation behind it is one locked character."""
    at = start
    for found in _LINE_END.finditer(article, start, end):
        if found[0][-1] in " \t":
            builder.open(at, found.start())
            builder.character("\n", *found.span())
            at = found.end()
    builder.open(at, end)
