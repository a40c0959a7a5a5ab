"""The markup of an HTML document as passages of its source: what rules that repair markup may see and touch.

They see each block's source from its opening tag to its closing one. Tags, comments, whole references, code and
addresses are locked; open is the text of prose, and an end tag with a space in it, which browsers take for a comment.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from cleanup.formats import Document, Part
from cleanup.formats.html_passages import Passages
from cleanup.formats.html_references import REFERENCE, decode
from cleanup.formats.html_tags import VOID
from cleanup.formats.html_tokens import Kind, Token, tokens
from cleanup.text import HOLE, Passage, Piece, joined

#: The end tag of an element of code that is none, so that the element goes on to the end of its block.
_BROKEN_END = re.compile(r"(?:<(?: +/ *| */ +)|＜ ?[/／] ?)(code|kbd|samp|var|tt|sub|sup) *[>＞]", re.I)
_NAME = re.compile(r"<([A-Za-z]+)")
#: Elements that may be left open (HTML Living Standard, 13.1.2.4).
_MAY_STAY_OPEN = frozenset(
    re.findall(r"\w+", "p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rt rp html body head")
)


def passages(article: str, document: Document, places: Sequence[int]) -> tuple[Passage, ...]:
    """Return one passage for each run of a block that holds prose and one of the ``places``, which are in order.

    All are of the kind "html".
    """
    sources = _Sources(article, places)
    sources.walk()
    holes = [
        (piece.source_start, piece.source_end)
        for passage in document.passages
        for piece in passage.pieces
        if piece.locked and passage.text[piece.start : piece.end] == HOLE and article[piece.source_start] != "<"
    ]
    made = []
    for number, (passage, free) in enumerate(sources.runs):
        start, end = passage.pieces[0].source_start, passage.pieces[0].source_end
        locks = list(_between(free, start, end))
        i = bisect_left(holes, (start,))
        while i < len(holes) and holes[i][0] < end:
            locks.append(holes[i])
            i += 1
        for low, high in free:
            locks += _references(article, low, high)
        inside = joined((low - start, min(high, end) - start) for low, high in locks)
        made.append(passage._replace(number=number, locks=inside))
    return tuple(made)


def parts(article: str) -> Sequence[Part]:
    """Return all of a document but its prose: tags, comments, code, references; and how many tags lack a partner."""
    found = []
    opened: list[str] = []
    names: Counter[str] = Counter()
    faults = 0
    for token in tokens(article):
        kind, start, end, name = token
        if kind is Kind.TEXT:
            for reference in REFERENCE.finditer(article, start, end):
                shown, length = decode(reference[0])
                if length:
                    found.append(Part("reference", shown, reference.start(), reference.start() + length))
            continue
        if kind is Kind.NOTHING and _is_broken_end(article, token):
            faults += 1
            continue
        found.append(Part(kind.name, article[start:end], start, end))
        if kind is Kind.OPEN and name not in VOID:
            opened.append(name)
            names[name] += 1
        elif kind is Kind.CLOSE and not names[name]:
            faults += 1
        elif kind is Kind.CLOSE:
            while (last := opened.pop()) != name:
                names[last] -= 1
                faults += last not in _MAY_STAY_OPEN
            names[name] -= 1
    faults += sum(name not in _MAY_STAY_OPEN for name in opened)
    if faults:
        found.append(Part("fault", "", 0, 0, faults))
    return found


def _is_broken_end(article: str, token: Token) -> bool:
    return article.startswith("</", token.start) and article[token.end - 1] == ">"


def _between(free: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for low, high in free:
        if at < low:
            yield at, low
        at = high
    if at < end:
        yield at, end


def _references(article: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for reference in REFERENCE.finditer(article, start, end):
        if reference[0].endswith(";") and decode(reference[0])[1] == len(reference[0]):
            yield reference.span()


class _Sources(Passages):
    """Collects the source of each run of a block, and what of it is open."""

    def __init__(self, article: str, places: Sequence[int]) -> None:
        super().__init__(article)
        self.runs: list[tuple[Passage, list[tuple[int, int]]]] = []
        self._places = places
        self._free: list[tuple[int, int]] = []
        self._ends: list[tuple[int, int, str]] = []  # broken end tags inside of what is no prose
        self._floor = 0  # where the block, or what is left of it, begins

    def _text(self, start: int, end: int) -> None:
        count = len(self._texts)
        super()._text(start, end)
        if len(self._texts) > count:
            self._free.append((start, end))
        elif self._hole >= 0:
            self._ends += (
                (found.start(), found.end(), found[1]) for found in _BROKEN_END.finditer(self._article, start, end)
            )

    def _nothing(self, start: int, end: int, *, seen: bool) -> None:
        article = self._article
        if article.startswith("</", start) and not seen and not self._elements.top.of_block[1]:
            broken = _BROKEN_END.fullmatch(article, start, end)
            if self._hole < 0 and article.startswith("</ ", start) and article[end - 1] == ">":
                self._free.append((start, end))
            elif self._hole >= 0 and broken is not None:
                self._ends.append((start, end, broken[1]))
        super()._nothing(start, end, seen=seen)

    def _end_hole(self, end: int) -> None:
        super()._end_hole(end)
        self._ends.clear()

    def _finish(self, end: int) -> None:
        article = self._article
        name = _NAME.match(article, self._hole) if self._hole >= 0 else None
        if name is not None:  # it is not closed in its block
            self._free += [(low, high) for low, high, said in self._ends if said.lower() == name[1].lower()][:1]
        language = self._place[1]
        super()._finish(end)
        self._ends.clear()
        high = article.find(">", end) + 1 if article.startswith("</", end) else end
        if self._free and self._floor < (high := high or end):
            i = bisect_left(self._places, self._floor)
            if i < len(self._places) and self._places[i] < high:
                text = article[self._floor : high]
                piece = Piece(0, len(text), self._floor, high)
                passage = Passage(0, text, (piece,), (), "html", language=language, follows=False, alone=False)
                self.runs.append((passage, self._free))
            self._free = []
        self._floor = high
