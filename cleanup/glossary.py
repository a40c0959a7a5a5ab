"""A glossary: the words that a house wants, and the forms that it does not want to see.

A form is looked for in all the ways in which its ``case`` lets it stand. What stands as a term wants it is left alone,
unless it is a part of a longer wrong form: so that cleaning twice is cleaning once.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from threading import Lock

from cleanup.errors import ConfigError, nearest
from cleanup.rule import speaks
from cleanup.terms import CASES, Matcher, Occurrence, Term

__all__ = ["CASES", "Glossary", "Occurrence", "Term"]

#: One automaton is built at a time.
_BUILDING = Lock()


class Glossary:
    """The terms of a house, in the order of their file; the same for all articles, picklable, safe to share.

    Raises ConfigError if a term says nothing, if two terms want different things of one form, or if a term finds
    something to change in what it or another one writes.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._made: Matcher | None = None
        for term in self.terms:
            _check(term)
        self._check_together()

    @classmethod
    def of(cls, pairs: Mapping[str, str]) -> "Glossary":
        """Make a glossary of wrong form → right form."""
        return cls([Term(form=form.strip(), right=right.strip()) for form, right in pairs.items()])

    @classmethod
    def load(cls, path: str | PathLike[str]) -> "Glossary":
        """Read a glossary from a file (``glossary_files.load``); raise ConfigError with the line that is wrong."""
        from cleanup import glossary_files

        return glossary_files.load(path)

    def __getstate__(self) -> dict[str, object]:
        """Leave the automaton out: it is made anew when first needed."""
        return {"terms": self.terms, "_made": None}

    def literals(self, language: str) -> Iterator[str]:
        """Yield all forms as they may stand in a text of this language."""
        for writing in self._matcher.writings:
            if not writing.term.language or speaks((writing.term.language,), language):
                yield writing.form

    def occurrences(self, text: str, language: str) -> list[Occurrence]:
        """Return where terms stand in ``text``, in order and apart: of those that overlap the longest."""
        hits = self._matcher.hits(text, language)
        return _apart(hits, self.house_words(text, language) if hits else [])

    def house_words(self, text: str, language: str) -> list[tuple[int, int]]:
        """Return the spans of ``text`` that are written as the glossary wants it, in order."""
        return self._matcher.house_words(text, language)

    @property
    def _matcher(self) -> "Matcher":
        if self._made is None:
            with _BUILDING:
                self._made = self._made or Matcher(self.terms)
        return self._made

    def _check_together(self) -> None:
        """Refuse terms that want different things of one form, or undo what a term writes."""
        given: dict[str, list[Term]] = {}
        for term in self.terms:
            for other in given.setdefault(term.form, []):
                if other.right != term.right and other.meets(term):
                    raise ConfigError(
                        f"{_place(term)}“{term.form}” is to become “{term.right}”, "
                        f"but {_place(other, inside=True)} says “{other.right}”"
                    )
            given[term.form].append(term)
        for term in self.terms:
            for start, end, writing in self._matcher.hits(term.right, term.language or None):
                if writing.term is term:
                    raise ConfigError(
                        f"{_place(term)}the right form “{term.right}” contains the wrong form “{writing.form}”, "
                        "which would be changed again and again"
                    )
                if end - start == len(term.right) and writing.term.meets(term):
                    raise ConfigError(
                        f"{_place(writing.term)}“{writing.form}” is to become “{writing.right}”, but it is the right "
                        f"form of {_place(term, inside=True)} (“{term.form}” becomes “{term.right}”)"
                    )


def _apart(hits: list[Occurrence], house: list[tuple[int, int]]) -> list[Occurrence]:
    """Keep the longest of what overlaps, wrong forms and right ones alike, and of these the wrong ones."""
    taken: list[tuple[int, int]] = []
    chosen = []
    both: list[tuple[int, int, Occurrence | None]] = [(start, end, None) for start, end in house]
    both += [(hit.start, hit.end, hit) for hit in hits]
    for start, end, hit in sorted(both, key=lambda span: (span[0] - span[1], span[2] is not None, span[0])):
        if not _overlaps(start, end, taken):
            insort(taken, (start, end))
            if hit is not None:
                chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    i = bisect_left(taken, (end,))
    return i > 0 and taken[i - 1][1] > start


def _check(term: Term) -> None:
    """Refuse a term that says nothing."""
    if not term.form:
        raise ConfigError(f"{_place(term)}there is no form (what is not to be written)")
    if not term.right:
        raise ConfigError(
            f"{_place(term)}there is no right form for “{term.form}”: a glossary replaces, it does not delete"
        )
    if any(char in term.form + term.right for char in "\n\r\t"):
        raise ConfigError(f"{_place(term)}“{term.form}” goes over more than one line, or holds a tab")
    if term.form == term.right and term.case != "any":
        raise ConfigError(f"{_place(term)}“{term.form}” is the wrong form and the right one")
    if term.case not in CASES:
        raise ConfigError(f"{_place(term)}case is {term.case!r}{nearest(term.case, CASES)}: wanted {', '.join(CASES)}")


def _place(term: Term, *, inside: bool = False) -> str:
    """Where a term stands, to begin a message or to stand in one."""
    if inside:
        return term.where or f"the term “{term.form}”"
    return f"{term.where or 'glossary'}: "
