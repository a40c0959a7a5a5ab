"""Find the words for large numbers that stand in the source language behind their digits: 12 Mrd., 3 milliards."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product

from cleanup.beside import JOINED
from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.numbers.conventions import SPACES, name
from cleanup.residue import GUESSED_SOURCES
from cleanup.rule import Match
from cleanup.text import Edit, Passage

_S = f"[{SPACES}]"
#: Behind an abbreviation these go on with the amount, though they are capitalised.
_CURRENCY = r"(?:Euro|Dollar|D?-?Mark|DM|Franken|Kronen|Pfund|Yen|Yuan|Rubel|Zloty|EUR|USD|CHF)s?\b"
#: What joins a number word to a currency in the source: milliards d'euros; of is what an engine made of it.
_JOINT = re.compile(
    rf"(?:{_S}(?:de|di|von|of|van){_S}|{_S}d['’])"
    r"(?=(?:euros?|dollars?|pounds?|francs?|roubles?|rubles?|yen|yuan|zlotys?|kronor|pesos?|reais|people)\b)"
)
_GOES_ON = re.compile(rf"{_S}(?:[a-z$€£%]|{_CURRENCY}|US[- $]|Canadian|American|Swiss)")


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    base = (languages.source or "").partition("-")[0]
    sources = (base,) if base else GUESSED_SOURCES
    starts = {word[:3] for source in sources for word in options["words"].get(source, ())}
    yield from (digit + space + start for digit, space, start in product("0123456789", SPACES, sorted(starts)))


@normalizer("number-words", options={"words": dict}, triggers=_triggers)
def number_words(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield each number word of the source language behind digits, with the English one.

    ``words`` are lists by language: word to English. An empty English word is a false friend (Billionen): it is
    shown and never guessed. The point of an abbreviation goes where the sentence goes on, and what joins the word to a
    currency (milliards d'euros) with it.
    """
    source = (evidence.source_language or "").partition("-")[0]
    words: Mapping[str, str] = options["words"].get(source, {})
    if not words:
        return
    text = passage.text
    for found in _pattern(tuple(words)).finditer(text):
        word = found[1]
        english = words[word]
        told = f"“{word}” is {name(source)}" + (
            f" for {english}" if english else ", where it is a thousand times the English word like it"
        )
        if not english:
            yield Match(found.start(1), found.end(1), (), (told,))
            continue
        end = found.end(1)
        joint = _JOINT.match(text, end)
        if joint is not None:
            english, end = english + " ", joint.end()
        elif JOINED.match(text, end):
            continue  # the words behind it are the source's, too
        elif text[end : end + 1] == "." and _GOES_ON.match(text, end + 1):
            end += 1
        yield Match(found.start(1), end, (Edit(found.start(1), end, english),), (told, "digits stand before it"))


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"(?<=\d{_S})({listed})(?!\w)")
