"""Build a passage out of the runs of a document: text, holes, characters, delimiters."""

from cleanup.addresses import addresses
from cleanup.text import HOLE, Passage, Piece, passage, source_span


class PassageBuilder:
    """Collects the runs of one passage from left to right.

    Addresses and placeholders inside open text become holes by themselves.
    """

    def __init__(self, article: str) -> None:
        self._article = article
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def open(self, start: int, end: int) -> None:
        """Add prose: ``article[start:end]`` as it stands. Runs that touch are one piece."""
        if start == end:
            return
        last = self._pieces[-1] if self._pieces else None
        if last is not None and not last.locked and last.source_end == start:
            self._pieces[-1] = Piece(
                start=last.start, end=last.end + end - start, source_start=last.source_start, source_end=end
            )
            self._parts.append(self._article[start:end])
            self._length += end - start
        else:
            self._add(self._article[start:end], start, end, locked=False)

    def hole(self, start: int, end: int) -> None:
        """Add something that is not prose and stands where a word could: code, an image."""
        self._add(HOLE, start, end, locked=True)

    def character(self, text: str, start: int, end: int) -> None:
        """Add prose that the document spells in another way (``&amp;``, ``\\*``): visible to rules, locked."""
        self._add(text, start, end, locked=True)

    def delimiter(self, start: int, end: int, *, closes: bool) -> None:
        """Add markup that has no text of its own (``**``, ``<b>``, the end of a link)."""
        at = end if closes else start
        last = self._pieces[-1] if self._pieces else None
        if last is not None and last.start == last.end == self._length and last.source_end == start:
            at = end if closes else last.insert_at
            self._pieces[-1] = Piece(
                start=last.start, end=last.end, source_start=last.source_start, source_end=end, locked=True, insert_at=at
            )
        else:
            self._add("", start, end, locked=True, insert_at=at)

    def passage(
        self, number: int, *, kind: str = "paragraph", language: str | None = None, follows: bool = True
    ) -> Passage | None:
        """Return the passage collected so far and start anew; None if there is no word in it."""
        text, pieces = "".join(self._parts), self._pieces
        self._parts, self._pieces, self._length = [], [], 0
        if not any(not piece.locked for piece in pieces) or not text.strip(HOLE + " \t\r\n"):
            return None
        found = addresses(text)
        if found:
            text, pieces = _with_holes(text, pieces, found)
        return passage(number, text, pieces, kind=kind, language=language, follows=follows)

    def _add(self, text: str, start: int, end: int, *, locked: bool, insert_at: int = -1) -> None:
        self._pieces.append(
            Piece(
                start=self._length,
                end=self._length + len(text),
                source_start=start,
                source_end=end,
                locked=locked,
                insert_at=insert_at,
            )
        )
        self._parts.append(text)
        self._length += len(text)


def _with_holes(text: str, pieces: list[Piece], found: list[tuple[int, int]]) -> tuple[str, list[Piece]]:
    """Replace each span found by one hole; what markup stands inside it goes into the hole."""
    parts: list[str] = []
    made: list[Piece] = []
    length, at = 0, 0
    for start, end in [*found, (len(text), len(text))]:
        for piece in pieces:
            low, high = max(piece.start, at), min(piece.end, start)
            if low > high or (low == high and piece.start < piece.end):
                continue
            shift = length - low
            made.append(
                Piece(
                    start=low + shift,
                    end=high + shift,
                    source_start=piece.source_start if piece.locked else piece.source_start + low - piece.start,
                    source_end=piece.source_end if piece.locked else piece.source_start + high - piece.start,
                    locked=piece.locked,
                    insert_at=piece.insert_at,
                )
            )
            parts.append(text[low:high])
            length += high - low
        if start < end:
            low, high = source_span(pieces, start, end)
            made.append(Piece(start=length, end=length + 1, source_start=low, source_end=high, locked=True))
            parts.append(HOLE)
            length += 1
            at = end
    return "".join(parts), made
