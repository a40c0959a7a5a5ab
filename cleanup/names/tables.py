"""The tables of names: how another language writes a name, what English writes, and which spellings English has."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleanup.kept import kept
from cleanup.names import spelling
from cleanup.names.spelling import folded
from cleanup.names.surroundings import elision_before, is_family

FOLDER = Path(__file__).parent.parent / "data" / "names"
#: A name in capitals is looked for from this length on.
MIN_CAPITALS = 5
_WORDS = re.compile(r"[^\W\d_]+")
#: Between the words of a name: spaces, the end of a line.
_GAP = r"[ \n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]{1,3}"


#: The kinds that name a place; the others name persons.
PLACES = frozenset(("city", "country", "subdivision", "region", "physical"))


class Entry(NamedTuple):
    """What English writes for a form. ``kind``: person (a full name), surname, given, or one of ``PLACES``.

    Flags say what is doubtful; without any the form is safe in an article translated from its language: "word" (an
    ordinary word, too), "english" (English writes it so, or means something else by it), "surname" and "given" (such
    a name in English, too), "multi" (the sources disagree), "short". ``source``: a key of ``sources.json``.
    """

    english: str
    kind: str
    flags: tuple[str, ...]
    source: str

    @property
    def is_place(self) -> bool:
        """Is it the name of a place, not of a person?"""
        return self.kind in PLACES


class Occurrence(NamedTuple):
    """A form of the tables in a text, with the languages that write it so; ``in_capitals``: as in a headline."""

    start: int
    end: int
    form: str
    languages: tuple[str, ...]
    in_capitals: bool
    #: A French or Italian "d'" stands before it.
    elided: bool = False


@cache
def table(language: str) -> Mapping[str, Entry]:
    """Return form → Entry for one source language; an empty table if there is none."""
    path = table_file(language)
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    return {
        form: Entry(english, kind, same.setdefault(tuple(flags), tuple(flags)), source)
        for form, (english, kind, flags, source) in rows.items()
    }


def table_file(language: str) -> Path:
    """Return the path of the table for one source language, whether there is one or not."""
    return FOLDER / f"{language}.json"


@cache
def tables_for(source_language: str | None) -> tuple[str, ...]:
    """Return the languages whose tables are looked into for a source language; all if it is not told."""
    return tuple(language for language in languages() if source_language in (None, language))


@cache
def languages() -> tuple[str, ...]:
    """Return the source languages that have a table."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.json")))


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Return English spelling → the other spellings that English has for the same name."""
    rows = json.loads((FOLDER / "spellings.json").read_text(encoding="utf-8"))
    return {english: tuple(others) for english, others in rows.items()}


@cache
def house() -> Mapping[str, str]:
    """Return every English spelling that has others, folded → the one that a repaired name gets."""
    return {folded(name): main for main, others in spellings().items() for name in (*others, main)}


@cache
def source_name(source: str) -> str:
    """Return what a source of rows is called, from its key."""
    rows = json.loads((FOLDER / "sources.json").read_text(encoding="utf-8"))
    name: str = rows[source][0]
    return name


@cache
def gazetteer() -> Mapping[str, tuple[str, ...]]:
    """Return folded name → its English spellings, for Slavic names and places; empty if the file is not there."""
    names: dict[str, tuple[str, ...]] = {}
    for line in _lines("gazetteer.txt"):
        names[folded(line)] = (*names.get(folded(line), ()), line)
    return names


@cache
def protected() -> frozenset[str]:
    """Return, folded, what no transduction touches: names that English-speaking people bear, common English words."""
    return _protected()[0]


@cache
def provinces() -> frozenset[str]:
    """Return, in lower case, the provinces that could be taken for a romanised name: Jilin."""
    return frozenset(_lines("provinces.txt"))


@cache
def protected_as_names() -> frozenset[str]:
    """Return those as they stand in a text, with a capital: most capitalised words are told to be English by this."""
    return _protected()[1]


@cache
def _protected() -> tuple[frozenset[str], frozenset[str]]:
    peoples = FOLDER.parent / "capitals.json"  # and months, and days

    def made() -> tuple[frozenset[str], frozenset[str]]:
        words = frozenset(map(folded, (*_lines("protected.txt"), *json.loads(peoples.read_text(encoding="utf-8")))))
        return words, frozenset(word.capitalize() for word in words)

    found: tuple[frozenset[str], frozenset[str]] = kept(
        "protected", [__file__, spelling.__file__, str(peoples), str(FOLDER / "protected.txt")], made
    )
    return found


def _lines(name: str) -> list[str]:
    path = FOLDER / name
    return path.read_text(encoding="utf-8").split("\n")[:-1] if path.is_file() else []


#: With such a flag a form of a language that nobody told says nothing.
_NEVER_ALONE = frozenset(("english", "surname", "given"))


class Known(NamedTuple):
    """A form as it can stand in a text, with all its capitalised words; ``in_capitals``: as in a headline."""

    form: str
    in_capitals: bool
    words: frozenset[str]


def standing(words: frozenset[str], unknown: frozenset[str], text: str, tables: tuple[str, ...]) -> frozenset[Known]:
    """Return the forms of some languages that ``text`` can hold: of each all words stand there.

    ``words`` are its capitalised words, ``unknown`` those that English does not know; few forms begin with another.
    """
    heads = _heads(tables)
    found: set[Known] = set()
    for word in unknown | (words & protected_as_names()):
        for known in heads.of(word):
            if known.form in words or (_are_there(known.words, words) and (known.in_capitals or _all_in(known, text))):
                found.add(known)
    return frozenset(found)


def _are_there(wanted: frozenset[str], words: frozenset[str]) -> bool:
    return wanted <= words or all(word in words or word + "s" in words for word in wanted)


def _all_in(known: Known, text: str) -> bool:
    return all(word in text for word in known.form.replace("-", " ").split(" "))


class _Heads:
    """The forms of some languages by their first capitalised word, or its plural."""

    def __init__(self, forms: Mapping[str, str], in_capitals: Mapping[str, str], languages: Mapping[str, str]) -> None:
        self._forms, self._in_capitals, self._languages = forms, in_capitals, languages

    def writing(self, form: str) -> list[str]:
        """Return the languages that write a form so."""
        return self._languages[form].split(" ")

    def of(self, word: str) -> Iterator[Known]:
        """Yield the forms that begin with a word, and those with that of which it is the plural."""
        for head in (word, word[:-1]) if word.endswith("s") else (word,):
            for form in self._forms.get(head, "").split("\n"):
                if form:
                    yield Known(form, False, frozenset(_capitalised(form)))
            for form in self._in_capitals.get(head, "").split("\n"):
                if form:
                    yield Known(form, True, frozenset(_in_capitals(form)))


@cache
def _heads(tables: tuple[str, ...]) -> _Heads:
    """Of several languages the forms that prove themselves."""
    sources = [__file__, *(str(path) for path in map(table_file, tables) if path.is_file())]
    return _Heads(*kept(f"heads-{'-'.join(tables)}", sources, lambda: _heads_of(tables)))


def _heads_of(tables: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Forms by their head, in capitals too (those with the same head are lines of one text), and their languages."""
    forms: dict[str, dict[str, None]] = {}
    in_capitals: dict[str, dict[str, None]] = {}
    languages: dict[str, str] = {}
    for language in tables:
        for form, entry in table(language).items():
            languages[form] = f"{languages[form]} {language}" if form in languages else language
            if len(tables) > 1 and entry.kind != "person" and not _NEVER_ALONE.isdisjoint(entry.flags):
                continue
            forms.setdefault(_capitalised(form)[0], {})[form] = None
            if len(form) >= MIN_CAPITALS and not entry.flags and form != form.upper():
                in_capitals.setdefault(_in_capitals(form)[0], {})[form] = None
    joined = ({word: "\n".join(found) for word, found in heads.items()} for heads in (forms, in_capitals))
    return next(joined), next(joined), languages


