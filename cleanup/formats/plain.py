"""Plain text: a passage is a block between blank lines, hard wraps included.

What shows itself to be no prose is in no passage: front matter, blocks between fences, indented blocks of code.
"""

import re
from collections.abc import Iterator, Sequence

from cleanup.addresses import addresses
from cleanup.formats import Document, Format, front_matter
from cleanup.formats.builder import WORDLESS
from cleanup.text import HOLE, Passage, Piece, passage, plain_passage

#: A line end and the blank lines behind it; the carriage return of the line before them is cut off later.
_BLANK = re.compile(r"\n(?:[ \t]*\r?\n)+")
#: From the line with the opening fence to the one with the closing fence, or to the end (CommonMark 4.5).
_FENCED = re.compile(r"^ {0,3}(```|~~~).*\n(?:.*\n)*?(?: {0,3}\1[`~]*[ \t]*\r?$|(?![\s\S]))", re.MULTILINE)
_INDENTED = re.compile(r"(?:(?: {2}|\t)[^\n]*(?:\n|\Z))+")
#: An indented block with one of these is code: operators; ends of statements, calls, variables, prompts and keywords.
_OPERATORS = ("->", "=>", "::", "!=", "==", "<=", ">=", ":=", "+=", "-=", "&&", "||", " = ")
_CODE = (
    re.compile(r"[;{}](?=[ \t]*$)", re.MULTILINE),
    re.compile(r"\((?<=\w\()[^()\n]{0,120}\);?[ \t]*$", re.MULTILINE),
    re.compile(r"[$%@]\w|\\\d"),
    re.compile(r"^[ \t]{2,40}(?:[$#>%] |>>> |//|/\*|--\w)", re.MULTILINE),
    re.compile(
        r"^[ \t]{2,40}(?:def|if|for|while|return|import|from|class|print|echo|case|switch|elif|elsif)\b.{0,120}"
        r"(?:[({\[=]|:$)",
        re.MULTILINE,
    ),
)


def read(article: str) -> Document:
    """Return the blocks of ``article`` that are prose; addresses in it are locked."""
    passages: list[Passage] = []
    found = addresses(article)
    head = front_matter.read(article)
    next_address = 0
    for at, start in blocks(article, head.end):
        while next_address < len(found) and found[next_address][0] < at:
            next_address += 1
        first = next_address
        while next_address < len(found) and found[next_address][0] < start:
            next_address += 1
        if first < next_address:
            made = _with_holes(len(passages), article, at, start, found[first:next_address])
            if made.text.strip(WORDLESS):
                passages.append(made)
        elif (text := article[at:start]).strip(WORDLESS):
            passages.append(plain_passage(len(passages), text, at))
    return Document(passages=tuple(passages), language=head.language, source_language=head.source_language)


def blocks(article: str, at: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the spans of the blocks that are prose, from ``at`` on."""
    for low, high in _outside_fences(article, at):
        for found in _BLANK.finditer(article, low, high):
            end = found.start()
            if end > at and article[end - 1] == "\r":
                end -= 1
            if article[low] not in " \t" or not _is_code(article, low, end):
                yield low, end
            low = found.end()
        if low < high and (article[low] not in " \t" or not _is_code(article, low, high)):
            yield low, high


def _outside_fences(article: str, at: int) -> Iterator[tuple[int, int]]:
    if ("`" in article and "```" in article) or ("~" in article and "~~~" in article):
        for found in _FENCED.finditer(article, at):
            yield at, found.start()
            at = found.end()
    yield at, len(article)


def _is_code(article: str, start: int, end: int) -> bool:
    """Is every line of a block indented, and does one of them show that it is code?"""
    if _INDENTED.fullmatch(article, start, end) is None:
        return False
    block = article[start:end]
    return any(operator in block for operator in _OPERATORS) or any(pattern.search(block) for pattern in _CODE)


def _with_holes(number: int, article: str, start: int, end: int, found: Sequence[tuple[int, int]]) -> Passage:
    """The passage at ``article[start:end]``, a hole in the place of each address."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for low, high in found:
        if start < low:
            pieces.append(Piece(length, length + low - start, start, low))
            parts.append(article[start:low])
            length += low - start
        start = min(high, end)
        pieces.append(Piece(length, length + 1, low, start, True))
        parts.append(HOLE)
        length += 1
    if start < end:
        pieces.append(Piece(length, length + end - start, start, end))
        parts.append(article[start:end])
    return passage(number, "".join(parts), pieces)


FORMAT = Format(name="txt", title="Plain text", extensions=(".txt", ".text"), read=read, apart=True)
