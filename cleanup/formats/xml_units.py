"""The passages of a document of units, with its languages, blocks and comments."""

from cleanup import suppression
from cleanup.formats import Document
from cleanup.formats.xml import Event
from cleanup.text import Passage


class Units:
    """Collects the passages of one document from left to right."""

    def __init__(self, article: str) -> None:
        self._length = len(article)
        self._passages: list[Passage] = []
        self._blocks: list[tuple[int, int]] = []
        self._comments: list[tuple[suppression.Comment, int | None]] = []
        self._suppresses = "mt-cleanup:" in article

    def add(self, passage: Passage | None) -> bool:
        """Add a passage if there is one, and tell whether there is."""
        if passage is None:
            return False
        self._passages.append(passage._replace(number=len(self._passages)))
        return True

    def block(self, start: int, end: int) -> None:
        """A unit, for which a comment can speak, stands here."""
        if self._suppresses:
            self._blocks.append((start, end))

    def comment(self, event: Event, unit: int | None) -> None:
        """Note a comment; ``unit`` is where the unit begins that it stands in."""
        if self._suppresses:
            self._comments.append((suppression.Comment(event.start, event.end, event.value), unit))

    def document(self, source_language: str | None = None, language: str | None = None) -> Document:
        """Return the document; its language, if none is told, is that of the first passage that has one."""
        language = language or next((each.language for each in self._passages if each.language), None)
        ends = dict(self._blocks)
        comments = [
            comment if unit is None or unit not in ends else comment._replace(block=(unit, ends[unit]))
            for comment, unit in self._comments
        ]
        return Document(
            passages=tuple(
                each._replace(language=None) if each.language == language else each for each in self._passages
            ),
            language=language,
            source_language=source_language,
            suppressions=(
                suppression.read(comments, self._blocks, self._length) if self._suppresses else suppression.NONE
            ),
        )
