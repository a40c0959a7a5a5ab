"""The trail of one passage: all rounds of edits as one list of replacements of the text as it was read."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup.text import Edit, apply


class Replacement(NamedTuple):
    """``original[start:end]`` stands as ``new`` now; ``hands`` are the keys of the matches that did it."""

    start: int
    end: int
    new: str
    hands: tuple[int, ...]


class Step(NamedTuple):
    """An edit of one round and the key of its match."""

    edit: Edit
    hand: int


def compose(
    first: Sequence[Replacement], steps: Sequence[Step], text: str, borders: Collection[int] = ()
) -> list[Replacement]:
    """Follow ``first`` (original to ``text``) by one round of ``steps`` on ``text``; both in order, apart.

    What overlaps or touches becomes one replacement that names all hands: two insertions at one place have
    no order that a reader of the changes could tell. ``borders`` are the places of the original where a
    delimiter stands: what touches there stays apart, so that no replacement reaches over it.
    """
    if not first:
        made = [Replacement(edit.start, edit.end, edit.new, (hand,)) for edit, hand in steps]
        if all(one.end < other.start for one, other in pairwise(made)):
            return made
    made = []
    i, j, shift = 0, 0, 0  # shift: from the original to text, behind first[:i]
    while i < len(first) or j < len(steps):
        begin = first[i].start + shift if i < len(first) else len(text) + 1
        start = steps[j].edit.start if j < len(steps) else len(text) + 1
        low = high = min(begin, start)
        end = original = low - shift
        hands: list[int] = []
        edits: list[Edit] = []
        while True:
            border = bool(hands) and end in borders
            if i < len(first) and _joins(first[i], high - shift, border=border, empty=original == end):
                done = first[i]
                stop = done.start + shift + len(done.new)
                shift += len(done.new) - (done.end - done.start)
                high = max(high, stop)
                hands += done.hands
                i += 1
            elif j < len(steps) and _joins(steps[j].edit, high, border=border, empty=original == end):
                edits.append(steps[j].edit)
                high = max(high, steps[j].edit.end)
                hands.append(steps[j].hand)
                j += 1
            else:
                break
            end = high - shift
        new = apply([Edit(edit.start - low, edit.end - low, edit.new) for edit in edits], text[low:high])
        made.append(Replacement(original, end, new, tuple(dict.fromkeys(hands))))
    return made


def _joins(following: Replacement | Edit, high: int, *, border: bool, empty: bool) -> bool:
    """Does this one overlap or touch what ends at ``high``? At a border, only an insertion meets an insertion."""
    if border and following.start == high:
        return empty and following.start == following.end
    return following.start <= high


class BackMap:
    """Maps offsets in the text as it stands now back to the text as it was read."""

    def __init__(self, trail: Sequence[Replacement]) -> None:
        self._begins: list[int] = []  # where each replacement begins in the text as it stands now
        self._trail = trail
        shift = 0
        for start, end, new, _ in trail:
            self._begins.append(start + shift)
            shift += len(new) - (end - start)

    def low(self, at: int) -> int:
        """Map the start of a span; one inside new text goes to where the replaced text begins."""
        i = bisect_right(self._begins, at) - 1
        if i < 0:
            return at
        start, end, new, _ = self._trail[i]
        inside = at - self._begins[i]
        return start if inside < len(new) else end + inside - len(new)

    def high(self, at: int) -> int:
        """Map the end of a span; one inside new text goes to where the replaced text ends."""
        i = bisect_left(self._begins, at) - 1
        if i < 0:
            return at
        _, end, new, _ = self._trail[i]
        return end + max(at - self._begins[i] - len(new), 0)
