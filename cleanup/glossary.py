"""A glossary: the words that a house wants, and the forms that it does not want to see.

A form is looked for in all the ways in which its ``case`` lets it stand. What stands as a term wants it is left alone,
unless it is a part of a longer wrong form: so that cleaning twice is cleaning once.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from os import PathLike
from threading import Lock
from typing import NamedTuple

from cleanup import standing
from cleanup.errors import ConfigError, nearest
from cleanup.rule import speaks

#: How a form may stand: as it is written; in any case (small, CAPITALS, Capitalised, Each Word Capitalised) with the
#: right form as it is written; or at the beginning of a sentence and in capitals, and the right form then is so, too.
CASES = ("exact", "any", "keep")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a glossary: a ``form`` that is not wanted and the ``right`` one.

    ``language`` is the target language that it is for (a BCP 47 prefix; "" for all), ``where`` its place in the
    file in words ("terms.tsv line 12"), "" if it is from no file.
    """

    form: str
    right: str
    language: str = ""
    case: str = "exact"
    whole_word: bool = True
    note: str = ""
    where: str = ""

    def meets(self, other: "Term") -> bool:
        """Is there a language that both are for?"""
        mine, theirs = self.language, other.language
        return not mine or not theirs or speaks((mine,), theirs) or speaks((theirs,), mine)


class Writing(NamedTuple):
    """One way in which a term can stand in a text, and what is then written."""

    form: str
    right: str
    term: Term
    #: "" anywhere, else where alone: at the beginning of a "sentence", among "capitals".
    only: str = ""


class Occurrence(NamedTuple):
    """A place in a text where a term standing."""

    start: int
    end: int
    writing: Writing


#: One automaton is built at a time.
_BUILDING = Lock()
#: Yields (literal, start, end).
Finder = Callable[[str], Iterator[tuple[str, int, int]]]


class Glossary:
    """The terms of a house, in the order of their file; the same for all articles, picklable, safe to share.

    Raises ConfigError if a term says nothing, if two terms want different things of one form, or if a term finds
    something to change in what it or another one writes.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._made: _Matcher | None = None
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
    def _matcher(self) -> "_Matcher":
        if self._made is None:
            with _BUILDING:
                self._made = self._made or _Matcher(self.terms)
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


class _Matcher:
    """The automata over all that a glossary looks for: the wrong forms, and the right ones, which it leaves alone."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._forms: dict[str, list[Writing]] = {}
        for term in terms:
            for writing in _writings(term):
                self._forms.setdefault(writing.form, []).append(writing)
        self._find_forms = _finder(self._forms)
        self._house: dict[str, list[Term]] = {}
        self._find_house: Finder | None = None

    @property
    def writings(self) -> Iterator[Writing]:
        """All ways in which the terms may stand."""
        return (writing for writings in self._forms.values() for writing in writings)

    def hits(self, text: str, language: str | None) -> list[Occurrence]:
        """Return all places where a term stands, also those that overlap; None is any language."""
        return [
            Occurrence(start, end, writing)
            for literal, start, end in self._find_forms(text)
            if (writing := _first(self._forms[literal], text, start, end, language)) is not None
        ]

    def house_words(self, text: str, language: str) -> list[tuple[int, int]]:
        find = self._find_house or self._build_house()
        return [
            (start, end)
            for literal, start, end in find(text)
            if any(_fits(term, text, start, end, language) for term in self._house[literal])
        ]

    def _build_house(self) -> Finder:
        with _BUILDING:
            if self._find_house is not None:
                return self._find_house
            house: dict[str, list[Term]] = {}
            for writing in self.writings:
                for right, _ in _spelled(writing.right, writing.right):
                    house.setdefault(right, []).append(writing.term)
            self._house, self._find_house = house, _finder(house)
            return self._find_house


def _finder(literals: Iterable[str]) -> Finder:
    """Return what finds all places of many literals in a text, also those that overlap."""
    import ahocorasick_rs

    known = list(literals)
    automaton = ahocorasick_rs.AhoCorasick(
        known, store_patterns=False, implementation=ahocorasick_rs.Implementation.ContiguousNFA
    )
    return lambda text: (
        (known[number], start, end) for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True)
    )


def _first(writings: Sequence[Writing], text: str, start: int, end: int, language: str | None) -> Writing | None:
    """The writing that holds at this place: a form as it is given goes before one in another case."""
    fit = (
        writing
        for writing in writings
        if _fits(writing.term, text, start, end, language)
        and (not writing.only or standing.holds(writing.only, text, start, end))
    )
    return min(fit, key=lambda writing: writing.form != writing.term.form, default=None)


def _fits(term: Term, text: str, start: int, end: int, language: str | None) -> bool:
    return (not term.whole_word or standing.free(text, start, end)) and (
        language is None or not term.language or speaks((term.language,), language)
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


def _writings(term: Term) -> Iterator[Writing]:
    """All ways in which a term may stand, with what is then written; not those that are right already."""
    form, right = term.form, term.right
    ways = [(form, right, "")]
    if term.case == "any":
        ways += [(other, right, "") for other in (form.lower(), form.upper(), capitalised(form), _each_word(form))]
    elif term.case == "keep":
        if form[:1].islower():
            ways.append((capitalised(form), capitalised(right), "sentence"))
        ways.append((form.upper(), right.upper(), "capitals"))
    seen = set()
    for old, new, only in ways:
        if old not in seen and old != new:
            seen.add(old)
            for one, other in _spelled(old, new):
                yield Writing(one, other, term, only)


def _spelled(old: str, new: str) -> Iterator[tuple[str, str]]:
    """A form and the right one, with straight and with curly apostrophes, and broken over two lines at each space."""
    pairs = [(old, new)]
    if "'" in old:
        pairs.append((old.replace("'", "’"), new.replace("'", "’")))
    for one, other in pairs:
        yield one, other
        last = other.count(" ") - 1
        if last >= 0:
            yield from ((_broken(one, i), _broken(other, min(i, last))) for i in range(one.count(" ")))


def _broken(text: str, space: int) -> str:
    """Set a line end in place of a space."""
    words = text.split(" ")
    return " ".join(words[: space + 1]) + "\n" + " ".join(words[space + 1 :])


def capitalised(text: str) -> str:
    """The text with its first letter a capital, and nothing else changed."""
    return text[:1].upper() + text[1:]


def _each_word(text: str) -> str:
    return " ".join(capitalised(word) for word in text.lower().split(" "))


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
