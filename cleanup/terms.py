"""The terms of a glossary: the ways in which each can stand in a text, and where they stand in one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import NamedTuple

from cleanup import standing
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


class Matcher:
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
