"""Text, and the places in it: edits, pieces, passages, and the one function that makes new text.

Offsets are code points from 0 and spans are half-open, in every layer.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Stands in a passage for inline markup that is not prose: code, an address, an image.
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``; an insertion has ``start == end``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a passage and the run of the article that it came from.

    An open piece is copied code point by code point. A locked piece stands for something that no edit may
    touch: code as one HOLE, an entity as its character, the delimiters ``**`` or ``<b>`` as no text at all.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    locked: bool = False
    #: Where an insertion at the place of an empty locked piece goes: after what closes, before what opens.
    insert_at: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A run of prose as rules see it: a paragraph, a heading, a cell, a list item.

    ``text`` is the prose; ``pieces`` say where it stands in the article and cover it from left to right.
    ``locks`` are the spans of ``text`` that no edit may cut (an empty span: that no edit may cross).
    """

    number: int
    text: str
    pieces: tuple[Piece, ...]
    locks: tuple[tuple[int, int], ...] = ()
    kind: str = "paragraph"
    #: BCP 47 tag where the document says it for this passage, else None: the language of the article.
    language: str | None = None
    #: A quotation can run on from the passage before this one.
    follows: bool = True
    #: Nothing but this passage stands on its lines: they can be deleted with it.
    alone: bool = True


def passage(
    number: int,
    text: str,
    pieces: Sequence[Piece],
    *,
    kind: str = "paragraph",
    language: str | None = None,
    follows: bool = True,
) -> Passage:
    """Make a passage; its locks are those of its pieces."""
    locks = tuple((piece.start, piece.end) for piece in pieces if piece.locked)
    return Passage(
        number=number, text=text, pieces=tuple(pieces), locks=locks, kind=kind, language=language, follows=follows
    )


def plain_passage(number: int, text: str, source_start: int, *, kind: str = "paragraph") -> Passage:
    """Make a passage that is a copy of the article from ``source_start`` on."""
    piece = Piece(start=0, end=len(text), source_start=source_start, source_end=source_start + len(text))
    return Passage(number=number, text=text, pieces=(piece,), kind=kind)


def apply(edits: Iterable[Edit], text: str) -> str:
    """Return ``text`` with all edits made; they are in order and do not overlap."""
    parts, at = [], 0
    for start, end, new in edits:
        parts.append(text[at:start])
        parts.append(new)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def cuts(edit: Edit, locks: Sequence[tuple[int, int]]) -> bool:
    """Would this edit change what is locked? An insertion beside a lock does not."""
    return any(edit.start < end and edit.end > start or edit.start < start == end < edit.end for start, end in locks)


def shifted(locks: Sequence[tuple[int, int]], edits: Sequence[Edit]) -> tuple[tuple[int, int], ...]:
    """Move locks to where they stand once ``edits`` (in order, none of them cutting a lock) are made.

    Text inserted where a lock begins goes before it.
    """
    moved, i, offset = [], 0, 0
    for start, end in locks:
        while i < len(edits) and edits[i].end <= start:
            offset += len(edits[i].new) - (edits[i].end - edits[i].start)
            i += 1
        moved.append((start + offset, end + offset))
    return tuple(moved)


def source_span(pieces: Sequence[Piece], start: int, end: int) -> tuple[int, int]:
    """Map a span of a passage, as the format made it, to the smallest span of the article that holds it.

    An empty span maps to the one place where an insertion belongs: to the piece that ends there, but
    behind delimiters that close and before those that open.
    """
    if start == end:
        place = -1
        for piece in pieces:
            if piece.start > start:
                break
            if piece.start == piece.end == start and piece.insert_at >= 0:
                return piece.insert_at, piece.insert_at
            if piece.start <= start <= piece.end and (place < 0 or piece.start < start):
                place = _offset(piece, start)
        return place, place
    first = next(piece for piece in pieces if piece.start <= start < piece.end)
    last = next(piece for piece in reversed(pieces) if piece.start < end <= piece.end)
    low = first.source_start if first.locked else first.source_start + start - first.start
    high = last.source_end if last.locked else last.source_start + end - last.start
    return low, high


def _offset(piece: Piece, at: int) -> int:
    if at == piece.end:
        return piece.source_end
    return piece.source_start if piece.locked else piece.source_start + at - piece.start
