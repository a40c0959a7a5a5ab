"""The passages of one text value of structured data: a string of JSON, a cell of CSV, a scalar of YAML."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from cleanup.formats import plain
from cleanup.formats.builder import WORDLESS, PassageBuilder
from cleanup.text import Passage, Piece
from cleanup.text import passage as make_passage


class Spelled(NamedTuple):
    """Text that the document spells in another way, each code point in as many characters, at ``start:end``."""

    text: str
    start: int
    end: int


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
        spelled: Sequence[Spelled] = (),
        *,
        marks: Sequence[Mark] = (),
        escape: Callable[[str], str] | None = None,
        language: str | None = None,
    ) -> None:
        """Add a value at ``article[start:end]``: its blocks between blank lines, as in plain text, are the passages."""
        text = self._decoded(start, end, spelled)
        found = list(marks)
        if self._marks is not None:
            found = sorted((*found, *self._marks(text)))
        follows = False
        walk = _Walk(self._builder, text, start, spelled)
        for low, block in plain.blocks(text) if "\n" in text or text[:1] in (" ", "\t") else ((0, text),):
            walk.skip(low)
            walk.emit(low + len(block), found)
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

    def _decoded(self, start: int, end: int, spelled: Sequence[Spelled]) -> str:
        if not spelled:
            return self._article[start:end]
        parts: list[str] = []
        at = start
        for char, low, high in spelled:
            parts += (self._article[at:low], char)
            at = high
        parts.append(self._article[at:end])
        return "".join(parts)


class _Walk:
    """Goes through a value once, in its own coordinates and in those of the article."""

    def __init__(self, builder: PassageBuilder, text: str, start: int, spelled: Sequence[Spelled]) -> None:
        self._builder = builder
        self._text = text
        self._at = 0
        self._source = start
        self._spelled = spelled
        self._i = 0
        self._mark = 0

    def skip(self, to: int) -> None:
        """Go on without a piece."""
        for _ in self._runs(to):
            pass

    def emit(self, to: int, marks: Sequence[Mark]) -> None:
        """Add what stands up to ``to``; the marks are in order and apart."""
        while self._mark < len(marks) and marks[self._mark].start < to:
            mark = marks[self._mark]
            self._mark += 1
            if mark.start < self._at:
                continue
            self._open(mark.start)
            at, source = self._at, self._source
            self.skip(min(mark.end, to))
            if mark.kind == "hole":
                self._builder.hole(source, self._source)
            elif mark.kind == "locked":
                self._builder.character(self._text[at : self._at], source, self._source)
            else:
                self._builder.delimiter(source, self._source, closes=mark.kind == "closes")
        self._open(to)

    def _open(self, to: int) -> None:
        for spelled, start, end in self._runs(to):
            if spelled is None:
                self._builder.open(start, end)
            else:
                self._builder.spelled(spelled, start, end)

    def _runs(self, to: int) -> Iterator[tuple[str | None, int, int]]:
        while self._at < to:
            following = self._spelled[self._i] if self._i < len(self._spelled) else None
            if following is not None and following.start <= self._source:
                text, start, end = following
                each = (end - start) // len(text)
                first = (self._source - start) // each
                text = text[first : first + to - self._at]
                start, self._source = self._source, self._source + len(text) * each
                self._at += len(text)
                self._i += self._source == end
                yield text, start, self._source
            else:
                size = to - self._at
                if following is not None:
                    size = min(size, following.start - self._source)
                self._at, self._source = self._at + size, self._source + size
                yield None, self._source - size, self._source
