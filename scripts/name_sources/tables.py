"""From rows to tables: one English name for each form of a language, and the flags that say what is doubtful."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

from name_sources.english import English
from name_sources.rows import Row, plain

#: Whom to believe where sources disagree, the first before the others.
SOURCES = ("own", "cldr", "cldr-cities", "geonames", "iso", "cldr-subdivisions", "rigour")
FLAGS = ("english", "given", "multi", "short", "surname", "word")
_JOINTS = re.compile(r"[\s'’-]+")


class Entry(NamedTuple):
    """A row of a table as it is written to a file."""

    english: str
    kind: str
    flags: tuple[str, ...]
    source: str


class Doubts:
    """What makes a form doubtful in an article that was translated from the form's language."""

    def __init__(self, english: English, names: Iterable[str]) -> None:
        """``names``: the English names of all rows; a form that is one of them may be meant as it stands."""
        self._english = english
        self._places = english.places | frozenset(names)

    def flags(self, form: str, words: Set[str]) -> Iterator[str]:
        """Yield the flags of a form; ``words`` are ordinary words of its language."""
        lower, parts = form.lower(), [part for part in _JOINTS.split(form) if part]
        if form in self._places or all(self._is_english(part) for part in parts):
            yield "english"
        if lower in self._english.surnames:
            yield "surname"
        if lower in self._english.given:
            yield "given"
        if lower in words:
            yield "word"
        if sum(c.isalnum() for c in form) <= 3:
            yield "short"

    def _is_english(self, word: str) -> bool:
        return word.lower() in self._english.words or word in self._english.names


def table(rows: Iterable[Row], doubts: Doubts, words: Set[str], forbidden: Set[str]) -> dict[str, Entry]:
    """Return form → Entry for one language, in order; ``forbidden`` forms stay out."""
    by_form: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for form in _variants(row):
            if form not in forbidden and (form != row.english if row.source == "own" else _differs(form, row.english)):
                by_form[form].append(row)
    return {form: _entry(form, found, doubts, words) for form, found in sorted(by_form.items())}


def _variants(row: Row) -> Iterator[str]:
    """The form as it stands, with a typewriter's apostrophe, and with a capital where its first word is common."""
    for form in dict.fromkeys((row.form, row.form.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))):
        yield form
        if form[:1].islower() and row.kind in ("physical", "region"):
            yield form[:1].upper() + form[1:]


def _differs(form: str, english: str) -> bool:
    return _saint(form) != _saint(english)


def _entry(form: str, rows: list[Row], doubts: Doubts, words: Set[str]) -> Entry:
    best = min(rows, key=lambda row: SOURCES.index(row.source))
    if best.source == "own":
        flags = set(best.flags)
        if "sure" not in flags:
            flags |= set(doubts.flags(form, words))
    else:
        flags = {flag for row in rows for flag in row.flags} | set(doubts.flags(form, words))
        if any(_other(best, row) for row in rows):
            flags.add("multi")
    return Entry(best.english, best.kind, tuple(sorted(flags - {"sure"})), best.source)


def _other(best: Row, row: Row) -> bool:
    """Does the row speak of something else? The same country or the same name in other words is no other."""
    same = best.key == row.key and best.kind == row.kind
    return not same and _saint(best.english) != _saint(row.english)


def _saint(name: str) -> str:
    return re.sub(r"\bst\b", "saint", plain(name))
