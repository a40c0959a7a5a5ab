"""The physical lines of a passage: where they are, whether one stands alone, and how one is taken out."""

import re
from collections.abc import Sequence

#: What ends a line that is not wrapped in the middle of a sentence.
_ENDS = tuple('.?!…:”"»)’')
#: A line shorter than this was not broken for want of room.
_SHORT = 50


def lines(text: str) -> list[tuple[int, int]]:
    """Return the spans of the lines that are not empty, without their ends."""
    return [found.span() for found in re.finditer(r"[^\r\n]+", text)]


def stands_alone(text: str, spans: Sequence[tuple[int, int]], i: int) -> bool:
    """Is the line no part of a hard-wrapped sentence?"""
    before = text[slice(*spans[i - 1])].rstrip() if i else ""
    after = text[slice(*spans[i + 1])].lstrip() if i + 1 < len(spans) else ""
    ended = not before or before.endswith(_ENDS) or len(before) < _SHORT
    return ended and not after[:1].islower()


def with_line_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Take one line end along where other lines of the passage stay."""
    for line_end in ("\r\n", "\n"):
        if text.startswith(line_end, end):
            return start, end + len(line_end)
    for line_end in ("\r\n", "\n"):
        if text.endswith(line_end, 0, start):
            return start - len(line_end), end
    return start, end
