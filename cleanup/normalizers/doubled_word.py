"""Find a small word that stands twice in a row where the language never wants it twice."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import product

from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

#: What stands before the first word and behind a short second one: bare, “a a” would wake the rule in “data and”.
_BEFORE, _BETWEEN, _BEHIND = (" ", "\n", "“", '"'), (" ", "\n", "\r\n"), (" ", "\n", "\r")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    words = options["words"].get(languages.base, ())
    for word, between in product(words, _BETWEEN):
        for behind in _BEHIND if len(word) < 3 else ("",):
            yield f"{word.capitalize()}{between}{word}{behind}"
            yield from (f"{before}{word}{between}{word}{behind}" for before in _BEFORE)


#: A word, and the same once more, behind what can stand before a word; whether it is one of the small ones is asked
#: afterwards. Begun with a class of characters, the search is twice as fast as with a border of words.
_TWICE = re.compile(r"""[ \n“"(\[«—–‘…](\w{1,9}+)( |\r?\n)((?i:\1))(?=[ \r\n])""")
_TWICE_AT_START = re.compile(r"(\w{1,9}+)( |\r?\n)((?i:\1))(?=[ \r\n])")
_BEFORE_LOWER = frozenset(' \n“"')


@lru_cache(maxsize=64)
def _listed(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


@normalizer("doubled-word", options={"words": dict}, triggers=_literals)
def doubled_word(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the second of two equal words, with the space before it; ``words`` lists them by language.

    Across a line end the first goes, so that the lines keep their ends. Left alone: three in a row, words that
    are named and not used (“the operators and and or”), and a second word with a capital, which may begin a name.
    """
    language = (passage.language or evidence.language).partition("-")[0]
    words = options["words"].get(language)
    if not words:
        return
    text = passage.text
    listed = _listed(tuple(words))
    first = _TWICE_AT_START.match(text)
    for found in (*([first] if first else ()), *_TWICE.finditer(text)):
        start, end = found.start(1), found.end()
        word, before = found[3], text[start - 1 : start]
        if word not in listed or (found[1].islower() and before not in _BEFORE_LOWER):
            continue
        if not word.islower() or _is_named(text, found) or text[end + 1 : end + 2 + len(word)].lower() == word + " ":
            continue
        told = (f"“{word}” stands twice in a row, and {ENGLISH_NAMES[language]} never says it twice",)
        if "\n" in found[2] and start and text[start - 1] == " ":
            yield Match(start, end, (Edit(start - 1, found.end(1), ""),), told)
        elif "\n" not in found[2]:
            yield Match(start, end, (Edit(found.end(1), end, ""),), told)


def _is_named(text: str, found: re.Match[str]) -> bool:
    """Is the first word no word of the sentence but something it names: a letter, an operator, a button “To”?"""
    before, after = text[max(0, found.start(1) - 12) : found.start(1)], text[found.end() : found.end() + 12]
    if before.lower().split()[-1:] == [found[3]]:  # three in a row: a stammer
        return True
    if found[1][0].isupper() and before.strip() and before.rstrip()[-1] not in '.!?:“"':
        return True
    beside = [word.strip(",.;") for word in (*before.split()[-1:], *after.split()[:1])]
    if any(len(word) == 1 and word.isalpha() and word not in ("a", "I") for word in beside):
        return True
    return found[3] in ("and", "or") and any(word in ("and", "or", "not", "nand", "xor") for word in beside)
