"""Find a small word that stands twice in a row where the language never wants it twice."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import product

from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
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


_DETERMINERS = "(the|an?|his|her|their|its|our|my|your)"
#: Before one of these the second word begins something of its own, and behind one and a noun the first ends nothing.
_BEFORE_DETERMINER = re.compile(rf"\s+{_DETERMINERS}\s")
_BEHIND_NOUN = re.compile(rf"(?<!\w){_DETERMINERS} [^\W\d_]+ $", re.IGNORECASE)


@normalizer("doubled-word", options={"words": dict, "stranded": list}, triggers=_literals)
def doubled_word(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the second of two equal words, with the space before it; ``words`` lists them by language.

    One of ``stranded``, English prepositions that can end a clause, is only shown, unless a determiner follows or a
    noun stands before.
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
        told, safety, reason = _trust(text, start, end, word, language, options.get("stranded", ()))
        if "\n" in found[2] and start and text[start - 1] == " ":
            yield Match(start, end, (Edit(start - 1, found.end(1), ""),), (told,), safety, reason)
        elif "\n" not in found[2]:
            yield Match(start, end, (Edit(found.end(1), end, ""),), (told,), safety, reason)


def _trust(
    text: str, start: int, end: int, word: str, language: str, stranded: Collection[str]
) -> tuple[str, Safety | None, str]:
    """What speaks for the word being one too many, how far that can be trusted, and why no further."""
    twice = f"“{word}” stands twice in a row"
    if word not in stranded:
        return f"{twice}, and {ENGLISH_NAMES[language]} never says it twice", None, ""
    determiner = _BEFORE_DETERMINER.match(text, end)
    if determiner is not None:
        return f"{twice}, before “{determiner[1]}”", None, ""
    noun = _BEHIND_NOUN.search(text, max(0, start - 30), start)
    if noun is not None:
        return f"{twice}, behind “{noun[0].rstrip()}”", None, ""
    return twice, Safety.SUGGESTION, "the first one may end a clause (“someone to talk to”)"


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
