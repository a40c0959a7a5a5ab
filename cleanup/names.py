"""The tables of names: how another language writes a name, what English writes, and which spellings English has."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")
#: What is called so in English for good: chicken Kiev, Dynamo Kiev, Odessa in Texas.
_FIXED_BEFORE = ("hicken ", "hickens ", "Dynamo ", "Dinamo ", "Kievan ", "West ")
_FIXED_AFTER = (
    "-style",
    "-based",
    " cutlet",
    ", Texas",
    " Steps",
    " Oblast",
    " Rus",
    " Post",
    " Independent",
    " River",
)
FOLDER = Path(__file__).parent / "data" / "names"


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


@cache
def table(language: str) -> Mapping[str, Entry]:
    """Return form → Entry for one source language; an empty table if there is none."""
    path = FOLDER / f"{language}.json"
    if not path.is_file():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {form: Entry(english, kind, tuple(flags), source) for form, (english, kind, flags, source) in rows.items()}


@cache
def languages() -> tuple[str, ...]:
    """Return the source languages that have a table."""
    return tuple(sorted(path.stem for path in FOLDER.glob("??.json")))


@cache
def spellings() -> Mapping[str, tuple[str, ...]]:
    """Return English spelling → the other spellings that English has for the same name."""
    rows = json.loads((FOLDER / "spellings.json").read_text(encoding="utf-8"))
    return {english: tuple(others) for english, others in rows.items()}


def counted(main: str, text: str) -> tuple[tuple[str, int], ...]:
    """Return (spelling, how often it stands free) for the spellings of ``main`` in ``text``, the commonest first."""
    counts = [(name, sum(1 for _ in free(name, text))) for name in (main, *spellings().get(main, ()))]
    return tuple(sorted((count for count in counts if count[1]), key=lambda count: -count[1]))


def free(name: str, text: str) -> Iterator[int]:
    """Yield the places where ``name`` stands as a word of its own and no part of what is always spelled so."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()) and not (
            text.endswith(_FIXED_BEFORE, 0, at) or text.startswith(_FIXED_AFTER, end)
        ):
            yield at
        at = text.find(name, end)


def times(count: int) -> str:
    """Say a count in words that go into a sentence: "once", "7 times"."""
    return "once" if count == 1 else f"{count} times"


@cache
def _by_first_word(language: str) -> Mapping[str, tuple[str, ...]]:
    forms: dict[str, list[str]] = {}
    for form in sorted(table(language), key=len, reverse=True):
        forms.setdefault(_first_word(form), []).append(form)
    return {word: tuple(found) for word, found in forms.items()}


def occurrences(text: str, tables: tuple[str, ...]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield (place, form, languages that write it so) for each name in ``text``, the longest form at each place."""
    at = 0
    for word, start in _words(text):
        if start < at:
            continue
        best = ""
        for language in tables:
            for form in _by_first_word(language).get(word, ()):
                if len(form) > len(best) and text.startswith(form, start) and _ends(text, start + len(form)):
                    best = form
        if best and _begins(text, start):
            yield start, best, tuple(language for language in tables if best in table(language))
            at = start + len(best)


def _words(text: str) -> Iterator[tuple[str, int]]:
    return ((found[0], found.start()) for found in _WORD.finditer(text))


def _first_word(form: str) -> str:
    return next(_words(form))[0]


def _begins(text: str, at: int) -> bool:
    """Nothing that makes the name a part of an address, a handle or a compound stands before it."""
    before = text[max(0, at - 6) : at]
    return not before or before[-1] not in "@#_/.\\-" or before.endswith((" pro-", " anti-", " post-", " ex-", " non-"))


def _ends(text: str, at: int) -> bool:
    after = text[at : at + 2]
    return not (
        after[:1].isalnum()
        or after[:1] in ("_", "@", "/")
        or (after[:1] in (".", "-") and after[1:].isupper())
        or (after[:1] == "." and after[1:].isalnum())
    )
