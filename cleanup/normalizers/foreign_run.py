"""Find runs of words and whole sentences that were left in the source language."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from cleanup.evidence import Evidence
from cleanup.identification import langdetect
from cleanup.language import ENGLISH_NAMES
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import QUOTES, Match
from cleanup.text import HOLE, Passage

#: A run has at least so many words, so many of them different function words of one language, and so many letters.
WORDS, FUNCTION_WORDS, LETTERS = 5, 3, 24
#: In running text at least one word in so many is a function word.
DENSITY = 5
_TOKEN = re.compile(rf"[^\W\d_]+(?:['’](?=[^\W\d_]))?|[.!?;:\n\d{HOLE}]")
_OF_ENGLISH = """
    the of and to is that it was for with as be at by this have from had not are but his her they you which she he their
    has were been would will there what who when more said its into than them then some could these two may other only
    our after your my over such any most where before between through while just because like made against about out up
    if so we can did does how here those under very being every off says"""
_ENGLISH = frozenset(_OF_ENGLISH.split())
#: Function words of another language that are words of English, too: they end no run, and prove none.
_BOTH = _ENGLISH | {
    "do",
    "i",
    "o",
    "a",
    "e",
    "come",
    "over",
    "in",
    "on",
    "die",
    "an",
    "sin",
    "con",
    "pour",
    "par",
    "van",
}


#: Nouns have capitals in German: there a verb or a particle tells a sentence from a title.
_GERMAN = frozenset(
    {"ist", "sind", "hat", "haben", "wird", "werden", "wurde", "wurden", "nicht", "sich", "auch", "noch", "dass"}
)


class _Run(NamedTuple):
    """Words between English ones: how many, how many name something and begin with a capital, which are small words."""

    start: int
    end: int
    words: int
    content: int
    capitals: int
    function: tuple[str, ...]


def _function_words(options: Options, home: str) -> frozenset[str]:
    return _split(options["words"].get(home, ""))


@lru_cache(maxsize=32)
def _split(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _homes(options: Options, source: str | None) -> Sequence[str]:
    told = (source or "").partition("-")[0]
    return (told,) if told in options["words"] else tuple(options["words"])


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    for home in _homes(options, languages.source):
        for word in sorted(_function_words(options, home) - _BOTH):
            if word.endswith("'"):
                yield from (f" {word}", f" {word[:-1]}’")
            elif len(word) > 2 or not word.isascii():
                yield f" {word} "


@normalizer("foreign-run", options={"words": dict}, triggers=_literals)
def foreign_run(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield runs of words of another language that no English word interrupts; never an edit.

    ``words`` has language → its function words. A run in quotation marks or brackets is meant, and so is one that
    is mostly capitals, a title or a name. langdetect has the last word.
    """
    text = passage.text
    function = {home: _function_words(options, home) for home in options["words"]}
    found = [
        (run, home)
        for stretch in _stretches(text, frozenset().union(*function.values()))
        for small in ({*map(_plain, stretch)} - _BOTH,)
        for home, words in function.items()
        if len(words & small) >= FUNCTION_WORDS
        for run in _runs(stretch, words)
        if _is_language(run, home) and not _is_set_off(text, run.start, run.end)
    ]
    for run, home in _best(sorted(found, key=lambda item: item[0].start)):
        if langdetect(text[run.start : run.end]) in (None, evidence.language.partition("-")[0]):
            continue
        said = f"{run.words} words in {ENGLISH_NAMES[home]} ({', '.join(run.function[:4])} …), none in English"
        yield Match(run.start, run.end, (), (said,))


def _best(found: Iterable[tuple[_Run, str]]) -> Iterator[tuple[_Run, str]]:
    """Of runs that overlap, the one with most function words: the languages have words in common."""
    best: tuple[_Run, str] | None = None
    end = 0
    for item in found:
        if best is not None and item[0].start >= end:
            yield best
            best = None
        if best is None or (len(item[0].function), item[0].words) > (len(best[0].function), best[0].words):
            best = item
        end = max(end, item[0].end)
    if best is not None:
        yield best


def _plain(word: re.Match[str]) -> str:
    return word[0].lower().replace("’", "'")


def _stretches(text: str, function: frozenset[str]) -> Iterator[Sequence[re.Match[str]]]:
    """Yield the words between marks at the end of sentences and English words, which are not in ``function``.

    There are WORDS or more of them. Most texts have none, so that this is the one look at all of it.
    """
    english = _ENGLISH - function
    words: list[re.Match[str]] = []
    for found in _TOKEN.finditer(text):
        word = found[0]
        if word[0].isalpha() and word not in english and word.lower() not in english:
            words.append(found)
        elif words:
            if len(words) >= WORDS:
                yield words
            words = []
    if len(words) >= WORDS:
        yield words


def _runs(stretch: Sequence[re.Match[str]], function: frozenset[str]) -> Iterator[_Run]:
    """Yield the runs of WORDS words and more between the English words of a stretch that are not in ``function``."""
    words: list[re.Match[str]] = []
    for found in stretch:
        word = _plain(found)
        if word in function or word not in _ENGLISH:
            words.append(found)
        elif words:
            if len(words) >= WORDS:
                yield _trimmed(words, function)
            words = []
    if len(words) >= WORDS:
        yield _trimmed(words, function)


def _trimmed(words: Sequence[re.Match[str]], function: frozenset[str]) -> _Run:
    """A word or two on either side of the function words belong to them; more can be English."""
    lower = [*map(_plain, words)]
    hits = [i for i, word in enumerate(lower) if word in function and word not in _BOTH]
    if not hits:
        return _Run(0, 0, 0, 0, 0, ())
    low, high = max(0, hits[0] - 2), min(len(words), hits[-1] + 3)
    content = [words[i][0] for i in range(low, high) if lower[i] not in function]
    kinds = tuple(dict.fromkeys(lower[i] for i in hits))
    capitals = sum(word[0].isupper() for word in content)
    return _Run(words[low].start(), words[high - 1].end(), high - low, len(content), capitals, kinds)


def _is_language(run: _Run, home: str) -> bool:
    """Is it a piece of running text, and no name or title of capitals?"""
    dense = len(run.function) * DENSITY >= min(run.words, 4 * DENSITY)
    if run.words < WORDS or len(run.function) < FUNCTION_WORDS or not dense or run.end - run.start < LETTERS:
        return False
    if home == "de":
        return not _GERMAN.isdisjoint(run.function)
    return run.content >= 2 and run.capitals * 2 < run.content


def _is_set_off(text: str, start: int, end: int) -> bool:
    """Does the run stand in marks or brackets of its own: a title, a motto, a quotation that is meant?"""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if (set(before) & (QUOTES | {"(", "["})) or (set(after) & (QUOTES | {")", "]"})):
        return True
    opened = max(text.rfind(mark, max(0, start - 200), start) for mark in ("“", "«", "„", "‘", "("))
    closed = max(text.rfind(mark, max(0, start - 200), start) for mark in ("”", "»", "’ ", ")"))
    return opened > closed
