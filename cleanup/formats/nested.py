"""A document inside a text of another one: HTML in a string of JSON, Markdown in a cell of CSV.

The text is read as its format reads it, and what it found is carried over to where it stands in the article, through
the escapes of the outer document; new prose is spelled for the inner document first, then for the outer one.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from cleanup.errors import FormatError
from cleanup.formats import Document, Format
from cleanup.formats.spans import Mark
from cleanup.suppression import Suppressions
from cleanup.text import Passage, Piece, joined, source_end
from cleanup.written import Written

#: What a file could not hold, and no format is asked to read: NUL, half a pair of surrogates.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def read(
    fmt: Format,
    text: str,
    start: int,
    written: Written | None = None,
    *,
    escape: Callable[[str], str],
    number: int = 0,
    marks: Sequence[Mark] = (),
    language: str | None = None,
) -> Document:
    """Read ``text`` in a format; return its passages, numbered from ``number``, as they stand in the article.

    The text begins at ``start`` of the article, which writes some of it in another way if it is ``written``.
    ``marks``, in the offsets of the text, are locked where prose stands in them; a passage with a "hole" in its prose
    is left out. ``language`` is that of what does not say one. A text that its format refuses is left alone, with a
    note.
    """
    if _NO_TEXT.search(text) is not None:
        return Document(passages=(), notes=(f"a text with NUL or half a character is not read as {fmt.name}",))
    try:
        document = fmt.read(text)
    except FormatError as error:
        return Document(passages=(), notes=(f"a text is left as it is, it cannot be read as {fmt.name}: {error}",))
    places = _Places(start, written)
    locks = _Locks(marks)
    passages: list[Passage] = []
    for passage in document.passages:
        pieces = [piece for whole in passage.pieces for piece in _cut(whole, locks)]
        if any(locks.forbid(piece) for piece in pieces):
            continue
        made = tuple(_moved(piece, places, locks) for piece in pieces)
        locked = [(piece.start, piece.end) for piece in made if piece.locked] if marks else ()
        passages.append(
            passage._replace(
                number=number + len(passages),
                pieces=made,
                locks=joined((*passage.locks, *locked)) if marks else passage.locks,
                language=passage.language or document.language or language,
                follows=passage.follows and bool(passages),
                alone=False,
                escape=partial(_spelled, inner=passage.escape, outer=escape),
            )
        )
    return Document(
        passages=tuple(passages),
        language=document.language,
        suppressions=_suppressions(document.suppressions, places),
        notes=document.notes,
    )


class _Places:
    """Tells where in the article the places of a text are."""

    def __init__(self, start: int, written: Written | None) -> None:
        self._start = start
        self.written = written

    def of(self, at: int) -> int:
        """Return where what stands before ``at`` ends in the article, and what stands behind it begins."""
        return self._start + at if self.written is None else self.written.place(at)


class _Locks:
    """The marks of a text: what in it the outer document does not let anybody touch."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._ends = [mark.end for mark in marks]

    def at(self, start: int, end: int) -> Mark | None:
        """Return the first mark that holds something of a span."""
        i = bisect_right(self._ends, start)
        return self._marks[i] if i < len(self._marks) and self._marks[i].start < end else None

    def borders(self, start: int, end: int) -> Iterator[int]:
        """Yield, between two places, where marks begin and end."""
        for i in range(bisect_left(self._ends, start), len(self._marks)):
            if self._marks[i].start >= end:
                return
            yield self._marks[i].start
            yield self._marks[i].end

    def forbid(self, piece: Piece) -> bool:
        """Does a hole stand in open prose? What surrounds it is not whole then."""
        if piece.locked or not self._marks:
            return False
        mark = self.at(piece.source_start, piece.source_end)
        return mark is not None and mark.kind in ("hole", "apart")


def _cut(piece: Piece, locks: _Locks) -> Iterator[Piece]:
    """Yield the parts of a piece that are copies of the text, or one code point, and locked or not as a whole."""
    if piece.locked or piece.end - piece.start <= 1:
        yield piece
        return
    if piece.written is not None or piece.end - piece.start != piece.source_end - piece.source_start:
        borders: Sequence[int] = range(piece.start + 1, piece.end)  # one code point at a time
    else:
        shift = piece.start - piece.source_start
        found = {place + shift for place in locks.borders(piece.source_start, piece.source_end)}
        borders = sorted(place for place in found if piece.start < place < piece.end)
    start, source = piece.start, piece.source_start
    for border in (*borders, piece.end):
        end = source_end(piece, border)
        yield piece._replace(start=start, end=border, source_start=source, source_end=end, written=None)
        start, source = border, end


def _moved(piece: Piece, places: _Places, locks: _Locks) -> Piece:
    """Return a piece in the offsets of the article."""
    start, end, source_start, source_end, locked, insert_at, _ = piece
    locked = locked or locks.at(source_start, source_end) is not None
    insert_at = places.of(insert_at) if insert_at >= 0 else -1
    low, high = places.of(source_start), places.of(source_end)
    spelled = not locked and end - start > 1 and high - low != end - start
    return Piece(start, end, low, high, locked, insert_at, places.written if spelled else None)


def _suppressions(found: Suppressions, places: _Places) -> Suppressions:
    return Suppressions(
        tuple(
            replace(each, start=places.of(each.start), end=places.of(each.end), at=places.of(each.at))
            for each in found.allowances
        ),
        tuple(mistake._replace(at=places.of(mistake.at)) for mistake in found.mistakes),
    )


def _spelled(new: str, inner: Callable[[str], str], outer: Callable[[str], str]) -> str:
    return outer(inner(new))
