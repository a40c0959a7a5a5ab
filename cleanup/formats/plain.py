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
#: What makes the search for blocks harder: a blank line that holds blanks, or two of them.
_ODD = re.compile(r"\n(?:[ \t]+\n|\n\n)")
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
    found.append((len(article) + 1, 0))
    for at, text in blocks(article, head.end):
        start = at + len(text)
        if found[next_address][0] < start:
            while found[next_address][0] < at:
                next_address += 1
            first = next_address
            while found[next_address][0] < start:
                next_address += 1
            if first < next_address:
                made = _with_holes(len(passages), article, at, start, found[first:next_address])
                if made.text.strip(WORDLESS):
                    passages.append(made)
                continue
        if text[:1].isalnum() or text.strip(WORDLESS):
            passages.append(plain_passage(len(passages), text, at))
    return Document(passages=tuple(passages), language=head.language, source_language=head.source_language)


def blocks(article: str, at: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the blocks that are prose, from ``at`` on: where each begins, and its text."""
    simple = "\r" not in article and _ODD.search(article) is None
    for low, high in _outside_fences(article, at):
        if simple:
            for block in article[low:high].split("\n\n"):
                if block and (block[0] not in " \t" or not _is_code(block)):
                    yield low, block
                low += len(block) + 2
        else:
            for end, following in _ends(article, low, high):
                if low < end and (article[low] not in " \t" or not _is_code(article[low:end])):
                    yield low, article[low:end]
                low = following


def _ends(article: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield where each block of a part of ``article`` ends, and where the one after it begins."""
    for found in _BLANK.finditer(article, low, high):
        end = found.start()
        yield end - (end > low and article[end - 1] == "\r"), found.end()
    yield high, high


def _outside_fences(article: str, at: int) -> Iterator[tuple[int, int]]:
    if ("`" in article and "```" in article) or ("~" in article and "~~~" in article):
        for found in _FENCED.finditer(article, at):
            yield at, found.start()
            at = found.end()
    yield at, len(article)


def _is_code(block: str) -> bool:
    """Is every line of a block indented, and does one of them show that it is code?"""
    if _INDENTED.fullmatch(block) is None:
        return False
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
