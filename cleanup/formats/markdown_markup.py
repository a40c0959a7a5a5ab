"""The markup of a Markdown document as passages of its source: what rules that repair markup may see and touch.

They see the source as it stands. What the parser made something of is locked: the marks of emphasis and links,
addresses, tags, escapes, what begins a line of a list or quotation, and the inside of code. So a mark that is not
locked is one that the parser made nothing of.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from cleanup.formats import Document, Part, front_matter
from cleanup.formats.builder import PassageBuilder
from cleanup.formats.markdown_events import events
from cleanup.formats.markdown_passages import Passages
from cleanup.formats.markdown_prose import Prose
from cleanup.text import HOLE, Passage, Piece, joined
from cleanup.text import passage as made_of

#: What may stand at both ends of code and be no part of it: spaces, and guillemets that a translation put there.
AROUND_CODE = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}«»‹›"
#: Brackets of Chinese and Japanese text that end an address in it.
_BEHIND_ADDRESS = "）］】」。，"
_FENCE = re.compile(r"^(?=[ \t>*+\d.)-]*[`~]{3})[ \t>*+\d.)-]*(`{3,}|~{3,})([^\n]*)", re.M)
#: Elements that hold prose or other elements: nothing may be lost of them, and new ones come only from a repair.
_HOLDERS = frozenset(
    ("Heading", "BlockQuote", "List", "Item", "Table", "TableRow", "TableCell", "FootnoteDefinition", "Emphasis",
     "Strong", "Strikethrough", "CodeBlock", "HtmlBlock", "MetadataBlock", "Link", "Image", "DefinitionList")
)  # fmt: skip
#: The closing tag of an element of code that is none for the parser, so that the element goes on to the end.
_BROKEN_END = re.compile(r"(?:<(?: +/ *| */ +)|＜ ?[/／] ?)(?:code|kbd|samp|var|pre) *[>＞]", re.I)
_VERBATIM = frozenset(("CodeBlock", "HtmlBlock", "MetadataBlock"))
_LEAVES = frozenset(("Code", "InlineMath", "DisplayMath", "InlineHtml", "FootnoteReference", "Rule", "TaskListMarker"))


def passages(article: str, document: Document, places: Sequence[int]) -> tuple[Passage, ...]:
    """Return one passage for each passage of prose, from the start of its line, and those of settings and fences.

    The settings are of the kind "front-matter", what stands behind the opening fence of a block of code "fence".
    Only those are returned that hold one of the ``places`` of the article, which are in order.
    """
    head = front_matter.read(article).end
    prose: Sequence[Passage] = document.passages
    if not all(_is_in(prose, place) for place in places if place >= head):
        prose = _with_wordless(article, head)
    found = [
        _prose(article, passage, floor)
        for passage, floor in _with_floors(prose, head)
        if _holds(places, floor, passage.pieces[-1].source_end)
    ]
    if head and _holds(places, 0, head):
        found.append(_apart(article, 0, head, "front-matter"))
    fences = [
        fence
        for fence in _fences(article, head)
        if _holds(places, fence.pieces[0].source_start, fence.pieces[0].source_end)
    ]
    apart: list[Passage] = []
    # the prose first: what it holds is no fence, whatever it looks like
    for passage in sorted(
        (*found, *fences), key=lambda passage: (passage.pieces[0].source_start, passage.kind == "fence")
    ):
        if not apart or passage.pieces[0].source_start >= apart[-1].pieces[-1].source_end:
            apart.append(passage)
    return tuple(passage._replace(number=number) for number, passage in enumerate(apart))


def parts(article: str) -> Sequence[Part]:
    """Return all elements of a document but its prose, and each mark in its prose that could be one of markup."""
    head = front_matter.read(article).end
    found = [Part("front matter", article[:head], 0, head)]
    started: list[str] = []
    silent = 0
    for name, value, start, end in events(article, head):
        if name == "Start":
            element = value if isinstance(value, str) else next(iter(value))
            silent += element in _VERBATIM
            started.append(_content(element, value))
        elif name == "End":
            element = value if isinstance(value, str) else next(iter(value))
            silent -= element in _VERBATIM
            content = started.pop()
            if element in _HOLDERS:
                found.append(Part(element, article[start:end] if element in _VERBATIM else content, start, end))
        elif name in _LEAVES:
            found.append(Part(name, str(value), start, end))
        elif name == "Text" and not silent:
            marks = sum(map(str(value).count, "*`"))
            if marks:
                found.append(Part("mark", "", start, end, marks))
    return found


def _content(element: str, value: object) -> str:
    if element in ("Link", "Image") and isinstance(value, dict):
        return str(value[element]["dest_url"])
    if element == "Heading" and isinstance(value, dict):
        return str(value[element]["level"])
    return ""


def _holds(places: Sequence[int], start: int, end: int) -> bool:
    i = bisect_left(places, start)
    return i < len(places) and places[i] < end


def _is_in(prose: Sequence[Passage], place: int) -> bool:
    i = bisect_left(prose, place, key=lambda passage: passage.pieces[-1].source_end)
    return i < len(prose) and prose[i].pieces[0].source_start <= place


def _with_wordless(article: str, start: int) -> Sequence[Passage]:
    """The passages of a document, also those without a word: a paragraph of nothing but code and marks."""
    found = _Wordless(article, start)
    found.walk()
    return found.passages


class _Wordless(Passages):
    def __init__(self, article: str, start: int) -> None:
        super().__init__(article, start)
        self._builder = _WordlessBuilder(article)
        self._prose = Prose(article, self._builder)


class _WordlessBuilder(PassageBuilder):
    def passage(self, number: int, **told: Any) -> Passage | None:
        parts, pieces = self._parts, self._pieces
        found = super().passage(number, **told)
        return made_of(number, "".join(parts), pieces, **told) if found is None and pieces else found


def _with_floors(prose: Sequence[Passage], head: int) -> Iterator[tuple[Passage, int]]:
    floor = head
    for passage in prose:
        yield passage, floor
        floor = passage.pieces[-1].source_end


def _prose(article: str, passage: Passage, floor: int) -> Passage:
    first, end = passage.pieces[0].source_start, passage.pieces[-1].source_end
    start = max(floor, article.rfind("\n", floor, first) + 1)
    locks = [(start, first)] if start < first else []
    for piece in passage.pieces:
        if piece.locked:
            locks += _locks(article, passage.text[piece.start : piece.end], piece.source_start, piece.source_end)
    return _apart(article, start, end, passage.kind)._replace(
        locks=joined((low - start, high - start) for low, high in locks), language=passage.language
    )


def _locks(article: str, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text != HOLE or not article.startswith("`", start):
        while text == HOLE and article[end - 1] in _BEHIND_ADDRESS:
            end -= 1
        while text == HOLE and article[start] == "#":  # a tag of a network, or a heading that lost its space
            start += 1
        broken = _BROKEN_END.search(article, start, end) if text == HOLE and article[start] == "<" else None
        if broken is not None:
            yield start, broken.start()
            start = broken.end()
        bracket = article.find("[", start + 1, end) if text == HOLE and article[start] not in "![<$" else -1
        if bracket > 0 and "]" not in article[start:end]:  # what sticks to a link looks like an address: of[Node.js
            yield start, bracket
            yield bracket, bracket + 1
            start = bracket + 1
        if start < end:
            yield start, end
        return
    ticks = start
    while article[ticks] == "`":
        ticks += 1
    length = ticks - start
    low, high = ticks, end - length
    inside = article[low:high]
    if inside.strip(AROUND_CODE):
        low += len(inside) - len(inside.lstrip(AROUND_CODE))
        high -= len(inside) - len(inside.rstrip(AROUND_CODE))
    yield start, ticks
    yield low, high
    yield end - length, end


def _fences(article: str, head: int) -> Iterator[Passage]:
    opened = ""
    if "```" not in article and "~~~" not in article:
        return
    for fence in _FENCE.finditer(article, head):
        marks, said = fence[1], fence[2].strip()
        if not opened:
            opened = marks
            if said and "`" not in said:
                yield _apart(article, fence.start(2), fence.end(2), "fence")
        elif marks.startswith(opened) and not said:
            opened = ""


def _apart(article: str, start: int, end: int, kind: str) -> Passage:
    return Passage(0, article[start:end], (Piece(0, end - start, start, end),), (), kind, follows=False, alone=False)