def _capitalised(form: str) -> list[str]:
    words: list[str] = _WORDS.findall(form)
    # shorter words are not looked for: La Haye, El Salvador
    return [word for word in words if word[0].isupper() and len(word) > 2] or words[:1]


def _in_capitals(form: str) -> list[str]:
    return [word.upper() for word in _WORDS.findall(form) if len(word) > 2]


def occurrences(text: str, forms: Iterable[Known], tables: tuple[str, ...]) -> Iterator[Occurrence]:
    """Yield the places where one of ``forms`` stands in ``text``, in order, the longest at each place."""
    found: dict[tuple[int, int], tuple[str, bool]] = {}
    for form, in_capitals, words in forms:
        if all(word in text for word in words):
            for match in _pattern(form, in_capitals).finditer(text):
                found.setdefault(match.span(), (form, in_capitals))
    last = 0
    for (start, end), (form, in_capitals) in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        elided = elision_before(text, start)
        plural = is_family(text, start, end)
        if start >= last and stands_free(text, start - 2 * elided, end + plural):
            yield Occurrence(start, end, form, _writing(form, tables), in_capitals, elided)
            last = end


def _writing(form: str, tables: Sequence[str]) -> tuple[str, ...]:
    said = _heads(tables).writing(form)
    return tuple(language for language in tables if language in said)


@cache
def _pattern(form: str, in_capitals: bool) -> re.Pattern[str]:
    shown = form.upper() if in_capitals else form
    words, gap = shown.split(" "), _GAP
    if all(word[:1].isupper() for word in _WORDS.findall(form)):
        words, gap = re.split("[ -]", shown), rf"(?:{_GAP}|-\n?)"
    return re.compile(gap.join(re.escape(word).replace("'", "['’]") for word in words))


def stands_free(text: str, start: int, end: int) -> bool:
    """Is the span a word or words of its own, and no part of an address, a handle or a compound?"""
    before, after = text[max(0, start - 6) : start], text[end : end + 2]
    if before and (
        before[-1].isalnum()
        or (before[-1] in "'’" and before[-2:-1].isalnum())
        or (before[-1] in "@#_/.\\-" and not before.endswith((" pro-", " anti-", " post-", " ex-", " non-")))
    ):
        return False
    return not (
        after[:1].isalnum()
        or after[:1] in ("_", "@", "/", "\\")
        or (after[:1] in (".", "-", "–") and after[1:].isupper())
        or (after[:1] == "." and after[1:].isalnum())
    )
