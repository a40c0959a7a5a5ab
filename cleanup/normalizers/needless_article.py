"""Find “the” before the name of a country that takes none: “the France” is “la France”."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup.beside import ALONE
from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match
from cleanup.text import Edit, Passage

#: What can go on with a country of a certain time or kind: "the Germany in which", "the Russia to come".
_GOES_ON = re.compile(
    r" (?:in (?:which|\d|the \d|its)|to (?:come|which|[A-Z])|(?:for|with|by|on|at) (?:which|whom|[A-Z]\w*s\b)|"
    r"since|until|when|as (?:it|we|he|she|they|I|an?)\b|an? |these |this )"
)
#: More names in a row; what follows the last of them tells: "the France and Italy games" are no country.
_ANOTHER = re.compile(
    r"(?:, [A-Z]\w+(?: [A-Z]\w+)?){0,6},? (?:and|or) (the )?[A-Z]\w+(?: [A-Z]\w+)?|(?:, [A-Z]\w+(?: [A-Z]\w+)?){1,6}"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?][”\"’)]*\s+|\n|[“\"«‘(])$")


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    return (f"{the} {name}" for name in options["names"] for the in ("the", "The"))


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(sorted(names, key=len, reverse=True))
    return re.compile(rf"([Tt]he) ({longest_first})(?:(?=['’]s [a-z])|(?![\w’'-]|\.\w))")


@normalizer("needless-article", options={"names": list}, triggers=_literals)
def needless_article(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield “the” before one of ``names`` where the name is complete: no noun, “of” or “that” goes on with it."""
    text = passage.text
    for found in _pattern(tuple(options["names"])).finditer(text):
        start, end = found.span()
        if text[start - 1 : start].isalnum() or text[start - 1 : start] in ("-", "_", "/"):
            continue
        if found[1] == "The" and start and not _SENTENCE_START.search(text, max(0, start - 6), start):
            continue  # a title: The Spain
        if _is_complete(text, end):
            behind = text[end : end + 30].split()[:1]
            told = (
                f"“{found[2]}” takes no article, and no noun behind it wants one ({behind[0] if behind else 'the end'})"
            )
            yield Match(start, end, (Edit(start, start + 4, ""),), (told,))


def _is_complete(text: str, end: int) -> bool:
    """Does the name that ends here stand alone, as far as the words behind it tell?"""
    if text[end : end + 1] in ("'", "’"):
        return True
    if not ALONE.match(text, end) or _GOES_ON.match(text, end):
        return False
    another = _ANOTHER.match(text, end)
    if another is None or another[1] is not None:
        return True
    return bool(ALONE.match(text, another.end())) and not text.startswith(" (", another.end())
