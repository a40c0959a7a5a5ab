"""From rows to tables: one English name for each form of a language, and the flags that say what is doubtful."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from name_sources.english import English
from name_sources.persons import sound
from name_sources.rows import PLACES, Row, plain

#: Whom to believe where sources disagree, the first before the others.
SOURCES = ("own", "cldr", "cldr-cities", "geonames", "iso", "cldr-subdivisions", "rigour")
FLAGS = ("english", "given", "multi", "short", "surname", "word")
#: The sources of small places.
_LOCAL = ("geonames", "cldr-subdivisions")
#: So many of the seven languages make a form international. Two are often two Romance languages: Hamburgo.
INTERNATIONAL = 3
_JOINTS = re.compile(r"[\s'’-]+")


class Entry(NamedTuple):
    """A row of a table as it is written to a file."""

    english: str
    kind: str
    flags: tuple[str, ...]
    source: str


class Doubts:
    """What makes a form doubtful in an article that was translated from the form's language."""

    def __init__(
        self,
        rows: Iterable[Row],
        english: English,
        persons: Set[str],
        words: Mapping[str, Set[str]],
        native: Set[str],
    ) -> None:
        """Take all rows and what is known of other things that a form may mean.

        ``persons``: names of persons of all languages, in lower case; ``words``: language → some of its words;
        ``native``: names of places as they are written at home.
        """
        rows = tuple(rows)
        self._english, self._persons, self._words, self._native = english, persons, words, native
        # A local name is that of the place's own language in the other languages, too: München in Dutch.
        local = {row.form for row in rows if row.source in _LOCAL and "english" in row.flags}
        self._places = english.places | {row.english for row in rows} | local
        self._international = _international(rows)

    def is_phrase(self, name: str) -> bool:
        """Is the name made of common English words only, as a point of the compass is: North Central, Gulf?"""
        return all(part.lower() in self._english.words for part in _JOINTS.split(name))

    def is_accented(self, form: str, row: Row) -> bool:
        """Is the form the English name but for accents that the place has not at home: Séoul, Israël, not Bogotá?"""
        return (
            row.source in ("cldr", "cldr-cities", "iso")
            and row.kind in ("city", "country")
            and form != row.english
            and row.english.isascii()
            and len(form) == len(row.english)
            and all(letter == wanted or not letter.isascii() for letter, wanted in zip(form, row.english, strict=True))
            and plain(form) == plain(row.english)
            and form not in self._native
        )

    def flags(self, form: str, row: Row) -> Iterator[str]:
        """Yield the flags of a form for which ``row`` stands in the table."""
        lower, parts = form.lower(), [part for part in _JOINTS.split(form) if part]
        local = row.source in _LOCAL and form in self._international
        if local or form in self._places or all(self._is_english(part) for part in parts):
            yield "english"
        accented = self.is_accented(form, row)
        is_country = accented and row.kind == "country"  # no English person is called Israël
        if not is_country and (lower in self._english.surnames or (row.kind in PLACES and lower in self._persons)):
            yield "surname"
        if not is_country and (plain(form) if accented else lower) in self._english.given:
            yield "given"
        # The words are those of emoji, which have countries among them.
        if row.source not in ("cldr", "iso", "rigour") and lower in self._words.get(row.language, ()):
            yield "word"
        if sum(c.isalnum() for c in form) <= 3:
            yield "short"

    def _is_english(self, word: str) -> bool:
        return word.lower() in self._english.words or word in self._english.names


def _international(rows: Iterable[Row]) -> frozenset[str]:
    """Forms that several languages have, which will be a local name or one that English has, too: Qostanay, Akko."""
    languages: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.source in _LOCAL:
            languages[row.form].add(row.language)
    return frozenset(form for form, found in languages.items() if len(found) >= INTERNATIONAL)


def table(rows: Iterable[Row], doubts: Doubts, forbidden: Set[str]) -> dict[str, Entry]:
    """Return form → Entry for one language, in order; ``forbidden`` forms stay out."""
    by_form: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.source == "cldr-subdivisions" and doubts.is_phrase(row.english):
            continue
        for form in _variants(row):
            if form not in forbidden and (
                form != row.english
                if row.source == "own"
                else _differs(form, row.english) or doubts.is_accented(form, row)
            ):
                by_form[form].append(row)
    return {form: _entry(form, found, doubts) for form, found in sorted(by_form.items())}


def _variants(row: Row) -> Iterator[str]:
    """Yield the form and what translated text makes of it.

    A typewriter's apostrophe; a capital where the first word is a common one; in the countries of Romance languages a
    capital for every word but the small ones; in French no accent on the first capital.
    """
    forms = {row.form: None, row.form.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"): None}
    for form in tuple(forms):
        if row.kind in PLACES and form[:1].islower():
            forms[form[:1].upper() + form[1:]] = None
    for form in tuple(forms):
        if row.kind == "country" and row.language in ("fr", "es", "it", "pt"):
            forms[" ".join(word if len(word) <= 3 else word[:1].upper() + word[1:] for word in form.split(" "))] = None
    for form in tuple(forms):
        if row.kind in PLACES and row.language == "fr" and form[:1] in "ÉÈÎ":
            forms[plain(form[:1]).upper() + form[1:]] = None
    yield from forms


def _differs(form: str, english: str) -> bool:
    """Does the form have a word that the English name has not? Åland and Åland Islands are both English."""
    return not set(_saint(form).split()) <= set(_saint(english).split())


def _entry(form: str, rows: list[Row], doubts: Doubts) -> Entry:
    votes = Counter(row.english for row in rows)
    best = min(rows, key=lambda row: (SOURCES.index(row.source), -votes[row.english] if row.source == "rigour" else 0))
    if best.source == "own":
        flags = set(best.flags)
        if "sure" not in flags:
            flags |= set(doubts.flags(form, best))
    else:
        flags = {flag for row in rows for flag in row.flags} | set(doubts.flags(form, best))
        if any(_other(best, row) for row in rows):
            flags.add("multi")
    return Entry(best.english, best.kind, tuple(sorted(flags - {"sure"})), best.source)


def _other(best: Row, row: Row) -> bool:
    """Does the row speak of something else? The same country, or the same name in other words, is no other."""
    if best.kind == row.kind and best.key and best.key == row.key:
        return False
    if best.source == row.source == "rigour":
        return sound(best.english) != sound(row.english)
    return _saint(best.english) != _saint(row.english)


def _saint(name: str) -> str:
    return re.sub(r"\bst\b", "saint", plain(name))
