"""The passages of one text value of structured data: a string of JSON, a cell of CSV, a scalar of YAML."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from cleanup import suppression
from cleanup.formats import Document, Format, nested, plain
from cleanup.formats.builder import WORDLESS, PassageBuilder
from cleanup.formats.spans import Mark
from cleanup.text import Passage, Piece
from cleanup.text import passage as make_passage
from cleanup.written import Written

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
        written: Written | None = None,
        *,
        marks: Sequence[Mark] = (),
        escape: Callable[[str], str] | None = None,
        language: str | None = None,
        fmt: Format | None = None,
    ) -> None:
        """Add a value at ``article[start:end]``: its passages are those of its format, or its blocks as plain text.

        ``written`` is its text, if the document spells some of it in another way.
        """
        text = self._article[start:end] if written is None else written.text
        found = list(marks)
        if self._marks is not None:
            found = sorted((*found, *self._marks(text)))
        if fmt is not None:
            escape = escape or self._escape
            self.documents.append((start, end))
            self._nest(nested.read(fmt, text, start, written, number=len(self.passages), escape=escape, marks=found,
                                   language=language))  # fmt: skip
            return
        self._languages.add(None)
        follows = False
        waiting = deque(found)
        for low, block in _blocks(text, found):
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


def _blocks(text: str, marks: Sequence[Mark]) -> Iterable[tuple[int, str]]:
    """Return what passages are made of: where each begins, and its text."""
    if marks and marks[0].kind == "apart":
        apart = [mark for mark in marks if mark.kind == "apart"]
        between = ((mark.end, text[mark.end : after.start]) for mark, after in pairwise(apart))
        return ((at, block) for at, block in between if block)
    return plain.blocks(text) if "\n" in text or text[:1] in (" ", "\t") else ((0, text),)


class _Value(NamedTuple):
    """A value: its text, where it begins, and how it is written if not as it stands."""

    text: str
    start: int
    written: Written | None

    def place(self, at: int) -> int:
        """Where in the article its code point ``at`` begins."""
        return self.start + at if self.written is None else self.written.place(at)
