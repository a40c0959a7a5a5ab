"""The passages of one text value of structured data: a string of JSON, a cell of CSV, a scalar of YAML."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from cleanup.formats import plain
from cleanup.formats.builder import WORDLESS, PassageBuilder
from cleanup.text import Passage, Piece
from cleanup.text import passage as make_passage
from cleanup.written import Written


class Mark(NamedTuple):
    """A span of a value (as decoded) that is not prose: a placeholder, a tag, what must stay as it is."""

    start: int
    end: int
    #: "hole", "opens" and "closes" for a tag without text, "locked" for what is seen and not touched.
    kind: str


class Values:
    """Makes the passages of values, in the order in which they come."""

    def __init__(
        self,
        article: str,
        *,
        escape: Callable[[str], str],
        kind: str = "paragraph",
        marks: Callable[[str], Iterable[Mark]] | None = None,
    ) -> None:
        self._article = article
        self._builder = PassageBuilder(article)
        self._escape = escape
        self._kind = kind
        self._marks = marks
        self.passages: list[Passage] = []

    def add(
        self,
        start: int,
        end: int,
        written: Written | None = None,
        *,
        marks: Sequence[Mark] = (),
        escape: Callable[[str], str] | None = None,
        language: str | None = None,
    ) -> None:
        """Add a value at ``article[start:end]``: its blocks between blank lines, as in plain text, are the passages.

        ``written`` is its text, if the document spells some of it in another way.
        """
        text = self._article[start:end] if written is None else written.text
        found = list(marks)
        if self._marks is not None:
            found = sorted((*found, *self._marks(text)))
        follows = False
        waiting = deque(found)
        for low, block in plain.blocks(text) if "\n" in text or text[:1] in (" ", "\t") else ((0, text),):
            self._block(low, low + len(block), _Value(text, start, written), waiting)
            passage = self._builder.passage(
                len(self.passages),
                kind=self._kind,
                language=language,
                follows=follows,
                alone=False,
                escape=escape or self._escape,
            )
            if passage is not None:
                self.passages.append(passage)
                follows = True

    def see(self, text: str, start: int, end: int, *, language: str | None = None) -> None:
        """Add a value that rules see and cannot change: its words stand in ``article[start:end]``, broken otherwise."""
        follows = False
        text = text.rstrip("\n")
        for _, block in plain.blocks(text):
            first = last = start
            for number, word in enumerate(block.split()):
                found = self._article.find(word, last, end)
                if found < 0:  # it is spelled in another way
                    last = end
                    break
                first, last = first if number else found, found + len(word)
            if block.strip(WORDLESS) and first < last:
                piece = Piece(start=0, end=len(block), source_start=first, source_end=last, locked=True)
                made = make_passage(len(self.passages), block, (piece,), kind=self._kind, language=language,
                                    follows=follows, alone=False)  # fmt: skip
                self.passages.append(made)
                start, follows = last, True

    def _block(self, low: int, high: int, value: "_Value", marks: deque[Mark]) -> None:
        """Give a block of a value to the builder; the marks, those of earlier blocks taken, are in order and apart."""
        while marks and marks[0].start < high:
            mark = marks.popleft()
            if mark.start < low:
                continue
            self._open(low, mark.start, value)
            low = min(mark.end, high)
            start, end = value.place(mark.start), value.place(low)
            if mark.kind == "hole":
                self._builder.hole(start, end)
            elif mark.kind == "locked":
                self._builder.character(value.text[mark.start : low], start, end)
            else:
                self._builder.delimiter(start, end, closes=mark.kind == "closes")
        self._open(low, high, value)

    def _open(self, low: int, high: int, value: "_Value") -> None:
        start, end = value.place(low), value.place(high)
        if value.written is None:
            self._builder.open(start, end)
        else:
            self._builder.written(value.text[low:high], start, end, value.written)


class _Value(NamedTuple):
    """A value: its text, where it begins, and how it is written if not as it stands."""

    text: str
    start: int
    written: Written | None

    def place(self, at: int) -> int:
        """Where in the article its code point ``at`` begins."""
        return self.start + at if self.written is None else self.written.place(at)
