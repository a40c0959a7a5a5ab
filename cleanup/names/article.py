"""The names of one article: which capitalised words it has, and which of them are written as another language does."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cleanup.names import surroundings
from cleanup.names.romanisation import Romanisation
from cleanup.names.spelling import folded
from cleanup.names.tables import protected

#: A capitalised word of three letters or more; its hyphens are inside, and an apostrophe for a soft sign.
WORD = re.compile(
    r"[A-ZÀ-ÖØ-ÞĀ-Ž](?<![^\W_].)(?:[^\W\d_]{2,}|[^\W\d_](?=['’ʹʼ][jëïioy]))"
    r"(?:(?:-|['’ʹʼ](?=[jëïioy]))[^\W\d_]{2,})*"
)
#: Shorter words are never read as romanised names.
MIN_ROMANISED = 4
_PART = re.compile(r"[^\W\d_]+")


def capitalised(text: str) -> frozenset[str]:
    """Return the capitalised words of a text, those of hyphenated ones also by themselves."""
    words = set(WORD.findall(text))
    for word in [word for word in words if "-" in word]:
        words.update(_PART.findall(word))
    return frozenset(words)


def romanised(words: frozenset[str], table: Romanisation) -> frozenset[str]:
    """Return the words that show a romanisation and are no word or name of English."""
    unknown = {word.lower(): word for word in words}.keys() - protected()
    return frozenset(word for word in words if word.lower() in unknown and is_marked(word, table))


def is_marked(word: str, table: Romanisation) -> bool:
    """Does a word show what only that romanisation has, and is it neither known to English nor kept?"""
    if len(word) < MIN_ROMANISED or not (word.istitle() or word.isupper() or "'" in word or "’" in word):
        return False
    small = word.lower()
    plain = folded(word)
    return table.marker.search(small) is not None and plain not in protected() and plain not in table.kept


def spelled(words: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Return folded word → the ways in which it stands in the article."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(words):
        if word[0].isupper():
            found[folded(word)] = (*found.get(folded(word), ()), word)
    return found


def names_before(name: str, texts: Sequence[str]) -> frozenset[str]:
    """Return the capitalised words that stand before ``name`` in the article and can be given names."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    found: Counter[str] = Counter()
    for text in texts:
        if name in text:
            for match in pattern.finditer(text):
                found[surroundings.given_before(text, match.start())] += 1
    return frozenset(found) - {""}
