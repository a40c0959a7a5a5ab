"""The passages of one text value of structured data: a string of JSON, a cell of CSV, a scalar of YAML."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from cleanup import suppression
from cleanup.formats import Document, Format, nested, plain
from cleanup.formats.builder import WORDLESS, PassageBuilder
from cleanup.formats.spans import Mark, Spelled
from cleanup.text import Passage, Piece
from cleanup.text import passage as make_passage

#: Notes on texts that could not be read in their format; more of them say nothing new.
_NOTED = 3


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
        #: The spans of the texts that are documents of their own.
        self.documents: list[tuple[int, int]] = []
        self.notes: dict[str, None] = {}
        self._allowances: list[suppression.Allowance] = []
        self._mistakes: list[suppression.Mistake] = []
        self._languages: set[str | None] = set()  # what the texts say of theirs

    def document(self, *, language: str | None = None, notes: tuple[str, ...] = ()) -> Document:
        """Return what was found; its language is what all texts that are documents say, if it is not told."""
        if language is None and len(self._languages) == 1:
            (language,) = self._languages
        return Document(
            passages=tuple(self.passages),
            language=language,
            suppressions=self.suppressions,
            notes=(*self.notes, *notes),
        )

    def suppress(self, found: suppression.Suppressions) -> None:
        """Add the suppressions of the outer document."""
        self._allowances = sorted((*self._allowances, *found.allowances), key=lambda allowance: allowance.at)
        self._mistakes = sorted((*self._mistakes, *found.mistakes))

    @property
    def suppressions(self) -> suppression.Suppressions:
        """The suppression comments that stand in the texts themselves."""
        return suppression.Suppressions(tuple(self._allowances), tuple(self._mistakes))

    def add(
        self,
        start: int,
        end: int,
        spelled: Sequence[Spelled] = (),
        *,
        marks: Sequence[Mark] = (),
        escape: Callable[[str], str] | None = None,
        language: str | None = None,
        fmt: Format | None = None,
    ) -> None:
        """Add a value at ``article[start:end]``: its passages are those of its format, or its blocks as plain text."""
        text = self._decoded(start, end, spelled)
        found = list(marks)
        if self._marks is not None:
            found = sorted((*found, *self._marks(text)))
        if fmt is not None:
            escape = escape or self._escape
            self.documents.append((start, end))
            self._nest(nested.read(fmt, text, start, spelled, number=len(self.passages), escape=escape, marks=found,
                                   language=language))  # fmt: skip
            return
        self._languages.add(None)
        follows = False
        walk = _Walk(self._builder, text, start, spelled)
        for low, block in _blocks(text, found):
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
                follows = not found or found[0].kind != "apart"

    def see(self, text: str, start: int, end: int, *, language: str | None = None) -> None:
        """Add a value that rules see and cannot change: its words stand in ``article[start:end]``, broken otherwise."""
        self._languages.add(None)
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

    def _nest(self, document: Document) -> None:
        self.passages += document.passages
        self._allowances += document.suppressions.allowances
        self._mistakes += document.suppressions.mistakes
        self._languages.add(document.language)
        if len(self.notes) < _NOTED:
            self.notes.update(dict.fromkeys(document.notes))

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


def _blocks(text: str, marks: Sequence[Mark]) -> Iterable[tuple[int, str]]:
    """Return what passages are made of: where each begins, and its text."""
    if marks and marks[0].kind == "apart":
        apart = [mark for mark in marks if mark.kind == "apart"]
        between = ((mark.end, text[mark.end : after.start]) for mark, after in pairwise(apart))
        return ((at, block) for at, block in between if block)
    return plain.blocks(text) if "\n" in text or text[:1] in (" ", "\t") else ((0, text),)


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
