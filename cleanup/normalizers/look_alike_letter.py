"""Find Cyrillic and Greek letters in words that are Latin but for them."""

import re
from collections.abc import Iterable

from cleanup.acronyms import table
from cleanup.evidence import Evidence
from cleanup.normalizers import Languages, Options, normalizer
from cleanup.rule import Match, Safety
from cleanup.scripts import LOOK_ALIKES
from cleanup.text import Edit, Passage

_FOREIGN = "\u0370-\u03ff\u0400-\u052f"
_LETTERS = re.compile(rf"[{_FOREIGN}]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
#: These Latin letters look like Cyrillic ones: they prove nothing about their word.
_DOUBLES = frozenset(LOOK_ALIKES.values())
#: Words that the whole world writes so, and letters behind the words that they label.
_KNOWN = frozenset({"OK", "CO2"})
_LABELLED = re.compile(r"\b(?:options?|vitamins?|groups?|class|plan|type|grade|points?|category|hepatitis) $")
_SUBJECT = re.compile(
    r"homogl|homogr|look-?alike|confusabl|cyrillic|punycode|\bIDN|unicode|spoof|phish|transliter|alphabet",
    re.IGNORECASE,
)


def _literals(options: Options, languages: Languages) -> Iterable[str]:
    return LOOK_ALIKES


@normalizer("look-alike-letter", options={}, triggers=_literals)
def look_alike_letter(passage: Passage, options: Options, evidence: Evidence) -> Iterable[Match]:
    """Yield words with look-alike letters, each with the edits that make them Latin.

    A word that mixes scripts, and has a Latin letter that no other script has, is proved; a word all of
    look-alikes is where it stands elsewhere in Latin letters. Symbols of mathematics are none of this, and an
    article about look-alikes shows them on purpose.
    """
    text, at = passage.text, 0
    for found in _LETTERS.finditer(text):
        if found.start() < at:
            continue
        start, at = _word(text, found.start())
        word = text[start:at]
        made = "".join(LOOK_ALIKES.get(char, char) for char in word)
        if _LETTERS.search(made):
            continue  # a letter that no Latin one looks like: another language
        told = _told(word, made, text, start, at, evidence)
        if told is None:
            continue
        safety, said = told
        if _SUBJECT.search(evidence.text):
            safety = Safety.SUGGESTION
        edits = tuple(Edit(start + i, start + i + 1, made[i]) for i in range(len(word)) if word[i] != made[i])
        yield Match(start, at, edits, (said,), safety)


def _word(text: str, at: int) -> tuple[int, int]:
    """The span of the letters and digits around ``at``."""
    start = end = at
    while start and text[start - 1].isalnum() and at - start < 40:
        start -= 1
    while end < len(text) and text[end].isalnum() and end - at < 40:
        end += 1
    return start, end


def _told(word: str, made: str, text: str, start: int, end: int, evidence: Evidence) -> tuple[Safety, str] | None:
    latin = [char for char in word if _LATIN.match(char)]
    if latin:
        greek = any("\u0370" <= char <= "\u03ff" for char in word)
        if len(word) < (4 if greek else 2) or (greek and len(latin) < 2):
            return None
        said = f"“{made}” is written with {len(word) - len(latin) - sum(map(str.isdigit, word))} of another alphabet"
        if any(char not in _DOUBLES for char in latin) or evidence.stands(made):
            return Safety.SAFE, said
        return Safety.UNSAFE, said
    near = text[max(0, start - 3) : start] + text[end : end + 3]
    if word in table("ru") or _LETTERS.search(near):
        return None
    if len(made) == 1:
        label = _LABELLED.search(text, max(0, start - 12), start)
        return (Safety.SAFE, f"“{label[0].strip()}” labels with a Latin {made}") if label and made.isupper() else None
    if made in _KNOWN or evidence.stands(made):
        return Safety.SAFE, f"“{made}” in letters of another alphabet" + (
            "" if made in _KNOWN else f", and “{made}” stands in this article"
        )
    return None
