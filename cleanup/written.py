"""How a text stands written in the article, where a document spells some of its code points in another way."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple


class Spelled(NamedTuple):
    """At ``start:end`` of the article stand so many code points, each in as many characters as the others."""

    start: int
    end: int
    points: int = 1


class _Part(NamedTuple):
    """What is spelled in one part: the places of these runs in the text and in the article, how many they are."""

    at: Sequence[int]
    source: Sequence[int]
    runs: Sequence[Spelled]


class Written:
    """A text, and for each of its code points where it is written.

    ``find`` yields what is spelled between two places of the article, in order; it is only asked for the parts of the
    text that somebody wants to know a place in, once for each. Parts end at the line ends that are told, as spans of
    the article: all there are in the text, or none.
    """

    __slots__ = ("_at", "_find", "_parts", "_shift", "_source", "text")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        find: Callable[[int, int], Iterable[Spelled]],
        line_ends: Sequence[tuple[int, int]] = (),
    ) -> None:
        self.text = text
        self._find = find
        self._shift = 0
        self._parts: dict[int, _Part] = {}
        self._at, self._source = [0], [start]
        at = -1
        for low, high in line_ends:
            at = text.index("\n", at + 1)
            self._at += (at, at + 1)
            self._source += (low, high)
        self._at.append(len(text))
        self._source.append(end)

    def moved(self, by: int) -> "Written":
        """Return the same for an article in which all this stands ``by`` further on."""
        made = object.__new__(Written)
        made.text, made._find, made._parts, made._shift = self.text, self._find, self._parts, self._shift + by
        made._at, made._source = self._at, self._source
        return made

    def place(self, at: int) -> int:
        """Where in the article the code point at ``at`` of the text begins."""
        i = bisect_right(self._at, at) - 1
        if self._at[i] == at:
            return self._source[i] + self._shift
        part = self._part(i)
        j = bisect_right(part.at, at) - 1
        if j < 0:
            return self._source[i] + at - self._at[i] + self._shift
        start, end, points = part.runs[j]
        over = at - part.at[j]
        return (start + over * ((end - start) // points) if over < points else end + over - points) + self._shift

    def after(self, place: int, count: int) -> int:
        """Where in the article that ends which begins at its ``place`` and is ``count`` code points long."""
        return self.place(self._index(place - self._shift) + count)

    def _index(self, place: int) -> int:
        """Which code point of the text begins at a place."""
        i = bisect_right(self._source, place) - 1
        if self._source[i] == place:
            return self._at[i]
        part = self._part(i)
        j = bisect_right(part.source, place) - 1
        if j < 0:
            return self._at[i] + place - self._source[i]
        start, end, points = part.runs[j]
        over = (place - start) // ((end - start) // points) if place < end else points + place - end
        return part.at[j] + over

    def _part(self, i: int) -> _Part:
        part = self._parts.get(i)
        if part is None:
            low, high = self._source[i], self._source[i + 1]
            runs = list(self._find(low, high))
            shorter = accumulate((end - start - points for start, end, points in runs), initial=low - self._at[i])
            source = list(map(itemgetter(0), runs))
            at = [start - less for start, less in zip(source, shorter, strict=False)]
            part = self._parts[i] = _Part(at, source, runs)
        return part


def within(spelled: Sequence[Spelled], start: int, end: int) -> Sequence[Spelled]:
    """Return those of ``spelled``, which are in order, that stand between two places of the article."""
    return spelled[bisect_left(spelled, (start,)) : bisect_left(spelled, (end,))]
