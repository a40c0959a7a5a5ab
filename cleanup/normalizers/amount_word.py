"""Find the words of the source language behind an amount: “5 Euro”, “3 Dollar”, “5 Prozent”, “12 pour cent”."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from cleanup.beside import ALONE, JOINED
from cleanup.evidence import Evidence
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.pattern import smallest
from cleanup.rule import Match
from cleanup.text import Passage

_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_NUMBER = re.compile(rf"(\d|\b(?:million|billion|trillion|thousand|hundred))[{_BLANKS}]?$")
_ONE = re.compile(rf"(?<![\d.,])1[{_BLANKS}]$")
_ENDS = re.compile(r"[”\"’»)]*(?:\s*$|\s+(?:The|A|An|In|On|At|He|She|It|They|We|But|And|This|That|For)\b)")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    told = (languages.source or "").partition("-")[0]
    rows: Mapping[str, list[str]] = options["words"]
    return (word for home in ((told,) if told else rows) for word in _words(tuple(rows.get(home, ()))))


@lru_cache(maxsize=32)
def _words(rows: tuple[str, ...]) -> Mapping[str, str]:
    """Word → English, from rows such as "percent: Prozent"."""
    pairs = (row.split(": ") for row in rows)
    return {word: english for english, words in pairs for word in words.split(", ")}


@lru_cache(maxsize=32)
def _pattern(rows: tuple[str, ...]) -> re.Pattern[str]:
    words = sorted(_words(rows), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?![\w-])")


@normalizer("amount-word", options={"words": dict}, triggers=_literals)
def amount_word(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield words that stand behind a number, with the English one; a currency in the plural unless it is one.

    ``words`` has language → rows such as "percent: Prozent"; English that ends in "(s)" is a currency.
    """
    text = passage.text
    everything = _pattern(tuple(row for rows in options["words"].values() for row in rows))
    if not any(_NUMBER.search(text, max(0, found.start() - 10), found.start()) for found in everything.finditer(text)):
        return  # before the source language is asked for
    source = (evidence.source_language or "").partition("-")[0]
    rows = tuple(options["words"].get(source, ()))
    if not rows:
        return
    words = _words(rows)
    for found in _pattern(rows).finditer(text):
        start, end, word = found.start(), found.end(), found[0]
        if not _NUMBER.search(text, max(0, start - 10), start):
            continue
        english = words[word]
        if english.endswith("(s)"):
            if not ALONE.match(text, end):
                continue
            english = english.removesuffix("(s)") + ("" if _ONE.search(text, max(0, start - 4), start) else "s")
        elif JOINED.match(text, end):
            continue
        if word.endswith(".") and _ENDS.match(text, end):
            english += "."
        blank = "" if text[start - 1] in _BLANKS else " "
        told = f"“{word}” is “{english.strip()}” in {ENGLISH_NAMES[source]}, and the text is translated from it"
        yield Match(start, end, (smallest(start, text[start:end], blank + english),), (told,))
