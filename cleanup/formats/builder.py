"""Build a passage out of the runs of a document: text, holes, characters, delimiters."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from operator import attrgetter

from cleanup.addresses import addresses
from cleanup.text import HOLE, Passage, Piece, passage, source_end, unchanged
from cleanup.written import Written

_make = tuple.__new__
#: What is no word: a passage of nothing else is none.
WORDLESS = HOLE + " \t\r\n"


class PassageBuilder:
    """Collects the runs of one passage from left to right.

    Addresses and placeholders inside open text become holes by themselves.
    """

    def __init__(self, article: str) -> None:
        self._article = article
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._copies = False  # the last piece is a copy, so that what touches it goes on in it

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def open(self, start: int, end: int) -> None:
        """Add prose: ``article[start:end]`` as it stands. Runs that touch are one piece."""
        if start == end:
            return
        text = self._article[start:end]
        if self._copies and self._pieces[-1].source_end == start:
            first, stop, source_start, *_ = self._pieces[-1]
            self._length = stop + end - start
            self._pieces[-1] = _make(Piece, (first, self._length, source_start, end, False, -1, None))
            self._parts.append(text)
        else:
            self._add(text, start, end, locked=False)
            self._copies = True

    def hole(self, start: int, end: int) -> None:
        """Add something that is not prose and stands where a word could: code, an image."""
        self._add(HOLE, start, end, locked=True)

    def character(self, text: str, start: int, end: int) -> None:
        """Add prose that the document spells in another way and that must stay so: visible to rules, locked."""
        self._add(text, start, end, locked=True)

    def spelled(self, text: str, start: int, end: int) -> None:
        """Add a code point that the document spells in another way (``&rdquo;``): it is replaced as a whole.

        Or several, if each is spelled in as many characters as the others.
        """
        if not text or (end - start) % len(text):
            raise ValueError(f"{text!r} is not spelled evenly: add its code points one by one, or by `character`")
        self._add(text, start, end, locked=False)

    def written(self, text: str, start: int, end: int, written: Written) -> None:
        """Add prose of which the document spells some code points in another way, as ``written`` tells."""
        if end - start == len(text):
            self.open(start, end)
        else:
            self._add(text, start, end, locked=False, written=written)

    def delimiter(self, start: int, end: int, *, closes: bool) -> None:
        """Add markup that has no text of its own (``**``, ``<b>``, the end of a link)."""
        at = end if closes else start
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.start == last.end == self._length and last.source_end == start:
            self._pieces[-1] = last._replace(source_end=end, insert_at=end if closes else last.insert_at)
        else:
            self._add("", start, end, locked=True, insert_at=at)

    def passage(
        self,
        number: int,
        *,
        kind: str = "paragraph",
        language: str | None = None,
        follows: bool = True,
        alone: bool = True,
        escape: Callable[[str], str] = unchanged,
    ) -> Passage | None:
        """Return the passage collected so far and start anew; None if there is no word in it."""
        text, pieces = "".join(self._parts), self._pieces
        self._parts, self._pieces, self._length, self._copies = [], [], 0, False
        found = addresses(text)
        if found:
            text, pieces = _with_holes(text, pieces, found)
        if not text.strip(WORDLESS) or all(piece.locked for piece in pieces):
            return None
        return passage(number, text, pieces, kind=kind, language=language, follows=follows, alone=alone, escape=escape)

    def _add(
        self, text: str, start: int, end: int, *, locked: bool, insert_at: int = -1, written: Written | None = None
    ) -> None:
        self._copies = False
        stop = self._length + len(text)
        # a third of what is spent here if Piece is called
        self._pieces.append(_make(Piece, (self._length, stop, start, end, locked, insert_at, written)))
        self._parts.append(text)
        self._length = stop


def _with_holes(text: str, pieces: list[Piece], found: list[tuple[int, int]]) -> tuple[str, list[Piece]]:
    """Replace each span found by one hole; what markup stands inside it goes into the hole."""
    first = max(bisect_left(pieces, found[0][0], key=attrgetter("start")) - 1, 0)
    made = pieces[:first]
    length = at = pieces[first].start
    parts = [text[:at]]
    i = 0
    begun = False  # is the last piece made the hole for found[i]?
    for piece in _split(pieces[first:], [place for span in found for place in span]):
        while i < len(found) and found[i][1] <= piece.start:
            i, begun = i + 1, False
        if i < len(found) and found[i][0] < piece.end and piece.start < found[i][1]:
            if begun:
                made[-1] = made[-1]._replace(source_end=piece.source_end)
            else:
                parts += (text[at : piece.start], HOLE)
                made.append(Piece(length, length + 1, piece.source_start, piece.source_end, True))
                length, begun = length + 1, True
            at = piece.end
            continue
        start, end, *rest = piece
        made.append(_make(Piece, (length, length + end - start, *rest)))
        length += end - start
    parts.append(text[at:])
    return "".join(parts), made


def _split(pieces: list[Piece], places: list[int]) -> Iterator[Piece]:
    """Yield the pieces, the open ones cut at ``places`` (in order)."""
    i = 0
    for piece in pieces:
        while i < len(places) and places[i] <= piece.start:
            i += 1
        while not piece.locked and i < len(places) and places[i] < piece.end:
            middle = source_end(piece, places[i])
            yield piece._replace(end=places[i], source_end=middle)
            piece = piece._replace(start=places[i], source_start=middle)
            i += 1
        yield piece
