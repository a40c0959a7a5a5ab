"""Find marks that stick to the word behind them."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.text import Edit, Passage

#: What a name with a dot in it, an option or a call would have behind the second word.
_SENTENCE_GOES_ON = r"(?=[ \n][^\W_]|[ \n][\"“‘(]|['’][a-z]|, [a-z])"
_ANY_CAPITAL = r"[A-ZÀ-Þ][^\W\d_]*"


def _triggers(options: Options, languages: Languages) -> Iterable[str]:
    for word in options["words"].get(languages.base, ()):
        yield from (mark + word for mark in options["marks"])
    if options["before"] == "sentence":
        yield from (mark + chr(letter) for mark in "!?" for letter in range(ord("A"), ord("Z") + 1))


@normalizer("missing-space", options={"marks": str, "before": str, "words": dict}, triggers=_triggers)
def missing_space(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield an inserted space for each of ``marks`` that stands between a word and one of ``words``.

    ``words`` are lists by language. ``before`` "sentence" says that they begin one: the word in front of the mark
    is then in lower case, and after ! and ? any capitalised word will do. Left alone are lists without spaces
    ("a,by,with"), calls and names with a dot.
    """
    words = options["words"].get((passage.language or evidence.language).partition("-")[0])
    if not words:
        return
    for found in _pattern(options["marks"], options["before"], tuple(words)).finditer(passage.text):
        before = passage.text[max(0, found.start() - 40) : found.start()]
        if _listed(before, found[0]):
            continue
        at = found.start() + 1
        word = found["word"] or found["name"]
        told = f"“{word}” follows “{found[0]}” without a space, and the sentence goes on behind it"
        lone = options["before"] == "sentence" and evidence.lone_glued_sentence
        reason = "in a long article with one such place it may be a slip or a name, not the habit of an engine"
        safety = Safety.UNSAFE if lone else None
        yield Match(found.start(), at + len(word), (Edit(at, at, " "),), (told,), safety, reason if lone else "")


@lru_cache(maxsize=64)
def _pattern(marks: str, before: str, words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    if before == "words":
        return re.compile(
            rf"(?<=[^\W_][^\W_]|\w[)”\"’])[{marks}](?=(?P<word>{listed})(?P<name>)(?!\w)(?=[ \n]+[^\W\d_]|, ))"
        )
    lower = r"[^\W\d_A-ZÀ-Þ]"
    return re.compile(
        rf"(?:(?<={lower}{lower}{lower})|(?<={lower}{lower}\))|(?<=\w[”\"]))"
        rf"(?:[{marks}](?=(?P<word>{listed})(?!\w){_SENTENCE_GOES_ON})"
        rf"|[!?](?=(?P<name>{_ANY_CAPITAL}){_SENTENCE_GOES_ON}))"
    )


def _listed(before: str, mark: str) -> bool:
    """Is the mark the last of a list without spaces, or in a name that has a capital or a dot before it?"""
    last = re.search(r"\S*$", before)
    word = last[0] if last else ""
    if mark == ",":
        return "," in word or "/" in word or "=" in word
    return "." in word.rstrip(")") or "/" in word or "_" in word
