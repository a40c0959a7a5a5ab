"""What the locks of a passage of markup tell: its spans of code, its links, its bold words, its free marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleanup.text import Passage

if TYPE_CHECKING:
    from cleanup.evidence import Evidence

_OPENS = re.compile(r"[*_~]*\[[*_~]*")
_CLOSES = re.compile(r"[*_~]*\]")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)([^`\n]{1,300}+)\1(?!`)")
#: A word between blanks or marks of the sentence, not one that hangs on markup.
_PLAIN = re.compile(r"[^\W\d_]+(?![^\s.,;:!?)])")
#: Scripts that set spaces between words and have capitals: Latin, Greek, Cyrillic, Armenian.
SPACED_SCRIPTS_END = "\N{HEBREW ACCENT ETNAHTA}"


class Span(NamedTuple):
    """Something with marks at both ends: ``open`` to ``close`` with them, ``start`` to ``end`` inside them."""

    open: int
    start: int
    end: int
    close: int


def code_spans(passage: Passage) -> Iterator[Span]:
    """Yield the spans of code in order."""
    opened: tuple[int, int] | None = None
    text = passage.text
    for start, end in passage.locks:
        if text[start] != "`" or text[start:end].strip("`"):
            continue
        if opened is None:
            opened = start, end
        elif opened[1] - opened[0] == end - start:
            yield Span(opened[0], opened[1], start, end)
            opened = None


def links(passage: Passage) -> Iterator[Span]:
    """Yield the links with a text of prose, in order; marks of emphasis that touch their brackets count as theirs."""
    opened: tuple[int, int] | None = None
    text = passage.text
    for start, end in passage.locks:
        if _OPENS.fullmatch(text, start, end):
            opened = start, end
        elif opened is not None and _CLOSES.match(text, start, end):
            yield Span(opened[0], opened[1], start, end)
            opened = None


def bold_spans(passage: Passage) -> Iterator[Span]:
    """Yield the bold runs between ``**``, if all in the passage have nothing else at their borders."""
    text = passage.text
    marks = [(start, end) for start, end in passage.locks if "**" in text[start:end] and not _is_hole(text[start:end])]
    if len(marks) % 2 or any(text[start:end] != "**" for start, end in marks):
        return
    for (low, start), (end, close) in zip(marks[::2], marks[1::2], strict=True):
        yield Span(low, start, end, close)


def _is_hole(text: str) -> bool:
    return text.strip("*_~[") != "" and not text.startswith("]")


def matches_of(*patterns: str) -> Callable[[str, object], Iterator[int]]:
    """Return a gate: the places where one of the patterns matches, each of which begins with a literal."""
    compiled = [re.compile(pattern) for pattern in patterns]

    def gate(article: str, options: object) -> Iterator[int]:
        for pattern in compiled:
            for found in pattern.finditer(article):
                yield found.start()

    return gate


@lru_cache(maxsize=2)
def code_in_lines(article: str) -> Sequence[re.Match[str]]:
    """Return what looks like code within one line, marks and all: group 2 is what stands in it."""
    return tuple(_CODE.finditer(article)) if "`" in article else ()


def is_free(passage: Passage, start: int, end: int) -> bool:
    """Is nothing of this span locked?"""
    i = bisect_left(passage.locks, (end,))
    return i == 0 or passage.locks[i - 1][1] <= start


def speaks_of(passage: Passage, words: re.Pattern[str]) -> bool:
    """Does one of the words stand in the passage where nothing is locked, so not in an address or a tag?"""
    return any(is_free(passage, *found.span()) for found in words.finditer(passage.text))


def word_before(text: str, at: int) -> str:
    """The letters that end at ``at``."""
    start = at
    while start > 0 and at - start < 40 and text[start - 1].isalpha():
        start -= 1
    return text[start:at]


def word_after(text: str, at: int) -> str:
    """The letters that begin at ``at``."""
    end = at
    while end < len(text) and end - at < 40 and text[end].isalpha():
        end += 1
    return text[at:end]


def plain_words(evidence: "Evidence") -> frozenset[str]:
    """The words that stand free in the source of the document, in lower case; none of a lone segment."""
    if evidence.scope == "segment":
        return frozenset()
    return evidence.ask(("plain words",), lambda: _plain_words(evidence.article))


def _plain_words(text: str) -> frozenset[str]:
    return frozenset(
        word[0].lower() for word in _PLAIN.finditer(text) if word.start() == 0 or text[word.start() - 1] in " \n\t("
    )
