"""Text, and the places in it: edits, pieces, passages, and the one function that makes new text.

Offsets are code points from 0 and spans are half-open, in every layer.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from cleanup.written import Written

#: Stands in a passage for inline markup that is not prose: code, an address, an image.
HOLE = "\N{OBJECT REPLACEMENT CHARACTER}"


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``new``; an insertion has ``start == end``."""

    start: int
    end: int
    new: str


class Piece(NamedTuple):
    """A run of a passage and the run of the article that it came from.

    An open piece is copied code point by code point, or its code points are spelled by the document in its own way
    (``&rdquo;``, ``\\u201d``) and replaced with their whole spelling: each in as many characters as the others, or as
    ``written`` tells.
    A locked piece stands for something that no edit may touch: code as one HOLE, the delimiters ``**`` or ``<b>`` as
    no text at all.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    locked: bool = False
    #: Where an insertion at the place of an empty locked piece goes: after what closes, before what opens.
    insert_at: int = -1
    written: Written | None = None


def unchanged(new: str) -> str:
    """Escape nothing."""
    return new


class Passage(NamedTuple):
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
    #: Spells new prose as the document must at this place (``<`` as ``&lt;``).
    escape: Callable[[str], str] = unchanged
    #: It stands in a drawing of characters (a cell of a table): what is replaced must be as wide as what comes for it.
    fixed: bool = False
    #: By how many columns it may grow (a title over its line); None: by any.
    room: int | None = None


def passage(
    number: int,
    text: str,
    pieces: Sequence[Piece],
    *,
    kind: str = "paragraph",
    language: str | None = None,
    follows: bool = True,
    alone: bool = True,
    escape: Callable[[str], str] = unchanged,
) -> Passage:
    """Make a passage; its locks are those of its pieces."""
    return Passage(
        number=number,
        text=text,
        pieces=tuple(pieces),
        locks=tuple([(piece.start, piece.end) for piece in pieces if piece.locked]),
        kind=kind,
        language=language,
        follows=follows,
        alone=alone,
        escape=escape,
    )


def plain_passage(number: int, text: str, source_start: int, *, kind: str = "paragraph") -> Passage:
    """Make a passage that is a copy of the article from ``source_start`` on."""
    piece = Piece(0, len(text), source_start, source_start + len(text))
    return Passage(number, text, (piece,), (), kind)


def width(text: str) -> int:
    """How many columns a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def apply(edits: Iterable[Edit], text: str) -> str:
    """Return ``text`` with all edits made; they are in order and do not overlap."""
    parts, at = [], 0
    for start, end, new in edits:
        parts.append(text[at:start])
        parts.append(new)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def common_ends(before: str, after: str) -> tuple[int, int]:
    """Return how many code points are the same at the beginning of both, and then at the end of both."""
    shorter = min(len(before), len(after))
    head = 0
    while head < shorter and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shorter - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def cuts(edit: Edit, locks: Sequence[tuple[int, int]]) -> bool:
    """Would this edit change what is locked? An insertion beside a lock does not.

    The locks are in order and apart (they may touch), see ``joined``.
    """
    i = bisect_left(locks, (edit.end,))
    return i > 0 and locks[i - 1][1] > edit.start


def joined(locks: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Bring locks in order; those that overlap become one."""
    made: list[tuple[int, int]] = []
    for start, end in sorted(set(locks)):
        if made and start < made[-1][1]:
            made[-1] = made[-1][0], max(end, made[-1][1])
        else:
            made.append((start, end))
    return tuple(made)


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
    if start < end:
        first = pieces[bisect_right(pieces, start, key=_start) - 1]
        last = pieces[bisect_left(pieces, end, key=_start) - 1]
        return (
            first.source_start if first.locked or start == first.start else source_end(first, start),
            source_end(last, end),
        )
    i = bisect_left(pieces, start, key=_start)
    before = pieces[i - 1] if i else None  # it ends here, or goes on
    for piece in pieces[i:]:
        if piece.end > start:
            break
        if piece.insert_at >= 0:
            return piece.insert_at, piece.insert_at
    place = source_end(before, start) if before is not None else pieces[0].source_start
    return place, place


_start = attrgetter("start")


def source_end(piece: Piece, at: int) -> int:
    """Return where in the article what stands before ``at`` in a piece ends."""
    if piece.locked or at == piece.end:
        return piece.source_end
    if piece.written is not None:
        return piece.written.after(piece.source_start, at - piece.start)
    each = (piece.source_end - piece.source_start) // ((piece.end - piece.start) or 1)
    return piece.source_start + (at - piece.start) * each


def moved(piece: Piece, by: int) -> Piece:
    """Return the same piece for an article in which all stands ``by`` further on."""
    return piece._replace(
        source_start=piece.source_start + by,
        source_end=piece.source_end + by,
        insert_at=piece.insert_at + by if piece.insert_at >= 0 else -1,
        written=piece.written.moved(by) if piece.written is not None else None,
    )
