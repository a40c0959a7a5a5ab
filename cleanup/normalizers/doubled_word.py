"""Find a small word that stands twice in a row where the language never wants it twice."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage


def _literals(options: Options) -> Iterable[str]:
    """Each word twice, with what stands around it: bare, “a a” would wake the rule in “data and”."""
    for words in options["words"].values():
        for word in words:
            for first in (f" {word}", f"\n{word}", f"“{word}", f'"{word}', word.capitalize()):
                for middle in (" ", "\n", "\r\n"):
                    yield f"{first}{middle}{word} "
                yield f"{first} {word}\n"
                yield f"{first} {word}\r"


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    some = "|".join(re.escape(form) for word in words for form in (word, word.capitalize()))
    return re.compile(rf"(?<![\w'’.-])({some})([ \u00a0]|\r?\n)((?i:\1))(?=[ \u00a0\r\n])")


@normalizer("doubled-word", options={"words": dict}, triggers=_literals)
def doubled_word(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield the second of two equal words, with the space before it; ``words`` lists them by language.

    Across a line end the first goes, so that the lines keep their ends. Left alone: three in a row, letters
    that name something (“a a b”), and a second word with a capital, which may begin a name.
    """
    language = (passage.language or evidence.language).partition("-")[0]
    words = options["words"].get(language)
    if not words:
        return
    text = passage.text
    for found in _pattern(tuple(words)).finditer(text):
        start, end = found.span()
        word = found[3]
        if not word.islower() or _symbol(text, start, end) or text[end + 1 :].lower().startswith(word + " "):
            continue
        told = (f"“{word}” stands twice in a row, and {_NAMES[language]} never says it twice",)
        if found[2].isspace() and "\n" in found[2] and start and text[start - 1] == " ":
            yield Match(start, end, (Edit(start - 1, found.end(1), ""),), told)
        elif "\n" not in found[2]:
            yield Match(start, end, (Edit(found.end(1), end, ""),), told)


_NAMES = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese"}


def _symbol(text: str, start: int, end: int) -> bool:
    """Does a single letter stand beside the pair? Then it may be a formula, a rhyme scheme or a list of notes."""
    before, after = text[max(0, start - 12) : start].split(), text[end : end + 12].split()
    return any(len(word.strip(",.;")) == 1 and word not in ("a", "I") for word in (*before[-1:], *after[:1]) if word.isalpha())
