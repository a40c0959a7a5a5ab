"""British and American spelling: which words show it, and which of the two an article follows.

A word counts where it is prose of the writer and no name: in small letters, outside quotation marks, in no code.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleanup.text import Passage

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

BRITISH, AMERICAN = "British", "American"
#: Which of the two a region writes. Canada writes some words so and some so; other regions are not judged either.
_REGIONS = {"US": AMERICAN, "GB": BRITISH, "IE": BRITISH, "AU": BRITISH, "NZ": BRITISH, "ZA": BRITISH, "IN": BRITISH}
#: So many times more often must one spelling stand than the other, to be the one that the article follows.
CLEAR = 2
#: So many words must be of the one that the article follows. Labelled and travelled do not count for British: many
#: Americans write them, too.
FEWEST = 2
#: Before and behind a word these show that it is code: widget.color, --color, color=, center().
_CODE_BEFORE, _CODE_AFTER = "$@#/\\=.<&_*`~", "=/\\(<_*`["
_STYLE_SHEET = re.compile(r"(?:^|[^\w])(?:|background|border|text|font|fill|stroke|outline|item|items|self|content)-$")
#: Beside a word these show that it is Spanish, French or Latin: por favor, le centre de recherche, honor et gloria.
_FOREIGN_BEFORE = re.compile(r"\b(?:por|el|la|los|las|le|les|un|une|del|de|du|des|al|et|y)\s$")
_FOREIGN_AFTER = re.compile(r"\s(?:(?:de|du|des|del|della|di|et|y|le|la|les|el)\b|[dl]['’]\w)")
#: What stands in quotation marks; a mark without its partner quotes all that follows.
_QUOTED = re.compile(
    r"[“\"«„‘'](?:(?<=“)[^”]*(?:”|$)|(?<=\")[^\"]*(?:\"|$)|(?<=«)[^»]*(?:»|$)|(?<=„)[^“”]*(?:[“”]|$)"
    r"|(?<=‘)(?<!\w‘)[^’]*(?:’\w[^’]*)*(?:’|$)|(?<=')(?<!\w')(?=\w)[^'\n]{1,300}(?:'\w[^'\n]{1,300}){0,9}'(?!\w))"
)
_ATTRIBUTED = re.compile(r"\n[ \t]*(?:--|—|―)[ \t]?[A-Z]")
_MARK = re.compile(r"[“\"«„‘']")
_DATA = Path(__file__).parent / "data" / "spelling.json"


class Word(NamedTuple):
    """A word of one spelling, and how the other one writes it."""

    side: str
    other: str


class Place(NamedTuple):
    """A place in a text where a word stands that shows a spelling."""

    start: int
    end: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """The words of an article that show a spelling, each with its count, in the order of their first places."""

    british: tuple[tuple[str, int], ...] = ()
    american: tuple[tuple[str, int], ...] = ()
    #: The passage with the first word of the rarer spelling, and that word.
    odd: tuple[int, str] = (-1, "")
    #: The numbers of the passages in which such words stand.
    passages: tuple[int, ...] = ()

    @property
    def is_mixed(self) -> bool:
        """Do both stand there?"""
        return bool(self.british and self.american)

    @property
    def main(self) -> str:
        """The spelling that the article follows; "" if it has none, or no clear one."""
        for side, mine, other in ((BRITISH, self.british, self.american), (AMERICAN, self.american, self.british)):
            strong = [count for word, count in mine if "ll" not in word or side == AMERICAN]
            if len(strong) >= FEWEST and sum(strong) >= CLEAR * _total(other):
                return side
        return ""


def told(language: str) -> str | None:
    """Return the spelling that a language tag asks for: "" if it names no region, None if its region has its own."""
    _, _, region = language.partition("-")
    return _REGIONS.get(region) if region else ""


@cache
def words() -> dict[str, Word]:
    """Return the words that show a spelling."""
    made: dict[str, Word] = {}
    for british, american, shows in json.loads(_DATA.read_text(encoding="utf-8"))["pairs"]:
        if shows != "american":
            made[british] = Word(BRITISH, american)
        if shows != "british":
            made[american] = Word(AMERICAN, british)
    return made


def places(text: str) -> Iterator[Place]:
    """Yield the places of the words that show a spelling; none in a quotation with its author below."""
    if _ATTRIBUTED.search(text):
        return
    quoted: list[tuple[int, int]] | None = None
    for _, start, end in _hits(text):
        if not _stands_free(text, start, end):
            continue
        if quoted is None:
            quoted = [found.span() for found in _QUOTED.finditer(text)] if _MARK.search(text) else []
        if not any(low < start < high for low, high in quoted):
            yield Place(start, end, text[start:end])


def spelling(passages: Sequence[Passage], text: str) -> Spelling:
    """Return the words of an article (its passages, and all their ``text``) that show a spelling.

    None of them if they are all of one: that says nothing, and is seen at a glance.
    """
    known = words()
    if len({known[text[start:end]].side for _, start, end in _hits(text)}) < 2:
        return Spelling()
    counts: dict[str, Counter[str]] = {BRITISH: Counter(), AMERICAN: Counter()}
    first: dict[str, tuple[int, str]] = {}
    numbers: dict[int, None] = {}
    for passage in passages:
        for place in places(passage.text):
            side = known[place.word].side
            counts[side][place.word] += 1
            numbers[passage.number] = None
            first.setdefault(side, (passage.number, place.word))
    british, american = (tuple(counts[side].items()) for side in (BRITISH, AMERICAN))
    rarer = BRITISH if _total(british) < _total(american) else AMERICAN
    return Spelling(british=british, american=american, odd=first.get(rarer, (-1, "")), passages=tuple(numbers))


def _total(counted: tuple[tuple[str, int], ...]) -> int:
    return sum(count for _, count in counted)


def _hits(text: str) -> Sequence[tuple[int, int, int]]:
    """Return (number of the word, start, end) of all known words in ``text``, also inside others."""
    return _automaton().find_matches_as_indexes(text)


@cache
def _automaton() -> "AhoCorasick":
    import ahocorasick_rs

    return ahocorasick_rs.AhoCorasick(
        list(words()),
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        store_patterns=False,
        implementation=ahocorasick_rs.Implementation.DFA,
    )


def literals(side: str) -> Iterator[str]:
    """Yield what stands in every word of one side: each word that begins with none of the others."""
    first = "-"
    for word in sorted(word for word, shows in words().items() if shows.side == side):
        if not word.startswith(first):
            first = word
            yield word


def _stands_free(text: str, start: int, end: int) -> bool:
    """Is this a word of its own, in prose and in English?"""
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    if before and (before.isalnum() or before in _CODE_BEFORE):
        return False
    if after and (after[0].isalnum() or after[0] in _CODE_AFTER or (after[0] in ".:" and after[1:].isalnum())):
        return False
    if after[:1] in ("'", "’") and after[1:].isalpha() and after[1] not in "sS":
        return False  # labour'd
    low = max(0, start - 16)
    if before == "-" and _STYLE_SHEET.search(text, low, start):
        return False
    return not (_FOREIGN_BEFORE.search(text, low, start) or _FOREIGN_AFTER.match(text, end))
