"""What the whole article tells: its languages, its quotation marks, which words stand in it.

A lone segment tells nothing of an article: all that needs the rest of it answers as an empty one would.
An answer is computed when it is first asked for and then kept: so a fix cannot make its own evidence while the
article is being cleaned. ``agrees`` asks the cleaned article afterwards the same questions.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from cleanup.text import Passage

if TYPE_CHECKING:
    from cleanup.names.tables import Known
    from cleanup.names.transduction import Reading as NameReading
    from cleanup.numbers.forms import Forms
    from cleanup.quotations import Reading
    from cleanup.quotations.gate import Scan
    from cleanup.spelling import Spelling

_GLUED = re.compile(r"(?<=[a-zß-ÿ]{2})[.!?](?=[A-ZÀ-Þ][a-zß-ÿ])")
_SPACED = re.compile(r"(?<=[a-zß-ÿ]{2})[.!?]\s+(?=[A-ZÀ-Þ])")
_ALNUM = re.compile(r"[^\W_]+")
#: After so many different words all words of the article are counted at once.
MANY = 30
T = TypeVar("T", bound=Hashable)


class Evidence:
    """The answers that one article gives to the questions of rules."""

    def __init__(
        self,
        passages: Sequence[Passage],
        *,
        language: str,
        source_language: str | None = None,
        scope: str = "article",
        article: str = "",
    ) -> None:
        """``article`` is the whole document, markup and all, where its markup is repaired; else it is not told."""
        self.article = article
        self._as_read = tuple(passages)
        self.passages: Sequence[Passage] = self._as_read
        self.language = language
        self.scope = scope
        self._told_source = source_language
        self._answers: dict[Hashable, Hashable] = {}
        self._joined: str | None = None
        self._words: frozenset[str] | None = None
        self._unknown: frozenset[str] | None = None
        self._readings: dict[str, NameReading] | None = None
        self._befores: Mapping[str, frozenset[str]] | None = None
        self._words_counted: Counter[str] | None = None
        self._counts: dict[str, int] = {}
        self._reading: Reading | None = None
        self._spelling: Spelling | None = None
        self._scans: dict[str, Scan] = {}  # what the gate saw of a text, for the next reading

    def ask(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Return the answer to a question about the article as it was read, computed once."""
        if question not in self._answers:
            self._answers[question] = answer()
        return self._answers[question]  # type: ignore[return-value]

    def agrees(self, later: "Evidence") -> bool:
        """Does the cleaned article give the same answers to everything that was asked of this one?"""
        return all(_agree(question, answer, later.again(question)) for question, answer in self._answers.items())

    def again(self, question: Hashable) -> Hashable:
        """Answer a question that was asked of another article."""
        match question:
            case ("source",):
                return self.source_language
            case ("stands", str(word)):
                return self.stands(word) > 0
            case ("marks",):
                return self.speaks_of_marks
            case ("style",):
                return self.quotation_style
            case ("lowercase starts",):
                return self.lowercase_starts
            case ("lone glued sentence",):
                return self.lone_glued_sentence
            case ("repeats",):
                return self.repeats
            case ("spelling",):
                return self.spelling.main
            case ("numbers",):
                return self.numbers
            case ("spellings", str(name)):
                return self.spellings(name)
            case ("foreign names",):
                return self.foreign_names
            case ("romanised names",):
                return self.romanised_names
            case ("side by side", str(name), str(other)):
                return self.side_by_side(name, other)
            case ("names before", str(name)):
                return self.names_before(name)
        raise AssertionError(question)

    @property
    def text(self) -> str:
        """The prose of the article as it was read, its passages apart by blank lines."""
        if self._joined is None:
            self._joined = "\n\n".join(passage.text for passage in self._as_read)
        return self._joined

    @property
    def source_language(self) -> str | None:
        """The language that the article was translated from: told, or guessed from the residue it left."""
        if self._told_source is not None:
            return self._told_source
        if self.scope == "segment":
            return None
        return self.ask(("source",), lambda: self.source_guess[0])

    @property
    def told_source_language(self) -> str | None:
        """The source language without its region, if it was told."""
        return self._told_source.partition("-")[0] if self._told_source is not None else None

    @property
    def source_guess(self) -> tuple[str | None, tuple[str, ...]]:
        """The source language guessed, with the residue that speaks for it."""
        from cleanup.residue import guess_source

        return guess_source(self.text, self.language)

    def stands(self, word: str) -> int:
        """Count how often ``word`` stands in the article as a word of its own; 0 when it is a lone segment."""
        if self.scope == "segment":
            return 0
        count = self._counts.get(word)
        if count is None:
            count = self._counts[word] = self._count(word)
        self._answers.setdefault(("stands", word), count > 0)
        return count

    def how_often(self, word: str) -> int:
        """Count as ``stands`` does; the cleaned article need not give the same answer."""
        return 0 if self.scope == "segment" else self._count(word)

    def _count(self, word: str) -> int:
        if len(self._counts) > MANY and word.isalnum():  # as often as that, one look at all words is quicker
            if self._words_counted is None:
                self._words_counted = Counter(_ALNUM.findall(self.text))
            return self._words_counted[word]
        count = 0
        for found in re.finditer(re.escape(word), self.text):
            before, after = self.text[found.start() - 1 : found.start()], self.text[found.end() : found.end() + 1]
            count += not before[-1:].isalnum() and not after.isalnum()
        return count

    @property
    def lowercase_starts(self) -> frozenset[tuple[int, str]]:
        """The passages that begin in lower case though the others do not (``starts.lowercase_starts``)."""
        if self.scope == "segment":
            return frozenset()
        from cleanup.starts import lowercase_starts

        return self.ask(("lowercase starts",), lambda: lowercase_starts(self._as_read))

    @property
    def repeats(self) -> frozenset[tuple[int, str]]:
        """The passages that say something twice, by number, and in which way (``repeats.repeats``)."""
        if self.scope == "segment":
            return frozenset()
        from cleanup.repeats import repeats

        return self.ask(("repeats",), lambda: repeats(self._as_read))

    def spellings(self, name: str) -> tuple[tuple[str, int], ...]:
        """The English spellings of ``name`` in the article, each with its count, the commonest first."""
        if self.scope == "segment":
            return ()
        from cleanup.names import counted

        return self.ask(("spellings", name), lambda: counted(name, self.text))

    @property
    def spelling(self) -> "Spelling":
        """The words of the article that are British or American; which of the two it follows is kept as the answer."""
        if self._spelling is None:
            from cleanup.spelling import Spelling, spelling

            self._spelling = Spelling() if self.scope == "segment" else spelling(self._as_read, self.text)
        self._answers.setdefault(("spelling",), self._spelling.main)
        return self._spelling

    @property
    def numbers(self) -> "Forms":
        """How often the numbers of the article prove each convention (``numbers.forms``); of a lone segment, never."""
        from cleanup.numbers.forms import forms

        return self.ask(("numbers",), lambda: forms("" if self.scope == "segment" else self.text))

    @property
    def words(self) -> frozenset[str]:
        """The capitalised words of the article as it was read."""
        if self._words is None:
            from cleanup.names.article import capitalised

            self._words = capitalised(self.text)
        return self._words

    @property
    def unknown_words(self) -> frozenset[str]:
        """Those of them that English does not know."""
        if self._unknown is None:
            from cleanup.names.article import unknown

            self._unknown = unknown(self.words)
        return self._unknown

    @property
    def foreign_names(self) -> "frozenset[Known]":
        """The forms of the tables that the article can hold: of the source language, of all if it was not told."""
        return self.ask(("foreign names",), self._foreign_names)

    def _foreign_names(self) -> "frozenset[Known]":
        from cleanup.names.tables import standing

        return standing(self.words, self.unknown_words, self.text, self.name_tables)

    @property
    def name_tables(self) -> tuple[str, ...]:
        """The languages whose tables of names are looked into: the source language that was told, else all."""
        from cleanup.names import tables_for

        return tables_for(self.told_source_language)

    @property
    def romanised_names(self) -> "frozenset[NameReading]":
        """What the romanised names of the article stand for; none if its source language has no romanisation."""
        return self.ask(("romanised names",), self._romanised_names)

    def reading_of(self, form: str) -> "NameReading | None":
        """What a romanised name of the article stands for; None if it was not read."""
        if self._readings is None:
            self._readings = {reading.form: reading for reading in self.romanised_names}
        return self._readings.get(form)

    def _romanised_names(self) -> "frozenset[NameReading]":
        from cleanup.names.transduction import readings_of

        return readings_of(self)

    def side_by_side(self, name: str, other: str) -> bool:
        """Does the article tell the two names as two names of one thing: Goumno (Gumno)?"""
        from cleanup.names.surroundings import are_aliases

        return self.ask(("side by side", name, other), lambda: are_aliases(self.text, name, other))

    def names_before(self, name: str) -> frozenset[str]:
        """The capitalised words before ``name`` in the article that can be its given names."""
        if self.scope == "segment":
            return frozenset()
        return self.ask(("names before", name), lambda: self._names_before(name))

    def _names_before(self, name: str) -> frozenset[str]:
        from cleanup.names.article import names_before

        if self._befores is None:
            self._befores = names_before(passage.text for passage in self._as_read)
        return self._befores.get(name, frozenset())

    @property
    def lone_glued_sentence(self) -> bool:
        """Do sentences stand glued to the one before so seldom that it is no habit: less than once in thirty?"""
        if self.scope == "segment":
            return False
        return self.ask(("lone glued sentence",), self._has_lone_glued_sentence)

    def _has_lone_glued_sentence(self) -> bool:
        glued = len(_GLUED.findall(self.text))
        return 0 < 30 * glued < len(_SPACED.findall(self.text))

    @property
    def quotation_style(self) -> tuple[str, str]:
        """The outer and the inner pair of marks that the article itself uses, else those of its language."""
        from cleanup.quotations import style

        return self.ask(("style",), lambda: style(self._as_read, self.language, self._scans))

    @property
    def speaks_of_marks(self) -> bool:
        """Is this an article about quotation marks, which shows them for their own sake?"""
        from cleanup.quotations import speaks_of_marks

        return self.ask(("marks",), lambda: speaks_of_marks(self.text))

    @property
    def quotations(self) -> "Reading":
        """The reading of all quotation marks of the article as it stands now."""
        if self._reading is None:
            from cleanup.quotations import read

            self._reading = read(
                self.passages,
                self.language,
                self.scope,
                lambda: self.quotation_style,
                lambda: self.speaks_of_marks,
                self._scans,
            )
        return self._reading

    def turn(self, passages: Sequence[Passage], before: Passage, after: Passage) -> bool:
        """Tell that a passage has changed; return whether the quotation marks must be read anew."""
        from cleanup.quotations import has_marks

        self.passages = passages
        if self._reading is None or has_marks(before.text) or has_marks(after.text):
            self._reading = None
            return True
        return False

    def follow(self, earlier: "Evidence") -> None:
        """Take over what does not depend on the article as a whole."""
        self._scans = earlier._scans


#: Questions whose answer shrinks as names are repaired; only a new one in it is news.
_SHRINKING = frozenset({("foreign names",), ("romanised names",)})


def _agree(question: Hashable, answer: Hashable, later: Hashable) -> bool:
    """Does the cleaned article give no other answer, where repairs shorten a list: nothing new?"""
    if question in _SHRINKING and isinstance(answer, frozenset) and isinstance(later, frozenset):
        return later <= answer
    return later == answer
