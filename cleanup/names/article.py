"""The names of one article: which capitalised words it has, and which of them are written as another language does."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cleanup.names import surroundings
from cleanup.names.romanisation import Romanisation
from cleanup.names.spelling import folded
from cleanup.names.tables import protected, protected_as_names

#: A capitalised word of three letters or more; its hyphens are inside, and an apostrophe for a soft sign.
WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:[x]{2,}|[x](?=['’ʹʼ][jëïioy]))(?:(?:-|['’ʹʼ](?=[jëïioy]))[x]{2,})*".replace(
        "x",
        "A-Za-zÀ-ÖØ-öø-ʯͰ-ӿḀ-ỿ",  # Latin, Greek, Cyrillic: found faster than letters of all scripts
    )
)
#: Shorter words are never read as romanised names.
MIN_ROMANISED = 4
#: How English surnames and towns end, and no Slavic ones.
_ENDINGS = """son ton ley ford field worth ham ing well ster shire land wood burgh bury bridge man men ness ment tion"""
_ENGLISH = tuple(_ENDINGS.split())
_PART = re.compile(r"[^\W\d_]+")


def capitalised(text: str) -> frozenset[str]:
    """Return the capitalised words of a text, those of hyphenated ones also by themselves."""
    words = set(WORD.findall(text))
    for word in [word for word in words if "-" in word]:
        words.update(_PART.findall(word))
    return frozenset(words)


def unknown(words: frozenset[str]) -> frozenset[str]:
    """Return the capitalised words that are no words or names of English, nor names that are kept."""
    return words - protected_as_names()


def romanised(words: frozenset[str], table: Romanisation) -> frozenset[str]:
    """Return those of some ``unknown`` words that show a romanisation."""
    lowered = {word.lower(): word for word in words if word[0] < "a" or not word[0].islower()}
    return frozenset(lowered[word] for word in lowered.keys() - protected() if is_marked(lowered[word], table))


@lru_cache(maxsize=1 << 14)
def is_marked(word: str, table: Romanisation) -> bool:
    """Does a word show what only that romanisation has, and is it neither known to English nor kept?"""
    if len(word) < MIN_ROMANISED or not (word.istitle() or word.isupper() or "'" in word or "’" in word):
        return False
    small = word.lower()
    if small.endswith(_ENGLISH) or table.marker.search(small) is None or table.alien.search(small) is not None:
        return False
    return folded(word) not in protected() and folded(word) not in table.kept


def folded_words(words: frozenset[str]) -> frozenset[str]:
    """Return the capitalised words of an article, folded."""
    return frozenset([word.lower() if word.isascii() else folded(word) for word in words])


def names_before(texts: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return capitalised word → the capitalised words that stand before it and can be given names of its bearers."""
    befores: dict[str, set[str]] = {}
    for text in texts:
        for found in WORD.finditer(text):
            before = surroundings.given_before(text, found.start())
            if before:
                befores.setdefault(found[0], set()).add(before)
    return {name: frozenset(found) for name, found in befores.items()}
