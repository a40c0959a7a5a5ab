"""Find words in another script that were left in Latin text: “Professor Воданович”, “returned Вестминстеру”."""

import re
from collections.abc import Iterable
from functools import lru_cache

from cleanup.acronyms import table
from cleanup.evidence import Evidence
from cleanup.normalizers import Options, normalizer
from cleanup.rule import QUOTES, Match, Safety
from cleanup.scripts import LETTERS, LOOK_ALIKES, NOMINATIVE, romanised, runs
from cleanup.text import Edit, Passage

#: So many runs, and one in so many code points, and the article is about texts in that script.
MANY, DENSE = 6, 600
_EXPLAINED = re.compile(
    r"(?:\b(?:letters?|words?|characters?|signs?|symbols?|called|means|meaning|spelled|written|reads|Russian|Cyrillic|"
    r"Ukrainian|Bulgarian|Serbian|Greek|Arabic|Hebrew|Persian|Hindi|Thai|Chinese|Japanese|Korean|kanji|hashtag|"
    r"transliterated|translated|named|titled|lit\.|as)\b[^\w\n]{1,4}|[=/#@])$",
    re.IGNORECASE,
)
_EXPLAINS = re.compile(r"[”\"’»*_]*(?: \(|,? (?:means|is (?:the )?[A-Z]\w+ for|or|that is)\b| ?[=/]| [–—-] )")
_LETTERS = frozenset(LETTERS)
_CAPITALISED = re.compile(
    r"[\u0410-\u042f\u0401\u0404\u0406\u0407\u0490][\u0430-\u044f\u0451\u0454\u0456\u0457\u0491]+"
)


@normalizer("foreign-script", options={}, triggers=lambda options, languages: LETTERS)
def foreign_script(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield runs of words in another script, but for those that the text quotes or explains.

    A Cyrillic surname in the nominative carries its romanisation, as a proposal, and as a fix where that spelling
    stands elsewhere in the article. An article full of such words is told of once.
    """
    text = passage.text
    if _LETTERS.isdisjoint(text):
        return  # a few rare characters, which nothing wakes the rule for
    everywhere = list(runs(text))
    places = [place for place in everywhere if not _is_explained(text, place[0], place[1])]
    if not places:
        return
    if sum(end - start for start, end, _ in everywhere) * 4 > 3 * sum(map(str.isalpha, text)):
        script = places[0][2]
        said = f"the paragraph is in {script} letters"
        yield Match(places[0][0], places[-1][1], (), (said,), None, "", ("article", "foreign paragraph"))
        return
    group = ("article", "foreign script") if _is_habit(evidence.text) else None
    for start, end, script in places:
        word = text[start:end]
        if word in table("ru") or all(char in LOOK_ALIKES for char in word):
            continue
        said = f"{script} letters in Latin text, neither quoted nor explained"
        latin = _name(word, text, start, evidence)
        if latin and evidence.stands(latin):
            said = f"“{word}” is {latin} in the romanisation of BGN/PCGN, and “{latin}” stands in this article"
            yield Match(start, end, (Edit(start, end, latin),), (said,), Safety.SAFE, "", group)
        else:
            edits = (Edit(start, end, latin),) if latin else ()
            yield Match(start, end, edits, (said,), Safety.SUGGESTION, "", group)


def _is_explained(text: str, start: int, end: int) -> bool:
    """Does the word stand in brackets, in marks of its own, or beside what explains it?"""
    if text[start - 1 : start] in QUOTES and text[end : end + 1] in QUOTES:
        return True
    opened = text.rfind("(", max(0, start - 100), start)
    if opened >= 0 and text.find(")", opened, start) < 0:
        return True
    before = text[max(0, start - 24) : start]
    glued = before[-1:].isalnum() or text[end : end + 1].isalnum()
    return glued or bool(_EXPLAINED.search(before) or _EXPLAINS.match(text, end))


@lru_cache(maxsize=8)
def _is_habit(article: str) -> bool:
    """Does the article hold so many words in other scripts that it is about them?"""
    count = sum(1 for _, _ in zip(runs(article), range(len(article) // DENSE + MANY), strict=False))
    return count > MANY and count * DENSE > len(article)


def _name(word: str, text: str, start: int, evidence: Evidence) -> str:
    """The romanisation of a word that is a surname in the nominative; "" if it is none, or its language not known."""
    source = (evidence.source_language or "").partition("-")[0]
    words = word.split(" ")
    if source not in ("ru", "uk") or not start or not NOMINATIVE.search(words[-1]):
        return ""
    if len(words) > 3 or not all(map(_CAPITALISED.fullmatch, words)):
        return ""
    return " ".join(romanised(part, source) for part in words)
